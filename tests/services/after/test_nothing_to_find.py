"""Where nobody knows enough, and no fact is missing either, the plan of finding out holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.content.library import ContentLibrary
from coach.domain.papers.paper import PaperKind
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.paths import pack_folder, user_paths
from coach.services.container import Services
from coach.store.file.opening import open_store
from tests.opened import build
from tests.stories.test_as_told import RUMOUR

TALK = date(2026, 12, 3)
PAID_BY = date(2026, 12, 11)
SEEN = "Is the money there?"


@pytest.fixture
def services(tmp_path) -> Iterator[Services]:
    """Every service over the built-in content, a week before the talk."""
    held = datetime(2026, 11, 26, 12, tzinfo=UTC)
    store = open_store(user_paths(tmp_path / "data"), lambda: held, keyring=False)
    services = build(store, ContentLibrary(pack_folder(), tmp_path / "cache"), lambda: held)
    yield services
    services.close()


@pytest.fixture
def case_id(services) -> str:
    """A case of somebody who has heard that they may not be paid."""
    case = services.cases.start(services.clients.add("Coast Lettings").id)
    while (question := services.cases.view(case.id).question) is not None:
        services.cases.answer(case.id, question.id, RUMOUR[question.id])
        if services.cases.view(case.id).heat is not None:
            services.heat.set(case.id, Heat.COOL)
    services.talks.set_fact(case.id, "by_when", PAID_BY.isoformat())
    assert services.cases.diagnosis(case.id).verdict is Verdict.GATHER
    return case.id


def days(services, case_id) -> dict[str, date]:
    return {each.title: each.due for each in services.reminders.of_case(case_id)}


def test_the_plan_is_shown_before_there_is_a_day(services, case_id):
    assert services.reminders.follows_talk(case_id)
    assert SEEN in [step.title for step in services.reminders.plan(case_id)]
    assert not days(services, case_id)


def test_its_steps_follow_the_talk_and_the_day_that_was_set(services, case_id):
    services.cases.set_talk(case_id, TALK)
    first = days(services, case_id)
    assert first[SEEN] == PAID_BY
    assert first["Send what you agreed, in two lines"] == TALK
    services.cases.set_talk(case_id, TALK + timedelta(4))
    moved = days(services, case_id)
    assert moved["Send what you agreed, in two lines"] == TALK + timedelta(4)
    assert moved[SEEN] == PAID_BY
    services.cases.set_talk(case_id, None)
    assert not any(each.due >= TALK for each in services.reminders.due())


def test_its_brief_says_what_is_done_when(services, case_id):
    services.cases.set_talk(case_id, TALK)
    text = services.papers.text(case_id, PaperKind.BRIEF)
    assert "Send what you agreed" in text.replace("\n  ", " ")


SENT = "Send what you agreed, in two lines"


def reminder(services, case_id, title):
    return next(each for each in services.reminders.of_case(case_id) if each.title == title)


def test_a_step_that_was_moved_keeps_its_distance_and_never_comes_before_the_talk(
    services, case_id
):
    services.cases.set_talk(case_id, TALK)
    sent = reminder(services, case_id, SENT)
    assert services.reminders.first_day(sent.id) == TALK
    services.reminders.move(sent.id, TALK + timedelta(1))
    services.cases.set_talk(case_id, TALK + timedelta(7))
    assert days(services, case_id)[SENT] == TALK + timedelta(8)


def test_while_the_verdict_is_open_again_its_steps_go_with_the_talk(services, case_id):
    services.cases.set_talk(case_id, TALK)
    services.cases.undo(case_id)
    assert services.cases.diagnosis(case_id) is None
    services.cases.set_talk(case_id, TALK + timedelta(4))
    assert days(services, case_id)[SENT] == TALK + timedelta(4)
