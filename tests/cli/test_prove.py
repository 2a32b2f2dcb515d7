"""`good-terms prove`: its counts, and eight ways of breaking content, each of which it tells."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from coach.cli import main as cli
from coach.content.answers.answers import read_answers
from coach.content.checks.check import read_pack
from coach.engine.rules.interview import walk

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "files" / "packs" / "small"
QUESTIONS, RULES = "interview/questions.yaml", "interview/rules.yaml"
LAST_RULE = "  - id: all-is-well\n"


class Ran(NamedTuple):
    """What a command did."""

    status: int
    out: str
    err: str


@pytest.fixture
def prove(capsys, monkeypatch):
    """Runs `good-terms prove`."""

    def command(*arguments: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO())
        status = cli.run(cli.parse(["prove", *arguments]))
        return Ran(status, *capsys.readouterr())

    return command


@pytest.fixture
def mine(tmp_path):
    """A small pack of which everything can be proved, to break."""
    folder = tmp_path / "mine"
    shutil.copytree(SMALL, folder)
    text = (folder / "reactions" / "why-now.md").read_text(encoding="utf-8")
    always = re.sub("^when: .*\n", "", text, flags=re.MULTILINE)
    for number in range(6):
        (folder / "reactions" / f"reaction-{number}.md").write_text(always, encoding="utf-8")
    return folder


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace a text, which must be there."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def rule(name: str, gate: str, when: str, *effects: str) -> str:
    """A rule as it stands in a file."""
    lines = [f"id: {name}", f"gate: {gate}", f"when: {when}", *effects]
    lines += ["because: It is so.", "source: [our-default]"]
    return "  - " + "\n    ".join(lines) + "\n"


def add_rules(folder: Path, *rules: str) -> None:
    """Add rules before the last one."""
    edit(folder, RULES, LAST_RULE, "".join(rules) + LAST_RULE)


@pytest.mark.timeout(300)  # a minute, and more beside other work
def test_the_built_in_content_holds_and_its_counts_are_in_the_readme(prove):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ran = prove("--json")
    found = json.loads(ran.out)
    assert ran.status == 0
    assert found["holds"], found["faults"]
    assert found["seconds"] < 60
    counts = (
        f"> {found['answers']:,} sets of answers in {found['states']:,} states; "
        f"no case is asked more than {found['longest']} questions"
    )
    assert counts in readme, counts
    carried = f"{found['lines']:,} lines, {found['claims']:,} claims, all carried"
    assert carried in readme, carried
    plays = found["roleplays"]
    count = {key: sum(each[key] for each in plays) for key in plays[0] if key != "id"}
    walked = (
        f"> {len(plays)} role-plays with {count['turns']} turns and {count['endings']} endings, "
        f"in {count['states']:,} states and {count['exchanges']:,} exchanges"
    )
    assert walked in readme, walked
    rows = re.findall(
        r"^\| (`.*?) \|",
        readme.split("### `prove --json`")[1].split("\n#")[0],
        flags=re.MULTILINE,
    )
    assert set(found) == {key for row in rows for key in re.findall(r"`(\w+)`", row)}


def test_a_sound_pack_is_proved_with_counts_and_time(prove, mine):
    ran = prove(str(mine))
    assert ran.status == 0, ran.out
    assert "everything holds, for 380 sets of answers" in ran.out
    assert "Every case ends in exactly one verdict." in ran.out
    assert re.search(r"^  PART-NOW +\d+$", ran.out, flags=re.MULTILINE)
    assert re.search(r"^\d+\.\d s$", ran.out, flags=re.MULTILINE)


def test_a_dead_end(prove, mine):
    edit(mine, RULES, "when: always", "when: leaving is stay")
    ran = prove(str(mine))
    assert ran.status == 1
    assert "'rest', may end without a verdict" in ran.err


def test_an_unreachable_verdict(prove, mine):
    edit(mine, RULES, "when: leaving is doubtful", "when: leaving is doubtful and conduct is rude")
    ran = prove(str(mine))
    assert ran.status == 1
    assert "# reachable-verdict: No answers lead to SAVE." in ran.out


def test_a_rule_no_answer_can_fire(prove, mine):
    add_rules(mine, rule("ghost", "rest", "leaving is final", "evidence: {leaving: 1}"))
    ran = prove(str(mine))
    assert ran.status == 1
    assert "# live-rule: No answers make the rule 'ghost' fire." in ran.out
    assert "# No answers show it: it never happens." in ran.out


CAREFUL = rule("careful", "safety", "conduct is unknown", "bars: [HANDOVER]", "instead: GATHER")


def test_an_override_across_gates(prove, mine):
    undo = rule("undo", "trouble", "trouble is dread", "bars: [GATHER]", "instead: INVEST")
    add_rules(mine, CAREFUL, undo)
    ran = prove(str(mine))
    assert ran.status == 1
    assert "# no-override: The rule 'undo' of the gate 'trouble' bars GATHER" in ran.out
    answers = counter_example(ran, mine)
    assert {"conduct": "dont-know", "trouble": "dread"}.items() <= answers.items()


def test_a_missing_talk(prove, mine):
    (mine / "talk" / "save" / "news.md").unlink()
    ran = prove(str(mine))
    assert ran.status == 1
    assert "The part 'news' has no file talk/save/news.md." in ran.err


def test_too_few_reactions_of_a_verdict(prove, mine):
    edit(mine, "reactions/reaction-0.md", "weight: 5", "when: trouble is ours\nweight: 5")
    edit(mine, "reactions/reaction-1.md", "weight: 5", "when: trouble is ours\nweight: 5")
    edit(mine, "reactions/why-now.md", "when: ", "when: trouble is ours and ")
    ran = prove(str(mine))
    assert ran.status == 1
    assert "# reactions: INVEST has fewer than 5 reactions in the tone 'warm'." in ran.out
    assert "FIX" not in ran.out
    pack = read_pack(mine)
    answers = counter_example(ran, mine)
    assert walk(pack.interview, answers).verdict is not None


def test_a_cycle_of_questions(prove, mine):
    edit(mine, QUESTIONS, "leaving is not doubtful/final", "tried is not refused")
    ran = prove(str(mine))
    assert ran.status == 1
    assert "'tried' is asked only later." in ran.err


def test_a_cycle_of_bars(prove, mine):
    back = rule("back", "safety", "conduct is unknown", "bars: [GATHER]", "instead: HANDOVER")
    add_rules(mine, CAREFUL, back)
    ran = prove(str(mine))
    assert ran.status == 1
    assert "# no-circle: The bars 'careful' and 'back'" in ran.out


def test_a_contradiction(prove, mine):
    edit(mine, RULES, "conduct is severe", "conduct is severe and conduct is rude")
    ran = prove(str(mine))
    assert ran.status == 1
    assert "This can never hold" in ran.err


def test_an_unknown_id(prove, mine):
    edit(mine, RULES, "conduct is severe", "conduct is sever")
    ran = prove(str(mine))
    assert ran.status == 1
    assert "Did you mean 'severe'?" in ran.err


def counter_example(ran: Ran, folder: Path) -> dict[str, str]:
    """The answers in a failed proof, which is an answers file."""
    pack = read_pack(folder)
    return dict(read_answers(ran.out, pack.interview, pack.talk.facts).answers)


def test_a_promise_that_is_broken_is_shown_by_an_answers_file(prove, mine):
    promise = (
        "promises:\n  - id: nobody-is-handed-over-after-rudeness\n    when: motive is unknown\n"
    )
    promise += "    never: [HANDOVER]\n    because: It is so.\n    source: [our-default]\n"
    (mine / "interview" / "promises.yaml").write_text(promise, encoding="utf-8")
    ran = prove(str(mine))
    assert ran.status == 1
    pack = read_pack(mine)
    answers = counter_example(ran, mine)
    assert walk(pack.interview, answers).verdict == "HANDOVER"
    assert answers["motive"] in {"dont-know", "skip"}
    (fault,) = json.loads(prove(str(mine), "--json").out)["faults"]
    assert (fault["claim"], fault["answers"]) == ("promise", answers)


OF_PASSAGES = """---
title: The news
role: news
purpose: They know it after one breath.
time: 30 s
seconds: 30
do: Say it slowly, and stop.
dont: Do not explain yet.
source: [our-default]
passages: yes
---
## friend
when: closeness is friend
claims: []

[end if last_day; claims: late] We stop on {{ last_day }}, and you know about the money.

[end] We stop.

## any
claims: []

[end] We stop.
"""


def test_a_line_that_claims_too_much_is_shown_by_an_answers_file_with_its_facts(prove, mine):
    claims = "claims:\n  - id: late\n    says: They pay late.\n    when: trouble is payment\n"
    (mine / "claims.yaml").write_text(claims, encoding="utf-8")
    (mine / "talk" / "refer" / "news.md").write_text(OF_PASSAGES, encoding="utf-8")
    ran = prove(str(mine))
    assert ran.status == 1
    assert (
        "# carried: talk/refer/news.md, 'end' of the passage 'friend', takes for granted "
        in ran.out
    )
    assert "'late', They pay late." in ran.out
    pack = read_pack(mine)
    found = read_answers(ran.out, pack.interview, pack.talk.facts)
    assert walk(pack.interview, dict(found.answers)).verdict == "REFER"
    assert found.answers["trouble"] == "size"
    assert found.client["closeness"] == "friend"
    (fault,) = json.loads(prove(str(mine), "--json").out)["faults"]
    assert (fault["claim"], fault["answers"]) == ("carried", dict(found.answers))
    assert fault["facts"].keys() == {"closeness", "last_day"}
    edit(mine, "claims.yaml", "trouble is payment", "trouble is payment/size")
    ran = prove(str(mine))
    assert ran.status == 0, ran.out
    assert "    3 lines, 1 claims, all carried." in ran.out


@pytest.fixture
def practised(mine):
    """The small pack with a role-play."""
    shutil.copytree(ROOT / "tests" / "files" / "practice", mine, dirs_exist_ok=True)
    return mine


def test_role_plays_are_walked_and_counted(prove, practised):
    ran = prove(str(practised))
    assert ran.status == 0, ran.out
    assert "Everything holds for 1 role-plays with 6 turns and 4 endings, in 240 states" in ran.out
    assert "  Every ending is reached." in ran.out
    (found,) = json.loads(prove(str(practised), "--json").out)["roleplays"]
    assert (found["id"], found["turns"], found["endings"]) == ("the-tree-nursery", 6, 4)


def test_a_line_that_says_too_much_is_shown_by_what_was_said(prove, practised):
    edit(
        practised, "roleplays/the-tree-nursery.md", "> “Then say", "> takes: decision\n> “Then say"
    )
    ran = prove(str(practised))
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert "# One claim does not hold among 1 role-plays" in ran.out
    at = lines.index("#   The shortest run that shows it at L3:")
    assert lines[at - 1].startswith(
        "# line-carried, the-tree-nursery: In 'the-news' “Then say it.”"
    )
    assert lines[at + 1].startswith("#     “I’ve something hard to tell you, Mo")
    found = json.loads(prove(str(practised), "--json").out)
    (fault,) = found["roleplay_faults"]
    assert (found["holds"], fault["level"], len(fault["said"])) == (False, "L3", 1)


def test_a_pack_without_role_plays_says_nothing_of_them(prove, mine):
    ran = prove(str(mine))
    assert "role-play" not in ran.out


def test_a_pack_that_is_not_there_is_bad_input(prove, tmp_path):
    assert prove(str(tmp_path / "none")).status == 2
