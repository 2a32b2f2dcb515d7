# SPDX-License-Identifier: MIT
"""Both verdicts in a few words, wherever a case is shown, and until when it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from coach.clock import today
from coach.ui.kit.fields.dates import short_day
from coach.ui.shell.discreet import NameMask

if TYPE_CHECKING:
    from datetime import date, datetime

    from coach.domain.case import Case, Stage
    from coach.domain.rules.verdict import Verdict
    from coach.services.case.cooling_off import Act
    from coach.services.cases.steps import Step, StepState
    from coach.services.container import Services
    from coach.ui.case.case_header import CaseHeader
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate


def case_verdicts(services: Services, case: Case) -> str:
    """The verdict of a case; where the user overruled it, theirs and the one found."""
    if case.verdict is None:
        return ""
    if case.own_verdict is None:
        return _short(services, case.id, case.verdict)
    form = translate("Verdicts", "{own}, your own verdict (found: {found})")
    return form.format(
        own=_short(services, case.id, case.own_verdict),
        found=_short(services, case.id, case.verdict),
    )


def overruled_verdicts(services: Services, case: Case) -> str:
    """Both verdicts where the user overruled the one found; else empty."""
    return case_verdicts(services, case) if case.own_verdict is not None else ""


def header_words(services: Services, case: Case) -> tuple[NameMask, str, tuple[StepState, ...]]:
    """What goes over a case: how names may be seen, both verdicts, how far each step was done."""
    verdicts = overruled_verdicts(services, case)
    return NameMask(services), verdicts, services.steps.of_case(case.id)


def show_header(
    services: Services, shell: Shell, header: CaseHeader, case: Case, here: Stage | Step
) -> None:
    """Show what goes over a case at the step `here`; also where its steps cannot be read."""
    names = NameMask(services)
    if names.hidden:
        case = replace(case, title=names.text(case.title, services.talks.private_names(case.id)))
    if not shell.part(header, lambda: header.show_case(case, here, *header_words(services, case))):
        from coach.services.cases.steps import Done, Step, StepState  # noqa: PLC0415 - hardly ever needed

        known = case.verdict is not None
        steps = [StepState(each, Done.NOT, known or each is Step.UNDERSTAND) for each in Step]
        header.show_case(case, here, NameMask(services), "", steps)
        header.show()


def until_words(until: datetime, day: date) -> str:
    """A moment to wait for, seen from a day: "tomorrow, 07:00"."""
    local = until.astimezone()
    return f"{short_day(local.date(), day)}, {local:%H:%M}"


def closed_words(services: Services, case: Case, act: Act) -> str:
    """Why an act is closed in this case, and until when; empty where it is open."""
    from coach.services.case.cooling_off import waits_until  # noqa: PLC0415 - not at the start

    until = waits_until(case, act)
    if until is None:
        return ""
    when = until_words(until, today(services.clock))
    return translate("Verdicts", "You can act on it from {when}.").format(when=when)


def stands_words(until: datetime, day: date) -> str:
    """Why what was said of anger cannot be changed before a moment."""
    words = translate(
        "Verdicts", "You said that you are angry. So this waits until {when}: sleep on it first."
    )
    return words.format(when=until_words(until, day))


def _short(services: Services, case_id: str, verdict: Verdict) -> str:
    return services.cases.definition(case_id).verdict(verdict).short
