"""`early-answer`: an early answer changed, saved and shown; those of every worked case, the median.

The case is whole: all that was said later is still there, so that what follows from it is worked
out anew, from the changed question to the last one.
"""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

from coach.domain.interview import DONT_KNOW
from tests.bench.answer import LIMIT
from tests.bench.cases import library, new_data_file, worked_cases
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.services.bundle import Services
    from tests.bench.answer import Redraw

EARLY = 4  # the first so many questions of a case
ROUNDS = 2


def early_answer(redraw: Redraw) -> Row:
    """Milliseconds from changing an early answer until `redraw` has shown what comes of it."""
    content = library()
    cases = worked_cases(content)
    with new_data_file(content) as (services, _):
        times = [
            seconds
            for _ in range(ROUNDS)
            for answers in cases
            for seconds in _changed(services, answers, redraw)
        ]
    return Row(value=round(median(times) * 1000, 2), unit="ms", ratio=None, limit=LIMIT)


def _changed(services: Services, answers: Mapping[str, str], redraw: Redraw) -> Iterator[float]:
    """The seconds of each change; the answer from before is given back, which counts too."""
    case = services.cases.start(services.clients.add("Halden Tools").id)
    for question, option in answers.items():
        services.cases.answer(case.id, question, option)
    redraw(services, services.cases.view(case.id))
    for question, option in list(answers.items())[:EARLY]:
        for value in (_another(services, question, option), option):
            began = time.perf_counter()
            redraw(services, services.cases.answer(case.id, question, value))
            yield time.perf_counter() - began


def _another(services: Services, question: str, option: str) -> str:
    """The next answer to a question, so that the change is no slip to not knowing."""
    options = [each.id for each in services.content.interview.question(question).options]
    if option not in options:
        return options[0]
    return [*options, DONT_KNOW][options.index(option) + 1]
