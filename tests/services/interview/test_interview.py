"""Answering the interview: saved at once, undone, redone, looked at again."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.case import Stage
from coach.domain.rules.verdict import Verdict
from coach.errors import GoodTermsError


def test_a_new_case_opens_with_the_first_question(services, case):
    view = services.cases.view(case.id)
    assert (view.question.id, view.gate.id, view.gate_number, view.gate_count) == (
        "harm",
        "safety",
        1,
        2,
    )
    assert (view.chosen, view.answered, view.can_undo, view.can_redo) == (None, (), False, False)
    assert view.diagnosis is None
    assert view.case.pack == "small 1.0"


def test_an_answer_is_saved_before_it_is_shown(services, case, again):
    services.cases.answer(case.id, "harm", "no")
    view = again().cases.view(case.id)
    assert view.question.id == "wrong"
    assert [said.sentence for said in view.answered] == ["harm was no"]


def test_the_last_answer_brings_the_verdict(services, case, say):
    view = say(harm="no", wrong="late", told="no")
    assert view.question is None
    assert view.diagnosis.verdict is Verdict.FIX
    assert view.gate_number == 2
    assert services.cases.diagnosis(case.id) == view.diagnosis
    assert view.case.stage is Stage.VERDICT


def test_not_knowing_is_an_answer(say):
    view = say(harm="dont-know", wrong="skip")
    assert view.diagnosis.verdict is Verdict.GATHER
    assert view.answered[0].sentence == "Not known yet: the truth about harm."


@pytest.mark.parametrize(
    ("question", "option"), [("harm", "maybe"), ("nothing", "no"), ("harm", ""), ("", "")]
)
def test_unknown_questions_and_answers_are_refused(services, case, question, option):
    with pytest.raises(GoodTermsError, match="not part of the interview"):
        services.cases.answer(case.id, question, option)
    assert not services.cases.view(case.id).can_undo


def test_undo_and_redo_walk_through_the_answers(services, case, say):
    say(harm="no", wrong="late")
    view = services.cases.undo(case.id)
    assert (view.question.id, view.chosen, view.can_redo) == ("wrong", "late", True)
    view = services.cases.redo(case.id)
    assert (view.question.id, view.can_redo) == ("told", False)


def test_the_list_of_cases_keeps_up_with_undo_and_redo(services, case, say):
    say(harm="no", wrong="late", told="no")
    services.cases.undo(case.id)
    (listed,) = services.cases.cases()
    assert (listed.verdict, listed.stage) == (None, Stage.UNDERSTAND)
    services.cases.redo(case.id)
    (listed,) = services.cases.cases()
    assert (listed.verdict, listed.stage) == (Verdict.FIX, Stage.VERDICT)


def test_undo_survives_a_restart(services, case, say, again):
    say(harm="no", wrong="late")
    services.cases.undo(case.id)
    later = again()
    assert later.cases.view(case.id).can_redo
    assert later.cases.redo(case.id).question.id == "told"


def test_undo_and_redo_with_nothing_to_do_change_nothing(services, case):
    before = services.cases.view(case.id)
    assert services.cases.undo(case.id) == before
    assert services.cases.redo(case.id) == before


def test_looking_back_shows_the_answer_in_force(services, case, say):
    say(harm="no", wrong="late")
    view = services.cases.view(case.id, at="harm")
    assert (view.question.id, view.chosen, view.gate.id) == ("harm", "no", "safety")


def test_looking_at_a_question_off_the_path_shows_the_open_one(services, case, say):
    say(harm="no")
    assert services.cases.view(case.id, at="told").question.id == "wrong"


def test_back_goes_through_the_questions_in_order(services, case, say):
    assert services.cases.previous(case.id, None) is None
    say(harm="no", wrong="late", told="yes")
    assert services.cases.previous(case.id, None) == "told"
    assert services.cases.previous(case.id, "told") == "wrong"
    assert services.cases.previous(case.id, "wrong") == "harm"
    assert services.cases.previous(case.id, "harm") is None


def test_a_changed_early_answer_keeps_the_later_ones(services, case, say):
    say(harm="no", wrong="late", told="yes")
    view = say(harm="yes")
    assert view.diagnosis.verdict is Verdict.PART_NOW
    assert [said.question for said in view.answered] == ["harm"]
    view = say(harm="no")
    assert view.diagnosis.verdict is Verdict.FIX
    assert [said.option for said in view.answered] == ["no", "late", "yes"]


def test_the_same_answer_again_is_no_new_entry(services, case, say):
    say(harm="no", wrong="late")
    services.cases.undo(case.id)
    assert say(harm="no").can_redo


def test_a_new_answer_after_an_undo_ends_the_redo(services, case, say):
    say(harm="no", wrong="late")
    services.cases.undo(case.id)
    assert not say(wrong="bad").can_redo


def test_renamed_questions_and_options_of_old_cases_still_count(services, case, content, say):
    journal = services.cases._case_reader.journal
    from coach.domain.case import AnswerEntry, AnswerKind

    now = services.clock()
    journal.add(case.id, AnswerEntry(0, "damage", "no", AnswerKind.FIRST, now))
    journal.add(case.id, AnswerEntry(1, "wrong", "tardy", AnswerKind.FIRST, now))
    journal.add(case.id, AnswerEntry(2, "gone-for-ever", "yes", AnswerKind.FIRST, now))
    journal.add(case.id, AnswerEntry(3, "told", "perhaps", AnswerKind.FIRST, now))
    view = services.cases.view(case.id)
    assert [said.sentence for said in view.answered] == ["harm was no", "wrong was late"]
    assert view.question.id == "told"


def test_two_cases_do_not_mix(services, client, case, say):
    other = services.cases.start(client.id)
    say(harm="no")
    assert services.cases.view(other.id).answered == ()


answers = st.sampled_from(
    [("harm", "no"), ("harm", "yes"), ("wrong", "late"), ("wrong", "gone"), ("told", "yes")]
)
steps = st.lists(st.one_of(answers, st.sampled_from(["undo", "redo"])), max_size=12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps)
def test_the_file_agrees_with_an_editor_after_any_steps(services, client, steps):
    """Two stacks of whole states are the judge; what is read back from the file must agree."""
    case_id = services.cases.start(client.id).id
    now, past, future = {}, [], []
    for step in steps:
        if step == "undo":
            services.cases.undo(case_id)
            if past:
                future.append(now)
                now = past.pop()
        elif step == "redo":
            services.cases.redo(case_id)
            if future:
                past.append(now)
                now = future.pop()
        else:
            services.cases.answer(case_id, *step)
            if now.get(step[0]) != step[1]:
                past.append(now)
                now = {**now, step[0]: step[1]}
                future = []
        view = services.cases.view(case_id)
        assert (view.can_undo, view.can_redo) == (bool(past), bool(future))
        assert services.cases._case_reader.open(case_id).answers == now
