"""Files that are dropped on the window, on whatever page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from coach.ui.sealed.open_dialog import OpenDialog
from tests.ui.conftest import texts

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


@pytest.fixture
def drop(window):
    """Drags files into the window and lets them go; whether it took them."""

    def drop(*urls):
        data = QMimeData()
        data.setUrls(
            [QUrl(url) if "://" in str(url) else QUrl.fromLocalFile(str(url)) for url in urls]
        )
        entered = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NONE)
        QApplication.sendEvent(window, entered)
        dropped = QDropEvent(QPointF(9, 9), COPY, data, LEFT, NONE)
        if entered.isAccepted():
            QApplication.sendEvent(window, dropped)
        return entered.isAccepted() and dropped.isAccepted()

    return drop


@pytest.mark.parametrize("page", ["today", "people", "packs", "sealed", "interview"])
@pytest.mark.parametrize("name", ["case.goodterms", "CASE.GOODTERMS"])
def test_a_sealed_file_is_asked_for_its_passphrase_on_any_page(
    window, drop, case, tmp_path, page, name
):
    window.show_page(page, case.id if page == "interview" else None)
    (tmp_path / name).write_bytes(b"whatever")
    assert drop(tmp_path / name)
    assert window.page_name == "sealed"
    (dialog,) = window.findChildren(OpenDialog)
    assert name in texts(dialog)
    dialog.reject()
    window.show_page("today")
    window.show_page("sealed")  # coming back asks for nothing
    assert not any(each.isVisible() for each in window.findChildren(OpenDialog))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["notes.txt"], "ends in .goodterms"),
        (["goodterms"], "ends in .goodterms"),
        (["pack.zip"], "the page “Packs”"),
        (["folder"], "the page “Packs”"),
        (["a.goodterms", "b.goodterms"], "one file at a time"),
    ],
)
def test_other_files_get_a_plain_sentence(window, drop, tmp_path, names, said):
    (tmp_path / "folder").mkdir()
    window.show_page("today")
    assert drop(*(tmp_path / name for name in names))
    assert said in texts(window)
    assert window.page_name == "today"
    assert not window.findChildren(OpenDialog)


def test_what_is_no_file_is_left_alone(window, drop):
    assert not drop("https://example.org/a.goodterms")
    assert not window.findChildren(OpenDialog)


@pytest.fixture
def drop_on(window):
    """Lets something go over a widget, as the system gives it to the window."""

    def drop_on(widget, data):
        at = QPointF(widget.mapTo(window, widget.rect().center()))
        for event in (
            QDragEnterEvent(at.toPoint(), COPY, data, LEFT, NONE),
            QDropEvent(at, COPY, data, LEFT, NONE),
        ):
            QApplication.sendEvent(window.windowHandle(), event)

    return drop_on


def test_a_file_dropped_on_a_field_is_opened_and_its_path_is_not_written(
    qtbot, window, drop_on, case, tmp_path
):
    """Where files are dragged on Linux, their paths come along as text."""
    window.show_page("clients")
    qtbot.waitExposed(window)
    field, file = window.page("clients").findChild(QLineEdit), tmp_path / "case.goodterms"
    file.write_bytes(b"whatever")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    data.setText(str(file))
    drop_on(field, data)
    assert field.text() == ""
    assert window.page_name == "sealed"
    (dialog,) = window.findChildren(OpenDialog)
    dialog.reject()


def test_words_dropped_on_a_field_are_written(qtbot, window, drop_on, case):
    window.show_page("clients")
    qtbot.waitExposed(window)
    field, data = window.page("clients").findChild(QLineEdit), QMimeData()
    data.setText("Halden")
    drop_on(field, data)
    assert field.text() == "Halden"
    assert window.page_name == "clients"
