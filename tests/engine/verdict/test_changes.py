"""What is different between two standpoints of a case."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.rules.changes import Change, PlannedStep, Standpoint
from coach.domain.rules.verdict import Mode, Scope, Verdict
from coach.engine.verdict.changes import compare

days = st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1))
words = st.sampled_from(("news", "reason", "close", "warn", "thanks"))
steps = st.builds(PlannedStep, words, words, days)
standpoints = st.builds(
    Standpoint,
    st.sampled_from(Verdict),
    st.tuples(st.sampled_from(Mode), st.sampled_from(Scope), st.booleans()),
    st.lists(words, unique=True).map(lambda ids: tuple((each, each.title()) for each in ids)),
    st.frozensets(words),
    st.lists(words, unique=True).map(tuple),
    st.lists(steps, unique_by=lambda each: (each.step, each.title)).map(tuple),
    days,
)


@given(standpoints)
def test_nothing_is_different_from_itself(standpoint):
    assert not compare(standpoint, standpoint).of_note


@given(standpoints, standpoints)
def test_what_is_new_one_way_is_gone_the_other(one, other):
    there, back = compare(one, other), compare(other, one)
    assert set(there.parts_new) == set(back.parts_gone)
    assert set(there.steps_new) == set(back.steps_gone)
    assert set(there.steps_moved) == set(back.steps_moved)
    assert there.manner == back.manner
    assert there.of_note == back.of_note or there.lines_lost != back.lines_lost


@given(standpoints, standpoints)
def test_whatever_differs_is_of_note(before, now):
    change = compare(before, now)
    titles = [{title for _, title in each.parts} for each in (before, now)]
    if before.verdict is not now.verdict or titles[0] != titles[1]:
        assert change.of_note
    if before.last_day != now.last_day:
        assert change.last_day == (before.last_day, now.last_day)


@given(standpoints)
def test_while_a_question_is_open_only_that_is_said(before):
    assert compare(before, Standpoint(None)) == Change(before.verdict, None)
