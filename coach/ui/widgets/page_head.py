# SPDX-License-Identifier: MIT
"""The top of a page: what it is about, and what can be done here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from coach.ui.widgets.labels import Title

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coach.ui.theme import Theme

_ROOM = 460  # pixels, at 100 % text, from which the buttons stand beside the words


class HeadRow(QWidget):
    """Words, and buttons at their end; where there is little room the buttons go below."""

    def __init__(self, theme: Theme, words: QWidget, *buttons: QWidget, room: int = _ROOM) -> None:
        super().__init__()
        self._theme, self._room = theme, room
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(words, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        self._layout.addLayout(row)
        theme.changed.connect(self._arrange)

    def minimumSizeHint(self) -> QSize:
        """No width of its own."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self._theme.px(self._room)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._layout.setDirection(across if beside else down)


class PageHead(HeadRow):
    """A title, and buttons at its end."""

    def __init__(self, theme: Theme, title: str = "", *buttons: QWidget) -> None:
        self._title = Title(title)
        super().__init__(theme, self._title, *buttons)
        self._layout.setContentsMargins(0, 0, 0, 8)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def title(self) -> str:
        """The title as it is shown."""
        return self._title.text()
