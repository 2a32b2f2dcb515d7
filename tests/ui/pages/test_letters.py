"""Letters of any width, text of any size, windows of any width: all words are seen, whole."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip

from coach.domain.case import Stage
from coach.errors import GoodTermsError
from coach.ui.case.case_header import CaseHeader, StepButton
from coach.ui.case.verdict_words import header_words
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.tab_row import TabRow
from coach.ui.talk.part_nav import PartNav, PartRow
from coach.ui.window.page_list import PAGES
from coach.ui.window.toast import Toast
from tests.ui.conftest import button
from tests.ui.room import cut, places, settle

STRETCHES, PERCENTS = (80, 100, 125), (100, 150)
SIZES = ((640, 480), (683, 600), (900, 600), (1400, 900))
LONG = "Vale Dental and Orthodontic Partners of Lower Saxony"


@pytest.fixture
def full(services, case, show):
    """Shows a page of a case with long names and something in every list."""
    services.clients.edit(case.client_id, LONG, "They came to us through Halden Tools.")
    services.clients.add_contact(case.client_id, "Dr Maximiliane Oberhauser", "head of purchasing")
    show("verdict")
    services.cases.set_talk(case.id, date(2026, 12, 23), "14:30")
    services.reminders.add(case.id, "Send them the list of open work", date(2026, 11, 26))
    return show


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_a_page_has_room_for_its_words_and_one_shape_a_width(window, full, letters, name):
    full(name)
    faults, places_at = [], {}
    for stretch in STRETCHES:
        for percent in PERCENTS:
            letters(stretch, percent)
            for size in (*SIZES, SIZES[0], SIZES[2]):
                window.resize(*size)
                settle()
                at = (stretch, percent, size)
                if at in places_at:
                    assert places(window) == places_at[at], at
                    continue
                places_at[at] = places(window)
                faults += [(at, fault) for fault in cut(window)]
    assert faults == []


@pytest.mark.parametrize("percent", PERCENTS)
def test_a_dialog_has_room_for_its_words(qtbot, window, dialogs, letters, percent):
    window.resize(640, 480)
    faults = []
    for stretch in STRETCHES:
        letters(stretch, percent)
        for name, make in dialogs.items():
            dialog = make()
            dialog.open()
            qtbot.waitExposed(dialog)
            settle()
            faults += [(stretch, name, fault) for fault in cut(dialog)]
            dialog.close()
    assert faults == []


@pytest.mark.parametrize("percent", PERCENTS)
def test_what_is_said_at_the_bottom_has_room(window, letters, percent):
    window.show_page("today")
    safe, todo = "Your answers are safe. " * 4, "Try it again, or go on without it. " * 4
    for stretch in STRETCHES:
        letters(stretch, percent)
        window.resize(640, 480)
        window.shell.toast("Put off until Monday, 30 November. " * 3, lambda: True)
        settle()
        assert cut(window) == []
        window.shell.refused.emit(GoodTermsError("It could not be saved.", safe=safe, todo=todo))
        settle()
        assert cut(window) == []
    window.findChild(Toast).hide()


# -- the header of a case


@pytest.fixture
def header(qtbot, services, shell, case, answer):
    """Shows a header with names of so many letters, so wide; nothing else of it may matter."""
    case = answer("marketing-agency")
    made = CaseHeader(shell)
    qtbot.addWidget(made, before_close_func=lambda _: made)  # kept until then
    made.show()

    def show(client, subject, width):
        names = ("Vale Dental Orthodontics Partners of the Lower Saxon Coast " * 2)[:client].strip()
        titles = ("Late again with all that we have agreed upon in the spring " * 2)[
            :subject
        ].strip()
        there = replace(case, client_name=names, title=titles)
        made.resize(width, 60)
        made.show_case(there, Stage.VERDICT, *header_words(services, case))
        settle()
        return made

    return show


def seen_whole(label):
    """Whether a label that may end in dots does not."""
    return label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("percent", PERCENTS)
def test_a_clients_name_is_the_last_thing_cut(header, letters, stretch, percent):
    letters(stretch, percent)
    for letters_ in (5, 11, 24, 40, 60):
        for width in (380, 560, 680, 780, 892, 1120):
            shown = header(letters_, 30, width)
            client = shown.findChild(QLabel, "header-client")
            title = shown.findChild(QLabel, "header-title")
            needs = client.x() + client.fontMetrics().horizontalAdvance(client.text())
            assert seen_whole(client) or needs > width, (letters_, width)
            if not seen_whole(client):
                assert not title.isVisible()
            assert cut(shown) == []


def test_the_subject_gives_way_first_then_the_words_of_the_steps(header):
    wide, steps = header(11, 60, 892), ("interview", "verdict", "talk", "rehearse", "day", "after")
    client, title = (wide.findChild(QLabel, f"header-{part}") for part in ("client", "title"))
    whole = [button(wide, f"step:{step}").width() for step in steps]
    assert client.text() == "Vale Dental"
    assert seen_whole(client)
    assert not seen_whole(title)
    assert not title.grab().isNull()  # drawn
    assert title.toolTip() == title.text()
    narrow = header(40, 60, 892)
    short = [button(narrow, f"step:{step}").width() for step in steps]
    assert seen_whole(client)
    assert title.isVisible()
    assert [now < before for now, before in zip(short, whole, strict=True)] == [
        step != "verdict" for step in steps
    ]  # the word stays where we are
    tips = {step: button(narrow, f"step:{step}").toolTip() for step in steps}
    assert tips["rehearse"].startswith("Rehearse")
    assert all(button(narrow, f"step:{step}").accessibleName() for step in steps)
    header(11, 60, 892)
    assert [button(wide, f"step:{step}").width() for step in steps] == whole
    assert not any(step.toolTip().startswith("Rehearse") for step in wide.findChildren(StepButton))


# -- what is bold where it is chosen


@pytest.mark.parametrize("percent", [100, 120, 150, 200])
def test_a_chosen_tab_has_room_for_its_bold_words(qtbot, shell, letters, percent):
    letters(100, percent)
    row = TabRow(("they", "avoid"))
    qtbot.addWidget(row, before_close_func=lambda _: row)  # kept until then
    row.set_text("they", "They may say")
    row.set_text("avoid", "Avoid")
    row.show()
    row.choose("avoid")
    settle()
    before = places(row)
    row.choose("they")
    settle()
    assert places(row) == before
    tab = button(row, "tab:they")
    bold = QFont(tab.font())
    bold.setWeight(QFont.Weight.DemiBold)
    around = 2 * (shell.theme.px(8) + 2)  # as the style sheet has it
    assert tab.width() >= QFontMetrics(bold).horizontalAdvance("They may say") + around


@pytest.mark.parametrize("stretch", [80, 100, 110, 125])
def test_no_part_moves_where_another_is_chosen(window, show, letters, stretch):
    letters(stretch, 100)
    window.resize(1400, 900)
    show("talk")
    settle()
    nav = window.findChild(PartNav)
    rows = {row: row.geometry() for row in nav.findChildren(PartRow)}
    assert len(rows) > 3
    for row in rows:
        row.click()
        settle()
        assert {row: row.geometry() for row in rows} == rows


# -- what may end in dots says the whole in its tooltip


def tip_of(widget):
    """What the tooltip of a widget says in its middle; nothing where there is none."""
    at = widget.rect().center()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    said = QToolTip.text()
    QToolTip.hideText()
    settle()
    return said


def test_a_choice_that_has_no_room_tells_the_whole(qtbot, shell):
    box, text = ChoiceField("pick"), "The end of a quarter, as the contract of the spring has it"
    qtbot.addWidget(box, before_close_func=lambda _: box)  # kept until then
    box.addItem(text)
    box.resize(120, 36)
    box.show()
    assert tip_of(box) == text
    box.resize(900, 36)
    assert tip_of(box) == ""
