"""Marks side by side: the gap, what a soft client leaves untested, and what to improve."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import (
    Answer,
    CardCheck,
    CardFail,
    ObserverSheet,
    PushBackMade,
    Rater,
    Round,
    RoundMark,
)
from coach.engine.practice.gap import Seen, compared, is_soft, kept, to_improve

REP, CLIENT, OBSERVER = Rater
ANSWERS = {"y": Answer.YES, "n": Answer.NO, "o": Answer.NOT_UP}
PUSHES = ("one", "two", "three", "four")
SHEET = ObserverSheet(
    "An ending",
    (CardCheck("warned"), CardCheck("held", is_pressed=True), CardCheck("closed")),
    (CardFail("threat"), CardFail("lie")),
)


def round_of(marks, made=PUSHES):
    """A round with marks by rater: a letter a check of `SHEET`, y, n, o (not up) or -."""
    names = [check.id for check in SHEET.checks]
    found = [
        RoundMark(rater, name, ANSWERS[letter])
        for rater, letters in marks.items()
        for name, letter in zip(names, letters, strict=True)
        if letter != "-"
    ]
    pushes = tuple(PushBackMade(each, 1.0) for each in made)
    return Round(
        "r", datetime(2026, 11, 26, tzinfo=UTC), "p", Level.HURT, "ending",
        marks=tuple(found), pushbacks=pushes,
    )  # fmt: skip


def side_by_side(marks, made=PUSHES):
    return compared(round_of(marks, made), SHEET, PUSHES)


def test_the_gap_of_a_check_is_ones_own_mark_less_what_the_others_saw():
    found = side_by_side({REP: "yyn", CLIENT: "yny", OBSERVER: "yyy"})
    assert [check.gap for check in found.checks] == [0.0, 0.5, -1.0]
    assert (found.gap, found.compared) == (-0.5, 3)
    assert found.points == pytest.approx(-100 / 6)


def test_what_did_not_come_up_counts_neither_way():
    found = side_by_side({REP: "yoo", CLIENT: "nny"})
    assert [check.gap for check in found.checks] == [1.0, None, None]
    assert (found.gap, found.compared, found.differ) == (1.0, 1, 1)
    assert [(total.yes, total.counted) for total in found.totals] == [(1, 1), (1, 3)]
    assert dict(found.checks[1].seen)[REP] is Seen.NOT_UP
    assert [each.id for each in to_improve(found)] == ["warned", "held"]


def test_a_check_that_did_not_come_up_is_neither_kept_nor_missed():
    found = side_by_side({REP: "ooy", CLIENT: "ooo"})
    assert to_improve(found) == ()
    assert kept(found) is None
    assert found.gap is None


def test_what_one_side_did_not_mark_is_not_compared():
    found = side_by_side({REP: "yy-", CLIENT: "n-y"})
    assert [check.gap for check in found.checks] == [1.0, None, None]
    assert (found.gap, found.compared) == (1.0, 1)


def test_with_nobody_to_compare_there_is_no_gap():
    found = side_by_side({REP: "yyy"})
    assert (found.gap, found.points, found.raters) == (None, None, (REP,))


@pytest.mark.parametrize(("made", "soft"), [(1, True), (2, False), (4, False)])
def test_less_than_half_of_the_push_backs_do_not_test_whether_the_line_was_held(made, soft):
    found = side_by_side({REP: "yyy", CLIENT: "yny"}, PUSHES[:made])
    held = dict(found.checks[1].seen)
    assert held == {REP: Seen.UNTESTED if soft else Seen.YES, CLIENT: Seen.NO}
    totals = [(each.yes, each.counted, each.untested) for each in found.totals]
    assert totals[0] == ((2, 2, 1) if soft else (3, 3, 0))
    assert totals[1] == (2, 3, 0)  # that it was missed counts always
    assert (found.made, found.compulsory) == (made, 4)


def test_a_push_back_of_another_level_is_not_counted():
    assert side_by_side({REP: "yyy"}, ("one", "other", "another")).made == 1


@pytest.mark.parametrize(
    ("made", "compulsory", "soft"), [(0, 0, False), (0, 1, True), (1, 3, True), (2, 3, False)]
)
def test_half_of_the_push_backs_are_enough(made, compulsory, soft):
    assert is_soft(made, compulsory) == soft


def with_fail(found, rater, fail):
    return Round(
        found.id, found.started, found.persona, found.level, found.rubric,
        marks=(*found.marks, RoundMark(rater, fail, Answer.YES)), pushbacks=found.pushbacks,
    )  # fmt: skip


def test_a_critical_fail_caps_the_mark_of_whoever_saw_it():
    of = with_fail(round_of({REP: "yyy", CLIENT: "yyy"}), CLIENT, "threat")
    found = compared(of, SHEET, PUSHES)
    assert [(each.fail.id, each.raters) for each in found.fails] == [("threat", (CLIENT,))]
    rep, client = found.totals
    assert (rep.capped, rep.share) == (None, 1.0)
    assert (client.capped, client.share) == (1, pytest.approx(1 / 3))


@pytest.mark.parametrize(
    ("rater", "gap"), [(CLIENT, 2.0), (REP, -2.0), (None, 0.0)], ids=["theirs", "own", "none"]
)
def test_a_critical_fail_caps_the_side_of_the_gap_that_saw_it(rater, gap):
    of = round_of({REP: "yyy", CLIENT: "yyy"})
    found = compared(of if rater is None else with_fail(of, rater, "threat"), SHEET, PUSHES)
    assert (found.gap, found.compared) == (gap, 3)


def test_a_cap_that_takes_nothing_leaves_the_gap_as_it_is():
    of = with_fail(round_of({REP: "ynn", CLIENT: "ynn"}), CLIENT, "threat")
    assert compared(of, SHEET, PUSHES).gap == 0.0


def test_two_things_to_improve_at_most_and_critical_ones_first():
    of = with_fail(round_of({REP: "yyn", CLIENT: "nnn"}), CLIENT, "lie")
    improve = to_improve(compared(of, SHEET, PUSHES))
    assert [each.id for each in improve] == ["lie", "warned"]


def test_what_most_others_missed_comes_first_then_what_one_thought_done():
    found = side_by_side({REP: "nyy", CLIENT: "nny", OBSERVER: "nnn"})
    assert [each.id for each in to_improve(found)] == ["held", "warned"]


def test_alone_with_ones_own_marks_they_say_what_to_improve():
    assert [each.id for each in to_improve(side_by_side({REP: "yny"}))] == ["held"]
    assert to_improve(side_by_side({REP: "yyy"})) == ()


def test_what_everybody_saw_is_kept_the_hard_one_first():
    assert kept(side_by_side({REP: "yyy", CLIENT: "yyn"})).id == "held"
    assert kept(side_by_side({REP: "yyy", CLIENT: "yyn"}, ())).id == "warned"
    assert kept(side_by_side({REP: "nyn", CLIENT: "ynn"})) is None
    assert kept(side_by_side({REP: "y--", CLIENT: "--y"})).id == "closed"
    assert kept(side_by_side({REP: "y--", CLIENT: "---"})).id == "warned"  # nobody else marked
    assert kept(side_by_side({REP: "y--", CLIENT: "-n-"})) is None


letters = st.text("yn-", min_size=3, max_size=3)


@given(st.dictionaries(st.sampled_from(Rater), letters), st.integers(0, 4))
def test_numbers_stay_within_their_bounds(marks, made):
    found = side_by_side(marks, PUSHES[:made])
    assert all(check.gap is None or -1 <= check.gap <= 1 for check in found.checks)
    assert found.points is None or -100 <= found.points <= 100
    for total in found.totals:
        assert 0 <= total.yes <= total.counted <= len(SHEET.checks)
        assert total.share is None or 0 <= total.share <= 1
    assert len(to_improve(found)) <= 2


@given(letters, letters, st.integers(0, 4))
def test_whoever_changes_sides_has_the_gap_turned_round(one, other, made):
    there = side_by_side({REP: one, CLIENT: other}, PUSHES[:made]).gap
    back = side_by_side({REP: other, CLIENT: one}, PUSHES[:made]).gap
    assert there == (None if back is None else -back)


def test_marks_that_differ_are_counted_where_the_sums_are_the_same():
    found = side_by_side({REP: "ynn", CLIENT: "nyn"})
    assert (found.gap, found.differ, found.compared) == (0.0, 2, 3)


@given(st.text("yn-", min_size=3, max_size=3), st.text("yn-", min_size=3, max_size=3))
def test_they_differ_on_no_fewer_checks_than_the_gap_of_the_sums(own, other):
    found = side_by_side({REP: own, CLIENT: other})
    unlike = sum("-" not in pair and pair[0] != pair[1] for pair in zip(own, other, strict=True))
    assert found.differ == unlike
    assert abs(found.gap or 0.0) <= found.differ
