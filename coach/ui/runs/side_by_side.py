# SPDX-License-Identifier: MIT
"""One's own marks beside what a run shows, each with the line that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.practice.debrief import CheckState
from coach.domain.practice.roleplay import transcribed
from coach.ui.kit.basic.labels import Body, Heading, Quiet, Rule
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from coach.domain.practice.debrief import CheckResult
    from coach.engine.practice.self_marks import SelfGap, SelfMark
    from coach.services.practice.run_view import RunView


class SideBySide(QWidget):
    """One's own marks and what the run shows, with the gap as a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side-by-side")
        self._gap = Heading("", self)
        self._gap.setObjectName("gap")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        layout = column_of(self, self._gap, gap=8)
        layout.addLayout(self._rows)

    def show_gap(self, gap: SelfGap, view: RunView) -> None:
        """Show all checks, each with the line that shows it; where two ways differ, say so."""
        self._gap.setText(self._gap_words(gap))
        parts: list[QWidget] = []
        for mark in gap.marks:
            parts += [Rule(self)] if parts else []
            parts.append(self._row(mark, view))
        fill(self._rows, parts)

    def _gap_words(self, gap: SelfGap) -> str:
        if not gap.compared:
            return self.tr("You marked nothing that the run shows, so there is no gap to see.")
        if not gap.differs and not gap.gap:
            return self.tr("You saw all {count} checks as the run shows them.").format(
                count=gap.compared
            )
        if not gap.gap:
            form = self.tr(
                "You and the run come to the same number, but {differs} of {count} checks you saw "
                "the other way round."
            )
        elif gap.gap > 0:
            form = self.tr(
                "You marked {own} of {count} checks with yes, the run shows {shown}: you saw "
                "yourself {gap} higher."
            )
        else:
            form = self.tr(
                "You marked {own} of {count} checks with yes, the run shows {shown}: you saw "
                "yourself {gap} lower."
            )
        said = form.format(
            gap=abs(gap.gap),
            own=gap.own,
            shown=gap.shown,
            count=gap.compared,
            differs=gap.differs,
        )
        if gap.lowered_from is None:
            return said
        form = self.tr(
            "{said} In truth {done} were met, but with a critical fail no more than {shown} count."
        )
        return form.format(said=said, done=gap.lowered_from, shown=gap.shown)

    def _row(self, mark: SelfMark, view: RunView) -> QWidget:
        check, row = mark.result.check, QWidget(self)
        row.setObjectName(f"beside:{check.id}")
        own = {True: self.tr("yes"), False: self.tr("no"), None: self.tr("not marked")}[mark.own]
        said = self.tr("You: {own}   ·   The run: {shown}").format(
            own=own, shown=self._state(mark.result.state)
        )
        if mark.differs:
            said = self.tr("{marks}   ·   you differ").format(marks=said)
        layout = QVBoxLayout(row)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(1)
        layout.addWidget(Body(check.says, row))
        beside = Body(said, row, tone="" if mark.differs else "quiet")
        beside.set_strong(mark.differs)
        layout.addWidget(beside)
        if shows := self._shows(mark.result, view):
            line = Quiet(shows, row)
            line.setObjectName(f"shows:{check.id}")
            layout.addWidget(line)
        return row

    def _shows(self, result: CheckResult, view: RunView) -> str:
        """The line that a mark rests on, or the moment at which it was due; empty for neither."""
        if result.step is not None:
            perhaps = self.tr("Perhaps line {line}. You: {words}")
            form = (
                perhaps if result.state is CheckState.OPEN else self.tr("Line {line}. You: {words}")
            )
            words = transcribed(view.steps[result.step].said)
            return form.format(line=result.step + 1, words=words)
        if result.due is not None:
            return self.tr("It was due at line {line}, after {name} said: {words}").format(
                line=result.due + 1,
                name=view.called,
                words=view.heard_at(result.due).replace("\n", " "),
            )
        if result.state is CheckState.EARNED:
            return self.tr("None of your lines went against it.")
        return ""

    def _state(self, state: CheckState) -> str:
        return {
            CheckState.EARNED: self.tr("yes"),
            CheckState.MISSED: self.tr("no"),
            CheckState.NOT_DUE: self.tr("it did not come to that"),
            CheckState.OPEN: self.tr("only you can tell"),
        }[state]
