# SPDX-License-Identifier: MIT
"""The quiz: a story, the verdicts to choose from, and then which it is and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.rules.verdict import Verdict
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import KeyCap, Lead, Quiet
from coach.ui.kit.fields.asking import DIGITS, ENTER
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.page import Page
from coach.ui.study.card_view import StudyText
from coach.ui.study.story_view import StoryView
from coach.ui.study.study_words import verdict_choices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coach.domain.study.figures import QuizStory
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_COLUMN = 680  # pixels, at 100 % text


class QuizPage(Page):
    """Stories, one after the other; `show_page` may take the id of the one to begin with."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "quiz-page")
        self._stories: Sequence[QuizStory] = ()
        self._at = 0
        self._right: dict[str, bool] = {}  # the stories that were judged, and whether it was right
        self._since = 0.0
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Study"), "back", icon("arrow-left", "quiet"))
        self._back.setToolTip("Esc")
        self._head = PageHead(shell.theme, self.tr("Which verdict?"))
        self._place = Quiet("")
        self._place.setObjectName("quiz-place")
        self._told = StudyText("story", self.tr("The story"), self)
        self._question = Lead(self.tr("What does it come to?"))
        self._story = StoryView(shell.theme)
        self._on = PrimaryButton(
            self.tr("Next story"), "next-story", icon("arrow-right", "on_accent"), trailing=True
        )
        self._next = FlowRow(gap=10)
        self._empty = EmptyState(
            self.tr("Your library has no stories to judge."),
            self.tr("Back to Study"),
            "to-study",
            example=self.tr(
                "For example: the owner finds fault with every leaflet, pays on the day and has "
                "sent you two clients. Is it over, or has nobody talked with him yet?"
            ),
        )
        self._page = ScrollPage(self)
        self._column = QWidget(self)
        self._lay_out()
        self._back.clicked.connect(self.leave)
        self._empty.asked.connect(self.leave)
        self._story.chosen.connect(self._on_chosen)
        self._on.clicked.connect(self._go_on)
        shell.theme.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        self._next.flow.addWidget(self._on)
        self._next.flow.addWidget(KeyCap(self.tr("Enter")))
        column_of(
            self._column, self._place, self._told, self._question, self._story, self._next, gap=10
        )
        beside = QHBoxLayout()  # gives the column its width before its height is asked for
        beside.addWidget(self._column, 1)
        beside.addStretch(0)
        body = self._page.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._head)
        body.addWidget(self._empty)
        body.addLayout(beside)
        body.addStretch(1)
        column_of(self, self._page)

    def _fit(self) -> None:
        self._column.setMaximumWidth(self._shell.theme.across(_COLUMN))

    def leave(self) -> None:
        """Go back to Study."""
        self._shell.go("study")

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show the first story that was never judged, or the one with the id `arg`."""
        self._shell.part(self._column, partial(self._begin, arg))

    def _begin(self, arg: object) -> None:
        self._stories = self._services.study.lessons.quiz()
        ids = [story.card.ref.source for story in self._stories]
        self._at = ids.index(arg) if isinstance(arg, str) and arg in ids else 0
        known = ((story.card.ref.source, story.was_right) for story in self._stories)
        self._right = {source: right for source, right in known if right is not None}
        self._empty.setVisible(not self._stories)
        self._column.setVisible(bool(self._stories))
        if self._stories:
            self._show_story()
        else:
            self._empty.button.setFocus()

    def _show_story(self) -> None:
        card = self._stories[self._at].card
        self._place.setText(self._place_words())
        self._told.show_face(card.front, large=False)
        self._question.show()
        self._story.ask(verdict_choices(card.likely), verdict_choices(card.choices))
        self._next.hide()
        self._since = self._shell.ticks()
        set_focus_order(self)
        self._story.take_focus()
        self._page.to_top()

    def _place_words(self) -> str:
        form = self.tr("Story {number} of {count}")
        place = form.format(number=self._at + 1, count=len(self._stories))
        right = sum(self._right.values())
        if not right:
            return place
        form = self.tr("{place}  ·  {judged} judged so far, {right} of them as the coach does")
        return form.format(place=place, right=right, judged=len(self._right))

    # -- what the user does

    def _on_chosen(self, verdict: object) -> None:
        card = self._stories[self._at].card
        chosen, spent = Verdict(str(verdict)), max(self._shell.ticks() - self._since, 0.0)
        judge = self._services.study.lessons.judge
        judged = self._shell.guard(partial(judge, card.ref.source, chosen, spent))
        if judged is None:
            return
        self._right[card.ref.source] = judged.is_right
        name = next((each.name for each in card.choices if each.verdict is chosen), "")
        self._story.tell(judged, name)
        self._place.setText(self._place_words())
        self._question.hide()
        self._next.show()
        set_focus_order(self)
        self._story.take_focus()

    def _go_on(self) -> None:
        if self._stories and not self._story.is_asking:
            self._at = (self._at + 1) % len(self._stories)
            self._show_story()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose, A shows all verdicts, Enter and Space go on to the next story."""
        key = event.key()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or not self._stories:
            super().keyPressEvent(event)
        elif key in DIGITS:
            self._story.choose_number(DIGITS[key])
        elif key == Qt.Key.Key_A:
            self._story.show_all()
        elif key in ENTER or key == Qt.Key.Key_Space:
            self._go_on()
        else:
            super().keyPressEvent(event)
