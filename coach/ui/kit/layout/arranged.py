# SPDX-License-Identifier: MIT
"""What lies one way where there is room, and another way where there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QResizeEvent

    from coach.ui.kit.basic.theme import Theme

_TURNS = 4  # more are never needed where `fitting` keeps to what it may look at


class Arranged(QWidget):
    """A widget that arranges its parts by the width that it is given.

    `fitting` says which arrangement fits, `arrange` brings it about. The one may look at the width
    and at what the parts would like (their hints), never at where they lie now: so a width has
    one arrangement, whatever came before. The other may do as it likes. Showing or moving a part
    makes Qt lay out all that lies around, and resize this widget, before `arrange` returns: what
    that asks for is done afterwards, not inside.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._arrangement: Hashable = None
        self._settled: Hashable = None  # the arrangement, and the size of text it was made for
        self._arranging = False
        theme.changed.connect(self.settle)

    def fitting(self, width: int) -> Hashable:
        """The arrangement for a width in pixels: anything that can be told from the others."""
        raise NotImplementedError

    def arrange(self, arrangement: Hashable) -> None:
        """Take an arrangement; called for another one, and for another size of text."""
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        """No width of its own: it takes what there is."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the arrangement that fits."""
        super().resizeEvent(event)
        self.settle()

    def event(self, event: QEvent) -> bool:
        """Look again where a part has come to want more room, or less."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.settle()
        return done

    def settle(self) -> None:
        """Take the arrangement that fits, if it is another."""
        if self._arranging:
            return  # it is looked at again below
        self._arranging = True
        try:
            for _ in range(_TURNS):
                arrangement = self.fitting(self.width())
                wanted = (arrangement, self._theme.across(1000), self._theme.percent)
                if wanted == self._settled:
                    break
                self._arrangement, self._settled = arrangement, wanted
                self._arrange_with_keys(arrangement)
        finally:
            self._arranging = False

    def _arrange_with_keys(self, arrangement: Hashable) -> None:
        """Arrange; what has the keys keeps them where it is still seen."""
        focused = self.window().focusWidget()  # also while the window is not active
        self.arrange(arrangement)
        if focused is not None and self.isAncestorOf(focused) and focused.isVisible():
            focused.setFocus()
