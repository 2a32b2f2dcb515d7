"""The journal: only added to, and undone and redone like any editor."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.case import AnswerEntry, AnswerKind
from coach.engine.rules.journal import redo_target, replay, undo_target

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def entry(position, question, value, kind=AnswerKind.FIRST, of=None):
    return AnswerEntry(position, question, value, kind, NOON, of)


def undo(entries):
    target = undo_target(entries)
    if target is None:
        return entries
    return [
        *entries,
        entry(len(entries), target.question, target.value, AnswerKind.UNDONE, target.position),
    ]


def redo(entries):
    target = redo_target(entries)
    if target is None:
        return entries
    return [
        *entries,
        entry(len(entries), target.question, target.value, AnswerKind.REDONE, target.position),
    ]


def test_an_empty_journal_comes_to_nothing():
    state = replay([])
    assert (dict(state.answers), state.can_undo, state.can_redo) == ({}, False, False)
    assert undo_target([]) is None
    assert redo_target([]) is None


def test_the_last_answer_counts():
    entries = [entry(0, "motive", "trait"), entry(1, "motive", "behaviour", AnswerKind.CHANGED)]
    assert replay(entries).answers == {"motive": "behaviour"}


def test_undoing_a_change_brings_the_answer_before_it():
    entries = [entry(0, "motive", "trait"), entry(1, "motive", "behaviour", AnswerKind.CHANGED)]
    assert replay(undo(entries)).answers == {"motive": "trait"}


def test_a_new_answer_ends_the_chance_to_redo():
    entries = undo([entry(0, "motive", "trait"), entry(1, "tie", "free")])
    assert replay(entries).can_redo
    entries.append(entry(3, "tie", "term"))
    assert not replay(entries).can_redo
    assert replay(entries).answers == {"motive": "trait", "tie": "term"}


def test_answers_keep_the_order_in_which_they_were_first_given():
    entries = [entry(0, "a", "1"), entry(1, "b", "1"), entry(2, "a", "2", AnswerKind.CHANGED)]
    assert list(replay(entries).answers) == ["a", "b"]


def test_a_pointer_to_nothing_changes_nothing():
    entries = [entry(0, "a", "1"), entry(1, "a", "1", AnswerKind.UNDONE, of=7)]
    assert replay(entries).answers == {"a": "1"}


answers = st.tuples(st.sampled_from("abc"), st.sampled_from("123"))
steps = st.lists(st.one_of(answers, st.sampled_from(["undo", "redo"])), max_size=30)


@given(steps)
def test_undo_and_redo_agree_with_an_editor(script):
    """A plain editor with two stacks of whole states is the judge."""
    entries = []
    now, past, future = {}, [], []
    for step in script:
        if step == "undo":
            entries = undo(entries)
            if past:
                future.append(now)
                now = past.pop()
        elif step == "redo":
            entries = redo(entries)
            if future:
                past.append(now)
                now = future.pop()
        else:
            question, value = step
            kind = AnswerKind.CHANGED if question in now else AnswerKind.FIRST
            entries.append(entry(len(entries), question, value, kind))
            past.append(now)
            now = {**now, question: value}
            future = []
        state = replay(entries)
        assert (state.answers, state.can_undo, state.can_redo) == (now, bool(past), bool(future))


@given(steps)
def test_what_is_undone_can_all_be_redone(script):
    entries = []
    for step in script:
        if isinstance(step, tuple):
            entries.append(entry(len(entries), *step))
    before = replay(entries).answers
    count = 0
    while replay(entries).can_undo:
        entries = undo(entries)
        count += 1
    assert replay(entries).answers == {}
    for _ in range(count):
        entries = redo(entries)
    assert replay(entries).answers == before
