# SPDX-License-Identifier: MIT
"""What stands above and below something that scrolls: in a low window all of it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QWidget

from coach.ui.kit.layout.scroll_page import BAR, ScrollPage
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    around it wants more than the others, nothing is squeezed, and the whole page scrolls. Then
    what scrolls in it is as high as all that is on it, so that there is one bar and not two.
    """

    _followed: tuple[QWidget, ...] = ()  # Qt asks the filter while it is made
    _whole: Callable[[int], int] | None = None
    _is_made = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=0, widest=_ANY, bottom=0)
        self.rest = _Rest(self.column)
        self.inside = column_of(self.rest, gap=0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._is_made = True

    def show_all_of(self, pages: Iterable[ScrollPage], whole: Callable[[int], int]) -> None:
        """Have one bar in a low window.

        Args:
            pages: What may scroll in `inside`.
            whole: How high all of the one that is shown is, at a width inside its own bar.
        """
        self._whole = whole
        self._followed = tuple(page.column for page in pages)
        for each in self._followed:
            each.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """It may be of any size: then it scrolls."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what scrolls its share."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is on it."""
        done = super().eventFilter(watched, event)
        if not self._is_made:
            return done
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        elif watched in self._followed and event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.fit)  # once what is on it is laid out
        return done

    def fit(self) -> None:
        """Have a bar where it is of use; its width is not looked at, so a size has one shape."""
        share = int(self.height() * _SHARE)
        around = self.whole_height(self.width()) - self.rest.minimumHeight()
        low = around + share > self.height()
        whole = self._whole(self.width() - 2 * BAR) if low and self._whole is not None else 0
        self.rest.setMinimumHeight(max(share, whole))
        wanted = around + max(share, whole)
        policy = Qt.ScrollBarPolicy
        on = policy.ScrollBarAlwaysOn if wanted > self.height() else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on)
