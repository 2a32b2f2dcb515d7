"""`early-answer`: an early answer changed, saved and shown; those of every worked case, the median.

The case is whole: all that was said later is still there, so that what follows from it is worked
out anew, from the changed question to the last one.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from coach.domain.rules.interview import DONT_KNOW
from tests.bench.answer import over_worked_cases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.services.container import Services
    from tests.bench.answer import Redraw
    from tests.bench.row import Row

EARLY = 4  # the first so many questions of a case
ROUNDS = 2


def early_answer(redraw: Redraw) -> Row:
    """Milliseconds from changing an early answer until `redraw` has shown what comes of it."""
    return over_worked_cases(partial(_changed, redraw=redraw), ROUNDS)


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
