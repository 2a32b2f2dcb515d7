# SPDX-License-Identifier: MIT
"""The second take: the answers once more on another day, with the first hidden until it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.case import Stage
from coach.ui.case.case_page import CasePage
from coach.ui.case.change_teller import ChangeTeller
from coach.ui.case.take_parts import put_back
from coach.ui.interview.question_cards import cards_of
from coach.ui.kit.basic.buttons import PrimaryButton, SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Title
from coach.ui.kit.fields.asking import Ask, Asking
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.shell import Data
from coach.ui.shell.words import confidence_text

if TYPE_CHECKING:
    from coach.domain.rules.diagnosis import Diagnosis, ReadBack
    from coach.domain.rules.interview import Question
    from coach.services.container import Services
    from coach.services.interview.heat import Difference, SecondTake
    from coach.ui.shell.shell import Shell


class SecondTakePage(CasePage):
    """Asks everything again; what was said at first is shown only beside the finished second."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "second-take-page")
        self._take: SecondTake | None = None
        self._teller = ChangeTeller(services, shell, self._on_verdict)

    def show_page(self, arg: object = None) -> None:
        """Go on with the second take of a case (its id) where it was left."""
        self.case_state(arg, Stage.VERDICT)
        self.show_content(lambda: self._show(self._services.heat.second_take(self._case_id)))

    def _show(self, take: SecondTake | None) -> None:
        if take is None:
            return
        self._take = take
        if take.first is None:
            self._draw_empty(self.tr("There is nothing to go through again yet."))
        elif take.opens_at is not None:
            when = f"{take.opens_at.astimezone():%H:%M}"
            words = self.tr("The second take opens in the morning, at {time}. Sleep on it.")
            self._draw_empty(words.format(time=when))
        elif take.question is not None:
            self._draw_question(take, take.question)
        elif take.second is not None:
            self._draw_both(take, take.first, take.second)

    def _draw_empty(self, sentence: str) -> None:
        empty = EmptyState(
            sentence,
            self.tr("Go back to the case"),
            "take-back",
            example=self.tr(
                "On another day, you will answer the same questions without seeing your first "
                "answers."
            ),
        )
        empty.asked.connect(self.leave)
        self.fill(empty)
        empty.button.setFocus()

    def _draw_question(self, take: SecondTake, question: Question) -> None:
        given = {said.question: said.option for said in take.answered}
        where = self.tr("Second take  ·  {gate}").format(gate=take.gate.title if take.gate else "")
        asking = Asking(self._shell)
        asking.chosen.connect(self._on_chosen)
        asking.went_on.connect(self._on_went_on)
        asking.went_back.connect(self._on_went_back)
        self.fill(asking, foot=asking.foot)
        chosen, back = given.get(question.id), self._before(take) is not None
        asking.ask(Ask(where, question.text, question.help, cards_of(question), chosen, back))

    def _draw_both(self, take: SecondTake, first: Diagnosis, second: Diagnosis) -> None:
        content = QWidget()
        column = column_of(content, gap=12)
        column.addWidget(Title(self._headline(take, first, second), content))
        for form, found in (
            (self.tr("First take: {verdict} ({sure})"), first),
            (self.tr("Second take: {verdict} ({sure})"), second),
        ):
            sure = confidence_text(found.confidence)
            column.addWidget(Lead(form.format(verdict=self._name(found), sure=sure), content))
        for difference in take.differences:
            column.addWidget(self._card(difference, content))
        foot = QWidget()  # what is decided here stays in sight
        foot.setLayout(self._buttons(foot, choose=not take.in_force))
        self.fill(content, foot=foot)
        self._primary.setFocus()

    def _headline(self, take: SecondTake, first: Diagnosis, second: Diagnosis) -> str:
        if not take.differences:
            return self.tr("Both takes agree")
        if first.by_answers is second.by_answers:
            return self.tr("Other answers, the same verdict")
        return self.tr("The second take says something else")

    def _name(self, diagnosis: Diagnosis) -> str:
        return self._services.cases.definition(self._case_id).verdict(diagnosis.by_answers).name

    def _card(self, difference: Difference, parent: QWidget) -> Card:
        card = Card(parent, margin=16)
        card.setObjectName(f"difference:{difference.question.id}")
        card.body.addWidget(Heading(difference.question.text, card))
        first, second = self._said(difference.first), self._said(difference.second)
        card.body.addWidget(Body(self.tr("First: {said}").format(said=first), card))
        card.body.addWidget(Body(self.tr("Second: {said}").format(said=second), card))
        return card

    def _said(self, said: ReadBack | None) -> str:
        return said.sentence if said is not None else self.tr("was not asked")

    def _buttons(self, parent: QWidget, *, choose: bool) -> QVBoxLayout:
        row = FlowLayout(gap=12)
        if choose:
            words = self.tr("Use the second answers")
            self._primary = PrimaryButton(words, "adopt", parent=parent)
            self._primary.clicked.connect(self._on_adopt)
            keep = SecondaryButton(self.tr("Keep the first"), "keep-first", parent=parent)
            keep.clicked.connect(self._on_verdict)
            row.addWidget(self._primary)
            row.addWidget(keep)
        else:
            self._primary = PrimaryButton(self.tr("See the verdict"), "to-verdict", parent=parent)
            self._primary.clicked.connect(self._on_verdict)
            row.addWidget(self._primary)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        in_force = self.tr("The second answers count now. Both takes stay with the case.")
        both = self.tr("Both takes stay with the case.")
        column.addWidget(Quiet(both if choose else in_force, parent))
        return column

    # -- what the user does

    def _before(self, take: SecondTake) -> str | None:
        """The question of this take before the one that is asked."""
        asked = [said.question for said in take.answered]
        at = take.question.id if take.question is not None else ""
        before = asked[: asked.index(at)] if at in asked else asked
        return before[-1] if before else None

    def _on_chosen(self, option: str) -> None:
        if self._take is None or self._take.question is None:
            return
        question = self._take.question.id
        heat = self._services.heat
        if self._shell.guard(lambda: heat.answer(self._case_id, question, option)) is not None:
            self._shell.changed(Data.ANSWERS | Data.PLAN)

    def _on_went_on(self) -> None:
        """To the next answer of this take, the open question, or both takes side by side."""
        if self._take is None or self._take.question is None:
            return
        at = self._take.question.id
        now = self._services.heat.second_take(self._case_id)
        asked = [said.question for said in now.answered]
        following = asked[asked.index(at) + 1 :] if at in asked else []
        self._show(self._services.heat.second_take(self._case_id, next(iter(following), None)))

    def _on_went_back(self) -> None:
        if self._take is not None and (before := self._before(self._take)) is not None:
            self._show(self._services.heat.second_take(self._case_id, before))

    def _on_adopt(self) -> None:
        changes = self._services.heat.second_take(self._case_id).changes
        before = self._teller.moment(self._case_id)
        if self._shell.guard(lambda: self._services.heat.adopt(self._case_id)) is not None:
            self._shell.changed(Data.ANSWERS | Data.PLAN)
            self._on_verdict()
            counts = self.tr("The second take counts now.")
            if not self._teller.tell(before, counts):
                back = partial(put_back, self._services, self._shell, self._case_id, changes)
                self._shell.toast(counts, back)

    def _on_verdict(self) -> None:
        self._shell.go("verdict", self._case_id)
