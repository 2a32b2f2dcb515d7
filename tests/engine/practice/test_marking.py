"""The journal of a round: what was marked comes out of it, whatever was taken back on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.practice.rounds import Answer, Rater, RoundAct, RoundEvent
from coach.engine.practice.marking import marking_of, pressed

ACTS = [
    RoundAct.YES,
    RoundAct.NO,
    RoundAct.NOT_UP,
    RoundAct.CLEARED,
    RoundAct.PUSHED,
    RoundAct.UNPUSHED,
]
UNDO, REDO = RoundAct.UNDONE, RoundAct.REDONE


def journal(*entries):
    """Events of entries (rater, act, what), each a second after the other."""
    return [
        RoundEvent(position, rater, act, what, float(position))
        for position, (rater, act, what) in enumerate(entries)
    ]


def told(events):
    found = marking_of(events)
    marks = [(mark.rater.value, mark.check, mark.is_yes) for mark in found.marks]
    return marks, [each.pushback for each in found.pushbacks]


entries = st.lists(
    st.tuples(st.sampled_from(Rater), st.sampled_from(ACTS), st.sampled_from("abc")), max_size=12
)


def test_the_last_mark_of_a_check_counts_with_the_time_it_was_made():
    events = journal(
        (Rater.OBSERVER, RoundAct.YES, "warned"), (Rater.OBSERVER, RoundAct.NO, "warned")
    )
    (mark,) = marking_of(events).marks
    assert (mark.is_yes, mark.at) == (False, 1.0)


def test_what_did_not_come_up_is_a_mark_of_its_own_and_neither_yes_nor_no():
    (mark,) = marking_of(journal((Rater.REP, RoundAct.NOT_UP, "a"))).marks
    assert (mark.answer, mark.is_yes, mark.is_no) == (Answer.NOT_UP, False, False)


def test_a_mark_that_was_taken_away_is_none():
    events = journal((Rater.REP, RoundAct.YES, "a"), (Rater.REP, RoundAct.CLEARED, "a"))
    assert told(events) == ([], [])
    assert marking_of(events).undoable == (Rater.REP,)


def test_the_same_answer_again_takes_a_mark_away_and_another_takes_its_place():
    marks = marking_of(journal((Rater.REP, RoundAct.YES, "a"))).marks
    again = {answer: pressed(marks, Rater.REP, "a", answer) for answer in Answer}
    assert again == {Answer.YES: None, Answer.NO: Answer.NO, Answer.NOT_UP: Answer.NOT_UP}


def test_what_another_rater_or_another_check_was_marked_with_takes_nothing_away():
    marks = marking_of(journal((Rater.REP, RoundAct.YES, "a"))).marks
    assert pressed(marks, Rater.OBSERVER, "a", Answer.YES) is Answer.YES
    assert pressed(marks, Rater.REP, "b", Answer.YES) is Answer.YES


def test_an_undo_brings_the_mark_before_back():
    events = journal(
        (Rater.REP, RoundAct.YES, "a"), (Rater.REP, RoundAct.NO, "a"), (Rater.REP, UNDO, "")
    )
    assert told(events) == ([("rep", "a", True)], [])


def test_an_undo_is_of_ones_own_marks_only():
    events = journal(
        (Rater.REP, RoundAct.YES, "a"), (Rater.CLIENT, RoundAct.NO, "a"), (Rater.REP, UNDO, "")
    )
    assert told(events) == ([("client", "a", False)], [])


def test_a_push_back_is_made_once_whoever_noted_it():
    events = journal(
        (Rater.CLIENT, RoundAct.PUSHED, "years"), (Rater.OBSERVER, RoundAct.PUSHED, "years")
    )
    (made,) = marking_of(events).pushbacks
    assert made.at == 0.0


def test_finished_is_finished_until_it_is_opened_again():
    done = (Rater.REP, RoundAct.FINISHED, "")
    assert marking_of(journal(done)).finished == (Rater.REP,)
    assert marking_of(journal(done, (Rater.REP, RoundAct.REOPENED, ""))).finished == ()


@given(entries, st.sampled_from(Rater), st.sampled_from(ACTS), st.sampled_from("abc"))
def test_an_undo_leaves_all_as_it_was_and_a_redo_as_it_became(before, rater, act, what):
    done = [*before, (rater, act, what)]
    assert told(journal(*done, (rater, UNDO, ""))) == told(journal(*before))
    assert told(journal(*done, (rater, UNDO, ""), (rater, REDO, ""))) == told(journal(*done))


@given(entries)
def test_undone_to_the_beginning_nothing_is_marked(done):
    back = [(rater, UNDO, "") for rater in Rater for _ in done]
    found = marking_of(journal(*done, *back))
    assert (found.marks, found.pushbacks, found.undoable) == ((), (), ())


@given(entries, entries)
def test_after_a_new_mark_there_is_nothing_to_do_again(before, after):
    undone = [(rater, UNDO, "") for rater in Rater]
    found = marking_of(journal(*before, *undone, *after))
    assert not {rater for rater, _act, _what in after} & set(found.redoable)


@given(entries)
def test_a_journal_told_twice_says_the_same(done):
    assert marking_of(journal(*done)) == marking_of(journal(*done))
