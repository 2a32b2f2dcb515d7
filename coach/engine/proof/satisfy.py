"""Whether conditions can hold together: a search over what names can still be, by propagation.

Each name has a few values, each value a bit. A condition becomes a node: a literal (the name has
one of these values), all of some nodes, any of them, or at most so many. What a node rules out is
taken from the values that are left, until nothing more follows; then the search tries one literal
both ways. So names that do not matter are never tried, and what cannot hold is mostly refuted
without trying.
"""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.condition import All, Always, Any, Flagged, Given, Is, Not
from coach.engine.rules.conditions import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coach.domain.rules.condition import Condition

    Left = list[int]  # of each name the values that it can still have
    Accept = Callable[[Left], bool]

ABSENT = 1  # the first bit of a name: no answer, not given, not set
PRESENT = 2  # the other one of what is only there or not
MOST_TRIES = 2_000


class TooHard(Exception):  # noqa: N818 - an answer: neither yes nor no
    """A search that was given up."""


class Literal(Struct, frozen=True):
    """A name has one of these values."""

    index: int
    mask: int

    def truth(self, left: Left) -> bool | None:
        """Whether it holds whatever is left comes true; None where that hangs on it."""
        now = left[self.index]
        kept = now & self.mask
        if not kept:
            return False
        return True if kept == now else None

    def require(self, left: Left, changed: set[int]) -> bool:
        """Take away the values with which it does not hold; False where it cannot hold."""
        before = left[self.index]
        now = before & self.mask
        if now != before:
            left[self.index] = now
            changed.add(self.index)
        return now != 0

    def literals(self) -> Iterator[Literal]:
        """Itself."""
        yield self


class _Parts(Struct, frozen=True):
    parts: tuple[Node, ...]

    def literals(self) -> Iterator[Literal]:
        """Every literal of its parts."""
        for part in self.parts:
            yield from part.literals()


class AllOf(_Parts, frozen=True):
    """Every one of these."""

    def truth(self, left: Left) -> bool | None:
        """As of a literal."""
        known: bool | None = True
        for part in self.parts:
            found = part.truth(left)
            if found is False:
                return False
            if found is None:
                known = None
        return known

    def require(self, left: Left, changed: set[int]) -> bool:
        """As of a literal."""
        return all(part.require(left, changed) for part in self.parts)


class AnyOf(_Parts, frozen=True):
    """One of these, or more."""

    def truth(self, left: Left) -> bool | None:
        """As of a literal."""
        known: bool | None = False
        for part in self.parts:
            found = part.truth(left)
            if found:
                return True
            if found is None:
                known = None
        return known

    def require(self, left: Left, changed: set[int]) -> bool:
        """As of a literal: where only one may hold, it does."""
        only: Node | None = None
        for part in self.parts:
            found = part.truth(left)
            if found:
                return True
            if found is None:
                if only is not None:
                    return True  # two that may: nothing follows
                only = part
        return only is not None and only.require(left, changed)


class AtMost(_Parts, frozen=True):
    """No more than so many of these."""

    count: int
    others: tuple[Node, ...]  # that a part does not hold, in the order of the parts

    def truth(self, left: Left) -> bool | None:
        """As of a literal."""
        found = [part.truth(left) for part in self.parts]
        if found.count(True) > self.count:
            return False
        return True if len(found) - found.count(False) <= self.count else None

    def require(self, left: Left, changed: set[int]) -> bool:
        """As of a literal: where as many hold as may, no other does."""
        found = [part.truth(left) for part in self.parts]
        sure = found.count(True)
        if sure != self.count:
            return sure < self.count
        return all(
            other.require(left, changed)
            for is_so, other in zip(found, self.others, strict=True)
            if is_so is None
        )


Node = Literal | AllOf | AnyOf | AtMost
TRUE, FALSE = AllOf(()), AnyOf(())


class Names:
    """Names with their values as bits; a condition over them as a node.

    Args:
        values: Of each name that is compared its values beside being absent.
    """

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self._index: dict[str, int] = {}
        self.values: list[tuple[str, ...]] = []
        for name, each in values.items():
            self._add(name, tuple(each))
        self._compared: dict[Is, int] = {}

    def __len__(self) -> int:
        return len(self.values)

    def _add(self, name: str, values: tuple[str, ...]) -> int:
        self._index[name] = len(self.values)
        self.values.append(values)
        return self._index[name]

    def of(self, name: str) -> int:
        """The index of a name; one that is new is there or is not."""
        found = self._index.get(name)
        return self._add(name, ("",)) if found is None else found

    def full(self, index: int) -> int:
        """All values of a name, being absent among them."""
        return (1 << (len(self.values[index]) + 1)) - 1

    def all_left(self) -> Left:
        """Every name with all its values."""
        return [self.full(index) for index in range(len(self.values))]

    def value(self, index: int, left: Left) -> str | None:
        """The first value that a name can still have; None where it can be absent."""
        mask = left[index]
        if mask & ABSENT:
            return None
        return self.values[index][(mask & -mask).bit_length() - 2]

    def node(self, condition: Condition, *, wanted: bool = True) -> Node:
        """A condition as a node that holds where it does, or where it does not."""
        match condition:
            case Always():
                return TRUE if wanted else FALSE
            case Not(inner):
                return self.node(inner, wanted=not wanted)
            case All(parts) | Any(parts):
                join = all_of if isinstance(condition, All) is wanted else any_of
                return join(map(partial(self.node, wanted=wanted), parts))
            case Is():
                index = self.of(condition.name)
                return self._literal(index, self._mask(condition, index), wanted=wanted)
            case Flagged() | Given():
                return self._literal(self.of(self._called(condition)), ~ABSENT, wanted=wanted)

    def _called(self, atom: Flagged | Given) -> str:
        """The name of a flag or a fact; a fact with choices has its own."""
        if isinstance(atom, Flagged):
            return f"flag {atom.name}"
        return atom.name if atom.name in self._index else f"fact {atom.name}"

    def _literal(self, index: int, mask: int, *, wanted: bool) -> Node:
        full = self.full(index)
        kept = full & (mask if wanted else ~mask)
        if kept == full:
            return TRUE
        return Literal(index, kept) if kept else FALSE

    def _mask(self, compared: Is, index: int) -> int:
        found = self._compared.get(compared)
        if found is None:
            name = compared.name
            bits = enumerate(self.values[index], start=1)
            found = sum(1 << bit for bit, value in bits if holds(compared, {name: value}))
            self._compared[compared] = found
        return found


def all_of(nodes: Iterable[Node]) -> Node:
    """Every one of some nodes, as one."""
    return _joined(nodes, AllOf, settles=FALSE)


def any_of(nodes: Iterable[Node]) -> Node:
    """One or more of some nodes, as one."""
    return _joined(nodes, AnyOf, settles=TRUE)


def _joined(nodes: Iterable[Node], join: type[AllOf | AnyOf], *, settles: Node) -> Node:
    """Nodes as one, of which one settles it, and its opposite counts for nothing."""
    parts = tuple(dict.fromkeys(nodes))
    if settles in parts:
        return settles
    nothing = join(())
    parts = tuple(part for part in parts if part != nothing)
    return parts[0] if len(parts) == 1 else join(parts)


class Solver:
    """Nodes that hold always, and a search for values with which some more of them hold.

    Args:
        left: What names can be.
        nodes: What holds always.
    """

    def __init__(self, left: Left, nodes: Iterable[Node]) -> None:
        self._nodes = tuple(node for node in nodes if node != TRUE)
        self._left = left
        self._watch = _watching(self._nodes)
        self.possible = self._propagate(left, list(self._nodes), {})

    def solve(self, nodes: Sequence[Node], accept: Accept, cut: Iterable[int] = ()) -> bool:
        """Whether names can be so that these hold too.

        Args:
            nodes: What shall hold, what is most telling first.
            accept: Asked where nothing is open any more: whether that is a solution indeed.
            cut: The names to try where there was no solution, though nothing was open.

        Raises:
            TooHard: It was not decided within `MOST_TRIES`.
        """
        left, more = list(self._left), _watching(nodes)
        begun = self.possible and self._propagate(left, list(nodes), more)
        ahead = [left] if begun else []
        for _ in range(MOST_TRIES):
            if not ahead:
                return False
            left = ahead.pop()
            chosen = self._open_in(chain(nodes, self._nodes), left)
            if chosen is None and accept(left):
                return True
            ahead += self._both_ways(chosen or _first_open(left, cut), left, more)
        raise TooHard

    def _both_ways(
        self, chosen: Literal | None, left: Left, more: Mapping[int, list[Node]]
    ) -> Iterator[Left]:
        """What is left where a literal does not hold, and where it does."""
        if chosen is None:
            return
        for mask in (~chosen.mask, chosen.mask):
            other = list(left)
            other[chosen.index] &= mask
            woken = [*self._watch.get(chosen.index, ()), *more.get(chosen.index, ())]
            if other[chosen.index] and self._propagate(other, woken, more):
                yield other

    @staticmethod
    def _open_in(nodes: Iterable[Node], left: Left) -> Literal | None:
        """A literal that is open, in the first node that is."""
        for node in nodes:
            if node.truth(left) is None:
                return next(each for each in node.literals() if each.truth(left) is None)
        return None

    def _propagate(self, left: Left, woken: list[Node], more: Mapping[int, list[Node]]) -> bool:
        """Take away what nodes rule out, until nothing follows; False where nothing is left."""
        while woken:
            changed: set[int] = set()
            if not woken.pop().require(left, changed):
                return False
            for index in changed:
                woken += self._watch.get(index, ())
                woken += more.get(index, ())
        return True


def _watching(nodes: Iterable[Node]) -> dict[int, list[Node]]:
    """Of each name the nodes that read it."""
    found: dict[int, list[Node]] = {}
    for node in nodes:
        for index in {literal.index for literal in node.literals()}:
            found.setdefault(index, []).append(node)
    return found


def _first_open(left: Left, cut: Iterable[int]) -> Literal | None:
    """The first of these names with several values left, cut in two."""
    for index in cut:
        lowest = left[index] & -left[index]
        if left[index] != lowest:
            return Literal(index, lowest)
    return None
