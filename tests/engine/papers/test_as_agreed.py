"""Whom a paper fits, when it waits, and what a contract and a place are called in it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from coach.domain.exit_date import ContractTerms, NoticeTo, Period, Unit
from coach.domain.papers.paper import CASE_PAPERS
from coach.domain.rules.diagnosis import Measure
from coach.domain.rules.verdict import ReferralPolicy, Verdict
from coach.engine.papers.letters import meeting_day, notice_asked, said_to_them
from coach.engine.papers.papers import misfit, waits
from tests.engine.papers.test_papers import DAY, diagnosis

TODAY = date(2026, 11, 26)
NO_REFERRAL = (Measure("m", "r", "They do not pay."), Measure("m", "r", "They do not pay."))


def test_why_a_paper_does_not_fit_is_said_as_agreed(golden) -> None:
    lines = []
    ways = product(CASE_PAPERS, ReferralPolicy, (True, False), ((), NO_REFERRAL))
    for kind, policy, handed, barred in ways:
        told: dict[str, list[str]] = {}
        for verdict in Verdict:
            case = replace(diagnosis(verdict), no_referral=barred)
            why = misfit(kind, case, policy, handed_over=handed)
            told.setdefault(why, []).append(verdict)
        goes = f"{' handed over' * handed}{' no referral' * bool(barred)}"
        for why, verdicts in told.items():
            lines.append(f"{kind} {policy}{goes} {' '.join(verdicts)}: {why or 'fits'}")
    golden("misfits.txt", "\n".join(lines) + "\n")


def test_why_a_paper_waits_is_said_as_agreed(golden) -> None:
    moments = {
        "no day": (None, DAY),
        "before": (DAY, DAY - timedelta(minutes=1)),
        "now": (DAY, DAY),
        "after": (DAY, DAY + timedelta(minutes=1)),
    }
    lines = []
    for kind in CASE_PAPERS:
        for verdict in (Verdict.PART, Verdict.PART_NOW):
            for name, (talk, now) in moments.items():
                for missed in (False, True):
                    why = waits(kind, diagnosis(verdict), talk, now, missed=missed)
                    if why:
                        lines.append(f"{kind} {verdict} {name}{' missed' * missed}: {why}")
    golden("waits.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("the room at their office", "the room at your office"),
        ("Their office", "Your office"),
        ("theirs, and the theirs", "theirs, and the theirs"),
        ("their place or their yard", "your place or your yard"),
    ],
)
def test_a_place_is_said_to_them(place: str, said: str) -> None:
    assert said_to_them(place) == said


@pytest.mark.parametrize(
    ("on", "at", "said"),
    [
        (None, "10:00", ""),
        (TODAY - timedelta(1), "10:00", ""),
        (TODAY, "10:00", "Thursday, 26 November, at 10:00"),
        (TODAY, "", "Thursday, 26 November"),
    ],
)
def test_a_day_that_is_past_is_no_day_to_meet(on, at: str, said: str) -> None:
    assert meeting_day(on, at, TODAY) == said


@pytest.mark.parametrize(
    ("to", "end", "said"),
    [
        (None, None, "3 months"),
        (NoticeTo.ANY_DAY, None, "3 months"),
        (NoticeTo.MONTH_END, TODAY, "3 months to the end of a month"),
        (NoticeTo.QUARTER_END, None, "3 months to the end of a quarter"),
        (NoticeTo.TERM_END, None, "3 months to the end of its term"),
        (NoticeTo.TERM_END, TODAY, "3 months to the end of its term, 26 November 2026"),
    ],
)
def test_what_a_contract_asks_for(to, end, said: str) -> None:
    terms = ContractTerms(notice=Period(3, Unit.MONTHS), notice_to=to, term_end=end)
    assert notice_asked(terms) == said
    assert notice_asked(replace(terms, notice=None)) == ""
