"""A clock that was set wrong: what it did is put right, and said."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.recovery import LEEWAY
from coach.domain.rules.heat import Heat
from coach.engine.dates.dates import spoken
from coach.services.case.cooling_off import morning_after
from coach.store.file.times import moment
from coach.store.tables.cases import CaseTable
from coach.store.tables.settings import SettingTable
from coach.translation import translate

if TYPE_CHECKING:
    from datetime import datetime

    from coach.services.case.context import ServiceContext

_PAST = timedelta(days=2)  # no night of somebody hot is as long as that


class ClockCheck:
    """Compares the clock with what was saved before."""

    def __init__(self, context: ServiceContext) -> None:
        self._context = context

    def mend(self) -> str:
        """A sentence where something was saved at a time that is still to come; else empty.

        A case that waits for the night after such a time waits for the night after now instead: no
        case is locked for longer than that. One whose night was over when something was saved last
        waits no more.
        """
        now, store = self._context.clock(), self._context.store
        mark = store.watermark()
        if mark is None:
            return ""
        waits: list[_Hot] = []
        for case_id, heat, stamped in CaseTable(store).hot_since(now):
            hot = _Hot(case_id, heat, moment(stamped))
            is_over = heat != Heat.HOT or morning_after(hot.at) <= mark.at
            self._count_from(hot, now - _PAST if is_over else now, told=not is_over)
            waits.extend(() if is_over else (hot,))
        sentences = (_clock_sentence(now, mark.at), self._cases_sentence(waits, now))
        return " ".join(filter(None, sentences))

    def _count_from(self, hot: _Hot, at: datetime, *, told: bool) -> None:
        """Let the night of a case be the one after `at`."""
        store = self._context.store
        with nullcontext() if told else store.in_passing():
            CaseTable(store).set_heat(hot.case_id, hot.heat, at)

    def _cases_sentence(self, waits: list[_Hot], now: datetime) -> str:
        """Which cases waited for a night that the clock has put far off, and until when now."""
        if not waits:
            return ""
        again = morning_after(now)
        if len(waits) > 1:
            form = translate(
                "Services",
                "The clock was wrong when you said that you were angry in {number} cases, and they "
                "were locked until it came to that day. They are open again on {day} at {time}.",
            )
        else:
            form = translate(
                "Services",
                "The clock said {then} when you said that you were angry{where}, and it was locked "
                "until after that day. It is open again on {day} at {time}.",
            )
        return form.format(
            number=len(waits),
            then=_day(waits[0].at),
            where=self._name(waits[0].case_id),
            day=_day(again),
            time=f"{again:%H:%M}",
        )

    def _name(self, case_id: str) -> str:
        """Which case it is, unless names are hidden."""
        record = CaseTable(self._context.store).get(case_id)
        hidden = SettingTable(self._context.store).get("discreet") == "yes"
        if record is None or hidden:
            return translate("Services", " in one case")
        return translate("Services", " in the case “{name}”").format(
            name=": ".join(filter(None, (record.client_name, record.title)))
        )


class _Hot(Struct, frozen=True):
    case_id: str
    heat: str
    at: datetime  # when it was said, by the clock of then


def _clock_sentence(now: datetime, last: datetime) -> str:
    if last <= now + LEEWAY:
        return ""
    return translate(
        "Services",
        "The clock of this computer says {now}, but something was saved here on {last}. "
        "Check the clock: days and reminders follow it.",
    ).format(now=_day(now), last=_day(last))


def _day(moment: datetime) -> str:
    """The day where the user sits, in the words of the program: not in those of the system."""
    return spoken(moment.astimezone().date())
