"""Days, numbers and names as they are said in a talk."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.papers.letters import LetterKind
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Fact, FactKind, Named, PartRole, Tone
from coach.engine.dates.dates import spoken
from coach.engine.papers.letters import letter
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.aloud import (
    bare,
    begun,
    called,
    day_aloud,
    first_name,
    in_words,
    number_aloud,
    reported,
    without_years,
)
from coach.engine.talk.compose import compose
from tests.engine.talk.test_passages import TEXT, content, passage, said

NOON = date(2026, 11, 26)
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "is_said"),
    [
        (date(2027, 3, 31), "the thirty-first of March"),
        (date(2026, 11, 26), "the twenty-sixth of November"),  # today
        (date(2026, 11, 25), "the twenty-fifth of November"),  # lately
        (date(2026, 11, 27), "Friday, the twenty-seventh of November"),
        (date(2026, 12, 3), "Thursday, the third of December"),  # a week
        (date(2026, 12, 4), "the fourth of December"),
        (date(2026, 7, 29), "the twenty-ninth of July"),  # four months past
        (date(2026, 7, 28), "the twenty-eighth of July 2026"),
        (date(2027, 10, 27), "the twenty-seventh of October"),  # eleven months
        (date(2027, 10, 28), "the twenty-eighth of October 2027"),
        (date(2028, 3, 1), "the first of March 2028"),
    ],
)
def test_a_day_is_said_with_its_year_where_that_is_not_obvious(day, is_said):
    assert day_aloud(day, NOON) == is_said
    assert day_aloud(day).endswith(str(day.year))


@given(day=DAYS, today=DAYS)
def test_a_day_said_without_its_year_is_the_next_or_the_last_of_its_name(day, today):
    text = day_aloud(day, today)
    match = re.fullmatch(r"(?:[A-Z][a-z]+day, )?the ([a-z-]+) of ([A-Z][a-z]+)( \d{4})?", text)
    assert match, text
    if not match[3]:
        from_today = range(0, -366, -1) if day < today else range(366)
        found = (today + timedelta(days=n) for n in from_today)
        assert next(each for each in found if (each.day, each.month) == (day.day, day.month)) == day


@given(day=DAYS, today=DAYS, before=st.sampled_from(["By ", "It ends on "]))
def test_a_text_is_the_same_text_whether_its_year_is_said(day, today, before):
    forms = (day_aloud(day, today), day_aloud(day), spoken(day), begun(day_aloud(day)))
    assert len({without_years(f"{before}{form}, and so on.") for form in forms}) == 1
    other = day + timedelta(days=1)
    assert without_years(day_aloud(other)) != without_years(day_aloud(day))


@pytest.mark.parametrize(
    ("typed", "is_said"),
    [("1", "one"), ("9", "nine"), ("12", "twelve"), ("13", "13"), ("0", "0"), ("2.5", "2.5"),
     ("2,400", "2,400"), ("", "")],
)  # fmt: skip
def test_a_number_up_to_twelve_is_a_word(typed, is_said):
    assert number_aloud(typed) == is_said


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("Ruth Adler", "Ruth"),
        ("Anne-Marie O’Neill", "Anne-Marie"),
        ("Élise Martin", "Élise"),
        ("Joe", "Joe"),
        ("Mrs Lindqvist", "Mrs Lindqvist"),
        ("Dr. Vogel", "Dr. Vogel"),
        ("our director", "our director"),
        ("Managing Director", "Managing Director"),
        ("Anna Maria Berg", "Anna Maria Berg"),
        ("J. Berg", "J. Berg"),
        ("", ""),
    ],
)
def test_of_two_names_the_first_is_said_again(name, again):
    assert first_name(name) == again


@given(st.text(max_size=60))
def test_whatever_is_typed_can_be_said_again(name):
    assert name.startswith(first_name(name))


FACTS = (
    Fact("colleague", "Who takes over", "", ""),
    Fact("last_day", "Last day", "", "", FactKind.DATE),
    Fact("years", "Years", "", "", FactKind.NUMBER),
    Fact("our_reason", "Reason", "", "", names=Named.NOBODY),
)
GIVEN = {
    "colleague": "Ruth Adler",
    "last_day": "2027-03-31",
    "years": "9",
    "our_reason": "ruth adler knows you.",
}


def of(*lines, part="news", role=PartRole.NEWS):
    made = content(passage("any", "always", *lines), facts=FACTS)
    only = replace(made.parts[0][1][0], id=part, role=role)
    return replace(made, parts=((Verdict.FIX, (only,)),))


def texts(small, made, facts=GIVEN):
    diagnosis = diagnose(small, {"harm": "no", "wrong": "late", "told": "no"})
    known = in_words(FACTS, facts, NOON)
    composed = compose(made, TEXT, diagnosis, known, tone=Tone.WARM, pack="")
    return [line.text for each in composed.parts for line in each.lines]


def test_lines_say_days_numbers_and_names_as_people_do(small):
    made = of(
        said("a", "It ends on {{ last_day }}. {{ years }} years, and {{ colleague }} knows them."),
        said("b", "{{ last_day }} is the day. Ask {{ colleague }}."),
        said("c", "{{ our_reason }} Ring {{ colleague }}, or write to {{ colleague }}."),
    )
    assert texts(small, made) == [
        "It ends on the thirty-first of March. Nine years, and Ruth Adler knows them.",
        "The thirty-first of March is the day. Ask Ruth.",
        "ruth adler knows you. Ring Ruth, or write to Ruth.",
    ]


def test_a_stage_direction_names_people_in_full_and_is_no_mention(small):
    made = of(
        said("a", "Ask {{ colleague }} first.", cue=True),
        said("b", "{{ colleague }} will ring you."),
        said("c", "Thank {{ colleague }}.", cue=True),
        said("d", "{{ colleague }} knows."),
    )
    assert texts(small, made) == [
        "Ask Ruth Adler first.",
        "Ruth Adler will ring you.",
        "Thank Ruth Adler.",
        "Ruth knows.",
    ]


def test_who_hears_of_somebody_before_the_talk_is_somebody_else(small):
    line = said("a", "{{ colleague }} will help.")
    first = of(line, part="before", role=PartRole.BEFOREHAND).parts[0][1]
    then = of(line).parts[0][1]
    made = replace(of(line), parts=((Verdict.FIX, (*first, *then)),))
    assert texts(small, made) == ["Ruth Adler will help.", "Ruth Adler will help."]


def test_a_blank_for_somebody_is_no_mention(small):
    made = of(said("a", "{{ colleague }} will help."), said("b", "Ask {{ colleague }}."))
    known = {name: value for name, value in GIVEN.items() if name != "colleague"}
    assert texts(small, made, known) == ["[who takes over] will help.", "Ask [who takes over]."]


def test_a_date_that_cannot_be_read_is_left_as_it_was_typed(small):
    made = of(said("a", "It ends on {{ last_day }}."))
    assert texts(small, made, {"last_day": "soon"}) == ["It ends on soon."]


def test_said_once_it_stays_so():
    once = in_words(FACTS, GIVEN, NOON)
    assert in_words(FACTS, once) == once
    assert once == {**GIVEN, "last_day": "the thirty-first of March", "years": "nine"}


def test_a_letter_keeps_written_dates_and_full_names(pack):
    answers = {"way-in": "wrong", "decider": "me", "conduct": "fine", "demand": "never"}
    diagnosis = diagnose(pack.interview, {**answers, "trouble": "quiet", "notice": "none"})
    for kind in LetterKind:
        for tone in pack.info.tones:
            facts = {fact.id: fact.example for fact in pack.talk.facts}
            made = letter(pack.talk, kind, diagnosis, facts, tone=tone, extra={})
            for line in made.paragraphs if made else ():
                assert " of March" not in line.text
                assert " of June" not in line.text


def test_an_own_wording_of_a_line_outlives_the_year(small):
    from coach.domain.talk.edit import EditAction
    from coach.engine.talk.apply_edits import edited
    from coach.engine.talk.edit_log import replay
    from tests.engine.talk.test_passages import entry

    made = of(said("a", "It ends on {{ last_day }}."))
    diagnosis = diagnose(small, {"harm": "no", "wrong": "late", "told": "no"})

    def on(today, day="2027-11-15"):
        known = in_words(FACTS, {"last_day": day}, today)
        return compose(made, TEXT, diagnosis, known, tone=Tone.WARM, pack="")

    base = on(NOON).parts[0].lines[0].text
    assert base == "It ends on the fifteenth of November 2027."
    edits = replay([entry(0, EditAction.REWRITE, "news/a", "My own.", base)])
    later = edited(on(date(2027, 2, 1)), edits).parts[0].lines[0]
    assert (later.generated, later.conflict) == ("It ends on the fifteenth of November.", "")
    moved = edited(on(NOON, "2027-11-16"), edits).parts[0].lines[0]
    assert moved.conflict == "changed"


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("we have hired two people for it", "you have hired two people for it"),
        ("Our board wants one supplier", "your board wants one supplier"),
        ("I’m retiring, and I was asked early", "you’re retiring, and you were asked early"),
        ("it was decided above us", "it was decided above you"),
        ("I am moving to my sister’s", "you are moving to your sister’s"),
        ("the group wants one US firm", "the group wants one US firm"),
        ("nobody there decides it", "nobody there decides it"),
        ("we stop with you in May", "“we stop with you in May”"),
        ("Your price is too high for us", "“Your price is too high for us”"),
    ],
)
def test_what_they_said_is_said_back_as_one_does(said, back):
    assert reported(said) == back


@pytest.mark.parametrize(
    ("asked", "question"),
    [("to tell two people", "tell two people"), ("To write", "write"), ("tomorrow", "tomorrow")],
)
def test_a_request_can_be_put_as_a_question(asked, question):
    assert bare(asked) == question


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Marit Solheim", "Marit"),
        ("Dr Ilse Brandstätter", "Dr Ilse Brandstätter"),
        ("Prof. Quist", "Prof. Quist"),
        ("Drew Vance", "Drew"),
        ("Dr", "Dr"),
        ("", ""),
    ],
)
def test_nobody_is_called_by_a_title_alone(name, said):
    assert called(name) == said


DAYS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
)


TITLED = "mr mrs ms miss mx dr prof professor sir dame lord lady"
OFFICES = "manager director team office department desk support head board"


def test_every_day_of_a_month_and_every_number_to_twelve_has_its_word():
    for number, word in enumerate(DAYS.split(), 1):
        assert day_aloud(date(2027, 1, number)) == f"the {word} of January 2027"
        assert without_years(f"on the {word} of May 2027") == f"on {number} May"
    said = [number_aloud(str(number)) for number in range(14)]
    assert " ".join(said) == "0 one two three four five six seven eight nine ten eleven twelve 13"
    assert [begun(each) for each in said[1:3]] == ["One", "Two"]


@pytest.mark.parametrize("title", TITLED.split())
def test_each_title_stays_with_its_name(title):
    name = f"{title.title()}. Vogel"
    assert first_name(name) == name
    assert called(name) == name
    assert first_name(f"X{title} Vogel") == f"X{title}"


@pytest.mark.parametrize("office", OFFICES.split())
def test_an_office_is_nobodys_last_name(office):
    assert first_name(f"Sales {office.title()}") == f"Sales {office.title()}"
    assert first_name(f"Sales X{office}") == "Sales"


@pytest.mark.parametrize(
    ("name", "first"), [("JP Lind", "JP Lind"), ("Bo Lind", "Bo"), ("J. Lind", "J. Lind")]
)
def test_two_letters_may_be_initials(name, first):
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("I go", "you go"), ("We go", "you go"), ("My day", "your day"), ("our day", "your day"),
        ("it helps me", "it helps you"), ("it is ours", "it is yours"),
        ("I did it myself", "you did it yourself"), ("for ourselves", "for yourselves"),
        ("I'm here, and I was there", "you're here, and you were there"),
        ("he was there", "he was there"), ("the US is far", "the US is far"),
        ("it is yours", "“it is yours”"), ("help yourself", "“help yourself”"),
        ("help yourselves", "“help yourselves”"), ("YOU go", "“YOU go”"), ("youth", "youth"),
    ],
)  # fmt: skip
def test_each_word_about_oneself_is_turned_round(said, back):
    assert reported(said) == back
