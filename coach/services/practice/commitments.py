"""What somebody will do after practice, with its day and place: it becomes a reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.clock import today
from coach.domain.plan import ReminderState
from coach.domain.practice.commitment import Commitment
from coach.errors import NotFound
from coach.services.case.text import coming, optional, required
from coach.store.tables.practice.commitments import CommitmentTable
from coach.translation import translate

if TYPE_CHECKING:
    from datetime import date

    from coach.services.after.reminders import ReminderService
    from coach.services.case.context import ServiceContext


class CommitmentService:
    """Keeps what runs and rounds came to.

    One of a case is a reminder of that case, and is ticked, moved and dropped as such; one of no
    case comes up on Today on its own.
    """

    def __init__(self, context: ServiceContext, reminders: ReminderService) -> None:
        self._table = CommitmentTable(context.store)
        self._store, self._reminders = context.store, reminders
        self._clock, self._ids = context.clock, context.ids

    def add(
        self, owner: str, text: str, due: date, place: str = "", case_id: str = ""
    ) -> Commitment:
        """Keep what will be done; what is kept open already, word for word, comes back as it is.

        Args:
            owner: The id of the run or round that it came from.
            text: What will be done.
            due: The day.
            place: Where.
            case_id: The case that it is for; empty: none.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: The text is empty or too long, or the day is past or too far away.
        """
        words = required(text, translate("Services", "What you will do"))
        where = optional(place, translate("Services", "The place"), most=200)
        coming(due, today(self._clock))
        same = (words, where, due, ReminderState.OPEN)
        for each in self.of(owner):
            if (each.text, each.place, each.due, each.state) == same:
                return each
        made = Commitment(self._ids(), owner, words, where, due)
        with self._store.transaction():
            if case_id:
                detail = translate("Services", "From practice.")
                if where:
                    detail = translate("Services", "From practice. Where: {place}").format(
                        place=where
                    )
                reminder = self._reminders.add(case_id, words, due, detail)
                made = replace(made, reminder=reminder.id)
            self._table.add(made, self._clock())
        return made

    def of(self, owner: str) -> tuple[Commitment, ...]:
        """Those of a run or a round, as they were made; with what became of each."""
        return self._table.of_owner(owner)

    def due(self) -> tuple[Commitment, ...]:
        """The open ones of no case that have come up, the oldest first."""
        return self._table.due(today(self._clock))

    def coming(self) -> tuple[Commitment, ...]:
        """The open ones of no case that come up in the next two weeks, the first to come first."""
        return self._table.coming(today(self._clock))

    def open(self) -> tuple[Commitment, ...]:
        """What is still to be done, on whatever day, of a case or of none; the oldest first."""
        return self._table.open()

    def case_of(self, owner: str, reminder: str = "") -> str:
        """The id of the case whose names may stand in what was said to something practised.

        Args:
            owner: The id of a run or a round.
            reminder: The id of a commitment's reminder, whose case counts before theirs.
        """
        return self._table.case_of(owner, reminder)

    def set_state(self, commitment_id: str, state: ReminderState) -> None:
        """Tick, drop or open one again."""
        made = self._made(commitment_id)
        if not made.reminder:
            self._table.set_state(commitment_id, state)
            return
        change = {
            ReminderState.OPEN: self._reminders.reopen,
            ReminderState.DONE: self._reminders.done,
            ReminderState.DROPPED: self._reminders.drop,
        }
        change[state](made.reminder)

    def move(self, commitment_id: str, due: date) -> None:
        """Put one on another day.

        Raises:
            GoodTermsError: The day is past or too far away.
        """
        made = self._made(commitment_id)
        if made.reminder:
            self._reminders.move(made.reminder, due)
        else:
            self._table.set_due(commitment_id, coming(due, today(self._clock)))

    def put_on(self, commitment_id: str, due: date) -> None:
        """Take a move back: the day as it was, past or not; of one that is of no case."""
        self._table.set_due(commitment_id, due)

    def remove(self, commitment_id: str) -> Commitment:
        """Take one away, its reminder dropped; `put_back` brings both again."""
        made = self._made(commitment_id)
        with self._store.transaction():
            if made.reminder:
                self._reminders.drop(made.reminder)
            self._table.remove(commitment_id)
        return made

    def put_back(self, made: Commitment) -> None:
        """Keep one again that was taken away."""
        with self._store.transaction():
            self._table.add(made, self._clock())
            if made.reminder and made.state is ReminderState.OPEN:
                self._reminders.reopen(made.reminder)

    def _made(self, commitment_id: str) -> Commitment:
        made = self._table.get(commitment_id)
        if made is None:
            raise NotFound(translate("Services", "This commitment is not there any more."))
        return made
