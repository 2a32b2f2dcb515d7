"""What a verdict says first where a bar put it in the place of another."""

from __future__ import annotations

from coach.domain.rules.verdict import Verdict
from coach.engine.rules.diagnosis import diagnose


def test_a_bar_that_changed_the_verdict_is_its_first_reason(pack):
    answers = {
        "way-in": "parting", "decider": "me", "conduct": "fine", "demand": "never",
        "motive": "behaviour", "tie": "barred", "notice": "none",
        "trouble": "money", "money": "little", "own-side": "clear", "channel": "no",
        "our-part": "clean", "worth": "loss",
        "why-low": "priced", "offer": "refused", "home": "yes",
    }  # fmt: skip
    diagnosis = diagnose(pack.interview, answers)
    assert diagnosis.verdict is Verdict.STOP
    assert [each.rule for each in diagnosis.reasons][:2] == ["may-not-end", "choice-refused-home"]
    assert diagnosis.because == diagnosis.reasons[0].sentence
    assert (diagnosis.rule, diagnosis.reasons[1].decides) == ("choice-refused-home", True)


def test_without_a_bar_the_deciding_rule_comes_first(pack):
    answers = {
        "way-in": "parting", "decider": "me", "conduct": "fine", "demand": "never",
        "motive": "behaviour", "tie": "barred", "notice": "none", "trouble": "money",
        "money": "late", "own-side": "clear", "pay-reason": "paperwork",
    }  # fmt: skip
    diagnosis = diagnose(pack.interview, answers)
    assert diagnosis.verdict is Verdict.FIX
    assert (diagnosis.rule, diagnosis.reasons[0].rule) == ("paperwork", "paperwork")
