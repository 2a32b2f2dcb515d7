# SPDX-License-Identifier: MIT
"""A moment of a run: what was said, the rule that moved the client, and the lines beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.domain.practice.roleplay import transcribed
from coach.domain.practice.run import Effect
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.layout.columns import Columns
from coach.ui.runs.run_words import effect_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from coach.domain.practice.comment import KeptComment
    from coach.domain.practice.debrief import LineThere, Moment
    from coach.ui.shell.shell import Shell


class MomentCard(Card):
    """One moment; `again` asks to go back to it."""

    again = Signal(object)  # the number of the step, from 0

    def __init__(
        self,
        shell: Shell,
        moment: Moment,
        name: str,
        comments: Sequence[KeptComment],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"moment:{moment.step}")
        self._moment = moment
        rise, drop = self.tr("What brought {name} closer"), self.tr("What pushed {name} away")
        form = rise if moment.is_rise else drop
        title = self.tr("{what}, at line {line}").format(
            what=form.format(name=name), line=moment.step + 1
        )
        self.body.addWidget(Heading(title, self))
        heard = moment.heard.replace("\n", " ")
        self.body.addWidget(Body(f"{name}: {heard}", self, tone="quiet"))
        said = self.tr("You: {words}").format(words=transcribed(moment.said))
        self.body.addWidget(Body(said, self))
        for effect in moment.effects:
            self.body.addWidget(self._rule(effect))
        if moment.rule:
            self.body.addWidget(Quiet(moment.rule, self))
        for comment in comments:
            self.body.addWidget(CommentCard(comment, self))
        self.body.addWidget(self._lines(shell))
        words = self.tr("That minute again")
        icon = shell.icons.icon("rotate-ccw", "text")
        self._again = SecondaryButton(words, f"again:{moment.step}", icon, self)
        self._again.setAccessibleName(
            self.tr("{words}: go back to line {line}").format(words=words, line=moment.step + 1)
        )
        self._again.clicked.connect(self._on_again)
        self.body.addSpacing(4)
        self.body.addWidget(self._again)

    def _rule(self, effect: Effect) -> Body:
        rule = Body(effect_words(effect), self)
        rule.set_strong(True)
        return rule

    def _lines(self, shell: Shell) -> QWidget:
        """A better line and a worse one side by side, as the persona would have heard them."""
        columns = Columns(shell.theme, self, shares=(1, 1), narrow=520)
        better, worse = self._moment.better, self._moment.worse
        self._add(columns.left, self.tr("Better"), better, self.tr("No line there was better."))
        self._add(columns.right, self.tr("Worse"), worse, self.tr("No line there was worse."))
        for column in (columns.left, columns.right):
            column.addStretch(1)
        return columns

    def _add(self, column: QVBoxLayout, title: str, line: LineThere | None, none: str) -> None:
        column.addWidget(Quiet(title, self))
        if line is None:
            column.addWidget(Body(none, self, tone="quiet"))
            return
        column.addWidget(Body(transcribed(line.text), self))
        moved = effect_words(_as_effect(line))
        column.addWidget(Quiet(moved, self))

    def _on_again(self) -> None:
        self.again.emit(self._moment.step)


def _as_effect(line: LineThere) -> Effect:
    return Effect(line.because, line.trust, line.tension, line.move)


class CommentCard(Card):
    """A comment with who wrote it."""

    def __init__(self, kept: KeptComment, parent: QWidget) -> None:
        super().__init__(parent, tone="soft", margin=12)
        self.setObjectName(f"comment:{kept.comment.id}")
        whose = kept.comment.author or (self.tr("You") if kept.own else self.tr("Somebody"))
        self.body.setSpacing(2)
        self.body.addWidget(Quiet(self.tr("{name} says").format(name=whose), self))
        self.body.addWidget(Body(kept.comment.text, self))
