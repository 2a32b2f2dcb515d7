"""`verdict`: verdict, reasons and flips up to three changes; all worked cases, the 95th percentile.

Each round begins with an interview that was never looked at, so that compiling it, and all that is
looked up later, counts.
"""

from __future__ import annotations

import time
from statistics import quantiles
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.flips import flips
from tests.bench.cases import library, worked_cases
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.rules.interview import Interview

LIMIT = 100.0
ROUNDS = 9


def verdict() -> Row:
    """Milliseconds until verdict, reasons and flips are there."""
    content = library()
    cases = worked_cases(content)
    times = []
    for number in range(ROUNDS):
        interview = replace(content.interview)
        first = number % len(cases)  # another case pays for the compiling each time
        times += [_seconds(interview, answers) for answers in (*cases[first:], *cases[:first])]
    slowest = quantiles(times, n=20)[-1]
    return Row(value=round(slowest * 1000, 2), unit="ms", ratio=None, limit=LIMIT)


def _seconds(interview: Interview, answers: Mapping[str, str]) -> float:
    began = time.perf_counter()
    diagnosis = diagnose(interview, answers)
    found = flips(interview, answers)
    taken = time.perf_counter() - began
    assert diagnosis.reasons
    assert found
    return taken
