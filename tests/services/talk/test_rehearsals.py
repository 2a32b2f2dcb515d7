"""Rehearsals are kept with the case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.talk.rehearsal import RehearsalPart
from coach.errors import NotFound
from coach.paths import user_paths
from coach.store.file.opening import open_store
from tests.opened import build

PARTS = (RehearsalPart("open", "Open and warn", 25), RehearsalPart("news", "The news", 8))


def test_a_go_comes_back_with_its_parts(services, case, clock, again):
    kept = services.rehearsals.keep(case.id, clock(), PARTS, 25)
    assert kept.seconds == 33
    assert again().rehearsals.all(case.id) == (kept,)


def test_the_latest_go_stands_first(services, case, clock):
    first = services.rehearsals.keep(case.id, clock(), PARTS, None)
    second = services.rehearsals.keep(case.id, clock() + timedelta(minutes=5), PARTS, None)
    assert services.rehearsals.all(case.id) == (second, first)


def test_only_what_went_on_to_the_last_part_counts_as_gone_through(services, case, clock):
    services.rehearsals.keep(case.id, clock(), PARTS, 25)
    services.rehearsals.keep(case.id, clock() + timedelta(minutes=5), PARTS[:1], None)
    services.rehearsals.keep(case.id, clock() + timedelta(minutes=9), PARTS[::-1], 8)
    assert services.rehearsals.to_the_end(case.id, "news") == 1


def test_a_go_of_no_second_is_not_kept(services, case, clock):
    nothing = (RehearsalPart("open", "Open and warn", 0),)
    assert services.rehearsals.keep(case.id, clock(), nothing, 0) is None
    assert services.rehearsals.all(case.id) == ()


def test_one_that_was_deleted_can_be_put_back(services, case, clock):
    kept = services.rehearsals.keep(case.id, clock(), PARTS, 25)
    services.rehearsals.remove(kept)
    assert services.rehearsals.all(case.id) == ()
    services.rehearsals.put_back(kept)
    assert services.rehearsals.all(case.id) == (kept,)


def test_an_unknown_case_is_refused(services, clock):
    with pytest.raises(NotFound):
        services.rehearsals.keep("nobody", clock(), PARTS, None)


def test_twice_as_many_goes_are_read_in_as_many_statements(tmp_path, clock, content):
    store = open_store(user_paths(tmp_path / "own"), clock, keyring=False)
    services = build(store, content, clock)
    case = services.cases.start(services.clients.add("Halden Tools").id)
    counts = []
    for _ in range(2):
        for _ in range(12):
            services.rehearsals.keep(case.id, clock(), PARTS, 25)
        asked: list[str] = []
        store.connection.set_trace_callback(asked.append)
        services.rehearsals.all(case.id)
        services.rehearsals.to_the_end(case.id, "news")
        store.connection.set_trace_callback(None)
        counts.append(len(asked))
    assert counts == [3, 3]
    assert len(services.rehearsals.all(case.id)) == 24
    assert services.rehearsals.to_the_end(case.id, "news") == 24
    services.close()
