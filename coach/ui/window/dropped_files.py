# SPDX-License-Identifier: MIT
"""Files dropped on the window: a sealed one is opened, of others it is said where they belong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.shell.shell import Shell

_PACK = ".zip"


class DroppedFiles(QObject):
    """Takes files that are dropped wherever nothing else takes them.

    A field would take them as text where the system gives their paths along, and write the path.
    So what the window is given by the system is looked at, before it comes to the widgets.
    """

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell, self._window = shell, window
        self._handle: QObject | None = None  # the window as the system knows it, once it is shown
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files of this machine; whatever else is dragged is left alone."""
        if event.type() == QEvent.Type.Show and watched is self._window:
            self._watch_handle()
        if not isinstance(event, QDropEvent):  # one that is dragged in is one, too
            return super().eventFilter(watched, event)
        files = dropped(event)
        if not files or (watched is self._handle and not self._is_over_text(event)):
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
            if watched is self._handle:  # whatever it was dragged over before waits no longer
                QCoreApplication.sendEvent(watched, QDragLeaveEvent())
            self._open(files)
        return True

    def _watch_handle(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None and handle is not self._handle:
            self._handle = handle
            handle.installEventFilter(self)

    def _is_over_text(self, event: QDropEvent) -> bool:
        """Whether text can be dropped where the pointer is."""
        at = self._window.childAt(event.position().toPoint())
        return isinstance(at, QLineEdit) or (
            at is not None and isinstance(at.parentWidget(), QPlainTextEdit | QTextEdit)
        )

    def _open(self, files: list[Path]) -> None:
        from coach.domain.practice.sealed import SUFFIX  # noqa: PLC0415 - records, not at the start

        first = files[0]
        if len(files) > 1:
            self._shell.warn(self.tr("Drop one file at a time. Nothing was opened."))
        elif first.suffix.lower() == SUFFIX:
            self._shell.go("sealed", first)
        elif first.suffix.lower() == _PACK or first.is_dir():
            self._shell.warn(
                self.tr(
                    "Nothing was opened. If this is a pack of scripts, drop it on the page "
                    "“Packs”, which the settings lead to."
                )
            )
        else:
            self._shell.warn(
                self.tr(
                    "Nothing was opened: only a sealed file can be dropped here, one whose name "
                    "ends in .goodterms."
                )
            )


def dropped(event: QDropEvent) -> list[Path]:
    """The files of this machine that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
