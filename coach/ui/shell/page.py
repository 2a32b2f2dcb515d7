# SPDX-License-Identifier: MIT
"""What the pages have in common: Esc leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent

    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class Page(QWidget):
    """A page over the services; `leave` says where Esc leads, Today unless said otherwise."""

    def __init__(self, services: Services, shell: Shell, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._services, self._shell = services, shell
        self._went_off = True  # another page was shown since

    def leave(self) -> None:
        """Go where one came from."""
        self._shell.go("today")

    def arrived(self) -> bool:
        """Whether one came here from another page since this was last asked."""
        away, self._went_off = self._went_off, False
        return away

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page takes its place; a window that is put away does not count."""
        super().hideEvent(event)
        self._went_off = self._went_off or not event.spontaneous()

    def finish(self) -> None:
        """Keep what is being typed; most pages have nothing to do for that."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
