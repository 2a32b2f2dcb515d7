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

from coach.domain.rules.condition import Always, Condition, Every, Flagged, Given, Is, Not, Some
from coach.domain.rules.interview import DONT_KNOW, UNKNOWN, UNKNOWN_ANSWERS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    Atom = Is | Flagged | Given

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


def holds(
    condition: Condition,
    answers: Mapping[str, str],
    flags: Collection[str] = (),
    facts: Collection[str] = (),
) -> bool:
    """Whether a condition holds for these answers, flags and given facts."""
    match condition:
        case Always():
            return True
        case Is(name, values):
            return _answer_is(answers.get(name), values)
        case Flagged(name):
            return name in flags
        case Given(name):
            return name in facts
        case Not(inner):
            return not holds(inner, answers, flags, facts)
        case Every(parts):
            return all(holds(part, answers, flags, facts) for part in parts)
        case Some(parts):
            return any(holds(part, answers, flags, facts) for part in parts)


def grounds(
    condition: Condition, answers: Mapping[str, str], flags: Collection[str] = ()
) -> Iterator[Is | Flagged | Given]:
    """The atoms on which a condition that holds rests: of an `or` only the parts that hold."""
    match condition:
        case Every(parts):
            for part in parts:
                yield from grounds(part, answers, flags)
        case Some(parts):
            for part in parts:
                if holds(part, answers, flags):
                    yield from grounds(part, answers, flags)
        case _:
            yield from atoms(condition)


def could_hold(
    condition: Condition, answers: Mapping[str, str], flags: Collection[str] = ()
) -> bool:
    """Whether a condition may still come to hold: open and unknown answers could be anything."""
    return _could_be(condition, answers, flags, wanted=True)


def _could_be(
    condition: Condition, answers: Mapping[str, str], flags: Collection[str], *, wanted: bool
) -> bool:
    """Whether a condition may still come out as wanted; each of its atoms by itself."""
    match condition:
        case Is(name, values):
            answer = answers.get(name, DONT_KNOW)
            return answer in UNKNOWN_ANSWERS or _answer_is(answer, values) is wanted
        case Flagged(name):
            return wanted or name not in flags
        case Not(inner):
            return _could_be(inner, answers, flags, wanted=not wanted)
        case Every(parts) | Some(parts):
            enough = all if isinstance(condition, Every) is wanted else any
            return enough(_could_be(part, answers, flags, wanted=wanted) for part in parts)
        case Given():
            return True
        case Always():
            return wanted


def _answer_is(answer: str | None, values: tuple[str, ...]) -> bool:
    if answer is None:
        return False
    if answer in UNKNOWN_ANSWERS:
        return UNKNOWN in values or answer in values
    return answer in values or KNOWN in values


def atoms(condition: Condition) -> Iterator[Is | Flagged | Given]:
    """Every comparison, flag and fact in a condition, from left to right."""
    match condition:
        case Is() | Flagged() | Given():
            yield condition
        case Not(inner):
            yield from atoms(inner)
        case Every(parts) | Some(parts):
            for part in parts:
                yield from atoms(part)
        case Always():
            return


def questions_in(condition: Condition) -> tuple[str, ...]:
    """Names compared in a condition, each once, in order."""
    return tuple(dict.fromkeys(atom.name for atom in atoms(condition) if isinstance(atom, Is)))


class _Parser:
    """One pass over one text, a method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(self._split(text))
        self._at = 0

    def whole(self) -> Condition:
        """Read the whole text as one condition."""
        condition = self._condition()
        if self._peek():
            raise self._error("the end, 'and' or 'or'")
        return condition

    @staticmethod
    def _split(text: str) -> Iterator[str]:
        at = 0
        while text[at:].strip():
            found = _TOKEN.match(text, at)
            if found is None:
                raise ConditionError(f"Cannot read {text[at:].strip()[:20]!r} in {text!r}.")
            yield found["word"] or found["sign"]
            at = found.end()

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _error(self, expected: str) -> ConditionError:
        found = repr(self._peek()) if self._peek() else "the end"
        return ConditionError(f"Expected {expected}, found {found} in {self._text!r}.")

    def _condition(self) -> Condition:
        parts = self._chain("or", self._all)
        return parts[0] if len(parts) == 1 else Some(parts)

    def _all(self) -> Condition:
        parts = self._chain("and", self._one)
        return parts[0] if len(parts) == 1 else Every(parts)

    def _chain(self, word: str, read: Callable[[], Condition]) -> tuple[Condition, ...]:
        parts = [read()]
        while self._peek() == word:
            self._take()
            parts.append(read())
        return tuple(parts)

    def _one(self) -> Condition:
        match self._peek():
            case "not":
                self._take()
                return Not(self._one())
            case "(":
                return self._in_brackets()
            case "always":
                self._take()
                return Always()
            case "flag":
                self._take()
                return Flagged(self._name("the name of a flag"))
            case "fact":
                self._take()
                return Given(self._name("the name of a fact"))
            case _:
                return self._comparison()

    def _in_brackets(self) -> Condition:
        self._take()
        condition = self._condition()
        if self._peek() != ")":
            raise self._error("')'")
        self._take()
        return condition

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
        case Every(parts) | Some(parts):
            return joined(type(condition), [settled(part, settle) for part in parts])
    return condition


def joined(kind: type[Every | Some], parts: Sequence[Condition]) -> Condition:
    """Conditions joined by and, or by or, without those that make no difference."""
    neutral, ruling = (Always(), NEVER) if kind is Every else (NEVER, Always())
    if ruling in parts:
        return ruling
    left = tuple(part for part in parts if part != neutral)
    if not left:
        return neutral
    return left[0] if len(left) == 1 else kind(left)
