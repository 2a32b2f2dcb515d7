# SPDX-License-Identifier: MIT
"""The mirror: the pivotal questions once more, as the client would answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coach.domain.case import Stage
from coach.ui.case.case_page import CasePage
from coach.ui.case.change_teller import ChangeTeller
from coach.ui.interview.question_cards import cards_of
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.labels import Body, Heading, Lead, Quiet, Title
from coach.ui.kit.fields.asking import Ask, Asking
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.domain.rules.diagnosis import Gap, ReadBack
    from coach.services.container import Services
    from coach.services.interview.mirror import MirrorQuestion
    from coach.ui.shell.shell import Shell


class MirrorPage(CasePage):
    """Asks for the client's answers one by one, then shows where they differ from one's own."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "mirror-page")
        self._questions: tuple[MirrorQuestion, ...] = ()
        self._number = 0  # of the question that is asked, from 0
        self._teller = ChangeTeller(services, shell, self._on_taken_back)

    def show_page(self, arg: object = None) -> None:
        """Go on with the mirror of a case (its id) where it was left."""
        self.case_state(arg, Stage.VERDICT)
        self.show_content(self._begin)

    def _begin(self) -> None:
        self._questions = self._services.mirror.questions(self._case_id)
        open_ = (n for n, each in enumerate(self._questions) if each.theirs is None)
        self._number = next(open_, len(self._questions))
        self._draw()

    def _draw(self) -> None:
        if not self._questions:
            self._draw_empty()
        elif self._number < len(self._questions):
            self._draw_question(self._questions[self._number])
        else:
            self._draw_gaps()

    def _draw_empty(self) -> None:
        empty = EmptyState(
            self.tr("There is nothing here to see through their eyes."),
            self.tr("Go back to the case"),
            "mirror-back",
            example=self.tr("The mirror comes after the verdict, where it is safe to ask them."),
        )
        empty.asked.connect(self.leave)
        self.fill(empty)
        empty.button.setFocus()

    def _draw_question(self, asked: MirrorQuestion) -> None:
        question = asked.question
        where = self.tr("In their shoes  ·  {number} of {count}").format(
            number=self._number + 1, count=len(self._questions)
        )
        asking = Asking(self._shell)
        asking.chosen.connect(self._on_chosen)
        asking.went_on.connect(self._on_went_on)
        asking.went_back.connect(self._on_went_back)
        self.fill(asking, foot=asking.foot)
        cards = cards_of(
            question, self.tr("I cannot know"), self.tr("that does not count as a gap")
        )
        help_ = self.tr(
            "Choose what the client would say. On the cards “we” is still your firm, and “they” "
            "are still the client."
        )
        asking.ask(Ask(where, question.mirror, help_, cards, asked.theirs, self._number > 0))

    def _draw_gaps(self) -> None:
        content = QWidget()
        column = column_of(content, gap=12)
        gaps = self._services.mirror.gaps(self._case_id)
        column.addWidget(Title(self._headline(len(gaps)), content))
        if gaps:
            lead = self.tr("Nobody knows yet who is right. Each of these opens the talk.")
            column.addWidget(Lead(lead, content))
        for gap in gaps:
            column.addWidget(self._card(gap, content))
        icon = self._shell.icons.icon("arrow-right", "on_accent")
        on = PrimaryButton(self.tr("See the verdict"), "to-verdict", icon, content, trailing=True)
        on.clicked.connect(self._on_verdict)
        again = QuietButton(self.tr("Go through them again"), "mirror-again", parent=content)
        again.clicked.connect(self._on_again)
        foot = QWidget()
        buttons = FlowLayout(foot, gap=12)
        buttons.addWidget(on)
        buttons.addWidget(again)
        self.fill(content, foot=foot)
        on.setFocus()

    def _headline(self, count: int) -> str:
        if not count:
            return self.tr("They would say the same")
        if count == 1:
            return self.tr("They would see one thing differently")
        return self.tr("They would see {count} things differently").format(count=count)

    def _card(self, gap: Gap, parent: QWidget) -> Card:
        question = self._services.cases.definition(self._case_id).interview.question(gap.question)
        card = Card(parent, margin=16)
        card.setObjectName(f"gap:{gap.question}")
        card.body.addWidget(Heading(question.text, card))
        card.body.addWidget(Body(self.tr("You: {said}").format(said=self._text(gap.mine)), card))
        card.body.addWidget(Body(self.tr("They: {said}").format(said=self._text(gap.theirs)), card))
        if gap.opening:
            card.body.addWidget(Quiet(self.tr("Ask them: {ask}").format(ask=gap.opening), card))
        return card

    def _text(self, said: ReadBack) -> str:
        """An answer as its card reads."""
        interview = self._services.cases.definition(self._case_id).interview
        option = interview.question(said.question).option(said.option)
        return option.text if option is not None else said.sentence

    # -- what the user does

    def _on_chosen(self, option: str) -> None:
        asked = self._questions[self._number]
        question, before = asked.question.id, self._teller.moment(self._case_id)
        after = self._shell.guard(
            lambda: self._services.mirror.answer(self._case_id, question, option)
        )
        if after is not None:
            if asked.theirs is not None:  # the end says what the first answers come to
                self._teller.tell(before)
            self._questions = after
            self._shell.changed(Data.ANSWERS | Data.PLAN)

    def _on_taken_back(self) -> None:
        if self.isVisible():
            self._questions = self._services.mirror.questions(self._case_id)
            self._draw()

    def _on_went_on(self) -> None:
        if self._questions[self._number].theirs is not None:
            self._number += 1
            self._draw()

    def _on_went_back(self) -> None:
        self._number -= 1
        self._draw()

    def _on_again(self) -> None:
        self._number = 0
        self._draw()

    def _on_verdict(self) -> None:
        self._shell.go("verdict", self._case_id)
