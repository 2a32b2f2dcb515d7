"""What an interview is refused for."""

from __future__ import annotations

import pytest

QUESTIONS = "interview/questions.yaml"
RULES = "interview/rules.yaml"
PART = "verdicts/part.yaml"

INTERVIEW = [
    (QUESTIONS, "- id: motive", "- id: conduct", "- id: conduct", "stands here twice"),
    (QUESTIONS, "      - id: rude", "      - id: fine", "- id: fine", "'fine' stands here"),
    (QUESTIONS, "      - id: rude", "      - id: skip", "- id: skip", "is reserved"),
    (QUESTIONS, "      - id: rude", "      - id: known", "- id: known", "is reserved"),
    (
        QUESTIONS,
        """      - id: trait
        text: Who they are
        said: It is about who they are.
""",
        "",
        "options:",
        "'options' has too few entries",
    ),
    (QUESTIONS, "gate: safety", "gate: safty", "safty", "Did you mean 'safety'?"),
    (QUESTIONS, "is not doubtful", "is not tried", "when:", "'tried' is no answer"),
    (QUESTIONS, "when: leaving", "when: leavin", "leavin ", "Did you mean 'leaving'?"),
    (
        QUESTIONS,
        "when: leaving is not doubtful/final",
        "when: tried is refused",
        "when: tried",
        "'tried' is asked only later",
    ),
    (QUESTIONS, "leaving is not doubtful/final", "flag our-failure", "flag", "is set only later"),
    (QUESTIONS, "leaving is not doubtful/final", "fact years", "fact years", "not known during"),
    (QUESTIONS, "- id: tried", "- id: mode", "- id: mode", "cannot be called 'mode'"),
    (
        QUESTIONS,
        "\nquestions:",
        "  - {id: more, title: A, icon: b, why: C}\nquestions:",
        "id: more",
        "has neither questions nor rules",
    ),
    (
        QUESTIONS,
        "\nquestions:",
        "\nrenamed: {old: trubble}\nquestions:",
        "old:",
        "leads to 'trubble', which is not there. Did you mean 'trouble'?",
    ),
    (
        QUESTIONS,
        "\nquestions:",
        "\nrenamed: {tried: trouble}\nquestions:",
        "renamed",
        "still in use",
    ),
    (QUESTIONS, "\nquestions:", "\nrenamed: {a.b: trouble}\nquestions:", "a.b", "not there"),
    (QUESTIONS, "\nquestions:", "\nrenamed: [a]\nquestions:", "renamed", "is not a mapping"),
    (RULES, "gate: trouble", "gate: troubles", "troubles", "Did you mean 'trouble'?"),
    (RULES, "- id: trait", "- id: harm", "- id: harm", "'harm' stands here twice"),
    (RULES, "conduct is severe", "trouble is ours", "trouble is ours", "asked only later"),
    (RULES, "conduct is severe", "conduct is sever", "sever", "Did you mean 'severe'?"),
    (RULES, "conduct is severe", "flag safety-flag", "when: flag safety", "set only later"),
    (RULES, "not flag safety-flag", "flag safty-flag", "safty-flag", "No rule sets the flag"),
    (
        RULES,
        "conduct is severe",
        "conduct is severe and conduct is rude",
        "and conduct",
        "This can never hold",
    ),
    (RULES, "[eeoc-harassment]", "[eeoc]", "[eeoc]", "Did you mean 'eeoc-harassment'?"),
    (RULES, "source: [eeoc-harassment]", "source: []", "source: []", "too few entries"),
    (RULES, "    bars: [PART]\n", "", "- id: trait", "'instead' says nothing without"),
    (RULES, "instead: STOP", "instead: PART", "- id: trait", "which is barred here"),
    (
        RULES,
        "    decides: PART\n    evidence: {mismatch: 1}\n    no-referral: yes\n",
        "",
        "- id: unpaid",
        "has no effect",
    ),
    (RULES, "    decides: REFER\n", "", "- id: outgrown", "'scope' says nothing"),
    (RULES, "mode: boundary", "mode: end", "- id: rudeness", "goes only with PART-NOW"),
    (RULES, "decides: GATHER", "decides: FIX", "rules:", "No rule decides GATHER"),
    (RULES, "when: always", "when: leaving is stay", "rules:", "may end without a verdict"),
    (
        RULES,
        "    flags: [our-failure]\n",
        "    safeguards: [{id: not-alone, text: Go in pairs.}]\n",
        "Go in pairs",
        "has other words in another rule",
    ),
]


@pytest.mark.parametrize("edit", INTERVIEW, ids=lambda edit: edit[-1])
def test_an_interview_that_does_not_fit_together_is_refused(refused, edit):
    refused(*edit)


def test_a_question_on_which_nothing_depends_is_refused(small):
    small.edit("interview/rules.yaml", "when: motive is trait and not", "when: not")
    (fault,) = small.faults()
    assert fault.what == "Nothing depends on the answer to 'motive'."
    assert fault.line == small.line(QUESTIONS, "- id: motive")


def test_a_question_that_only_a_plan_asks_for_is_not_refused(small):
    small.edit("interview/rules.yaml", "when: motive is trait and not", "when: not")
    small.edit("plans/parting.yaml", "when: scope", "when: motive is trait and scope")
    assert small.faults() == ()
