# SPDX-License-Identifier: MIT
"""Has what is typed into a field, and saved only as one leaves it, kept while one still types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from coach.ui.kit.fields.typing_pause import TypingPause

REST = 700  # milliseconds after the last key


class TypedKeeper(QObject):
    """Calls `keep` soon after keys in a field of a window, and of the dialogs over it.

    `keep` says whether anything is kept of fields now: then it is called once more as the keys go
    elsewhere, for by then it may be saved.
    """

    def __init__(self, window: QWidget, keep: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._keep = window, keep
        self._field: QLineEdit | QPlainTextEdit | None = None
        self._holds = False
        self._pause: TypingPause | None = None  # made with the first field
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._holds:
            self._key()
        if self._field is not None and isValid(self._field):
            _typed(self._field).disconnect(self._key)
        self._field = None
        if isinstance(new, QLineEdit | QPlainTextEdit) and self._is_ours(new):
            self._field = new
            _typed(new).connect(self._key)

    def _is_ours(self, widget: QWidget) -> bool:
        above: QWidget | None = widget
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

    def _key(self) -> None:
        if self._pause is None:
            from coach.ui.kit.fields.typing_pause import TypingPause  # noqa: PLC0415 - on first use

            self._pause = TypingPause(self, REST)
            self._pause.setObjectName("typed-keeper")
            self._pause.due.connect(self._on_due)
        self._pause.key()

    def end(self) -> None:
        """The window closes: nothing is kept any more."""
        self._holds = False
        if self._pause is not None:
            self._pause.end()

    def _on_due(self) -> None:
        self._holds = self._keep()


def _typed(field: QLineEdit | QPlainTextEdit) -> SignalInstance:
    """What a field says at every key."""
    return field.textEdited if isinstance(field, QLineEdit) else field.textChanged
