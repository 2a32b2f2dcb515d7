"""A role-play under lines of one's own: nothing is known of the meters, or of what was made.

What was told is known, for choices alone tell it. So this sees more states than there are, never
fewer: what it finds no fault with holds whatever somebody types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.condition import AllOf, AnyOf, NoneOf, RunCondition, Told
from coach.domain.practice.moves import Move
from coach.engine.practice.condition import atoms
from coach.engine.practice.proof import meters
from coach.engine.practice.proof.reading import Reader
from coach.engine.practice.run import choices_ahead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.practice.roleplay import ClientLine, RolePlay, Turn, TurnChoice
    from coach.engine.practice.proof.reading import Spot

Here = tuple[str, int]  # a turn or ending, and what was told


class AnyLineWalk:
    """A role-play, walked with anything that could be typed between its choices."""

    def __init__(self, play: RolePlay) -> None:
        read = (line.when for turn in play.turns for line in turn.lines)
        asked = (choice.when for turn in play.turns for choice in turn.choices)
        self.reader = Reader((fact for fact, _ in play.facts), (*read, *asked))
        self.play = play
        self.turns: dict[str, Turn] = {turn.id: turn for turn in play.turns}
        self._decisions: dict[str, tuple[TurnChoice, ...]] = {}
        self._kept = self._read_ahead(play)
        first: Here = (play.begins, 0)
        self._from: dict[Here, tuple[Here, TurnChoice] | None] = {first: None}
        new = [first]
        while new:
            after = list[Here]()
            for here in new:
                for choice, there in self._ways(here):
                    if there not in self._from:
                        self._from[there] = (here, choice)
                        after.append(there)
            new = after

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
        for turn in play.turns:
            said: list[ClientLine | TurnChoice] = [*turn.lines, *turn.choices]
            asked = [each.fact for s in said for each in atoms(s.when) if isinstance(each, Told)]
            taken = [fact for each in said for fact in each.takes]
            early = [f for each in turn.choices if Move.DECIDE in each.moves for f in each.tells]
            read[turn.id] = facts(0, [*leaving, *asked, *taken, *early])
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
            if untold and carried and self._could(choice.when, told)[0]:
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
            if self._could(choice.when, here[1])[0]:
                yield choice

    def lines(self, here: Here) -> Iterator[ClientLine]:
        """What the client may say in a turn."""
        turn = self.turns.get(here[0])
        for line in turn.lines if turn is not None else ():
            could, could_not = self._could(line.when, here[1])
            if could:
                yield line
            if not could_not:
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

    def _could(self, condition: RunCondition | None, told: int) -> tuple[bool, bool]:
        """Whether a condition may hold, and whether it may not."""
        match condition:
            case None:
                return True, False
            case Told(fact):
                is_told = bool(told & self.reader.facts.get(fact, 0))
                return is_told, not is_told
            case NoneOf(inner):
                could, could_not = self._could(inner, told)
                return could_not, could
            case AllOf(parts):
                each = [self._could(part, told) for part in parts]
                return all(could for could, _ in each), any(may_not for _, may_not in each)
            case AnyOf(parts):
                each = [self._could(part, told) for part in parts]
                return any(could for could, _ in each), all(may_not for _, may_not in each)
        return True, True
