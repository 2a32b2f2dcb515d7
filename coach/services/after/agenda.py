"""What Today asks for; the number in the rail and the list on the page are both from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.case import Stage
from coach.engine.after.agenda import Ask, Task, agenda
from coach.services.case.stage import case_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.case import Case
    from coach.engine.after.agenda import Agenda
    from coach.services.after.reminders import ReminderService
    from coach.services.after.talk_log import TalkLogService
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.interview.heat import HeatService

_AHEAD = 14  # days


class AgendaService:
    """Gathers what is to be done now, and the talk that comes next."""

    def __init__(
        self,
        context: ServiceContext,
        case_reader: CaseReader,
        reminders: ReminderService,
        heat: HeatService,
        after: TalkLogService,
    ) -> None:
        self._clock = context.clock
        self._table = case_reader.table
        self._reminders = reminders
        self._heat = heat
        self._after = after

    def today(self, days: int = _AHEAD) -> Agenda:
        """What is to be done now, what was missed, and what comes within so many days."""
        return agenda(
            self._asked(),
            self._reminders.due(),
            self._reminders.missed(),
            self._reminders.upcoming(days),
        )

    def number(self) -> int:
        """How many things wait today: what `today` lists as of now and as missed."""
        return agenda(self._asked(), self._reminders.due(), self._reminders.missed()).number

    def next_talk(self) -> Case | None:
        """The case whose talk is nearest; none that is over, or of which a note says how it went.

        Of two on a day the one with the earlier time comes first, and one without a time last.
        """
        records = self._table.with_talk_from(self._now())
        coming = (case_of(each, self._clock) for each in records)
        over = (Stage.AFTER, Stage.CLOSED)
        ahead = (case for case in coming if case.stage not in over and not self._after.noted(case))
        return next(ahead, None)

    def _asked(self) -> Iterator[Task]:
        """What cases ask: a second look after a night, and how the talk went."""
        now = self._now()
        hot = [case_of(record, self._clock) for record in self._table.hot()]
        for case in self._heat.second_looks(hot):
            yield Task(case.id, now, Ask.SECOND_LOOK)
        since = self._after.asked_since(now)
        talked = [case_of(record, self._clock) for record in self._table.with_talk(since, now)]
        for case in self._after.to_ask(talked):
            yield Task(case.id, case.talk_on or now, Ask.HOW_IT_WENT)

    def _now(self) -> date:
        return today(self._clock)
