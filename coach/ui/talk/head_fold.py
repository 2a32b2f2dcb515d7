# SPDX-License-Identifier: MIT
"""The head of a page that gives its room to what scrolls below, and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QScrollBar

_DOWN, _UP = 40, 160  # pixels scrolled one way that fold the head, and that bring it back
_TOP = 4  # pixels from the beginning where it is back in any case
_SPARE = 80  # pixels that are still to scroll when the head is folded


class HeadFold(QWidget):
    """Add to `body`. It folds when one scrolls down, and opens when one scrolls up or goes to it.

    Folding changes how far one can scroll, so nothing that this changes may decide: what counts is
    only how far somebody scrolled one way. Where the end comes nearer, the bar is moved to the end,
    and a move to the end counts as none. A text that would have little left to scroll without the
    head leaves it open.
    """

    folded = Signal(object)  # bool: folded now

    def __init__(self, bar: QScrollBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar, self._before = bar, bar.value()
        self._settling = False  # the window is being laid out anew
        self._travelled = 0  # pixels one way since the last turn; up is negative
        self._folded = False
        self.body = column_of(self)
        bar.valueChanged.connect(self._on_scrolled)

    @property
    def is_folded(self) -> bool:
        """Whether it is folded."""
        return self._folded

    def opens_for(self, *widgets: QWidget) -> None:
        """Open when one of these, or a button in them, gets the keys."""
        for widget in widgets:
            for each in (widget, *widget.findChildren(QWidget)):
                each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open for the keys."""
        if event.type() == QEvent.Type.FocusIn:
            self.unfold()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What scrolls now, nobody scrolled: the window has another size."""
        super().resizeEvent(event)
        self._wait()

    def changeEvent(self, event: QEvent) -> None:
        """Nor with another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._wait()

    def _wait(self) -> None:
        if not self._settling:
            self._settling = True
            QTimer.singleShot(0, self, self._on_settled)

    def _on_settled(self) -> None:
        self._settling = False

    def unfold(self) -> None:
        """Open."""
        self._travelled = 0
        self._set(folded=False)

    def _on_scrolled(self, value: int) -> None:
        step, self._before = value - self._before, value
        if self._settling or (step < 0 and value == self._bar.maximum()):
            return  # the window or its words are others, or the end came nearer; nobody scrolled
        turned = step * self._travelled < 0
        self._travelled = step if turned else self._travelled + step
        if value <= _TOP or self._travelled <= -_UP:
            self._set(folded=False)
        elif self._travelled >= _DOWN and self._may_fold():
            self._set(folded=True)

    def _may_fold(self) -> bool:
        now = QApplication.focusWidget()
        at_work = now is not None and self.isAncestorOf(now)
        return not at_work and (self._folded or self._bar.maximum() >= self.height() + _SPARE)

    def _set(self, *, folded: bool) -> None:
        if folded != self._folded:
            self._folded = folded
            self.setVisible(not folded)
            self.folded.emit(folded)
