"""The shelf of the library: marks, lists, and what fits an open case."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.pack import Library
from coach.domain.talk.script import Situation
from coach.engine.rules.conditions import parse
from coach.errors import NotFound
from coach.services.library.shelf import RECENT, Shelf
from tests.services.conftest import script


def made(name, situation, *verdicts):
    return replace(script(name, name.title()), situation=situation, verdicts=verdicts)


@pytest.fixture
def content(content):
    situations = (
        Situation("late", "They pay late", "", parse("wrong is late")),
        Situation("bad", "Bad work", "", parse("wrong is bad")),
    )
    scripts = (
        made("call", "late", "FIX"),
        made("plan", "late", "FIX", "PART"),
        made("own-it", "bad", "FIX"),
    )
    return replace(content, library=Library(situations, scripts))


def ids(services, *args, **options):
    return [each.script.id for each in services.shelf.listed(*args, **options)]


def test_the_shelves_by_what_was_done_with_the_scripts(services, clock):
    assert ids(services) == ids(services, Shelf.UNREAD) == ["call", "plan", "own-it"]
    assert ids(services, Shelf.FAVOURITES) == ids(services, Shelf.RECENT) == []
    services.shelf.opened("own-it")
    clock.pass_days(1)
    services.shelf.opened("call")
    services.shelf.set_favourite("plan", favourite=True)
    assert ids(services, Shelf.UNREAD) == ids(services, Shelf.FAVOURITES) == ["plan"]
    assert ids(services, Shelf.RECENT) == ["call", "own-it"]
    assert ids(services, Shelf.RECENT, "bad") == ["own-it"]
    assert list(services.shelf.counts().values()) == [3, 1, 1, 2]


def test_what_was_done_is_kept(services, again):
    services.shelf.opened("call")
    services.shelf.set_read("call", read=False)
    services.shelf.set_favourite("call", favourite=True)
    mark = again().shelf.mark("call")
    assert (mark.read, mark.favourite, mark.opened_at is None) == (False, True, False)


def test_a_script_that_was_opened_is_found_first(services):
    services.shelf.opened("open-late")
    assert services.find.recent()[0].id == "late/open-late"


def test_marks_of_a_pack_that_is_gone_are_in_nobodys_way(services):
    services.shelf.opened("of-a-pack")
    assert ids(services, Shelf.RECENT) == []
    assert services.shelf.counts()[Shelf.RECENT] == 0


def test_recent_ones_are_so_many_at_the_most(services, content, clock, again):
    scripts = tuple(made(f"s{number}", "late", "FIX") for number in range(RECENT + 2))
    content.library = Library(content.library.situations, scripts)
    for each in scripts:
        clock.pass_days(0.01)
        services.shelf.opened(each.id)
    recent = ids(services, Shelf.RECENT)
    assert recent == [f"s{number}" for number in range(RECENT + 1, 1, -1)]


def test_what_fits_a_case(services, case, say):
    assert services.shelf.for_case(case.id) == ()
    assert services.shelf.cases() == ()
    say(harm="no", wrong="late", told="yes")
    assert ids(services, Shelf.CASE, case_id=case.id) == ["call", "plan"]
    fit = services.shelf.fit("call", case.id)
    assert (fit.verdict, fit.situation) == (True, True)
    (offered,) = services.shelf.cases()
    assert (offered.id, offered.client, offered.title, offered.verdict) == (
        case.id, "Halden Tools", "Late again", "FIX",
    )  # fmt: skip
    assert services.shelf.cases_for("call") == (offered,)
    assert services.shelf.cases_for("own-it") == ()
    assert services.shelf.cases_for("gone") == ()


def test_a_case_that_is_closed_or_thrown_away_is_offered_nowhere(services, case, say):
    say(harm="no", wrong="late", told="yes")
    services.cases.close(case.id, "")
    assert services.shelf.cases() == services.shelf.cases_for("call") == ()
    services.cases.reopen(case.id)
    assert len(services.shelf.cases()) == 1
    services.cases.trash(case.id)
    assert services.shelf.cases() == ()
    with pytest.raises(NotFound):
        services.shelf.for_case(case.id)


def test_without_a_case_nothing_fits_it(services):
    assert services.shelf.listed(Shelf.CASE) == ()
