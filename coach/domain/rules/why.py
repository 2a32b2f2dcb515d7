"""Why a question is asked: the author's words, and the condition that led to it."""

from __future__ import annotations

from coach.domain.record import Record
from coach.domain.rules.diagnosis import ReadBack


class Why(Record):
    """Why a question is asked, or is not."""

    question: str
    author: str  # why it is asked, in the author's words
    condition: str  # when it is asked, in plain words; a whole sentence
    machine: str  # the same as the definition has it
    holds: bool | None  # whether it is asked in this case; None: that hangs on open answers
    answers: tuple[ReadBack, ...]  # what was said that the condition rests on
