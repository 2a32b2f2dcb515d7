"""A clock that was set wrong: what it did is put right, and said."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coach.engine.dates import spoken
from coach.store.cases import CaseTable

if TYPE_CHECKING:
    from datetime import datetime

    from coach.services.desk import Desk

LEEWAY = timedelta(hours=1)  # clocks that agree by less than that are taken to agree


class ClockCheck:
    """Compares the clock with what was saved before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def mend(self) -> str:
        """A sentence where something was saved at a time that is still to come; else empty.

        A case that waits for the night after such a time waits for the night after now instead: no
        case is locked for longer than that.
        """
        now = self._desk.clock()
        mark = self._desk.store.watermark()
        cases = CaseTable(self._desk.store)
        ahead = cases.hot_since(now)
        with self._desk.store.transaction():
            for case_id, heat in ahead:
                cases.set_heat(case_id, heat, now)
        if mark is None or (mark.at <= now + LEEWAY and not ahead):
            return ""
        last = max(mark.at, now)
        return " ".join(
            part for part in (_clock_sentence(now, last), _cases_sentence(ahead)) if part
        )


def _clock_sentence(now: datetime, last: datetime) -> str:
    if last <= now + LEEWAY:
        return ""
    return (
        f"The clock of this computer says {_day(now)}, but something was saved here on "
        f"{_day(last)}. Check the clock: days and reminders follow it."
    )


def _cases_sentence(ahead: tuple[tuple[str, str], ...]) -> str:
    if not ahead:
        return ""
    which = "One case that waits" if len(ahead) == 1 else f"{len(ahead)} cases that wait"
    return f"{which} for a night to pass now wait{'s' * (len(ahead) == 1)} for the coming one only."


def _day(moment: datetime) -> str:
    """The day where the user sits, in the words of the program: not in those of the system."""
    return spoken(moment.astimezone().date())
