"""The short debrief: who is asked which checks, which moment is chosen, and at most two things."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import (
    Answer,
    CardCheck,
    CardFail,
    CardPushBack,
    ClientCard,
    DebriefField,
    DebriefWay,
    ObserverSheet,
    PushBackMade,
    Rater,
    RepCard,
    Round,
    RoundCards,
    RoundMark,
)
from coach.engine.practice.gap import compared
from coach.engine.practice.glance import MOST_MARKED
from coach.engine.practice.short_debrief import (
    Stage,
    asked_of_others,
    asked_of_rep,
    chosen_moment,
    debrief_way,
    differing,
    longer,
    marker_of,
    seen_by_two,
    stage_of,
    talk_minutes,
)

REP, CLIENT, OBSERVER = Rater
ANSWERS = {"y": Answer.YES, "n": Answer.NO, "o": Answer.NOT_UP}
PARTS = ("Opening", "Clarity", "Clarity", "Listening", "Listening", "Firmness", "Close", "Close")
CHECKS = tuple(
    CardCheck(f"c{at}", dimension=part, is_pressed=part == "Firmness")
    for at, part in enumerate(PARTS)
)
SHEET = ObserverSheet("An ending", CHECKS, (CardFail("threat"),))
PUSHES = (CardPushBack("first", "“So soon?”"), CardPushBack("second", "“Why?”"))
CARDS = RoundCards(RepCard("An ending"), ClientCard("Ann", pushbacks=PUSHES), SHEET)
OF = Round(
    "r", datetime(2026, 11, 26, tzinfo=UTC), "p", Level.HURT, "ending",
    people=((REP, ""), (CLIENT, "")), seconds=240.0,
)  # fmt: skip


def marked(of, rater, letters, *, at=10.0):
    """A round with marks by a letter a check: y, n, o (not up) or - for none."""
    new = [
        RoundMark(rater, check.id, ANSWERS[letter], at)
        for check, letter in zip(CHECKS, letters, strict=True)
        if letter != "-"
    ]
    return replace(of, marks=(*of.marks, *new))


def asked(of):
    return "".join(check.id[1:] for check in asked_of_rep(of, SHEET))


def open_ones(of):
    return "".join(check.id[1:] for check in asked_of_others(of, SHEET))


def test_what_was_missed_in_the_talk_is_asked_first_then_what_shows_under_pressure():
    assert asked(marked(OF, CLIENT, "yyyyyyyn")) == "012357"
    assert asked(marked(OF, CLIENT, "nyyyynnn")) == "012567"
    assert asked(marked(OF, CLIENT, "nnnnnnnn")) == "012345"


def test_what_did_not_come_up_is_marked_and_stays_among_the_six():
    assert asked(marked(OF, CLIENT, "yy-yo-yy")) == "013467"
    assert asked(marked(OF, CLIENT, "oooooooy")) == "012347"


def test_where_nobody_has_marked_each_part_of_the_talk_is_asked_about_before_a_second_of_it():
    assert asked(OF) == "012356"
    assert asked(marked(OF, CLIENT, "--y----n")) == "012357"


def test_what_is_marked_afterwards_changes_nothing_of_what_is_asked():
    before = asked(OF)
    assert asked(marked(OF, CLIENT, "nnnnnnnn", at=None)) == before
    assert asked(marked(OF, REP, "nnnnnnnn", at=None)) == before


@given(st.text("yn-", min_size=8, max_size=8), st.text("yn-", min_size=8, max_size=8))
def test_six_at_most_are_asked_of_one_and_of_the_other_only_what_is_open(seen, own):
    of = marked(OF, CLIENT, seen)
    assert len(asked_of_rep(of, SHEET)) == MOST_MARKED
    theirs = open_ones(marked(of, REP, own, at=None))
    assert all(seen[int(place)] == "-" for place in theirs)
    if own.strip("-"):
        assert all(own[int(place)] != "-" for place in theirs)


def test_whoever_watched_is_asked_what_they_did_not_mark_and_can_change_it_until_they_are_done():
    of = marked(marked(OF, CLIENT, "n-------"), REP, "yyy-----", at=None)
    assert open_ones(of) == "12"
    assert open_ones(marked(of, CLIENT, "-y------", at=None)) == "12"
    assert open_ones(marked(OF, CLIENT, "n-------")) == "12356"  # the rep has marked nothing


def test_whoever_looks_on_marks_where_somebody_does():
    three = replace(OF, people=((REP, ""), (CLIENT, ""), (OBSERVER, "")))
    assert (marker_of(OF), marker_of(three)) == (CLIENT, OBSERVER)
    of = marked(marked(three, OBSERVER, "yyyyyyyy"), REP, "y-------", at=None)
    assert open_ones(of) == ""
    assert open_ones(marked(marked(three, CLIENT, "yyyyyyyy"), REP, "y-------", at=None)) == "0"


def test_its_stages_follow_who_has_finished():
    assert stage_of(OF, SHEET) is Stage.OWN
    own = replace(marked(OF, REP, "yy------", at=None), finished=(REP,))
    assert stage_of(own, SHEET) is Stage.OTHERS
    assert stage_of(marked(own, CLIENT, "yn------"), SHEET) is Stage.TOGETHER  # nothing is open
    assert stage_of(replace(own, finished=(REP, CLIENT)), SHEET) is Stage.TOGETHER


@pytest.mark.parametrize(
    ("seconds", "answers", "way"),
    [
        (240.0, (), DebriefWay.SHORT),
        (600.0, (), DebriefWay.SHORT),
        (600.1, (), DebriefWay.WHOLE),
        (240.0, ((DebriefField.STEP, "0"),), DebriefWay.SHORT),
        (240.0, ((DebriefField.STEP, "1"),), DebriefWay.WHOLE),
        (900.0, ((DebriefField.WAY, "short"),), DebriefWay.SHORT),
        (240.0, ((DebriefField.WAY, "whole"),), DebriefWay.WHOLE),
        (240.0, ((DebriefField.WAY, "odd"),), DebriefWay.SHORT),
        (240.0, ((DebriefField.STEP, "7"), (DebriefField.WAY, "short")), DebriefWay.SHORT),
    ],
)
def test_a_round_of_ten_minutes_is_looked_back_on_shortly_unless_chosen(seconds, answers, way):
    assert debrief_way(replace(OF, seconds=seconds, answers=answers)) is way


@pytest.mark.parametrize(("said", "minutes"), [("", 3), ("6", 6), ("0", 3), ("odd", 3)])
def test_a_talk_has_three_minutes_unless_others_were_agreed(said, minutes):
    answers = ((DebriefField.TALK, said),) if said else ()
    assert talk_minutes(replace(OF, answers=answers)) == minutes


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 5), (239, 5), (240, 6), (300, 7), (720, 14)])
def test_a_talk_is_made_two_minutes_longer_than_it_is_or_was_to_be(seconds, minutes):
    assert longer(OF, float(seconds)) == minutes


def chosen(of):
    return chosen_moment(of, CARDS, compared(of, SHEET, ["first", "second"]))


def test_the_moment_is_that_of_the_first_thing_to_improve_and_there_are_two_at_most():
    of = marked(OF, CLIENT, "ynyynyyn", at=42.0)
    found = chosen(replace(of, pushbacks=(PushBackMade("first", 40.0), PushBackMade("second", 50))))
    assert (found.first.id, found.second.id) == ("c1", "c4")
    assert (found.moment.at, found.moment.text) == (42.0, CHECKS[1].says)
    assert found.pushback.id == "first"
    assert found.keep.id == "c5"


def test_without_a_push_back_before_it_none_is_told_and_without_a_clock_no_moment():
    of = marked(OF, CLIENT, "ynyyyyyy", at=42.0)
    assert chosen(replace(of, pushbacks=(PushBackMade("second", 42.1),))).pushback is None
    late = chosen(marked(OF, CLIENT, "ynyyyyyy", at=None))
    assert (late.first.id, late.second, late.moment, late.pushback) == ("c1", None, None, None)


def test_where_nothing_was_missed_nothing_is_to_be_improved():
    found = chosen(marked(OF, CLIENT, "yyyyyyyy"))
    assert (found.first, found.second, found.moment) == (None, None, None)


def test_only_what_was_seen_differently_differs():
    of = marked(marked(OF, CLIENT, "yn-yyyyy"), REP, "yyyn----", at=None)
    of = replace(of, pushbacks=(PushBackMade("first", 1.0), PushBackMade("second", 2.0)))
    found = differing(compared(of, SHEET, ["first", "second"]))
    assert [each.check.id for each in found] == ["c1", "c3"]


def test_what_two_others_saw_differently_counts_though_whoever_practised_marked_nothing():
    three = replace(OF, people=((REP, ""), (CLIENT, ""), (OBSERVER, "")))
    of = marked(marked(three, CLIENT, "yn------"), OBSERVER, "nn-y----")
    found = compared(of, SHEET, [])
    assert [each.check.id for each in differing(found)] == ["c0"]
    assert (seen_by_two(found), found.compared) == (2, 0)
