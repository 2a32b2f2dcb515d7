# SPDX-License-Identifier: MIT
"""Files dropped on the window: a sealed one is opened, of others it is said where they belong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.shell.shell import Shell

_PACK = ".zip"


class DroppedFiles(QObject):
    """Takes files that are dropped wherever nothing else takes them."""

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files of this machine; whatever else is dragged is left alone."""
        if not isinstance(event, QDropEvent):  # one that is dragged in is one, too
            return super().eventFilter(watched, event)
        files = dropped(event)
        if not files:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
            self._open(files)
        return True

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
