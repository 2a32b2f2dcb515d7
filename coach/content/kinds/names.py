"""What conditions may name at their place, and the check of a condition against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from coach.content.kinds.locations import did_you_mean
from coach.domain.rules.condition import All, Any, Condition, Flagged, Given, Is, Not
from coach.domain.rules.interview import DONT_KNOW, SKIP, UNKNOWN
from coach.domain.rules.verdict import Cause, Mode, Scope, Verdict
from coach.engine.rules.conditions import KNOWN, atoms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from coach.content.kinds.fields import Clause
    from coach.content.kinds.locations import Faults, SourceLocation

NO_CAUSE = "none"
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "verdict": tuple(Verdict),
    "mode": tuple(Mode),
    "scope": tuple(Scope),
    "cause": (*Cause, NO_CAUSE),
}
_ANY_ANSWER = (UNKNOWN, KNOWN, DONT_KNOW, SKIP)


class Vocabulary(Struct, frozen=True):
    """What a condition may name.

    `values` holds names with the values they can have, `later` those that are known only later;
    `facts` is None where facts cannot be asked. With `gaps` some names could not be read: then
    unknown names are let pass, so that one fault does not make a hundred.
    """

    values: Mapping[str, tuple[str, ...]]
    questions: Collection[str] = ()
    flags: Collection[str] = ()
    facts: Collection[str] | None = None
    later: Collection[str] = ()
    later_flags: Collection[str] = ()
    gaps: bool = False
    seen: set[str] = field(default_factory=set)  # every name that was compared


def check_condition(
    clause: Clause, place: SourceLocation, words: Vocabulary, faults: Faults
) -> None:
    """Note what a condition names wrongly, and where it can never hold."""
    for atom in atoms(clause.tree):
        match atom:
            case Is(name, values):
                words.seen.add(name)
                _comparison(name, values, place, words, faults)
            case Flagged(name):
                _flag(name, place, words, faults)
            case Given(name):
                _fact(name, place, words, faults)
    never = _contradiction(clause.tree)
    if never:
        mend = f"'{never}' has one answer only; write 'or', or take one of them out."
        faults.add(place, f"This can never hold: '{never}' is asked for twice.", mend)


def _comparison(
    name: str, values: tuple[str, ...], place: SourceLocation, words: Vocabulary, faults: Faults
) -> None:
    if name in words.values:
        for value in values:
            _value(name, value, place, words, faults)
    elif name in words.later:
        mend = "Move the question before this, or ask something that is known here."
        faults.add(place, f"'{name}' is asked only later.", mend)
    elif words.facts is not None and name in words.facts:
        what = f"'{name}' is a fact, not a question or a choice."
        faults.add(place, what, f"Write 'fact {name}'.")
    elif not words.gaps:
        faults.add(place, f"Nothing is called '{name}'.", did_you_mean(name, words.values, most=0))


def _value(name: str, value: str, place: SourceLocation, words: Vocabulary, faults: Faults) -> None:
    allowed = words.values[name]
    special = _ANY_ANSWER if name in words.questions else (KNOWN,)
    if value in allowed or value in special:
        return
    if value in _ANY_ANSWER:
        mend = (
            f"Write 'not fact {name}'." if words.facts and name in words.facts else "Take it out."
        )
        faults.add(place, f"'{name}' is never '{value}'.", mend)
        return
    what = f"'{value}' is no answer to '{name}'."
    faults.add(place, what, did_you_mean(value, (*allowed, UNKNOWN)))


def _flag(name: str, place: SourceLocation, words: Vocabulary, faults: Faults) -> None:
    if name in words.flags or words.gaps:
        return
    if name in words.later_flags:
        mend = "Set it by an earlier rule: of an earlier gate, or above this rule."
        faults.add(place, f"The flag '{name}' is set only later.", mend)
    else:
        mend = did_you_mean(name, words.flags) or "Let a rule set it with 'flags'."
        faults.add(place, f"No rule sets the flag '{name}'.", mend)


def _fact(name: str, place: SourceLocation, words: Vocabulary, faults: Faults) -> None:
    if words.facts is None:
        mend = "Ask a question instead."
        faults.add(place, "Facts are not known during the interview.", mend)
    elif name not in words.facts and not words.gaps:
        what = f"There is no fact '{name}'."
        faults.add(place, what, did_you_mean(name, words.facts, most=0))


def _contradiction(condition: Condition) -> str:
    """A name that one `and` compares with two different things; empty when there is none."""
    match condition:
        case Not(inner):
            return _contradiction(inner)
        case Any(parts):
            return next((name for part in parts if (name := _contradiction(part))), "")
        case All(parts):
            within = next((name for part in parts if (name := _contradiction(part))), "")
            return _asked_twice(parts) or within
        case _:
            return ""


def _asked_twice(parts: Iterable[Condition]) -> str:
    """The name of which two of several conditions ask for different answers; empty: none."""
    left: dict[str, set[str]] = {}
    for part in parts:
        if isinstance(part, Is) and not set(part.values) & set(_ANY_ANSWER):
            left[part.name] = left.get(part.name, set(part.values)) & set(part.values)
    return next((name for name, values in left.items() if not values), "")
