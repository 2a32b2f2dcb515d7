"""What a value of a row has to be to be read, where its bounds lie, and how nonsense is noted."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from coach.store.file.reading import (
    NoSense,
    UnreadRow,
    UnreadRows,
    day,
    day_or_none,
    made_at,
    moment,
    moment_or_none,
    name,
    number,
    number_or_none,
    text,
    unreadable,
    wall_time,
    words,
)


@pytest.mark.parametrize(
    ("table", "thing"),
    [
        ("case_file", "This case"), ("answer", "This case"), ("client", "This client"),
        ("contact", "This contact"), ("vendor", "This entry of the directory"),
        ("reminder", "This reminder"), ("talk_log", "This note"), ("fact", "This entry"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_and_left_as_it_is(table, thing):
    assert str(unreadable(table)) == (
        f"{thing} cannot be read: something in it makes no sense to this version of Good Terms. It "
        "was left exactly as it is, and everything else can be read. Go on with the rest, or "
        "restore a backup from before."
    )


def refused(read, *values, **bounds):
    with suppress(NoSense):
        read("column", *values, **bounds)
        return False
    return True


@pytest.mark.parametrize(
    ("read", "first", "last", "before", "beyond"),
    [
        (day, "1900-01-01", "2999-12-31", "1899-12-31", "3000-01-01"),
        (moment, "1900-01-01T00:00:00+00:00", "2999-12-31T23:59:59+00:00",
         "1899-12-31T23:59:59+00:00", "3000-01-01T00:00:00+00:00"),
        (number, 0, 10**9, -1, 10**9 + 1),
    ],
)  # fmt: skip
def test_the_first_and_the_last_value_that_makes_sense(read, first, last, before, beyond):
    assert [refused(read, each) for each in (first, last)] == [False, False]
    assert [refused(read, each) for each in (before, beyond)] == [True, True]


def test_values_that_are_none_or_of_another_kind():
    assert (day_or_none("d", None), day_or_none("d", ""), moment_or_none("m", "")) == (None,) * 3
    assert number_or_none("n", None) is None
    assert number_or_none("n", 0) == 0
    assert number("n", 3, least=3) == 3
    assert refused(number, 2, least=3)
    assert [wall_time("t", each) for each in ("", "07:05", "23:59")] == ["", "07:05", "23:59"]
    for read, odd in (
        (day, 3), (day, "soon"), (moment, "2026-11-26T12:00:00"), (moment, None), (number, "3"),
        (number, 1.5), (wall_time, "24:00"), (wall_time, "12:00+01:00"), (wall_time, 12),
        (text, 3), (name, b"x"), (words, "x"), (words, "{}"), (words, "[1]"), (words, None),
        (number_or_none, -1), (day_or_none, "x"), (moment_or_none, "x"),
    ):  # fmt: skip
        assert refused(read, odd), (read, odd)


def test_the_longest_texts_are_read_whole_and_one_letter_more_is_not():
    for read, most in ((text, 20_000), (name, 2_000)):
        assert read("c", "x" * most) == "x" * most
        assert len(read("c", "x" * (most + 1))) == most
    assert words("c", json.dumps(["x" * 500] * 250)) == ("x" * 500,) * 250
    assert len(words("c", json.dumps(["x"] * 251))) == 250
    assert [len(each) for each in words("c", json.dumps(["x" * 501]))] == [500]


@pytest.mark.parametrize(
    ("id_", "made"),
    [
        ("01a217ba-1200-7001-aa5c-c23f50466aec", True),
        ("01a217ba-1200-7001-aa5c-c23f50466aec:3", True),
        ("01a217ba-1200-4001-aa5c-c23f50466aec", False),
        ("01a217ba-1200-7001-aa5c-c23f50466ae", False),
        ("ffffffff-ffff-7001-aa5c-c23f50466aec", False),
        ("xxa217ba-1200-7001-aa5c-c23f50466aec", False),
        ("", False),
    ],
)
def test_when_a_row_was_made_stands_in_its_id(id_, made):
    assert made_at(id_) == (datetime(2026, 11, 26, 12, tzinfo=UTC) if made else None)


def test_what_is_noted_counts_once_and_nonsense_counts_more_than_length():
    rows, told = UnreadRows(), []
    rows.told = lambda: told.append(len(rows.all()))
    rows.note_long("client", "a", "note", 20_001)
    assert (rows.of("client"), rows.all()[0].length, told) == (False, 20_001, [1])
    rows.note(UnreadRow("client", "a", "name"))
    rows.note_long("client", "a", "note", 20_001)
    rows.note(UnreadRow("contact", "a", "name"))
    rows.note(UnreadRow("contact", "a", "name"))
    assert rows.all() == (UnreadRow("client", "a", "name"), UnreadRow("contact", "a", "name"))
    assert (rows.met, told) == (5, [1, 1, 2])
    assert (rows.of("client"), rows.of("x", "contact"), rows.of("vendor")) == (True, True, False)
    rows.clear()
    assert (rows.all(), rows.of("client")) == ((), False)
