# SPDX-License-Identifier: MIT
"""What somebody meant to do after practice and that belongs to no case, before its day, too."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.domain.plan import Reminder, ReminderState
from coach.ui.case.reminder_row import Around, ReminderAction, ReminderRow
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import long_day, short_day
from coach.ui.kit.layout.filling import fill
from coach.ui.shell.discreet import NameMask, names_around
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.domain.practice.commitment import Commitment
    from coach.services.container import Services
    from coach.ui.case.reminder_row import ReminderRequest
    from coach.ui.shell.shell import Shell

_STATES = {
    ReminderAction.DONE: ReminderState.DONE,
    ReminderAction.REOPEN: ReminderState.OPEN,
    ReminderAction.DROP: ReminderState.DROPPED,
}


class CommitmentList(Section):
    """Rows as those of reminders, first what has come up; hidden where there is nothing."""

    changed = Signal()

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(self.tr("From practice"))
        self.setObjectName("from-practice")
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self.waits = False  # whether anything has come up
        self.hide()

    def show_due(self) -> None:
        """Show what has come up, and what comes in the next two weeks with its day."""
        due, day = self._services.from_practice(), self._shell.today()
        self.waits = bool(due)
        rows = [self._row(each, day) for each in (*due, *self._services.coming_from_practice())]
        fill(self.body, rows)
        self.setVisible(bool(rows))

    def focus_first(self) -> None:
        """Bring the keys to the first row."""
        if rows := self.findChildren(ReminderRow):
            rows[0].focus_box()

    def _row(self, made: Commitment, day: date) -> ReminderRow:
        private = names_around(self._services, made.owner, made.reminder)
        text = partial(self._names.text, names=private)
        shown = Reminder(made.id, "", "", text(made.text), "", made.due, made.state, moved=False)
        around = Around(text(made.place), short_day(made.due, day), can_open=False)
        row = ReminderRow(shown, around, self._shell, self)
        row.wanted.connect(self._on_wanted)
        return row

    def _on_wanted(self, wish: ReminderRequest) -> None:
        """Tick, put off, move or drop; each can be taken back."""
        made, commitments = wish.reminder, self._services.commitments
        if wish.action in _STATES:
            change = partial(commitments.set_state, made.id, _STATES[wish.action])
            self._do(change, self._said(wish.action), partial(self._put_back, made))
        elif wish.action is ReminderAction.SNOOZE:
            self._move(made, max(made.due, self._shell.today()) + timedelta(days=wish.days))
        elif wish.action is ReminderAction.MOVE:
            self._ask_day(made)

    def _said(self, action: ReminderAction) -> str:
        return {
            ReminderAction.DONE: self.tr("Done."),
            ReminderAction.REOPEN: self.tr("Open again."),
            ReminderAction.DROP: self.tr("Taken off the list."),
        }[action]

    def _put_back(self, before: Reminder) -> None:
        self._services.commitments.set_state(before.id, before.state)

    def _ask_day(self, made: Reminder) -> None:
        from coach.ui.shell.date_dialog import DateDialog  # noqa: PLC0415 - not for the start

        today = self._shell.today()
        dialog = DateDialog(
            self._shell, self, self.tr("Move to another day"), max(made.due, today), first=today
        )
        dialog.given.connect(partial(self._move, made))
        dialog.open()

    def _move(self, made: Reminder, day: date) -> None:
        text = self.tr("Moved to {day}.").format(day=long_day(day))
        commitments = self._services.commitments
        before = partial(commitments.put_on, made.id, made.due)
        self._do(partial(commitments.move, made.id, day), text, before)

    def _do(self, call: Callable[[], object], text: str, back: Callable[[], object]) -> None:
        if self._shell.attempt(call):
            self._shell.toast(text, partial(self._undo, back))
            self._shell.changed(Data.PLAN)
        self.changed.emit()

    def _undo(self, back: Callable[[], object]) -> None:
        self._shell.attempt(back)
        self._shell.changed(Data.PLAN)
        self.changed.emit()
