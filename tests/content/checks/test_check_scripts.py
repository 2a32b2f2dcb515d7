"""What scripts are refused for: rules, pairs, brackets, and what they put in writing."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.talk.script import ScriptPair, blanks_in

SCRIPT = "scripts/too-small/first-sentence.md"
RULE = "The day comes before the reasons."
SAID = "We end [the work] on [date]."
SIXTEEN = "The day comes before the reasons and the reasons come before the thanks and the list"
WRITTEN = "## In writing\n\nDear [first name],\n\nIt ends on [date].\n\n## How it goes wrong"

REFUSED = [
    (f"rule: {RULE}\n", "", "---", "'rule' is missing."),
    ("pairs:\n", "paers:\n", "---", "'pairs' is missing."),
    ('good: "I have news that', 'good: "[I have news that', "good:", "A square bracket stands"),
    (RULE, f"{SIXTEEN} too.", "rule:", "The rule has 17 words."),
    (RULE, "The day first. Then the reasons.", "rule:", "The rule is not one sentence."),
    (RULE, "The day comes first", "rule:", "The rule is not one sentence."),
    ("  - Your manager knows the day.\n", "", "settled_first:", "'settled_first'"),
    ('good: "I have news', 'good: "We have news', "good:", "The script does not say"),
    ("not_in_writing: The letter has a script of its own.\n", "", "---", "Nothing is put in writ"),
    ("## How it goes wrong", WRITTEN, "not_in_writing:", "in writing, and a reason why there"),
    (SAID, "We end it on [date.", "## Short", "A square bracket stands alone near"),
    (SAID, "We end [[the] work].", "## Short", "A square bracket stands alone near"),
    (SAID, "We end it on the 9th.", "## Short", "'9' is a figure that nobody told"),
    (SAID, "We end it on Friday.", "## Short", "'Friday' is a day that"),
    (SAID, "We end it in May.", "## Short", "'in May' is a month"),
    (SAID, "We end it in June.", "## Short", "'June' is a month"),
    (SAID, "We end it on the ninth.", "## Short", "'ninth' is a date"),
    (SAID, "We end it on the twenty-first.", "## Short", "'twenty-first' is a date"),
    (SAID, "We end it after eleven calls.", "## Short", "'eleven' is a count"),
    (SAID, "We end it, and Emma knows.", "## Short", "'Emma' is a name"),
    ("Say it, and", "Say “It was due in June”, and", "## Long", "'June' is a month"),
]


@pytest.mark.parametrize("edit", REFUSED, ids=lambda edit: edit[1][:24])
def test_a_script_that_is_not_as_it_should_be_is_refused(refused, edit):
    old, new, near, what = edit
    refused(SCRIPT, old, new, near, what)


@pytest.mark.parametrize(
    "said",
    [
        "May I ask you something? I’d like to know two or three things.",
        "We end [the work] on [the ninth of June], after [eleven] calls by [Emma].",
        "“Yes,” he said. Perhaps. That’s [Emma]. Dear [first name], I’m here. I may.",
    ],
)
def test_what_is_in_brackets_or_of_every_case_is_let_pass(small, said):
    small.edit(SCRIPT, SAID, said)
    assert small.faults() == ()


def test_what_one_does_is_no_example_and_stages_are_not_said(small):
    small.edit(SCRIPT, "Say it, and", "Wait for ten days, until June. Then say it, and")
    small.edit(SCRIPT, "*Pause.*", "*Pause. Count to ten.*")
    assert small.faults() == ()


def test_a_rule_of_sixteen_words_is_short_enough(small):
    small.edit(SCRIPT, RULE, f"{SIXTEEN}.")
    assert small.faults() == ()


def test_a_pack_in_another_language_is_not_read_for_english_days(small):
    small.edit("pack.yaml", "language: en", "language: de")
    small.file("wording/en.yaml").rename(small.file("wording/de.yaml"))
    small.edit(SCRIPT, SAID, "Wir enden im Juni, am Friday.")
    assert small.faults() == ()


def test_all_of_a_script_comes_out(small):
    text = (
        "## By video or telephone\n\nWait.\n\n## Two people across the table\n\nLook at both.\n\n"
    )
    text += "## When you work alone\n\nSay I.\n\n## How it goes wrong"
    small.edit(SCRIPT, "## How it goes wrong", text)
    (script,) = read_pack(small.folder).library.scripts
    assert script.rule == RULE
    assert script.settled_first == ("Your manager knows the day.",)
    assert script.pairs == (
        ScriptPair(
            "We need to talk.",
            "I have news that you will not like.",
            "The first frightens and says nothing; the second says what is coming.",
        ),
    )
    assert script.avoid == ("We need to talk.",)
    assert (script.written, script.not_in_writing) == ("", "The letter has a script of its own.")
    assert (script.by_video, script.for_two, script.alone) == ("Wait.", "Look at both.", "Say I.")


def test_brackets_are_filled_by_facts_that_there_are(small):
    path = small.file("scripts/blanks.yaml")
    path.write_text("blanks:\n  last day: last_day\n  first name: contact\n", encoding="utf-8")
    assert read_pack(small.folder).library.blanks == (
        ("last day", "last_day"),
        ("first name", "contact"),
    )
    path.write_text("blanks:\n  last day: lastday\n", encoding="utf-8")
    (fault,) = small.faults()
    assert (fault.line, fault.what) == (2, "'lastday' is no fact.")
    assert "Did you mean 'last_day'?" in fault.mend
    path.write_text("blanks:\n  '[Last day]': last_day\n", encoding="utf-8")
    (fault,) = small.faults()
    assert fault.what == "'[Last day]' is not how a blank is named."


def test_blanks_are_the_words_in_brackets_each_once():
    assert blanks_in("[First name], it ends on [date]. [date], [a] and [].") == (
        "First name",
        "date",
        "a",
    )
