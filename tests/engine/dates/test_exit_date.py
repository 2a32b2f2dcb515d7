"""The earliest clean last day: what drives it, the steps towards it, weekends and month ends."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.exit_date import (
    ClauseKind,
    ContractTerms,
    NoticeBy,
    NoticeForm,
    NoticeTo,
    Period,
    Unit,
)
from coach.engine.dates.dates import spoken
from coach.engine.dates.exit_date import after, exit_plan, received

MONDAY = date(2026, 11, 30)
THIRTY = Period(30, Unit.DAYS)
MONTH = Period(1, Unit.MONTHS)

periods = st.builds(Period, st.integers(1, 24), st.sampled_from(Unit))
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))
terms_of_contracts = st.builds(
    ContractTerms,
    notice=st.none() | periods,
    notice_to=st.none() | st.sampled_from(NoticeTo),
    form=st.sampled_from(NoticeForm),
    cure=st.none() | periods,
    term_end=st.none() | days,
    renews=st.none() | periods,
    paid_until=st.none() | days,
    open_work_until=st.none() | days,
    hand_over=st.integers(0, 30),
)


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        (date(2026, 1, 31), MONTH, date(2026, 2, 28)),
        (date(2028, 1, 31), MONTH, date(2028, 2, 29)),
        (date(2026, 12, 15), MONTH, date(2027, 1, 15)),
        (date(2026, 8, 31), Period(3, Unit.MONTHS), date(2026, 11, 30)),
        (date(2026, 11, 30), Period(12, Unit.MONTHS), date(2027, 11, 30)),
        (MONDAY, THIRTY, date(2026, 12, 30)),
        (MONDAY, Period(2, Unit.WEEKS), date(2026, 12, 14)),
        (date(2026, 12, 4), Period(1, Unit.WORKING_DAYS), date(2026, 12, 7)),
        (MONDAY, Period(10, Unit.WORKING_DAYS), date(2026, 12, 14)),
    ],
)
def test_periods_end_where_a_calendar_says(start, period, end):
    assert after(start, period) == end


@pytest.mark.parametrize(
    ("sent", "form", "there"),
    [
        (MONDAY, NoticeForm.EMAIL, MONDAY),
        (date(2026, 12, 5), NoticeForm.EMAIL, date(2026, 12, 7)),  # a Saturday
        (MONDAY, NoticeForm.LETTER, date(2026, 12, 3)),
        (date(2026, 12, 2), NoticeForm.LETTER, date(2026, 12, 7)),  # would come on a Saturday
        (date(2026, 12, 5), NoticeForm.LETTER, date(2026, 12, 10)),  # posted on the Monday
        (MONDAY, NoticeForm.REGISTERED, date(2026, 12, 7)),
    ],
)
def test_a_notice_counts_as_received_on_a_working_day(sent, form, there):
    assert received(sent, form) == there


def test_without_a_contract_the_talk_itself_is_the_first_possible_day():
    plan = exit_plan(ContractTerms(), MONDAY)
    assert plan.earliest == MONDAY
    assert plan.driver.kind is ClauseKind.TALK
    assert any("fair notice is still due" in note for note in plan.notes)


def test_thirty_days_of_notice_drive_the_last_day():
    plan = exit_plan(ContractTerms(notice=THIRTY), MONDAY)
    assert plan.earliest == date(2026, 12, 30)
    assert plan.driver.says == "The notice takes 30 days: 30 December 2026."
    assert plan.latest_notice == MONDAY


def test_notice_to_the_end_of_a_quarter_leaves_room_for_a_later_talk():
    plan = exit_plan(ContractTerms(notice=MONTH, notice_to=NoticeTo.QUARTER_END), date(2026, 11, 9))
    assert plan.earliest == date(2026, 12, 31)
    assert plan.latest_notice == MONDAY  # a day later it would be March
    later = exit_plan(
        ContractTerms(notice=MONTH, notice_to=NoticeTo.QUARTER_END), date(2026, 12, 1)
    )
    assert later.earliest == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("month", "end"), [(1, (3, 31)), (3, (3, 31)), (4, (6, 30)), (9, (9, 30)), (10, (12, 31))]
)
def test_a_quarter_ends_with_its_third_month(month, end):
    plan = exit_plan(ContractTerms(notice_to=NoticeTo.QUARTER_END), date(2027, month, 5))
    assert plan.earliest == date(2027, *end)


def test_a_missed_term_renews():
    terms = ContractTerms(
        notice=Period(3, Unit.MONTHS),
        notice_to=NoticeTo.TERM_END,
        term_end=date(2026, 12, 31),
        renews=Period(12, Unit.MONTHS),
    )
    assert exit_plan(terms, date(2026, 9, 30)).earliest == date(2026, 12, 31)
    missed = exit_plan(terms, date(2026, 10, 1))
    assert missed.earliest == date(2027, 12, 31)
    assert missed.driver.kind is ClauseKind.TERM
    assert "term after 31 December 2026" in missed.driver.says


def test_a_term_that_renews_by_the_month_keeps_to_the_end_of_months():
    terms = ContractTerms(
        notice_to=NoticeTo.TERM_END, term_end=date(2027, 1, 31), renews=MONTH, notice=MONTH
    )
    assert exit_plan(terms, date(2027, 2, 26)).earliest == date(2027, 3, 31)  # not the 28th


def test_time_to_put_it_right_comes_before_the_notice():
    terms = ContractTerms(cure=Period(14, Unit.DAYS), notice=THIRTY)
    plan = exit_plan(terms, MONDAY)
    assert plan.earliest == date(2027, 1, 14)
    by_step = {step.step: step.due for step in plan.steps}
    assert by_step["cure"] == MONDAY
    assert by_step["cure-ends"] == date(2026, 12, 14)  # a day on which they can still mend it
    assert by_step["notice"] == plan.latest_notice == date(2026, 12, 15)


def test_after_time_to_put_it_right_that_ends_on_a_friday_notice_goes_out_on_monday():
    plan = exit_plan(ContractTerms(cure=Period(4, Unit.DAYS), notice=THIRTY), MONDAY)
    by_step = {step.step: step.due for step in plan.steps}
    assert (by_step["cure-ends"], by_step["notice"]) == (date(2026, 12, 4), date(2026, 12, 7))


def test_the_notice_of_a_term_that_ends_in_years_can_wait_for_years():
    terms = ContractTerms(
        notice=Period(3, Unit.MONTHS), notice_to=NoticeTo.TERM_END, term_end=date(2036, 2, 29)
    )
    plan = exit_plan(terms, MONDAY)
    assert (plan.earliest, plan.latest_notice) == (date(2036, 2, 29), date(2035, 11, 30))


def test_the_longest_terms_that_can_be_noted_have_an_end():
    most = Period(999, Unit.MONTHS)
    terms = ContractTerms(
        notice=most,
        notice_to=NoticeTo.TERM_END,
        form=NoticeForm.REGISTERED,
        cure=most,
        term_end=date(2000, 1, 1),
        renews=Period(999, Unit.WORKING_DAYS),
        paid_until=date(2100, 12, 31),
        hand_over=99,
    )
    plan = exit_plan(terms, date(2036, 11, 30))
    assert plan.earliest >= date(2203, 1, 1)
    assert plan.latest_notice < plan.earliest


@pytest.mark.parametrize(
    ("more", "kind", "earliest"),
    [
        ({"paid_until": date(2027, 1, 31)}, ClauseKind.PAID, date(2027, 1, 31)),
        ({"open_work_until": date(2027, 1, 15)}, ClauseKind.WORK, date(2027, 1, 15)),
        (
            {"open_work_until": date(2027, 1, 15), "hand_over": 5},
            ClauseKind.WORK,
            date(2027, 1, 22),
        ),
        ({"paid_until": date(2026, 12, 1)}, ClauseKind.NOTICE, date(2026, 12, 30)),
    ],
)
def test_the_latest_of_all_clauses_drives(more, kind, earliest):
    plan = exit_plan(ContractTerms(notice=THIRTY, **more), MONDAY)
    assert (plan.driver.kind, plan.earliest) == (kind, earliest)


def test_a_last_day_on_a_weekend_is_said_with_the_working_day_before():
    plan = exit_plan(ContractTerms(notice=Period(5, Unit.DAYS)), MONDAY)
    assert plan.earliest == date(2026, 12, 5)
    assert any("by Friday, 4 December" in note for note in plan.notes)
    assert all(step.due.weekday() < 5 for step in plan.steps if step.step != "last-day")


@given(terms_of_contracts, days)
def test_the_last_day_is_never_before_a_clause_or_the_talk(terms, talk):
    plan = exit_plan(terms, talk)
    assert plan.earliest >= talk
    assert plan.earliest == max(clause.until for clause in plan.clauses)
    assert plan.driver in plan.clauses


@given(terms_of_contracts, days, st.integers(0, 60))
def test_a_later_talk_never_ends_earlier(terms, talk, later):
    assert (
        exit_plan(terms, talk + timedelta(days=later)).earliest >= exit_plan(terms, talk).earliest
    )


@given(terms_of_contracts, days)
def test_steps_stand_in_order_between_talk_and_last_day(terms, talk):
    plan = exit_plan(terms, talk)
    dues = [step.due for step in plan.steps]
    assert dues == sorted(dues)
    assert talk == dues[0]
    assert dues[-1] <= max(plan.earliest, received(plan.earliest, terms.form))
    assert len({step.step for step in plan.steps}) == len(plan.steps)


@given(terms_of_contracts, days)
def test_the_latest_notice_still_makes_the_day_and_the_next_does_not(terms, talk):
    terms = replace(terms, cure=None)  # then the notice goes out on the day of the talk
    plan = exit_plan(terms, talk)
    assert exit_plan(terms, plan.latest_notice).earliest == plan.earliest
    assert exit_plan(terms, plan.latest_notice + timedelta(days=1)).earliest > plan.earliest


@given(terms_of_contracts, periods, days)
def test_no_notice_goes_out_while_they_can_still_put_it_right(terms, cure, talk):
    plan = exit_plan(replace(terms, cure=cure), talk)
    by_step = {step.step: step.due for step in plan.steps}
    assert by_step["cure-ends"] == after(received(talk, terms.form), cure)
    assert by_step["cure-ends"] < by_step["notice"] <= plan.latest_notice
    assert by_step["notice"].weekday() < 5


@given(terms_of_contracts, days, st.integers(1, 12))
def test_a_longer_notice_never_ends_earlier(terms, talk, more):
    if terms.notice is None:
        terms = replace(terms, notice=MONTH)
    longer = Period(terms.notice.length + more, terms.notice.unit)
    changed = replace(terms, notice=longer)
    assert exit_plan(changed, talk).earliest >= exit_plan(terms, talk).earliest


FIELDS = ("notice", "notice_to", "form", "cure", "term_end", "renews", "paid_until")
FIELDS += ("open_work_until", "hand_over")
_NAMED = {
    NoticeTo.ANY_DAY: "any day",
    NoticeTo.MONTH_END: "month",
    NoticeTo.QUARTER_END: "quarter",
    NoticeTo.TERM_END: "term",
    NoticeForm.EMAIL: "",
    NoticeForm.BY_HAND: "by hand",
    NoticeForm.LETTER: "letter",
    NoticeForm.REGISTERED: "registered letter",
}


def _word(value):
    """What must be read of the value of a field."""
    match value:
        case NoticeTo() | NoticeForm():
            return _NAMED[value]
        case Period(length, unit):
            one = {Unit.DAYS: "a day", Unit.WORKING_DAYS: "a working day", Unit.WEEKS: "a week"}
            more = f"{length} {unit.value.replace('-', ' ')}"
            return one.get(unit, "a month") if length == 1 else more
        case date():
            return spoken(value)
        case int():
            return "handover takes"
    raise AssertionError(value)


@given(terms_of_contracts, days, st.sets(st.sampled_from(FIELDS)))
def test_every_filled_field_counts_or_is_named(terms, talk, filled):
    empty = ContractTerms()
    terms = replace(terms, **{name: getattr(empty, name) for name in FIELDS if name not in filled})
    plan = exit_plan(terms, talk)
    said = " ".join([clause.says for clause in plan.clauses] + list(plan.notes))
    for name in FIELDS:
        value = getattr(terms, name)
        if value != getattr(empty, name):
            assert _word(value) in said, name


@given(terms_of_contracts, days)
def test_a_term_that_may_be_what_it_ends_with_always_counts(terms, talk):
    plan = exit_plan(terms, talk)
    if terms.term_end is not None and terms.notice_to in (None, NoticeTo.TERM_END):
        assert plan.earliest >= terms.term_end


def test_a_letter_has_to_arrive_before_it_can_end():
    plan = exit_plan(ContractTerms(form=NoticeForm.LETTER), MONDAY)
    assert plan.earliest == date(2026, 12, 3)
    assert plan.driver.kind is ClauseKind.NOTICE
    assert exit_plan(ContractTerms(form=NoticeForm.BY_HAND), MONDAY).earliest == MONDAY


def theirs(terms, talk=MONDAY, **more):
    """The plan where they gave notice."""
    return exit_plan(terms, talk, by=NoticeBy.THEM, **more)


def test_their_notice_runs_from_the_day_on_which_it_came():
    came = date(2026, 11, 2)
    plan = theirs(ContractTerms(notice=THIRTY, given_on=came))
    assert plan.earliest == date(2026, 12, 2)
    assert plan.driver.says == (
        "Their notice takes 30 days: 2 December 2026. Until then the contract holds for both of "
        "you."
    )
    assert [(step.step, step.due) for step in plan.steps][:2] == [
        ("their-notice", came),
        ("talk", MONDAY),
    ]
    assert plan.latest_notice is None
    weekend = ContractTerms(notice=THIRTY, given_on=date(2026, 10, 31))  # a Saturday
    assert theirs(weekend, date(2026, 11, 3)).earliest == date(2026, 12, 2)


def test_their_notice_counts_from_the_talk_while_no_day_is_noted():
    plan = theirs(ContractTerms(notice=THIRTY))
    assert plan.earliest == date(2026, 12, 30)
    assert ("ask-notice", MONDAY) in [(step.step, step.due) for step in plan.steps]
    assert "When their notice reached you is not noted, so it counts from the talk." in plan.notes


def test_what_has_run_out_before_the_talk_leaves_the_day_of_the_talk():
    plan = theirs(ContractTerms(notice=Period(1, Unit.WEEKS), given_on=date(2026, 11, 2)))
    assert plan.earliest == MONDAY
    assert [step.step for step in plan.steps] == ["their-notice", "talk"]


def test_what_is_noted_for_the_other_sides_notice_is_named_and_not_counted():
    cure = ContractTerms(notice=THIRTY, cure=Period(4, Unit.WEEKS))
    plan = theirs(cure)
    assert plan.earliest == theirs(ContractTerms(notice=THIRTY)).earliest
    assert "The time to put it right does not count, because the notice is theirs." in plan.notes
    came = ContractTerms(notice=THIRTY, given_on=date(2026, 10, 1))
    ours = exit_plan(came, MONDAY)
    assert ours.earliest == date(2026, 12, 30)
    assert any(note.startswith("The day of their notice does not count") for note in ours.notes)


@given(terms_of_contracts, st.none() | days, days)
def test_who_is_left_is_never_told_to_give_notice(terms, came, talk):
    plan = theirs(replace(terms, given_on=came), talk)
    words = [step.title for step in plan.steps] + [clause.says for clause in plan.clauses]
    said = " ".join((*words, *plan.notes))
    assert not any(wrong in said for wrong in ("goes out", "can go out", "you pay back", "Monday."))
    assert {step.step for step in plan.steps}.isdisjoint({"notice", "received", "cure"})
    assert plan.earliest >= talk
    assert plan.latest_notice is None
    dues = [step.due for step in plan.steps]
    assert dues == sorted(dues)


@pytest.mark.parametrize(
    ("channel", "title"),
    [
        ("", "The talk"),
        (
            "Face to face and in private. The notice follows.",
            "The talk: face to face and in private",
        ),
        ("By telephone or letter, a witness.", "The talk: by telephone or letter, a witness"),
    ],
)
def test_the_talk_is_held_as_the_verdict_says(channel, title):
    plan = exit_plan(ContractTerms(notice=THIRTY), MONDAY, channel=channel)
    assert next(step.title for step in plan.steps if step.step == "talk") == title
