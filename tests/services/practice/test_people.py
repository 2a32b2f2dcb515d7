"""Who practises: one list of names, and what each did stays with them."""

from __future__ import annotations

import pytest

from coach.errors import GoodTermsError, NotFound, TextRefused


def names(services):
    return [person.name for person in services.people.all()]


def test_a_name_is_kept_once_however_it_is_written(services):
    kim = services.people.called("Kim Dale")
    assert services.people.called("  kim   DALE ") == kim
    services.people.called("Ana")
    assert names(services) == ["Ana", "Kim Dale"]


def test_whoever_is_put_away_is_not_offered_and_comes_back_by_name(services, again):
    kim = services.people.called("Kim")
    services.people.put_away(kim.id)
    assert names(services) == []
    assert [each.is_gone for each in services.people.with_gone()] == [True]
    assert services.people.name(kim.id) == "Kim"
    services = again()
    assert services.people.called("kim").id == kim.id
    assert names(services) == ["Kim"]


def test_another_name_is_the_same_person(services):
    kim = services.people.called("Kim")
    services.people.rename(kim.id, "Kim Dale")
    assert services.people.person(kim.id).name == "Kim Dale"
    services.people.rename(kim.id, "KIM DALE")
    assert names(services) == ["KIM DALE"]


def test_two_are_never_called_the_same(services):
    kim, ana = services.people.called("Kim"), services.people.called("Ana")
    services.people.put_away(kim.id)
    with pytest.raises(GoodTermsError, match="in the list already"):
        services.people.rename(ana.id, "KIM")
    assert names(services) == ["Ana"]


@pytest.mark.parametrize("name", ["", "  \n", "\u200b", "x" * 81])
def test_what_is_no_name_is_refused(services, name):
    with pytest.raises(TextRefused):
        services.people.called(name)
    assert names(services) == []


def test_the_longest_name_is_taken(services):
    assert services.people.called("x" * 80).name == "x" * 80


def test_nobody_is_told_of(services):
    assert services.people.name("") == ""
    with pytest.raises(NotFound):
        services.people.person("gone")
