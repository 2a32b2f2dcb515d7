"""Files that are dropped on the window, on whatever page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

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
