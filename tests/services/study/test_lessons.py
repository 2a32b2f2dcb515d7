"""Paths and the quiz, the figures, and a clock that was set wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.rules.verdict import Verdict
from coach.domain.study.card import Rating, Scope
from coach.errors import NotFound
from coach.store.tables.study import StudyTable
from tests.services.study.test_sessions import studied

DAY = timedelta(days=1)


def path(study):
    (found,) = study.lessons.paths()
    return found


def test_a_path_tells_how_far_one_has_come_and_counts_no_days(study, clock):
    before = path(study)
    assert (before.scripts, before.met, before.known, before.next_day) == (6, 0, 0.0, 0)
    assert not before.is_chosen
    study.lessons.choose("week")
    studied(study.begin(Scope(scripts=("own-it", "mend"))), clock)
    some = path(study)
    assert (some.met, some.next_day, some.is_chosen) == (2, 0, True)
    assert [script.is_met for script in some.days[0].scripts] == [True, True, False]
    studied(study.begin(Scope(scripts=("thank",))), clock)
    assert path(study).next_day == 1
    clock.pass_days(90)
    assert path(study).next_day == 1  # nothing is lost by staying away
    assert path(study).known < some.known + 0.5


def test_what_is_known_of_a_path_fades_with_the_model(study, clock):
    studied(study.begin(Scope(scripts=("own-it",))), clock)
    fresh = path(study).known
    clock.pass_days(60)
    assert 0 < path(study).known < fresh
    assert 0 < fresh < 1 / 6 + 0.01  # one script of six


# -- the quiz


def test_a_story_is_judged_with_the_engines_reason_and_the_answer_is_kept(study, services):
    told = study.lessons.judge("late", Verdict.PART, 12.0)
    assert not told.is_right
    assert (told.verdict, told.name, told.because) == (Verdict.FIX, "Fix it", "Because of mend.")
    assert study.lessons.judge("gone", Verdict.HANDOVER).is_right
    stories = {each.card.ref.source: each.was_right for each in study.lessons.quiz()}
    assert stories == {"late": False, "gone": True}
    assert study.figures().spent[-1].cards == 2
    assert StudyTable(services._context.store).get("story:gone") is None


def test_the_quiz_takes_none_of_the_new_cards_of_a_day(study):
    before = study.overview()
    study.lessons.judge("late", Verdict.PART)
    study.lessons.judge("gone", Verdict.HANDOVER)
    after = study.overview()
    assert after.new == before.new


def test_stories_that_were_never_judged_come_first_and_then_the_wrong_ones(study):
    study.lessons.judge("late", Verdict.FIX)
    assert [each.card.ref.source for each in study.lessons.quiz()] == ["gone", "late"]
    study.lessons.judge("gone", Verdict.FIX)
    assert [each.card.ref.source for each in study.lessons.quiz()] == ["gone", "late"]
    study.lessons.judge("gone", Verdict.HANDOVER)
    assert [each.was_right for each in study.lessons.quiz()] == [True, True]


def test_a_story_that_is_not_due_is_judged_for_practice(study, services, clock):
    studied(study.begin(Scope(kinds=("story",))), clock)
    table = StudyTable(services._context.store)
    before = table.all()
    assert not study.lessons.judge("gone", Verdict.FIX).is_right
    assert table.all() == before
    clock.pass_days(30)
    study.lessons.judge("gone", Verdict.FIX)
    assert table.get("story:gone").lapses == 1


def test_a_story_that_the_library_lacks_is_not_found(study):
    with pytest.raises(NotFound):
        study.lessons.judge("nobody", Verdict.FIX)


# -- rows that make no sense


def test_a_card_that_cannot_be_read_is_named_and_left_as_it_is(study, services, clock, cards):
    studied(study.begin(Scope(scripts=("call",))), clock)
    studied(study.begin(Scope(kinds=("story",))), clock)
    store = services._context.store
    store.rows("UPDATE study_card SET due = 'some day' WHERE card LIKE '%:call' OR card = ?",
               ("story:late",))  # fmt: skip
    before = cards()
    services.settings.study_new = services.settings.study_reviews = 0
    overview = study.overview()
    assert overview.met == 2  # the reply that the script names, and the other story
    services.settings.study_new = 99
    seen = set(studied(study.begin(), clock))
    assert not any(card.endswith(":call") for card in seen)
    study.lessons.judge("late", Verdict.PART)
    broken = [row for row in before if row[5] == "some day"]
    assert len(broken) == 5
    assert set(broken) <= set(cards())
    assert {row.table for row in services.unread.all()} == {"study_card"}


@pytest.mark.parametrize("broken", ["difficulty = NULL", "stability = NULL"])
def test_a_card_without_what_the_scheduler_needs_ends_no_session(study, services, clock, broken):
    studied(study.begin(Scope(scripts=("call",))), clock)
    clock.pass_days(60)
    update = f"UPDATE study_card SET {broken} WHERE card = 'opening:call'"  # noqa: S608
    services._context.store.rows(update)
    seen = set(studied(study.begin(), clock))
    assert seen
    assert "opening:call" not in seen
    assert [row.table for row in services.unread.all()] == ["study_card"]


# -- figures


def test_the_figures_tell_what_comes_and_what_was_done(study, services, clock):
    services.settings.study_new = 4
    studied(study.begin(), clock)
    figures = study.figures(14)
    assert len(figures.ahead) == len(figures.spent) == 14
    assert sum(each.count for each in figures.ahead) == 4
    assert (figures.spent[-1].cards, figures.spent[-1].seconds) == (8, 40)
    assert figures.young.share is None
    clock.pass_days(7)
    services.settings.study_new = 0
    session = study.begin()
    session.answer(Rating.AGAIN)
    session.answer(Rating.GOOD)
    assert study.figures(14).young.share == 0.5


# -- a clock that was set wrong


def test_a_history_from_the_future_is_said_in_one_sentence_and_nothing_is_lost(
    study, services, clock
):
    services.settings.study_new = 2
    assert study.clock_warning() == ""
    clock.pass_days(1000)  # the clock was wrong
    studied(study.begin(), clock)
    table = StudyTable(services._context.store)
    future = table.all()
    clock.pass_days(-1000)
    assert study.clock_warning().startswith("Something was studied here on 22 August 2029, and")
    assert "26 November 2026" in study.clock_warning()
    assert table.all() == future  # to be told changes nothing
    study.count_from_now()
    assert study.clock_warning() == ""
    for before, after in zip(future, table.all(), strict=True):
        assert after.due - after.last == before.due - before.last
        assert after.last == clock.now
        assert (after.stability, after.reviews) == (before.stability, before.reviews)


def test_with_the_clock_set_back_no_schedule_jumps(study, services, clock):
    services.settings.study_new = 1
    studied(study.begin(), clock)
    table = StudyTable(services._context.store)
    known, right = table.get("opening:call"), clock.now
    clock.pass_days(-900)
    services.settings.study_new = 5
    assert study.begin().current.is_new  # what is known waits
    session = study.begin(Scope(scripts=("plan",)))
    session.answer(Rating.EASY)
    assert table.get("opening:call") == known
    assert table.get("opening:plan").last == known.last  # not nine hundred days before
    clock.now = right + timedelta(minutes=5)
    assert study.clock_warning() == ""
    assert table.get("opening:plan").due > right
