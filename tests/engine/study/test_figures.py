"""The figures of studying."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from coach.domain.study.card import Memory, Phase, Rating, StudyAction, StudyEntry
from coach.domain.study.figures import Retention
from coach.engine.study.figures import HARD, MATURE, ahead, hardest, retention, spent

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
TODAY, DAY = date(2026, 11, 30), timedelta(days=1)


def known(card="k", due=NOON, interval=10.0, **more):
    last = due - timedelta(days=interval)
    return Memory(card, due, Phase.REVIEW, stability=interval, difficulty=5.0, last=last, **more)


def entry(card, rating=Rating.GOOD, days=0, before=None, **more):
    at = NOON + days * DAY
    fields = {"action": StudyAction.REVIEW, "seconds": 10.0, **more}
    return StudyEntry(card, card, at, at.date(), rating=rating, before=before or known(), **fields)


def counts(memories, days=3):
    return [each.count for each in ahead(memories, TODAY, days)]


def test_what_is_overdue_counts_for_today_and_what_is_far_off_for_none():
    late, soon, far = (known(due=NOON + days * DAY) for days in (-9, 1, 3))
    assert counts([late, soon, far]) == [1, 1, 0]


def test_a_plan_counts_in_place_of_its_own_time_and_a_buried_card_when_it_comes():
    planned = known(due=NOON, planned=TODAY + 2 * DAY)
    buried = known(due=NOON, buried_until=TODAY + DAY)
    new = Memory("n", NOON)
    assert counts([planned, buried, new, replace(new, planned=TODAY)]) == [1, 1, 1]


def test_cards_that_do_not_come_are_not_ahead():
    assert counts([known(suspended=True), known(gone=True), Memory("n", NOON)]) == [0, 0, 0]


def test_time_and_answers_stand_by_the_day_and_what_was_put_aside_is_no_answer():
    found = spent(
        [
            entry("a", days=-1, seconds=12.4),
            entry("b", seconds=7.0, action=StudyAction.CRAM),
            entry("c", rating=None, action=StudyAction.BURY, seconds=0.0),
        ],
        TODAY,
        3,
    )
    assert [(each.day, each.seconds, each.cards) for each in found] == [
        (TODAY - 2 * DAY, 0, 0), (TODAY - DAY, 12, 1), (TODAY, 7, 1),
    ]  # fmt: skip


def test_true_retention_asks_the_first_answer_of_a_day_to_what_was_known():
    young, mature = known(interval=MATURE - 1), known(interval=MATURE)
    entries = [
        entry("a", Rating.AGAIN, before=young),
        entry("a", Rating.GOOD, before=replace(young, phase=Phase.RELEARNING, step=0)),
        entry("a", Rating.GOOD, days=1, before=young),
        entry("b", Rating.HARD, before=mature),
        entry("c", Rating.GOOD, before=Memory("c", NOON)),
        entry("d", Rating.AGAIN, before=mature, action=StudyAction.CRAM),
    ]
    assert retention(entries) == (Retention(2, 1), Retention(1, 1))


def test_where_nothing_was_asked_there_is_no_share():
    assert Retention(0, 0).share is None
    assert Retention(4, 3).share == 0.75


def test_hard_spots_are_what_slips_again_and_again_the_worst_first():
    cards = [known(name, lapses=count) for name, count in (("a", 1), ("b", HARD), ("c", 7))]
    gone = known("d", lapses=9, gone=True)
    assert [each.card for each in hardest([*cards, gone], 9)] == ["c", "b"]
    assert [each.card for each in hardest(cards, 1)] == ["c"]
