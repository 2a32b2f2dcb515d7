"""The trash of practice: what is in it, back out of it, and away for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.trash import Thrown, ThrownKind
from coach.store.tables.practice.trash import PracticeTrashTable

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.case.context import ServiceContext
    from coach.services.practice.assignments import AssignmentService
    from coach.services.practice.own import OwnPracticeService
    from coach.services.practice.practice import PracticeService
    from coach.services.practice.rounds import RoundService
    from coach.services.practice.runs import RunService


class Around(NamedTuple):
    """The services that throw things away."""

    practice: PracticeService
    runs: RunService
    rounds: RoundService
    own: OwnPracticeService
    assignments: AssignmentService


class TrashService:
    """Lists what was thrown away; as clients and cases do, it stays until somebody takes it out."""

    def __init__(self, context: ServiceContext, around: Around) -> None:
        self._table, self._store = PracticeTrashTable(context.store), context.store
        self._around = around

    def all(self) -> tuple[tuple[Thrown, str], ...]:
        """What is in the trash, the latest first, each with what it was called; "" is not known."""
        practice, rounds = self._around.practice, self._around.rounds
        plays = {each.id: practice.called(each) for each in practice.roleplays()}
        personas = {each.id: each.name for each in practice.personas()}

        def called(thrown: Thrown) -> str:
            if thrown.kind is ThrownKind.RUN:
                return plays.get(thrown.about, "")
            if thrown.kind is ThrownKind.ROUND:  # by its own cards, which outlive the persona
                return rounds.client_of(thrown.id) or personas.get(thrown.about, "")
            return thrown.about

        return tuple((each, called(each)) for each in self._table.all())

    def put_back(self, thrown: Thrown) -> None:
        """Take one out of the trash; a persona or rubric in its place meanwhile goes into it."""
        back: dict[ThrownKind, Callable[[str], object]] = {
            ThrownKind.RUN: self._around.runs.put_back,
            ThrownKind.ROUND: self._around.rounds.put_back,
            ThrownKind.PERSONA: self._around.own.bring_back,
            ThrownKind.RUBRIC: self._around.own.bring_back,
            ThrownKind.ASSIGNMENT: self._around.assignments.bring_back,
        }
        back[thrown.kind](thrown.id)

    def delete(self, *thrown: Thrown) -> None:
        """Delete these for good: nothing of them is left in the data file.

        Earlier backups still have them.
        """
        with self._store.transaction():
            for each in thrown:
                self._table.delete(each)
