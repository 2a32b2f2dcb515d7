"""Looking back: undo to the first question, changed answers, the review page, and what-if.

Some of these walk the interview that is shipped, with answers drawn at random.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.content.library import ContentLibrary
from coach.domain.case import Stage
from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.domain.rules.verdict import Mode, Verdict
from coach.errors import GoodTermsError
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from tests.opened import build

WORKED = sorted((Path(__file__).parents[2] / "files" / "cases").glob("*.yaml"))
WORKED = [path for path in WORKED if path.stem != "expected"]
SAY_SO = {"recommend", "get-the-yes", "ask-for-time"}  # steps that go to whoever decides
same_file = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=15,
)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The content that is shipped, read once."""
    return ContentLibrary(pack_folder(), tmp_path_factory.mktemp("cache"))


@pytest.fixture
def restart(tmp_path, clock, shipped):
    """Closes the program, as it were, and starts it again with the content that is shipped."""
    opened = []

    def start():
        for services in opened:
            services.close()
        store = open_store(user_paths(tmp_path / "shipped"), clock, keyring=False)
        opened.append(build(store, shipped, clock))
        return opened[-1]

    yield start
    for services in opened:
        services.close()


def answer_all(services, case_id, choose):
    """Answer until there is a verdict; `choose` gets a question."""
    view = services.cases.view(case_id)
    while view.question is not None:
        view = services.cases.answer(case_id, view.question.id, choose(view.question))
    return view


def any_option(data):
    """Chooses at random, but goes on past the gate of safety more often than not."""

    def choose(question):
        known = [option.id for option in question.options]
        return data.draw(st.sampled_from([*known, known[0], "dont-know", "skip"]), question.id)

    return choose


@same_file
@given(st.data())
def test_undo_leads_to_the_first_question_and_redo_back_across_restarts(restart, data):
    services = restart()
    case_id = services.cases.start(services.clients.add("Halden Tools").id).id
    seen = [services.cases.view(case_id)]
    choose = any_option(data)
    while seen[-1].question is not None:
        question = seen[-1].question
        seen.append(services.cases.answer(case_id, question.id, choose(question)))
    stop = data.draw(st.integers(0, len(seen) - 1), "restart at")
    for number in range(len(seen) - 2, -1, -1):
        if number == stop:
            services = restart()
        view = services.cases.undo(case_id)
        assert (view.question, view.answered) == (seen[number].question, seen[number].answered)
        assert view.can_undo == (number > 0)
    services = restart()
    for number in range(1, len(seen)):
        view = services.cases.redo(case_id)
        assert (view.question, view.answered, view.diagnosis) == (
            seen[number].question,
            seen[number].answered,
            seen[number].diagnosis,
        )
        assert view.can_redo == (number < len(seen) - 1)


@same_file
@given(st.data())
def test_a_changed_answer_keeps_every_later_one_that_still_applies(restart, data):
    services = restart()
    case_id = services.cases.start(services.clients.add("Halden Tools").id).id
    answer_all(services, case_id, any_option(data))
    before = services.cases.view(case_id)
    for _ in range(3):
        was = {said.question: said.option for said in before.answered}
        ever = {
            entry.question: entry.value for entry in services.cases._case_reader.entries(case_id)
        }
        name = data.draw(st.sampled_from(sorted(was)), "change")
        question = services.content.interview.question(name)
        option = data.draw(st.sampled_from([each.id for each in question.options]), "to")
        after = services.cases.answer(case_id, name, option)
        now = {said.question: said.option for said in after.answered}
        assert now[name] == option
        assert {q: now[q] for q in now if q != name} == {q: ever[q] for q in now if q != name}
        assert {said.question for said in after.reopened} == now.keys() - was.keys()
        assert {said.question: said.option for said in after.set_aside} == {
            q: was[q] for q in was.keys() - now.keys()
        }
        if after.question is not None:
            assert after.question.id not in services.cases._case_reader.open(case_id).answers
        before = after


def test_a_reopened_answer_comes_back_as_the_default(services, case, say):
    say(harm="no", wrong="late", told="yes")
    view = say(wrong="gone")
    assert [said.question for said in view.set_aside] == ["told"]
    view = say(wrong="bad")
    assert [said.sentence for said in view.reopened] == ["told was yes"]
    assert services.cases.view(case.id, at="told").chosen == "yes"
    assert view.diagnosis.verdict is Verdict.PART
    assert services.cases.view(case.id).reopened == ()


# -- the review page


def test_the_review_shows_every_answer_by_gate(services, case, say):
    say(harm="no", wrong="late", told="yes")
    say(wrong="gone")
    safety, trouble = services.cases.review(case.id)
    assert (safety.gate.id, trouble.gate.id) == ("safety", "trouble")
    assert [(each.question.id, each.read_back.option, each.counts) for each in trouble.answers] == [
        ("wrong", "gone", True),
        ("told", "yes", False),
    ]


def test_the_review_shows_the_open_question_and_what_is_still_to_come(services, case):
    safety, trouble = services.cases.review(case.id)
    assert [(each.question.id, each.read_back) for each in safety.answers] == [("harm", None)]
    assert (safety.reached, trouble.reached, trouble.answers) == (True, False, ())


def test_the_review_shows_the_other_takes(services, case, say):
    say(harm="no", wrong="late", told="yes")
    services.heat.answer(case.id, "harm", "yes")
    safety, _ = services.cases.review(case.id)
    assert (safety.answers[0].second.option, safety.answers[0].theirs) == ("yes", None)


@same_file
@given(st.data())
def test_any_answer_of_the_review_can_be_changed(restart, data):
    services = restart()
    case_id = services.cases.start(services.clients.add("Halden Tools").id).id
    answer_all(services, case_id, any_option(data))
    shown = [each for gate in services.cases.review(case_id) for each in gate.answers]
    view = services.cases.view(case_id)
    assert [each.read_back for each in shown if each.counts and each.read_back] == list(
        view.answered
    )
    chosen = data.draw(st.sampled_from(shown))
    option = data.draw(st.sampled_from(chosen.question.options))
    services.cases.answer(case_id, chosen.question.id, option.id)
    shown = [each for gate in services.cases.review(case_id) for each in gate.answers]
    (again,) = [each for each in shown if each.question.id == chosen.question.id]
    assert again.read_back.option == option.id


# -- progress, finishing early, and what would flip it


def test_progress_says_what_is_left(services, case, say):
    assert (services.cases.progress(case.id).least, services.cases.progress(case.id).most) == (1, 3)
    say(harm="no")
    left = services.cases.progress(case.id)
    assert (left.least, left.most, left.settled) == (1, 2, None)


def test_an_interview_can_be_finished_before_its_end(services, case, say):
    say(harm="no")
    view = services.cases.finish(case.id)
    assert view.question is None
    assert [said.option for said in view.answered] == ["no", "skip"]
    assert services.cases.undo(case.id).question.id == "wrong"


def test_a_case_finished_early_is_kept_with_its_verdict_and_its_facts_to_find(services, case):
    view = services.cases.finish(case.id)
    assert view.case.verdict is view.diagnosis.verdict is Verdict.GATHER
    assert services.cases.case(case.id).stage is Stage.VERDICT
    assert {each.step for each in services.reminders.of_case(case.id)} == {"harm", "wrong", "told"}


def test_what_would_flip_the_verdict(services, case, say):
    assert services.cases.flips(case.id) == ()
    say(harm="no", wrong="late", told="yes")
    found = services.cases.flips(case.id)
    assert any(
        (flip.verdict, [change.option for change in flip.changes]) == (Verdict.PART, ["bad"])
        for flip in found
    )
    assert Verdict.PART_NOW not in {verdict for flip in found for verdict in flip.could}


def test_nobody_is_shown_how_to_get_around_a_verdict_that_protects(services, case, say):
    say(harm="yes")
    assert services.cases.flips(case.id) == ()


def test_why_a_question_is_asked(services, case, say):
    say(harm="no", wrong="late")
    assert [said.option for said in services.cases.why(case.id, "told").answers] == ["late"]


# -- what if


def test_what_if_shows_another_verdict(services, case, say):
    say(harm="no", wrong="late", told="yes")
    what_if = services.cases.what_if(case.id)
    assert what_if.diagnosis.verdict is Verdict.FIX
    what_if.answer("wrong", "bad")
    assert what_if.diagnosis.verdict is Verdict.PART
    assert dict(what_if.changed) == {"wrong": "bad"}
    what_if.reset()
    assert what_if.diagnosis.verdict is Verdict.FIX


def test_what_if_asks_what_a_change_opens(services, case, say):
    say(harm="no", wrong="gone")
    what_if = services.cases.what_if(case.id)
    what_if.answer("wrong", "late")
    assert (what_if.question.id, what_if.diagnosis) == ("told", None)
    what_if.answer("told", "dont-know")
    assert what_if.diagnosis.verdict is Verdict.GATHER


def test_what_if_refuses_what_the_interview_does_not_have(services, case):
    with pytest.raises(GoodTermsError, match="not part of the interview"):
        services.cases.what_if(case.id).answer("harm", "maybe")


def everything(services):
    store = services.cases._context.store
    names = [row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: store.rows(f"SELECT * FROM {name}") for name in names}  # noqa: S608 - our tables


@same_file
@given(st.data())
def test_what_if_never_touches_the_case(restart, data):
    services = restart()
    case_id = services.cases.start(services.clients.add("Halden Tools").id).id
    answer_all(services, case_id, any_option(data))
    before, view = everything(services), services.cases.view(case_id)
    what_if = services.cases.what_if(case_id)
    for _ in range(4):
        question = data.draw(st.sampled_from(services.content.interview.questions))
        what_if.answer(question.id, data.draw(st.sampled_from(question.options)).id)
        while what_if.question is not None:
            what_if.answer(what_if.question.id, any_option(data)(what_if.question))
        assert what_if.diagnosis is not None
    assert everything(services) == before
    assert services.cases.view(case_id) == view


# -- not mine to decide


@pytest.mark.parametrize("path", WORKED, ids=lambda path: path.stem)
def test_where_somebody_else_decides_everything_says_so(restart, path):
    services = restart()
    given_answers = yaml.safe_load(path.read_text(encoding="utf-8"))["answers"]
    answers = {**given_answers, "decider": "someone-else"}
    case_id = services.cases.start(services.clients.add("Halden Tools").id).id

    def told(question):
        value = answers.get(question.id, "dont-know")
        return {True: "yes", False: "no"}.get(value, value)

    diagnosis = answer_all(services, case_id, told).diagnosis
    sentence = services.content.verdict(diagnosis.verdict).mode_text(Mode.RECOMMENDATION)
    assert diagnosis.recommendation
    talk = services.talks.talk(case_id)
    assert talk.parts[0].id == "recommend"
    assert sentence in talk.notes
    brief = services.papers.write(case_id, PaperKind.BRIEF, PaperFormat.HTML).decode()
    assert " ".join(sentence.split()) in brief
    planned = {step.id for step in services.reminders.plan(case_id)}
    reminded = {each.step for each in services.reminders.of_case(case_id)}  # facts to find first
    assert SAY_SO & (planned | reminded)
