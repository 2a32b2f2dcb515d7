"""The program as a whole: what opens when the data can be opened, and when it cannot."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from coach.app import Program
from coach.errors import DataDamaged
from coach.paths import pack_folder, user_paths
from coach.ui.window.error_page import ErrorPage
from coach.ui.window.main_window import MainWindow
from tests.opened import open_services
from tests.ui.conftest import THURSDAY_NOON, button, texts


@pytest.fixture
def program(qtbot, programs):
    """Makes programs over one data folder; all are closed at the end."""
    return programs


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


def test_a_clock_that_was_set_back_is_said_and_a_copy_is_made(qtbot, program, tmp_path):
    paths = user_paths(tmp_path / "data")
    ahead = open_services(paths, lambda: THURSDAY_NOON + timedelta(days=900), keyring=False)
    ahead.clients.add("Halden Tools")
    ahead.close()
    one = program()
    one.start()
    said = "The clock of this computer says 26 November 2026"
    qtbot.waitUntil(lambda: said in texts(one.window))
    assert one.window.page_name == "today"
    qtbot.waitUntil(lambda: any(paths.backups.glob("*")))


def test_a_file_that_is_in_use_is_said_calmly_and_can_be_tried_again(qtbot, program, refused):
    first, second = program(), program()
    first.start()
    qtbot.waitUntil(lambda: first.window.page_name == "today")
    page = refused(second)
    assert page.windowTitle() == "Good Terms"
    assert "already open" in texts(page)
    button(page, "retry").click()
    assert second.window is page  # still in use: the page stays
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


def test_settings_that_cannot_be_read_are_no_crash(qtbot, program, refused, monkeypatch):
    def damaged(_services):
        raise DataDamaged("The data file is damaged.")

    monkeypatch.setattr("coach.services.container.Services.settings", property(damaged))
    assert "damaged" in texts(refused(program()))


@pytest.fixture
def pack(tmp_path):
    """A copy of the built-in content in which every rule about conduct asks an unknown question."""
    pack = tmp_path / "pack"
    shutil.copytree(pack_folder(), pack)
    rules = pack / "interview" / "rules.yaml"
    rules.write_text(rules.read_text("utf-8").replace("conduct is", "behavior is"), "utf-8")
    return pack


@pytest.fixture
def faulty(qtbot, qapp, tmp_path, pack):
    """The window over faulty content."""
    services = open_services(
        user_paths(tmp_path / "data"), lambda: THURSDAY_NOON, pack, keyring=False
    )
    window = MainWindow(services, qapp.theme, qapp.icons)
    qtbot.addWidget(window)
    window.show()
    window.show_page("today")
    window.shell.go("library")
    yield window
    services.close()


def test_faulty_content_is_said_calmly_with_every_fault(faulty):
    page = faulty.findChild(ErrorPage)
    assert page.isVisible()
    assert "Your clients and cases are untouched." in texts(page)
    assert "Mend what is listed" in texts(page)
    faults = page.findChild(QPlainTextEdit, "faults")
    assert faults.accessibleName()
    lines = faults.toPlainText().splitlines()
    assert len(lines) > 12
    assert all("rules.yaml:" in line for line in lines)
    assert f"{len(lines)} faults" in texts(page)
    assert button(page, "retry").hasFocus()
    assert button(faulty, "rail:library").isChecked()


def test_what_needs_no_content_still_works_over_faulty_content(faulty):
    button(faulty, "rail:clients").click()
    assert faulty.page_name == "clients"
    assert not faulty.findChild(ErrorPage).isVisible()


def test_mended_content_is_read_when_tried_again(faulty, pack):
    page = faulty.findChild(ErrorPage)
    button(page, "retry").click()
    assert page.isVisible()
    shutil.copy(pack_folder() / "interview" / "rules.yaml", pack / "interview")
    button(page, "retry").click()
    assert faulty.page_name == "library"
    assert faulty.page("library").isVisible()
