"""A role-play under lines of one's own: nothing is known of the meters, or of what was made.

What was told is known, for choices alone tell it. So this sees more states than there are, never
fewer: what it finds no fault with holds whatever somebody types.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.condition import AllOf, AnyOf, NoneOf, RunCondition, Told
from coach.domain.practice.moves import Move
from coach.engine.practice.condition import atoms
from coach.engine.practice.proof import meters
from coach.engine.practice.proof.reading import Reader
from coach.engine.practice.run import choices_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.practice.roleplay import ClientLine, RolePlay, Turn, TurnChoice
    from coach.engine.practice.proof.reading import Spot

Here = tuple[str, int]  # a turn or ending, and what was told


class AnyLineWalk:
    """A role-play, walked with anything that could be typed between its choices."""

    def __init__(self, play: RolePlay) -> None:
        read = (line.when for turn in play.turns for line in turn.lines)
        asked = (choice.when for choice in play.choices)
        self.reader = Reader((fact for fact, _ in play.facts), (*read, *asked))
        self.play = play
        self.turns: dict[str, Turn] = {turn.id: turn for turn in play.turns}
        self._decisions: dict[str, tuple[TurnChoice, ...]] = {}
        self._kept = self._read_ahead(play)
        self._from: dict[Here, tuple[Here, TurnChoice] | None] = {(play.begins, 0): None}
        self._walk()

    def _walk(self) -> None:
        """Note how each turn and ending is come to first, the nearest to the beginning before."""
        new = deque(self._from)
        while new:
            here = new.popleft()
            for choice, there in self._ways(here):
                if there not in self._from:
                    self._from[there] = (here, choice)
                    new.append(there)

    def __iter__(self) -> Iterator[Here]:
        return iter(self._from)

    def _ways(self, here: Here) -> Iterator[tuple[TurnChoice, Here]]:
        for choice in (*self.offered(here), *self._early(here)):
            told = self.reader.with_facts(here[1], choice.tells)
            yield choice, (choice.goes, told & self._kept[choice.goes])

    def _read_ahead(self, play: RolePlay) -> dict[str, int]:
        """The facts that something reads in a turn or ending, or after it; the rest is let go."""
        leaving = [fact for each in play.endings if each.walks for fact in each.takes]
        facts = self.reader.with_facts
        read = {each.id: facts(0, [*leaving, *each.takes]) for each in play.endings}
        read |= {turn.id: facts(0, [*leaving, *_read_in(turn)]) for turn in play.turns}
        changed = True
        while changed:
            changed = False
            for turn in play.turns:
                ahead = read[turn.id]
                for choice in turn.choices:
                    ahead |= read[choice.goes]
                changed |= ahead != read[turn.id]
                read[turn.id] = ahead
        return read

    def _early(self, here: Here) -> Iterator[TurnChoice]:
        """What says the decision in turns ahead, and may be typed here already."""
        place, told = here
        for choice in self._ahead(place):
            untold = any(not told & self.reader.facts[fact] for fact in choice.tells)
            carried = not any(self.untold(choice.takes, here))
            if untold and carried and self._could(choice.when, told).hold:
                yield choice

    def _ahead(self, place: str) -> tuple[TurnChoice, ...]:
        if place not in self.turns:
            return ()
        if place not in self._decisions:
            ahead = [each for near in choices_ahead(self.play, place) for each in near]
            self._decisions[place] = tuple(each for each in ahead if Move.DECIDE in each.moves)
        return self._decisions[place]

    def offered(self, here: Here) -> Iterator[TurnChoice]:
        """The choices of a turn that may be offered."""
        turn = self.turns.get(here[0])
        for choice in turn.choices if turn is not None else ():
            if self._could(choice.when, here[1]).hold:
                yield choice

    def lines(self, here: Here) -> Iterator[ClientLine]:
        """What the client may say in a turn."""
        turn = self.turns.get(here[0])
        for line in turn.lines if turn is not None else ():
            could = self._could(line.when, here[1])
            if could.hold:
                yield line
            if not could.fail:
                return

    def untold(self, takes: tuple[str, ...], here: Here) -> Iterator[str]:
        """What of these facts was not told on the way."""
        return (fact for fact in takes if not here[1] & self.reader.facts[fact])

    def way(self, here: Here) -> tuple[TurnChoice, ...]:
        """The choices of the shortest way there."""
        found: list[TurnChoice] = []
        while (step := self._from[here]) is not None:
            here, choice = step
            found.insert(0, choice)
        return tuple(found)

    def said(self, here: Here) -> tuple[str, ...]:
        """The lines of the shortest way there."""
        return tuple(choice.text for choice in self.way(here))

    def stuck(self) -> Iterator[Here]:
        """The turns from which nothing leads to an ending for certain."""
        out = {here for here in self if here[0] not in self.turns}
        left = [here for here in self if here[0] in self.turns]
        while True:
            free = {here for here in left if self._gets(here, out)}
            if not free:
                yield from left
                return
            out |= free
            left = [here for here in left if here not in free]

    def _gets(self, here: Here, out: set[Here]) -> bool:
        """Whether with any meters, and whatever was made, a choice is offered that leads out."""
        leading = [choice for choice, there in self._ways(here) if there in out]
        if any(choice.when is None for choice in leading):
            return True
        if not leading:
            return False
        spots = self.reader.spots([each.when for each in leading], *here)
        return all(self._covered(leading, spot) for spot in spots)

    def _covered(self, leading: list[TurnChoice], spot: Spot) -> bool:
        found = meters.NONE
        for choice in leading:
            found |= self.reader.where(choice.when, spot)
        return found == meters.EVERY

    def _could(self, condition: RunCondition | None, told: int) -> _Could:
        match condition:
            case None:
                return _Could(hold=True, fail=False)
            case Told(fact):
                is_told = bool(told & self.reader.facts.get(fact, 0))
                return _Could(hold=is_told, fail=not is_told)
            case NoneOf(inner):
                return self._could(inner, told).turned
            case AllOf(parts):
                return _all_of(self._could(part, told) for part in parts)
            case AnyOf(parts):  # it fails where all of its parts do
                return _all_of(self._could(part, told).turned for part in parts).turned
        return _Could(hold=True, fail=True)


class _Could(NamedTuple):
    """What may be of a condition, as far as is known."""

    hold: bool
    fail: bool

    @property
    def turned(self) -> _Could:
        """The same of its contrary."""
        return _Could(hold=self.fail, fail=self.hold)


def _all_of(parts: Iterable[_Could]) -> _Could:
    """What may be where all of these have to hold."""
    each = tuple(parts)
    return _Could(hold=all(part.hold for part in each), fail=any(part.fail for part in each))


def _read_in(turn: Turn) -> Iterator[str]:
    """The facts that a turn asks for, takes up, or tells where the decision is said early."""
    said: tuple[ClientLine | TurnChoice, ...] = (*turn.lines, *turn.choices)
    for each in said:
        yield from (asked.fact for asked in atoms(each.when) if isinstance(asked, Told))
        yield from each.takes
    for choice in turn.choices:
        if Move.DECIDE in choice.moves:
            yield from choice.tells
