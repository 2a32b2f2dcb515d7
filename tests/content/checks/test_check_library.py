"""What plans, scripts and the files of reactions are refused for."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack

PART = "verdicts/part.yaml"
WHY_NOW = "reactions/why-now.md"
PLAN = "plans/parting.yaml"
SITUATIONS = "scripts/situations.yaml"
SCRIPT = "scripts/too-small/first-sentence.md"
TWICE = "first-sentence, first-sentence"

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
    (SITUATIONS, "    summary:", "    order: [one]\n    summary:", "[one]", "Unknown script of"),
    (SITUATIONS, "    summary:", f"    order: [{TWICE}]\n    summary:", "order", "here twice"),
    (SCRIPT, "verdicts: [PART, REFER]", "verdicts: [part]", "[part]", "mean 'PART'?"),
]


def test_scripts_stand_in_the_order_of_their_situation_and_the_rest_behind(small):
    text = small.file(SCRIPT).read_text(encoding="utf-8")
    for name in ("a-last", "b-first", "c-second"):
        small.file(f"scripts/too-small/{name}.md").write_text(text, encoding="utf-8")
    small.edit(SITUATIONS, "    summary:", "    order: [b-first, c-second]\n    summary:")
    assert small.faults() == ()
    scripts = [each.id for each in read_pack(small.folder).library.scripts]
    assert scripts == ["b-first", "c-second", "a-last", "first-sentence"]


@pytest.mark.parametrize("edit", LIBRARY, ids=lambda edit: edit[-1])
def test_plans_and_scripts_that_do_not_fit_together_are_refused(refused, edit):
    refused(*edit)


def test_reactions_lie_in_folders_and_stand_by_the_names_of_their_files(small):
    text = small.file(WHY_NOW).read_text(encoding="utf-8")
    small.file("reactions/z/why-now-then.md").write_text(text, encoding="utf-8")
    small.file("reactions/money/after-all.md").write_text(text, encoding="utf-8")
    small.file("reactions/a-last-word/zero.md").write_text(text, encoding="utf-8")
    assert small.faults() == ()
    found = read_pack(small.folder).talk.reactions
    assert [each.id for each in found] == ["after-all", "why-now-then", "why-now", "zero"]


def test_a_reaction_in_two_folders_is_refused(small):
    text = small.file(WHY_NOW).read_text(encoding="utf-8")
    small.file("reactions/money/why-now.md").write_text(text, encoding="utf-8")
    (fault,) = small.faults()
    assert fault.file == WHY_NOW
    assert fault.what == "The reaction 'why-now' stands also in reactions/money/why-now.md."
    assert fault.mend == "Give one of them another name."


def test_a_reaction_in_a_folder_of_a_folder_is_read_by_nobody(small):
    small.file("reactions/money/late/why-not.md").write_text("", encoding="utf-8")
    (fault,) = small.faults()
    assert (fault.file, fault.what) == (
        "reactions/money/late/why-not.md",
        "Nothing reads this file.",
    )


def test_a_paragraph_of_a_script_may_be_broken_over_lines_and_points_keep_theirs(small):
    small.edit(
        SCRIPT, "Say it, and then stop.", "Say it,\nand then stop.\n\n- One\n  day.\n- Two.\n\nAnd"
    )
    (script,) = read_pack(small.folder).library.scripts
    assert script.long == (
        "Say it, and then stop.\n\n- One day.\n- Two.\n\nAnd **Do not explain** before they ask."
    )
