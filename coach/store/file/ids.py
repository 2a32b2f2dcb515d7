"""Ids: UUID version 7 (RFC 9562), so that ids sort in the order they were made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.clock import Clock

_COUNTER_BITS = 12


class Ids:
    """Makes ids from a clock and a source of random bytes.

    Within one millisecond the twelve bits after the time count up, so order is kept there too.
    """

    def __init__(self, clock: Clock, random: Callable[[int], bytes] = os.urandom) -> None:
        self._clock = clock
        self._random = random
        self._last = -1

    def __call__(self) -> str:
        """A new id, greater than every one made before by this object."""
        now = int(self._clock().timestamp() * 1000) << _COUNTER_BITS
        self._last = max(now, self._last + 1)
        return uuid7(self._last, self._random(8))


def uuid7(count: int, random: bytes) -> str:
    """The UUIDv7 of 60 bits (milliseconds since 1970, then a counter) and eight random bytes."""
    milliseconds, counter = divmod(count, 1 << _COUNTER_BITS)
    tail = int.from_bytes(random, "big") & ((1 << 62) - 1) | (0b10 << 62)
    digits = f"{milliseconds:012x}7{counter:03x}{tail:016x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
