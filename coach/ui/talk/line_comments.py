# SPDX-License-Identifier: MIT
"""What others said to a talk: each comment below its line, the others above the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.practice.comment import LINE
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.layout.filling import fill
from coach.ui.shell.comment_notes import CommentNotes
from coach.ui.shell.discreet import NameMask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.practice.comment import KeptComment
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell
    from coach.ui.talk.lines.talk_lines import TalkLines


class LineComments(QWidget):
    """Hidden while every comment stands below its line.

    Args:
        services: The services.
        shell: The way to the window.
        lines: The lines of the talk; it lies above them.
    """

    def __init__(self, services: Services, shell: Shell, lines: TalkLines) -> None:
        super().__init__()
        self._services, self._shell, self._lines = services, shell, lines
        self._names = NameMask(services.settings)
        self._case_id = ""
        self._private: tuple[str, ...] = ()
        self._shown: tuple[KeptComment, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 0, 10, 8)
        self._column.setSpacing(6)
        lines.scroll_page.body.insertWidget(0, self)
        self.hide()

    def show_case(self, case_id: str, private: tuple[str, ...]) -> None:
        """Show the comments on a case; `private` are the names that discreet mode hides."""
        self._case_id, self._private = case_id, private
        comments = self._services.comments.of(case_id)
        blocks = {f"{LINE}{block.line.id}": block for block in self._lines.blocks}
        said = {each.comment.anchor for each in comments}
        for anchor, block in blocks.items():
            notes = block.findChild(CommentNotes)
            if notes is None and anchor in said:
                notes = self._notes()
                block.put_below(notes)
            if notes is not None:
                notes.show_at(case_id, anchor, block.line.text, comments, private)
        self._show_others([each for each in comments if each.comment.anchor not in blocks])

    def _show_others(self, others: Sequence[KeptComment]) -> None:
        """Those on what is no line: the verdict, an answer, a reply, or a line that has gone."""
        if tuple(others) == self._shown:
            return
        self._shown = tuple(others)
        shown: list[QWidget] = []
        for each in others:
            if each.comment.quote:
                quote = self._names.text(each.comment.quote, self._private)
                shown.append(Quiet(f"“{quote}”", self))
            notes = self._notes()
            anchor, quote = each.comment.anchor, each.comment.quote
            notes.show_at(self._case_id, anchor, quote, (each,), self._private)
            shown.append(notes)
        fill(self._column, shown)
        self.setVisible(bool(shown))

    def _notes(self) -> CommentNotes:
        notes = CommentNotes(self._services, self._shell, self)
        notes.changed.connect(self._again)
        return notes

    def _again(self) -> None:
        self.show_case(self._case_id, self._private)
