"""Being ready for a talk by its day."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.clock import today
from coach.domain.case import Stage
from coach.domain.study.card import Memory, Phase
from coach.domain.study.figures import TalkPlan
from coach.engine.study.plan import (
    Talk,
    evenings_for,
    first_days,
    outlook,
    planned_day,
    soonest,
)
from coach.engine.study.queue import done_today
from coach.engine.talk.context import context
from coach.engine.talk.script_fit import likeliest
from coach.errors import GoodTermsError
from coach.services.case.stage import stage_of
from coach.store.tables.study import USUAL_SECONDS, StudyTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.domain.study.card import CardRef
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.library.library import LibraryService
    from coach.services.library.shelf import ShelfService
    from coach.services.settings.settings import SettingsService
    from coach.services.study.decks import DeckReader
    from coach.services.talk.talks import TalkService
    from coach.store.tables.cases import CaseRecord

_MORNING = time(9)  # of a talk that has a day and no time
_TEN_MINUTES = 600  # seconds
_MOST_TALKS = 12  # that are looked at; the nearest


class Around(Struct, frozen=True):
    """The services that know of cases, talks and the library."""

    case_reader: CaseReader
    talks: TalkService
    library: LibraryService
    shelf: ShelfService
    settings: SettingsService


class ReadyService:
    """Plans the cards of a talk so that they are known best on its day."""

    def __init__(self, context: ServiceContext, around: Around, decks: DeckReader) -> None:
        self._context, self._around, self._decks = context, around, decks
        self._table = StudyTable(context.store)
        self._clock = context.clock
        self._planned_for: dict[str, tuple[Talk, ...]] = {}  # by card; as of the last `replan`

    def cards(self, case_id: str) -> tuple[CardRef, ...]:
        """The cards of a case's talk: its parts, likely reactions, the scripts that fit it.

        What matters most comes first.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: It has no verdict yet.
        """
        diagnosis = self._around.talks.diagnosis(case_id)
        talk = self._context.content.talk
        case = context(diagnosis, talk.facts, self._around.case_reader.facts(case_id))
        scripts = (each.script.id for each in self._around.shelf.for_case(case_id))
        deck = self._decks.deck()
        refs = (
            *deck.of_verdict(diagnosis.verdict),
            *deck.replies(likeliest(talk.reactions, case)),
            *(ref for script in scripts for ref in deck.of_script(script)),
        )
        return tuple(dict.fromkeys(refs))

    # -- what a page asks

    def plans(self) -> tuple[TalkPlan, ...]:
        """The talks that are still to come and have a verdict, the nearest first."""
        self.replan()
        return tuple(
            self._plan(record) for record in self._coming()[:_MOST_TALKS] if record.verdict
        )

    def plan(self, case_id: str) -> TalkPlan | None:
        """How ready one will be for the talk of a case; None: it has no verdict, or no talk ahead.

        Raises:
            NotFound: There is no such case.
        """
        self._around.case_reader.record(case_id)
        return next((plan for plan in self.plans() if plan.case_id == case_id), None)

    def begin(self, case_id: str) -> None:
        """Plan for the talk of a case from now on.

        Raises:
            NotFound: There is no such case.
            GoodTermsError: It has no verdict, or its talk has no day that is still to come.
        """
        if self.plan(case_id) is None:
            raise GoodTermsError(
                translate("Services", "There is no day to be ready for yet."),
                safe=translate("Services", "Your cards stay as they are."),
                todo=translate(
                    "Services", "Finish the questions of the case, and choose a day for its talk."
                ),
            )
        self._table.set_plan(case_id, self._clock())
        self.replan()

    def end(self, case_id: str) -> None:
        """Plan for it no more; each card comes again at its own time."""
        self._table.set_plan(case_id, None)
        self.replan()

    def _plan(self, record: CaseRecord) -> TalkPlan:
        found, talk, starts = self._state(record)
        more = int(_TEN_MINUTES / (self._table.pace() or USUAL_SECONDS))
        ahead = outlook(found, self._clock(), talk, starts, more)
        day, asked = today(self._clock), record.id in self._table.plans()
        diagnosis = self._around.talks.diagnosis(record.id)
        return TalkPlan(
            case_id=record.id,
            title=record.title,
            client=record.client_name,
            verdict=diagnosis.verdict,
            day=talk.day,
            is_on=asked,
            cards=len(found),
            met=sum(each.last is not None for each in found),
            today=sum(self._next(each, talk, starts) == day for each in found),
            ready=ahead.ready,
            ready_without=ahead.without,
            ten_minutes=ahead.more,
            more=more,
        )

    def _next(self, memory: Memory, talk: Talk, starts: Mapping[str, date]) -> date | None:
        if memory.phase is Phase.NEW:
            return starts.get(memory.card)
        return planned_day(memory, self._clock(), talk)

    # -- planning

    def replan(self) -> None:
        """Give each card the day that the plans of all talks have for it now."""
        talks: dict[str, list[Talk]] = {}
        days: dict[str, date | None] = {}
        asked, kept = self._table.plans(), {each.card: each for each in self._table.all()}
        for record in self._coming() if asked else ():
            if record.id not in asked or not record.verdict:
                continue
            found, talk, starts = self._state(record)
            for each in found:
                talks.setdefault(each.card, []).append(talk)
                kept.setdefault(each.card, each)
                days[each.card] = soonest((days.get(each.card), self._next(each, talk, starts)))
        self._planned_for = {card: tuple(each) for card, each in talks.items()}
        self._keep(kept, days)

    def _keep(self, kept: Mapping[str, Memory], days: Mapping[str, date | None]) -> None:
        """Write the days that have changed; a card that was never shown is kept for its day."""
        changed = [
            replace(memory, planned=days.get(card))
            for card, memory in kept.items()
            if memory.planned != days.get(card)
        ]
        if changed:
            with self._context.store.in_passing():
                self._table.put_all(changed)

    def planned(self, memory: Memory) -> date | None:
        """The day that the plans have for a card that was just answered; None: its own time."""
        talks = self._planned_for.get(memory.card, ())
        return soonest(planned_day(memory, self._clock(), talk) for talk in talks)

    def _state(self, record: CaseRecord) -> tuple[list[Memory], Talk, Mapping[str, date]]:
        """The cards of a talk as they are, the talk, and the days on which the new ones come."""
        now, day = self._clock(), today(self._clock)
        memories = {each.card: each for each in self._table.all()}
        unread = self._table.ids() - memories.keys()  # they are left as they are
        refs = [ref for ref in self.cards(record.id) if ref.id not in unread]
        found = [memories.get(ref.id) or Memory(ref.id, now) for ref in refs]
        shown = [each for each in found if not (each.suspended or each.gone)]  # a buried one comes
        settings = self._around.settings
        talk = Talk(_moment(record), evenings_for(len(shown), settings.study_reviews))
        new = [each.card for each in shown if each.phase is Phase.NEW]
        done, _ = done_today(self._table.entries(day, day))
        left = max(settings.study_new - done, 0)
        return shown, talk, first_days(new, day, talk, settings.study_new, left)

    def _coming(self) -> list[CaseRecord]:
        """The cases whose talk is still to come, the nearest first."""
        now = self._clock()
        records = self._around.case_reader.table.with_talk_from(today(self._clock))
        local = now.astimezone().replace(tzinfo=None)
        return [
            record
            for record in records
            if stage_of(record, local) not in (Stage.AFTER, Stage.CLOSED) and _moment(record) > now
        ]


def _moment(record: CaseRecord) -> datetime:
    """When the talk of a case begins, on the clock of the wall."""
    assert record.talk_on is not None
    at = time.fromisoformat(record.talk_at) if record.talk_at else _MORNING
    return datetime.combine(record.talk_on, at).astimezone()
