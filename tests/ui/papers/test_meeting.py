"""The letter that asks for the talk asks for nothing that is set already."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from coach.domain.papers.paper import PaperKind
from coach.domain.talk.talk_log import TalkNote
from coach.engine.papers.letters import meeting_day, said_to_them

TODAY, DAY = date(2026, 11, 26), date(2026, 12, 10)
ASKS = ("Which morning", "When would suit you")
# one for each letter that asks for a talk: before new terms, an end, a leaving, and plain care
NAMES = ("bookkeeping", "payroll", "in-house", "laboratory")


def letter(services, case) -> str:
    return " ".join(services.papers.text(case.id, PaperKind.MEETING).split())


def asks(text: str) -> bool:
    return any(words in text for words in ASKS)


@pytest.mark.parametrize("name", NAMES)
def test_a_day_that_is_set_is_named_and_not_asked_for(services, case, answer, name):
    answer(name)
    assert asks(letter(services, case))
    services.cases.set_talk(case.id, DAY, "10:00")
    text = letter(services, case)
    assert "Could we meet on Thursday, 10 December, at 10:00?" in text
    assert not asks(text)
    services.cases.set_talk(case.id, DAY, "")
    assert "Could we meet on Thursday, 10 December?" in letter(services, case)


@pytest.mark.parametrize("name", NAMES)
def test_the_place_is_named_and_no_room_is_asked_for(services, case, answer, name):
    answer(name)
    services.talks.set_fact(case.id, "talk_place", "the small room at their office")
    text = letter(services, case)
    assert "The place I thought of is the small room at your office." in text
    assert asks(text)
    services.cases.set_talk(case.id, DAY, "10:00")
    text = letter(services, case)
    assert "Could we meet on Thursday, 10 December, at 10:00?" in text
    assert "The place I thought of is the small room at your office." in text
    assert "I can come to you" not in text
    assert "A room to ourselves" not in text
    assert not asks(text)


def test_the_place_is_asked_for_wherever_the_letter_names_it(services, case, answer):
    answer("bookkeeping")
    assert "talk_place" in {each.fact.id for each in services.talks.facts(case.id)}


def test_a_day_that_is_past_is_not_proposed(services, case, answer, clock):
    answer("bookkeeping")
    services.cases.set_talk(case.id, DAY, "23:30")
    clock.now = datetime.combine(DAY, clock.now.timetz())
    assert "Could we meet on Thursday, 10 December" in letter(services, case)
    clock.now += timedelta(days=1)
    assert asks(letter(services, case))
    assert "10 December" not in letter(services, case)


@pytest.mark.parametrize(
    ("on", "at", "text"),
    [(None, "10:00", ""), (DAY, "", "Thursday, 10 December"), (DAY - timedelta(days=1), "", "")],
)
def test_the_day_of_a_letter(on, at, text):
    assert meeting_day(on, at, DAY) == text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("their office", "your office"),
        ("Their canteen", "Your canteen"),
        ("the Weir theirs", "the Weir theirs"),
    ],
)
def test_a_place_is_written_as_they_would_say_it(place, said):
    assert said_to_them(place) == said


def test_a_talk_that_is_over_today_is_not_proposed(services, case, answer):
    answer("bookkeeping")
    services.cases.set_talk(case.id, TODAY, "23:30")
    assert "Could we meet on" in letter(services, case)
    services.cases.set_talk(case.id, TODAY, "00:05")
    assert "Could we meet on" not in letter(services, case)


def test_after_a_talk_that_was_held_no_meeting_is_asked_for(services, case, answer):
    answer("bookkeeping")
    services.cases.set_talk(case.id, TODAY, "00:05")

    def offered():
        kinds = services.papers.kinds(case.id)
        return any(each.fits for each in kinds if each.kind is PaperKind.MEETING)

    assert offered()
    log = services.after.log(case.id, TalkNote(TODAY, held=True))
    assert not offered()
    services.after.remove(log.id)
    assert offered()
