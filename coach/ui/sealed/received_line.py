# SPDX-License-Identifier: MIT
"""A line of what was received: what it says, a button to comment on it, and its comments."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.practice.sealed import SealedKind
from coach.ui.kit.basic.buttons import IconButton
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.shell.comment_notes import CommentNotes
from coach.ui.shell.discreet import NameMask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coach.domain.practice.comment import KeptComment
    from coach.domain.practice.sealed import Received, SealedLine
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def title_of(received: Received, names: NameMask) -> str:
    """The title of something received, as it may be shown: that of a case may be any name."""
    title = received.item.title
    return names.name(title) if received.item.kind is SealedKind.CASE else names.text(title)


class CommentButton(IconButton):
    """Asks for a comment; the arrow keys go to the one of the next line."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the lines."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class ReceivedLine(QWidget):
    """One line; without an anchor it is only read. `private` are names that discreet mode hides."""

    def __init__(
        self,
        services: Services,
        shell: Shell,
        line: SealedLine,
        private: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._line, self._private = line, private
        text = partial(NameMask(services).text, names=private)
        seen = replace(line, text=text(line.text), lead=text(line.lead))
        self.notes = CommentNotes(services, shell, self)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        if seen.lead:
            words.addWidget(Quiet(seen.lead, self))
        said = Body(seen.text, self)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(said)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        self.button: CommentButton | None = None
        if line.anchor:
            told = self.tr("Comment on: {text}").format(text=seen.text[:80])
            icon = shell.icons.icon("message-square", "quiet")
            self.button = CommentButton(icon, told, f"comment-on:{line.anchor}", self)
            self.button.setToolTip(self.tr("Comment on this line"))
            self.button.setProperty("small", "true")
            self.button.clicked.connect(self.notes.write)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.notes)

    def show_comments(self, about: str, comments: Sequence[KeptComment]) -> None:
        """Show those of all comments that are about this line."""
        if self._line.anchor:
            line, private = self._line, self._private
            self.notes.show_at(about, line.anchor, line.text, comments, private)
