"""What plans and scripts are refused for."""

from __future__ import annotations

import pytest

PART = "verdicts/part.yaml"
PLAN = "plans/parting.yaml"
SCRIPT = "scripts/too-small/first-sentence.md"

LIBRARY = [
    (PLAN, "- id: confirm", "- id: prepare", "- id: prepare", "The step 'prepare' stands"),
    (PLAN, "flag safety-flag", "flag safe", "flag safe", "No rule sets the flag 'safe'"),
    (PLAN, "day: 30", "day: 30.5", "30.5", "is not a whole number"),
    (PLAN, "day: 30", "day: 30\n    on: last_dya", "on: last_dya", "Did you mean 'last_day'?"),
    (PLAN, "day: 30", "day: 30\n    on: contact", "on: contact", "'contact' is no fact"),
    (PLAN, "day: 30", "day: 30\n    same: [one-sentense]", "same:", "Did you mean 'one-sentence'?"),
    (PLAN, "source: [our-default]", "source: [x]", "[x]", "Unknown source 'x'"),
    (SCRIPT, "[why-now]", "[why-then]", "why-then", "Did you mean 'why-now'?"),
    (SCRIPT, "[our-default]", "[our-fault]", "our-fault", "Did you mean 'our-default'?"),
    (SCRIPT, "## Long", "## Longer", "## Longer", "Did you mean 'Long'?"),
    (SCRIPT, "## Long", "## Short", "## Short", "stands here twice"),
    (SCRIPT, "## How it goes wrong", "## In writing", "---", "'## How it goes wrong' is missing"),
    (SCRIPT, "You are our favourite", "TODO our favourite", "## How", "'TODO' shows"),
    (SCRIPT, "verdicts: [PART, REFER]", "verdicts: [part]", "[part]", "mean 'PART'?"),
]


@pytest.mark.parametrize("edit", LIBRARY, ids=lambda edit: edit[-1])
def test_plans_and_scripts_that_do_not_fit_together_are_refused(refused, edit):
    refused(*edit)
