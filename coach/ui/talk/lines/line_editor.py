# SPDX-License-Identifier: MIT
"""Where a line is rewritten in its place; what the ear hears is marked as one types."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor

from coach.services.case.text import LONGEST
from coach.ui.case.wording_marks import mark_words
from coach.ui.kit.fields.growing_edit import GrowingEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from coach.domain.wording import Mark
    from coach.ui.talk.lines.line_text import LineContext

_STAYS = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})

_MOST_LINES = 14  # then it scrolls
_AIR = 2  # pixels around the words


class LineEditor(GrowingEdit):
    """A line to rewrite: Enter or leaving it says it, Esc gives it back.

    `said` carries the words; `by_keys` tells whether Enter did it. `paused` carries the words when
    another window takes the keys. `heard` carries the marks of what stands there now.
    """

    said = Signal(object)  # str
    gave_up = Signal()
    paused = Signal(object)  # str
    heard = Signal(object)  # tuple of marks

    def __init__(
        self, name: str, title: str, text: str, part: str, context: LineContext, parent: QWidget
    ) -> None:
        super().__init__(name, parent, moves_on=False)
        self._context, self._part = context, part
        self.by_keys = False
        self._marks: tuple[Mark, ...] = ()
        self.setAccessibleName(title)
        self.setAccessibleDescription(self.tr("Enter keeps it, Esc leaves it as it was"))
        self.document().setDocumentMargin(_AIR)
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.set_most(LONGEST)
        self.textChanged.connect(self._listen)
        context.shell.theme.changed.connect(self._draw_marks)
        self._listen()

    @property
    def marks(self) -> Sequence[Mark]:
        """What the ear hears in it now; places are those of `toPlainText`."""
        return self._marks

    def _wanted(self) -> int:
        """As high as all that is written."""
        height, block = 2.0 * _AIR, self.document().begin()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        around = self.height() - self.viewport().height()
        most = _MOST_LINES * self.fontMetrics().lineSpacing()
        return math.ceil(min(max(height, self.fontMetrics().height()), most)) + max(around, 0) + 2

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says it, Esc gives it back, Shift+Enter wraps."""
        wraps = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not wraps:
            self.by_keys = True
            self.said.emit(self.text())
            self.by_keys = False
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say it when it is left; a menu of its own leaves it open, as another window does."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.paused.emit(self.text())
        elif event.reason() not in _STAYS:
            self.said.emit(self.text())

    def hideEvent(self, event: QHideEvent) -> None:
        """Say it when the page or the window goes away; not when it is only made small."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.said.emit(self.text())

    def _listen(self) -> None:
        self._marks = tuple(self._context.hear(self.toPlainText(), self._part))
        self._draw_marks()
        self.heard.emit(self._marks)

    def _draw_marks(self) -> None:
        mark_words(self, self._marks, self._context.shell.theme.tokens)
