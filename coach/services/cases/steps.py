"""The six steps of a case, and how far each was really done, whichever page one looks at."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.case import FIRST_ASKED
from coach.store.tables.talk_logs import TalkLogTable

if TYPE_CHECKING:
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.talk.talks import TalkService
    from coach.store.tables.cases import CaseRecord


class Step(StrEnum):
    """The steps of a case; the value is the page that each leads to."""

    UNDERSTAND = "interview"
    VERDICT = "verdict"
    PREPARE = "talk"
    REHEARSE = "rehearse"
    TALK = "day"
    AFTER = "after"


class Done(StrEnum):
    """How far a step was done."""

    NOT = "not"
    BEGUN = "begun"
    DONE = "done"


class StepState(NamedTuple):
    """A step of a case: how far it was done, and whether it can be gone to."""

    step: Step
    done: Done
    open: bool = True  # False: there is no verdict yet


class StepService:
    """Says of each step what was done; where one stands changes nothing of it."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, talks: TalkService
    ) -> None:
        self._case_reader = case_reader
        self._talks = talks
        self._logs = TalkLogTable(context.store)

    def of_case(self, case_id: str) -> tuple[StepState, ...]:
        """The six steps in order.

        Understood is a case whose questions are all answered, which has its verdict with that.
        Prepared is one whose talk has a day and no blank; rehearsed, one that was gone through with
        the clock; talked, one with a note that says so; and its end is that it was closed.

        Raises:
            NotFound: There is no such case, or it is in the trash.
        """
        record = self._case_reader.record(case_id)
        judged = bool(record.verdict)
        held = record.held or any(log.note.held for log in self._logs.of_case(case_id))
        done = {
            Step.UNDERSTAND: self._understood(record),
            Step.VERDICT: Done.DONE if judged else Done.NOT,
            Step.PREPARE: self._prepared(record),
            Step.REHEARSE: Done.DONE if record.rehearsed else Done.NOT,
            Step.TALK: Done.DONE if held else Done.NOT,
            Step.AFTER: _behind(record, held=held),
        }
        known = judged or held or record.closed_at is not None
        return tuple(StepState(step, done[step], known or step is Step.UNDERSTAND) for step in Step)

    def _understood(self, record: CaseRecord) -> Done:
        if record.verdict:
            return Done.DONE
        return Done.BEGUN if self._case_reader.open(record.id).path.asked else Done.NOT

    def _prepared(self, record: CaseRecord) -> Done:
        facts = self._talks.facts(record.id)
        if record.talk_on is not None and facts and all(fact.value for fact in facts):
            return Done.DONE
        begun = record.prepared or record.talk_on is not None
        begun = begun or bool(self._case_reader.table.ticks(record.id) - {FIRST_ASKED})
        return Done.BEGUN if begun else Done.NOT


def _behind(record: CaseRecord, *, held: bool) -> Done:
    if record.closed_at is not None:
        return Done.DONE
    return Done.BEGUN if held else Done.NOT
