"""What is asked before a talk is first shown, whom it is held with, and which names are hidden."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Fact, FactRole, Named
from tests.services.conftest import FACTS, TALK, SmallContent, verdict_text


@pytest.fixture
def content():
    facts = (
        *FACTS,
        Fact("place", "Place", "", "", role=FactRole.PLACE, names=Named.NOBODY),
        Fact("friend", "A friend", "", "", names=Named.PERSON),
    )
    verdicts = tuple(
        replace(verdict_text(each), asks_first=("years", "nothing-known", "contact"))
        if each is Verdict.FIX
        else verdict_text(each)
        for each in Verdict
    )
    return SmallContent(talk=replace(TALK, facts=facts), verdicts=verdicts)


@pytest.fixture
def fix(services, case, say):
    """The case comes to FIX."""
    say(harm="no", wrong="late", told="no")
    return case.id


def asked(services, case_id):
    return [each.fact.id for each in services.talks.first_facts(case_id)]


def test_the_verdicts_own_questions_come_first_in_its_order(services, case, say):
    assert asked(services, case.id) == []  # there is no verdict
    say(harm="no", wrong="late", told="no")
    assert asked(services, case.id) == ["years", "contact"]
    services.talks.set_fact(case.id, "years", "9")
    assert services.talks.first_facts(case.id)[0].value == "9"


@pytest.mark.parametrize(
    "behind",
    [
        lambda services, case_id: services.talks.finish_first(case_id),
        lambda services, case_id: services.cases.set_talk(case_id, date(2026, 12, 1)),
        lambda services, case_id: services.lines.rewrite(case_id, "news/say", "Well."),
    ],
)
def test_they_are_not_asked_once_the_talk_is_worked_on(services, fix, behind):
    assert asked(services, fix)
    behind(services, fix)
    assert asked(services, fix) == []


def test_whom_it_is_held_with_and_where(services, case, say):
    services.clients.add_contact(case.client_id, "Ana Lind")
    services.talks.set_fact(case.id, "place", "Room 4")
    assert services.talks.meets(case.id) == ("", "")
    say(harm="no", wrong="late", told="no")
    assert services.talks.meets(case.id) == ("Ana", "Room 4")
    services.talks.set_fact(case.id, "contact", "Bo")
    services.talks.set_fact(case.id, "place", "")
    assert services.talks.meets(case.id) == ("Bo", "")


def test_of_two_contacts_nobody_knows_which(services, fix, case):
    services.clients.add_contact(case.client_id, "Ana Lind")
    assert services.talks.given(fix)["contact"] == "Ana"
    services.clients.add_contact(case.client_id, "Bo Lind")
    assert "contact" not in services.talks.given(fix)


def test_discreet_mode_hides_client_people_and_whom_the_blanks_name(services, fix, case):
    services.clients.add_contact(case.client_id, "Ana Lind")
    services.talks.set_fact(fix, "friend", "Ruth")
    services.talks.set_fact(fix, "reason", "the invoices")
    hidden = services.talks.private_names(fix)
    assert hidden[0] == "Halden Tools"
    assert {"Ana", "Lind", "Ruth"} <= set(hidden)
    assert "the invoices" not in hidden
    assert len(hidden) == len(set(hidden))
