"""Facts for the talk: whether a value can be one, and which of them names whom it is held with."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.dates import FIRST_DAY, LAST_DAY
from coach.domain.rules.verdict import Mode, Verdict
from coach.domain.talk.talk import FactKind

if TYPE_CHECKING:
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.talk import Fact

LONGEST = 5000  # characters of a fact: a page of it; what is longer was pasted by mistake
# Facts that name somebody, by their ids: whoever is called Maybe Ltd is no maybe.
NAMES = frozenset(
    [
        "client",
        "contact",
        "me",
        "leader",
        "superior",
        "offender",
        "colleague",
        "decider_name",
        "provider",
    ]
)

# Facts that name a person, who is called by the first name at the second mention. One who did harm
# is not called by it.
PERSONS = NAMES - {"client", "provider", "offender"}

PLACE = "talk_place"  # id of the fact that says where one talks
ME = "me"  # id of the fact that names the user

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")


def fits(fact: Fact, value: str) -> bool:
    """Whether a value, without blanks around it, is of the fact's kind; dates as ISO text.

    A day lies between `FIRST_DAY` and `LAST_DAY`; a text has `LONGEST` characters at most.
    """
    match fact.kind:
        case FactKind.DATE:
            return is_day(value)
        case FactKind.NUMBER:
            return _NUMBER.fullmatch(value) is not None
        case FactKind.CHOICE:
            return value in dict(fact.choices)
        case FactKind.TEXT:
            return len(value) <= LONGEST


def is_day(value: str) -> bool:
    """Whether a text is a day as ISO text, between `FIRST_DAY` and `LAST_DAY`."""
    if not _DAY.fullmatch(value):
        return False
    try:
        return FIRST_DAY <= date.fromisoformat(value) <= LAST_DAY
    except ValueError:
        return False


def spoken_to(diagnosis: Diagnosis) -> str:
    """Id of the fact that names whom the talk is held with; empty where it is nobody there."""
    if diagnosis.verdict is Verdict.STOP:
        return ""
    strict = diagnosis.verdict is Verdict.PART_NOW or diagnosis.mode is Mode.BOUNDARY
    return "superior" if strict and diagnosis.answers.get("source") == "one-person" else "contact"
