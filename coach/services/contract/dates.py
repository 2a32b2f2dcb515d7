"""What the contract says, kept with the case, and the earliest clean last day that follows."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.clock import today
from coach.domain.exit_date import ContractTerms, NoticeBy, NoticeForm, NoticeTo, Period, Unit
from coach.domain.talk.talk import FactRole
from coach.engine.dates.exit_date import exit_plan
from coach.engine.talk.facts import in_role, is_day
from coach.engine.talk.offers import has_last_day, notice_by, read_for
from coach.engine.wording.plain_text import cleaned
from coach.errors import GoodTermsError
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from coach.domain.exit_date import ExitPlan
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext
    from coach.services.talk.talks import TalkService

_PREFIX = "contract_"  # of the facts that hold the terms; no blank of a talk begins with it
_PERIOD = re.compile(r"([1-9][0-9]{0,2}) ([a-z-]+)")
_NUMBER = re.compile(r"[0-9]{1,2}")


class Term(StrEnum):
    """A thing to note from the contract; the value is the name of the field of `ContractTerms`."""

    NOTICE = "notice"
    NOTICE_TO = "notice_to"
    FORM = "form"
    CURE = "cure"
    TERM_END = "term_end"
    RENEWS = "renews"
    PAID_UNTIL = "paid_until"
    OPEN_WORK_UNTIL = "open_work_until"
    HAND_OVER = "hand_over"
    GIVEN_ON = "given_on"


class ExitDates(Struct, frozen=True):
    """The terms that count, and what follows where the talk has a day (else, for a talk today)."""

    terms: ContractTerms
    by: NoticeBy  # who gives notice
    plan: ExitPlan
    talk_on: date
    set: bool  # whether the talk has a day
    named: bool  # whether the talk names a last day at all
    last_day: date | None  # the last day that the talk names
    too_early: bool  # whether that day is before the earliest clean one; False without terms


class DatesService:
    """Keeps the terms of a contract and works out the last day; this is not legal advice."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, talks: TalkService
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._talks = talks

    def fits(self, case_id: str) -> bool:
        """Whether the case has an ending that a contract can set a day for."""
        diagnosis = self._case_reader.open(case_id).for_talk
        if diagnosis is None:
            return False
        return has_last_day(diagnosis, self._context.content.verdict(diagnosis.verdict))

    def terms(self, case_id: str) -> ContractTerms:
        """What was noted of the contract."""
        kept = {term: self.value(case_id, term) for term in Term}
        return ContractTerms(
            notice=_period(kept[Term.NOTICE]),
            notice_to=NoticeTo(kept[Term.NOTICE_TO]) if kept[Term.NOTICE_TO] else None,
            form=NoticeForm(kept[Term.FORM] or NoticeForm.EMAIL),
            cure=_period(kept[Term.CURE]),
            term_end=_day(kept[Term.TERM_END]),
            renews=_period(kept[Term.RENEWS]),
            paid_until=_day(kept[Term.PAID_UNTIL]),
            open_work_until=_day(kept[Term.OPEN_WORK_UNTIL]),
            hand_over=int(kept[Term.HAND_OVER] or 0),
            given_on=_day(kept[Term.GIVEN_ON]),
        )

    def value(self, case_id: str, term: Term) -> str:
        """A term as `set_term` takes it; empty where nothing was noted."""
        kept = self._case_reader.facts(case_id).get(_PREFIX + term.value, "")
        if kept and not _FITS[term](kept):
            self._case_reader.table.note_fact(case_id, _PREFIX + term.value)
            return ""
        return kept

    def set_term(self, case_id: str, term: Term, value: str) -> None:
        """Note a term; an empty value clears it.

        A period is written "30 days" (units: `Unit`), a day "2026-06-30", the handover as a number.

        Raises:
            GoodTermsError: It cannot be such a thing; what was there before is unchanged.
            NotFound: There is no such case.
        """
        self._case_reader.record(case_id)
        text = cleaned(value)
        if text and not _FITS[term](text):
            raise GoodTermsError(
                translate("Services", "That cannot be kept as it is written."),
                safe=translate("Services", "What was there before is unchanged."),
                todo=translate("Services", _MEND[term]),
            )
        table, now = self._case_reader.table, self._context.clock()
        with self._context.store.transaction():
            if text:
                table.set_fact(case_id, _PREFIX + term.value, text, now)
            else:
                table.clear_fact(case_id, _PREFIX + term.value)
            table.touch(case_id, now)

    def exit(self, case_id: str) -> ExitDates | None:
        """The earliest clean last day and the way there; None where nothing ends."""
        diagnosis = self._case_reader.open(case_id).for_talk
        if diagnosis is None or not self.fits(case_id):
            return None
        record, by = self._case_reader.record(case_id), notice_by(diagnosis)
        talk_on = record.talk_on or today(self._context.clock)
        noted = self.terms(case_id)
        verdict = read_for(diagnosis, self._context.content.verdict(diagnosis.verdict))
        plan = exit_plan(noted, talk_on, by=by, channel=verdict.channel)
        terms = noted.counted(by)
        facts = self._talks.facts(case_id)
        names = [each.value for each in facts if each.fact.role is FactRole.LAST_DAY]
        last_day = _day(names[0]) if names else None
        return ExitDates(
            terms=terms,
            by=by,
            plan=plan,
            talk_on=talk_on,
            set=record.talk_on is not None,
            named=bool(names),
            last_day=last_day,
            too_early=not terms.empty and last_day is not None and last_day < plan.earliest,
        )

    def earliest(self, case_id: str, diagnosis: Diagnosis) -> date | None:
        """The earliest clean last day under a diagnosis; None where nothing ends or is noted."""
        terms, by = self.terms(case_id), notice_by(diagnosis)
        if terms.counted(by).empty or not has_last_day(
            diagnosis, self._context.content.verdict(diagnosis.verdict)
        ):
            return None
        record = self._case_reader.record(case_id)
        return exit_plan(terms, record.talk_on or today(self._context.clock), by=by).earliest

    def use_as_last_day(self, case_id: str) -> date:
        """Put the earliest clean day into the talk as its last day; the day.

        Raises:
            GoodTermsError: Nothing ends in this case, or nothing of the contract is noted.
        """
        dates = self.exit(case_id)
        if dates is None:
            raise GoodTermsError(
                translate("Services", "Nothing ends in this case."),
                safe=translate("Services", "Nothing was changed."),
            )
        if dates.terms.empty:
            raise GoodTermsError(
                translate(
                    "Services", "Nothing of the contract is noted, so no last day follows from it."
                ),
                safe=translate("Services", "Nothing was changed."),
                todo=translate("Services", "Note the notice or the term first."),
            )
        self.set_last_day(case_id, dates.plan.earliest)
        return dates.plan.earliest

    def set_last_day(self, case_id: str, day: date | None) -> None:
        """Have the talk name a last day, or none.

        Raises:
            NotFound: There is no such case, or the content has no fact for that day.
        """
        fact = in_role(self._context.content.talk.facts, FactRole.LAST_DAY)
        value = day.isoformat() if day is not None else ""
        self._talks.set_fact(case_id, fact.id if fact is not None else "", value)


def _period(text: str) -> Period | None:
    found = _PERIOD.fullmatch(text)
    return Period(int(found[1]), Unit(found[2])) if found and found[2] in list(Unit) else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _is_period(text: str) -> bool:
    return _period(text) is not None


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


_FITS = {
    Term.NOTICE: _is_period,
    Term.NOTICE_TO: list(NoticeTo).__contains__,
    Term.FORM: list(NoticeForm).__contains__,
    Term.CURE: _is_period,
    Term.TERM_END: is_day,
    Term.RENEWS: _is_period,
    Term.PAID_UNTIL: is_day,
    Term.OPEN_WORK_UNTIL: is_day,
    Term.HAND_OVER: _is_number,
    Term.GIVEN_ON: is_day,
}
_MEND_PERIOD = QT_TRANSLATE_NOOP(
    "Services", "Write a whole number from 1 to 999, and choose days, weeks or months."
)
_MEND_DAY = QT_TRANSLATE_NOOP("Services", "Write the day as year, month and day: 2026-06-30.")
_MEND = {
    Term.NOTICE: _MEND_PERIOD,
    Term.NOTICE_TO: QT_TRANSLATE_NOOP("Services", "Choose one of the list."),
    Term.FORM: QT_TRANSLATE_NOOP("Services", "Choose one of the list."),
    Term.CURE: _MEND_PERIOD,
    Term.TERM_END: _MEND_DAY,
    Term.RENEWS: _MEND_PERIOD,
    Term.PAID_UNTIL: _MEND_DAY,
    Term.OPEN_WORK_UNTIL: _MEND_DAY,
    Term.GIVEN_ON: _MEND_DAY,
    Term.HAND_OVER: QT_TRANSLATE_NOOP("Services", "Write how many working days, from 0 to 99."),
}
