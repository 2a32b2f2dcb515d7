"""What was said of anger, told back: to be put right until there is a verdict."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from coach.domain.rules.heat import Heat
from tests.services.conftest import INTERVIEW, SmallContent
from tests.services.interview.test_second_thoughts import HEAT, MIRRORED

MORNING = datetime(2026, 11, 27, 7, tzinfo=UTC)


@pytest.fixture
def content():
    questions = tuple(
        replace(each, mirror=f"Suppose {each.id}?", opening="How?") if each.id in MIRRORED else each
        for each in INTERVIEW.questions
    )
    return SmallContent(interview=replace(INTERVIEW, questions=questions, heat=HEAT))


def test_nothing_is_told_before_it_was_said(services, case, say):
    say(harm="no")
    assert services.heat.told(case.id) is None
    services.heat.set(case.id, Heat.UNSAID)
    told = services.heat.told(case.id)
    assert (told.question, told.heat, told.stays, told.fixed_until) == (
        HEAT, Heat.UNSAID, False, None,
    )  # fmt: skip


def test_it_stands_before_the_next_question_and_stays_from_the_verdict_on(services, case, say):
    say(harm="no")
    services.heat.set(case.id, Heat.HOT)
    told = services.heat.told(case.id)
    assert (told.before, told.stays, told.fixed_until) == ("wrong", False, None)
    say(wrong="late", told="no")
    told = services.heat.told(case.id)
    assert (told.before, told.stays, told.fixed_until) == ("wrong", True, MORNING)


@pytest.fixture
def heated(services, case, say):
    """A case of somebody hot."""
    say(harm="no")
    services.heat.set(case.id, Heat.HOT)
    return case.id


@pytest.mark.parametrize("after", ["trouble", "elsewhere"])
def test_behind_the_last_gate_nothing_follows(heated, content, again, after):
    content.interview = replace(content.interview, heat=replace(HEAT, after=after))
    assert again().heat.told(heated).before is None


def test_of_a_pack_that_does_not_ask_nothing_is_told(heated, content, again):
    content.interview = replace(content.interview, heat=None)
    assert again().heat.told(heated) is None


def test_a_case_that_cannot_be_read_is_offered_no_second_look(services, case, say, clock):
    say(harm="no")
    services.heat.set(case.id, Heat.HOT)
    say(wrong="late", told="no")
    found = services.cases.case(case.id)
    assert not services.heat.look_due(found)
    clock.now = MORNING
    found = services.cases.case(case.id)
    assert services.heat.look_due(found)
    services.heat.answer(case.id, "harm", "no")
    assert services.heat.look_due(found)
    store = services._context.store
    for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        store.rows(f"DROP TRIGGER {name}")
    store.rows("UPDATE answer SET kind = 'guessed' WHERE position = 0")
    assert not services.heat.look_due(found)
    assert "answer" in {each.table for each in services.unread.all()}
