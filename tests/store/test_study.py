"""What is remembered of cards, and the log of studying, as they come back from the file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.study.card import Memory, Phase, Rating, StudyAction, StudyEntry
from coach.store.tables.study import StudyTable

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
TODAY, DAY = NOON.date(), timedelta(days=1)
TOMORROW = datetime(2026, 11, 27, tzinfo=UTC)
moments = st.integers(-50 * 365, 800 * 365).map(lambda count: NOON + count * DAY / 1.7)
days = st.dates(date(1971, 1, 1), date(2900, 1, 1))
new = st.builds(Memory, st.text("abc:-", min_size=1), moments, suspended=st.booleans())
known = st.builds(
    Memory,
    card=st.text("abc:-", min_size=1),
    due=moments,
    phase=st.sampled_from([Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING]),
    step=st.none() | st.integers(0, 2),
    stability=st.floats(0.001, 36_500),
    difficulty=st.floats(1, 10),
    last=moments,
    reviews=st.integers(0, 9999),
    lapses=st.integers(0, 999),
    suspended=st.booleans(),
    buried_until=st.none() | days,
    planned=st.none() | days,
    gone=st.booleans(),
)
entries = st.builds(
    StudyEntry,
    id=st.uuids().map(str),
    card=st.text("abc:-", min_size=1),
    at=moments,
    day=st.just(TODAY),
    action=st.sampled_from(StudyAction),
    rating=st.none() | st.sampled_from(Rating),
    seconds=st.floats(0, 300),
    before=st.none() | new | known,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(memory=new | known, entry=entries)
def test_what_is_kept_comes_back_as_it_was(store, memory, entry):
    store.execute("DELETE FROM study_log")  # of the example before
    table = StudyTable(store)
    table.put(memory)
    assert table.get(memory.card) == memory
    table.log(entry)
    assert table.last_entry(TODAY) == entry
    table.mark_undone(entry.id)
    assert entry.id not in {each.id for each in table.entries(TODAY, TODAY)}


def review(card, due, **more):
    return Memory(card, due, Phase.REVIEW, stability=3.0, difficulty=5.0, last=NOON - DAY, **more)


def counted(store):
    found = StudyTable(store).count_due(TOMORROW, TODAY)
    return found.cards, found.new, found.done


def test_what_is_due_is_counted_to_the_end_of_the_day(store):
    table = StudyTable(store)
    second = timedelta(seconds=1)
    table.put_all(
        [
            review("today", TOMORROW - second),
            review("tomorrow", TOMORROW),
            review("away", NOON, suspended=True),
            review("gone", NOON, gone=True),
            review("buried", NOON, buried_until=TODAY + DAY),
            review("back", NOON, buried_until=TODAY),
            Memory("new", NOON),
        ]
    )
    assert counted(store) == (2, 0, 0)


def test_a_planned_day_counts_only_while_its_talk_is_to_come(store, full):
    full.rows("DELETE FROM study_plan")
    full.rows("DELETE FROM study_card")
    table = StudyTable(full)
    table.put_all(
        [
            review("later", NOON, planned=TODAY + DAY),
            review("sooner", TOMORROW + DAY, planned=TODAY),
            Memory("new", NOON, planned=TODAY),
        ]
    )
    assert counted(full)[:2] == (1, 0)  # nobody plans: each at its own time
    table.set_plan("a", NOON)
    full.rows("UPDATE case_file SET talk_on = ? WHERE id = 'a'", (TODAY.isoformat(),))
    assert counted(full)[:2] == (2, 1)
    full.rows("UPDATE case_file SET talk_on = ?", ((TODAY - DAY).isoformat(),))
    assert counted(full)[:2] == (1, 0)


def test_an_answer_counts_once_a_card_and_only_what_was_known(store):
    table = StudyTable(store)
    for number, (card, phase) in enumerate(
        [("a", Phase.REVIEW), ("a", Phase.RELEARNING), ("a", Phase.REVIEW), ("b", Phase.LEARNING)]
    ):
        before = Memory(card, NOON, phase, stability=1.0, difficulty=5.0, last=NOON)
        action, rating = StudyAction.REVIEW, Rating.GOOD
        table.log(StudyEntry(f"e{number}", card, NOON, TODAY, action, rating, 30.0, before))
    assert counted(store)[2] == 1
    assert table.pace() == 30.0
    assert table.count_due(TOMORROW, TODAY).pace == 30.0


def test_the_pace_is_that_of_the_last_two_hundred_answers(store):
    table = StudyTable(store)
    assert table.pace() is None
    with store.transaction():
        for number in range(300):
            at, seconds = NOON + number * timedelta(minutes=1), 100.0 if number < 100 else 10.0
            table.log(
                StudyEntry(f"e{number:03}", "a", at, TODAY, StudyAction.CRAM, Rating.GOOD, seconds)
            )
    assert table.pace() == 10.0
