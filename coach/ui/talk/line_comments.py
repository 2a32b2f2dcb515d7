# SPDX-License-Identifier: MIT
"""What others said to a talk: each comment below its line, the others above the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.comment import LINE
from coach.ui.shell.comment_notes import CommentNotes, LooseComments

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell
    from coach.ui.talk.lines.talk_lines import TalkLines


class LineComments(LooseComments):
    """Hidden while every comment stands below its line.

    Args:
        services: The services.
        shell: The way to the window.
        lines: The lines of the talk; it lies above them.
    """

    def __init__(self, services: Services, shell: Shell, lines: TalkLines) -> None:
        super().__init__(services, shell)
        self._lines, self._case_id = lines, ""
        self._private: tuple[str, ...] = ()
        self.layout().setContentsMargins(10, 0, 10, 8)  # type: ignore[union-attr]
        lines.scroll_page.body.insertWidget(0, self)
        self.changed.connect(self._again)

    def show_case(self, case_id: str, private: tuple[str, ...]) -> None:
        """Show the comments on a case; `private` are the names that discreet mode hides."""
        self._case_id, self._private = case_id, private
        comments = self._services.comments.of(case_id)
        blocks = {f"{LINE}{block.line.id}": block for block in self._lines.blocks}
        said = {each.comment.anchor for each in comments}
        for anchor, block in blocks.items():
            notes = block.findChild(CommentNotes)
            if notes is None and anchor in said:
                notes = CommentNotes(self._services, self._shell, self)
                notes.changed.connect(self._again)
                block.put_below(notes)
            if notes is not None:
                notes.show_at(case_id, anchor, block.line.text, comments, private)
        others = [each for each in comments if each.comment.anchor not in blocks]
        self.show_comments(others, private)

    def _again(self) -> None:
        self.show_case(self._case_id, self._private)
