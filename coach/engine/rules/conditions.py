"""Conditions as authors write them: `rude is more-than-once and not flag repair-tried`.

    condition := all ("or" all)*
    all       := one ("and" one)*
    one       := "not" one | "(" condition ")" | "always" | "flag" NAME | "fact" NAME
               | NAME "is" ["not"] VALUE ("/" VALUE)*

`is not` is exactly `not (... is ...)`: it also holds where the question was not asked. Two values
work for every question: `unknown` (don't know, or skipped) and `known` (one of its options).
There is no other vocabulary: no arithmetic, no calls, so that every interview can be proved.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.condition import All, Always, Any, Condition, Flagged, Given, Is, Not
from coach.domain.rules.interview import DONT_KNOW, UNKNOWN, UNKNOWN_ANSWERS
from coach.engine.rules.boolean_reader import BooleanReader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    Atom = Is | Flagged | Given
    Test = Callable[["CaseValues"], bool]

KNOWN = "known"
NEVER = Not(Always())  # holds in no case
_TOKEN = re.compile(r"\s*(?:(?P<word>[A-Za-z][A-Za-z0-9_-]*)|(?P<sign>[()/]))")
_RESERVED = frozenset({"and", "or", "not", "is", "flag", "fact", "always"})


class ConditionError(ValueError):
    """A condition that cannot be read; the message says what was expected, and where."""


def parse(text: str) -> Condition:
    """The tree of a condition.

    Raises:
        ConditionError: The text does not follow the grammar above.
    """
    return _Parser(text).whole()


def with_facts(text: str) -> str:
    """A condition in which facts are named alone ("amount_due"), with "fact" before each."""
    found: list[str] = []
    before = ""
    tokens = [*re.findall(r"[A-Za-z0-9_-]+|[^\sA-Za-z0-9_-]", text), ""]
    for token, after in pairwise(tokens):
        alone = re.match("[A-Za-z]", token) and token not in _RESERVED
        ends = after in {"", ")", "and", "or"}
        if alone and ends and before in {"", "(", "and", "or", "not"} and found[-2:-1] != ["is"]:
            found.append("fact")
        found.append(token)
        before = token
    return re.sub(r"\( | \)| / ", lambda sign: sign[0].strip(), " ".join(found))


class CaseValues(Struct, frozen=True, gc=False):
    """A case as conditions see it."""

    values: Mapping[str, str]  # answers, and whatever else is compared, by name
    flags: Collection[str]
    blanks: Collection[str]  # facts that are given


def holds(
    condition: Condition,
    answers: Mapping[str, str],
    flags: Collection[str] = (),
    facts: Collection[str] = (),
) -> bool:
    """Whether a condition holds for these answers, flags and given facts."""
    return as_function(condition)(CaseValues(answers, flags, facts))


def as_function(condition: Condition) -> Test:
    """A condition as a function of a case, to be asked of many."""
    match condition:
        case Is(name, values):
            return _compared(name, frozenset(values))
        case Flagged(name):
            return lambda case: name in case.flags
        case Given(name):
            return lambda case: name in case.blanks
        case Not(inner):
            refused = as_function(inner)
            return lambda case: not refused(case)
        case All(parts):
            return _all(parts)
        case Any(parts):
            denied = _all(map(Not, parts))
            return lambda case: not denied(case)
    return lambda _: True


def _all(conditions: Iterable[Condition]) -> Test:
    tests = tuple(map(as_function, conditions))

    def test(case: CaseValues) -> bool:
        for each in tests:  # noqa: SIM110 - a generator would take twice as long
            if not each(case):
                return False
        return True

    return test


def _compared(name: str, values: frozenset[str]) -> Test:
    """Whether the answer to a question is one of these values."""
    unknown, known = UNKNOWN in values, KNOWN in values

    def test(case: CaseValues) -> bool:
        answer = case.values.get(name)
        if answer is None:
            return False
        return answer in values or (unknown if answer in UNKNOWN_ANSWERS else known)

    return test


def grounds(
    condition: Condition, answers: Mapping[str, str], flags: Collection[str] = ()
) -> Iterator[Is | Flagged | Given]:
    """The atoms on which a condition that holds rests: of an `or` only the parts that hold."""
    match condition:
        case All(parts):
            for part in parts:
                yield from grounds(part, answers, flags)
        case Any(parts):
            for part in parts:
                if holds(part, answers, flags):
                    yield from grounds(part, answers, flags)
        case _:
            yield from atoms(condition)


def could_hold(
    condition: Condition, answers: Mapping[str, str], flags: Collection[str] = ()
) -> bool:
    """Whether a condition may still come to hold: open and unknown answers could be anything."""

    def is_open(atom: Atom) -> bool:
        if isinstance(atom, Is):
            return answers.get(atom.name, DONT_KNOW) in UNKNOWN_ANSWERS
        return isinstance(atom, Given) or atom.name not in flags

    return holds(possible(condition, is_open), answers, flags)


def possible(
    condition: Condition, is_open: Callable[[Atom], bool], *, wanted: bool = True
) -> Condition:
    """A condition that holds wherever another may, each of its open atoms coming out either way."""
    match condition:
        case Is() | Flagged() | Given() if is_open(condition):
            return Always() if wanted else NEVER
        case Not(inner):
            return Not(possible(inner, is_open, wanted=not wanted))
        case All(parts) | Any(parts):
            inside = tuple(possible(part, is_open, wanted=wanted) for part in parts)
            return type(condition)(inside)
    return condition


def atoms(condition: Condition) -> Iterator[Is | Flagged | Given]:
    """Every comparison, flag and fact in a condition, from left to right."""
    match condition:
        case Is() | Flagged() | Given():
            yield condition
        case Not(inner):
            yield from atoms(inner)
        case All(parts) | Any(parts):
            for part in parts:
                yield from atoms(part)
        case Always():
            return


def questions_in(condition: Condition) -> tuple[str, ...]:
    """Names compared in a condition, each once, in order."""
    return tuple(dict.fromkeys(atom.name for atom in atoms(condition) if isinstance(atom, Is)))


class _Parser(BooleanReader[Condition]):
    """What rules may ask of a case."""

    def __init__(self, text: str) -> None:
        super().__init__(text, _TOKEN, ConditionError)

    def _all_of(self, parts: tuple[Condition, ...]) -> Condition:
        return All(parts)

    def _any_of(self, parts: tuple[Condition, ...]) -> Condition:
        return Any(parts)

    def _none_of(self, inner: Condition) -> Condition:
        return Not(inner)

    def _asked(self) -> Condition:
        match self._peek():
            case "always":
                self._take()
                return Always()
            case "flag":
                self._take()
                return Flagged(self._name("the name of a flag"))
            case "fact":
                self._take()
                return Given(self._name("the name of a fact"))
        return self._comparison()

    def _comparison(self) -> Condition:
        name = self._name("a question")
        if self._peek() != "is":
            raise self._error(f"'is' after {name!r}")
        self._take()
        negated = self._peek() == "not"
        if negated:
            self._take()
        values = [self._name("an answer")]
        while self._peek() == "/":
            self._take()
            values.append(self._name("an answer"))
        compared = Is(name, tuple(values))
        return Not(compared) if negated else compared

    def _name(self, what: str) -> str:
        if not self._peek() or self._peek() in _RESERVED or self._peek() in "()/":
            raise self._error(what)
        return self._take()


def settled(condition: Condition, settle: Callable[[Atom], Condition]) -> Condition:
    """What is left of a condition once `settle` has put in what is known of its atoms.

    `settle` gives `Always`, `NEVER`, or the atom itself where it is still open.
    """
    match condition:
        case Is() | Flagged() | Given():
            return settle(condition)
        case Not(inner):
            found = settled(inner, settle)
            return found.inner if isinstance(found, Not) else Not(found)
        case All(parts) | Any(parts):
            return joined(type(condition), [settled(part, settle) for part in parts])
    return condition


def joined(kind: type[All | Any], parts: Sequence[Condition]) -> Condition:
    """Conditions joined by and, or by or, without those that make no difference."""
    neutral, ruling = (Always(), NEVER) if kind is All else (NEVER, Always())
    if ruling in parts:
        return ruling
    left = tuple(part for part in parts if part != neutral)
    if not left:
        return neutral
    return left[0] if len(left) == 1 else kind(left)
