"""What is typed is kept soon, however steadily one types: nothing waits for a pause alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from coach.domain.talk.talk import FactKind
from coach.ui.case.fact_fields import FactField
from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.kit.fields.typing_pause import AT_MOST, TypingPause
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.talk_line import TalkLineBlock
from tests.statements import counted

PROMISED = 2000  # milliseconds after the first key that is not kept yet
WORDS = "We were four hours late with the wedding"


def timers(root):
    return [each for each in root.findChildren(TypingPause) if each.latest.isActive()]


def pass_time(root):
    """What comes when the longest wait after the first key is over, without waiting for it."""
    for timer in timers(root):
        assert 0 < timer.latest.interval() < PROMISED
        timer.latest.timeout.emit()


def test_keys_that_go_on_do_not_put_it_off(qtbot):
    at = []
    owner = QTimer()
    pause = TypingPause(owner, 600)
    pause.due.connect(lambda: at.append(1))
    pause.key()
    before = pause.latest.remainingTime()
    pause.key()
    assert pause.latest.remainingTime() <= before  # the first key counts
    assert AT_MOST + 300 <= PROMISED
    pause.latest.timeout.emit()
    assert at == [1]
    assert not pause.isActive()
    assert not pause.latest.isActive()
    assert not pause.end()
    pause.key()
    assert pause.end()
    assert at == [1]


@pytest.fixture
def first(qtbot, window, services, case, answer):
    """What is asked first of a talk, with a field of it."""
    answer("payroll", first=False)
    window.show_page("first-facts", case.id)
    qtbot.waitActive(window)
    page = window.page("first-facts")
    fields = [each for each in page.findChildren(FactField) if each.fact.kind is FactKind.TEXT]
    return fields[0]


def steadily(qtbot, field, words):
    """Type without a pause that any timer heeds."""
    for number in range(0, len(words), 4):
        qtbot.keyClicks(field, words[number : number + 4])


def test_a_fact_is_kept_while_one_types(qtbot, window, services, case, first):
    edit = first.key_field()
    edit.setFocus()
    steadily(qtbot, edit, WORDS)
    with counted(services._context.store) as cost:
        pass_time(first)
    assert len(cost.statements) <= 12, cost.statements
    assert services.talks.given(case.id)[first.fact.id] == WORDS
    steadily(qtbot, edit, " in June")  # what follows waits no longer than that again
    assert first._pause.latest.isActive()
    pass_time(window)
    assert edit.toPlainText() == f"{WORDS} in June"
    assert services.talks.given(case.id)[first.fact.id] == edit.toPlainText()
    assert services.unsaved.kept() == ()  # it is where it belongs


def test_a_line_is_kept_while_one_types(qtbot, window, services, case, answer):
    answer("payroll")
    window.show_page("talk", case.id)
    qtbot.waitActive(window)
    block = next(each for each in window.findChildren(TalkLineBlock) if each.isVisible())
    block.edit()
    editor = window.findChild(LineEditor, f"edit:{block.line.id}")
    steadily(qtbot, editor, f" {WORDS}")
    with counted(services._context.store) as cost:
        pass_time(window)
    assert 0 < len(cost.statements) <= 12, cost.statements
    (kept,) = services.unsaved.kept()
    assert kept.text.endswith(WORDS)
    assert (kept.page, kept.about, kept.field) == ("talk", case.id, f"edit:{block.line.id}")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    pass_time(window)
    assert services.unsaved.kept() == ()  # the line has it now


def test_what_is_typed_in_a_dialog_is_kept(qtbot, window, services):
    window.show_page("clients")
    dialog = ClientDialog(services, window.shell, window)
    dialog.open()
    qtbot.waitActive(dialog)
    field = dialog.findChild(QPlainTextEdit, "client-note")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    steadily(qtbot, field, WORDS)
    assert services.unsaved.kept() == ()
    pass_time(window)
    assert [each.text for each in services.unsaved.kept()] == [WORDS]
    assert "Note" in services.unsaved.kept()[0].what
    dialog.reject()


@pytest.mark.parametrize("page", ["cases", "clients"])
def test_a_search_is_not_kept(qtbot, window, services, page):
    window.show_page(page)
    field = window.findChild(QLineEdit, f"{page}-search")
    if field.isVisible():
        field.setFocus()
    steadily(qtbot, field, WORDS)
    pass_time(window)
    assert services.unsaved.kept() == ()
