"""The program as a whole: what opens when the data can be opened, and when it cannot."""

from __future__ import annotations

import pytest

from coach.app import Program
from coach.paths import user_paths
from coach.ui.error_page import ErrorPage
from coach.ui.main_window import MainWindow
from tests.ui.conftest import THURSDAY_NOON, button, texts


@pytest.fixture
def program(qtbot, qapp, tmp_path):
    """Makes programs over one data folder; all are closed at the end."""
    made = []

    def make() -> Program:
        program = Program(qapp, user_paths(tmp_path / "data"), lambda: THURSDAY_NOON)
        made.append(program)
        return program

    yield make
    for program in made:
        program.close()
        if program.window is not None:
            program.window.close()
            program.window.deleteLater()


@pytest.fixture
def refused(qtbot):
    """Starts a program whose data cannot be opened; the page that says so."""

    def start(program: Program) -> ErrorPage:
        program.start()
        qtbot.waitUntil(lambda: isinstance(program.window, ErrorPage))
        return program.window

    return start


def test_it_opens_on_today_with_the_keys_on_the_page(qtbot, program):
    one = program()
    one.start()
    assert isinstance(one.window, MainWindow)
    qtbot.waitUntil(lambda: one.window.page_name == "today")
    assert one.window.page("today").isAncestorOf(one.window.focusWidget())
    one.window.close()


def test_a_file_that_is_in_use_is_said_calmly_and_can_be_tried_again(qtbot, program, refused):
    first, second = program(), program()
    first.start()
    qtbot.waitUntil(lambda: first.window.page_name == "today")
    page = refused(second)
    assert page.windowTitle() == "Good Terms"
    assert "already open" in texts(page)
    first.close()
    first.window.close()
    button(page, "retry").click()
    qtbot.waitUntil(lambda: getattr(second.window, "page_name", "") == "today")
    second.window.close()


def test_quit_closes_the_error_page(qtbot, program, refused):
    first, second = program(), program()
    first.start()
    qtbot.waitUntil(lambda: first.window.page_name == "today")
    button(refused(second), "quit").click()
    assert not second.window.isVisible()
    first.window.close()


def test_a_damaged_file_is_left_as_it_is(program, refused, tmp_path):
    file = user_paths(tmp_path / "data").database
    file.parent.mkdir(mode=0o700)
    file.write_bytes(b"not a data file" * 400)
    refused(program()).close()
    assert file.read_bytes() == b"not a data file" * 400
