"""What conditions in talks and plans may ask of a case: answers, verdict, and the user's facts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import FactKind, FactRole, Named
from coach.engine.dates.dates import spoken
from coach.engine.rules.conditions import CaseValues, as_function

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.rules.condition import Condition
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.talk import Fact

_NAMES = frozenset({Named.PERSON, Named.FIRM})


class Context(CaseValues, frozen=True):
    """A case as conditions and blanks see it."""

    values: Mapping[str, str]  # answers, choice facts, and verdict, mode, scope, cause
    flags: frozenset[str]
    blanks: Mapping[str, str]  # facts that were given, as they are said
    names: frozenset[str] = frozenset()  # the facts that are names
    persons: frozenset[str] = frozenset()  # those that a person is called by, and later shorter

    @property
    def verdict(self) -> Verdict:
        """The verdict of the case."""
        return Verdict(self.values["verdict"])

    def allows(self, condition: Condition) -> bool:
        """Whether a condition holds for this case."""
        return as_function(condition)(self)


def context(diagnosis: Diagnosis, facts: Iterable[Fact], given: Mapping[str, str]) -> Context:
    """The context of a case: `given` holds raw facts, with dates as ISO text."""
    known = {fact.id: fact for fact in facts}
    own = {name: value for name, value in given.items() if name in known}
    blanks = {
        name: _said(known[name], value.strip()) for name, value in own.items() if value.strip()
    }
    choices = {
        name: value for name, value in own.items() if value and known[name].kind is FactKind.CHOICE
    }
    cause = diagnosis.leading_cause
    values = {
        **diagnosis.answers,
        **choices,
        "verdict": diagnosis.verdict.value,
        "mode": diagnosis.mode.value,
        "scope": diagnosis.scope.value,
        "cause": cause.value if cause else "none",
    }
    names = frozenset(name for name, fact in known.items() if fact.named in _NAMES)
    persons = frozenset(
        name
        for name in names
        if known[name].named is Named.PERSON and known[name].role is not FactRole.OFFENDER
    )
    return Context(values, diagnosis.flags, blanks, names, persons)


def _said(fact: Fact, value: str) -> str:
    """A fact as it is said; a date that cannot be read is left as it was typed."""
    if fact.kind is FactKind.CHOICE:
        return dict(fact.choices).get(value, value)
    if fact.kind is FactKind.DATE:
        try:
            return spoken(date.fromisoformat(value))
        except ValueError:
            return value
    return value
