"""What was chosen can be taken back, also after a restart; keys and branches are told apart."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from coach.ui.window.error_page import ErrorPage
from tests.ui.conftest import THURSDAY_NOON, button, texts
from tests.ui.recovery.conftest import (
    begin_anew,
    clients,
    full_moment,
    restore_oldest,
    settle,
    show_backups,
    try_again_with,
)


def test_a_choice_can_be_taken_back(book, program, qtbot):
    before = book.database.read_bytes()
    spoiled = before[:-4096] + bytes(4096)
    book.database.write_bytes(spoiled)
    one = program()
    qtbot.keyClick(button(one.window, "put-back"), Qt.Key.Key_Return)
    settle(qtbot, one)
    assert clients(one) == ["Halden Tools"]
    assert "1 change that you saved after it is missing." in texts(one.window)
    qtbot.keyClick(button(one.window, "take-back"), Qt.Key.Key_Return)
    settle(qtbot, one)
    assert isinstance(one.window, ErrorPage)  # the damage is there again, and all ways on
    assert book.database.read_bytes() == spoiled
    assert "cannot be read" in texts(one.window)
    names = [path.name for path in (book.data / "set-aside").iterdir()]
    assert len(names) == 1  # what had been chosen


def test_from_the_settings_a_backup_is_restored_and_taken_back(book, program, qtbot):
    one = program()
    show_backups(qtbot, one)
    page = one.window
    assert "Your backups" in texts(page)
    assert "Everything is saved" not in texts(page)  # texts may stand there that were not
    assert page.focusWidget() is button(page, "retry")
    assert button(page, "retry").text() == "Back to your data"
    qtbot.keyClick(button(page, "retry"), Qt.Key.Key_Return)
    settle(qtbot, one)
    assert clients(one) == ["Brightwater", "Halden Tools"]
    show_backups(qtbot, one)
    restore_oldest(qtbot, one)
    assert clients(one) == ["Halden Tools"]
    qtbot.keyClick(button(one.window, "take-back"), Qt.Key.Key_Return)
    settle(qtbot, one)
    assert clients(one) == ["Brightwater", "Halden Tools"]


def test_the_way_back_is_offered_after_a_restart_until_it_is_kept(book, program, qtbot):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    qtbot.mouseClick(button(one.window, "put-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    one.window.close()
    one.close()
    two = program()
    said = texts(two.window).replace("\u200b", "")
    assert f"On {full_moment(THURSDAY_NOON)} you restored a backup." in said
    assert "1 change that you had saved before is not in it." in said
    (aside,) = (book.data / "set-aside").iterdir()
    assert f"is kept in {aside}" in said
    qtbot.mouseClick(button(two.window, "keep-recovered"), Qt.MouseButton.LeftButton)
    assert "Settings, Backups" in texts(two.window)
    two.window.close()
    two.close()
    assert program().window.findChild(QWidget, "recovered") is None


def test_after_a_restart_a_choice_is_taken_back_and_that_too(book, program, qtbot):
    one = program()
    show_backups(qtbot, one)
    restore_oldest(qtbot, one)
    one._services.clients.add("Orchard Print")
    one.window.close()
    one.close()
    two = program()
    qtbot.keyClick(button(two.window, "take-back"), Qt.Key.Key_Return)
    settle(qtbot, two)
    assert clients(two) == ["Brightwater", "Halden Tools"]
    said = "in use again. 1 change that you had saved before is not in it."
    assert said in texts(two.window)  # at once, as after a restart
    two.window.close()
    two.close()
    three = program()
    said = texts(three.window)
    assert "you took a choice back. 1 change that you had saved before is not in it." in said
    qtbot.keyClick(button(three.window, "take-back"), Qt.Key.Key_Return)
    settle(qtbot, three)
    assert clients(three) == ["Halden Tools", "Orchard Print"]


def test_a_fuller_state_of_before_a_restore_is_said_to_be_that(book, program, qtbot):
    """It is not the lesser one: each holds what the other lacks."""
    one = program()
    one._services.clients.add("Orchard Print")
    qtbot.waitUntil(lambda: not one._upkeep.isActive())
    show_backups(qtbot, one)
    chosen = one.window.findChild(object, "backups")
    chosen.setCurrentIndex(chosen.count() - 1)
    qtbot.mouseClick(button(one.window, "put-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    one._services.clients.add("Ravel & Co")
    show_backups(qtbot, one)
    chosen = one.window.findChild(object, "backups")
    said = []
    for number in range(chosen.count()):
        chosen.setCurrentIndex(number)
        if "3 clients" in chosen.itemText(number):
            assert chosen.itemText(number).startswith(("From before a choice: ", "Set aside: "))
            said.append(texts(one.window))
    assert said
    for text in said:
        assert (
            f"It is from before {full_moment(THURSDAY_NOON)}, when you restored a backup." in text
        )
        assert "It holds 2 changes that the book in use does not hold." in text
        assert "1 change of the book in use is missing in it." in text
        assert "Nothing is missing" not in text


@pytest.fixture
def may_go(book, monkeypatch):
    """Until this is set, nothing takes the place of the data file."""
    event, replace = Event(), Path.replace

    def waiting(path, target):
        if Path(target) == book.database:
            event.wait(20)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", waiting)
    yield event
    event.set()


def test_looking_and_restoring_are_done_beside_the_window_which_says_so(
    book, program, qtbot, may_go
):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    page = one.window
    qtbot.mouseClick(button(page, "put-back"), Qt.MouseButton.LeftButton)
    line = page.findChild(QWidget, "at-work")
    assert line.isVisible()
    assert "Restoring" in line.accessibleName()
    names = ("put-back", "begin-anew", "quit")
    assert not any(button(page, name).isEnabled() for name in names)
    retries = page.findChildren(QPushButton, "retry")
    assert not any(each.isEnabled() for each in retries)
    may_go.set()
    settle(qtbot, one)
    assert clients(one) == ["Halden Tools"]


def test_while_it_is_taken_back_the_page_has_no_button_without_words(book, program, qtbot, may_go):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    may_go.set()
    qtbot.mouseClick(button(one.window, "put-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    may_go.clear()
    qtbot.mouseClick(button(one.window, "take-back"), Qt.MouseButton.LeftButton)
    page = one.window
    assert "Taking it back" in texts(page)
    seen = [each for each in page.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in seen] == ["Try again", "Quit"]
    assert not any(each.isEnabled() for each in seen)
    may_go.set()
    settle(qtbot, one)


def test_after_a_fault_that_nobody_foresaw_one_can_choose_again(book, program, qtbot, monkeypatch):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()

    def failing(path, target):
        raise ZeroDivisionError(path, target)

    with qtbot.captureExceptions() as faults, monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing)
        qtbot.mouseClick(button(one.window, "put-back"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(faults))
    assert [fault[0] for fault in faults] == [ZeroDivisionError]  # it is told as the last resort
    assert not one.window.findChild(QWidget, "at-work").isVisible()
    assert button(one.window, "quit").isEnabled()
    qtbot.mouseClick(button(one.window, "put-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    assert clients(one) == ["Halden Tools"]


def test_a_file_of_another_key_is_not_called_damaged_and_opens_once_its_key_is_there(
    book, program, qtbot
):
    key = (book.data / "key").read_bytes()
    (book.data / "key").write_text("ab" * 32)
    one = program()
    said = texts(one.window).replace("\u200b", "")
    assert "does not open with this key" in said
    assert "It may be whole" in said
    assert "Your data file is damaged" not in said
    assert f"in place of the file “key” in the folder {book.data}" in said
    assert "One that is there does not open" in said  # the backup
    try_again_with(key, book, qtbot, one)
    assert clients(one) == ["Brightwater", "Halden Tools"]


def test_a_key_that_is_found_after_one_began_anew_opens_the_old_file_and_loses_no_new_one(
    book, program, qtbot
):
    """Also after a restart, and although the new book has a key of its own by then."""
    key = (book.data / "key").read_bytes()
    (book.data / "key").unlink()
    one = program()
    begin_anew(qtbot, one)
    lacks = "This is an empty book. 2 changes that you had saved before are not in it."
    assert lacks in texts(one.window)
    one._services.clients.add("Orchard Print")
    one.window.close()
    one.close()
    two = program()
    assert "put it as the file “key” into that folder" in texts(two.window)
    (aside,) = (book.data / "set-aside").iterdir()
    (aside / "key").write_bytes(key)
    qtbot.keyClick(button(two.window, "take-back"), Qt.Key.Key_Return)
    settle(qtbot, two)
    assert clients(two) == ["Brightwater", "Halden Tools"]
    qtbot.keyClick(button(two.window, "take-back"), Qt.Key.Key_Return)
    settle(qtbot, two)
    assert clients(two) == ["Orchard Print"]


def test_what_was_set_aside_without_its_key_is_listed_among_the_backups(book, program, qtbot):
    key = (book.data / "key").read_bytes()
    (book.data / "key").unlink()
    one = program()
    begin_anew(qtbot, one)
    qtbot.mouseClick(button(one.window, "keep-recovered"), Qt.MouseButton.LeftButton)
    show_backups(qtbot, one)
    said = texts(one.window).replace("\u200b", "")
    (aside,) = (book.data / "set-aside").iterdir()
    assert "do not open with the present key" in said
    assert str(aside) in said
    (aside / "key").write_bytes(key)
    qtbot.mouseClick(button(one.window, "take-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    assert clients(one) == ["Brightwater", "Halden Tools"]


def test_a_damaged_key_file_is_said_to_be_there_and_nothing_makes_one_overwrite_it(
    book, program, qtbot
):
    (book.data / "key").write_text("zz")
    one = program()
    said = texts(one.window)
    assert "The key of your data cannot be read" in said
    assert "is there, but holds no key" in said
    assert "is gone" not in said
    begin_anew(qtbot, one)
    (aside,) = (book.data / "set-aside").iterdir()
    assert (aside / "key").read_text() == "zz"
    assert "give the file “key” in that folder another name" in texts(one.window)
    one._services.clients.add("Orchard Print")
    qtbot.keyClick(button(one.window, "take-back"), Qt.Key.Key_Return)
    settle(qtbot, one)
    said = texts(one.window)
    assert "Theirs lies with them in their folder, and comes back with them." in said
    assert "put it as “key” into their folder" not in said
    assert (book.data / "key").read_text() == "zz"
    qtbot.mouseClick(button(one.window, "take-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    assert clients(one) == ["Orchard Print"]  # it came with its key


def test_what_was_set_aside_with_a_damaged_key_does_not_say_that_its_key_is_there(
    book, program, qtbot
):
    (book.data / "key").write_text("zz")
    one = program()
    begin_anew(qtbot, one)
    show_backups(qtbot, one)
    assert "nor with the file “key” in their folder" in texts(one.window)
