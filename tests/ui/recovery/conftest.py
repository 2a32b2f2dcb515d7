"""A book, and the program over it, which may have to recover it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from coach.app import Program
from coach.paths import user_paths
from coach.store.file.backups import back_up
from coach.ui.kit.fields.dates import full_day
from coach.ui.window.error_page import ErrorPage
from tests.opened import open_services
from tests.ui.conftest import THURSDAY_NOON, button

EARLIER = THURSDAY_NOON - timedelta(hours=3)


def full_moment(moment):
    """A moment as the page says it."""
    local = moment.astimezone()
    return f"{full_day(local.date())}, {local:%H:%M}"


def is_settled(program):
    """Whether the first page is there, or the ways on, and nothing is being done."""
    page = program.window
    if isinstance(page, ErrorPage):
        return not page.findChild(QWidget, "at-work").isVisible()
    return getattr(page, "page_name", "") == "today"


def settle(qtbot, program):
    """Wait for what was begun to come to its end."""
    qtbot.waitUntil(lambda: is_settled(program), timeout=20_000)


def show_backups(qtbot, program):
    """Ask for the backups in the settings, and wait for them."""
    program.window.show_page("settings")
    qtbot.mouseClick(button(program.window, "show-backups"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(program.window, ErrorPage))
    settle(qtbot, program)


def restore_oldest(qtbot, program):
    """Restore the copy of one client, of those that are listed."""
    copies = program.window.findChild(QComboBox, "backups")
    labels = [copies.itemText(number) for number in range(copies.count())]
    copies.setCurrentIndex(next(n for n, label in enumerate(labels) if "1 client and" in label))
    qtbot.mouseClick(button(program.window, "put-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, program)


def begin_anew(qtbot, program):
    """Set all aside and start with an empty book."""
    qtbot.mouseClick(button(program.window, "begin-anew"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(program.window, "begin-anew-yes"), Qt.MouseButton.LeftButton)
    settle(qtbot, program)


def try_again_with(key, paths, qtbot, program):
    """Put a key where it was, and press "Try again"."""
    (paths.data / "key").write_bytes(key)
    qtbot.mouseClick(button(program.window, "retry"), Qt.MouseButton.LeftButton)
    settle(qtbot, program)


@pytest.fixture
def paths(tmp_path):
    return user_paths(tmp_path / "data")


@pytest.fixture
def program(qtbot, programs):
    """Starts the program over the data folder; it is closed at the end."""

    def start() -> Program:
        program = programs()
        program.start()
        settle(qtbot, program)
        return program

    return start


@pytest.fixture
def book(paths):
    """Two clients; the first is in a backup too."""
    now = EARLIER
    services = open_services(paths, lambda: now, keyring=False)
    services.clients.add("Halden Tools")
    now = THURSDAY_NOON
    key = (paths.data / "key").read_text().strip()
    back_up(services._context.store, key, paths.backups, THURSDAY_NOON)
    services.clients.add("Brightwater")
    services.close()
    return paths


@pytest.fixture
def killed(book):
    """As a killed program leaves it: a third client is in the journal, one byte of which is bad."""
    services = open_services(book, lambda: THURSDAY_NOON, keyring=False)
    services.clients.add("Orchard Print")
    kept = {path.name: bytearray(path.read_bytes()) for path in book.data.iterdir()}
    services.close()
    kept["good-terms.db-wal"][200] ^= 1
    for name, content in kept.items():
        (book.data / name).write_bytes(content)
    return book


def clients(program):
    return sorted(client.name for client in program._services.clients.clients())
