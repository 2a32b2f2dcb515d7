"""The user's own verdict on a case, beside the one that the answers come to."""

from __future__ import annotations

from datetime import datetime

from coach.domain.record import Record
from coach.domain.rules.verdict import Verdict


class Overrule(Record):
    """A verdict that the user set against the one found, and why.

    `over` is the verdict that the answers came to then; `second` names who else looked at it.
    """

    verdict: Verdict
    over: Verdict
    reason: str
    second: str
    said_at: datetime
