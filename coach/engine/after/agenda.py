"""What today asks for, by case: the next thing of each first, and in the order of what is due."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.domain.plan import Reminder


class Ask(StrEnum):
    """What a case itself asks, beside its reminders."""

    SECOND_LOOK = "second-look"
    HOW_IT_WENT = "how-it-went"


class Task(Struct, frozen=True):
    """One thing to do in a case: a reminder, or something that the case asks."""

    case_id: str
    due: date  # of a reminder the day on which it comes, also where that was put off
    ask: Ask | None = None
    reminder: Reminder | None = None


class CaseTasks(Struct, frozen=True):
    """What is to be done in one case, the next thing first; never empty."""

    case_id: str
    tasks: tuple[Task, ...]

    @property
    def first(self) -> Task:
        """The next thing."""
        return self.tasks[0]


class Agenda(Struct, frozen=True):
    """What is to be done now, what was missed while the program was closed, and what comes."""

    now: tuple[CaseTasks, ...]
    missed: tuple[CaseTasks, ...]
    coming: tuple[CaseTasks, ...]

    @property
    def number(self) -> int:
        """How many things wait: those of now and those that were missed."""
        return count(self.now) + count(self.missed)


def agenda(
    asked: Iterable[Task],
    due: Iterable[Reminder],
    missed: Iterable[Reminder],
    coming: Iterable[Reminder] = (),
) -> Agenda:
    """The agenda of a day.

    Args:
        asked: What cases ask today.
        due: The open reminders of today and before; those that were missed are among them.
        missed: Those of them that came due while the program was closed.
        coming: The open reminders after today.
    """
    away = tuple(missed)
    known = {reminder.id for reminder in away}
    now = [task_of(each) for each in due if each.id not in known]
    return Agenda(
        by_case([*asked, *now]),
        by_case(task_of(each) for each in away),
        by_case(task_of(each) for each in coming),
    )


def task_of(reminder: Reminder) -> Task:
    """A reminder as a thing to do."""
    return Task(reminder.case_id, reminder.shown_on, reminder=reminder)


def by_case(tasks: Iterable[Task]) -> tuple[CaseTasks, ...]:
    """Things to do by case; cases and things in the order in which they are due.

    Of one day, what a case asks comes before its reminders, and else the order given stays.
    """
    groups: dict[str, list[Task]] = {}
    for task in sorted(tasks, key=_order):
        groups.setdefault(task.case_id, []).append(task)
    return tuple(CaseTasks(case_id, tuple(group)) for case_id, group in groups.items())


def count(groups: Iterable[CaseTasks]) -> int:
    """How many things these are."""
    return sum(len(group.tasks) for group in groups)


def _order(task: Task) -> tuple[date, bool]:
    return task.due, task.ask is None
