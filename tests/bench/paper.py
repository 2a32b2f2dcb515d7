"""`brief`: the brief of a case as a PDF, from the case to the bytes; the slowest worked case."""

from __future__ import annotations

import os
import time
from statistics import median
from typing import TYPE_CHECKING

from coach.domain.papers.paper import PaperFormat, PaperKind
from tests.bench.cases import library, new_data_file, worked_cases
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 40.0
ROUNDS = 5


def brief() -> Row:
    """Milliseconds of the slowest brief; the median of its rounds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.bench.page import application

    application()
    slowest = max(median(times) for times in _times())
    return Row(value=round(slowest * 1000, 1), unit="ms", ratio=None, limit=LIMIT)


def _times() -> Iterator[list[float]]:
    """For each worked case the seconds of its rounds, after one that loads what it needs."""
    content = library()
    with new_data_file(content) as (services, _):
        for answers in worked_cases(content):
            case = services.cases.start(services.clients.add("Halden Tools").id)
            for question, option in answers.items():
                services.cases.answer(case.id, question, option)
            times = []
            for _ in range(ROUNDS + 1):
                began = time.perf_counter()
                made = services.papers.write(case.id, PaperKind.BRIEF, PaperFormat.PDF)
                times.append(time.perf_counter() - began)
                assert made.startswith(b"%PDF")
            yield times[1:]
