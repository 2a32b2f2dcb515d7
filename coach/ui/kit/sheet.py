# SPDX-License-Identifier: MIT
"""A small sheet that opens over the bottom of a page and closes with Esc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import IconButton
from coach.ui.kit.basic.labels import Heading
from coach.ui.kit.layout.scroll_page import ScrollPage, scroll_by

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from coach.ui.kit.basic.icons import Icons
    from coach.ui.kit.basic.theme import Theme

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class Sheet(QFrame):
    """A sheet over its parent: `show_content` fills and opens it; it scrolls when it is long."""

    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme, self._over = theme, parent
        self._bottom = 0
        self._returns: QWidget | None = None
        self._heading = Heading("", self)
        self._close = IconButton(icons.icon("x"), self.tr("Close"), f"{name}-close", self)
        self._close.clicked.connect(self.close_sheet)
        self._page = ScrollPage(self, margin=0)
        top = QHBoxLayout()
        top.addWidget(self._heading, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 14, 16)
        layout.addLayout(top)
        layout.addWidget(self._page, 1)
        self.hide()
        parent.installEventFilter(self)
        self._close.installEventFilter(self)

    def show_content(self, title: str, content: QWidget, bottom: int) -> None:
        """Open with a title and a widget, `bottom` pixels above the parent's lower edge."""
        self._bottom = bottom
        self._returns = self.window().focusWidget()
        self._heading.setText(title)
        self.setAccessibleName(title)
        while (old := self._page.body.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._page.body.addWidget(content)
        content.show()
        self._page.body.addStretch(1)
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus()

    def close_sheet(self) -> None:
        """Close it, and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._returns is not None:
                self._returns.setFocus()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; what goes through a page goes through what is longer than the sheet."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif not scroll_by(self._page, event.key()):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the right place before it is seen."""
        super().showEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page; the arrows scroll, which a button would take for itself."""
        if isinstance(event, QKeyEvent) and watched is self._close:
            pressed = event.type() == QEvent.Type.KeyPress
            return pressed and event.key() in _ARROWS and scroll_by(self._page, event.key())
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        page = self._over
        width = min(page.width() - 48, self._theme.px(680))
        content = self._page.column
        wanted = content.heightForWidth(width - 40) if content.hasHeightForWidth() else 200
        wanted += self._theme.px(28) + 88
        height = min(page.height() - self._bottom - 24, max(wanted, 120))
        self.setGeometry(24, page.height() - self._bottom - height, width, height)
