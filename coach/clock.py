# SPDX-License-Identifier: MIT
"""The clock, handed in wherever time matters, so that a test can hold it still."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]
Ticks = Callable[[], float]  # seconds from an unnamed moment on, which never go back


def system_ticks() -> float:
    """Seconds that pass evenly, also where somebody sets the clock of the machine."""
    return time.monotonic()


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(tz=UTC)  # noqa: TID251 - the one place that asks the system


def today(clock: Clock) -> date:
    """The day it is where the user sits."""
    return clock().astimezone().date()


def as_clock(seconds: float) -> str:
    """Minutes and seconds, "0:09", "12:40"; what has begun but is no second yet is none."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"


def local_zone() -> str:
    """The zone that the user sits in, as IANA names it ("Europe/Dublin"); empty: nobody knows."""
    import tzlocal  # noqa: PLC0415 - not at the start

    try:
        return tzlocal.get_localzone_name() or ""
    except LookupError:  # the system names two that differ
        return ""
