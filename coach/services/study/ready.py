"""Being ready for a talk by its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.study.card import Memory, Phase
from coach.domain.study.figures import TalkPlan
from coach.engine.study.plan import known_at_talk, planned_day
from coach.services.study.days import start_of

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.study.card import CardRef
    from coach.engine.study.cards import Deck
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.talk.talks import TalkService
    from coach.store.tables.cases import CaseRecord
    from coach.store.tables.study import StudyTable


class ReadyService:
    """Plans the cards of a talk so that they are known best on its day."""

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        talks: TalkService,
        table: StudyTable,
        deck: Deck,
    ) -> None:
        self._context, self._table, self._deck = context, table, deck
        self._case_reader, self._talks = case_reader, talks
        self._clock = context.clock

    def cards(self, case_id: str) -> tuple[CardRef, ...]:
        """The cards of a case's talk: its parts, the scripts of its verdict, likely reactions.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: It has no verdict yet.
        """
        verdict = self._talks.diagnosis(case_id).verdict
        talk = self._talks.talk(case_id)
        scripts = [
            script.id
            for script in self._context.content.library.scripts
            if verdict.value in script.verdicts
        ]
        refs = (
            *self._deck.of_verdict(verdict),
            *self._deck.replies(each.id for each in talk.reactions),
            *(ref for script in scripts for ref in self._deck.of_script(script)),
        )
        return tuple(dict.fromkeys(refs))

    def plans(self) -> tuple[TalkPlan, ...]:
        """The talks that have a day and are still to come, the nearest first."""
        records = self._case_reader.table.with_talk_from(today(self._clock))
        found = (self._plan(record) for record in records)
        return tuple(each for each in found if each is not None)

    def plan(self, case_id: str) -> TalkPlan | None:
        """How ready one will be for the talk of a case; None: it has no verdict or no day."""
        return self._plan(self._case_reader.record(case_id))

    def _plan(self, record: CaseRecord) -> TalkPlan | None:
        diagnosis = self._case_reader.open(record.id).for_talk
        if diagnosis is None or record.talk_on is None:
            return None
        memories = {each.card: each for each in self._table.all()}
        now, at = self._clock(), start_of(record.talk_on)
        found = [memories.get(ref.id) or Memory(ref.id, now) for ref in self.cards(record.id)]
        ready = sum(known_at_talk(each, at) for each in found) / max(len(found), 1)
        return TalkPlan(
            case_id=record.id,
            title=record.title,
            client=record.client_name,
            verdict=diagnosis.verdict,
            day=record.talk_on,
            is_on=record.id in self._table.plans(),
            cards=len(found),
            met=sum(each.phase is not Phase.NEW for each in found),
            today=0,
            ready=ready,
            ready_without=ready,
            ten_minutes=0.0,
        )

    def begin(self, case_id: str) -> None:
        """Plan for the talk of a case from now on."""
        self._table.set_plan(case_id, self._clock())

    def end(self, case_id: str) -> None:
        """Plan for it no more; each card comes again at its own time."""
        self._table.set_plan(case_id, None)

    def planned(self, memory: Memory) -> date | None:
        """The day that the plan of a talk has for a card; None: its own time holds."""
        day = today(self._clock)
        talks = [
            record.talk_on
            for record in self._case_reader.table.with_talk_from(day)
            if record.id in self._table.plans()
            and record.talk_on is not None
            and any(ref.id == memory.card for ref in self.cards(record.id))
        ]
        days = filter(None, (planned_day(memory, day, talk) for talk in talks))
        return min(days, default=None)
