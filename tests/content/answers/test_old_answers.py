"""Answers of an earlier version of the built-in interview are read: none is an error, or a guess.

What said one thing says it under today's ids. What said two things at once leaves its question
open, and that is told in one sentence.
"""

from __future__ import annotations

import pytest

from coach.cli import main as cli
from coach.content.answers.answers import read_answers, write_answers
from coach.content.answers.edit import updated_answers
from coach.content.checks.check import read_pack
from coach.engine.rules.diagnosis import diagnose
from coach.engine.rules.update import asked_again, translated
from coach.paths import pack_folder

PACK = read_pack(pack_folder())
# every question of version 1.0 as it was first given away, with its options
BEFORE = {
    "way-in": "parting leaving wrong",
    "decider": "me with-approval someone-else",
    "conduct": "fine sharp rude abusive harassing severe",
    "source": "one-person top several",
    "told": "not-told waiting stopped continues",
    "demand": "never dropped open persists",
    "motive": "trait complaint behaviour",
    "tie": "free term reliant regulated barred",
    "notice": "said signs back none",
    "final": "open served final",
    "reason": "ours price acquired moved in-house outgrown vague",
    "control": "yes partly no",
    "want": "yes other-terms no",
    "ally": "sponsor time neither",
    "trouble": "nothing people ours payment process value needs values quiet",
    "own-side": "clear dread quarrel gain",
    "others": "same fine nobody",
    "raised": "not-yet better slipped refused",
    "deadline": "yes no",
    "channel": "yes no",
    "our-part": "clean mended first stretched",
    "pay-reason": "paperwork dispute short slow stalling",
    "pay-tried": "reminders payables one-broken broken-twice",
    "worth": "healthy thin loss",
    "why-low": "priced neglected declined small",
    "offer": "none asked refused",
    "home": "yes no",
    "gap": "bigger personal moved piece style",
    "bridge": "yes doubtful no",
    "lighter": "none not-offered declined",
    "pull": "request direction",
    "last-touch": "recent months orders-only",
}
SAYS = {
    "trouble: payment": {"trouble": "money", "money": "late"},
    "trouble: value": {"trouble": "money", "money": "little"},
    "trouble: ours": {"trouble": "work", "working": "ours"},
    "trouble: process": {"trouble": "work", "working": "together"},
    "trouble: needs": {"trouble": "fit"},
    "trouble: values": {"trouble": "fit"},
    "trouble: people": {"trouble": "people"},
    "gap: bigger": {"fit": "bigger"},
    "gap: personal": {"fit": "personal"},
    "gap: piece": {"fit": "piece"},
    "gap: moved": {"fit": "our-change"},
    "gap: dont-know": {"fit": "dont-know"},
    "gap: style": {"trouble": "work", "working": "ours"},
    "pull: request": {"fit": "request"},
    "pull: direction": {"fit": "direction"},
}
AGAIN = {"raised: refused": "raised", "our-part: first": "our-part"}


def read(text: str):
    """What a text with one answer a line says."""
    lines = "".join(f"  {line}\n" for line in text.splitlines())
    return read_answers(f"answers:\n{lines}", PACK.interview, PACK.talk.facts)


@pytest.mark.parametrize(
    "line",
    [f"{name}: {option}" for name, options in BEFORE.items() for option in options.split()],
)
def test_every_answer_that_could_be_given_before_is_read(line):
    found = read(line)
    if line in AGAIN:
        assert found.answers == {}
        assert [each.id for each in found.again] == [AGAIN[line]]
    else:
        name, _, option = line.partition(": ")
        assert found.answers == SAYS.get(line, {name: option})
        assert not found.again


@pytest.mark.parametrize("line", SAYS)
def test_an_old_answer_that_said_one_thing_says_it_still(line):
    assert read(line).answers == SAYS[line]


def test_a_question_is_open_again_only_until_it_is_answered():
    old = {"raised": "refused", "our-part": "first"}
    assert [each.id for each in asked_again(PACK.interview, old)] == ["raised", "our-part"]
    given = {**old, "raised": "said-no"}  # the journal keeps the last of each question
    assert translated(PACK.interview, given) == {"raised": "said-no"}
    assert [each.id for each in asked_again(PACK.interview, given)] == ["our-part"]


def test_of_two_answers_that_come_to_one_question_the_later_counts():
    assert (
        translated(PACK.interview, {"trouble": "payment", "money": "little"})["money"] == "little"
    )
    assert translated(PACK.interview, {"money": "little", "trouble": "payment"})["money"] == "late"


def test_the_same_question_twice_is_still_a_fault():
    with pytest.raises(Exception, match="a fault") as refused:
        read("gap: bigger\nfit: bigger")
    assert "'fit' is answered twice." in str(refused.value.faults)


def test_a_case_that_said_two_things_at_once_is_told_so(tmp_path, capsys):
    file = tmp_path / "old.yaml"
    file.write_text("answers:\n  way-in: wrong\n  raised: refused\nclient: {}\n", encoding="utf-8")
    data = ["--data", str(tmp_path / "data")]
    assert cli.run(cli.parse([*data, "diagnose", str(file), "--json"])) == 0
    told = capsys.readouterr().err
    assert "An older answer to “Have you talked with them plainly about what is wrong?”" in told
    assert "so the question is asked again." in told


def test_a_file_with_old_answers_keeps_its_lines_and_takes_new_ones():
    old = "answers:\n  trouble: payment # since May\n  gap: bigger\n  raised: refused\nclient: {}\n"
    was = read_answers(old, PACK.interview, PACK.talk.facts).answers
    now = {**was, "raised": "said-no", "pay-reason": "slow"}
    text = updated_answers(old, now, {}, PACK.interview, PACK.talk.facts)
    assert "# since May" in text
    assert read_answers(text, PACK.interview, PACK.talk.facts).answers == now


def test_what_is_written_is_under_the_ids_of_today():
    found = read("trouble: payment")
    written = write_answers(found.answers, {}, PACK.interview)
    assert "money: late" in written
    assert "payment" not in written.replace("# ", "")


def test_an_old_case_comes_to_a_verdict_with_what_it_said():
    old = (
        "way-in: parting\ndecider: me\nconduct: fine\ndemand: never\nmotive: behaviour\n"
        "tie: free\nnotice: none\ntrouble: payment\nown-side: clear\npay-reason: stalling\n"
        "pay-tried: broken-twice"
    )
    assert diagnose(PACK.interview, read(old).answers).verdict == "PART"
