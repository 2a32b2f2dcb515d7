# SPDX-License-Identifier: MIT
"""A line at the bottom of the window: what was done, with Undo; or what went wrong, calmly."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from coach.errors import TextRefused
from coach.ui.kit.basic.buttons import IconButton, QuietButton
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

    from coach.errors import GoodTermsError
    from coach.ui.kit.basic.host import Note
    from coach.ui.kit.basic.icons import Icons
    from coach.ui.kit.basic.theme import Theme

SECONDS, SECONDS_OF_FILE, SECONDS_OF_ERROR = 8, 20, 20
OPEN_KEYS, FOLDER_KEYS = "Ctrl+O", "Ctrl+Shift+O"
_WIDEST = 620  # pixels, at 100 % text
_AROUND = 24
_PAGES = 2
_MOST = 1000  # times the room at either side, as long as the card is not at its widest


class ToastCard(QFrame):
    """What is seen of the line."""


class Toast(QWidget):
    """Shows one line for some seconds below the page, which makes room for it."""

    asked_open = Signal(object)  # of the file that the line tells of; whether its folder is meant

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._theme, self._icons = theme, icons
        self._undo: Callable[[], object] | None = None
        self._wrong = False
        self.lasts = False  # what it says is wrong until somebody says that it is not
        self._refused: list[QLineEdit | QPlainTextEdit] = []  # the fields that it speaks of
        self._pages = 0  # to go to before a line that stays goes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time_over)
        self._card = ToastCard(self)
        self._mark = IconMark(theme, icons.icon("check", "accent"), 18, self._card)
        self._text = Body("", self._card)
        self._more = Quiet("", self._card)
        undo, close = self.tr("Undo"), self.tr("Close")
        self._undo_button = QuietButton(undo, "toast-undo", icons.icon("undo-2"), self._card)
        self._undo_button.setToolTip("Ctrl+Z")
        self._undo_button.clicked.connect(self._on_undo_clicked)
        self._open = self._open_button(self.tr("Open"), "toast-open", folder=False)
        self._folder = self._open_button(self.tr("Show in folder"), "toast-folder", folder=True)
        self._close = IconButton(icons.icon("x", "quiet"), close, "toast-close", self._card)
        self._close.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    def _open_button(self, text: str, name: str, *, folder: bool) -> QuietButton:
        button = QuietButton(text, name, parent=self._card)
        button.setToolTip(FOLDER_KEYS if folder else OPEN_KEYS)
        button.clicked.connect(partial(self.asked_open.emit, folder))
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._more)
        line = QHBoxLayout(self._card)
        line.setContentsMargins(16, 10, 8, 10)
        line.setSpacing(12)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        line.addStretch(0)  # takes what the words, of a width to be read, leave over
        for button in (self._undo_button, self._open, self._folder):
            line.addWidget(button)
        line.addWidget(self._close)
        around = QHBoxLayout(self)
        around.setContentsMargins(_AROUND, 4, _AROUND, 12)
        around.addStretch(1)  # in the middle
        around.addWidget(self._card, _MOST)
        around.addStretch(1)
        self._theme.changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def offers_undo(self) -> bool:
        """Whether it is seen, with the button that takes back what it tells of."""
        return not self.isHidden() and self._undo is not None

    def say_note(self, note: Note, undo: Callable[[], object] | None) -> None:
        """Show what a page has noted; what is to be looked to, and a hint, has no tick."""
        saved = note.saved is not None
        self.say(note.text, undo, more=note.more, stays=note.stays, saved=saved)
        if note.alert:
            self._mark.set_icon(self._icons.icon("triangle-alert", "mismatch"))
        elif note.hint:
            self._mark.set_icon(self._icons.icon("info", "text"))

    def say(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        *,
        more: str = "",
        stays: bool = False,
        saved: bool = False,
    ) -> None:
        """Show a line; with `undo` there is a button that takes it back.

        Args:
            text: The line.
            undo: Takes it back.
            more: What stands below the line.
            stays: Whether it waits until it is closed or the user is two pages on, so that it can
                be read where it leads to.
            saved: Whether it tells of a file: then buttons open that and its folder, and there is
                more time for them.
        """
        self._show(text, more, "check", "accent")
        self._undo = undo
        self._undo_button.setVisible(undo is not None)
        for button in (self._open, self._folder):
            button.setVisible(saved)
        self._wrong = self.lasts = False
        self._pages = _PAGES if stays else 0
        if stays:
            self._timer.stop()
        else:
            self._timer.start((SECONDS_OF_FILE if saved else SECONDS) * 1000)

    def refuse(self, error: GoodTermsError, *, lasts: bool = False) -> None:
        """Show what happened, what is safe and what to do, for a longer while.

        With `lasts` it stays on every page, until something else is said or it is closed. That a
        text is too long is said until it is shorter, or gone.
        """
        self._show(error.what, " ".join(filter(None, (error.safe, error.todo))), "info", "text")
        self._undo = None
        for button in (self._undo_button, self._open, self._folder):
            button.hide()
        self._wrong, self.lasts, self._pages = not lasts, lasts, 0
        self._timer.start(SECONDS_OF_ERROR * 1000)
        if lasts:
            self._timer.stop()
        if isinstance(error, TextRefused):
            self._follow_refused()

    def _follow_refused(self) -> None:
        from coach.ui.kit.fields.typed import too_long_in  # noqa: PLC0415 - not at the start

        self._refused = list(too_long_in(self.window()))
        for field in self._refused:
            field.textChanged.connect(self._on_refused_changed)
            field.destroyed.connect(self._on_refused_changed)

    def _on_refused_changed(self) -> None:
        """What was refused is said no longer, once no text is too long any more."""
        from coach.ui.kit.fields.typed import is_too_long  # noqa: PLC0415 - not at the start

        if self._refused and not any(isValid(each) and is_too_long(each) for each in self._refused):
            self._refused = []
            self.hide()

    def _on_time_over(self) -> None:
        """Go; while the pointer is in the window the room stays, so that no click goes astray."""
        window = self.window()
        self._keep_room(kept=window.geometry().contains(QCursor.pos()) and window.isActiveWindow())
        self.hide()

    def _keep_room(self, *, kept: bool) -> None:
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() is not kept:
            policy.setRetainSizeWhenHidden(kept)
            self.setMinimumHeight(self.height() if kept else 0)
            self.setSizePolicy(policy)
            (self.window().installEventFilter if kept else self.window().removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the room up as the pointer leaves the window."""
        if event.type() == QEvent.Type.Leave and watched is self.window():
            self._keep_room(kept=False)
        return False

    def move_on(self) -> None:
        """Say no longer what went wrong, nor what was said two pages before: it is past."""
        self._keep_room(kept=False)
        if self._pages:
            self._pages -= 1
        past = self._pages == 0 and not self._timer.isActive() and not self.lasts
        if self._wrong or past:
            self.hide()

    def _show(self, text: str, more: str, icon: str, role: str) -> None:
        self._refused = []
        self._keep_room(kept=False)
        self._mark.set_icon(self._icons.icon(icon, role))
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(" ".join(filter(None, (text, more))))
        self.show()

    def _on_undo_clicked(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait no longer."""
        self._timer.stop()
        self.lasts = self.lasts and event.spontaneous()  # the window was only made small
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self._card.setMaximumWidth(self._theme.across(_WIDEST))
