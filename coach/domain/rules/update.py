"""What an update of the content changes for one case."""

from __future__ import annotations

from coach.domain.record import Record
from coach.domain.rules.diagnosis import ReadBack
from coach.domain.rules.interview import Question
from coach.domain.rules.verdict import Verdict


class QuestionPair(Record):
    """A question as it was, and as it is now."""

    before: Question
    now: Question


class ContentChange(Record):
    """The pack as the case knows it, against the pack of today."""

    pack_before: str
    pack_now: str
    added: tuple[Question, ...]
    removed: tuple[Question, ...]
    renamed: tuple[QuestionPair, ...]
    reworded: tuple[QuestionPair, ...]  # other words or answers; also of renamed ones
    rules: int  # how many rules were added, removed or decide otherwise
    lost: tuple[ReadBack, ...]  # answers of this case that have no place any more
    again: tuple[Question, ...]  # asked again, as their old answer said two things at once
    open: tuple[Question, ...]  # what would be asked next; empty where the answers suffice
    verdict_before: Verdict | None  # None: the interview is not finished
    verdict_now: Verdict | None
