"""The walk of a role-play over every state that its choices can come to, at all of its levels.

States that differ in the meters alone are walked together (`meters.py`): what is told, what was
made and whether the hidden fact is out is a *spot*; at each spot stands the set of meters with
which it is reached. What nothing ahead can read any more is forgotten (`ahead.py`). This is exact:
what the walk reaches, a run reaches, and `said` gives the shortest one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.run import RunEntry, RunState
from coach.engine.practice.proof import meters
from coach.engine.practice.proof.ahead import Ahead
from coach.engine.practice.proof.reading import Reader, Rows, Spot
from coach.engine.practice.run import begin, move_effects, replay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.domain.practice.persona import LevelText, Persona
    from coach.domain.practice.roleplay import RolePlay, Turn, TurnChoice


class Way(NamedTuple):
    """What leads from one spot to the next."""

    choice: TurnChoice
    spot: Spot
    states: int  # with which the next is reached


class PlayWalk:
    """A role-play, walked by its choices from the start of each of its levels."""

    def __init__(self, play: RolePlay, persona: Persona, levels: Sequence[LevelText]) -> None:
        self.play, self.persona = play, persona
        self.turns: dict[str, Turn] = {turn.id: turn for turn in play.turns}
        self._ahead = Ahead(play, persona)
        self.reader = Reader(self._ahead.facts, self._ahead.conditions)
        self._rows = Rows(persona, self.reader)
        self._walks = next(ending.id for ending in play.endings if ending.walks)
        self._triggers = {
            choice.id: _of_triggers(persona, choice)
            for turn in play.turns
            for choice in turn.choices
        }
        self._levels = levels
        self.rounds: list[dict[Spot, int]] = []  # what is new after each exchange
        self.reached: dict[Spot, int] = {}
        self.leads: dict[Spot, set[Spot]] = {}  # from each spot, whatever the meters
        self._walk()

    @property
    def states(self) -> int:
        """How many states are reached."""
        return sum(states.bit_count() for states in self.reached.values())

    @property
    def exchanges(self) -> int:
        """How many choices are followed, each from each state in which it is offered."""
        return sum(
            (states & self.reader.where(choice.when, spot)).bit_count()
            for spot, states in self.reached.items()
            if spot.place in self.turns
            for choice in self.turns[spot.place].choices
        )

    def at(self, place: str) -> Iterator[tuple[Spot, int]]:
        """Where a turn or ending is reached, and with which meters."""
        return ((spot, states) for spot, states in self._by_place.get(place, ()))

    def _walk(self) -> None:
        first = Spot(self.play.begins, 0, self.reader.nothing_made, revealed=False)
        self._kept = {turn: self._ahead.kept(turn, self.reader) for turn in self.turns}
        new = {first: meters.NONE}
        for level in self._levels:
            state = begin(self.play, self.persona, level)
            new[first] |= meters.only(state.trust, state.tension)
        self.reached.update(new)
        while new:
            self.rounds.append(new)
            after: dict[Spot, int] = {}
            for spot, states in new.items():
                leads = self.leads.setdefault(spot, set())
                for way in self.ways(spot, states):
                    leads.add(way.spot)
                    fresh = way.states & ~self.reached.get(way.spot, 0)
                    if fresh:
                        self.reached[way.spot] = self.reached.get(way.spot, 0) | fresh
                        after[way.spot] = after.get(way.spot, 0) | fresh
            new = after
        self._by_place: dict[str, list[tuple[Spot, int]]] = {}
        for spot, states in self.reached.items():
            self._by_place.setdefault(spot.place, []).append((spot, states))

    def ways(self, spot: Spot, states: int) -> Iterator[Way]:
        """Where each choice leads from a spot with these meters; from an ending nowhere."""
        turn = self.turns.get(spot.place)
        for choice in turn.choices if turn is not None else ():
            offered = states & self.reader.where(choice.when, spot)
            if not offered:
                continue
            trust, tension = self._triggers[choice.id]
            for part, more, tenser in self._rows.changes(choice.moves, spot, offered):
                there = meters.moved(part, trust + more, tension + tenser)
                yield from self._after(choice, spot, there)

    def _after(self, choice: TurnChoice, spot: Spot, states: int) -> Iterator[Way]:
        """The end of the talk, the client who leaves, who tells what they hid, and the others."""
        told = self.reader.with_facts(spot.told, choice.tells)
        made = self.reader.with_moves(spot.made, choice.moves)
        there = Spot(choice.goes, told, made, spot.revealed)
        if choice.goes not in self.turns:
            yield Way(choice, self._ended(there), states)
            return
        leaving = states & self.reader.where(self.persona.leaves, there)
        if leaving:
            yield Way(choice, self._ended(there._replace(place=self._walks)), leaving)
        states &= ~leaving
        out = 0 if there.revealed else states & self.reader.where(self.persona.hidden.when, there)
        if out:
            yield Way(choice, self._forgetting(there._replace(revealed=True)), out)
        if states & ~out:
            yield Way(choice, self._forgetting(there), states & ~out)

    def _ended(self, spot: Spot) -> Spot:
        return spot._replace(told=0, made=self.reader.nothing_made)

    def _forgetting(self, spot: Spot) -> Spot:
        """A spot without what nothing ahead of its turn reads."""
        told, most = self._kept[spot.place][spot.revealed]
        made = tuple(map(min, spot.made, most))
        return spot._replace(told=spot.told & told, made=made)

    def said(self, spot: Spot, states: int) -> tuple[str, tuple[str, ...]]:
        """The level and the lines of the shortest run to a spot with one of these meters."""
        number, state = next(
            (number, meters.one_of(found))
            for number, new in enumerate(self.rounds)
            if (found := new.get(spot, 0) & states)
        )
        _, state, lines = self.back(self.rounds[:number], spot, state)
        ((trust, tension),) = meters.each(state)
        starts = ((each, begin(self.play, self.persona, each)) for each in self._levels)
        level = next(each for each, at in starts if (at.trust, at.tension) == (trust, tension))
        return level.level.value, lines

    def back(
        self, rounds: Sequence[dict[Spot, int]], spot: Spot, state: int
    ) -> tuple[Spot, int, tuple[str, ...]]:
        """From a state back through rounds: where they began, and what was said from there on."""
        lines: list[str] = []
        for states in reversed(rounds):
            spot, state, choice = self._before(states, spot, state)
            lines.insert(0, choice.text)
        return spot, state, tuple(lines)

    def level_of(self, chosen: Sequence[TurnChoice]) -> str:
        """The first level at which these choices can be made; empty where none of them lets one."""
        entries = [RunEntry(each.id) for each in chosen]
        for level in self._levels:
            if len(replay(self.play, self.persona, level, entries)) == len(entries):
                return level.level.value
        return ""

    def _before(
        self, reached: dict[Spot, int], spot: Spot, state: int
    ) -> tuple[Spot, int, TurnChoice]:
        """A state of a round from which a choice leads to a state."""
        for before, states in reached.items():
            if any(way.spot == spot and way.states & state for way in self.ways(before, states)):
                for trust, tension in meters.each(states):
                    one = meters.only(trust, tension)
                    for way in self.ways(before, one):
                        if way.spot == spot and way.states & state:
                            return before, one, way.choice
        raise AssertionError(spot)  # every state of a round but the first comes from the one before


def _of_triggers(persona: Persona, choice: TurnChoice) -> tuple[int, int]:
    """What the words of a choice do to trust and tension by themselves."""
    said = "" if choice.is_deed else choice.text
    effects = move_effects(persona, RunState("", 0, 0), (), said)
    return sum(each.trust for each in effects), sum(each.tension for each in effects)
