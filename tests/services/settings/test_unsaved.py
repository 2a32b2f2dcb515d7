"""Texts that were typed and not saved wait in the data file for the next start."""

from __future__ import annotations

import json

import pytest

from coach.services.settings.unsaved import MOST, Unsaved

FIRST = Unsaved("A note", "client", "c-1", "Kim says “no”\nand 金", 10, "note")
SECOND = Unsaved("A reason", "verdict", "", "It is late.")


def kept_as(services, value: str) -> None:
    services.settings._table.set("unsaved", value)


def test_what_was_kept_comes_back_after_a_restart_oldest_first(services, again):
    assert services.unsaved.kept() == ()
    services.unsaved.keep([FIRST, SECOND])
    later = again()
    assert later.unsaved.kept() == (FIRST, SECOND)
    later.unsaved.keep([SECOND])
    assert later.unsaved.kept() == (SECOND,)
    later.unsaved.keep([])
    assert later.unsaved.kept() == ()


def test_of_many_the_newest_are_kept(services):
    texts = [SECOND._replace(text=str(number)) for number in range(MOST + 1)]
    services.unsaved.keep(texts)
    kept = services.unsaved.kept()
    assert (len(kept), kept[0].text, kept[-1].text) == (100, "1", "100")


@pytest.mark.parametrize(
    ("length", "most", "over"), [(10, 10, 0), (11, 10, 1), (9, 10, 0), (99, 0, 0), (15, 10, 5)]
)
def test_it_says_how_much_too_long_a_text_is(length, most, over):
    assert SECOND._replace(text="x" * length, most=most).over == over


def test_half_a_character_is_a_question_mark(services):
    services.unsaved.keep([SECOND._replace(text="a\ud800b")])
    assert services.unsaved.kept()[0].text == "a?b"


def test_nothing_to_keep_writes_nothing(services):
    before = services._context.store.connection.total_changes
    services.unsaved.keep([])
    assert services._context.store.connection.total_changes == before
    services.unsaved.keep([FIRST])
    after = services._context.store.connection.total_changes
    assert after > before
    services.unsaved.keep([FIRST])
    assert services._context.store.connection.total_changes == after


def test_a_text_of_an_earlier_version_has_no_field(services):
    kept_as(services, json.dumps([["A note", "client", "c-1", "Hello", 9]]))
    assert services.unsaved.kept() == (Unsaved("A note", "client", "c-1", "Hello", 9, ""),)
    assert services.unread.all() == ()


@pytest.mark.parametrize(
    "row",
    [
        None,
        "a text",
        ["too", "few", "", "fields"],
        ["one", "too", "many", "x", 1, "", ""],
        ["a", "b", "c", "d", "9", "f"],
        ["a", "b", "c", "d", True, "f"],
        [1, "b", "c", "d", 9, "f"],
        ["a", "b", "c", "d", 9, None],
    ],
)
def test_what_makes_no_sense_is_left_out_and_noted(services, row):
    kept_as(services, json.dumps([list(FIRST), row]))
    assert services.unsaved.kept() == (FIRST,)
    assert [(each.table, each.id, each.column) for each in services.unread.all()] == [
        ("setting", "unsaved", "value")
    ]


@pytest.mark.parametrize("value", ["{", "{}", "7", "[" * 100_000])
def test_a_value_that_is_no_list_is_noted(services, value):
    kept_as(services, value)
    assert services.unsaved.kept() == ()
    assert [each.id for each in services.unread.all()] == ["unsaved"]
