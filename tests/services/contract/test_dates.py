"""The terms of a contract, kept with the case, and the last day that follows from them."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.exit_date import ClauseKind, NoticeForm, NoticeTo, Period, Unit
from coach.errors import GoodTermsError, NotFound
from coach.services.contract.dates import Term


@pytest.fixture(autouse=True)
def parting(say):
    """The case comes to PART."""
    say(harm="no", wrong="bad", told="yes")


def test_terms_come_back_as_they_were_noted(services, case, again):
    given = {
        Term.NOTICE: "3 months",
        Term.NOTICE_TO: "quarter-end",
        Term.FORM: "registered",
        Term.CURE: " 10 working-days ",
        Term.TERM_END: "2027-12-31",
        Term.RENEWS: "12 months",
        Term.PAID_UNTIL: "2026-12-31",
        Term.OPEN_WORK_UNTIL: "2026-12-18",
        Term.HAND_OVER: "5",
    }
    for term, value in given.items():
        services.dates.set_term(case.id, term, value)
    reopened = again()
    terms = reopened.dates.terms(case.id)
    assert terms.notice == Period(3, Unit.MONTHS)
    assert (terms.notice_to, terms.form) == (NoticeTo.QUARTER_END, NoticeForm.REGISTERED)
    assert terms.cure == Period(10, Unit.WORKING_DAYS)
    assert (terms.term_end, terms.renews) == (date(2027, 12, 31), Period(12, Unit.MONTHS))
    assert terms.hand_over == 5
    for term in given:
        reopened.dates.set_term(case.id, term, "")
    assert reopened.dates.terms(case.id).empty


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Term.NOTICE, "thirty days"),
        (Term.NOTICE, "0 days"),
        (Term.NOTICE, "30 moons"),
        (Term.NOTICE, "1000 months"),
        (Term.NOTICE_TO, "whenever"),
        (Term.TERM_END, "2026-02-30"),
        (Term.TERM_END, "0001-01-01"),
        (Term.PAID_UNTIL, "soon"),
        (Term.HAND_OVER, "-1"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_lost(services, case, term, value):
    good = {Term.NOTICE: "30 days", Term.TERM_END: "2027-01-31", Term.HAND_OVER: "3"}.get(term, "")
    services.dates.set_term(case.id, term, good)
    with pytest.raises(GoodTermsError) as error:
        services.dates.set_term(case.id, term, value)
    assert error.value.todo
    assert services.dates.value(case.id, term) == good


def test_the_last_day_counts_from_the_talk_or_from_today(services, case):
    services.dates.set_term(case.id, Term.NOTICE, "30 days")
    dates = services.dates.exit(case.id)
    assert not dates.set
    assert dates.plan.earliest == date(2026, 12, 26)
    services.cases.set_talk(case.id, date(2026, 12, 1))
    dates = services.dates.exit(case.id)
    assert dates.set
    assert dates.plan.earliest == date(2026, 12, 31)
    assert dates.plan.driver.kind is ClauseKind.NOTICE


def test_the_earliest_day_becomes_the_last_day_of_the_talk(services, case):
    services.dates.set_term(case.id, Term.NOTICE, "30 days")
    services.dates.use_as_last_day(case.id)
    lines = [line.text for part in services.talks.talk(case.id).parts for line in part.lines]
    assert "We end on the twenty-sixth of December." in lines
    assert not services.dates.exit(case.id).too_early


def test_a_last_day_is_named_and_taken_away(services, case):
    services.dates.set_last_day(case.id, date(2026, 12, 1))
    assert services.dates.exit(case.id).last_day == date(2026, 12, 1)
    services.dates.set_last_day(case.id, None)
    assert services.dates.exit(case.id).last_day is None


def test_a_last_day_that_the_contract_does_not_allow_is_said(services, case):
    services.dates.set_term(case.id, Term.NOTICE, "30 days")
    services.talks.set_fact(case.id, "last_day", "2026-12-01")
    assert services.dates.exit(case.id).too_early


def test_where_nothing_ends_there_is_no_last_day(services, case, say):
    say(wrong="late")
    assert services.dates.exit(case.id) is None
    with pytest.raises(GoodTermsError):
        services.dates.use_as_last_day(case.id)


def test_an_unknown_case_is_refused(services):
    with pytest.raises(NotFound):
        services.dates.set_term("nobody", Term.NOTICE, "30 days")


def test_a_term_counts_where_nothing_says_that_it_may_end_before(services, case):
    services.dates.set_term(case.id, Term.NOTICE, "30 days")
    services.dates.set_term(case.id, Term.TERM_END, "2027-03-31")
    assert services.dates.exit(case.id).plan.earliest == date(2027, 3, 31)
    services.dates.set_term(case.id, Term.NOTICE_TO, "any-day")
    assert services.dates.exit(case.id).plan.earliest == date(2026, 12, 26)


def test_without_terms_no_day_is_put_into_the_talk(services, case):
    services.talks.set_fact(case.id, "last_day", "2026-01-01")
    assert not services.dates.exit(case.id).too_early
    with pytest.raises(GoodTermsError):
        services.dates.use_as_last_day(case.id)
    assert services.dates.exit(case.id).last_day == date(2026, 1, 1)
