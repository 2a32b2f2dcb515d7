# SPDX-License-Identifier: MIT
"""What stands above and below something that scrolls: in a low window all of it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.layout.scroll_page import ScrollPage

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SHARE = 0.6
_ANY = 16_777_215  # pixels: as wide as Qt lets a widget be


class _Rest(QWidget):
    """What takes the room that is left; it asks for no more than it was told to have."""

    def hasHeightForWidth(self) -> bool:
        """What is in it scrolls, at whatever height."""
        return False

    def sizeHint(self) -> QSize:
        """As low as it may be."""
        return self.minimumSizeHint()


class LowPage(ScrollPage):
    """Add to `body` what stands above, then `rest`, then what stands below.

    What scrolls goes into `inside`. It has at least three fifths of the height: where what stands
    around it wants more than the others, nothing is squeezed, and the whole page scrolls.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0, widest=_ANY, bottom=0)
        self.rest = _Rest(self.column)
        self.inside = QVBoxLayout(self.rest)
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """It may be of any size: then it scrolls."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what scrolls its share."""
        super().resizeEvent(event)
        self.rest.setMinimumHeight(int(self.height() * _SHARE))
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is on it."""
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Have a bar where it is of use; its width is not looked at, so a size has one shape."""
        wanted = self.body.totalHeightForWidth(self.width())
        wanted = max(wanted, self.body.totalMinimumSize().height())
        policy = Qt.ScrollBarPolicy
        on = policy.ScrollBarAlwaysOn if wanted > self.height() else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on)
