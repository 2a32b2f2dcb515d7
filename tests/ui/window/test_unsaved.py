"""What was typed and cannot be saved: told as the window closes, kept whole, offered again."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from coach.domain.talk.talk import FactKind
from coach.services.case.text import LONGEST
from coach.services.settings.unsaved import Unsaved
from coach.ui.day.log_form import LogForm
from coach.ui.kit.fields.numbered_choices import NumberedChoices
from coach.ui.kit.fields.typed import most_of
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.window.main_window import MainWindow
from coach.ui.window.page_list import PAGES
from coach.ui.window.toast import Toast
from coach.ui.window.unsaved_bar import UnsavedBar, UnsavedDialog
from tests.ui.conftest import button, texts

MUCH = "a word " * 4000  # more than any field takes
NAMES = [entry.name for entry in PAGES]
# Pages with fields that wait for their button, or until what stands in all of them can be kept.
WAITING = {"round-setup", "roleplay"}
SEARCHES = {"clients-search", "cases-search", "scripts-search", "vendors-search", "find-field"}


def a_line(services, case):
    part = next(each for each in services.talks.talk(case.id).parts if each.id == "news")
    return next(each for each in part.lines if not each.cue)


@pytest.fixture
def editor(qtbot, window, services, case, answer):
    """A line of a talk that is being rewritten."""
    answer("payroll")
    window.show_page("talk", case.id)
    qtbot.waitActive(window)
    line = a_line(services, case)
    block = window.findChild(TalkLineBlock, f"line:{line.id}")
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_E)
    return window.findChild(LineEditor, f"edit:{line.id}")


@pytest.fixture
def again(qtbot, qapp, services):
    """The window of the next start, over the same data."""

    def start() -> MainWindow:
        window = MainWindow(services, qapp.theme, qapp.icons)
        qtbot.addWidget(window)
        window.show()
        window.show_page("today")
        window.offer_unsaved()
        return window

    return start


def kept_line(services) -> str:
    """The id of the line that the one text that is kept was written for."""
    (kept,) = services.unsaved.kept()
    return kept.field.removeprefix("edit:")


def put(field, text):
    """Put a text into a field as a paste does."""
    field.selectAll()
    if isinstance(field, QLineEdit):
        field.insert(text)
    else:
        field.insertPlainText(text)


def offered(window) -> str:
    """What the line above the pages offers; empty without one."""
    bar = window.findChild(UnsavedBar)
    if bar is None or not bar.isVisible():
        return ""
    button(bar, "show-unsaved").click()
    dialog = window.findChild(UnsavedDialog)
    found = [each.toPlainText() for each in dialog.findChildren(QPlainTextEdit)]
    words = texts(dialog)
    button(dialog, "ok").click()
    return "\n".join((*found, words))


def test_a_line_that_is_too_long_says_by_how_much_as_one_types(editor):
    put(editor, "x" * LONGEST)
    assert "too many" not in texts(editor)
    put(editor, "x" * (LONGEST + 50))
    assert "2,050 characters, 50 too many" in texts(editor)
    assert editor.accessibleDescription() == "2,050 characters, 50 too many"
    put(editor, "x" * LONGEST)
    assert "too many" not in texts(editor)
    assert "Enter keeps it" in editor.accessibleDescription()


def test_a_refused_line_is_told_and_kept_whole_also_when_its_page_was_left(
    window, services, editor, again
):
    long = "word " * 600 + "the very end"
    put(editor, long)
    window.show_page("today")
    put(editor, long[-2050:])  # mended in part: 50 are still too many
    assert not window.close()
    assert "2,050 characters, 50 too many" in window.findChild(Toast).text()
    assert window.close()
    said = offered(again())
    assert long[-2050:].strip() in said
    assert "2,050 characters, 50 too many: it can have 2,000." in said
    assert "Your words for this line" in said
    assert "Prepare · Halden Tools" in said


def test_a_line_that_was_mended_is_saved_and_not_offered(window, services, editor, again, case):
    put(editor, "x" * (LONGEST + 1))
    assert not window.close()
    put(editor, "We stop in June.")
    assert window.close()
    assert "We stop in June." in [row.text for row in services.lines.rows(case.id)]
    assert offered(again()) == ""


def test_the_talk_of_another_case_does_not_take_a_refused_line_along(
    window, services, editor, case, answer
):
    other = services.cases.start(services.clients.add("Vik Ltd").id)
    put(editor, MUCH)
    window.show_page("talk", other.id)
    assert MUCH[:20_000] in offered(window)
    assert services.unsaved.kept()[0].text == MUCH.strip()


def test_what_is_offered_can_be_copied_gone_to_and_let_go(qtbot, window, services, editor, again):
    put(editor, MUCH)
    window.close()
    window.close()
    fresh = again()
    button(fresh.findChild(UnsavedBar), "show-unsaved").click()
    dialog = fresh.findChild(UnsavedDialog)
    button(dialog, "go-unsaved:0").click()
    assert QGuiApplication.clipboard().text() == MUCH.strip()
    assert fresh.page_name == "talk"
    line = kept_line(services)
    assert fresh.focusWidget().objectName() == f"line:{line}"  # not the field of the day
    button(fresh.findChild(UnsavedBar), "show-unsaved").click()
    button(fresh.findChildren(UnsavedDialog)[-1], "drop-unsaved:0").click()
    assert not fresh.findChild(UnsavedBar).isVisible()
    button(fresh, "toast-undo").click()
    assert fresh.findChild(UnsavedBar).isVisible()
    button(fresh.findChild(UnsavedBar), "show-unsaved").click()
    button(fresh.findChildren(UnsavedDialog)[-1], "drop-unsaved:0").click()
    assert services.unsaved.kept() == ()
    fresh.findChild(Toast).hide()


def go_there(window, services, text):
    """Take a text that was kept from Today to where it was typed."""
    window.show_page("today")
    services.unsaved.keep([text])
    window.offer_unsaved()
    button(window.findChild(UnsavedBar), "show-unsaved").click()
    button(window.findChild(UnsavedDialog), "go-unsaved:0").click()


@pytest.mark.parametrize("field", ["", "edit:no such line", "new:no such part", "log-reflection"])
def test_where_a_text_has_no_place_any_more_no_other_field_gets_the_keys(
    window, services, show, case, field
):
    show("talk")
    go_there(window, services, Unsaved("A line", "talk", case.id, "half a sentence", 0, field))
    assert window.page_name == "talk"
    assert window.focusWidget() is not None
    assert not isinstance(window.focusWidget(), QLineEdit | QPlainTextEdit)


def test_a_field_that_is_there_gets_the_keys(window, services, show, case):
    show("after")
    go_there(window, services, Unsaved("How it went", "after", case.id, "half", 0, "outcome"))
    assert window.focusWidget().objectName() == "outcome"


def test_a_new_line_leads_to_the_part_that_it_was_written_for(window, services, show, case):
    show("talk")
    go_there(window, services, Unsaved("Your own line", "talk", case.id, "half", 0, "new:my-part"))
    assert window.focusWidget().objectName().startswith("line:my-part/")


def fields_of(root):
    """The visible fields of a widget that one can type in."""
    every = root.findChildren(QLineEdit) + root.findChildren(QPlainTextEdit)
    return [
        each
        for each in every
        if each.isVisibleTo(root) and not each.isReadOnly() and each.isEnabled()
        if each.objectName() not in SEARCHES | {"qt_spinbox_lineedit"}
    ]


def is_safe(services, text, field) -> bool:
    """Whether a text is offered at the next start, or its field has said that it took less."""
    if isinstance(field, QLineEdit) and len(field.text()) < len(text):
        return len(field.text()) == field.maxLength()
    if any(text.strip() in str(each) for each in services.practice_drafts.all()):
        return True  # here again as it was typed, in its editor
    return any(each.text == text.strip() for each in services.unsaved.kept())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.timeout(180)
def test_no_field_of_a_page_loses_what_it_refuses_when_the_window_closes(
    window, services, show, name
):
    show(name)
    fields = fields_of(window.page(window.page_name))
    for number, field in enumerate(fields):
        put(field, f"{number} {MUCH}")
    window.ask_nothing()
    assert window.close()
    lost = [
        each.objectName()
        for number, each in enumerate(fields)
        if not is_safe(services, f"{number} {MUCH}", each)
    ]
    assert not lost


DIALOGS = ("ClientDialog", "ContactDialog", "DateDialog", "NewCaseDialog", "OverruleDialog")


@pytest.mark.parametrize("typed", ["half a sentence that was", MUCH], ids=["half", "too much"])
@pytest.mark.parametrize("name", [*DIALOGS, "TextDialog", "VendorDialog"])
def test_no_dialog_loses_what_was_typed_when_the_system_ends_the_program(
    window, services, dialogs, again, name, typed
):
    window.show_page("clients")
    dialog = dialogs[name]()
    dialog.open()
    fields = fields_of(dialog)
    assert fields
    for field in fields:
        put(field, typed)
    window.ask_nothing()
    dialog.close()
    assert window.close()
    assert not [each.objectName() for each in fields if not is_safe(services, typed, each)]
    assert dialog.windowTitle() in offered(again())


@pytest.mark.parametrize("name", [*DIALOGS, "TextDialog", "VendorDialog"])
def test_what_was_typed_in_a_dialog_that_is_left_can_be_had_back(
    qtbot, window, services, dialogs, name
):
    window.show_page("clients")
    dialog = dialogs[name]()
    dialog.open()
    field = fields_of(dialog)[-1]
    put(field, "They pay late, and it is the third time.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    if dialog.isVisible():
        dialog.reject()
    button(window, "toast-undo").click()
    assert "They pay late, and it is the third time." in offered(window)
    window.findChild(Toast).hide()


def test_a_dialog_that_saved_offers_nothing(qtbot, window, services, dialogs, again):
    window.show_page("clients")
    dialog = dialogs["ClientDialog"]()
    dialog.open()
    name, note = fields_of(dialog)
    put(name, "Vik Ltd")
    put(note, "They pay late, and it is the third time.")
    button(dialog, "ok").click()
    window.ask_nothing()
    assert window.close()
    assert services.unsaved.kept() == ()


def test_what_nobody_can_see_is_not_offered(window, services, dialogs):
    window.show_page("clients")
    dialog = dialogs["ClientDialog"]()
    dialog.open()
    for field in fields_of(dialog):
        put(field, "\u200b\u00ad \u2060")
    window.ask_nothing()
    dialog.close()
    assert window.close()
    assert services.unsaved.kept() == ()


def test_a_dialog_that_was_only_looked_at_is_left_without_a_word(qtbot, window, dialogs):
    window.show_page("clients")
    for make in dialogs.values():
        dialog: QDialog = make()
        dialog.open()
        dialog.reject()
        assert window.findChild(Toast) is None


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_saves_is_not_offered_again(qtbot, window, services, show, name):
    """Each field is given what it takes, and left."""
    show(name)
    qtbot.waitActive(window)
    page = window.page(window.page_name)
    if name == "round-setup":
        button(page, "who-sits-where").click()
    kinds = {fact.id: fact.kind for fact in services.content.talk.facts}
    begun = {"own-title", "own-day", "outcome", "log-next", "log-next-day", "log-day"}
    for field in [each for each in fields_of(page) if each.objectName() not in begun]:
        kind = kinds.get(field.objectName().partition(":")[2])
        number = kind is FactKind.NUMBER or field.objectName().startswith("term:")
        day = kind is FactKind.DATE or "day" in field.objectName() or hasattr(field, "reading")
        field.setFocus()
        clock = "time" in field.objectName()
        put(field, "10:30" if clock else "5 March 2027" if day else "12" if number else "Ruth")
        field.clearFocus()
    assert window.close()
    offered = [each.what for each in services.unsaved.kept()]
    assert bool(offered) == (name in WAITING), offered


def test_a_fact_that_is_refused_is_told_when_the_window_closes(window, services, show, again):
    show("talk")
    page = window.page("talk")
    page.findChild(type(page._columns)).tabs.choose("facts")
    field = next(
        each
        for each in page.findChildren(QPlainTextEdit)
        if each.objectName().startswith("fact:") and most_of(each) == 5000
    )
    put(field, "y" * 5050)
    assert not window.close()
    said = window.findChild(Toast).text()
    assert "5,050 characters, 50 too many" in said
    assert window.close()
    assert "y" * 5050 in offered(again())


def put_in_file(services, value):
    services._context.store.execute(
        "INSERT OR REPLACE INTO setting VALUES ('unsaved', ?)", (value,)
    )


def test_damaged_texts_are_noted_and_lock_nothing(services, again):
    for value in (
        "{",
        "[1]",
        '["x"]',
        "[[1,2,3,4,5]]",
        "null",
        '[["a","b","c","d","e"]]',
        "[" * 9999,
    ):
        put_in_file(services, value)
        services.unread.clear()
        assert again().findChild(UnsavedBar) is None
        assert [row.id for row in services.unread.all()] == ["unsaved"]


def test_beside_a_damaged_text_the_others_are_offered(services, window):
    whole = ["A note", "no such page", "no such case", "half a sentence", 0]
    put_in_file(
        services,
        json.dumps(
            [whole[:4], whole, [*whole[:4], "0"], [*whole, 1], ["w" * 1_000_000, *whole[1:], "f"]]
        ),
    )
    window.offer_unsaved()
    assert [text.text for text in services.unsaved.kept()] == ["half a sentence"] * 2
    button(window.findChild(UnsavedBar), "show-unsaved").click()
    dialog = window.findChild(UnsavedDialog)
    assert "half a sentence" in [each.toPlainText() for each in dialog.findChildren(QPlainTextEdit)]
    assert "w" * 1000 not in texts(dialog)
    assert button(dialog, "copy-unsaved:0").isVisible()
    assert dialog.findChild(QPushButton, "go-unsaved:0") is None  # it leads nowhere
    button(dialog, "ok").click()


@pytest.fixture
def noting(qtbot, window, services, show):
    """The form of how a talk went, with two answers chosen by their keys."""
    show("day")
    page = window.page("day")
    button(page, "log-now").click()
    qtbot.waitActive(window)
    form = page.findChild(LogForm)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_2):
        qtbot.keyClick(window.focusWidget(), key)
    first, second = (each.answer() for each in form.findChildren(NumberedChoices)[:2])
    assert first
    assert second
    return f"{first}\n{second}"


@pytest.mark.parametrize("ended", [True, False], ids=["by the system", "by its user"])
def test_what_was_chosen_and_not_saved_is_offered_again(window, services, noting, again, ended):
    if ended:
        window.ask_nothing()
    assert window.close()
    assert [each.text for each in services.unsaved.kept()] == [noting]
    assert "What you chose, to choose again" in offered(again())


def test_what_was_chosen_is_offered_where_another_case_takes_its_page(window, services, noting):
    other = services.cases.start(services.clients.add("Vik Ltd").id)
    window.show_page("day", other.id)
    assert noting in offered(window)
    assert [each.text for each in services.unsaved.kept()] == [noting]
    window.ask_nothing()
    assert window.close()
    assert len(services.unsaved.kept()) == 1


def test_what_was_chosen_and_saved_is_not_offered(window, services, noting):
    button(window.page("day"), "log-save").click()
    window.ask_nothing()
    assert window.close()
    assert services.unsaved.kept() == ()


def test_what_was_chosen_in_a_dialog_is_kept_and_what_it_opened_with_is_not(
    window, services, dialogs, again
):
    window.show_page("clients")
    dialog = dialogs["VendorDialog"]()
    dialog.open()
    box = dialog.findChild(QComboBox, "vendor-price")
    box.setCurrentIndex(box.count() - 1)
    dialog.findChild(QCheckBox, "vendor-consent").click()
    window.ask_nothing()
    dialog.close()
    assert window.close()
    (kept,) = services.unsaved.kept()
    assert kept.text == f"Price: {box.currentText()}\nThey have agreed to be named: yes"
    assert dialog.windowTitle() in offered(again())


def told(window) -> str:
    """What the line at the bottom says now; empty while it is not seen."""
    toast = window.findChild(Toast)
    return toast.text() if toast is not None and toast.isVisible() else ""


@pytest.mark.parametrize("closing", [False, True], ids=["kept", "closed"])
def test_that_a_line_is_too_long_is_said_no_longer_once_it_is_shorter(
    qtbot, window, editor, closing
):
    put(editor, "x" * (LONGEST + 98))
    if closing:
        assert not window.close()
    else:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "98 too many" in told(window)
    put(editor, "x" * (LONGEST + 1))
    assert "98 too many" in told(window)  # it is still too long
    put(editor, "x" * LONGEST)
    assert told(window) == ""


def test_that_a_line_is_too_long_is_not_said_beside_the_talk_of_another_case(
    qtbot, window, services, editor
):
    put(editor, "x" * (LONGEST + 98))
    window.show_page("today")
    assert "98 too many" in told(window)
    other = services.cases.start(services.clients.add("Vik Ltd").id)
    window.show_page("talk", other.id)
    qtbot.waitUntil(lambda: told(window) == "")
    assert "x" * LONGEST in offered(window)


def test_a_later_word_is_not_taken_away_with_what_was_too_long(qtbot, window, editor):
    put(editor, "x" * (LONGEST + 98))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    window.shell.toast("Something else.")
    put(editor, "x")
    assert told(window) == "Something else."
