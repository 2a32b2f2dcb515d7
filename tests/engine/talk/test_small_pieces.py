"""The small pieces of which lines are made: sentences, blanks, days and names, at their edges."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from coach.domain.talk.talk import Fact, FactKind
from coach.engine.dates.dates import MONTHS
from coach.engine.talk.aloud import (
    FAR,
    LATELY,
    begun,
    day_aloud,
    first_name,
    in_words,
    names_a_day,
    number_aloud,
    without_years,
)
from coach.engine.talk.blanks import Blanks, blanks_in, put_in, still_open, unfilled, with_unfilled
from coach.engine.talk.context import Context
from coach.engine.talk.facts import fits, is_day, is_name, names_within, parts_of_name
from coach.engine.talk.filling import ended, filled
from tests.papers.conftest import line

TODAY = date(2026, 11, 26)
SAID = line("news", 0, "This is it.")
GIVEN = {"me": "Kim", "why": "it is late", "day": "the first of May", "asks": "why now?"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  No blank. ", "No blank."),
        ("{{ me }}", "Kim"),
        ("{{ why }}", "it is late."),
        ("{{ day }} it ends.", "The first of May it ends."),
        ("So. {{ day }} it ends.", "So. The first of May it ends."),
        ("“So.” {{ day }} it ends.", "“So.” The first of May it ends."),
        ("Because {{ why }}.", "Because it is late."),
        ("They ask {{ asks }}.", "They ask why now?"),
        ("Why: {{ why }}", "Why: it is late."),
        ("Why: {{ why }} {{ asks }}", "Why: it is late. why now?"),
        ("It is {{ why }} Then we stop.", "It is it is late Then we stop."),
        ("So. {{ why }} Then we stop.", "So. it is late. Then we stop."),
        ("{{ why }} Then we stop.", "it is late. Then we stop."),
        ("{{ me }} Then we stop.", "Kim Then we stop."),
    ],
)
def test_sentences_begin_and_end_as_they_should(text: str, said: str) -> None:
    case = Context({}, frozenset(), GIVEN, names=frozenset({"me"}))
    assert filled(text, case) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [("so", "so."), ("so.", "so."), ("so!", "so!"), ("so?", "so?"), ("so…", "so…"),
     ("(so.)", "(so.)"), ("“so?”", "“so?”"), ("'so'", "'so'."), ("so,", "so,.")],
)  # fmt: skip
def test_an_end_has_one_stop(value: str, said: str) -> None:
    assert ended(value) == said


def fact(name: str, label: str = "", **more: object) -> Fact:
    return Fact(name, label or name.title(), "", "", **more)


def test_a_blank_is_named_in_brackets_and_filled_with_one_stop() -> None:
    terms = fact("terms", "The new terms")
    assert unfilled(terms) == "[the new terms]"
    assert put_in("It is [the new terms].", terms, "30 days.") == "It is 30 days."
    assert put_in("It is [the new terms].", terms, "30 days") == "It is 30 days."
    assert put_in("Is it [the new terms]?", terms, "so.") == "Is it so.?"
    assert put_in("[the new terms] [the new terms].", terms, "so!") == "so! so!"
    assert blanks_in("{{ b }} {{a}} {{ b }} { c }") == ("b", "a")


def test_blanks_are_filled_and_those_left_are_seen_in_the_order_of_the_text() -> None:
    facts = (fact("one"), fact("two"), fact("three"))
    blanks = Blanks(facts, {"one": "1"})
    assert blanks.fill("[two], [one] and [three]") == "[two], 1 and [three]"
    assert blanks.fill("none") == "none"
    seen = replace(SAID, text="[three], [one], [two]")
    assert still_open(seen, facts) == ("three", "one", "two")
    assert blanks.seen_in(seen).blanks == ("three", "two")
    assert still_open(replace(SAID, text="none"), facts) == ()


@pytest.mark.parametrize(
    ("days", "year"), [(-LATELY - 1, True), (-LATELY, False), (FAR, False), (FAR + 1, True)]
)
def test_a_year_is_said_where_somebody_would_ask_for_it(days: int, year) -> None:
    day = TODAY + timedelta(days)
    assert day_aloud(day, TODAY).endswith(str(day.year)) is year
    assert day_aloud(day).endswith(str(day.year))


def test_every_day_of_a_month_is_said_and_read_again() -> None:
    said = [day_aloud(date(2027, 1, day), TODAY) for day in range(1, 32)]
    assert ", ".join(each.removeprefix("the ").removesuffix(" of January") for each in said) == (
        "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, "
        "twelfth, thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, "
        "nineteenth, twentieth, twenty-first, twenty-second, twenty-third, twenty-fourth, "
        "twenty-fifth, twenty-sixth, twenty-seventh, twenty-eighth, twenty-ninth, thirtieth, "
        "thirty-first"
    )
    for day, each in enumerate(said, start=1):
        assert without_years(f"On {each} 2027 and {each}.") == (
            f"On {day} January and {day} January."
        )
        assert begun(each) == f"T{each[1:]}"
    for month in MONTHS:
        assert without_years(f"3 {month} 2026, 03 {month}") == f"3 {month}, 3 {month}"
        assert names_a_day(f"on 3 {month}")
        assert not names_a_day(f"in {month}")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0", "0"), ("1", "one"), ("12", "twelve"), ("13", "13"), ("100", "100"), ("1.5", "1.5"),
     ("-1", "-1"), ("", ""), ("07", "seven")],
)  # fmt: skip
def test_numbers_up_to_twelve_are_words(typed: str, said: str) -> None:
    assert number_aloud(typed) == said
    words = "one two three four five six seven eight nine ten eleven twelve"
    assert " ".join(number_aloud(str(number)) for number in range(1, 13)) == words


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Maria Olsen", "Maria"), ("Bo Lind", "Bo"), ("JP Lind", "JP Lind"), ("JPL Lind", "JPL"),
        ("Maria", "Maria"), ("Maria Ann Olsen", "Maria Ann Olsen"), ("maria Olsen", "maria Olsen"),
        ("Maria olsen", "Maria olsen"),
        *((f"{title} Olsen", f"{title} Olsen") for title in (
            "Mrs", "Miss", "Prof", "Prof.", "Professor", "Sir", "Dame", "Lord", "Lady", "Mr", "Ms",
            "Mx", "Dr.")),
        *((f"Sales {office}", f"Sales {office}") for office in (
            "Manager", "Director", "Team", "Office", "Department", "Desk", "Support", "Head",
            "Board")),
    ],
)  # fmt: skip
def test_how_somebody_is_called_again(name: str, again: str) -> None:
    assert first_name(name) == again


@pytest.mark.parametrize(
    ("value", "said"),
    [("one", "One"), ("twelve", "Twelve"), ("kim", "kim"), ("thirteen", "thirteen")],
)
def test_what_is_ours_begins_a_sentence_with_a_capital(value: str, said: str) -> None:
    assert begun(value) == said


def test_days_and_numbers_are_said_and_other_facts_are_not() -> None:
    facts = (
        fact("day", kind=FactKind.DATE), fact("count", kind=FactKind.NUMBER), fact("text"),
        fact("soon", kind=FactKind.DATE), fact("none", kind=FactKind.DATE),
    )  # fmt: skip
    given = {"day": " 2027-01-03 ", "count": "3", "text": "3", "soon": "soon", "none": "", "x": "1"}
    assert in_words(facts, given, TODAY) == {
        "day": "the third of January", "count": "three", "text": "3", "soon": "soon", "none": "",
        "x": "1",
    }  # fmt: skip
    assert in_words(facts, given)["day"] == "the third of January 2027"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (FactKind.DATE, ("2000-01-01", "2100-12-31", "2028-02-29"),
         ("1999-12-31", "2101-01-01", "2027-02-29", "20270101", "2027-1-1", "")),
        (FactKind.NUMBER, ("0", "999999999", "1.5", "1,234567"),
         ("1000000000", "1.", "1.1234567", "-1", "", "a")),
        (FactKind.CHOICE, ("friend",), ("Friend", "")),
        (FactKind.TEXT, ("", "x" * 5000), ("x" * 5001,)),
    ],
)  # fmt: skip
def test_what_each_kind_of_fact_takes(kind: FactKind, good, bad) -> None:
    one = fact("f", kind=kind, choices=(("friend", "A friend"),))
    assert [value for value in good if not fits(one, value)] == []
    assert [value for value in bad if fits(one, value)] == []
    if kind is FactKind.DATE:
        assert all(map(is_day, good))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Maria  Olsen", ("Maria Olsen", "Maria", "Olsen")),
        ("Dr. Maria Olsen", ("Dr. Maria Olsen", "Maria", "Olsen")),
        ("our director", ("our director",)),
        ("Our director", ("Our director",)),
        (" ", ()),
    ],
)
def test_a_name_and_its_words(name: str, parts) -> None:
    assert parts_of_name(name) == parts
    assert is_name(name) is (len(parts) > 1)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ask at the yard for Bo Lind", ("Bo Lind", "Bo", "Lind")),
        ("Ask Bo.", ("Ask Bo", "Bo")),
        ("The yard. Monday with VAT, in May", ()),
        ("so I’m with Bo, Ann", ("Bo", "Ann")),
        ("with Mr. Lind. Then Ann", ("Mr Lind", "Lind", "Ann")),
        ("with Bo. Ann comes", ("Bo",)),
        ("with Jean-Luc O’Brien", ("Jean-Luc O’Brien", "Jean-Luc", "O’Brien")),
    ],
)
def test_what_looks_like_a_name_in_a_text(text: str, names) -> None:
    assert names_within(text) == names


def test_a_row_of_people_begins_with_a_name() -> None:
    for mark in (" - ", " – ", " — ", ", ", ": ", " | ", "\t"):
        assert names_within(f"Bo Lind{mark}the yard", rows=True)[:3] == ("Bo Lind", "Bo", "Lind")
    assert names_within("Bo the yard", rows=True)[0] == "Bo the yard"


def test_the_blanks_of_a_text_of_no_case_are_seen_by_the_names_of_their_facts():
    facts = (Fact("contact", "First name", "", ""),)
    said = with_unfilled("Yes, {{ contact }}. By {{day}}.", facts)
    assert said == "Yes, [first name]. By [day]."
