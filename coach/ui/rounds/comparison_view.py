# SPDX-License-Identifier: MIT
"""The marks side by side: a picture, what it comes to in words, and a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.engine.practice.gap import Seen
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Rule
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rounds.marks_picture import MarksPicture, MarksRow, letter_of
from coach.ui.rounds.round_words import seen_text
from coach.ui.shell.words import signed

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.practice.rounds import Rater
    from coach.engine.practice.gap import CheckMarks, Comparison, Total
    from coach.ui.kit.basic.theme import Theme


class ComparisonView(QWidget):
    """Shows how all have marked; nothing here is decided."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self._gap, self._pushed = Lead("", self), Body("", self)
        self._gap.setObjectName("gap-told")
        self._fails = Card(tone="safety", margin=16)
        self._picture = MarksPicture(theme, self)
        self._key = Quiet(
            self.tr(
                "Full: yes. Empty: no. Half: yes, but the client hardly pushed back. Line: no "
                "mark, or it did not come up. A band is where you differ."
            ),
            self,
        )
        self._table = QWidget(self)
        self._table.setObjectName("marks-table")
        parts = (self._gap, self._pushed, self._fails, self._picture, self._key, self._table)
        column_of(self, *parts, gap=10)

    def show_marks(self, marks: Comparison, who: Callable[[Rater], str]) -> None:
        """Show the marks; `who` gives a rater's name."""
        self._gap.setText(self._gap_words(marks))
        self._pushed.setText(self._pushed_words(marks))
        self._show_fails(marks, who)
        rows = [
            MarksRow(
                who(total.rater),
                tuple(dict(check.seen)[total.rater] for check in marks.checks),
                self._told(total),
            )
            for total in marks.totals
        ]
        self._picture.show_rows(rows, self._words(marks, who))
        self._picture.setVisible(bool(rows))
        self._show_table(marks, who)

    def _gap_words(self, marks: Comparison) -> str:
        if marks.gap is None:
            return self.tr("There is nothing to compare: only one side has marked.")
        gap, differ = round(marks.gap, 1), marks.differ
        if not differ and not gap:
            return self.tr("You saw all {all} checks the same way.").format(all=marks.compared)
        form = self.tr(
            "You differ on {differ} of {all} checks. Up and down they come to the same sum, so the "
            "gap of the sums is 0."
        )
        if gap > 0:
            form = self.tr(
                "You differ on {differ} of {all} checks. In all, the own marks are {gap:g} higher "
                "than the others’. Gap of the sums: {signed}."
            )
        elif gap < 0:
            form = self.tr(
                "You differ on {differ} of {all} checks. In all, the own marks are {gap:g} lower "
                "than the others’. Gap of the sums: {signed}."
            )
        said = form.format(differ=differ, gap=abs(gap), all=marks.compared, signed=signed(gap))
        if not marks.fails:
            return said
        form = self.tr("{said} A critical fail caps the side that saw it.")
        return form.format(said=said)

    def _pushed_words(self, marks: Comparison) -> str:
        form = self.tr("The client made {made} of {all} push-backs.")
        if any(total.untested for total in marks.totals):
            form = self.tr(
                "The client made {made} of {all} push-backs. That is too few to know whether the "
                "line would have held, so what shows only under pressure is not counted."
            )
        return form.format(made=marks.made, all=marks.compulsory)

    def _told(self, total: Total) -> str:
        if total.capped is not None and total.capped < total.yes:
            form = self.tr("{yes} of {all}, counts as {capped}")
            return form.format(yes=total.yes, all=total.counted, capped=total.capped)
        return self.tr("{yes} of {all}").format(yes=total.yes, all=total.counted)

    def _show_fails(self, marks: Comparison, who: Callable[[Rater], str]) -> None:
        rows: list[QWidget] = []
        for each in marks.fails:
            says = Body(each.fail.says)
            says.set_strong(True)
            seen = ", ".join(who(rater) for rater in each.raters)
            form = self.tr("Seen by: {who}. {because}")
            rows += [says, Body(form.format(who=seen, because=each.fail.because))]
        fill(self._fails.body, rows)
        self._fails.setVisible(bool(rows))

    def _words(self, marks: Comparison, who: Callable[[Rater], str]) -> str:
        """The picture, as it is said."""
        lines = [f"{who(total.rater)}: {self._told(total)}" for total in marks.totals]
        lines += [self._check_words(number, each, who) for number, each in enumerate(marks.checks)]
        return "\n".join(lines)

    def _check_words(self, number: int, each: CheckMarks, who: Callable[[Rater], str]) -> str:
        seen = ", ".join(f"{who(rater)} {seen_text(one)}" for rater, one in each.seen)
        return f"{letter_of(number)}. {each.check.says} {seen}"

    def _show_table(self, marks: Comparison, who: Callable[[Rater], str]) -> None:
        """A line for each check: its key, what it says, each rater's mark, and the gap."""
        grid = self._new_grid()
        heads = ["", self.tr("Check"), *(who(rater) for rater in marks.raters), self.tr("Gap")]
        for column, head in enumerate(heads):
            grid.addWidget(_cell(Heading(head, self._table), column), 0, column)
        for number, each in enumerate(marks.checks):
            row = 2 * number + 2
            rule = Rule(self._table)
            rule.show()
            grid.addWidget(rule, row - 1, 0, 1, len(heads))
            seen = dict(each.seen)
            cells = [letter_of(number), each.check.says]
            cells += [seen_text(seen[rater]) for rater in marks.raters]
            cells.append(signed(each.gap))
            differs = len({one for one in seen.values() if one is not Seen.UNMARKED}) > 1
            for column, text in enumerate(cells):
                label = Body(text, self._table)
                label.set_strong(differs and column > 1)
                grid.addWidget(_cell(label, column), row, column, Qt.AlignmentFlag.AlignTop)

    def _new_grid(self) -> QGridLayout:
        """An empty grid in place of the one that is there."""
        before = self._table.layout()
        if before is not None:
            while (item := before.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            assert isinstance(before, QGridLayout)
            return before
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        return grid


def _cell(label: Body | Heading, column: int) -> Body | Heading:
    """A label to be seen at once; what stands beside the check keeps to one line if it can."""
    if column != 1:
        label.prefer_line()
    label.show()
    return label
