"""When a card comes again: steps, lapses, leeches, and clocks that were set wrong."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.recovery import LEEWAY
from coach.domain.study.card import Memory, Phase, Rating
from coach.engine.study.schedule import (
    LEECH,
    answered,
    brought_back,
    is_ahead,
    is_leech,
    known_at,
    moment_of,
    recall,
    wait_words,
)

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NEW = Memory("opening:x", NOON)
ratings = st.sampled_from(Rating)


def known(days=10.0, last=NOON, **more):
    due = last + timedelta(days=days)
    return Memory(
        "opening:x", due, Phase.REVIEW, stability=days, difficulty=5.0, last=last, reviews=3, **more
    )


def test_a_new_card_comes_twice_within_the_hour_and_then_after_days():
    first = answered(NEW, Rating.GOOD, NOON)
    assert (first.phase, first.due - NOON) == (Phase.LEARNING, 10 * MINUTE)
    second = answered(first, Rating.GOOD, first.due)
    assert second.phase is Phase.REVIEW
    assert second.due - first.due >= DAY
    assert (second.reviews, second.lapses) == (2, 0)


def test_a_known_card_that_slips_is_learned_anew_and_the_lapse_is_counted():
    slipped = answered(known(), Rating.AGAIN, NOON + 10 * DAY)
    assert (slipped.phase, slipped.lapses) == (Phase.RELEARNING, 1)
    assert slipped.stability < 10
    again = answered(slipped, Rating.AGAIN, slipped.due)
    assert again.lapses == 1  # it is the same slip


@given(st.lists(st.tuples(ratings, st.integers(0, 400)), min_size=1, max_size=12))
def test_a_card_is_never_due_before_its_answer_and_counts_each(steps):
    memory, now = NEW, NOON
    for rating, days in steps:
        now += timedelta(days=days)
        memory = answered(memory, rating, now)
        assert memory.due > now
        assert memory.last == now
        assert memory.stability > 0
        assert 1 <= memory.difficulty <= 10
    assert memory.reviews == len(steps)


@given(st.lists(st.tuples(ratings, st.integers(0, 60)), min_size=1, max_size=8))
def test_the_same_answers_give_the_same_schedule(steps):
    def studied():
        memory, now = NEW, NOON
        for rating, days in steps:
            now += timedelta(days=days)
            memory = answered(memory, rating, now)
        return memory

    assert studied() == studied()


def test_nine_of_ten_are_known_after_as_many_days_as_the_stability_says():
    assert recall(10.0, 10) == pytest.approx(0.9)
    assert recall(10.0, 0) == 1.0
    assert recall(10.0, 9.9) > 0.9 > recall(10.0, 10.1)
    assert recall(None, 3) == 0.0
    assert known_at(NEW, NOON) == 0.0
    assert known_at(known(10.0), NOON + 10 * DAY) == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("before", "after", "leech"),
    [
        (LEECH - 2, LEECH - 1, False),
        (LEECH - 1, LEECH, True),
        (LEECH, LEECH, False),
        (LEECH, LEECH + 1, False),
        (LEECH + 1, LEECH + 2, False),
        (LEECH + 2, LEECH + 3, True),
    ],
)
def test_a_leech_is_told_at_the_sixth_lapse_and_each_third_after(before, after, leech):
    assert is_leech(known(lapses=before), known(lapses=after)) is leech


def test_an_answer_never_counts_before_the_last_one_to_the_same_card():
    yesterday = NOON - DAY
    assert moment_of(yesterday, NOON, NOON) == NOON
    assert moment_of(NOON, yesterday, NOON + DAY) == NOON  # others do not hold it up


def test_a_new_card_is_never_answered_before_anything_else_was():
    assert moment_of(NOON - 3 * DAY, None, NOON) == NOON
    assert moment_of(NOON, None, None) == NOON


@given(st.integers(1, 4000), ratings)
def test_no_schedule_jumps_once_the_clock_is_right_again(back, rating):
    """As an answer on the same day: not one after years."""
    card, wrong = known(10.0), NOON - timedelta(days=back)
    after = answered(card, rating, moment_of(wrong, card.last, NOON))
    assert after == answered(card, rating, NOON)


def test_an_hour_is_no_clock_that_was_set():
    assert not is_ahead(NOON, NOON + LEEWAY)
    assert is_ahead(NOON, NOON + LEEWAY + timedelta(seconds=1))
    assert not is_ahead(NOON, None)


def test_cards_of_a_time_to_come_are_brought_back_and_their_wait_stays():
    future = known(10.0, last=NOON + 900 * DAY, planned=NOON.date())
    back = brought_back(future, NOON)
    assert (back.last, back.due, back.planned) == (NOON, NOON + 10 * DAY, None)
    assert (back.stability, back.lapses) == (future.stability, future.lapses)
    past = known(10.0, last=NOON - DAY)
    assert brought_back(past, NOON) is past
    assert brought_back(replace(past, last=NOON), NOON).due == past.due


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        (timedelta(seconds=5), "in 1 minute"),
        (10 * MINUTE, "in 10 minutes"),
        (59 * MINUTE, "in 59 minutes"),
        (60 * MINUTE, "in 1 hour"),
        (23 * timedelta(hours=1), "in 23 hours"),
        (DAY, "in 1 day"),
        (29 * DAY, "in 29 days"),
        (30 * DAY, "in 1 month"),
        (364 * DAY, "in 12 months"),
        (365 * DAY, "in 1 year"),
        (800 * DAY, "in 2 years"),
    ],
)
def test_a_wait_is_said_as_people_say_it(wait, said):
    assert wait_words(wait) == said
