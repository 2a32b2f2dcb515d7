"""Sample cases: added whole, known as samples, removed whole."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.content.library import ContentLibrary
from coach.domain.case import Stage
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from tests.opened import build


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    return ContentLibrary(pack_folder(), tmp_path_factory.mktemp("content"))


@pytest.fixture
def services(tmp_path, shipped, clock):
    services = build(
        open_store(user_paths(tmp_path / "data"), clock, keyring=False), shipped, clock
    )
    yield services
    services.close()


def test_each_sample_is_a_case_that_waits_for_its_talk(services, shipped):
    cases = services.samples.add()
    assert len(cases) == len(shipped.samples) >= 4
    verdicts = {services.cases.diagnosis(case.id).verdict for case in cases}
    assert len(verdicts) == len(cases)
    for case in cases:
        assert case.stage is Stage.TALK
        assert case.talk_on > services.clock().date()
        assert services.talks.talk(case.id).parts
        assert len(services.clients.contacts(case.client_id)) == 1
    assert services.samples.clients() == {case.client_id for case in cases}


def test_everything_that_is_first_asked_is_told_in_a_sample(services):
    for case in services.samples.add():
        told = services.talks.given(case.id)
        asked = services.content.verdict(services.cases.diagnosis(case.id).verdict).asks_first
        assert sum(fact in told for fact in asked) >= 3, case.title


def test_they_are_removed_whole_and_nothing_else_is(services):
    own = services.cases.start(services.clients.add("Halden Tools").id, "Late again")
    before = rows(services)
    services.samples.add()
    services.samples.remove()
    assert [case.id for case in services.cases.cases()] == [own.id]
    assert services.samples.clients() == frozenset()
    assert rows(services) == before
    assert services.find.find("Harrow") == ()


def rows(services):
    """How many rows there are of what hangs on a client."""
    store = services._context.store
    return {name: store.row(f"SELECT count(*) FROM {name}")[0] for name in TABLES}  # noqa: S608


TABLES = ("client", "contact", "case_file", "fact", "answer", "reminder", "position", "findable",
          "sample_client", "tick")  # fmt: skip


def test_added_twice_they_are_there_once(services):
    services.samples.add()
    assert services.samples.add() == ()
    assert len(services.cases.cases()) == len(services.content.samples)


def test_a_question_that_a_sample_does_not_know_is_left_open(services, monkeypatch):
    samples = tuple(
        replace(each, answers={k: v for k, v in each.answers.items() if k != "decider"})
        for each in services.content.samples
    )
    monkeypatch.setitem(services.content.__dict__, "samples", samples)
    assert len(services.samples.add()) == len(samples)


def test_one_in_the_trash_goes_with_the_others(services):
    (first, *_) = services.samples.add()
    services.clients.trash(first.client_id)
    services.samples.remove()
    assert services.clients.trashed() == ()
