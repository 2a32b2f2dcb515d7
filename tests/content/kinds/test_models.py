"""What a value in a content file is refused for."""

from __future__ import annotations

import pytest

QUESTIONS = "interview/questions.yaml"
RULES = "interview/rules.yaml"
FACTS = "talk/facts.yaml"
PART = "verdicts/part.yaml"
REACTION = "reactions/why-now.md"
SCRIPT = "scripts/too-small/first-sentence.md"

FIELDS = [
    ("pack.yaml", "licence: MIT", "license: MIT", "license:", "Did you mean 'licence'?"),
    ("pack.yaml", "licence: MIT\n", "", "id: small", "'licence' is missing."),
    ("pack.yaml", "id: small", "id: Small Pack", "id: Small", "is no id"),
    ("pack.yaml", '"1.0"', "one", "version:", "'one' is no version"),
    ("pack.yaml", "[warm]", "[wram]", "tones:", "Did you mean 'warm'?"),
    ("pack.yaml", "[warm]", "[]", "tones:", "'tones' has too few entries"),
    ("pack.yaml", "[warm]", "warm", "tones:", "'tones' is not a list"),
    ("pack.yaml", "title: A small pack for tests", "title: [a]", "title:", "is not text"),
    ("pack.yaml", "title: A small pack for tests", "title:", "title:", "The text is empty"),
    ("pack.yaml", "title: A small", "title: A  small", "title:", "Two spaces in a row"),
    ("pack.yaml", "title: A small", "title: A TODO", "title:", "'TODO' shows"),
    (QUESTIONS, "help: Think", "hlep: Think", "hlep", "Did you mean 'help'?"),
    (QUESTIONS, "said: They treat", "sais: They treat", "sais", "Did you mean 'said'?"),
    (QUESTIONS, "key: yes", "key: true", "key: true", "'true' is neither yes nor no"),
    (QUESTIONS, "key: yes", "changes: mien", "mien", "Did you mean 'mine'?"),
    (QUESTIONS, "within: 2", "within: soon", "within: soon", "is not a whole number"),
    (QUESTIONS, "within: 2", "within: 0", "within: 0", "'within' is too small"),
    (QUESTIONS, "within: 2", "within: 999", "within: 999", "'within' is too large"),
    (QUESTIONS, "How do they", "How {{ do }} they", "How {{", "Blanks cannot stand here"),
    (QUESTIONS, "questions:", "question:", "question:", "Did you mean 'questions'?"),
    (RULES, "evidence: {conduct: 3}", "evidence: {conduct: 4}", "conduct: 4", "too large"),
    (RULES, "evidence: {conduct: 3}", "evidence: {abuse: 3}", "abuse: 3", "'abuse' is not"),
    (RULES, "evidence: {conduct: 3}", "evidence: much", "much", "is not a mapping"),
    (RULES, "decides: PART-NOW", "decides: PART-NW", "PART-NW", "'PART-NOW'?"),
    (RULES, "bars: [PART]", "bars: [HANDOVR]", "HANDOVR", "for 'bars': it is no verdict. Did"),
    (RULES, "flags: [safety-flag]", "flags: [x, {}]", "x", "'flags, entry 2' is not text"),
    (RULES, "decides: PART-NOW", "decides: FIRE", "FIRE", "It takes: INVEST, RESET, HANDOVER,"),
    (RULES, "mode: suspend", "mode: suspnd", "suspnd", "Did you mean 'suspend'?"),
    (RULES, "scope: account", "scope: all", "scope: all", "'all' is not allowed for 'scope'"),
    (RULES, "when: conduct is severe", "when: conduct severe", "severe", "Expected 'is'"),
    (RULES, "when: conduct is severe", "when:", "when:", "The condition is empty"),
    (RULES, "conduct is severe", "(" * 40, "((((", "The condition is too long"),
    (FACTS, "- id: last_day", "- id: last-day", "last-day", "is no id of a fact"),
    (REACTION, "weight: 5", "weight: 10", "weight: 10", "'weight' is too large"),
    (SCRIPT, "stage: news", "stage: newz", "newz", "Did you mean 'news'?"),
    ("sources.yaml", "strength: P", "strength: Z", "strength: Z", "'Z' is not allowed"),
    (PART, "referral: none", "referral: non", "non", "Did you mean 'none'?"),
]


@pytest.mark.parametrize("edit", FIELDS, ids=lambda edit: edit[-1])
def test_a_wrong_value_is_refused(refused, edit):
    refused(*edit)
