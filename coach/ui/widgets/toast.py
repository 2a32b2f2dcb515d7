# SPDX-License-Identifier: MIT
"""A line at the bottom of the window: what was done, with Undo; or what went wrong, calmly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.widgets.buttons import IconButton, QuietButton
from coach.ui.widgets.icon_mark import IconMark
from coach.ui.widgets.labels import Body, Quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent

    from coach.errors import GoodTermsError
    from coach.ui.icons import Icons
    from coach.ui.theme import Theme

SECONDS = 8


class Toast(QFrame):
    """Shows one line for some seconds; an error stays until it is closed."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self._theme, self._icons, self._over = theme, icons, parent
        self._undo: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self._mark = IconMark(theme, icons.icon("check", "accent"), 18, self)
        self._text = Body("", self)
        self._more = Quiet("", self)
        self._undo_button = QuietButton(self.tr("Undo"), "toast-undo", icons.icon("undo-2"), self)
        self._undo_button.clicked.connect(self._on_undo_clicked)
        self._close = IconButton(icons.icon("x", "quiet"), self.tr("Close"), "toast-close", self)
        self._close.clicked.connect(self.hide)
        self._lay_out()
        self.hide()
        parent.installEventFilter(self)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._more)
        layout = self._lines = QHBoxLayout(self)
        layout.setContentsMargins(16, 10, 8, 10)
        layout.setSpacing(12)
        layout.addWidget(self._mark)
        layout.addLayout(words, 1)
        layout.addWidget(self._undo_button)
        layout.addWidget(self._close)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a line; with `undo` there is a button that takes it back."""
        self._show(text, "", "check", "accent")
        self._undo = undo
        self._undo_button.setVisible(undo is not None)
        self._timer.start()

    def refuse(self, error: GoodTermsError) -> None:
        """Show what happened, what is safe and what to do, until it is closed."""
        self._show(error.what, " ".join(filter(None, (error.safe, error.todo))), "info", "text")
        self._undo = None
        self._undo_button.hide()
        self._timer.stop()

    def _show(self, text: str, more: str, icon: str, role: str) -> None:
        self._mark.set_icon(self._icons.icon(icon, role))
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(" ".join(filter(None, (text, more))))
        self.show()
        self._place()
        self.raise_()

    def _on_undo_clicked(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait no longer."""
        self._timer.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        page, layout = self._over, self._lines
        width = min(page.width() - 48, self._theme.px(620))
        self.ensurePolished()
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        self.setGeometry((page.width() - width) // 2, page.height() - height - 20, width, height)
