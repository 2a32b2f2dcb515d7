"""A case as it is at one moment: its record, its journal, and all that follows from them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.engine.rules.interview import walk
from coach.engine.rules.journal import first_take, latest, mirrored, replay, second_take
from coach.engine.rules.update import translated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.case import AnswerEntry, JournalState
    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.interview import Interview
    from coach.domain.rules.overrule import Overrule
    from coach.engine.rules.interview import Walk
    from coach.store.tables.cases import CaseRecord


class CaseState(Struct, frozen=True, dict=True):
    """What was read of a case; everything else is worked out when it is first asked for."""

    record: CaseRecord
    definition: Definition  # what the case is pinned to
    today: Definition
    entries: tuple[AnswerEntry, ...]
    overrule: Overrule | None  # the user's own verdict, whether it holds or not

    def is_of(
        self, record: CaseRecord, entries: tuple[AnswerEntry, ...], overrule: Overrule | None
    ) -> bool:
        """Whether this is the case as it reads now."""
        return (self.record, self.overrule, self.entries) == (record, overrule, entries)

    @property
    def interview(self) -> Interview:
        """The interview that this case was asked."""
        return self.definition.interview

    @cached_property
    def state(self) -> JournalState:
        """What the journal comes to."""
        return replay(self.entries)

    @cached_property
    def given(self) -> Mapping[str, str]:
        """The answers in force as they were given, under ids of any age."""
        return latest(self.entries)

    @cached_property
    def answers(self) -> Mapping[str, str]:
        """The answers in force, under the ids of the case's own interview."""
        return translated(self.interview, self.given)

    @cached_property
    def path(self) -> Walk:
        """How far the answers lead."""
        return walk(self.interview, self.answers)

    @cached_property
    def first_answers(self) -> Mapping[str, str]:
        """The answers of the first take, as they were when the second was begun."""
        return translated(self.interview, first_take(self.entries))

    @cached_property
    def second_answers(self) -> Mapping[str, str]:
        """The answers of the second take."""
        return translated(self.interview, second_take(self.entries))

    @cached_property
    def their_answers(self) -> Mapping[str, str]:
        """The answers that the client would give."""
        return translated(self.interview, mirrored(self.entries))

    @cached_property
    def by_answers(self) -> Diagnosis | None:
        """What the answers come to; None while the interview is not finished."""
        if self.path.next is not None:
            return None
        return self.diagnosed(self.answers)

    def diagnosed(self, answers: Mapping[str, str]) -> Diagnosis:
        """What these answers of the case come to, with what the client would answer otherwise."""
        from coach.engine.rules.diagnosis import diagnose  # not at a start
        from coach.engine.verdict.mirror import with_mirror

        found = diagnose(self.interview, answers)
        return with_mirror(self.interview, found, self.their_answers)

    @cached_property
    def overrule_holds(self) -> bool:
        """Whether there is a verdict of the user's own that holds."""
        from coach.engine.verdict.overrule import holds

        found, own = self.by_answers, self.overrule
        return found is not None and own is not None and holds(found, own)

    @cached_property
    def diagnosis(self) -> Diagnosis | None:
        """What is acted on: the diagnosis found, with the user's own verdict where that holds."""
        if self.by_answers is None or self.overrule is None or not self.overrule_holds:
            return self.by_answers
        from coach.engine.verdict.overrule import overruled

        name = self.definition.verdict(self.by_answers.verdict).name
        return overruled(self.by_answers, self.overrule, name)

    @cached_property
    def for_talk(self) -> Diagnosis | None:
        """The diagnosis with the answers also under the ids that today's talk and plan ask for."""
        if self.diagnosis is None or self.definition is self.today:
            return self.diagnosis
        now = translated(self.today.interview, self.diagnosis.answers)
        return replace(self.diagnosis, answers={**self.diagnosis.answers, **now})
