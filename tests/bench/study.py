"""`next-card`: from an answer to the next card, with its faces and buttons."""

from __future__ import annotations

import time
from statistics import quantiles

from coach.domain.study.card import Rating
from tests.bench.cases import library, new_data_file
from tests.bench.row import Row

LIMIT = 16.0  # one frame
ANSWERS = 400
_EVERY = 7  # one card in so many was not remembered


def next_card() -> Row:
    """Milliseconds in which an answer is saved and the next card made, at the 95th percentile."""
    with new_data_file(library()) as (services, _):
        services.settings.study_new = services.settings.study_reviews = 999
        session = services.study.begin()
        assert session.current is not None
        times = []
        for number in range(ANSWERS):
            began = time.perf_counter()
            session.answer(Rating.GOOD if number % _EVERY else Rating.AGAIN, 9.0)
            shown = session.current
            times.append(time.perf_counter() - began)
            assert shown is not None
    value = quantiles(times, n=20)[-1]
    return Row(value=round(value * 1000, 2), unit="ms", ratio=None, limit=LIMIT)
