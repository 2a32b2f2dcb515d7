"""A round in a low window, with long names and large letters: nothing is squeezed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.domain.practice.rounds import Answer, Rater
from coach.services.practice.round_setup import RoundSetup
from coach.ui.kit.basic.buttons import Button
from coach.ui.kit.layout.low_page import LowPage
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.rounds.round_page import RoundPage
from coach.ui.rounds.second_window import RoundWindow
from tests.ui.conftest import button
from tests.ui.room import cut, settle

K = Qt.Key
LONG = "Maximiliane Oberhauser of the Lower Saxon Coast"
SIZES = ((640, 480), (640, 400), (900, 600), (1180, 760))
PERCENTS = (100, 150, 200)


@pytest.fixture
def page(window, services, ticks):
    """The page of a round with long names, in the window."""
    people = tuple((rater, f"{LONG} {rater.value}") for rater in Rater)
    begun = services.rounds.begin(RoundSetup(people=people))
    window.shell.ticks = ticks
    window.show_page("round", begun.id)
    return window.findChild(RoundPage)


def views_of(page):
    """Go through each view, with its cover and without."""
    for view in ("rep", "client", "sheet"):
        button(page, f"tab:{view}").click()
        yield view
        cover = page.findChild(Button, "lift-cover")
        if cover.isVisible():
            cover.click()
            yield f"{view}, open"


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("state", ["before", "runs", "stands", "over"])
def test_nothing_of_a_round_is_squeezed_in_a_low_window(
    window, page, letters, ticks, state, percent
):
    if state != "before":
        page._board.run()
        ticks.now += 75
    if state == "stands":
        button(page, "turn-clock").click()
    if state == "over":
        button(page, "round-main").click()
        window.show_page("round", page._board.round.id)
    faults = []
    for stretch in (100, 125):
        letters(stretch, percent)
        for size in SIZES:
            window.resize(*size)
            for view in views_of(page):
                settle()
                faults += [(stretch, size, view, fault) for fault in cut(window)]
    assert faults == []
    page._board.pause()


@pytest.mark.parametrize("percent", PERCENTS)
def test_nothing_of_the_second_window_is_squeezed(page, letters, percent):
    button(page, "second-window").click()
    beside = page.findChildren(RoundWindow)[-1]
    faults = []
    for stretch in (100, 125):
        letters(stretch, percent)
        for size in ((640, 480), (480, 400)):
            beside.resize(*size)
            for part in ("client", "sheet"):
                button(beside, f"tab:{part}").click()
                settle()
                faults += [(stretch, size, part, fault) for fault in cut(beside)]
        if stretch == 100:
            button(beside, "lift-cover").click()
    assert faults == []
    beside.close()


@pytest.mark.parametrize("percent", PERCENTS)
def test_nothing_of_the_way_in_is_squeezed(window, letters, percent):
    window.show_page("round-setup")
    page, faults = window.page("round-setup"), []
    for name in ("about-it", "who-sits-where"):
        button(page, name).click()
    for stretch in (100, 125):
        letters(stretch, percent)
        for size in SIZES:
            window.resize(*size)
            settle()
            faults += [(stretch, size, fault) for fault in cut(window)]
    assert faults == []


@pytest.mark.parametrize("percent", PERCENTS)
@pytest.mark.parametrize("stage", ["own", "others", "together"])
def test_nothing_of_the_short_debrief_is_squeezed(window, services, letters, stage, percent):
    people = ((Rater.REP, ""), (Rater.CLIENT, LONG))
    begun = services.rounds.begin(RoundSetup(people=people))
    checks = begun.cards.sheet.checks
    services.rounds.mark(begun.id, Rater.CLIENT, checks[0].id, answer=Answer.NO, at=20)
    services.rounds.end(begun.id, 240)
    for check in checks[:3]:
        services.rounds.mark(begun.id, Rater.REP, check.id, answer=Answer.YES)
    done = {"own": (), "others": (Rater.REP,), "together": (Rater.REP, Rater.CLIENT)}[stage]
    for rater in done:
        services.rounds.finish_marks(begun.id, rater)
    window.show_page("round-debrief", begun.id)
    if stage == "together":
        button(window, "put-names").click()
    faults = []
    for stretch in (100, 125):
        letters(stretch, percent)
        for size in SIZES[1:] if percent < 200 else SIZES[2:]:
            window.resize(*size)
            settle()
            faults += [(stretch, size, fault) for fault in cut(window)]
    assert faults == []


def test_in_a_low_window_one_bar_scrolls_all_of_it(window, page, letters):
    letters(100, 200)
    window.resize(900, 600)
    for view in views_of(page):
        settle()
        pages = [each for each in page.findChildren(ScrollPage) if each.isVisible()]
        bars = [bar for each in pages if (bar := each.verticalScrollBar()).maximum() > 0]
        assert len(bars) <= 1, (view, [bar.maximum() for bar in bars])


def test_it_begins_at_the_top_whichever_view_is_chosen(window, page, letters):
    letters(100, 200)
    window.resize(900, 600)
    for view in ("client", "rep", "sheet"):
        button(page, f"tab:{view}").click()
        settle()
        assert page.findChild(LowPage).verticalScrollBar().value() == 0
