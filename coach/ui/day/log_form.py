# SPDX-License-Identifier: MIT
"""How the talk went, in two minutes: a few numbers to press, a next step, a word for oneself."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.clock import today
from coach.domain.dates import Prefer
from coach.domain.talk.coaching import AfterText, LogAsk
from coach.domain.talk.talk_log import TalkNote
from coach.engine.after.after import asked
from coach.services.case.text import LONGEST_NOTE
from coach.ui.day.next_step import NextStep
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.fields.asking import DIGITS
from coach.ui.kit.fields.choice_list import Choice
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.fields.numbered_choices import NumberedChoices
from coach.ui.kit.fields.typed import Choices, settle
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.discreet import NameMask

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.domain.case import Case
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_YES, _NO, _OTHER = "yes", "no", "other-reaction"


class LogForm(QWidget):
    """Asks whether it took place, then for what belongs to that and fits the case.

    `begun` says that the first question was answered, `came` that the keys came to the question
    that it carries, `left` that the user goes back, `saved` carries the note that was kept.
    """

    begun = Signal()
    came = Signal(object)  # QWidget
    left = Signal()
    saved = Signal(object)  # TalkLog

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self._case_id, self._on = "", date.min
        theme = shell.theme
        self._after = AfterText()  # what fits the case
        ask = partial(NumberedChoices, theme, question="", parent=self)
        self._held = ask("log-held")
        self._day = DateField(
            "log-day", self.tr("Day of the talk"), shell, self, prefer=Prefer.PAST
        )
        self._day_row = FormRow("", self._day, parent=self)
        self._reaction = ask("log-reaction")
        self._other = ChoiceField("log-other", self)
        self._surprised, self._outcome = ask("log-surprised"), ask("log-outcome")
        self._cause = ask("log-cause")
        self._questions = {
            LogAsk.HELD: self._held,
            LogAsk.REACTION: self._reaction,
            LogAsk.SURPRISE: self._surprised,
            LogAsk.OUTCOME: self._outcome,
            LogAsk.CAUSE: self._cause,
        }
        self._next = NextStep(shell, self)
        self._reflection = GrowingEdit("log-reflection", self)
        self._reflection.set_most(LONGEST_NOTE)
        self._save = PrimaryButton(self.tr("Keep this note"), "log-save", parent=self)
        self._back = QuietButton(self.tr("Back"), "log-back", parent=self)
        self._choices = Choices(self, self._chosen_words)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._other.setAccessibleName(self.tr("Another reaction"))
        alone = self.tr(
            "It stays in this program, and goes into no paper, letter or file of the talk."
        )
        self._reflection_row = FormRow(self.tr("For you alone"), self._reflection, alone, self)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._save)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        layout = column_of(self, gap=8)
        for part in (
            self._held,
            self._day_row,
            self._reaction,
            self._other,
            self._surprised,
            self._outcome,
            self._cause,
            self._next,
            self._reflection_row,
        ):
            layout.addWidget(part)
        layout.addSpacing(8)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self._held.answered.connect(self._on_held_answered)
        self._reaction.answered.connect(self._on_reaction_answered)
        self._cause.answered.connect(self._on_cause_answered)
        for question in self._questions.values():
            question.came.connect(partial(self.came.emit, question))
        self._held.went_on.connect(self._on_held_went_on)
        self._reaction.went_on.connect(self._on_reaction_went_on)
        for asks in (LogAsk.SURPRISE, LogAsk.OUTCOME, LogAsk.CAUSE):
            self._questions[asks].went_on.connect(partial(self._go_on_from, asks))
        self._save.clicked.connect(self._on_save_clicked)
        self._back.clicked.connect(self.left)

    def show_case(self, case: Case) -> None:
        """Ask about a case; what was begun for the same case stays."""
        if case.id != self._case_id:
            self._case_id = case.id
            self._begin(case)

    def forget(self) -> None:
        """Begin anew when it is next shown."""
        self._case_id = ""

    def fold(self) -> None:
        """Ask only whether it took place; what else was written stays."""
        self._held.offer(self._held_choices())
        self._show_fields()

    def take_focus(self) -> None:
        """Bring the keys to the first question."""
        self._held.take_focus()

    def _begin(self, case: Case) -> None:
        now = today(self._services.clock)
        on = case.talk_on if case.talk_on is not None and case.talk_on <= now else now
        self._on = on
        self._day.no_later_than(now)
        self._day.set_day(on)
        self._next.begin(now + timedelta(days=1), now)
        self._reflection.setText("")
        after = self._after = self._services.after.choices(case.id)
        for question in after.questions:
            if question.asks is LogAsk.DAY:
                self._day_row.set_label(question.text)
            else:
                self._questions[question.asks].ask(question.text)
        self._surprised.offer([Choice(each.id, each.text) for each in after.surprises])
        self._outcome.offer([Choice(each.id, each.text) for each in after.outcomes])
        self._cause.offer([Choice(each.id, each.text) for each in after.causes])
        self._offer_reactions(case)
        self.fold()
        self._choices.settle()

    def _held_choices(self) -> list[Choice]:
        asking = self._after.asking(LogAsk.HELD)
        return [Choice(_YES, asking.yes), Choice(_NO, asking.no)] if asking is not None else []

    def _offer_reactions(self, case: Case) -> None:
        """The likely ones as cards, all others in a list behind the last card."""
        private = self._services.talks.private_names(case.id)
        talk = self._services.talks.talk(case.id)
        likely = talk.reactions
        cards = [Choice(each.id, self._names.text(each.says, private)) for each in likely]
        self._reaction.offer([*cards, Choice(_OTHER, self.tr("Something else"), faint=True)])
        self._other.clear()
        self._other.addItem(self.tr("None of these"), "")
        for each in talk.further:
            self._other.addItem(each.says, each.id)

    def _show_fields(self) -> None:
        said = bool(self._held.chosen)
        for field in (self._next, self._reflection_row, self._save, self._back):
            field.setVisible(said)
        for asks, question in self._questions.items():
            question.setVisible(asks in self._asked)
        self._day_row.setVisible(LogAsk.DAY in self._asked)
        other = LogAsk.REACTION in self._asked and self._reaction.chosen == _OTHER
        self._other.setVisible(other)

    @property
    def _asked(self) -> frozenset[LogAsk]:
        """What is asked now; before it is said whether the talk took place, only that."""
        held = self._held.chosen == _YES if self._held.chosen else None
        return asked(self._after, held=held)

    def _chosen_words(self) -> str:
        """What was answered of what is asked now, one a line."""
        said = [each.answer() for asks, each in self._questions.items() if asks in self._asked]
        if self._reaction.chosen == _OTHER and self._other.currentData():
            said.append(self._other.currentText())
        return "\n".join(filter(None, said))

    def _go_on_from(self, asks: LogAsk) -> None:
        """Bring the keys to the next question that is asked, or to the next step."""
        order = list(self._questions)
        for each in order[order.index(asks) + 1 :]:
            if each in self._asked:
                self._questions[each].take_focus()
                return
        self._next.text_field.setFocus()

    # -- what the user does

    def _on_held_answered(self) -> None:
        if self._held.chosen == _YES:
            self._next.withdraw()
        elif self._cause.chosen:
            self._on_cause_answered(self._cause.chosen)
        self._show_fields()
        self.begun.emit()

    def _on_held_went_on(self) -> None:
        if self._held.chosen:
            self._go_on_from(LogAsk.HELD)

    def _on_reaction_answered(self) -> None:
        self._show_fields()

    def _on_reaction_went_on(self) -> None:
        if self._reaction.chosen == _OTHER:
            self._other.setFocus()
        else:
            self._go_on_from(LogAsk.REACTION)

    def _on_cause_answered(self, cause: str) -> None:
        offered = self._shell.guard(
            partial(self._services.after.smaller_step, self._case_id, cause)
        )
        if offered is not None:
            self._next.offer(*offered, self.tr("A smaller step. Change it as you like."))

    def _on_save_clicked(self) -> None:
        day, step = self._given_day(), self._next.given()
        if day is None or step is None:
            return
        chosen = self._reaction.chosen
        reaction = str(self._other.currentData() or "") if chosen == _OTHER else chosen
        note = TalkNote(
            day,
            held=self._held.chosen == _YES,
            reaction=reaction,
            surprised=self._surprised.chosen,
            outcome=self._outcome.chosen,
            cause=self._cause.chosen,
            next_step=step[0],
            next_on=step[1],
            reflection=self._reflection.text(),
        )
        log = self._shell.guard(partial(self._services.after.log, self._case_id, note))
        if log is not None:
            settle(self._reflection, self._next.text_field)
            self._choices.settle()
            self.saved.emit(log)

    def _given_day(self) -> date | None:
        """The day of the talk; where it is not asked, the one that was set, else today."""
        day, fault = self._day.day(), self._day.fault()
        if LogAsk.DAY not in self._asked:
            return self._on
        if not fault and day is None:
            fault = self.tr("Set the day of the talk.")
        if fault:
            self._day_row.refuse(fault)
            return None
        return day

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number answers the first question that is open, where no field has the keys."""
        if event.key() in DIGITS:
            for question in self._questions.values():
                if question.isVisibleTo(self) and not question.chosen:
                    question.choose_number(DIGITS[event.key()])
                    return
        super().keyPressEvent(event)
