# SPDX-License-Identifier: MIT
"""The main button of a round: what comes next; the clock waits until a card was read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from coach.ui.kit.basic.buttons import PrimaryButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_SCROLLS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class Next(StrEnum):
    """What the main button of a round leads to."""

    CARD = "card"
    CLOCK = "clock"
    END = "end"
    DEBRIEF = "debrief"


class NextButton(PrimaryButton):
    """Leads on from the cards to the debrief; `step` says what a press does now.

    It has the keys while a card is read, so those that scroll go on, with `scrolls`.
    """

    scrolls = Signal(int)

    def __init__(self) -> None:
        super().__init__("", "round-main")
        self.step = Next.CARD

    @property
    def is_before(self) -> bool:
        """Whether the clock has not started yet."""
        return self.step in (Next.CARD, Next.CLOCK)

    def show_after_start(self, *, over: bool) -> None:
        """Lead to the end of the talk; of one that is over, to the debrief."""
        self._show(Next.DEBRIEF if over else Next.END)

    def show_before(self, *, unread: bool, covered: bool, second: bool) -> None:
        """Lead to what comes before the clock runs.

        Args:
            unread: Whether nobody has opened the client's card, and its own is the one shown.
            covered: Whether a cover lies over what is shown: then that has the button.
            second: Whether the second window is there, with a cover of its own.
        """
        if covered:
            self._show(Next.CLOCK, self.tr("First press “Show it”, and read."))
        elif unread and second:
            why = self.tr("First press “Show it” in the second window, and read.")
            self._show(Next.CLOCK, why)
        else:
            self._show(Next.CARD if unread else Next.CLOCK)

    def _show(self, step: Next, closed: str = "") -> None:
        self.step = step
        words = {
            Next.CARD: self.tr("The client’s card"),
            Next.CLOCK: self.tr("Start the clock"),
            Next.END: self.tr("End the round"),
            Next.DEBRIEF: self.tr("To the debrief"),
        }
        self.set_text(words[step])
        self.set_closed(closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what scrolls."""
        if event.key() in _SCROLLS:
            self.scrolls.emit(event.key())
        else:
            super().keyPressEvent(event)
