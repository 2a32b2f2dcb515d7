"""`answer`: one answer applied, saved and shown; every answer of every worked case, the median."""

from __future__ import annotations

import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.cases import library, new_data_file, worked_cases
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coach.services.container import Services
    from coach.services.interview.interview_view import InterviewView

    Redraw = Callable[[Services, InterviewView], None]

LIMIT = 16.0  # one frame
ROUNDS = 3


def shown(services: Services, view: InterviewView) -> None:
    """What the page asks for to draw itself: how far the case is, and why the question is asked."""
    services.cases.progress(view.case.id)
    if view.question is not None:
        services.cases.why(view.case.id, view.question.id)


def answer(redraw: Redraw = shown) -> Row:
    """Milliseconds from choosing an answer until `redraw` has shown what comes of it."""
    return over_worked_cases(partial(_answered, redraw=redraw), ROUNDS)


def over_worked_cases(
    timed: Callable[[Services, Mapping[str, str]], Iterator[float]], rounds: int
) -> Row:
    """The median of all the seconds that `timed` yields for every worked case, in milliseconds."""
    content = library()
    cases = worked_cases(content)
    with new_data_file(content) as (services, _):
        times = [
            seconds
            for _ in range(rounds)
            for answers in cases
            for seconds in timed(services, answers)
        ]
    return Row(value=round(median(times) * 1000, 2), unit="ms", ratio=None, limit=LIMIT)


def _answered(services: Services, answers: Mapping[str, str], redraw: Redraw) -> Iterator[float]:
    """The seconds of each answer of a new case."""
    case = services.cases.start(services.clients.add("Halden Tools").id)
    for question, option in answers.items():
        began = time.perf_counter()
        redraw(services, services.cases.answer(case.id, question, option))
        yield time.perf_counter() - began
