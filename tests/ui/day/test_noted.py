"""The page of the day: notes that are kept; Today asks for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coach.domain.talk.talk_log import TalkNote
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.today.today_page import TodayPage
from tests.ui.conftest import button, out_of, texts
from tests.ui.day.conftest import TODAY, K, asks
from tests.ui.steps import opened

# -- what is kept


@pytest.fixture
def noted(services, case, decided):
    """A note of today's talk."""
    services.cases.set_talk(case.id, TODAY, "09:00")
    after = services.after.choices(case.id)
    return services.after.log(
        case.id,
        TalkNote(
            TODAY,
            held=True,
            reaction="anger",
            surprised=after.surprises[0].id,
            outcome=after.outcomes[0].id,
            next_step="Ring Joe of Halden Tools",
            next_on=TODAY + timedelta(days=1),
            reflection="Halden Tools were kind.",
        ),
    )


def test_a_note_is_listed_whole_and_it_is_not_asked_again(services, case, noted, make):
    page, after = make(), services.after.choices(case.id)
    shown = texts(page)
    assert not asks(page)
    assert "Thu 26 November 2026 · it took place" in shown
    for text in (after.surprises[0].text, after.outcomes[0].text, "First reaction: "):
        assert text in shown
    assert "Next: Ring Joe of Halden Tools (Fri 27 November 2026)" in shown
    assert "Halden Tools were kind." in shown


def test_a_note_is_deleted_and_brought_back(services, case, noted, make, heard):
    page = make()
    button(page, f"delete-log:{noted.id}").click()
    assert services.after.logs(case.id) == ()
    assert asks(page)
    heard.notes[-1].undo()
    assert services.after.logs(case.id) == (noted,)
    assert "it took place" in texts(page)


def test_discreet_mode_hides_names_in_notes(services, noted, make):
    services.settings.discreet = True
    shown = texts(make())
    assert "Halden" not in shown
    assert "H. T. were kind." in shown


@pytest.mark.parametrize(("width", "percent"), [(640, 100), (900, 200)])
def test_nothing_reaches_beyond_the_page(qapp, make, keys, width, percent):
    page = make(TODAY, "09:00")
    qapp.set_look("light", percent)
    page.resize(width, 600)
    for pressed in (K.Key_1, K.Key_Escape, K.Key_2):
        keys(page, pressed)
        assert not out_of(page.findChild(QWidget, "column"))
    qapp.set_look("light", 100)


# -- from Today


def test_today_asks_how_it_went_until_there_is_a_note(qtbot, services, shell, heard, case, decided):
    services.cases.set_talk(case.id, TODAY, "09:00")
    page = opened(qtbot, TodayPage(services, shell))
    row = button(page, f"how-it-went:{case.id}")
    assert row.accessibleName() == "How did it go?"
    qtbot.keyClick(row, K.Key_Return)
    assert heard.last == ("day", case.id)
    services.after.log(case.id, TalkNote(TODAY, held=False))
    page.show_page()
    assert "How did it go?" not in texts(page)


def test_today_lets_an_old_talk_be(qtbot, services, shell, case, decided):
    services.cases.set_talk(case.id, TODAY - timedelta(days=31))
    assert "How did it go?" not in texts(opened(qtbot, TodayPage(services, shell)))


def test_the_card_of_the_next_talk_leads_to_its_day(qtbot, services, shell, heard, decided):
    page = opened(qtbot, TodayPage(services, shell))
    for on, leads in ((TODAY, "day"), (TODAY + timedelta(days=1), "talk")):
        services.cases.set_talk(decided.id, on, "15:00")
        page.show_page()
        button(page, "open-next-talk").click()
        assert heard.last == (leads, decided.id)


def test_the_page_begins_at_its_top_though_the_first_question_has_the_keys(
    qtbot, services, window, case, decided
):
    services.cases.set_talk(case.id, TODAY - timedelta(days=1))
    window.resize(900, 420)
    window.shell.go("day", case.id)
    bar = window.page("day").findChild(ScrollPage).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    rounds = []
    QTimer.singleShot(0, window, lambda: rounds.append(1))
    qtbot.waitUntil(lambda: bool(rounds))
    assert bar.value() == 0
