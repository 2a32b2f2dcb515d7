"""Conditions as terms that are still alive: what was said is remembered only as far as it counts.

A term is a row of comparisons that must all come out in one way (`trouble is nothing and raised is
not better`). It has one bit in a state, which is set while nothing said contradicts it; by the time
the term is read, all of its questions are behind, and then it holds when it is alive. An answer
clears the bits of the terms that it contradicts. So two stories are one state as soon as the same
terms are left, whatever it was that ruled the others out. Flags have bits of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.condition import All, Always, Any, Condition, Flagged, Given, Is, Not
from coach.engine.rules.conditions import NEVER, CaseValues, as_function, settled

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from coach.engine.rules.conditions import Atom
    from coach.engine.rules.conditions import Test as Compared

    Test = Callable[[int], bool]  # takes the bits of a state
    _Context = frozenset[tuple[Is | Flagged, bool]]


class Reading(Struct, frozen=True, gc=False):
    """A condition as a test on a state, and the bits that it reads."""

    test: Test
    reads: int


class Terms:
    """The terms and flags of an interview, with their bits.

    Attributes:
        alive: The bits of all terms: a state in which nothing has been said.
    """

    def __init__(self) -> None:
        self._bits: dict[object, int] = {}
        # of each question its comparisons: the bits that each contradicts unless it holds, or if so
        self._compared: dict[str, dict[Is, tuple[Compared, int, int]]] = {}
        self._contradicted: dict[tuple[str, str | None], int] = {}
        self.alive = 0

    def copy(self) -> Terms:
        """The same terms with the same bits, to which others can be added."""
        other = Terms()
        other._bits = dict(self._bits)
        other._compared = {name: dict(of) for name, of in self._compared.items()}
        other.alive = self.alive
        return other

    def bit(self, name: object) -> int:
        """The bit of this name; it gets one when it has none."""
        return self._bits.setdefault(name, 1 << len(self._bits))

    def flags(self, names: Iterable[str]) -> int:
        """The bits of flags."""
        return sum(self.bit(Flagged(name)) for name in set(names))

    def contradicted(self, question_id: str, answer: str | None) -> int:
        """The bits of the terms that an answer contradicts; None: the question is not asked."""
        key = question_id, answer
        found = self._contradicted.get(key)
        if found is None:
            said = CaseValues({} if answer is None else {question_id: answer}, (), ())
            found = 0
            for holds, unless, if_so in self._compared.get(question_id, {}).values():
                found |= if_so if holds(said) else unless
            self._contradicted[key] = found
        return found

    def reading(self, condition: Condition, asked: Collection[str]) -> Reading:
        """A condition to be read when these questions are behind; others have no answer yet."""
        return self._read(_resolved(condition, asked), frozenset(), wanted=True)

    def _read(self, condition: Condition, context: _Context, *, wanted: bool) -> Reading:
        """A condition that must come out as wanted, together with a context."""
        match condition:
            case Not(inner):
                return self._read(inner, context, wanted=not wanted)
            case All(parts) | Any(parts):
                if isinstance(condition, All) is wanted:
                    return self._all(parts, context, wanted=wanted)
                return _joined(any, [self._read(p, context, wanted=wanted) for p in parts])
            case Is() | Flagged():
                return self._term(context | {(condition, wanted)})
            case Always() | Given():
                return self._term(context) if wanted else Reading(lambda _: False, 0)

    def _all(self, parts: tuple[Condition, ...], context: _Context, *, wanted: bool) -> Reading:
        """All parts; single comparisons and flags among them join the context of the others."""
        simple = [literal for part in parts if (literal := _literal(part, wanted=wanted))]
        context |= frozenset(simple)
        others = [part for part in parts if _literal(part, wanted=wanted) is None]
        if not others:
            return self._term(context)
        return _joined(all, [self._read(part, context, wanted=wanted) for part in others])

    def _term(self, context: _Context) -> Reading:
        """The comparisons of a context as a term, and its flags, in one test."""
        term = frozenset((atom, wanted) for atom, wanted in context if isinstance(atom, Is))
        bit = self._alive(term) if term else 0
        flags = [(self.bit(atom), wanted) for atom, wanted in context if isinstance(atom, Flagged)]
        unwanted = sum(flag for flag, wanted in flags if not wanted)
        want = bit | sum(flag for flag, wanted in flags if wanted)
        care = want | unwanted
        if want & unwanted:
            return Reading(lambda _: False, 0)
        return Reading(lambda state: state & care == want, care)

    def _alive(self, term: frozenset[tuple[Is, bool]]) -> int:
        """The bit of a term."""
        bit = self.bit(term)
        if not self.alive & bit:
            self.alive |= bit
            self._contradicted.clear()
            for atom, wanted in term:
                of = self._compared.setdefault(atom.name, {})
                holds, unless, if_so = of.get(atom) or (as_function(atom), 0, 0)
                of[atom] = (holds, unless | bit, if_so) if wanted else (holds, unless, if_so | bit)
        return bit


def _joined(enough: Callable[[Iterable[bool]], bool], readings: list[Reading]) -> Reading:
    tests = tuple(reading.test for reading in readings)
    reads = 0
    for reading in readings:
        reads |= reading.reads
    if len(tests) == 1:
        return Reading(tests[0], reads)
    return Reading(lambda state: enough(test(state) for test in tests), reads)


def _literal(condition: Condition, *, wanted: bool) -> tuple[Is | Flagged, bool] | None:
    """A single comparison or flag, and how it must come out; None for anything else."""
    while isinstance(condition, Not):
        condition, wanted = condition.inner, not wanted
    return (condition, wanted) if isinstance(condition, Is | Flagged) else None


def _resolved(condition: Condition, asked: Collection[str]) -> Condition:
    """A condition in which questions not asked yet, and facts of the talk, are as not given."""

    def settle(atom: Atom) -> Condition:
        known = isinstance(atom, Flagged) or (isinstance(atom, Is) and atom.name in asked)
        return atom if known else NEVER

    return settled(condition, settle)
