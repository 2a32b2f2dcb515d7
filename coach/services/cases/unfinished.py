"""Where to go on: cases that were left in the middle, and nothing else asks for them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.case import Stage
from coach.domain.rules.verdict import Verdict
from coach.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection

    from coach.domain.case import Case
    from coach.services.case.case_reader import CaseReader
    from coach.services.cases.cases import CaseService

_FEW = 3


class UnfinishedCase(Struct, frozen=True):
    """A case left in the middle: of its questions, or with a verdict and no day for the talk."""

    case: Case
    verdict: Verdict | None  # the one that is acted on; None: questions are open
    answered: int = 0  # questions; the rest only while some are open, and some are answered
    least: int = 0  # fewest questions in all
    most: int = 0

    @property
    def talked(self) -> bool:
        """Whether its verdict leads to a talk that has a day."""
        return self.verdict not in (Verdict.GATHER, Verdict.STOP)


class OnwardService:
    """Finds what was begun and not ended."""

    def __init__(self, case_reader: CaseReader, cases: CaseService) -> None:
        self._case_reader = case_reader
        self._cases = cases

    def unfinished(
        self, asked: Collection[str] = (), planned: Collection[str] = (), most: int = _FEW
    ) -> tuple[UnfinishedCase, ...]:
        """A few, the latest change first.

        Args:
            asked: Ids of cases that something else asks for already.
            planned: Ids of cases with a reminder that comes: a verdict among them is acted on.
            most: So many of them are looked for.
        """
        left = (
            case
            for case in self._cases.undated()
            if case.id not in asked and (case.stage is Stage.UNDERSTAND or case.id not in planned)
        )
        ends = (end for case in left if (end := self._end(case)) is not None)
        return tuple(islice(ends, most))

    def _end(self, case: Case) -> UnfinishedCase | None:
        """How far a case is; None where that cannot be read, which is noted."""
        try:
            return self._read_end(case)
        except Unreadable:
            return None

    def _read_end(self, case: Case) -> UnfinishedCase:
        if case.stage is not Stage.UNDERSTAND:
            return UnfinishedCase(case, case.own_verdict or case.verdict)
        answered = len(self._case_reader.open(case.id).path.asked)
        if not answered:
            return UnfinishedCase(case, None)  # how many there are is not said then
        left = self._cases.progress(case.id)
        return UnfinishedCase(case, None, answered, answered + left.least, answered + left.most)
