"""What a changed answer changes, and taking it back with all that followed from it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.plan import ReminderState
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk_log import TalkNote
from coach.errors import GoodTermsError
from coach.services.contract.dates import Term
from coach.ui.case.change_teller import change_words

TALK = date(2026, 12, 1)


@pytest.fixture
def fix(services, case, say):
    """The case comes to FIX, and the talk has a day."""
    say(harm="no", wrong="late", told="no")
    services.cases.set_talk(case.id, TALK)


def whole(services, case_id):
    """All that may be seen of a case: answers, verdict, talk, and every reminder as it is."""
    diagnosis = services.cases.diagnosis(case_id)
    return (
        {said.question: said.option for said in services.cases.view(case_id).answered},
        diagnosis and (diagnosis.verdict, diagnosis.overruled),
        diagnosis and services.talks.talk(case_id),
        services.reminders.of_case(case_id),
    )


def test_another_verdict_with_its_plan_is_said_and_taken_back(services, case, fix, say):
    ring = next(r for r in services.reminders.of_case(case.id) if r.step == "ring")
    services.reminders.move(ring.id, date(2026, 12, 9))
    services.reminders.snooze(ring.id, 3)
    as_it_was = whole(services, case.id)
    before = services.changes.moment(case.id)
    say(told="yes")
    say(wrong="bad")
    changed = services.changes.since(before)
    change = changed.change
    assert (change.before, change.now) == (Verdict.FIX, Verdict.PART)
    assert change.steps_new == ("Confirm in writing", "End")
    assert change.steps_gone == (
        "Read the contract",
        "Send the note",
        "Ring",
        "Ask for the money",
    )
    services.changes.take_back(changed)
    assert whole(services, case.id) == as_it_was


@pytest.mark.parametrize("held", [True, False])
def test_after_a_held_talk_it_is_said_that_the_client_has_heard_the_other_verdict(
    services, case, fix, say, held
):
    day = date(2026, 11, 26)
    services.cases.set_talk(case.id, day)
    services.after.log(case.id, TalkNote(day, held=held))
    steps = [each.title for each in services.reminders.of_case(case.id)]
    before = services.changes.moment(case.id)
    say(told="yes")
    say(wrong="bad")
    changed = services.changes.since(before)
    assert changed.change.told is held
    said = " ".join(change_words(changed.change, lambda verdict: verdict.value))
    assert ("already been told" in said) is held
    services.changes.take_back(changed)
    assert [each.title for each in services.reminders.of_case(case.id)] == steps


def test_what_was_answered_since_is_not_taken_back_with_it(services, case, fix, say):
    before = services.changes.moment(case.id)
    say(wrong="bad")
    changed = services.changes.since(before)
    say(told="yes")
    as_it_is = whole(services, case.id)
    with pytest.raises(GoodTermsError, match="answered more since"):
        services.changes.take_back(changed)
    assert whole(services, case.id) == as_it_is


def test_where_nothing_of_note_changes_nothing_is_said(services, case, fix, say):
    before = services.changes.moment(case.id)
    say(told="yes")  # with "late" it is FIX all the same
    assert services.changes.since(before) is None


def test_a_step_that_comes_or_goes_is_said(services, case, fix, say):
    before = services.changes.moment(case.id)
    say(wrong="bad")
    change = services.changes.since(before).change
    assert change.before is change.now is Verdict.FIX
    assert (change.steps_new, change.steps_gone) == ((), ("Ask for the money",))


def test_the_first_verdict_is_no_change(services, case, say):
    say(harm="no", wrong="late")
    before = services.changes.moment(case.id)
    say(told="no")
    assert services.changes.since(before) is None


def test_a_question_that_opens_is_said_and_what_it_leads_to_is_compared_with_before(
    services, case, say
):
    say(harm="no", wrong="gone")
    first = services.changes.moment(case.id)
    assert first.standpoint.verdict is Verdict.HANDOVER
    say(wrong="bad")
    opened = services.changes.since(first)
    assert (opened.change.before, opened.change.now) == (Verdict.HANDOVER, None)
    second = services.changes.moment(case.id)
    say(told="yes")
    changed = services.changes.since(second)
    assert (changed.change.before, changed.change.now) == (Verdict.HANDOVER, Verdict.PART)
    services.changes.take_back(changed)
    assert services.cases.diagnosis(case.id).verdict is Verdict.HANDOVER
    assert services.changes.moment(case.id).standpoint == first.standpoint


def test_the_last_day_is_said(services, case, fix, say):
    services.dates.set_term(case.id, Term.NOTICE, "30 days")
    before = services.changes.moment(case.id)
    say(wrong="bad", told="yes")
    changed = services.changes.since(before)
    assert changed.change.last_day == (None, date(2026, 12, 31))


def test_lines_of_the_users_own_that_lose_their_place_are_counted(services, case, fix, say):
    say(wrong="bad", told="yes")
    services.talks.set_fact(case.id, "closeness", "friend")
    services.lines.rewrite(case.id, "news/friend", "We stay friends.")
    before = services.changes.moment(case.id)
    assert before.standpoint.placed == {"news/friend"}
    services.talks.set_fact(case.id, "closeness", "")
    assert services.changes.since(before).change.lines_lost == 1


def test_an_own_verdict_is_compared_and_taken_back(services, case, fix):
    as_it_was = whole(services, case.id)
    before = services.changes.moment(case.id)
    services.overrules.overrule(case.id, Verdict.PART, "We tried it twice.")
    changed = services.changes.since(before)
    assert (changed.change.before, changed.change.now) == (Verdict.FIX, Verdict.PART)
    services.changes.take_back(changed)
    assert whole(services, case.id) == as_it_was
    before = services.changes.moment(case.id)
    services.overrules.overrule(case.id, Verdict.PART, "We tried it twice.")
    there = services.changes.moment(case.id)
    services.overrules.withdraw(case.id)
    back = services.changes.since(there)
    services.changes.take_back(back)
    assert services.cases.diagnosis(case.id).verdict is Verdict.PART
    assert services.overrules.of_case(case.id).overrule.reason == "We tried it twice."


def test_what_was_done_since_is_not_taken_back(services, case, fix, say):
    before = services.changes.moment(case.id)
    say(wrong="bad")
    changed = services.changes.since(before)
    note = next(r for r in services.reminders.of_case(case.id) if r.step == "note")
    services.reminders.done(note.id)
    services.changes.take_back(changed)
    states = {r.step: r.state for r in services.reminders.of_case(case.id)}
    assert states["note"] is ReminderState.DONE
    assert states["money"] is ReminderState.OPEN


def test_supposing_says_what_would_change_and_changes_nothing(services, case, fix):
    as_it_was = whole(services, case.id)
    what_if = services.cases.what_if(case.id)
    what_if.answer("wrong", "bad")
    what_if.answer("told", "yes")
    change = services.changes.supposed(case.id, what_if.diagnosis)
    assert (change.before, change.now) == (Verdict.FIX, Verdict.PART)
    assert "Confirm in writing" in change.steps_new
    assert whole(services, case.id) == as_it_was


actions = st.tuples(
    st.sampled_from(("harm", "wrong", "told", "undo", "redo")),
    st.sampled_from(("no", "yes", "late", "bad", "gone", "nothing", "dont-know")),
)


@given(st.lists(actions, min_size=1, max_size=4))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_taking_back_brings_back_answers_talk_and_plan_as_they_were(services, client, life):
    case = services.cases.start(client.id)
    for question, option in (("harm", "no"), ("wrong", "late"), ("told", "no")):
        services.cases.answer(case.id, question, option)
    services.cases.set_talk(case.id, TALK)
    for action, value in life:
        as_it_was = whole(services, case.id)
        before = services.changes.moment(case.id)
        with suppress(GoodTermsError):
            if action in ("undo", "redo"):
                getattr(services.cases, action)(case.id)
            else:
                services.cases.answer(case.id, action, value)
        changed = services.changes.since(before)
        if changed is not None and changed.before == before:
            services.changes.take_back(changed)
            assert whole(services, case.id) == as_it_was
