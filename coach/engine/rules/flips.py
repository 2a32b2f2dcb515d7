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
from coach.domain.rules.interview import DONT_KNOW, Changeable
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.compiled import compile_interview
from coach.engine.rules.interview import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.rules.interview import Interview
    from coach.engine.rules.compiled import Branch, State

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
    search = _Search(interview, answers)
    found = [flip for changes in search.smallest(most) for flip in search.flips(changes)]
    return tuple(sorted(found, key=search.rank))


class _Search:
    """A search around one path through an interview."""

    def __init__(self, interview: Interview, answers: Mapping[str, str]) -> None:
        self._question = interview.question
        compiled = compile_interview(interview)
        path = walk(interview, answers, unanswered=DONT_KNOW)
        self._states, self._at = compiled.states, compiled.at
        self._path, self._verdict = path.answers, path.verdict
        self._found: dict[tuple[State, int], frozenset[_Changes]] = {}
        self._ending: dict[tuple[State, _Changes], tuple[frozenset[Verdict | None], bool]] = {}
        self._branches: dict[str, tuple[Branch, ...]] = {}  # of the questions that may change

    def smallest(self, most: int) -> frozenset[_Changes]:
        """The smallest sets of up to this many changes that flip."""
        return self._from(self._states.start, most)

    def flips(self, changes: _Changes) -> Iterator[Flip]:
        """A set of changes, once for each choice of options that come to it."""
        verdicts, opens = self._ends(self._states.start, changes)
        could = tuple(each for each in _VERDICTS if each in verdicts and each is not self._verdict)
        ordered = sorted(changes, key=lambda change: self._at[change[0]])
        hardest = max((self._question(name).changes for name, _ in ordered), key=_REACH.index)
        verdict = None if opens else could[0]
        for chosen in product(*(self._options(name, out) for name, out in ordered)):
            yield Flip(chosen, verdict, opens, could, hardest)

    def rank(self, flip: Flip) -> tuple[object, ...]:
        """Where a flip comes among others: see `flips`."""
        places = [self._at[change.question] for change in flip.changes]
        return (
            _REACH.index(flip.changeable),
            len(flip.changes),
            flip.opens,
            [-place for place in places],
            [self._option_place(change) for change in flip.changes],
        )

    def _from(self, state: State, most: int) -> frozenset[_Changes]:
        """The smallest sets of further changes that flip, where so far as many were made."""
        if state.question is None:
            return frozenset() if state.verdict in (None, self._verdict) else _FLIPPED
        found = self._found.get((state, most))
        if found is None:
            name = state.question.id
            on_path = name in self._path
            sets = self._kept(state, name, most) if on_path else self._opened(state, most)
            found = self._found[state, most] = _smallest(sets)
        return found

    def _kept(self, state: State, name: str, most: int) -> Iterator[_Changes]:
        """Ways on from a question of the path: as it was answered, or with a change."""
        assert state.question is not None
        kept = self._states.out(state, self._path[name])
        unchanged = self._from(self._states.answer(state, kept), most)
        yield from unchanged
        if not most or unchanged == _FLIPPED:
            return
        self._branches[name] = state.branches
        for out in state.options:
            if out != kept:
                change = frozenset({(name, out)})
                further = self._from(self._states.answer(state, out), most - 1)
                yield from (change | changes for changes in further)

    def _opened(self, state: State, most: int) -> Iterator[_Changes]:
        """Ways on from a question that the changes open: any of its options."""
        assert state.question is not None
        for out in state.options:
            further = self._from(self._states.answer(state, out), most)
            yield from further
            if further == _FLIPPED:
                return

    def _ends(self, state: State, changes: _Changes) -> tuple[frozenset[Verdict | None], bool]:
        """The verdicts to which these changes lead, and whether they open questions."""
        if state.question is None:
            return frozenset({state.verdict}), False
        ahead = frozenset(each for each in changes if self._at[each[0]] >= state.at)
        found = self._ending.get((state, ahead))
        if found is None:
            ways = {self._states.answer(state, out) for out in self._outs(state, ahead)}
            verdicts, opens = zip(*(self._ends(way, ahead) for way in ways), strict=True)
            opened = state.question.id not in self._path
            found = frozenset(chain.from_iterable(verdicts)), opened or any(opens)
            self._ending[state, ahead] = found
        return found

    def _outs(self, state: State, changes: _Changes) -> Iterable[int]:
        """What the answers to a question rule out: as changed, as given, or any of its options."""
        assert state.question is not None
        name = state.question.id
        if name not in self._path:
            return state.options
        return (dict(changes).get(name, self._states.out(state, self._path[name])),)

    def _options(self, name: str, out: int) -> list[Change]:
        """The options of a question that rule this out, as changes."""
        alike = next(answers for other, answers in self._branches[name] if other == out)
        options = self._question(name).options
        return [Change(name, each.id, each.read_back) for each in options if each.id in alike]

    def _option_place(self, change: Change) -> int:
        options = self._question(change.question).options
        return [option.id for option in options].index(change.option)


def _smallest(sets: Iterable[_Changes]) -> frozenset[_Changes]:
    """Those sets of which no other is a part."""
    found = frozenset(sets)
    if len(found) < 2:  # most often
        return found
    return frozenset(each for each in found if found.isdisjoint(_parts(each)))


def _parts(changes: _Changes) -> Iterator[_Changes]:
    for size in range(len(changes)):
        yield from map(frozenset, combinations(changes, size))
