# SPDX-License-Identifier: MIT
"""What a widget may ask of what it lives in: how things look, which day it is, a line to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from coach.domain.dates import DateHabits
    from coach.ui.kit.basic.icons import Icons
    from coach.ui.kit.basic.theme import Theme


class Note(NamedTuple):
    """A line to show at the bottom, with what takes the last step back.

    `more` stands below the line. One that `stays` waits until it is closed, or two pages on.
    `saved` is the file that it tells of, `undone` what is said once it was taken back. An `alert`
    is something to look to, and not done; a `hint` is neither.
    """

    text: str
    undo: Callable[[], object] | None = None
    more: str = ""
    stays: bool = False
    saved: Path | None = None
    undone: str = ""
    alert: bool = False
    hint: bool = False


class Host(QObject):
    """What widgets live in; whoever shows lines listens to its signal."""

    show_message = Signal(object)  # Note

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        today: Callable[[], date],
        habits: DateHabits,
        parent: QObject | None = None,
    ) -> None:
        """Where widgets live.

        Args:
            theme: Colours and sizes.
            icons: Drawn in those colours.
            today: Says which day it is where the user sits.
            habits: How dates are written where the user lives.
            parent: Owns it.
        """
        super().__init__(parent)
        self.theme = theme
        self.icons = icons
        self.today, self.habits = today, habits
        self._undo: Callable[[], object] | None = None  # of the last action that can be taken back

    def toast(
        self,
        text: str,
        undo: Callable[[], object] | None = None,
        *,
        more: str = "",
        stays: bool = False,
        undone: str = "",
    ) -> None:
        """Say a line at the bottom; with `undo` it has an Undo button, and Ctrl+Z does the same.

        `undone` is what is said after that; without it the line is said again, as undone.
        """
        self._undo = undo or self._undo
        self.show_message.emit(Note(text, undo, more, stays, undone=undone))

    def hint(
        self, text: str, undo: Callable[[], object] | None = None, *, undone: str = ""
    ) -> None:
        """Say at the bottom why nothing was done; there is no tick with it.

        `undo` and `undone` are as of `toast`: leads back to what was left undone.
        """
        self._undo = undo or self._undo
        self.show_message.emit(Note(text, undo, undone=undone, hint=True))

    def undo(self) -> bool:
        """Take the last action back, once; False when there is none."""
        undo, self._undo = self._undo, None
        if undo is None:
            return False
        undo()
        return True
