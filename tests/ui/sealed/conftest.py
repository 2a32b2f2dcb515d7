"""A finished case, somebody else's data file, and the ways to press and choose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel

from coach.domain.practice.sealed import SealChoice, SealedKind
from coach.paths import user_paths
from coach.store.file.opening import open_store
from tests.opened import build

PASSPHRASE = "kettle harbour pencil moss"  # noqa: S105 - of the tests alone


@pytest.fixture
def other(tmp_path, shipped, clock):
    """The services of somebody else, over a data file of their own."""
    store = open_store(user_paths(tmp_path / "other"), clock, keyring=False)
    services = build(store, shipped, clock)
    services.settings.my_name = "Jonas"
    yield services
    services.close()


@pytest.fixture
def ready(services, case, answer):
    """The id of a case with its talk, in which a client, a contact and a sum are named."""
    services.settings.my_name = "Mirela"
    answer("marketing-agency")
    services.clients.add_contact(case.client_id, "Ana Kovač")
    services.lines.rewrite(case.id, first_line(services, case.id), "Ana, Halden owes us £1,200.")
    return case.id


def first_line(services, case_id):
    parts = services.talks.talk(case_id).spoken
    return next(line.id for part in parts for line in part.lines if not line.cue)


def sent(services, case_id, **choice):
    """What of a case goes."""
    return services.seals.sealed(SealedKind.CASE, case_id, SealChoice(**choice)).document


def click(qtbot, widget, name):
    button = next(b for b in widget.findChildren(QAbstractButton, name) if b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose_file(window, name, path):
    """Choose a file in the dialog that is open."""
    dialog = window.findChild(QFileDialog, name)
    assert dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.close()


def words(widget):
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    return "\n".join(labels).replace("\u200b", "")
