"""Heat, the second take, the mirror, and where the case stood."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.case import AnswerKind
from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.domain.rules.diagnosis import Confidence
from coach.domain.rules.heat import Heat, HeatOption, HeatQuestion
from coach.domain.rules.position import Take
from coach.domain.rules.verdict import Cause, Verdict
from coach.errors import CoolingOff, GoodTermsError
from coach.services.case.cooling_off import MORNING, SHORTEST_NIGHT, morning_after
from tests.services.conftest import INTERVIEW, SmallContent

HEAT = HeatQuestion(
    "safety", "How angry?", "", "", (HeatOption(Heat.HOT, "Hot", "You were hot"),), "Wait.", "Look."
)
MIRRORED = {"wrong", "told"}
TALK_DAY = date(2026, 12, 3)


@pytest.fixture
def content():
    questions = tuple(
        replace(each, mirror=f"Suppose {each.id}?", opening=f"How was it with {each.id}?")
        if each.id in MIRRORED
        else each
        for each in INTERVIEW.questions
    )
    return SmallContent(interview=replace(INTERVIEW, questions=questions, heat=HEAT))


@pytest.fixture
def hot(services, case, say):
    """A case that comes to FIX, of somebody angry."""
    say(harm="no")
    services.heat.set(case.id, Heat.HOT)
    say(wrong="late", told="no")
    return case.id


def till_morning(services, clock, case_id):
    clock.now = services.cases.case(case_id).parked_until


# -- heat


def test_heat_is_asked_once_after_its_gate(services, case, say):
    assert services.cases.view(case.id).heat is None
    assert say(harm="no").heat == HEAT
    services.heat.set(case.id, Heat.WARM)
    assert services.cases.view(case.id).heat is None
    assert services.cases.case(case.id).heat is Heat.WARM


def test_heat_need_not_be_said(services, case, say):
    say(harm="no")
    services.heat.set(case.id, Heat.UNSAID)
    assert services.cases.view(case.id).heat is None
    assert services.cases.case(case.id).parked_until is None


def test_heat_is_not_asked_where_people_need_protection(say):
    view = say(harm="yes")
    assert view.diagnosis.verdict is Verdict.PART_NOW
    assert view.heat is None


def test_a_hot_case_is_parked_overnight(services, hot, clock, again):
    with pytest.raises(CoolingOff, match="07:00"):
        services.cases.set_talk(hot, TALK_DAY)
    with pytest.raises(CoolingOff):
        services.papers.write(hot, PaperKind.BRIEF, PaperFormat.MARKDOWN)
    assert services.cases.set_talk(hot, None).talk_on is None
    assert services.talks.talk(hot).parts
    morning = services.cases.case(hot).parked_until
    clock.now = morning - timedelta(seconds=1)
    with pytest.raises(CoolingOff):
        again().cases.set_talk(hot, TALK_DAY)
    clock.now = morning
    services = again()
    assert services.cases.case(hot).parked_until is None
    assert services.cases.set_talk(hot, TALK_DAY).talk_on == TALK_DAY
    assert services.papers.write(hot, PaperKind.BRIEF, PaperFormat.MARKDOWN)


def test_a_refused_brief_leaves_no_file(services, hot, tmp_path):
    with pytest.raises(CoolingOff):
        services.papers.save(hot, PaperKind.BRIEF, PaperFormat.MARKDOWN, tmp_path / "brief.md")
    assert not (tmp_path / "brief.md").exists()


def test_nobody_talks_themselves_cool_before_the_morning(services, hot):
    with pytest.raises(CoolingOff):
        services.heat.set(hot, Heat.COOL)
    assert services.cases.case(hot).heat is Heat.HOT


def test_taking_answers_back_is_no_way_around_the_night(services, hot):
    services.cases.undo(hot)
    assert services.cases.case(hot).verdict is None
    for heat in (Heat.COOL, Heat.WARM, Heat.UNSAID):
        with pytest.raises(CoolingOff):
            services.heat.set(hot, heat)
    services.cases.redo(hot)
    with pytest.raises(CoolingOff):
        services.cases.set_talk(hot, TALK_DAY)


def test_a_verdict_that_protects_is_no_way_around_the_night(services, hot, say):
    """It does not wait itself, but what is said meanwhile would count for the next one."""
    say(harm="yes")
    with pytest.raises(CoolingOff):
        services.heat.set(hot, Heat.COOL)
    say(harm="no")
    with pytest.raises(CoolingOff):
        services.cases.set_talk(hot, TALK_DAY)


def test_in_the_morning_one_may_be_cool(services, hot, clock):
    till_morning(services, clock, hot)
    services.cases.undo(hot)
    assert services.heat.set(hot, Heat.COOL).heat is Heat.COOL


def test_a_slip_can_be_put_right_before_there_is_a_verdict(services, case, say):
    say(harm="no")
    services.heat.set(case.id, Heat.HOT)
    assert services.heat.set(case.id, Heat.COOL).parked_until is None


@pytest.mark.parametrize("heat", [Heat.COOL, Heat.WARM])
def test_who_is_not_hot_waits_for_nothing(services, case, say, heat):
    say(harm="no", wrong="late", told="no")
    assert services.heat.set(case.id, heat).parked_until is None
    assert services.cases.set_talk(case.id, TALK_DAY).talk_on == TALK_DAY


def test_safety_never_waits(services, hot, say):
    say(harm="yes")
    assert services.cases.case(hot).parked_until is None
    assert services.cases.set_talk(hot, TALK_DAY).talk_on == TALK_DAY
    assert services.papers.write(hot, PaperKind.BRIEF, PaperFormat.MARKDOWN)


def test_overruling_is_no_way_around_the_night(services, hot, say):
    services.overrules.overrule(hot, Verdict.PART_NOW, "I have had it.")
    assert services.cases.case(hot).parked_until is not None
    services.overrules.withdraw(hot)
    say(harm="yes")
    services.overrules.overrule(hot, Verdict.FIX, "It was a joke.", "Kim")
    assert services.cases.case(hot).parked_until is not None


@given(st.integers(0, 10 * 365 * 24 * 60))
def test_there_is_always_a_night_before_the_morning(minutes):
    said_at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    morning = morning_after(said_at)
    night = morning - said_at
    # where clocks are put forward or back, a night is an hour shorter or longer
    assert SHORTEST_NIGHT - timedelta(hours=1) <= night <= timedelta(hours=31)
    assert morning.astimezone().time() == MORNING


# -- the second take


def test_the_second_take_opens_in_the_morning(services, hot, clock):
    take = services.heat.second_take(hot)
    assert take.opens_at == services.cases.case(hot).parked_until
    assert not take.offered
    with pytest.raises(CoolingOff, match="morning"):
        services.heat.answer(hot, "harm", "no")
    clock.now = take.opens_at
    take = services.heat.second_take(hot)
    assert (take.opens_at, take.offered) == (None, True)
    assert (take.question.id, take.chosen) == ("harm", "no")


def test_the_second_take_stands_beside_the_first(services, hot, clock, again):
    till_morning(services, clock, hot)
    services.heat.answer(hot, "harm", "no")
    take = services.heat.answer(hot, "wrong", "gone")
    assert (take.first.verdict, take.second.verdict) == (Verdict.FIX, Verdict.HANDOVER)
    assert not take.offered
    take = again().heat.second_take(hot)
    assert [
        (each.question.id, each.first and each.first.option, each.second and each.second.option)
        for each in take.differences
    ] == [("wrong", "late", "gone"), ("told", "no", None)]
    assert again().cases.diagnosis(hot).verdict is Verdict.FIX


def test_a_second_take_can_be_changed_while_it_lasts(services, hot, clock):
    till_morning(services, clock, hot)
    services.heat.answer(hot, "harm", "no")
    services.heat.answer(hot, "wrong", "gone")
    take = services.heat.second_take(hot, at="wrong")
    assert (take.question.id, take.chosen) == ("wrong", "gone")
    take = services.heat.answer(hot, "wrong", "bad")
    assert (take.question.id, take.chosen, take.second) == ("told", "no", None)


def test_the_second_take_is_not_undone_by_undo(services, hot, clock):
    till_morning(services, clock, hot)
    services.heat.answer(hot, "harm", "yes")
    view = services.cases.undo(hot)
    assert view.question.id == "told"
    assert services.heat.second_take(hot).answered[0].option == "yes"


def test_the_second_take_can_be_put_in_force_and_undone(services, hot, clock):
    till_morning(services, clock, hot)
    with pytest.raises(GoodTermsError, match="not finished"):
        services.heat.adopt(hot)
    for question, option in {"harm": "no", "wrong": "bad", "told": "yes"}.items():
        services.heat.answer(hot, question, option)
    before = services.heat.second_take(hot)
    take = services.heat.adopt(hot)
    assert (before.in_force, take.in_force) == (False, True)
    assert take.differences == before.differences
    assert [each.question.id for each in take.differences] == ["wrong", "told"]
    assert take.first == before.first
    assert services.cases.diagnosis(hot) == take.second
    assert services.cases.diagnosis(hot).verdict is Verdict.PART
    services.cases.undo(hot)
    services.cases.undo(hot)
    assert services.cases.diagnosis(hot).verdict is Verdict.FIX
    assert not services.heat.second_take(hot).in_force


def test_the_same_answers_once_more_are_in_force_at_once(services, hot, clock):
    till_morning(services, clock, hot)
    for question, option in {"harm": "no", "wrong": "late", "told": "no"}.items():
        services.heat.answer(hot, question, option)
    take = services.heat.second_take(hot)
    assert (take.differences, take.in_force) == ((), True)
    assert take.first == take.second
    services.cases.answer(hot, "wrong", "gone")
    take = services.heat.second_take(hot)
    assert (take.differences, take.in_force) == ((), False)
    assert take.first == take.second


def test_the_morning_after_a_parked_night_a_second_look_is_due(services, hot, clock, again):
    assert services.heat.second_looks(services.cases.cases()) == ()
    till_morning(services, clock, hot)
    assert [case.id for case in services.heat.second_looks(services.cases.cases())] == [hot]
    services.heat.answer(hot, "harm", "no")
    services = again()
    assert [case.id for case in services.heat.second_looks(services.cases.cases())] == [hot]
    services.heat.answer(hot, "wrong", "gone")
    assert services.heat.second_looks(services.cases.cases()) == ()


def test_no_second_look_is_due_where_nothing_was_parked(services, hot, case, clock, say):
    say(harm="yes")  # a verdict that protects
    clock.now += timedelta(days=1)
    assert services.heat.second_looks(services.cases.cases()) == ()


def test_once_the_talk_has_a_day_no_second_look_is_due(services, hot, clock):
    till_morning(services, clock, hot)
    services.cases.set_talk(hot, TALK_DAY)
    assert services.heat.second_looks(services.cases.cases()) == ()


def test_before_the_verdict_there_is_nothing_to_take_again(services, case, say):
    say(harm="no")
    assert services.heat.second_take(case.id).question is None
    with pytest.raises(GoodTermsError, match="nothing to go through"):
        services.heat.answer(case.id, "harm", "no")


# -- the mirror


def test_the_client_is_asked_only_what_was_answered(services, case, say):
    say(harm="no", wrong="late")
    assert services.mirror.questions(case.id) == ()
    say(told="dont-know")
    asked = services.mirror.questions(case.id)
    assert [(each.question.id, each.mine.option, each.theirs) for each in asked] == [
        ("wrong", "late", None)
    ]
    assert asked[0].question.mirror == "Suppose wrong?"


def test_a_gap_lowers_the_confidence_by_one_step_and_becomes_a_question(services, case, say):
    say(harm="no", wrong="late", told="yes")
    before = services.cases.diagnosis(case.id)
    assert before.confidence is Confidence.SURE
    services.mirror.answer(case.id, "wrong", "bad")
    services.mirror.answer(case.id, "told", "no")
    after = services.cases.diagnosis(case.id)
    assert (after.verdict, after.confidence) == (before.verdict, Confidence.FAIRLY_SURE)
    assert after.confidence_because.endswith("But they would answer 2 questions otherwise.")
    assert [gap.theirs.sentence for gap in services.mirror.gaps(case.id)] == [
        "wrong was bad",
        "told was no",
    ]
    assert services.talks.talk(case.id).openings == (
        "How was it with wrong?",
        "How was it with told?",
    )
    brief = services.papers.write(case.id, PaperKind.BRIEF, PaperFormat.MARKDOWN).decode()
    said = brief.partition("## What to say")[2]
    assert "- How was it with wrong?\n- How was it with told?" in said


def test_a_copy_to_try_answers_on_has_the_gaps_too(services, case, say):
    say(harm="no", wrong="late", told="yes")
    services.mirror.answer(case.id, "wrong", "bad")
    what_if = services.cases.what_if(case.id)
    assert what_if.diagnosis == services.cases.diagnosis(case.id)
    what_if.answer("wrong", "bad")
    assert what_if.diagnosis.gaps == ()


@pytest.mark.parametrize("theirs", ["late", "dont-know", "skip"])
def test_who_agrees_or_cannot_say_leaves_no_gap(services, case, say, theirs):
    say(harm="no", wrong="late", told="yes")
    services.mirror.answer(case.id, "wrong", "bad")
    services.mirror.answer(case.id, "wrong", theirs)
    assert services.mirror.gaps(case.id) == ()
    assert services.cases.diagnosis(case.id).confidence is Confidence.SURE


def test_nobody_is_asked_to_see_it_as_those_who_harm_them_do(services, case, say):
    say(harm="no", wrong="late", told="yes")
    services.mirror.answer(case.id, "wrong", "bad")
    say(harm="yes")
    assert services.mirror.questions(case.id) == ()
    assert services.mirror.gaps(case.id) == ()
    assert services.talks.talk(case.id).openings == ()


@pytest.mark.parametrize(("question", "option"), [("harm", "no"), ("wrong", "odd"), ("x", "y")])
def test_what_is_not_put_to_the_client_is_refused(services, case, say, question, option):
    say(harm="no", wrong="late", told="yes")
    with pytest.raises(GoodTermsError):
        services.mirror.answer(case.id, question, option)
    kinds = {entry.kind for entry in services.cases._case_reader.entries(case.id)}
    assert AnswerKind.MIRROR not in kinds


def test_the_mirror_changes_no_answer_and_is_not_undone(services, case, say):
    say(harm="no", wrong="late", told="yes")
    services.mirror.answer(case.id, "wrong", "bad")
    view = services.cases.undo(case.id)
    assert (view.question.id, view.chosen) == ("told", "yes")
    services.cases.redo(case.id)
    assert len(services.mirror.gaps(case.id)) == 1


# -- where the case stood


def test_the_path_has_a_point_a_day_and_take(services, hot, clock, say, again):
    say(told="yes")
    till_morning(services, clock, hot)
    for question, option in {"harm": "yes"}.items():
        services.heat.answer(hot, question, option)
    services.heat.adopt(hot)
    path = again().cases.path(hot)
    assert [(point.take, point.verdict) for point in path] == [
        (Take.FIRST, Verdict.FIX),
        (Take.FIRST, Verdict.PART_NOW),
        (Take.COOL, Verdict.PART_NOW),
    ]
    assert path[0].on < path[1].on == path[2].on
    assert path[2].shares == {cause: 0.3 if cause is Cause.CONDUCT else 0.0 for cause in Cause}


def test_before_the_verdict_a_case_stands_nowhere(services, case, say):
    say(harm="no")
    assert services.cases.path(case.id) == ()


def test_an_old_case_stands_where_it_is_now(services, case, say):
    say(harm="no", wrong="late", told="yes")
    services.cases._context.store.execute("DELETE FROM position")
    (point,) = services.cases.path(case.id)
    assert (point.verdict, point.take) == (Verdict.FIX, Take.FIRST)
