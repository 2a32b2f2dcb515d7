"""How far an interview has come: its gates, how many questions are left, whether it knows."""

from __future__ import annotations

from typing import Literal

from coach.domain.record import Record
from coach.domain.rules.interview import Gate
from coach.domain.rules.verdict import Verdict


class GateState(Record):
    """Where a gate stands: passed, being asked, still to come, or without a question here."""

    gate: Gate
    state: Literal["done", "now", "open", "skipped"]
    answered: int  # questions of this gate that have an answer


class Progress(Record):
    """The gates in order, and what is still to be asked.

    `least` and `most` are the fewest and the most questions that further answers can lead to; an
    answer given earlier to a question that comes later counts, and is not asked again. `settled` is
    the verdict that no open answer can change any more.
    """

    gates: tuple[GateState, ...]
    least: int
    most: int
    settled: Verdict | None
