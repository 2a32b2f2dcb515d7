# SPDX-License-Identifier: MIT
"""What a new version of the content changes for one case: carry its answers over, or stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.case import Stage
from coach.ui.case.case_page import CasePage
from coach.ui.case.change_teller import ChangeTeller
from coach.ui.kit.basic.buttons import PrimaryButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.labels import Body, Lead, Quiet, Title
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.domain.rules.update import ContentChange, QuestionPair
    from coach.domain.rules.verdict import Verdict
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class ContentChangePage(CasePage):
    """Compares the content that a case was answered with and that of today."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "content-change-page")

    def show_page(self, arg: object = None) -> None:
        """Show what changed for a case (its id)."""
        self.case_state(arg, Stage.UNDERSTAND)
        self.show_content(self._compare)

    def _compare(self) -> None:
        change = self._services.updates.content_change(self._case_id)
        if change is None:
            self._draw_same()
        else:
            self._draw(change)

    def _draw_same(self) -> None:
        back = self._services.updates.can_carry_back(self._case_id)
        empty = EmptyState(
            self.tr("This case now asks today’s questions."),
            self.tr("Go back to how it was") if back else self.tr("Go back to the case"),
            "carry-back" if back else "change-back",
            example=self.tr("After an update a case keeps its own questions until you say so."),
        )
        empty.asked.connect(self._on_carry_back if back else self.leave)
        self.fill(empty)
        empty.button.setFocus()

    def _draw(self, change: ContentChange) -> None:
        content = QWidget()
        column = column_of(content, gap=8)
        column.addWidget(Title(self.tr("The questions have changed"), content))
        versions = self.tr("You answered {before}. Today it is {now}.")
        versions = versions.format(before=change.pack_before, now=change.pack_now)
        column.addWidget(Body(versions, content, tone="quiet"))
        column.addWidget(self._verdicts(change, content))
        column.addSpacing(4)
        column.addLayout(self._buttons(change, content))
        column.addWidget(
            Quiet(self.tr("Either way nothing is lost, and you can go back."), content)
        )
        self._add_lists(column, change, content)
        self.fill(content)
        self._primary.setFocus()

    def _verdicts(self, change: ContentChange, parent: QWidget) -> Card:
        card = Card(parent, margin=16)
        then, now = self._name_then(change.verdict_before), self._name_now(change.verdict_now)
        card.body.addWidget(Lead(self.tr("Verdict then: {verdict}").format(verdict=then), card))
        card.body.addWidget(Lead(self.tr("Verdict now: {verdict}").format(verdict=now), card))
        if change.open:
            words = self.tr("Next it would ask: {question}")
            card.body.addWidget(Body(words.format(question=change.open[0].text), card))
        return card

    def _name_then(self, verdict: Verdict | None) -> str:
        if verdict is None:
            return self.tr("none yet, a question is open")
        return self._services.cases.definition(self._case_id).verdict(verdict).name

    def _name_now(self, verdict: Verdict | None) -> str:
        if verdict is None:
            return self.tr("none yet, a question is open")
        return self._services.content.verdict(verdict).name

    def _buttons(self, change: ContentChange, parent: QWidget) -> FlowLayout:
        self._primary = PrimaryButton(self.tr("Carry my answers over"), "carry-over", parent=parent)
        self._primary.clicked.connect(self._on_carry_over)
        words = self.tr("Stay with {before}").format(before=change.pack_before)
        stay = SecondaryButton(words, "stay", parent=parent)
        stay.clicked.connect(self.leave)
        row = FlowLayout(gap=12)
        row.addWidget(self._primary)
        row.addWidget(stay)
        return row

    def _add_lists(self, column: QVBoxLayout, change: ContentChange, parent: QWidget) -> None:
        for title, lines in self._lists(change):
            if lines:
                section = Section(title, parent=parent)
                for line in lines:
                    section.body.addWidget(Body(line, section))
                column.addWidget(section)
        if change.reworded:
            column.addWidget(self._reworded(change.reworded, parent))
        if change.rules:
            words = self.tr("Rules that are new, gone or weigh differently: {count}")
            column.addWidget(Quiet(words.format(count=change.rules), parent))

    def _lists(self, change: ContentChange) -> tuple[tuple[str, list[str]], ...]:
        """What is told in lists, each with its title; some of them may be empty."""
        renamed = [pair for pair in change.renamed if pair not in change.reworded]
        return (
            (self.tr("Answers that no longer fit"), [s.sentence for s in change.lost]),
            (self.tr("Asked again, because your old answer said two things at once"),
             [question.text for question in change.again]),
            (self.tr("New questions"), [question.text for question in change.added]),
            (self.tr("Questions that are gone"), [question.text for question in change.removed]),
            (self.tr("Questions with a new name; your answers go with them"),
             [pair.now.text for pair in renamed]),
        )  # fmt: skip

    def _reworded(self, pairs: tuple[QuestionPair, ...], parent: QWidget) -> Section:
        section = Section(self.tr("Questions with different words or answers"), parent=parent)
        for pair in pairs:
            section.body.addWidget(Body(pair.now.text, section))
            if pair.before.text != pair.now.text:
                was = self.tr("It was: {question}").format(question=pair.before.text)
                section.body.addWidget(Quiet(was, section))
        return section

    # -- what the user does

    def _on_carry_over(self) -> None:
        case_id = self._case_id
        updates = self._services.updates
        teller = ChangeTeller(self._services, self._shell)
        before = teller.moment(case_id)
        if self._shell.guard(lambda: updates.carry_over(case_id)) is not None:
            self._shell.changed(Data.ANSWERS | Data.PLAN)
            more = teller.words(before)
            self._shell.go(self.stands_at, case_id)
            over = self.tr("Your answers were carried over.")
            self._shell.toast(over, self._on_carry_back, more=more, stays=bool(more))

    def _on_carry_back(self) -> None:
        case_id = self._case_id
        updates = self._services.updates
        if self._shell.guard(lambda: updates.carry_back(case_id)) is not None:
            self._shell.changed(Data.ANSWERS | Data.PLAN)
            self._shell.go(self.stands_at, case_id)
