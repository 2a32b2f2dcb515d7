# SPDX-License-Identifier: MIT
"""A line above every page, which stays until it is closed; where there is little room it folds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.kit.basic.buttons import IconButton
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import ElidedLabel
from coach.ui.kit.layout.scroll_page import MARGIN
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from coach.ui.kit.basic.host import Host
    from coach.ui.kit.basic.labels import Body

_PAGE = 280  # pixels, at 100 % text, that the bars leave to the page
_TOP, _BELOW = 12, 4  # pixels around the words


class BarAbove(QWidget):
    """A mark, and beside it words and buttons, one below the other in `words`.

    Where that would leave the page too little room it is one line, `head`, and a button that
    opens it; opening one folds the others.
    """

    def __init__(self, host: Host, icon: str, parent: QWidget, head: Body) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._head = host.theme, host.icons, head
        self._opened = self._settling = False
        self._whole = QWidget(self)
        self.words = column_of(self._whole, head, gap=6)
        self._line = ElidedLabel("", self)
        self._line.hide()
        self._turn = IconButton(host.icons.icon("chevron-right", "quiet"), "", "", self)
        self._turn.hide()
        self._turn.clicked.connect(self._on_turned)
        self._mark = IconMark(host.theme, host.icons.icon(icon, "accent"), 18, self)
        line = self._row = QHBoxLayout(self)
        line.setContentsMargins(MARGIN, _TOP, MARGIN, _BELOW)
        line.setSpacing(12)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._whole, 1)
        line.addWidget(self._line, 1)
        line.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(0)  # takes what the words may not, so that the mark stays at the left
        host.theme.changed.connect(self.settle)
        parent.installEventFilter(self)

    @property
    def is_folded(self) -> bool:
        """Whether only its line is shown."""
        return self._whole.isHidden()

    def fold(self) -> None:
        """Show only the line where there is little room."""
        self._opened = False
        self.settle()

    def settle(self) -> None:
        """Fold or open, as there is room and as the user has chosen."""
        if self._settling:
            return
        self._settling = True
        try:
            self._settle()
        finally:
            self._settling = False

    def _settle(self) -> None:
        shown = [each for each in self._beside() if not each.isHidden()]
        left = self.window().height() - sum(each.whole_height() for each in shown)
        low = left < self._theme.px(_PAGE)
        folded = low and not self._opened
        self._line.setText(self._head.text())
        self._line.setVisible(folded)
        self._whole.setVisible(not folded)
        self._turn.setVisible(low)
        at = Qt.AlignmentFlag.AlignVCenter if folded else Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._mark, at)
        name = self.tr("Show all of it") if folded else self.tr("Show one line of it")
        self._turn.setObjectName(f"turn:{self.objectName()}")
        self._turn.setAccessibleName(name)
        self._turn.setToolTip(name)
        self._turn.setIcon(self._icons.icon("chevron-right" if folded else "chevron-down", "quiet"))

    def whole_height(self) -> int:
        """How many pixels high it is where it is not folded."""
        across = self.width() - 2 * MARGIN - 2 * 12 - self._mark.sizeHint().width()
        return self.words.totalHeightForWidth(max(across, 1)) + _TOP + _BELOW

    def _beside(self) -> list[BarAbove]:
        """All bars of the window, with this one."""
        return self.window().findChildren(BarAbove)

    def _settle_all(self) -> None:
        for each in self._beside():
            each.settle()

    def _on_turned(self) -> None:
        opens = not self._opened
        for each in self._beside():
            each.fold()
        self._opened = opens
        self.settle()
        self._turn.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether there is room."""
        super().resizeEvent(event)
        self._settle_all()

    def showEvent(self, event: QShowEvent) -> None:
        """There is less room for the others."""
        super().showEvent(event)
        self._settle_all()

    def hideEvent(self, event: QHideEvent) -> None:
        """There is more room for the others."""
        super().hideEvent(event)
        self._settle_all()

    def event(self, event: QEvent) -> bool:
        """Look again where the words have become others."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.settle()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look again where the window has become higher or lower."""
        if event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)
