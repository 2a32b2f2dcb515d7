# SPDX-License-Identifier: MIT
"""Carries out what is wanted of a reminder; each step can be taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.ui.case.reminder_row import ReminderAction
from coach.ui.kit.fields.dates import long_day
from coach.ui.shell.shell import Data
from coach.ui.shell.stage_route import page_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.domain.plan import Reminder
    from coach.services.container import Services
    from coach.ui.case.reminder_row import ReminderRequest
    from coach.ui.shell.shell import Shell


class ReminderActions(QObject):
    """Does, puts off, moves and drops reminders; `done` tells the page to look again."""

    done = Signal()

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._shell, self._page = services, shell, page
        self._moving: Reminder | None = None

    def carry_out(self, wish: ReminderRequest) -> None:
        """Do what is wanted, and offer to take it back."""
        reminder, reminders = wish.reminder, self._services.reminders
        reopen = partial(reminders.reopen, reminder.id)
        match wish.action:
            case ReminderAction.DONE:
                self._do(partial(reminders.done, reminder.id), self.tr("Done."), reopen)
            case ReminderAction.REOPEN:
                self._do(reopen, self.tr("Open again."), partial(reminders.done, reminder.id))
            case ReminderAction.DROP:
                drop = partial(reminders.drop, reminder.id)
                self._do(drop, self.tr("Taken off the list."), reopen)
            case ReminderAction.SNOOZE:
                snooze = partial(reminders.snooze, reminder.id, wish.days)
                self._put(snooze, self._snoozed_words, reminder)
            case ReminderAction.MOVE:
                self._ask_day(reminder)
            case ReminderAction.OPEN:
                self._open(reminder)

    def _put(
        self, call: Callable[[], Reminder], words: Callable[[Reminder], str], before: Reminder
    ) -> None:
        """Put a reminder on another day, and say which."""
        moved = self._shell.guard(call)
        if moved is not None:
            back = partial(self._services.reminders.put_back, before)
            self._shell.toast(words(moved), partial(self._undo, back))
            self._shell.changed(Data.PLAN)
        self.done.emit()

    def _snoozed_words(self, reminder: Reminder) -> str:
        text = self.tr("You will be reminded again on {again}. It is still due on {day}.")
        return text.format(again=long_day(reminder.shown_on), day=long_day(reminder.due))

    def _moved_words(self, reminder: Reminder) -> str:
        text = self.tr("Moved to {day}.")
        if reminder.apart is not None:
            text = self.tr("Moved to {day}. If the talk moves, this will move with it.")
        return text.format(day=long_day(reminder.due))

    def _do(
        self, call: Callable[[], object], text: str, undo: Callable[[], object] | None = None
    ) -> None:
        if self._shell.attempt(call):
            self._shell.toast(text, partial(self._undo, undo) if undo else None)
            self._shell.changed(Data.PLAN)
        self.done.emit()

    def _undo(self, call: Callable[[], object]) -> None:
        self._shell.attempt(call)
        self._shell.changed(Data.PLAN)
        self.done.emit()

    def _ask_day(self, reminder: Reminder) -> None:
        self._moving = reminder
        title = self.tr("Move to another day")
        from coach.ui.shell.date_dialog import DateDialog  # noqa: PLC0415 - not for the start

        day = self._shell.guard(partial(self._services.reminders.first_day, reminder.id))
        if day is None:
            return
        dialog = DateDialog(self._shell, self._page, title, reminder.due, first=day)
        dialog.given.connect(self._on_day_given)
        dialog.open()

    def _on_day_given(self, day: date) -> None:
        reminder, self._moving = self._moving, None
        if reminder is not None:
            move = partial(self._services.reminders.move, reminder.id, day)
            self._put(move, self._moved_words, reminder)

    def _open(self, reminder: Reminder) -> None:
        case = self._shell.guard(partial(self._services.cases.case, reminder.case_id))
        if case is not None:
            self._shell.go(page_of(case.stage), case.id)
