"""What would flip a verdict: every smallest set of changed answers, found by search.

A change is another of a question's own options: not knowing is nothing to aim for. A set flips when
some way through the changed interview ends in another verdict; a question that the changes open may
be answered with any of its options, and then the set only could flip. The search follows all
changed interviews at once: changes that nothing later tells apart are one, a state that was reached
before is looked up (`coach.engine.rules.compiled`), and what flips already is not changed further.
"""

from __future__ import annotations

from itertools import chain, combinations, product
from typing import TYPE_CHECKING

from coach.domain.rules.flips import Change, Flip
from coach.domain.rules.interview import Changeable
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.compiled import compile_interview

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.rules.interview import Interview
    from coach.engine.rules.compiled import Ask, Compiled, Stop

    _Changes = frozenset[tuple[str, int]]  # each a question, and what its other answer rules out

MOST = 3
_FLIPPED = frozenset({frozenset[tuple[str, int]]()})  # nothing further has to change
_REACH = tuple(Changeable)
_VERDICTS = tuple(Verdict)


def flips(interview: Interview, answers: Mapping[str, str], most: int = MOST) -> tuple[Flip, ...]:
    """Every smallest set of up to `most` changed answers that gives another verdict.

    Only answers on the path count, and a question still open counts as don't know. First comes what
    the user can change, then what lies with the client, then facts; among those fewer changes
    before more, certain flips before possible ones, and what is nearer to the decision before the
    rest.
    """
    search = _Search(compile_interview(interview), answers)
    found = [flip for changes in search.smallest(most) for flip in search.flips(changes)]
    return tuple(sorted(found, key=search.rank))


class _Search:
    """A search around one path through an interview."""

    def __init__(self, compiled: Compiled, answers: Mapping[str, str]) -> None:
        self._compiled = compiled
        self._path, self._verdict = compiled.complete(answers)
        self._place = {name: number for number, name in enumerate(self._path)}
        self._found: dict[tuple[Stop, int], frozenset[_Changes]] = {}
        self._ending: dict[tuple[Stop, _Changes], tuple[frozenset[Verdict | None], bool]] = {}
        self._asks: dict[str, tuple[int, Ask]] = {}  # the steps of the path that may change

    def smallest(self, most: int) -> frozenset[_Changes]:
        """The smallest sets of up to this many changes that flip."""
        return self._from(self._compiled.start, most)

    def flips(self, changes: _Changes) -> Iterator[Flip]:
        """A set of changes, once for each choice of options that come to it."""
        verdicts, opens = self._ends(self._compiled.start, changes)
        could = tuple(each for each in _VERDICTS if each in verdicts and each is not self._verdict)
        ordered = sorted(changes, key=lambda change: self._place[change[0]])
        kinds = [self._asks[name][1].question.changes for name, _ in ordered]
        hardest = max(kinds, key=_REACH.index)
        verdict = None if opens else could[0]
        for chosen in product(*(self._options(name, out) for name, out in ordered)):
            yield Flip(chosen, verdict, opens, could, hardest)

    def rank(self, flip: Flip) -> tuple[object, ...]:
        """Where a flip comes among others: see `flips`."""
        places = [self._place[change.question] for change in flip.changes]
        return (
            _REACH.index(flip.changeable),
            len(flip.changes),
            flip.opens,
            [-place for place in places],
            [self._option_place(change) for change in flip.changes],
        )

    def _from(self, stop: Stop, most: int) -> frozenset[_Changes]:
        """The smallest sets of further changes that flip, where so far as many were made."""
        if stop.ask is None:
            return frozenset() if stop.verdict in (None, self._verdict) else _FLIPPED
        found = self._found.get((stop, most))
        if found is None:
            name = stop.ask.question.id
            sets = self._kept(stop, name, most) if name in self._path else self._opened(stop, most)
            found = self._found[stop, most] = _smallest(sets)
        return found

    def _kept(self, stop: Stop, name: str, most: int) -> Iterator[_Changes]:
        """Ways on from a question of the path: as it was answered, or with a change."""
        assert stop.ask is not None
        kept = stop.ask.out(self._path[name])
        unchanged = self._from(self._compiled.answer(stop, kept), most)
        yield from unchanged
        if not most or unchanged == _FLIPPED:
            return
        self._asks[name] = stop.at, stop.ask
        for out in stop.ask.choices:
            if out != kept:
                change = frozenset({(name, out)})
                further = self._from(self._compiled.answer(stop, out), most - 1)
                yield from (change | changes for changes in further)

    def _opened(self, stop: Stop, most: int) -> Iterator[_Changes]:
        """Ways on from a question that the changes open: any of its options."""
        assert stop.ask is not None
        for out in stop.ask.choices:
            further = self._from(self._compiled.answer(stop, out), most)
            yield from further
            if further == _FLIPPED:
                return

    def _ends(self, stop: Stop, changes: _Changes) -> tuple[frozenset[Verdict | None], bool]:
        """The verdicts to which these changes lead, and whether they open questions."""
        if stop.ask is None:
            return frozenset({stop.verdict}), False
        ahead = frozenset(each for each in changes if self._asks[each[0]][0] >= stop.at)
        found = self._ending.get((stop, ahead))
        if found is None:
            ways = {self._compiled.answer(stop, out) for out in self._ways(stop.ask, dict(ahead))}
            ends = [self._ends(way, ahead) for way in ways]
            verdicts = frozenset(chain.from_iterable(verdicts for verdicts, _ in ends))
            opens = stop.ask.question.id not in self._path or any(opens for _, opens in ends)
            found = self._ending[stop, ahead] = verdicts, opens
        return found

    def _ways(self, ask: Ask, changes: Mapping[str, int]) -> Iterable[int]:
        name = ask.question.id
        if name in changes:
            return (changes[name],)
        return (ask.out(self._path[name]),) if name in self._path else ask.choices

    def _options(self, name: str, out: int) -> list[Change]:
        """The options of a question that rule this out, as changes."""
        _, ask = self._asks[name]
        return [
            Change(name, option.id, option.said)
            for option in ask.question.options
            if ask.rules_out[option.id] == out
        ]

    def _option_place(self, change: Change) -> int:
        _, ask = self._asks[change.question]
        return [option.id for option in ask.question.options].index(change.option)


def _smallest(sets: Iterable[_Changes]) -> frozenset[_Changes]:
    """Those sets of which no other is a part."""
    found = set(sets)
    return frozenset(each for each in found if found.isdisjoint(_parts(each)))


def _parts(changes: _Changes) -> Iterator[_Changes]:
    for size in range(len(changes)):
        yield from map(frozenset, combinations(changes, size))
