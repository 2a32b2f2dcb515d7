"""What a user did with the scripts of the library, and which fit a case."""

from __future__ import annotations

from datetime import datetime

from coach.domain.record import Record


class ScriptMark(Record):
    """What the user did with one script, by the id of the script."""

    script: str
    read: bool = False
    favourite: bool = False
    opened_at: datetime | None = None  # the last time; None where it never was


class ScriptFit(Record):
    """Why a script fits a case; all empty where it does not."""

    script: str
    verdict: bool = False  # it goes with the verdict of the case
    situation: bool = False  # the case is one of its situation
    against: bool = False  # the case is told not to be one
    reactions: tuple[str, ...] = ()  # ids of likely reactions that it is prepared for
