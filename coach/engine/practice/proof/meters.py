"""Sets of states of both meters, as the bits of one number: a walk moves all of them at once.

The bit of trust `a` and tension `b` is `a * 11 + b`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from coach.domain.practice.condition import LEAST, MOST, Meter, MeterIs

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIDE = MOST - LEAST + 1
NONE, EVERY = 0, (1 << _SIDE * _SIDE) - 1
_ROW = (1 << _SIDE) - 1  # trust 0, any tension
_COLUMN = sum(1 << trust * _SIDE for trust in range(_SIDE))  # any trust, tension 0


def only(trust: int, tension: int) -> int:
    """The set of one state."""
    return 1 << trust * _SIDE + tension


def where(meter: MeterIs) -> int:
    """The set in which a meter lies within its bounds."""
    numbers = range(meter.least, meter.most + 1)
    if meter.meter is Meter.TRUST:
        return sum(_ROW << number * _SIDE for number in numbers)
    return sum(_COLUMN << number for number in numbers)


def moved(states: int, trust: int, tension: int) -> int:
    """Where a set comes to when both meters move; they stop at their ends."""
    return _along(_along(states, trust, _SIDE, _ROWS), tension, 1, _COLUMNS)


def one_of(states: int) -> int:
    """One state of a set that has some, as a set."""
    return states & -states


def each(states: int) -> Iterator[tuple[int, int]]:
    """Trust and tension of every state of a set."""
    while states:
        lowest = one_of(states)
        yield divmod(lowest.bit_length() - 1, _SIDE)
        states ^= lowest


@lru_cache(maxsize=1 << 14)
def _along(states: int, by: int, step: int, lanes: tuple[int, ...]) -> int:
    """A set moved along one meter; what would pass its end is at its end."""
    if by == 0:
        return states
    if by > 0:
        inside, over = _SIDE - by, range(max(_SIDE - by, 0), _SIDE)
        found = (states & sum(lanes[: max(inside, 0)])) << by * step
        for lane in over:
            found |= (states & lanes[lane]) << (_SIDE - 1 - lane) * step
        return found
    found = (states & sum(lanes[-by:])) >> -by * step
    for lane in range(min(-by, _SIDE)):
        found |= (states & lanes[lane]) >> lane * step
    return found


_ROWS = tuple(_ROW << trust * _SIDE for trust in range(_SIDE))
_COLUMNS = tuple(_COLUMN << tension for tension in range(_SIDE))
