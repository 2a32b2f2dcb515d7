"""Keeps what is done with cards: each answer at once, with what undoes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.clock import today
from coach.domain.study.card import Memory, Phase, Rating, StudyAction, StudyEntry
from coach.domain.study.figures import Answered
from coach.engine.study.queue import is_due
from coach.engine.study.schedule import answered, is_leech, moment_of
from coach.services.study.days import start_of, tomorrow
from coach.store.tables.study import StudyTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime, timedelta

    from coach.services.case.context import ServiceContext

_MOST_SECONDS = 300.0  # for one card; who took longer was away


class AnswerKeeper:
    """Writes cards and the log of studying, always both or neither.

    Args:
        context: The data file and the clock.
        planned: The day that the plan of a talk has for a card; None: its own time holds.
    """

    def __init__(self, context: ServiceContext, planned: Callable[[Memory], date | None]) -> None:
        self.table = StudyTable(context.store)
        self._store, self._ids = context.store, context.ids
        self.clock = context.clock
        self._planned = planned
        self._latest: datetime | None = None  # answer of all
        self._latest_of = -1  # of which version of the data file that is

    def moment(self, memory: Memory) -> datetime:
        """When an answer to a card counts as given, also where the clock was set back."""
        return moment_of(self.clock(), memory.last, self._latest_answer())

    def _latest_answer(self) -> datetime | None:
        if self._latest_of != self._store.version:
            self._latest, self._latest_of = self.table.latest(), self._store.version
        return self._latest

    def is_due(self, memory: Memory) -> bool:
        """Whether a card that may come comes today."""
        return is_due(memory, self.clock(), start_of(tomorrow(self.clock)), today(self.clock))

    def wait(self, memory: Memory, rating: Rating) -> timedelta:
        """How long a card would wait after an answer, by the plan of a talk where it has one."""
        at = self.moment(memory)
        after = answered(memory, rating, at)
        planned = self._planned(after)
        return after.due - at if planned is None else planned - today(self.clock)

    def review(self, memory: Memory, rating: Rating, seconds: float) -> Answered:
        """Keep an answer, and when the card comes again."""
        at, latest = self.moment(memory), self._latest_answer()
        after = replace(answered(memory, rating, at), buried_until=None)
        leech = is_leech(memory, after)
        planned = None if leech else self._planned(after)
        after = replace(after, suspended=leech, planned=planned)
        self.put(memory, after, StudyAction.REVIEW, rating=rating, seconds=seconds)
        self._latest, self._latest_of = max(latest or at, at), self._store.version
        return Answered(after, became_leech=leech)

    def practise(self, memory: Memory, rating: Rating, seconds: float) -> Answered:
        """Keep an answer given for practice: it changes nothing but the log."""
        self.put(memory, None, StudyAction.CRAM, rating=rating, seconds=seconds)
        return Answered(memory, became_leech=False)

    def put(
        self,
        before: Memory,
        after: Memory | None,
        action: StudyAction,
        *,
        rating: Rating | None = None,
        seconds: float = 0.0,
    ) -> None:
        """Keep a card as it is now (None: as it was), with an entry of what was done."""
        spent = min(max(seconds, 0.0), _MOST_SECONDS)
        now, day = self.clock(), today(self.clock)
        entry = StudyEntry(self._ids(), before.card, now, day, action, rating, spent, before)
        with self._store.transaction():
            if after is not None:
                self.table.put(after)
            self.table.log(entry)

    def last_today(self) -> StudyEntry | None:
        """What was done last today, and can be taken back."""
        return self.table.last_entry(today(self.clock))

    def undo(self) -> Memory | None:
        """Take back what was done last today; the card as it was. None: there was nothing."""
        entry = self.last_today()
        return None if entry is None else self.take_back(entry)

    def take_back(self, entry: StudyEntry) -> Memory:
        """Take back what an entry did, the last of its card; the card as it was."""
        before = entry.before or Memory(entry.card, self.clock())
        with self._store.transaction():
            if entry.action is not StudyAction.CRAM:
                if _is_unmet(before):
                    self.table.remove(entry.card)
                else:
                    self.table.put(before)
            self.table.mark_undone(entry.id)
        return before


def _is_unmet(memory: Memory) -> bool:
    """Whether there is nothing to remember of a card: never answered, planned or put aside."""
    met = memory.phase is not Phase.NEW or memory.suspended or memory.gone
    return not (met or memory.planned or memory.buried_until)
