"""What the files for studying are refused for: paths, and stories with another verdict."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.diagnosis import diagnose

STORY = "stories/gone-quiet.yaml"
TOLD = """\
title: Gone quiet
verdict: EXIT
tone: plain
told: They signed with somebody else on Monday.
answers:
  conduct: fine
  motive: behaviour
  leaving: final
source: [our-default]
"""
WEEK, MONTH = "paths/week.yaml", "paths/month.yaml"
OF_WEEK = """\
title: A week
summary: All that there is.
whole: yes
days:
  - title: The first day
    scripts: [first-sentence]
"""
OF_MONTH = """\
title: A month
summary: And what comes after.
after: week
days:
  - title: The second day
    scripts: [second-sentence]
"""


@pytest.fixture
def studied(small):
    """The small pack with a second script, a story and two paths."""
    small.file(STORY).write_text(TOLD, encoding="utf-8")
    small.file(WEEK).write_text(OF_WEEK, encoding="utf-8")
    script = small.file("scripts/too-small/first-sentence.md").read_text(encoding="utf-8")
    small.file("scripts/too-small/second-sentence.md").write_text(script, encoding="utf-8")
    small.edit(WEEK, "whole: yes\n", "")
    small.file(MONTH).write_text(OF_MONTH, encoding="utf-8")
    small.edit(MONTH, "after: week", "after: week\nwhole: yes")
    return small


REFUSED = [
    (STORY, "verdict: EXIT", "verdict: PART", "verdict:", "This comes to EXIT, not to PART"),
    (STORY, "  leaving: final\n", "", "answers:", "leaves the question 'leaving' open"),
    (STORY, "leaving: final", "leaving: finl", "finl", "Did you mean 'final'?"),
    (STORY, "leaving: final", "leving: final", "leving", "Did you mean 'leaving'?"),
    (
        STORY,
        "leaving: final",
        "leaving: final\n  trouble: ours",
        "trouble",
        "is not asked with these",
    ),
    (STORY, "tone: plain", "tone: rude", "tone:", "plain"),
    (STORY, "[our-default]", "[our-fault]", "our-fault", "Did you mean 'our-default'?"),
    (WEEK, "[first-sentence]", "[last-sentence]", "last-", "Unknown script 'last-sentence'"),
    (WEEK, "[first-sentence]", "[first-sentence, first-sentence]", "first-", "stands twice"),
    (WEEK, "[first-sentence]", "[]", "scripts:", "has too few entries"),
    (MONTH, "[second-sentence]", "[first-sentence]", "first-", "'first-sentence' stands twice"),
    (MONTH, "[second-sentence]", "[first-sentence]", "whole:", "'second-sentence' is on no day"),
    (MONTH, "after: week", "after: weak", "after:", "Did you mean 'week'?"),
    (MONTH, "after: week", "after: month", "after:", "go round in a circle"),
    (MONTH, "[second-sentence]", "[a, b, c, d]", "scripts:", "has too many entries"),
]


@pytest.mark.parametrize("edit", REFUSED, ids=lambda edit: f"{edit[0]}: {edit[-1]}")
def test_what_does_not_fit_is_refused_with_its_line(studied, refused, edit):
    refused(*edit)


def test_paths_have_the_days_of_those_they_go_on_from(studied):
    assert studied.faults() == ()
    week, month = read_pack(studied.folder).paths
    assert (week.id, week.scripts) == ("week", ("first-sentence",))
    assert (month.id, month.scripts) == ("month", ("first-sentence", "second-sentence"))
    assert [day.title for day in month.days] == ["The first day", "The second day"]


def test_three_scripts_a_day_are_not_too_many(studied):
    script = studied.file("scripts/too-small/first-sentence.md").read_text(encoding="utf-8")
    for name in ("a", "b"):
        studied.file(f"scripts/too-small/{name}.md").write_text(script, encoding="utf-8")
    studied.edit(MONTH, "[second-sentence]", "[second-sentence, a, b]")
    assert studied.faults() == ()


def test_a_story_keeps_no_verdict_and_the_engine_finds_it(studied):
    pack = read_pack(studied.folder)
    (story,) = pack.stories
    assert not hasattr(story, "verdict")
    assert diagnose(pack.interview, story.answers).verdict is Verdict.EXIT


def test_an_answer_that_is_not_known_is_one(studied):
    studied.edit(STORY, "leaving: final", "leaving: dont-know\n  trouble: skip")
    studied.edit(STORY, "verdict: EXIT", "verdict: GATHER")
    assert studied.faults() == ()


def test_a_pack_that_changes_a_rule_is_not_refused_for_the_stories_below_it(studied, tmp_path):
    """They come to another verdict then, and are shown with that one."""
    adds = tmp_path / "adds"
    adds.mkdir()
    head = "id: adds\ntitle: Adds\nversion: '1.0'\nlanguage: en\nlicence: MIT\nadds-to: small\n"
    (adds / "pack.yaml").write_text(head, encoding="utf-8")
    (adds / "paths").mkdir()
    (adds / "paths" / "own.yaml").write_text(
        OF_WEEK.replace("whole: yes\n", "").replace("A week", "Our week"), encoding="utf-8"
    )
    pack = read_pack(adds, base=studied.folder)
    assert [path.id for path in pack.paths] == ["own", "week", "month"]
    assert [story.id for story in pack.stories] == ["gone-quiet"]
