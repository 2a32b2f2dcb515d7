"""After a save the file and its folder can be opened: by buttons and by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.conftest import button, texts

K = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class OutsideFake:
    """What was asked to be opened; `answers` says whether a program does."""

    def __init__(self) -> None:
        self.opened = []
        self.answers = True

    def open(self, place):
        """Keep what was asked for."""
        self.opened.append(place)
        return self.answers


@pytest.fixture
def outside(window):
    window.shell.outside = OutsideFake()
    return window.shell.outside


@pytest.fixture
def saved(qtbot, window, show, outside, tmp_path):
    """A brief, saved in a folder by the user's means."""
    show("papers")
    qtbot.waitActive(window)
    button(window, "save-paper").click()
    dialog = window.findChild(object, "paper-dialog")
    path = tmp_path / "brief ü.md"
    dialog.selectNameFilter("Markdown (*.md)")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    assert path.exists()
    return path


def test_a_saved_paper_is_opened_by_its_button(window, saved, outside):
    assert f"Saved as {saved.name}" in texts(window)
    button(window, "toast-open").click()
    button(window, "toast-folder").click()
    assert outside.opened == [saved, saved.parent]


def test_and_by_keys_also_when_the_line_has_gone(qtbot, window, saved, outside):
    button(window, "toast-close").click()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.shell.go("today")
    qtbot.keyClick(window, K.Key_O, CTRL)
    qtbot.keyClick(window, K.Key_O, CTRL | SHIFT)
    assert outside.opened == [saved, saved.parent]


def test_where_no_program_answers_it_says_where_the_file_is(window, saved, outside):
    outside.answers = False
    button(window, "toast-open").click()
    said = texts(window).replace("\u200b", "")
    assert f"No program here opens {saved.name}." in said
    assert f"It is saved in {saved.parent}." in said


def test_a_file_that_is_gone_says_so_and_is_not_opened(window, saved, outside):
    saved.unlink()
    button(window, "toast-open").click()
    assert f"{saved.name} is not there any more." in texts(window)
    assert outside.opened == []


def test_before_a_save_the_keys_do_nothing(qtbot, window, show, outside):
    show("today")
    qtbot.waitActive(window)
    qtbot.keyClick(window, K.Key_O, CTRL)
    assert outside.opened == []


def test_what_is_said_without_a_file_has_no_such_buttons(window, show, outside):
    show("today")
    window.shell.toast("Done.")
    for name in ("toast-open", "toast-folder"):
        assert not window.findChild(object, name).isVisible()


def test_no_suggested_name_holds_a_name(services, case, answer):
    answer("marketing-agency")
    for offer in services.papers.kinds(case.id):
        for form in offer.forms:
            name = services.papers.suggested_name(offer.kind, form).casefold()
            assert not any(word in name for word in ("halden", "tools", "late", "again"))
