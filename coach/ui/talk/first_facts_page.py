# SPDX-License-Identifier: MIT
"""Before a talk is first shown: the few things that make it one's own, asked in one sitting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coach.services.cases.steps import Step
from coach.ui.case.case_page import CasePage
from coach.ui.case.fact_form import FactForm
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.labels import Lead, Title
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from coach.services.container import Services
    from coach.ui.case.fact_fields import Given
    from coach.ui.shell.shell import Shell


class FirstFactsPage(CasePage):
    """Asks the first facts of a case (its id), and leads to the talk."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "first-facts-page")
        self._form: FactForm | None = None
        self._asked: list[str] = []

    def show_page(self, arg: object = None) -> None:
        """Ask what is to be asked; where that is behind, lead to the talk."""
        self.finish()
        self.case_state(arg, Step.PREPARE)
        self.show_content(self._show)

    def finish(self) -> None:
        """Keep what is being typed."""
        if self._form is not None:
            self._form.finish()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just typed when the page is left."""
        self.finish()
        super().hideEvent(event)

    def leave(self) -> None:
        """Go back to the verdict, which led here."""
        self._shell.go(self.stands_at, self._case_id)

    def _show(self) -> None:
        facts = self._services.talks.first_facts(self._case_id)
        if not facts:
            self._form = None
            self._draw_empty()
            return
        content = QWidget()
        column = column_of(content, gap=12)
        column.addWidget(Title(self._headline(len(facts)), content))
        lead = self.tr(
            "The talk is made of what you told us. These make it sound like you, and not like "
            "anybody. Leave out whatever does not fit: all of it can be filled in later."
        )
        column.addWidget(Lead(lead, content))
        self._form = FactForm(self._shell, content, intro=self.tr("In your own words."))
        self._form.given.connect(self._on_given)
        self._asked = [each.fact.id for each in facts]
        self._form.show_facts(self._case_id, facts)
        column.addWidget(self._form)
        self.fill(content, foot=self._buttons())
        field = self._form.field(next((f.fact.id for f in facts if not f.value), facts[0].fact.id))
        if field is not None:
            field.key_field().setFocus()
        self._page.to_top()

    def _headline(self, count: int) -> str:
        numbers = (
            self.tr("One thing that only you know"),
            self.tr("Two things that only you know"),
            self.tr("Three things that only you know"),
            self.tr("Four things that only you know"),
            self.tr("Five things that only you know"),
        )
        return numbers[count - 1] if count <= len(numbers) else self.tr("What only you know")

    def _buttons(self) -> QWidget:
        foot = QWidget()
        row = FlowLayout(foot, gap=12)
        show = PrimaryButton(self.tr("Show me the talk"), "show-talk", parent=foot)
        show.clicked.connect(self._on_done)
        skip = QuietButton(self.tr("Not now"), "skip-first-facts", parent=foot)
        skip.setToolTip(self.tr("The talk asks for them in their place, as blanks."))
        skip.clicked.connect(self._on_done)
        row.addWidget(show)
        row.addWidget(skip)
        return foot

    def _draw_empty(self) -> None:
        empty = EmptyState(
            self.tr("There is nothing to ask before this talk."),
            self.tr("Go to the talk"),
            "to-talk",
        )
        empty.asked.connect(self._on_talk)
        self.fill(empty)
        empty.button.setFocus()

    # -- what the user does

    def _on_given(self, given: Given) -> None:
        if self._form is None:
            return
        self._form.keep(given, partial(self._services.talks.set_fact, self._case_id))
        facts = self._services.talks.first_facts(self._case_id)
        if [each.fact.id for each in facts] != self._asked:  # one thing leads to another
            self._asked = [each.fact.id for each in facts]
            self._form.show_facts(self._case_id, facts)

    def _on_done(self) -> None:
        self.finish()
        if self._form is not None and (field := self._form.refused()) is not None:
            field.key_field().setFocus()
            return
        if self._shell.attempt(partial(self._services.talks.finish_first, self._case_id)):
            self._on_talk()

    def _on_talk(self) -> None:
        self._shell.go("talk", self._case_id)
