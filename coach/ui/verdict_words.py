# SPDX-License-Identifier: MIT
"""Both verdicts in a few words, wherever a case is shown, and until when it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.ui.dates import short_day
from coach.ui.discreet import Names

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.domain.case import Case
    from coach.domain.verdict import Verdict
    from coach.services.bundle import Services


def _tr(text: str) -> str:
    return QCoreApplication.translate("Verdicts", text)


def case_verdicts(services: Services, case: Case) -> str:
    """The verdict of a case; where the user overruled it, theirs and the one found."""
    if case.verdict is None:
        return ""
    if case.own_verdict is None:
        return _short(services, case.id, case.verdict)
    form = _tr("{own}, your own verdict (found: {found})")
    return form.format(
        own=_short(services, case.id, case.own_verdict),
        found=_short(services, case.id, case.verdict),
    )


def overruled_verdicts(services: Services, case: Case) -> str:
    """Both verdicts where the user overruled the one found; else empty."""
    return case_verdicts(services, case) if case.own_verdict is not None else ""


def header_words(services: Services, case: Case) -> tuple[Names, str]:
    """What goes over the pages of a case: how its names may be seen, and both verdicts."""
    return Names(services.settings), overruled_verdicts(services, case)


def until_words(until: datetime, today: date) -> str:
    """A moment to wait for: "tomorrow, 07:00"."""
    local = until.astimezone()
    return f"{short_day(local.date(), today)}, {local:%H:%M}"


def stands_words(until: datetime, today: date) -> str:
    """Why what was said of anger cannot be changed before a moment."""
    words = _tr("You said that you are angry. That stands until {when}, so that you sleep on it.")
    return words.format(when=until_words(until, today))


def _short(services: Services, case_id: str, verdict: Verdict) -> str:
    return services.cases.definition(case_id).verdict(verdict).short
