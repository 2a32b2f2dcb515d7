"""What a changed answer changes: the verdict, the talk, the plan and the last day."""

from __future__ import annotations

from datetime import date

from coach.domain.record import Record
from coach.domain.rules.verdict import Mode, Scope, Verdict


class PlannedStep(Record):
    """A step of the plan as it stands; without a day of the talk it has none."""

    step: str
    title: str
    due: date | None


class Standpoint(Record):
    """Where a case stands in all that hangs on its answers.

    Args:
        verdict: The verdict that is acted on; None while a question is open. Then the rest is
            empty but for the plan, which waits.
        manner: Mode and scope, and whether it is a recommendation.
        parts: The parts of the talk, id and title, in order.
        placed: The lines that the user wrote and that stand in the talk as they are.
        openings: What to ask first, where the client would answer otherwise.
        steps: The steps of the plan that are open.
        last_day: The earliest clean last day; None where none is counted.
    """

    verdict: Verdict | None
    manner: tuple[Mode, Scope, bool] | None = None
    parts: tuple[tuple[str, str], ...] = ()
    placed: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()
    steps: tuple[PlannedStep, ...] = ()
    last_day: date | None = None


class Change(Record):
    """What is different between two standpoints; titles as they are read.

    Args:
        before: The verdict before; None where there was none.
        now: The verdict now; None where a question is open again.
        manner: Whether the same verdict is meant in another way now.
        parts_new: Titles of parts that the talk did not have.
        parts_gone: Titles of parts that the talk has no more.
        lines_lost: How many lines of the user's own have no place as they are now.
        openings: Whether the talk opens with other questions.
        steps_new: Titles of steps that the plan did not have.
        steps_gone: Titles of steps that the plan has no more.
        steps_moved: Titles of steps that have another day.
        last_day: The earliest clean last day before and now; None where it is the same.
        told: Whether the talk of the verdict before was held, so that they know that one.
    """

    before: Verdict | None
    now: Verdict | None
    manner: bool = False
    parts_new: tuple[str, ...] = ()
    parts_gone: tuple[str, ...] = ()
    lines_lost: int = 0
    openings: bool = False
    steps_new: tuple[str, ...] = ()
    steps_gone: tuple[str, ...] = ()
    steps_moved: tuple[str, ...] = ()
    last_day: tuple[date | None, date | None] | None = None
    told: bool = False

    @property
    def of_note(self) -> bool:
        """Whether anything is different."""
        talk = self.parts_new or self.parts_gone or self.lines_lost or self.openings
        plan = self.steps_new or self.steps_gone or self.steps_moved
        return bool(self.before is not self.now or self.manner or talk or plan or self.last_day)
