"""Lines that a client would say twice in one run: word for word, in one turn or in two.

Most turns cannot come round again, whatever the meters are: that is seen from the spots alone. Only
what is left is walked with its meters, from each saying of a line to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.engine.practice.proof import meters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from coach.engine.practice.proof.reading import Spot
    from coach.engine.practice.proof.walk import PlayWalk


class Repeat(NamedTuple):
    """A line that is said a second time."""

    turn: str  # in which it is said again
    text: str
    level: str  # of the shortest run that was found
    said: tuple[str, ...]  # in that run


def repeats(walk: PlayWalk) -> Iterator[Repeat]:
    """Each line that some run hears twice, with a run that shows it."""
    turns: dict[str, set[str]] = {}
    for turn in walk.play.turns:
        for line in turn.lines:
            turns.setdefault(line.text, set()).add(turn.id)
    spots: dict[frozenset[str], tuple[Spot, ...]] = {}
    for text, places in turns.items():
        key = frozenset(places)
        if key not in spots:
            between = _between(walk, key)
            # As the walk met them: the run that is shown is the same each time.
            spots[key] = tuple(spot for spot in walk.reached if spot in between) if between else ()
        if spots[key]:
            found = _again(walk, text, spots[key])
            if found is not None:
                yield found


def _between(walk: PlayWalk, places: Collection[str]) -> set[Spot]:
    """The spots on a way from one of these turns to one of them again; none where none is."""
    here = [spot for place in places for spot, _ in walk.at(place)]
    after = _closure((to for spot in here for to in walk.leads[spot]), walk.leads)
    ends = [spot for spot in here if spot in after]
    if not ends:
        return set()
    comes: dict[Spot, set[Spot]] = {}
    for spot in {*after, *here}:
        for to in walk.leads.get(spot, ()):
            comes.setdefault(to, set()).add(spot)
    return _closure(ends, comes)


def _closure(first: Iterable[Spot], leads: dict[Spot, set[Spot]]) -> set[Spot]:
    """These spots, and all that they lead to."""
    seen = set(first)
    new = [*seen]
    while new:
        for spot in leads.get(new.pop(), ()):
            if spot not in seen:
                seen.add(spot)
                new.append(spot)
    return seen


def _again(walk: PlayWalk, text: str, between: tuple[Spot, ...]) -> Repeat | None:
    """A run in which a line is said, and said again."""
    said = {spot: _says(walk, text, spot, walk.reached[spot]) for spot in between}
    rounds = [{spot: states for spot, states in said.items() if states}]
    seen: dict[Spot, int] = {}
    while rounds[-1]:
        after: dict[Spot, int] = {}
        twice: dict[Spot, int] = {}
        for spot, states in rounds[-1].items():
            for way in walk.ways(spot, states):
                fresh = way.states & ~seen.get(way.spot, 0) if way.spot in said else 0
                if fresh:
                    seen[way.spot] = seen.get(way.spot, 0) | fresh
                    after[way.spot] = after.get(way.spot, 0) | fresh
                    twice[way.spot] = twice.get(way.spot, 0) | _says(walk, text, way.spot, fresh)
        found = [_shown(walk, text, rounds, spot, each) for spot, each in twice.items() if each]
        if found:
            return min(found, key=lambda each: len(each.said))
        rounds.append(after)
    return None


def _shown(
    walk: PlayWalk, text: str, rounds: list[dict[Spot, int]], spot: Spot, states: int
) -> Repeat:
    """The shortest of the runs to these states."""
    runs = list[tuple[str, tuple[str, ...]]]()
    for trust, tension in meters.each(states):
        first, state, then = walk.back(rounds, spot, meters.only(trust, tension))
        level, before = walk.said(first, state)
        runs.append((level, (*before, *then)))
    level, said = min(runs, key=lambda run: len(run[1]))
    return Repeat(spot.place, text, level, said)


def _says(walk: PlayWalk, text: str, spot: Spot, states: int) -> int:
    """The meters of these with which the client says a line at a spot."""
    turn, found = walk.turns.get(spot.place), 0
    for line in turn.lines if turn is not None else ():
        here = states & walk.reader.where(line.when, spot)
        states &= ~here
        if line.text == text:
            found |= here
    return found
