"""Overruling: the user's verdict drives talk and plan, and nothing that protects is lost."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.domain.rules.interview import Safeguard
from coach.domain.rules.verdict import PROTECTIVE, Cause, Mode, Verdict
from coach.errors import GoodTermsError, NotFound
from tests.services.conftest import INTERVIEW, SmallContent


@pytest.fixture
def content():
    """Harm bars a hand-over, and comes with a safeguard."""
    stop, *rest = INTERVIEW.rules
    guarded = replace(
        stop,
        bars=(Verdict.HANDOVER,),
        instead=Verdict.PART_NOW,
        safeguards=(Safeguard("not-alone", "Nobody sees them alone."),),
    )
    return SmallContent(interview=replace(INTERVIEW, rules=(guarded, *rest)))


@pytest.fixture
def fix(case, say):
    """A case that comes to FIX."""
    say(harm="no", wrong="late", told="no")
    return case.id


@pytest.fixture
def harmed(case, say):
    """A case that comes to PART-NOW."""
    say(harm="yes")
    return case.id


def test_talk_and_plan_follow_the_users_verdict(services, fix, again):
    services.cases.set_talk(fix, date(2026, 12, 3))
    diagnosis = services.overrules.overrule(fix, Verdict.PART, " We tried twice. ")
    assert (diagnosis.verdict, diagnosis.by_answers) == (Verdict.PART, Verdict.FIX)
    services = again()
    assert services.talks.talk(fix).verdict == "PART"
    assert [step.id for step in services.reminders.plan(fix)] == ["note", "end"]
    assert {each.step for each in services.reminders.of_case(fix)} == {"note", "end"}
    assert services.referrals.advice(fix).allowed


def test_a_brief_claims_nothing_that_the_user_did_not_say(services, fix):
    meaning = services.content.verdict(Verdict.PART).meaning
    services.overrules.overrule(fix, Verdict.PART, "We tried twice.")
    brief = services.papers.write(fix, PaperKind.BRIEF, PaperFormat.MARKDOWN).decode()
    assert meaning not in brief
    assert "You chose this yourself. Your answers come to" in brief


def test_both_verdicts_are_shown_everywhere(services, fix):
    services.overrules.overrule(fix, Verdict.PART, "We tried twice.")
    case = services.cases.case(fix)
    assert (case.verdict, case.own_verdict) == (Verdict.FIX, Verdict.PART)
    assert services.cases.cases() == (case,)
    said = ("“Part it” is your own verdict. Your answers come to “Fix it”.", "Your reason: We")
    talk = services.talks.talk(fix)
    brief = services.papers.write(fix, PaperKind.BRIEF, PaperFormat.MARKDOWN).decode()
    assert all(words in " ".join(talk.notes) for words in said)
    assert "You chose this yourself. Your answers come to “Fix it”." in brief
    assert said[0] not in brief  # the headline has said it
    assert "We tried twice" not in brief  # why is for the user alone, and a paper is left lying
    shown = services.cases.view(fix).diagnosis.overruled
    assert (shown.verdict, shown.name, shown.reason) == (Verdict.FIX, "Fix it", "We tried twice.")
    assert services.cases.by_answers(fix).verdict is Verdict.FIX


def test_who_ends_it_at_once_on_their_own_takes_the_step_that_can_be_taken_back(services, fix):
    assert services.overrules.overrule(fix, Verdict.PART_NOW, "I saw it.").mode is Mode.SUSPEND


def test_withdrawing_goes_back_to_the_verdict_found(services, fix, tmp_path):
    services.cases.set_talk(fix, date(2026, 12, 3))
    services.overrules.overrule(fix, Verdict.PART, "We tried twice.")
    assert services.overrules.withdraw(fix).verdict is Verdict.FIX
    assert services.overrules.of_case(fix) is None
    assert services.cases.case(fix).own_verdict is None
    assert {each.step for each in services.reminders.of_case(fix)} == {
        "read", "note", "ring", "money",
    }  # fmt: skip
    (kept,) = kept_overrules(services, tmp_path)
    assert (kept["verdict"], bool(kept["withdrawn_at"])) == ("PART", True)


def test_a_second_overruling_takes_the_place_of_the_first(services, fix, clock, tmp_path):
    services.overrules.overrule(fix, Verdict.PART, "We tried twice.")
    clock.pass_days(1)
    services.overrules.overrule(fix, Verdict.INVEST, "I was wrong.")
    assert services.cases.diagnosis(fix).verdict is Verdict.INVEST
    history = kept_overrules(services, tmp_path)
    assert [each["verdict"] for each in history] == ["PART", "INVEST"]
    assert {each["over"] for each in history} == {"FIX"}


@pytest.mark.parametrize("reason", ["", " ", "\n\t", "\u200b"])
def test_a_reason_is_needed(services, fix, reason):
    with pytest.raises(GoodTermsError, match="reason cannot be empty"):
        services.overrules.overrule(fix, Verdict.PART, reason)
    assert services.overrules.of_case(fix) is None


def test_the_verdict_found_cannot_be_set_against_itself(services, fix):
    with pytest.raises(GoodTermsError, match="already"):
        services.overrules.overrule(fix, Verdict.FIX, "Yes.")


def test_without_a_verdict_there_is_nothing_to_overrule(services, case, say):
    say(harm="no")
    assert services.overrules.choices(case.id) == ()
    with pytest.raises(GoodTermsError, match="no verdict yet"):
        services.overrules.overrule(case.id, Verdict.PART, "Now.")
    with pytest.raises(NotFound):
        services.overrules.withdraw("none")


def test_a_verdict_that_protects_is_overruled_with_a_second_person(services, harmed):
    assert services.overrules.needs_second(harmed)
    with pytest.raises(GoodTermsError, match="second person’s name"):
        services.overrules.overrule(harmed, Verdict.RESET, "It was a joke.", " ")
    diagnosis = services.overrules.overrule(harmed, Verdict.RESET, "It was a joke.", "Kim")
    assert (diagnosis.verdict, diagnosis.overruled.second) == (Verdict.RESET, "Kim")
    assert [each.id for each in diagnosis.safeguards] == ["not-alone"]
    assert not diagnosis.referral_allowed
    brief = services.papers.write(harmed, PaperKind.BRIEF, PaperFormat.MARKDOWN).decode()
    for words in ("Nobody sees them alone", "the safeguards stay"):
        assert words in brief
    assert "Looked at with you: Kim." in services.talks.talk(harmed).notes
    assert "Kim" not in brief


def test_harm_is_never_handed_over(services, harmed):
    assert Verdict.HANDOVER not in services.overrules.choices(harmed)
    with pytest.raises(GoodTermsError, match="out of the question"):
        services.overrules.overrule(harmed, Verdict.HANDOVER, "She can take it.", "Kim")


@pytest.mark.parametrize("verdict", [Verdict.HANDOVER, Verdict.REFER])
def test_where_a_referral_is_forbidden_nobody_gets_the_client(services, content, client, verdict):
    """Harm forbids it here without a bar, as a demand to do wrong does in the shipped content."""
    stop, *rest = content.interview.rules
    content.interview = replace(
        content.interview, rules=(replace(stop, bars=(), instead=None), *rest)
    )
    case_id = services.cases.start(client.id).id
    services.cases.answer(case_id, "harm", "no")
    services.cases.answer(case_id, "wrong", "nothing")
    services.overrules.overrule(case_id, verdict, "They would be better off.", "Kim")
    services.cases.answer(case_id, "harm", "yes")
    assert not services.overrules.of_case(case_id).holds
    assert verdict not in services.overrules.choices(case_id)
    assert services.overrules.out_of_question(case_id) == (Verdict.HANDOVER, Verdict.REFER)
    with pytest.raises(GoodTermsError, match=r"out of the question here\. Because of stop"):
        services.overrules.overrule(case_id, verdict, "She can take it.", "Kim")


def test_an_older_overruling_does_not_hold_against_a_verdict_that_protects(services, fix, say):
    services.overrules.overrule(fix, Verdict.PART, "We tried twice.", "Kim")
    view = say(harm="yes")
    assert (view.diagnosis.verdict, view.diagnosis.overruled) == (Verdict.PART_NOW, None)
    assert services.cases.case(fix).own_verdict is None
    standing = services.overrules.of_case(fix)
    assert (standing.holds, standing.overrule.verdict) == (False, Verdict.PART)
    assert say(harm="no").diagnosis.verdict is Verdict.PART
    assert services.overrules.of_case(fix).holds


def test_an_overruling_that_the_answers_come_to_by_themselves_is_silent(services, fix, say):
    services.overrules.overrule(fix, Verdict.PART, "We tried twice.")
    view = say(wrong="bad", told="yes")
    assert (view.diagnosis.verdict, view.diagnosis.overruled) == (Verdict.PART, None)


def test_while_the_interview_is_open_again_the_users_verdict_waits(services, fix):
    services.overrules.overrule(fix, Verdict.PART, "We tried twice.")
    assert services.cases.undo(fix).diagnosis is None
    assert services.cases.redo(fix).diagnosis.verdict is Verdict.PART


paths = st.sampled_from(
    [
        {"harm": "yes"},
        {"harm": "no", "wrong": "gone"},
        {"harm": "no", "wrong": "nothing"},
        {"harm": "no", "wrong": "bad", "told": "yes"},
        {"harm": "dont-know", "wrong": "late", "told": "skip"},
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    first=paths, later=paths, verdict=st.sampled_from(Verdict), second=st.sampled_from(["", "Kim"])
)
def test_what_protects_is_never_lost(services, client, first, later, verdict, second):
    case_id = services.cases.start(client.id).id
    for question, option in first.items():
        services.cases.answer(case_id, question, option)
    try:
        services.overrules.overrule(case_id, verdict, "Because.", second)
    except GoodTermsError:
        assert services.cases.diagnosis(case_id).overruled is None
    for question, option in later.items():
        services.cases.answer(case_id, question, option)
    found, acted = services.cases.by_answers(case_id), services.cases.diagnosis(case_id)
    assert acted.by_answers is found.verdict
    assert acted.safeguards == found.safeguards
    assert acted.verdict not in {each.verdict for each in found.barred}
    if acted.overruled and acted.no_referral:
        assert acted.verdict not in {Verdict.HANDOVER, Verdict.REFER}
    if found.verdict in PROTECTIVE and acted.verdict is not found.verdict:
        assert acted.overruled.second
    case = services.cases.case(case_id)
    assert (case.verdict, case.own_verdict or case.verdict) == (found.verdict, acted.verdict)
    assert {share.cause for share in acted.causes} == set(Cause)


def kept_overrules(services, folder):
    """Every overruling that the data file holds, as the export of it shows them."""
    services.export.save(folder / "all.json")
    tables = json.loads((folder / "all.json").read_text(encoding="utf-8"))["tables"]
    return sorted(tables["overrule"], key=lambda row: row["said_at"])
