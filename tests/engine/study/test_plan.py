"""Ready by the day: which day a card is planned for, and how ready one will be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.study.card import Memory, Phase, Rating
from coach.engine.study.plan import (
    FLOOR,
    Talk,
    evenings_for,
    first_days,
    outlook,
    planned_day,
    soonest,
)
from coach.engine.study.schedule import answered, known_at, recall

NOW = datetime(2026, 11, 30, 18, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
TODAY = NOW.date()


def talk_in(days, hour=10, evenings=1):
    return Talk(datetime(2026, 11, 30, hour, tzinfo=UTC) + days * DAY, evenings)


def known(stability, last=NOW - DAY, due=None, card="opening:x"):
    due = due or last + timedelta(days=round(stability))
    return Memory(card, due, Phase.REVIEW, stability=stability, difficulty=5.0, last=last)


def test_what_will_be_known_on_the_last_evening_waits_for_it():
    assert planned_day(known(60.0), NOW, talk_in(10)) == TODAY + 9 * DAY


def test_what_would_be_forgotten_by_then_comes_before_at_its_own_time():
    card = known(2.0)
    assert recall(2.0, 10) < FLOOR
    assert planned_day(card, NOW, talk_in(10)) == card.due.date()


def test_the_floor_is_where_it_turns():
    days = 10  # from the last answer to the last evening
    for stability in (0.05 * n for n in range(1, 200)):
        card = known(stability, due=NOW + 2 * DAY)
        waits = recall(stability, days) >= FLOOR
        planned = planned_day(card, NOW, talk_in(10))
        assert planned == (TODAY + 9 * DAY if waits else TODAY + 2 * DAY)


def test_on_the_last_evening_each_card_comes_once():
    card = known(60.0)
    assert planned_day(card, NOW, talk_in(1)) == TODAY
    assert planned_day(answered(card, Rating.GOOD, NOW), NOW, talk_in(1)) is None


def test_whoever_missed_the_evening_is_asked_in_the_morning_and_not_after_the_talk():
    card, talk = known(60.0, last=NOW - 3 * DAY), talk_in(0, hour=20)
    assert planned_day(card, NOW, talk) == TODAY
    assert planned_day(card, talk.at - SECOND, talk) == TODAY
    assert planned_day(card, talk.at, talk) is None


def test_a_card_that_was_answered_today_does_not_come_again_today():
    card = known(1.0, last=NOW, due=NOW)
    assert planned_day(card, NOW, talk_in(10)) == TODAY + DAY


def test_cards_that_are_new_or_being_learned_have_no_plan_of_their_own():
    assert planned_day(Memory("opening:x", NOW), NOW, talk_in(5)) is None
    step = answered(Memory("opening:x", NOW), Rating.GOOD, NOW)
    assert planned_day(step, NOW, talk_in(5)) is None


cards = st.builds(
    lambda stability, ago, wait, number: known(
        stability, NOW - ago * DAY, NOW + wait * DAY, f"reply:{number}"
    ),
    st.floats(0.01, 400),
    st.integers(0, 400),
    st.integers(-30, 500),
    st.integers(0, 9),
)
talks = st.builds(talk_in, st.integers(-3, 60), st.integers(0, 23), st.integers(1, 4))


@given(cards, talks)
def test_a_plan_never_has_a_day_after_the_talk_nor_one_that_is_over(card, talk):
    planned = planned_day(card, NOW, talk)
    assert planned is None or TODAY <= planned <= talk.day
    if talk.at <= NOW:
        assert planned is None


@settings(max_examples=30)
@given(st.lists(st.booleans(), min_size=40, max_size=40), st.integers(2, 40), st.integers(1, 5))
def test_whoever_keeps_the_plan_answers_each_card_on_its_last_evening(luck, days, number):
    """However it goes: the last answer before the talk is given right before it."""
    talk, answers = talk_in(days), iter(luck)
    card = Memory(f"reply:{number}", NOW)
    now = NOW
    while (card := _evening(card, now, answers)).due and now.date() < talk.day - DAY:
        planned = planned_day(card, now, talk)
        assert planned is not None
        assert planned > now.date()
        now += planned - now.date()
    assert card.last.date() == talk.final_day(card.card)


def _evening(card, now, answers):
    """One evening: answered until it is known."""
    card = answered(card, Rating.GOOD if next(answers, True) else Rating.AGAIN, now)
    while card.phase is not Phase.REVIEW:
        card = answered(card, Rating.GOOD, card.due)
    return replace(card, last=now)


def test_many_cards_take_more_than_one_evening():
    assert evenings_for(0, 120) == 1
    assert evenings_for(120, 120) == 1
    assert evenings_for(121, 120) == 2
    assert evenings_for(5, 0) == 5
    talk = talk_in(10, evenings=2)
    finals = {talk.final_day(f"reply:{number}") for number in range(40)}
    assert finals == {talk.day - DAY, talk.day - 2 * DAY}


def test_new_cards_are_spread_over_the_days_before_the_talk():
    cards = [f"reply:{number}" for number in range(7)]
    days = first_days(cards, TODAY, talk_in(3), 2, 2)
    assert [days.get(card) for card in cards] == [
        TODAY, TODAY, TODAY + DAY, TODAY + DAY, TODAY + 2 * DAY, TODAY + 2 * DAY, None,
    ]  # fmt: skip
    assert set(first_days(cards, TODAY, talk_in(0, hour=20), 3, 3).values()) == {TODAY}


def test_what_may_not_come_today_any_more_comes_tomorrow():
    cards = [f"reply:{number}" for number in range(4)]
    days = first_days(cards, TODAY, talk_in(3), 2, 1)
    assert list(days.values()) == [TODAY, TODAY + DAY, TODAY + DAY, TODAY + 2 * DAY]
    assert first_days(cards, TODAY, talk_in(3), 0, 0) == {}
    assert list(first_days(cards, TODAY, talk_in(3), 0, 1)) == cards[:1]
    assert first_days(cards, TODAY, talk_in(1), 2, 0) == {}


def test_nothing_is_ready_where_there_is_nothing():
    assert outlook([], NOW, talk_in(5), {}, 9) == outlook([], NOW, talk_in(5), {}, 0)
    unseen = [Memory("reply:1", NOW)]
    found = outlook(unseen, NOW, talk_in(5), {}, 0)
    assert (found.ready, found.without, found.more) == (0.0, 0.0, 0.0)


def test_to_keep_the_plan_is_better_than_to_stop():
    cards = [known(stability, card=f"reply:{stability}") for stability in (1.0, 3.0, 9.0, 30.0)]
    found = outlook(cards, NOW, talk_in(10), {}, 0)
    assert found.without == pytest.approx(
        sum(known_at(each, talk_in(10).at) for each in cards) / len(cards)
    )
    assert found.without < found.ready <= 1


def test_ten_minutes_more_bring_in_the_cards_that_would_not_have_come():
    cards = [Memory(f"reply:{number}", NOW) for number in range(10)]
    starts = first_days([each.card for each in cards], TODAY, talk_in(1), 4, 4)
    some, all_ = (outlook(cards, NOW, talk_in(1), starts, more) for more in (3, 60))
    assert 0.2 < some.more < 0.3
    assert some.more < all_.more
    assert some.ready + all_.more > 0.9
    assert outlook(cards, NOW, talk_in(1), starts, 0).more == 0


def test_the_outlook_is_what_comes_of_it_for_somebody_of_the_model():
    """Mean of many who forget as the model says: within two points of what was promised."""
    import random

    talk = talk_in(10)
    promised = outlook([Memory("reply:1", NOW)], NOW, talk, {"reply:1": TODAY}, 0).ready
    found = [_learned_by_plan(random.Random(number), talk) for number in range(400)]
    assert promised == pytest.approx(sum(found) / len(found), abs=0.02)


def _learned_by_plan(luck, talk):
    card, now = Memory("reply:1", NOW), NOW
    while True:
        chance = 0.7 if card.last is None else known_at(card, now)
        card = _evening(card, now, islice([luck.random() < chance], 1))
        planned = planned_day(card, now, talk)
        if planned is None:
            return known_at(card, talk.at)
        now += planned - now.date()


def test_of_two_talks_the_sooner_day_counts():
    assert soonest([None, TODAY + DAY, TODAY]) == TODAY
    assert soonest([None]) is None
