"""What there is to practise with: personas, levels, moves, role-plays and rubrics."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.persona import Level
from coach.domain.rules.verdict import Verdict
from coach.engine.practice.fit import fitting_personas, fitting_roleplays
from coach.engine.practice.own import laid_over
from coach.errors import NotFound
from coach.store.tables.practice.own_practice import OwnPracticeTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.domain.practice.hearing import HeardMoves
    from coach.domain.practice.moves import MoveText
    from coach.domain.practice.persona import LevelText, Persona
    from coach.domain.practice.roleplay import RolePlay, TurnChoice
    from coach.domain.practice.rubric import Rubric
    from coach.engine.practice.hearing.hear_move import MoveEar
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext


class PracticeFit(NamedTuple):
    """What there is to practise a talk with, each best first."""

    verdict: Verdict | None  # of the talk; None where there is none yet
    personas: tuple[Persona, ...]
    roleplays: tuple[RolePlay, ...]


class TalkPractice(NamedTuple):
    """What the talks of some verdicts are marked by, and practised with."""

    rubrics: tuple[Rubric, ...]
    roleplays: tuple[RolePlay, ...]


class PracticeService:
    """Reads what the pack gives to practise with, and what the user laid over it."""

    def __init__(self, context: ServiceContext, case_reader: CaseReader) -> None:
        self._content, self._store = context.content, context.store
        self._own = OwnPracticeTable(context.store)
        self._known: tuple[int, tuple[Persona, ...], tuple[Rubric, ...]] | None = None
        self._case_reader = case_reader

    def moves(self) -> tuple[MoveText, ...]:
        """The moves that a line can make, those that help first."""
        return self._content.practice.moves

    def levels(self) -> tuple[LevelText, ...]:
        """How hard a client can make it, from the easiest; the safety drill last."""
        return self._content.practice.levels

    def personas(self) -> tuple[Persona, ...]:
        """The clients to practise on."""
        return self._laid_over()[0]

    def roleplays(self) -> tuple[RolePlay, ...]:
        """The role-plays for one."""
        return self._content.practice.roleplays

    def rubrics(self) -> tuple[Rubric, ...]:
        """What can be marked in a talk: those of the pack, then the user's own."""
        return self._laid_over()[1]

    def _laid_over(self) -> tuple[tuple[Persona, ...], tuple[Rubric, ...]]:
        """Personas and rubrics with the user's own over them, as long as nothing is changed."""
        version = self._store.version
        if self._known is None or self._known[0] != version:
            shipped = self._content.practice
            personas = laid_over(shipped.personas, (each.persona for each in self._own.personas()))
            rubrics = laid_over(shipped.rubrics, (each.rubric for each in self._own.rubrics()))
            self._known = version, personas, rubrics
        return self._known[1:]

    def persona(self, persona_id: str) -> Persona:
        """A client to practise on.

        Raises:
            NotFound: There is none with this id.
        """
        found = (each for each in self.personas() if each.id == persona_id)
        if (persona := next(found, None)) is None:
            raise NotFound(
                translate("Services", "This client to practise on is not there any more.")
            )
        return persona

    def roleplay(self, play_id: str) -> RolePlay:
        """A role-play.

        Raises:
            NotFound: There is none with this id.
        """
        found = (each for each in self.roleplays() if each.id == play_id)
        if (play := next(found, None)) is None:
            raise NotFound(translate("Services", "This role-play is not there any more."))
        return play

    def practised(self, verdict: Verdict | None) -> str:
        """What a talk practises, in the plain words of its verdict; without one, the drill."""
        if verdict is not None:
            return self._content.verdict(verdict).name
        drill = next((each.name for each in self.levels() if each.level is Level.SAFETY), "")
        return drill or translate("Services", "Safety drill")

    def called(self, play: RolePlay) -> str:
        """What a role-play is known by in a list: what it practises, and the client."""
        name = next((each.name for each in self.personas() if each.id == play.persona), "")
        return ": ".join(filter(None, (self.practised(play.verdict), name)))

    def played_with(self, persona_id: str) -> tuple[RolePlay, ...]:
        """The role-plays with a persona, or with the one that they were begun from."""
        bases = {each.persona.id: each.base for each in self._own.personas()}
        wanted, seen = persona_id, set[str]()
        while wanted and wanted not in seen:
            found = tuple(each for each in self.roleplays() if each.persona == wanted)
            if found:
                return found
            seen.add(wanted)
            wanted = bases.get(wanted, "")
        return ()

    def facts_of(self, persona_id: str) -> dict[str, str]:
        """What can be told to a persona, by its id; of one who plays nowhere, all there is."""
        plays = self.played_with(persona_id) or self.roleplays()
        return dict(fact for play in plays for fact in play.facts)

    def rubric(self, rubric_id: str) -> Rubric:
        """A rubric.

        Raises:
            NotFound: There is none with this id.
        """
        found = (each for each in self.rubrics() if each.id == rubric_id)
        if (rubric := next(found, None)) is None:
            raise NotFound(translate("Services", "This rubric is not there any more."))
        return rubric

    def rubric_for(self, verdict: Verdict | None) -> Rubric:
        """What is marked in a verdict's talk; without one, in the safety drill.

        A new one of the user's own, made for a verdict, goes before that of the pack.

        Raises:
            NotFound: There is none.
        """
        found = (
            each
            for each in reversed(self.rubrics())
            if (verdict in each.verdicts if verdict is not None else not each.verdicts)
        )
        if (rubric := next(found, None)) is None:
            raise NotFound(translate("Services", "There is no rubric for this talk."))
        return rubric

    def hear(
        self, typed: str, offered: Iterable[TurnChoice] = (), play: RolePlay | None = None
    ) -> HeardMoves:
        """Which moves a typed line makes, as far as its words tell.

        Args:
            typed: The line.
            offered: The choices of the turn that it was typed in.
            play: The role-play: what its card lets one say is never taken for harm.
        """
        from coach.engine.practice.hearing.of_pack import sayable_in

        if play is None:
            return self._ear.hear(typed, offered)
        sayable = sayable_in(play, self.rubric(play.rubric), self.moves())
        return self._ear.hear(typed, offered, sayable)

    def hear_ahead(self) -> Iterator[object]:
        """Make ready what hears a typed line, in small steps; else the first line waits for it."""
        yield from self._ear.ahead()

    @cached_property
    def _ear(self) -> MoveEar:
        from coach.engine.practice.hearing.of_pack import ear_of  # brings the wording checker

        return ear_of(self._content.practice, self._content.ear)

    def for_talks(self, verdicts: Sequence[str]) -> TalkPractice:
        """How the talks of these verdicts can be practised; those that a pack lacks are left out.

        Args:
            verdicts: As scripts name them: "PART".
        """
        known = [verdict for verdict in Verdict if verdict.value in verdicts]
        found = (
            next((each for each in reversed(self.rubrics()) if verdict in each.verdicts), None)
            for verdict in known
        )
        rubrics = {each.id: each for each in found if each is not None}
        plays = tuple(each for each in self.roleplays() if each.verdict in known)
        return TalkPractice(tuple(rubrics.values()), plays)

    def fit(self, case_id: str = "") -> PracticeFit:
        """Whom and what to practise a case's talk with; everything where it has no verdict yet.

        Raises:
            NotFound: There is no such case.
        """
        found = self._case_reader.open(case_id).for_talk if case_id else None
        verdict = None if found is None else found.verdict
        return PracticeFit(
            verdict,
            fitting_personas(self.personas(), verdict),
            fitting_roleplays(self.roleplays(), self.personas(), verdict),
        )
