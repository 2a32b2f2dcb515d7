"""What is due to study, from the data file alone: for the page Today, which is the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.clock import as_clock, today
from coach.services.study.days import start_of, tomorrow
from coach.store.tables.study import USUAL_SECONDS, StudyTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.services.case.context import ServiceContext
    from coach.services.settings.settings import SettingsService


class Due(NamedTuple):
    """What is due today."""

    cards: int
    minutes: int  # that they take, by the time that the last ones took; at least 1 where any is due
    asked: int = 0  # things to practise that are asked for until today
    left: float | None = None  # seconds on the clock of a round that was left in the middle


class DueService:
    """Counts what is due; it knows neither the library nor the scheduler."""

    def __init__(self, context: ServiceContext, settings: SettingsService) -> None:
        self._table, self._settings = StudyTable(context.store), settings
        self._clock = context.clock

    def today(self) -> Due:
        """How many cards come today, within the limits of a day, and what is asked to practise.

        One statement for both.
        New cards count where a talk is planned for.
        """
        found = self._table.count_due(start_of(tomorrow(self._clock)), today(self._clock))
        left = max(self._settings.study_reviews - found.done, 0)
        cards = min(found.cards - found.new, left) + found.new
        return Due(cards, minutes_for(cards, found.pace), found.asked, found.left)

    def sentence(self) -> str:
        """What is due today, in one sentence; empty where nothing is."""
        due = self.today()
        if not due.cards:
            return ""
        if due.cards == 1:
            return translate("Services", "One card is due to study: about a minute.")
        if due.minutes == 1:
            said = translate("Services", "{cards} cards are due to study: about a minute.")
        else:
            said = translate("Services", "{cards} cards are due to study: about {minutes} minutes.")
        return said.format(cards=due.cards, minutes=due.minutes)

    def asked_sentence(self) -> str:
        """What is asked to practise until today, in one sentence; empty where nothing is."""
        asked = self.today().asked
        if not asked:
            return ""
        if asked == 1:
            return translate("Services", "One thing to practise is due.")
        form = translate("Services", "{count} things to practise are due.")
        return form.format(count=asked)

    def left_sentence(self) -> str:
        """That a round was left in the middle, without a name; empty where none was."""
        left = self.today().left
        if left is None:
            return ""
        form = translate("Services", "A round for two is open, {time} on its clock.")
        return form.format(time=as_clock(left))


def minutes_for(cards: int, pace: float | None) -> int:
    """Minutes that so many cards take, at seconds for each; at least one where there is any."""
    seconds = cards * (USUAL_SECONDS if pace is None else pace)
    return max(round(seconds / 60), 1) if cards else 0
