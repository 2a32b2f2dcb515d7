"""Cases outlive content: frozen packs of two versions, and answers carried over."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.content.library import ContentLibrary
from coach.domain.case import AnswerEntry, AnswerKind
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.update import translated
from coach.errors import GoodTermsError
from coach.paths import user_paths
from coach.store.file.opening import open_store
from coach.store.tables.cases import CaseRecord
from tests.opened import build

PACKS = Path(__file__).parents[2] / "files" / "packs"
OLD, NEW = (ContentLibrary(PACKS / f"frozen-1.{number}", None) for number in (0, 1))
TOO_SMALL = {
    "conduct": "fine",
    "motive": "behaviour",
    "leaving": "stay",
    "trouble": "size",
    "tried": "refused",
}


@pytest.fixture
def program(tmp_path, clock):
    """Closes the program, as it were, and starts it again with a version of the content."""
    opened = []

    def start(content):
        for services in opened:
            services.close()
        store = open_store(user_paths(tmp_path / "data"), clock, keyring=False)
        opened.append(build(store, content, clock))
        return opened[-1]

    yield start
    for services in opened:
        services.close()


@pytest.fixture
def case_id(program):
    """A case answered to its verdict, REFER, with the old content."""
    services = program(OLD)
    case = services.cases.start(services.clients.add("Halden Tools").id)
    for question, option in TOO_SMALL.items():
        services.cases.answer(case.id, question, option)
    return case.id


def test_an_old_case_opens_with_its_own_questions(program, case_id):
    services = program(NEW)
    view = services.cases.view(case_id)
    assert view.case.pack == "frozen 1.0"
    assert view.diagnosis.verdict is Verdict.REFER
    assert [each.question for each in view.answered] == list(TOO_SMALL)
    assert services.cases.definition(case_id).interview == OLD.interview


def test_an_old_case_goes_on_with_its_own_questions(program, case_id):
    services = program(NEW)
    services.cases.undo(case_id)
    view = services.cases.answer(case_id, "motive", "trait")
    assert view.diagnosis.verdict is Verdict.STOP
    with pytest.raises(GoodTermsError, match="not part of the interview"):
        services.cases.answer(case_id, "demand", "never")


def test_an_old_case_still_has_its_talk_brief_and_plan(program, case_id):
    from coach.domain.papers.paper import PaperFormat, PaperKind

    services = program(NEW)
    assert services.talks.talk(case_id).parts
    assert services.papers.write(case_id, PaperKind.BRIEF, PaperFormat.MARKDOWN)
    assert services.reminders.plan(case_id)
    assert services.referrals.advice(case_id).allowed


def test_without_an_update_nothing_has_changed(program, case_id):
    assert program(OLD).updates.content_change(case_id) is None


def test_what_an_update_changes_is_said(program, case_id):
    change = program(NEW).updates.content_change(case_id)
    assert (change.pack_before, change.pack_now) == ("frozen 1.0", "frozen 1.1")
    assert [question.id for question in change.added] == ["demand"]
    assert [question.id for question in change.removed] == ["motive"]
    assert [(pair.before.id, pair.now.id) for pair in change.renamed] == [
        ("trouble", "what-is-wrong")
    ]
    assert [pair.now.id for pair in change.reworded] == ["conduct", "tried"]
    assert [said.sentence for said in change.lost] == ["It is about what they do."]
    assert [question.id for question in change.open] == ["demand"]
    assert (change.verdict_before, change.verdict_now) == (Verdict.REFER, None)
    assert change.rules > 0


def test_answers_are_carried_over_under_their_new_names(program, case_id):
    services = program(NEW)
    view = services.updates.carry_over(case_id)
    assert view.case.pack == "frozen 1.1"
    assert view.question.id == "demand"
    view = services.cases.answer(case_id, "demand", "never")
    assert view.diagnosis.verdict is Verdict.REFER
    assert view.diagnosis.answers["what-is-wrong"] == "misfit"
    assert services.updates.content_change(case_id) is None
    assert program(NEW).cases.view(case_id).diagnosis.verdict is Verdict.REFER


def test_what_was_answered_before_can_be_undone_after(program, case_id):
    services = program(NEW)
    services.updates.carry_over(case_id)
    for _ in TOO_SMALL:
        view = services.cases.undo(case_id)
    assert (view.question.id, view.can_undo) == ("conduct", False)
    for _ in TOO_SMALL:
        view = services.cases.redo(case_id)
    assert view.question.id == "demand"


def test_carrying_over_can_be_taken_back(program, case_id):
    services = program(NEW)
    assert not services.updates.can_carry_back(case_id)
    services.updates.carry_over(case_id)
    services.cases.answer(case_id, "demand", "asked")
    assert services.updates.can_carry_back(case_id)
    view = services.updates.carry_back(case_id)
    assert (view.case.pack, view.diagnosis.verdict) == ("frozen 1.0", Verdict.REFER)
    with pytest.raises(GoodTermsError, match="never carried over"):
        services.updates.carry_back(case_id)


def test_carrying_over_twice_changes_nothing(program, case_id):
    services = program(NEW)
    once = services.updates.carry_over(case_id)
    assert services.updates.carry_over(case_id) == once
    assert services.updates.can_carry_back(case_id)


def test_of_two_names_of_a_question_the_later_answer_counts(program, case_id):
    services = program(NEW)
    services.updates.carry_over(case_id)
    services.cases.answer(case_id, "what-is-wrong", "payment")
    services.updates.carry_back(case_id)
    services.cases.answer(case_id, "trouble", "dread")
    services.updates.carry_over(case_id)
    assert services.cases.what_if(case_id).answers["conduct"] == "fine"
    services.cases.answer(case_id, "demand", "never")
    assert services.cases.diagnosis(case_id).answers["what-is-wrong"] == "dread"


def test_a_case_from_before_there_were_pins_is_pinned_when_it_goes_on(program, clock):
    services = program(OLD)
    client = services.clients.add("Halden Tools")
    table = services.cases._case_reader.table
    table.add(CaseRecord("old", client.id, "", "", "frozen 0.9", clock(), clock()))
    services.cases._case_reader.journal.add(
        "old", AnswerEntry(0, "conduct", "fine", AnswerKind.FIRST, clock())
    )
    assert services.cases.view("old").question.id == "motive"
    assert services.updates.content_change("old") is None
    services.cases.answer("old", "motive", "behaviour")
    assert services.cases.case("old").pack == "frozen 1.0"
    assert program(NEW).cases.view("old").question.id == "leaving"


def test_content_that_cannot_be_read_any_more_gives_way_to_that_of_today(program, case_id):
    services = program(NEW)
    services.cases._context.store.execute("UPDATE pin SET content = x'00'")
    view = services.cases.view(case_id)
    assert view.question.id == "demand"
    assert [said.question for said in view.answered] == ["conduct"]


def test_the_same_content_is_kept_once(program, case_id):
    services = program(OLD)
    services.cases.start(services.clients.add("Another").id)
    assert services.cases._context.store.rows("SELECT COUNT(*) FROM pin") == [(1,)]


def options(interview):
    return [
        (question.id, option)
        for question in interview.questions
        for option in (*(each.id for each in question.options), "dont-know")
    ]


old_steps = st.lists(st.sampled_from([*options(OLD.interview), "undo", "redo"]), max_size=10)
new_steps = st.lists(st.sampled_from([*options(NEW.interview), "undo", "redo"]), max_size=6)


def take(services, case_id, steps):
    for step in steps:
        if step == "undo":
            services.cases.undo(case_id)
        elif step == "redo":
            services.cases.redo(case_id)
        else:
            services.cases.answer(case_id, *step)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(before=old_steps, after=new_steps)
def test_no_update_breaks_a_case(program, before, after):
    services = program(OLD)
    case_id = services.cases.start(services.clients.add("Halden Tools").id).id
    take(services, case_id, before)
    answers = dict(services.cases.what_if(case_id)._now)
    was = services.cases.view(case_id)

    services = program(NEW)
    assert services.cases.view(case_id) == was
    change = services.updates.content_change(case_id)
    carried = services.updates.carry_over(case_id)
    assert services.cases.what_if(case_id)._now == translated(NEW.interview, answers)
    now = carried.diagnosis.verdict if carried.diagnosis else None
    assert change.verdict_now is now
    take(services, case_id, after)

    back = services.updates.carry_back(case_id)
    assert {each.question for each in back.answered} <= {q.id for q in OLD.interview.questions}
    if not after:
        assert (back.answered, back.diagnosis, back.can_redo) == (
            was.answered,
            was.diagnosis,
            was.can_redo,
        )
