"""Runs: each line is kept at once, can be undone, said otherwise, and tried again from any turn."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.practice.debrief import CheckState
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.practice.roleplay import Result
from coach.errors import GoodTermsError, NotFound, TextRefused

PLAY = "the-tree-nursery"
TO_THE_END = ("the-shed/1", "the-news/1", "after-the-news/2", "his-turn/1", "his-turn/2")


@pytest.fixture
def runs(services):
    return services.runs


def said(runs, run_id, *choices):
    view = runs.view(run_id)
    for choice in choices:
        view = runs.choose(run_id, choice)
    return view


def test_a_run_begins_at_the_level_that_is_proposed_and_with_the_clients_first_line(runs):
    view = runs.begin(PLAY)
    assert (view.level.level, view.heard) == (Level.HURT, "“Mind the hose. What is it?”")
    assert [each.id for each in view.choices] == ["the-shed/1", "the-shed/2", "the-shed/3"]
    assert view.ending is None


@pytest.mark.parametrize(
    ("asked", "given"),
    [(Level.ACCEPTING, Level.ACCEPTING), (Level.SAFETY, Level.HURT), (None, Level.HURT)],
)
def test_a_level_that_the_role_play_has_not_is_the_proposed_one(runs, asked, given):
    assert runs.begin(PLAY, asked).level.level is given


def test_a_run_killed_in_the_middle_goes_on_at_its_place(runs, again, clock):
    run_id = runs.begin(PLAY, person="kim").run.id
    before = said(runs, run_id, "the-shed/1", "the-news/1")
    view = again().runs.view(run_id)
    assert (view.state, view.steps, view.run) == (before.state, before.steps, before.run)
    assert [each.choice for each in view.run.entries] == ["the-shed/1", "the-news/1"]


def test_the_end_is_kept_with_its_moment_and_an_undo_opens_the_run_again(runs, again, clock):
    run_id = runs.begin(PLAY).run.id
    view = said(runs, run_id, *TO_THE_END)
    assert view.ending is not None
    assert view.ending.result is Result.GOOD
    assert again().runs.view(run_id).run.ended == clock()
    runs = again().runs
    view = runs.undo(run_id)
    assert (view.ending, view.run.ended, view.can_redo) == (None, None, True)
    view = runs.redo(run_id)
    assert view.ending is not None
    assert view.run.ended == clock()


def test_nothing_can_be_said_once_it_is_over(runs):
    run_id = runs.begin(PLAY).run.id
    said(runs, run_id, *TO_THE_END)
    with pytest.raises(GoodTermsError, match="over"):
        runs.say(run_id, "One more thing.", (Move.INFORM,))
    with pytest.raises(GoodTermsError, match="at this point"):
        runs.choose(run_id, "his-turn/1")


def test_what_is_not_offered_is_refused_and_changes_nothing(runs):
    run_id = runs.begin(PLAY).run.id
    with pytest.raises(GoodTermsError, match="at this point"):
        runs.choose(run_id, "his-turn/1")
    assert runs.view(run_id).steps == ()


def test_an_undo_takes_one_line_back_and_another_line_takes_its_place(runs, again):
    run_id = runs.begin(PLAY).run.id
    said(runs, run_id, "the-shed/1", "the-news/3")
    view = runs.undo(run_id)
    assert (view.state.turn, view.can_redo) == ("the-news", True)
    view = runs.choose(run_id, "the-news/1")
    assert (view.state.turn, view.can_redo) == ("after-the-news", False)
    assert [each.said for each in again().runs.view(run_id).steps] == [
        each.said for each in view.steps
    ]
    for _ in range(3):
        view = again().runs.undo(run_id)
    assert view.steps == ()


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
@given(picks=st.lists(st.integers(0, 4), max_size=10), back=st.integers(0, 10))
def test_undo_and_redo_come_back_to_the_same_run(runs, picks, back):
    run_id = runs.begin(PLAY).run.id
    view = runs.view(run_id)
    for pick in picks:
        if view.ending is None:
            view = runs.choose(run_id, view.choices[pick % len(view.choices)].id)
    for _ in range(back):
        runs.undo(run_id)
    for _ in range(back):
        after = runs.redo(run_id)
    if back:
        assert (after.steps, after.state) == (view.steps, view.state)


def test_a_line_of_ones_own_is_taken_for_its_move(runs):
    run_id = runs.begin(PLAY).run.id
    view = runs.say(run_id, "  Mo, this is   hard to say. ", (Move.WARN,))
    assert view.state.turn == "the-news"
    assert (view.steps[0].said, view.steps[0].entry.typed) == ("Mo, this is hard to say.",) * 2
    assert view.steps[0].moves == (Move.WARN,)


def test_a_line_set_right_afterwards_is_said_again_with_the_other_move(runs, again):
    run_id = runs.begin(PLAY).run.id
    wrong = runs.say(run_id, "Well, about the work.", (Move.CHAT,))
    assert wrong.state.turn == "small-talk"
    right = runs.correct(run_id, (Move.WARN,))
    assert (right.state.turn, len(right.steps)) == ("the-news", 1)
    assert again().runs.view(run_id).steps[0].moves == (Move.WARN,)


def test_only_a_typed_line_can_be_set_right(runs):
    run_id = runs.begin(PLAY).run.id
    for choices in ((), ("the-shed/1",)):
        said(runs, run_id, *choices)
        with pytest.raises(GoodTermsError, match="in your own words"):
            runs.correct(run_id, (Move.WARN,))


@pytest.mark.parametrize("typed", ["", "   ", "x" * 2001])
def test_a_line_of_nothing_or_too_long_is_refused(runs, typed):
    run_id = runs.begin(PLAY).run.id
    with pytest.raises(TextRefused):
        runs.say(run_id, typed, (Move.WARN,))
    assert runs.view(run_id).steps == ()


def test_another_line_at_any_turn_is_a_run_of_its_own(runs, again):
    first = runs.begin(PLAY).run.id
    said(runs, first, "the-shed/1", "the-news/3", "the-news/1")
    second = runs.branch(first, 1)
    assert (second.run.parent, second.state.turn, len(second.steps)) == (first, "the-news", 1)
    said(runs, second.run.id, "the-news/1")
    runs = again().runs
    assert [each.entry.choice for each in runs.view(first).steps] == [
        "the-shed/1", "the-news/3", "the-news/1",
    ]  # fmt: skip
    assert [each.entry.choice for each in runs.view(second.run.id).steps] == [
        "the-shed/1", "the-news/1",
    ]  # fmt: skip


def test_two_runs_are_the_same_up_to_where_they_part(runs):
    first = runs.begin(PLAY).run.id
    said(runs, first, "the-shed/1", "the-news/3", "the-news/1")
    second = runs.branch(first, 1).run.id
    said(runs, second, "the-news/1")
    assert runs.compare(first, second).same == 1
    assert runs.compare(first, first).same == 3


def test_the_same_words_in_another_mood_are_not_the_same_step(runs):
    calm, sore = runs.begin(PLAY, Level.ACCEPTING).run.id, runs.begin(PLAY, Level.HOSTILE).run.id
    for each in (calm, sore):
        said(runs, each, "the-shed/1")
    assert runs.compare(calm, sore).same == 0


def test_the_list_has_the_latest_first_with_how_much_was_said(runs, clock):
    first = runs.begin(PLAY).run.id
    said(runs, first, "the-shed/1")
    clock.pass_days(1)
    second = runs.begin(PLAY).run.id
    assert [(row.run.id, row.said) for row in runs.all()] == [(second, 0), (first, 1)]
    assert runs.unfinished(PLAY).id == first  # in the other nothing was said


def test_a_run_that_is_over_is_not_left_in_the_middle(runs):
    run_id = runs.begin(PLAY).run.id
    said(runs, run_id, *TO_THE_END)
    assert runs.unfinished(PLAY) is None


def test_a_removed_run_comes_back_whole(runs):
    run_id = runs.begin(PLAY).run.id
    said(runs, run_id, "the-shed/1")
    runs.remove(run_id)
    assert runs.all() == ()
    runs.put_back(run_id)
    assert [row.said for row in runs.all()] == [1]


def test_runs_to_lay_beside_one_are_those_of_the_same_level_its_own_kin_first(runs, clock):
    first = runs.begin(PLAY).run.id
    said(runs, first, "the-shed/1", "the-news/1")
    for level, choice in ((Level.HURT, "the-shed/2"), (Level.ACCEPTING, "the-shed/2")):
        clock.pass_days(1)
        said(runs, runs.begin(PLAY, level).run.id, choice)
    kin = runs.branch(first, 1).run.id
    clock.pass_days(1)
    said(runs, runs.begin(PLAY).run.id, "the-shed/3")
    rows = runs.related(first)
    assert rows[0].run.id == kin
    assert len(rows) == 3


def test_what_is_not_there_is_said(runs):
    for call in (lambda: runs.view("nobody"), lambda: runs.begin("nothing")):
        with pytest.raises(NotFound, match="not there any more"):
            call()


def test_a_run_of_a_role_play_that_has_changed_goes_on_where_it_still_fits(runs, services):
    run_id = runs.begin(PLAY).run.id
    said(runs, run_id, "the-shed/1", "the-news/1")
    store = services._context.store
    store.execute("UPDATE practice_entry SET choice = 'the-news/9' WHERE position = 1")
    view = runs.view(run_id)
    assert (view.is_cut, view.state.turn, len(view.steps)) == (True, "the-news", 1)
    view = runs.choose(run_id, "the-news/3")
    assert (view.is_cut, len(runs.view(run_id).run.entries)) == (False, 2)


def test_an_undo_in_a_run_that_is_cut_lets_nothing_behind_it_move_up(runs, services):
    run_id = runs.begin(PLAY).run.id
    said(runs, run_id, *TO_THE_END)
    store = services._context.store
    store.execute("UPDATE practice_entry SET choice = 'the-news/9' WHERE position = 1")
    # this one would fit where the first one stood
    store.execute("UPDATE practice_entry SET choice = 'the-shed/2' WHERE position = 2")
    view = runs.undo(run_id)
    assert (view.steps, view.is_cut, view.can_redo) == ((), False, True)
    view = runs.redo(run_id)
    assert [each.entry.choice for each in view.steps] == ["the-shed/1"]
    view = runs.redo(run_id)  # what follows fits no more
    assert (len(view.steps), view.is_cut, view.can_redo) == (1, True, False)


def test_a_run_of_a_case_needs_the_case(runs, case):
    assert runs.begin(PLAY, case_id=case.id).run.case_id == case.id
    with pytest.raises(NotFound):
        runs.begin(PLAY, case_id="nobody")


def test_a_goodbye_ends_the_run_can_be_undone_and_says_what_was_not_said(runs, again):
    run_id = runs.begin(PLAY).run.id
    view = runs.say(run_id, "Right, I’d better get going. I’ll ring you Monday.", [Move.END])
    assert view.ending is not None
    assert view.ending.title == "You ended the talk here"
    assert view.ending.text == view.heard
    assert view.heard.endswith("What you came to say was not said.")
    kept = again().runs
    assert kept.view(run_id).ending == view.ending
    assert kept.view(run_id).run.ended is not None
    back = kept.undo(run_id)
    assert (back.ending, back.state.turn, back.run.ended) == (None, "the-shed", None)
    assert kept.redo(run_id).ending == view.ending


def test_a_goodbye_behind_the_news_leaves_nothing_unsaid(runs):
    run_id = runs.begin(PLAY).run.id
    said(runs, run_id, "the-shed/3")
    view = runs.say(run_id, "I’d better get going.", [Move.END])
    assert view.heard == "You said goodbye, and the talk ends here."


def test_after_a_goodbye_what_it_did_not_come_to_is_not_missed(runs, services):
    run_id = runs.begin(PLAY).run.id
    runs.say(run_id, "I’d better get going.", [Move.END])
    shown = services.debriefs.of(run_id).facts
    assert any(each.state is CheckState.NOT_DUE for each in shown.checks)
