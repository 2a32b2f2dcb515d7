"""The earliest clean last day under a contract, and the steps backwards from it.

What the program may say of a contract is what everybody can count: periods, weekends, month ends
(`ucc-2-309` in `scripts_library/sources.yaml` asks for reasonable notice and names no days). Public
holidays and the fine print stay with the user and a lawyer.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from coach.domain.exit_date import (
    Clause,
    ClauseKind,
    ContractTerms,
    ExitPlan,
    ExitStep,
    NoticeBy,
    NoticeForm,
    NoticeTo,
    Period,
    Unit,
)
from coach.engine.dates.dates import spoken, with_weekday, working_day

# Days on the way, by form: our own cautious defaults, from no source.
DELIVERY = {
    NoticeForm.EMAIL: 0,
    NoticeForm.BY_HAND: 0,
    NoticeForm.LETTER: 3,
    NoticeForm.REGISTERED: 5,
}
_DAY = timedelta(days=1)
_MOST_RENEWALS = 200
_FRIDAY = 4


def after(start: date, period: Period) -> date:
    """The last day of a period whose first day is the day after `start`.

    A month ends on the same day of the month, or on its last: 31 January and a month is 28 or 29
    February.
    """
    match period.unit:
        case Unit.DAYS:
            return start + timedelta(days=period.length)
        case Unit.WEEKS:
            return start + timedelta(weeks=period.length)
        case Unit.MONTHS:
            return start + relativedelta(months=period.length)
        case Unit.WORKING_DAYS:
            return _working_days_on(start, period.length)


def received(sent: date, form: NoticeForm) -> date:
    """The day on which a notice counts as received: never a Saturday or Sunday."""
    posted = sent if form is NoticeForm.EMAIL else working_day(sent)
    return working_day(posted + timedelta(days=DELIVERY[form]))


def exit_plan(
    terms: ContractTerms, talk: date, *, by: NoticeBy = NoticeBy.US, channel: str = ""
) -> ExitPlan:
    """The earliest clean last day for a talk on a day.

    Our notice goes out the same day, or on the first working day after the time to cure. Theirs
    runs from the day on which it reached us; where that is not noted, from the talk.

    Args:
        terms: What was noted of the contract.
        talk: The day of the talk.
        by: Who gives notice.
        channel: How the talk is held, as the verdict says it.
    """
    counted = terms.counted(by)
    clauses = _clauses(counted, talk, by)
    driver = clauses[0]
    ours = by is NoticeBy.US
    steps = [ExitStep("talk", _talk_title(channel), talk)]
    steps += (_our_steps if ours else _their_steps)(counted, talk, driver.until)
    return ExitPlan(
        earliest=driver.until,
        driver=driver,
        clauses=clauses,
        steps=tuple(sorted(steps, key=lambda step: step.due)),
        latest_notice=_latest_notice(counted, talk, driver.until) if ours else None,
        notes=(*_notes(counted, talk, driver.until, by), *_other_side_notes(terms, by)),
    )


def _talk_title(channel: str) -> str:
    """The talk, with the first thing that the verdict says of how it is held."""
    how = channel.partition(". ")[0].strip().rstrip(".")
    return f"The talk: {how[0].lower()}{how[1:]}" if how else "The talk"


def _clauses(terms: ContractTerms, talk: date, by: NoticeBy) -> tuple[Clause, ...]:
    """Everything that keeps the ending from being earlier, the latest first."""
    sent = _notice_day(terms, talk)
    found = [Clause(ClauseKind.TALK, talk, f"The talk is on {with_weekday(talk)}.")]
    if terms.cure is not None:
        until = spoken(_cured(terms.cure, terms.form, talk))
        says = f"They have {said(terms.cure)} to put it right, until {until}, and only then notice"
        says += " can go out."
        found.append(Clause(ClauseKind.CURE, sent, says))
    found += _notice_clauses(terms, sent, by)
    if terms.paid_until is not None:
        says = f"They have paid until {spoken(terms.paid_until)}. {_PAID[by]}"
        found.append(Clause(ClauseKind.PAID, terms.paid_until, says))
    if terms.open_work_until is not None or terms.hand_over:
        found.append(_work_clause(terms, talk))
    return tuple(sorted(found, key=lambda clause: clause.until, reverse=True))


def _notice_day(terms: ContractTerms, talk: date) -> date:
    """The day on which notice may go out: the day of the talk, or once the time to cure is over.

    Theirs is the day on which it reached us, where that is noted.

    The last day to cure is still theirs: notice on that day would come too early.
    """
    if terms.given_on is not None:
        return terms.given_on
    if terms.cure is None:
        return talk
    return working_day(_cured(terms.cure, terms.form, talk) + _DAY)


def _cured(cure: Period, form: NoticeForm, talk: date) -> date:
    """The last day on which they can put it right; they are told in writing after the talk."""
    return after(received(talk, form), cure)


def _there(terms: ContractTerms, sent: date) -> date:
    """The day on which the notice counts as received; theirs is here already."""
    return working_day(sent) if terms.given_on is not None else received(sent, terms.form)


def _notice_clauses(terms: ContractTerms, sent: date, by: NoticeBy) -> list[Clause]:
    """What notice and term ask for, where the contract has them."""
    there = _there(terms, sent)
    if _ends_with_term(terms):
        return [_term_clause(terms, there, _NOTICE[by])]
    if terms.notice is not None:
        end = _rolled(after(there, terms.notice), terms.notice_to)
        takes = f"takes {said(terms.notice)}{_TO[terms.notice_to]}: {spoken(end)}."
        says = f"{_NOTICE[by]} {takes}{_UNTIL_THEN[by]}"
        return [Clause(ClauseKind.NOTICE, end, says)]
    if terms.notice_to in (NoticeTo.MONTH_END, NoticeTo.QUARTER_END):
        end = _rolled(there, terms.notice_to)
        return [Clause(ClauseKind.NOTICE, end, f"It ends with a {_ENDS[terms.notice_to]} only.")]
    if terms.given_on is None and terms.form is not NoticeForm.EMAIL and there > sent:
        comes = f"comes {_BY[terms.form]}, and counts as received on {spoken(there)}."
        says = f"{_NOTICE[by]} {comes}"
        return [Clause(ClauseKind.NOTICE, there, says)]
    return []


def _ends_with_term(terms: ContractTerms) -> bool:
    """Whether the end of a term sets the day: also where it is not noted what it may end on.

    Most contracts for a set time end with it; a day too late is clean, a day too early is not.
    """
    return terms.term_end is not None and terms.notice_to in (None, NoticeTo.TERM_END)


_NOTICE = {NoticeBy.US: "The notice", NoticeBy.THEM: "Their notice"}
_UNTIL_THEN = {
    NoticeBy.US: "",
    NoticeBy.THEM: " Until then the contract holds for both of you.",
}
_PAID = {
    NoticeBy.US: "Stop earlier, and you pay back.",
    NoticeBy.THEM: "Until then they can ask for what they paid for.",
}
_ENDS = {NoticeTo.MONTH_END: "month", NoticeTo.QUARTER_END: "quarter"}
_BY = {
    NoticeForm.BY_HAND: "by hand",
    NoticeForm.LETTER: "as a letter",
    NoticeForm.REGISTERED: "as a registered letter",
}
_TO = {
    None: "",
    NoticeTo.ANY_DAY: ", to any day",
    NoticeTo.MONTH_END: ", to the end of a month",
    NoticeTo.QUARTER_END: ", to the end of a quarter",
    NoticeTo.TERM_END: "",
}


def _term_clause(terms: ContractTerms, there: date, notice: str) -> Clause:
    """The first end of a term that the notice still reaches."""
    assert terms.term_end is not None
    needed = after(there, terms.notice) if terms.notice is not None else there
    end, renewals = _end_reached(terms.term_end, terms.renews, needed)
    end = max(end, needed)  # where no renewal is known, the notice has to run all the same
    late = f"the term after {spoken(terms.term_end)}" if renewals else "the term"
    says = f"The contract ends only with {late}: {spoken(end)}."
    if end == needed and end > terms.term_end and not renewals:
        says = f"{notice} comes too late for the term, which ends on {spoken(terms.term_end)}, "
        says += f"and runs until {spoken(end)}."
    if terms.notice is not None:
        says += f" {notice} takes {said(terms.notice)}."
    if terms.renews is not None:
        says += f" Without a notice in time it goes on for {said(terms.renews)}."
    return Clause(ClauseKind.TERM, end, says)


def _end_reached(first: date, renews: Period | None, needed: date) -> tuple[date, int]:
    """The first end of a term from `needed` on, and after how many renewals, as far as known."""
    end, renewals = first, 0
    while end < needed and renews is not None and renewals < _MOST_RENEWALS:
        renewals += 1
        end = after(first, Period(renews.length * renewals, renews.unit))
    return end, renewals


def _work_clause(terms: ContractTerms, talk: date) -> Clause:
    done = max(terms.open_work_until or talk, talk)
    end = _working_days_on(done, terms.hand_over) if terms.hand_over else done
    if terms.open_work_until is not None and terms.open_work_until < talk:
        says = f"The open work is done by {spoken(terms.open_work_until)}, before the talk."
        if terms.hand_over:
            says += f" The handover takes {_days(terms.hand_over)}: {spoken(end)}."
    elif not terms.hand_over:
        says = f"The open work is done on {spoken(end)}."
    elif terms.open_work_until is None:
        says = f"The handover takes {_days(terms.hand_over)}: {spoken(end)}."
    else:
        says = f"The open work is done on {spoken(done)}. "
        says += f"The handover takes {_days(terms.hand_over)}: {spoken(end)}."
    return Clause(ClauseKind.WORK, end, says)


def _latest_notice(terms: ContractTerms, talk: date, earliest: date) -> date:
    """The day of the notice after the last day of a talk that leads to the same last day."""
    misses = bisect_left(
        range((earliest - talk).days + 1),
        x=True,
        key=lambda n: _clauses(terms, talk + timedelta(days=n), NoticeBy.US)[0].until > earliest,
    )  # a later talk never ends earlier
    return _notice_day(terms, talk + timedelta(days=misses - 1))


def _our_steps(terms: ContractTerms, talk: date, last: date) -> list[ExitStep]:
    """The steps to the last day: forwards from the talk, backwards from the end."""
    sent = _notice_day(terms, talk)
    there = _there(terms, sent)
    steps = []
    if terms.cure is not None:
        steps.append(ExitStep("cure", "Ask in writing to put it right, the same day", talk))
        cured = _cured(terms.cure, terms.form, talk)
        steps.append(ExitStep("cure-ends", "The time to put it right is over", cured))
    if last > talk:
        again = "The written notice goes out" + ("" if terms.cure else ", the same day")
        steps.append(ExitStep("notice", again, sent))
    if there > sent:
        steps.append(ExitStep("received", "The notice counts as received", there))
    return [*steps, *_last_steps(terms, talk, sent, last)]


def _their_steps(terms: ContractTerms, talk: date, last: date) -> list[ExitStep]:
    """The same where the notice is theirs: what came, what to ask for, and our handover."""
    steps = []
    if terms.given_on is not None:
        steps.append(ExitStep("their-notice", "Their notice reached you", terms.given_on))
    elif last > talk:
        asked = "Ask for their notice in writing, if you do not have it yet"
        steps.append(ExitStep("ask-notice", asked, talk))
    return [*steps, *_last_steps(terms, talk, talk, last)]


def _last_steps(terms: ContractTerms, talk: date, after_day: date, last: date) -> list[ExitStep]:
    """What is ours to get ready before the last day, whoever gave notice; all after a day."""
    back = (
        ("files", "Files, data and keys are ready to hand over", max(terms.hand_over, 5)),
        ("handover", "The handover begins", terms.hand_over),
        ("invoice", "The last invoice is ready", 1),
    )
    dues = ((step, title, days, _working_days_back(last, days)) for step, title, days in back)
    steps = [ExitStep(step, title, due) for step, title, days, due in dues if days]
    steps = [step for step in steps if after_day < step.due < last]
    if last > talk:
        steps.append(ExitStep("last-day", "The last day", last))
    return steps


def _notes(terms: ContractTerms, talk: date, last: date, by: NoticeBy) -> tuple[str, ...]:
    notes = []
    if last.weekday() > _FRIDAY:
        before = working_day(last, forward=False)
        handed = f"Have everything handed over by {with_weekday(before)}."
        notes.append(f"{with_weekday(last)} is not a working day. {handed}")
    if talk.weekday() > _FRIDAY and by is NoticeBy.US:
        notes.append("The talk is on a weekend; a notice that comes by post leaves on Monday.")
    if terms.notice is None:
        notes.append(f"No notice is noted. Where the contract names none, {_FAIR[by]}.")
    notes += _term_notes(terms)
    if by is NoticeBy.THEM and terms.given_on is None:
        notes.append("When their notice reached you is not noted, so it counts from the talk.")
    if terms.form is not NoticeForm.EMAIL and terms.given_on is None:
        notes.append(_ON_THE_WAY[terms.form])
    notes.append("Public holidays are not counted; look at the calendar of their country.")
    return tuple(notes)


_FAIR = {
    NoticeBy.US: "fair notice is still due",
    NoticeBy.THEM: "agree a fair day with them",
}


def _other_side_notes(terms: ContractTerms, by: NoticeBy) -> list[str]:
    """What is noted for the other side's notice, and does not count."""
    if by is NoticeBy.US and terms.given_on is not None:
        return ["The day of their notice does not count, because the notice is yours to give."]
    if by is NoticeBy.THEM and terms.cure is not None:
        return ["The time to put it right does not count, because the notice is theirs."]
    return []


def _term_notes(terms: ContractTerms) -> list[str]:
    """What is noted of the term and of the days it may end on, and does not count as it stands."""
    notes = []
    if terms.notice is None and terms.notice_to is NoticeTo.ANY_DAY:
        notes.append("It may end on any day, but how long the notice is you have not noted.")
    if terms.term_end is None:
        if terms.notice_to is NoticeTo.TERM_END:
            notes.append("It ends with its term only, and the day of that is not noted yet.")
        if terms.renews is not None:
            on = f"It goes on for {said(terms.renews)}, but the day its term ends is not noted"
            notes.append(f"{on}: not counted.")
    elif terms.notice_to is None:
        notes.append("What it may end on is not noted, so it is taken to end with its term.")
    elif not _ends_with_term(terms):
        on = f" and then goes on for {said(terms.renews)}" if terms.renews is not None else ""
        notes.append(
            f"The term ends on {spoken(terms.term_end)}{on}. It does not count, because you noted "
            f"that it may end {_MAY[terms.notice_to]}. Look whether both are so."
        )
    return notes


_MAY = {
    NoticeTo.ANY_DAY: "on any day",
    NoticeTo.MONTH_END: "at the end of a month",
    NoticeTo.QUARTER_END: "at the end of a quarter",
}
_ON_THE_WAY = {
    NoticeForm.BY_HAND: "A notice given by hand counts as received on the same working day.",
    NoticeForm.LETTER: "A letter is counted with three days on the way.",
    NoticeForm.REGISTERED: "A registered letter is counted with five days on the way.",
}


def _rolled(day: date, to: NoticeTo | None) -> date:
    """The first day on or after a day on which the contract may end."""
    month = day.month
    if to is NoticeTo.QUARTER_END:
        month = (month + 2) // 3 * 3
    if to in (NoticeTo.MONTH_END, NoticeTo.QUARTER_END):
        return day + relativedelta(month=month, day=31)  # the last of the month
    return day


def _working_days_on(day: date, days: int) -> date:
    for _ in range(days):
        day = working_day(day + _DAY)
    return day


def _working_days_back(day: date, days: int) -> date:
    day = working_day(day, forward=False)
    for _ in range(days):
        day = working_day(day - _DAY, forward=False)
    return day


def said(period: Period) -> str:
    """A period as one says it: "a month", "30 days"."""
    one = {
        Unit.DAYS: "a day",
        Unit.WORKING_DAYS: "a working day",
        Unit.WEEKS: "a week",
        Unit.MONTHS: "a month",
    }
    if period.length == 1:
        return one[period.unit]
    return f"{period.length} {period.unit.value.replace('-', ' ')}"


def _days(number: int) -> str:
    return "a working day" if number == 1 else f"{number} working days"
