"""Facts for the talk: whether a value can be one."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.talk import FactKind

if TYPE_CHECKING:
    from coach.domain.talk import Fact

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")


def fits(fact: Fact, value: str) -> bool:
    """Whether a value, without blanks around it, is of the fact's kind; dates as ISO text."""
    match fact.kind:
        case FactKind.DATE:
            return _is_day(value)
        case FactKind.NUMBER:
            return _NUMBER.fullmatch(value) is not None
        case FactKind.CHOICE:
            return value in dict(fact.choices)
        case FactKind.TEXT:
            return True


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
