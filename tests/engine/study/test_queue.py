"""The order of cards in a session, and how many come on a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.study.card import Memory, Phase, Rating, StudyAction, StudyEntry
from coach.engine.study.queue import (
    LEARN_AHEAD,
    Limits,
    Queue,
    buried,
    done_today,
    in_order,
    is_due,
    is_shown,
)

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
TODAY = date(2026, 11, 30)
TOMORROW = datetime(2026, 12, 1, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def new(name):
    return Memory(name, NOON)


def known(name, due=NOON, stability=10.0, last=NOON - 10 * DAY):
    return Memory(name, due, Phase.REVIEW, stability=stability, difficulty=5.0, last=last)


def step(name, due):
    return Memory(name, due, Phase.LEARNING, 1, stability=1.0, difficulty=5.0, last=NOON)


def asked(queue, now=NOON):
    """The cards as they come, each answered for good."""
    found = []
    while (memory := queue.next(now)) is not None:
        found.append(memory.card)
        queue.take(memory.card)
    return found


def test_a_card_that_is_being_learned_comes_first_once_it_is_due():
    queue = Queue([step("s", NOON)], [known("k")], [new("n")])
    assert asked(queue)[0] == "s"


def test_what_is_due_soon_comes_last_and_not_at_all_beyond_twenty_minutes():
    soon, late = NOON + LEARN_AHEAD, NOON + LEARN_AHEAD + SECOND
    assert asked(Queue([step("s", soon)], [known("k")], [new("n")])) == ["k", "n", "s"]
    assert asked(Queue([step("s", late)], [known("k")], [new("n")])) == ["k", "n"]


def test_new_cards_are_spread_among_the_known_ones():
    queue = Queue([], [known(f"k{n}") for n in range(6)], [new("n0"), new("n1")])
    assert asked(queue) == ["k0", "k1", "k2", "n0", "k3", "k4", "k5", "n1"]


def test_known_cards_come_by_the_chance_to_have_forgotten_them():
    weak, strong = known("weak", stability=2.0), known("strong", stability=90.0)
    assert [each.card for each in in_order([strong, weak], NOON)] == ["weak", "strong"]


def test_what_a_plan_has_for_today_comes_before_what_may_wait():
    planned = replace(known("talk", stability=90.0), planned=TODAY)
    assert [each.card for each in in_order([known("k", stability=2.0), planned], NOON)] == [
        "talk",
        "k",
    ]


@pytest.mark.parametrize(
    ("memory", "due"),
    [
        (known("k", TOMORROW - SECOND), True),
        (known("k", TOMORROW), False),
        (replace(known("k", NOON - 9 * DAY), planned=TODAY + DAY), False),
        (replace(known("k", NOON + 9 * DAY), planned=TODAY), True),
        (replace(known("k", NOON + 9 * DAY), planned=TODAY - DAY), True),
        (step("s", NOON + LEARN_AHEAD - SECOND), True),
        (step("s", NOON + LEARN_AHEAD), False),
        (new("n"), False),
        (replace(new("n"), planned=TODAY), True),
        (replace(new("n"), planned=TODAY + DAY), False),
    ],
)
def test_what_comes_today(memory, due):
    assert is_due(memory, NOON, TOMORROW, TODAY) is due


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, True),
        ({"suspended": True}, False),
        ({"gone": True}, False),
        ({"buried_until": TODAY + DAY}, False),
        ({"buried_until": TODAY}, True),
        ({"buried_until": TODAY - DAY}, True),
    ],
)
def test_what_may_come_at_all(changes, shown):
    assert is_shown(replace(known("k"), **changes), TODAY) is shown


def test_a_buried_card_comes_again_tomorrow():
    card = buried(known("k"), TODAY + DAY)
    assert not is_shown(card, TODAY)
    assert is_shown(card, TODAY + DAY)


def entry(card, before, action=StudyAction.REVIEW):
    return StudyEntry(card, card, NOON, TODAY, action, Rating.GOOD, 9.0, before)


def test_a_card_counts_once_against_the_limit_and_practice_never():
    entries = [
        entry("a", new("a")),
        entry("a", step("a", NOON)),
        entry("a", known("a")),
        entry("b", known("b")),
        entry("b", known("b")),
        entry("c", known("c"), StudyAction.CRAM),
        entry("d", known("d"), StudyAction.BURY),
        entry("e", None),
    ]
    assert done_today(entries) == (2, 1)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 80), st.integers(0, 80))
def test_what_is_left_of_the_limits_is_never_below_nothing(new_, review, done, more):
    limits = Limits(new_, review, done, more)
    assert limits.new_left == max(new_ - done, 0)
    assert limits.review_left == max(review - more, 0)


@given(st.lists(st.sampled_from("nks"), max_size=30))
def test_each_card_comes_once_and_none_is_lost(kinds):
    cards = [f"{kind}{number}" for number, kind in enumerate(kinds)]
    queue = Queue(
        [step(each, NOON) for each in cards if each[0] == "s"],
        [known(each) for each in cards if each[0] == "k"],
        [new(each) for each in cards if each[0] == "n"],
    )
    assert queue.left().all == len(cards)
    assert sorted(asked(queue)) == sorted(cards)
    assert queue.left().all == 0


def test_a_card_brought_back_comes_first_and_is_counted():
    queue = Queue([], [known("k")], [])
    queue.take("k")
    queue.put_first(known("k"))
    assert queue.left().review == 1
    assert asked(queue) == ["k"]
