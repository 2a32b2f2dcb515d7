# SPDX-License-Identifier: MIT
"""The steps of looking back at a run that hold little: one word, the facts, what to improve."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.practice.comment import STEP
from coach.domain.practice.roleplay import transcribed
from coach.domain.practice.rubric import RubricCheck
from coach.ui.kit.basic.buttons import IconButton
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.fields.fields import LineField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.fields.typed import settle
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.runs.run_words import as_shown, move_names
from coach.ui.shell.comment_notes import CommentNotes
from coach.ui.shell.discreet import names_around

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.domain.practice.comment import KeptComment
    from coach.domain.practice.debrief import CriticalShown
    from coach.domain.practice.moves import MoveText
    from coach.domain.practice.rubric import CriticalFail
    from coach.domain.practice.run import DebriefAnswers
    from coach.services.container import Services
    from coach.services.practice.debriefs import RunDebrief
    from coach.services.practice.run_view import RunView
    from coach.ui.shell.shell import Shell

_WORD = 60  # characters


class ReactStep(QWidget):
    """One word, and what surprised; `said` asks to keep both."""

    said = Signal(object, object)  # str, str

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = LineField("run-word", self)
        self._word.setMaxLength(_WORD)
        self._word.setPlaceholderText(self.tr("for example: relieved, shaky, too fast"))
        self._surprise = GrowingEdit("run-surprise", self)
        self._surprise.set_most(2000)
        layout = column_of(self, gap=12)
        layout.addWidget(FormRow(self.tr("In one word: how was that?"), self._word))
        layout.addWidget(FormRow(self.tr("What surprised you?"), self._surprise))
        self._word.editingFinished.connect(self.keep)
        self._word.returnPressed.connect(self._surprise.setFocus)
        self._surprise.left.connect(self.keep)

    def show_answers(self, answers: DebriefAnswers) -> None:
        """Show what was said before."""
        self._word.setText(answers.word)
        self._surprise.setText(answers.surprise)

    def keep(self) -> None:
        """Ask to keep what stands there, where it was typed."""
        if self._word.isModified() or self._surprise.document().isModified():
            self.said.emit(self._word.text(), self._surprise.text())

    def settle(self) -> None:
        """What stands there is kept."""
        settle(self._word, self._surprise)

    def take_focus(self) -> None:
        """Bring the keys to the word."""
        self._word.setFocus()


class FactsStep(QWidget):
    """What was said, line by line, with what others said to it; no judgement."""

    comment_asked = Signal(object)  # the number of the step, from 0

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facts")
        self._services, self._shell = services, shell
        self._rows = column_of(self, gap=10)

    def show_run(
        self,
        view: RunView,
        told: Sequence[MoveText],
        comments: Mapping[int, Sequence[KeptComment]],
    ) -> None:
        """Show the lines of a run, as names may be shown now."""
        rows: list[QWidget] = []
        shown, private = as_shown(self._services, view), names_around(self._services, view.run.id)
        for at in range(len(view.steps)):
            rows.append(self._row(shown, at, told))
            if said := comments.get(at, ()):
                notes, words = CommentNotes(self._services, self._shell, self), view.steps[at].said
                notes.show_at(view.run.id, f"{STEP}{at}", transcribed(words), said, private)
                rows.append(notes)
        ending = view.ending
        if ending is not None:
            rows.append(Body(f"{ending.title}. {ending.text}", self, tone="quiet"))
        fill(self._rows, rows)

    def _row(self, view: RunView, at: int, told: Sequence[MoveText]) -> QWidget:
        step, row = view.steps[at], QWidget(self)
        row.setObjectName(f"fact:{at}")
        name = view.called
        heard = view.heard_at(at).replace("\n", " ")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Body(f"{at + 1}.  {name}: {heard}", row, tone="quiet"))
        words.addWidget(Body(self.tr("You: {words}").format(words=transcribed(step.said)), row))
        moves = move_names(step.moves, told)
        words.addWidget(Quiet(self.tr("The line: {moves}").format(moves=moves), row))
        title = self.tr("Comment on line {line}").format(line=at + 1)
        icon = self._shell.icons.icon("message-circle", "quiet")
        comment = IconButton(icon, title, f"comment-on:{at}", row)
        comment.clicked.connect(partial(self.comment_asked.emit, at))
        layout = row_of(row)
        layout.addLayout(words, 1)
        layout.addStretch(0)  # takes what the words, of a width to be read, leave over
        layout.addWidget(comment, 0, Qt.AlignmentFlag.AlignTop)
        return row


class ImproveStep(QWidget):
    """At most two things to improve, what caps the mark, and the one rule to remember."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("improve")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 8, 0, 0)
        self._rows.setSpacing(4)

    def show_debrief(self, told: RunDebrief) -> None:
        """Show what to improve."""
        rows: list[QWidget] = []
        for shown in told.facts.critical:
            words = self.tr("At line {line}: {fail} {because}").format(
                line=shown.step + 1, fail=shown.fail.says, because=shown.fail.because
            )
            critical = Body(words, self)
            critical.set_strong(True)
            rows.append(critical)
        rows += (self._asked(each) for each in told.facts.asked)
        if told.facts.improve:
            one, two = self.tr("One thing to improve"), self.tr("Two things to improve")
            rows.append(Heading(one if len(told.facts.improve) == 1 else two, self))
        for each in told.facts.improve:
            rows += self._thing(each)
        if told.facts.rule:
            rule = Body(self.tr("Remember: {rule}").format(rule=told.facts.rule), self)
            rule.setObjectName("rule")
            rule.set_strong(True)
            rows.append(rule)
        fill(self._rows, rows)
        self.setVisible(bool(rows))

    def _asked(self, shown: CriticalShown) -> QWidget:
        """A critical fail that a typed line shows only perhaps: it takes nothing away."""
        words = self.tr(
            "Only you can tell whether line {line} did this: {fail} It counts for nothing."
        )
        return Body(words.format(line=shown.step + 1, fail=shown.fail.says), self)

    def _thing(self, thing: RubricCheck | CriticalFail) -> list[QWidget]:
        says = Body(thing.says, self)
        if isinstance(thing, RubricCheck):
            form = self.tr("For example: {yes}")
            return [says, Quiet(form.format(yes=thing.yes), self)]
        return [says]
