# SPDX-License-Identifier: MIT
"""The plan of a case: its reminders, or what they will be once the talk has a day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.plan import AT_ONCE, ReminderState
from coach.engine.after.plan import set_day
from coach.ui.after.reminder_list import ReminderList
from coach.ui.case.prepare_steps import BeforeRows
from coach.ui.case.reminder_actions import ReminderActions
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.dates import from_talk, full_day, in_days
from coach.ui.kit.fields.fields import LeavesUndo
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.domain.case import Case
    from coach.domain.plan import PlanStep, Reminder
    from coach.services.after.prepare import PrepareItem
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class OneLine(LeavesUndo, QLineEdit):
    """A line that leaves Ctrl+Z to the window when nothing has been typed."""


class PlanSection(QWidget):
    """Reminders of one case: tick, put off, move, add; `changed` says that one is another now."""

    changed = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self._case_id = ""
        self._private: tuple[str, ...] = ()  # names that discreet mode hides
        self._actions = ReminderActions(services, shell, self)
        self._section = Section(self.tr("The plan"))
        self._say = Body("")
        self._say.set_tone("quiet")
        self._open = ReminderList(shell, "plan-open", can_open=False)
        self._done = ReminderList(shell, "plan-done", can_open=False)
        self._done_head = Section(self.tr("Done"))
        self._before_head = Section(self.tr("Before you act"))
        self._before = BeforeRows(services, shell, "before")
        self._preview = QVBoxLayout()
        self._title = OneLine()
        self._day = DateField("own-day", self.tr("Day of the reminder"), shell)
        self._add = SecondaryButton(self.tr("Add"), "add-reminder")
        self._wrong = Quiet("", tone="conduct")
        self._wrong.hide()
        self._lay_out()
        self._actions.done.connect(self.changed)
        self._before.ticked.connect(self._on_before_ticked)
        self._open.wanted.connect(self._actions.carry_out)
        self._done.wanted.connect(self._actions.carry_out)
        self._add.clicked.connect(self._on_add_clicked)
        self._day.textEdited.connect(self._wrong.hide)
        self._day.left.connect(self._say_wrong)
        self._title.returnPressed.connect(self._on_add_clicked)

    def _lay_out(self) -> None:
        self._title.setObjectName("own-title")
        self._title.setAccessibleName(self.tr("A reminder of your own"))
        self._title.setPlaceholderText(self.tr("A reminder of your own"))
        self._title.setMaxLength(500)
        self._day.setPlaceholderText(self.tr("Day"))
        own = QHBoxLayout()
        own.setSpacing(8)
        own.addWidget(self._title, 3)
        own.addWidget(self._day, 2)
        own.addWidget(self._add)
        body = self._section.body
        body.addWidget(self._say)
        body.addLayout(self._preview)
        body.addWidget(self._open)
        body.addLayout(own)
        body.addWidget(self._wrong)
        self._done_head.body.addWidget(self._done)
        layout = column_of(self)
        self._before_head.body.addWidget(self._before)
        layout.addWidget(self._before_head)
        layout.addWidget(self._section)
        layout.addWidget(self._done_head)

    def show_case(self, case: Case) -> None:
        """Show the plan of a case as it stands."""
        if case.id != self._case_id:
            self._title.setText("")  # what was typed of another case is kept for that
            self._day.set_day(None)
            self._open.fold()
            self._done.fold()
        self._case_id, self._private = case.id, self._services.talks.private_names(case.id)
        day = today(self._services.clock)
        self._day.suggest(day)
        self._day.no_earlier_than(day)
        reminders = self._services.reminders.of_case(case.id)
        open_ = [each for each in reminders if each.state is ReminderState.OPEN]
        behind = [each for each in reminders if each.state is not ReminderState.OPEN]
        self._open.show_reminders([self._item(each, day) for each in open_])
        self._done.show_reminders([self._item(each, day) for each in behind])
        self._done_head.setVisible(bool(behind))
        self._done_head.set_count(str(len(behind)))
        self._section.set_count(str(len(open_)) if open_ else "")
        planned = any(each.step for each in reminders)
        self._show_before(case)
        steps = () if planned else self._services.reminders.plan(case.id)
        self._show_preview(tuple(step for step in steps if step.day >= 0))
        self._show_sentence(case, planned=planned)

    def _show_before(self, case: Case) -> None:
        """What comes before acting, without reminders; after the talk, how much was done."""
        over = case.stage in (Stage.AFTER, Stage.CLOSED)
        left = self._services.prepare.before(case.id) if over else self._undated(case)
        self._before.show_items(case.id, () if over else left)
        self._before_head.setVisible(bool(left))
        self._count_before(left, over=over)

    def _undated(self, case: Case) -> list[PrepareItem]:
        return [item for item in self._services.prepare.before(case.id) if item.due is None]

    def _count_before(self, left: Sequence[PrepareItem], *, over: bool) -> None:
        done = sum(item.done for item in left)
        text = self.tr("{done} of {all} done")
        if over and done < len(left):
            text = self.tr("{done} of {all} done, the rest was left out")
        text = text.format(done=done, all=len(left))
        self._before_head.set_count(text)

    def focus_first(self) -> None:
        """Bring the keys to the first thing to do."""
        if not self._open.isHidden():
            self._open.focus_first()
        else:
            self._title.setFocus()

    def _show_sentence(self, case: Case, *, planned: bool) -> None:
        follows = self._services.reminders.follows_talk(case.id)
        if planned and follows and case.talk_on is not None:
            text = self.tr(
                "These days follow the day of the talk. If you move one, it keeps its distance "
                "from the talk."
            )
        elif planned:
            text = self.tr("What to find out first, each with a day.")
        else:
            text = self.tr("Set the day of the talk, and these become reminders with dates.")
        self._say.setText(text)

    def _item(self, kept: Reminder, day: date) -> tuple[Reminder, str, str]:
        reminder = self._names.reminder(kept, self._private)
        where = full_day(reminder.due)
        if reminder.state is ReminderState.DROPPED:
            where = self.tr("not needed · {day}").format(day=where)
        if reminder.state is not ReminderState.OPEN:
            return (reminder, where, self.tr("done") if reminder.done_at else "")
        if reminder.again_on is not None:
            again = self.tr("{day} · reminds you again on {again}")
            where = again.format(day=where, again=full_day(reminder.shown_on))
        return (reminder, where, in_days(reminder.due, day))

    def _show_preview(self, steps: tuple[PlanStep, ...]) -> None:
        asked = self._services.talks.facts(self._case_id) if steps else ()
        given = {each.fact.id: each.value for each in asked}
        fill(self._preview, [self._preview_row(step, set_day(step, given)) for step in steps])

    def _counted(self, day: int) -> str:
        """How far a step is from the talk; what is wanted long before it is wanted today."""
        return self.tr("today") if day <= AT_ONCE else from_talk(day)

    def _preview_row(self, step: PlanStep, due: date | None) -> QWidget:
        """A step without a reminder: its date where it has one, else counted from the talk."""
        row = QWidget(self)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Body(step.title, row))
        if step.detail:
            words.addWidget(Quiet(step.detail, row))
        when = Body(full_day(due) if due else self._counted(step.day), row)
        when.prefer_line()
        when.set_tone("quiet")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addLayout(words, 1)
        layout.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_before_ticked(self) -> None:
        case = self._shell.guard(lambda: self._services.cases.case(self._case_id))
        if case is not None:
            self._count_before(self._undated(case), over=False)

    def _on_add_clicked(self) -> None:
        if self._say_wrong():
            self._day.setFocus()
            return
        title, due = self._title.text(), self._day.day() or today(self._services.clock)
        add = partial(self._services.reminders.add, self._case_id, title, due)
        reminder = self._shell.guard(add)
        if reminder is None:
            self._title.setFocus()
            return
        self._title.setText("")  # which Ctrl+Z does not bring back: it takes the reminder away
        self._day.set_day(None)
        undo = partial(self._drop, reminder.id)
        self._shell.toast(self.tr("Added."), undo)
        self._shell.changed(Data.PLAN)
        self.changed.emit()

    def _say_wrong(self) -> bool:
        """Say below the fields what is wrong with the day; whether something is."""
        fault = self._day.fault()
        self._wrong.setText(fault)
        self._wrong.setVisible(bool(fault))
        return bool(fault)

    def _drop(self, reminder_id: str) -> None:
        self._shell.attempt(partial(self._services.reminders.drop, reminder_id))
        self._shell.changed(Data.PLAN)
        self.changed.emit()
