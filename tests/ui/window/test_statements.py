"""A case is read once for an action: what each action costs, in statements and in files walked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from coach.ui.case.reminder_row import ReminderRow
from coach.ui.talk.lines.talk_line import TalkLineBlock
from tests.statements import counted
from tests.ui.conftest import button

TALK = date(2026, 12, 10)
FILES = 12  # from the click to the row


@pytest.fixture
def store(services):
    return services._context.store


@pytest.fixture
def begun(qtbot, window, case):
    """The interview at its second question; the file says already that it is in use."""
    window.show_page("interview", case.id)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_1)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)


@pytest.fixture
def dated(services, case, answer):
    """A case with a verdict and a day for its talk."""
    answer("marketing-agency")
    return services.cases.set_talk(case.id, TALK, "10:00")


def test_an_answer_clicked(qtbot, window, services, case, store, begun):
    asked = services.cases.view(case.id).question
    card = button(window, f"choice:{asked.options[0].id}")
    with counted(store, "INSERT INTO answer") as cost:
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
    assert len(cost.statements) <= 8, cost.statements
    assert len(cost.files) <= FILES, cost.files
    assert cost.files[-1] == "store/file/connection.py"
    assert services.cases.view(case.id).answered[-1].question == asked.id


def test_going_on_to_the_next_question_reads_nothing(qtbot, window, services, case, store, begun):
    asked = services.cases.view(case.id).question
    qtbot.mouseClick(button(window, f"choice:{asked.options[0].id}"), Qt.MouseButton.LeftButton)
    with counted(store) as cost:
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        QApplication.processEvents()
    assert cost.statements == []


def test_an_answer_taken_back(qtbot, window, services, store, begun):
    with counted(store) as cost:
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QApplication.processEvents()
    assert len(cost.changes) == 3  # the journal, the case, and the count of commits
    assert len(cost.statements) <= 8, cost.statements


def test_a_line_saved(qtbot, window, services, case, store, dated):
    window.show_page("talk", case.id)
    line = window.page("talk").findChildren(TalkLineBlock)[0]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    editor = window.focusWidget()
    qtbot.keyClicks(editor, " Good morning.")
    with counted(store, "INSERT INTO line_edit") as cost:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        QApplication.processEvents()
    assert len(cost.statements) <= 12, cost.statements
    assert len(cost.files) <= FILES, cost.files
    assert cost.files[-1] == "store/file/connection.py"
    assert services.lines.rows(case.id)[0].text.endswith("Good morning.")


@pytest.mark.parametrize("page", ["after", "today"])
def test_a_reminder_ticked(window, services, case, store, dated, page):
    services.reminders.add(case.id, "Ring Dana", date(2026, 11, 26))
    window.show_page(page, case.id if page == "after" else None)
    row = window.page(page).findChildren(ReminderRow)[0]
    with counted(store, "UPDATE reminder") as cost:
        row.findChild(QCheckBox).click()
        QApplication.processEvents()
    assert len(cost.statements) <= 12, cost.statements
    assert len(cost.files) <= FILES, cost.files
    assert cost.changes


# What a page reads of a case of which nothing was read before, the badge included; for the talk
# also what others said to its lines.
PAGES = {"interview": 10, "verdict": 14, "talk": 13, "papers": 12, "after": 15, "today": 16}


@pytest.mark.parametrize(("page", "most"), PAGES.items())
def test_a_page_shown_reads_its_case_once_and_then_not_again(window, store, dated, page, most):
    about = None if page == "today" else dated.id
    window.show_page("today")
    window.show_page("verdict", dated.id)
    window.show_page(page, about)
    window.show_page("cases")
    store._cache.clear()
    with counted(store) as cost:
        window.show_page(page, about)
        QApplication.processEvents()
    assert len(cost.statements) <= most, cost.statements
    assert len(set(cost.statements)) == len(cost.statements)  # none of them twice
    with counted(store) as cost:
        window.show_page(page, about)
        QApplication.processEvents()
    assert cost.statements == []


def test_a_page_shown_after_an_answer_reads_what_that_has_changed(
    window, services, case, store, dated
):
    window.show_page("papers", case.id)
    window.show_page("verdict", case.id)
    services.talks.set_fact(case.id, "contact", "Dana Ek")
    services.cases.answer(case.id, "way-in", "parting")
    with counted(store) as cost:
        window.show_page("papers", case.id)
        QApplication.processEvents()
    assert 0 < len(cost.statements) <= 12, cost.statements
