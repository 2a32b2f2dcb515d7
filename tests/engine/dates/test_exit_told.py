"""What each form of notice, each day it may end on and each term comes to, in words, as agreed."""

from __future__ import annotations

from datetime import date
from itertools import product

from msgspec.structs import replace

from coach.domain.exit_date import ContractTerms, NoticeBy, NoticeForm, NoticeTo, Period, Unit
from coach.engine.dates.exit_date import exit_plan

TALK = date(2026, 11, 26)


def told(terms: ContractTerms, by: NoticeBy, talk: date = TALK, channel: str = "") -> list[str]:
    """A plan, a line for each thing in it."""
    plan = exit_plan(terms, talk, by=by, channel=channel)
    return [
        f"{plan.earliest} by {plan.driver.kind}; notice at the latest {plan.latest_notice}",
        *(f"{each.kind} {each.until}: {each.says}" for each in plan.clauses),
        *(f"step {each.step} {each.due}: {each.title}" for each in plan.steps),
        *plan.notes,
    ]


def test_every_form_of_notice_is_told(golden) -> None:
    lines = []
    for form, by, notice in product(NoticeForm, NoticeBy, (None, Period(30, Unit.DAYS))):
        lines.append(f"## {form} by {by}, {notice}")
        lines += told(ContractTerms(form=form, notice=notice), by)
    golden("exit-forms.txt", "\n".join(lines) + "\n")


NOTICES = (
    None,
    Period(6, Unit.WEEKS),
    Period(2, Unit.MONTHS),
    Period(10, Unit.WORKING_DAYS),
)
ENDS = (
    (None, None),
    (date(2027, 1, 10), None),
    (date(2027, 1, 10), Period(12, Unit.MONTHS)),
    (date(2026, 3, 1), Period(1, Unit.MONTHS)),
)


def test_every_end_is_told(golden) -> None:
    lines = []
    for to, by, notice, (end, renews) in product((None, *NoticeTo), NoticeBy, NOTICES, ENDS):
        terms = ContractTerms(notice=notice, notice_to=to, term_end=end, renews=renews)
        plan = exit_plan(terms, TALK, by=by)
        said = " / ".join(each.says for each in plan.clauses)
        lines.append(f"{to} {by} {notice} {end} {renews}: {plan.earliest} {said}")
    golden("exit-ends.txt", "\n".join(lines) + "\n")


def test_the_rest_of_a_contract_is_told(golden) -> None:
    base = ContractTerms(notice=Period(30, Unit.DAYS))
    lines = []
    for name, terms in {
        "cure": replace(base, cure=Period(14, Unit.DAYS)),
        "paid until": replace(base, paid_until=date(2027, 6, 30)),
        "open work": replace(base, open_work_until=date(2027, 6, 30)),
        "handover": replace(base, hand_over=10),
        "given": replace(base, given_on=date(2026, 11, 2)),
        "given long ago": replace(base, given_on=date(2026, 1, 2)),
        "all": replace(base, cure=Period(1, Unit.MONTHS), paid_until=date(2026, 12, 30),
                       open_work_until=date(2026, 12, 29), hand_over=3),
        "nothing": ContractTerms(),
        "work that is done": replace(base, open_work_until=date(2026, 11, 25), hand_over=1),
        "work of today": replace(base, open_work_until=TALK, hand_over=1),
        "work without a handover": replace(base, open_work_until=date(2026, 11, 25)),
        "a day each": ContractTerms(notice=Period(1, Unit.DAYS), cure=Period(1, Unit.WORKING_DAYS)),
        "any day, no notice": ContractTerms(notice_to=NoticeTo.ANY_DAY),
        "a term without a day": ContractTerms(
            notice_to=NoticeTo.TERM_END, renews=Period(1, Unit.WEEKS)
        ),
        "a term and a month": replace(
            base, notice_to=NoticeTo.MONTH_END, term_end=date(2027, 3, 31)
        ),
        "a term that goes on, and a quarter": replace(
            base,
            notice_to=NoticeTo.QUARTER_END,
            term_end=date(2027, 3, 31),
            renews=Period(12, Unit.MONTHS),
        ),
        "a term and any day": replace(base, notice_to=NoticeTo.ANY_DAY, term_end=date(2027, 3, 31)),
        "a term alone": replace(base, term_end=date(2027, 3, 31)),
        "a letter and time to cure": replace(
            base, form=NoticeForm.LETTER, cure=Period(14, Unit.DAYS), given_on=None
        ),
        "a letter that is here": replace(
            base, form=NoticeForm.REGISTERED, given_on=date(2026, 11, 21)
        ),
    }.items():  # fmt: skip
        for by in NoticeBy:
            lines.append(f"## {name} by {by}")
            lines += told(terms, by)
    for name, day in {"Friday": 27, "Saturday": 28, "Sunday": 29, "Monday": 30}.items():
        for by in NoticeBy:
            lines.append(f"## a talk on a {name} by {by}")
            lines += told(base, by, date(2026, 11, day))
    for channel in ("Face to face. Never by mail.", "By telephone.", "face to face", " . ", ""):
        lines.append(f"## held {channel!r}")
        lines += told(ContractTerms(), NoticeBy.US, TALK, channel)[2:3]
    golden("exit-rest.txt", "\n".join(lines) + "\n")
