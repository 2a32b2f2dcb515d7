"""Lines and replies in several tones: how they are read, and what they are refused for."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Tone

NEWS = "talk/part/news.md"
REACTION = "reactions/why-now.md"
DATE = "Our work for you ends on {{ last_day }}.\n"
PLAIN = "\n### plain\nWe end the work on {{ last_day }}.\n"
FORMAL = "\n### formal\nOur engagement ends on\n{{ last_day }}.\n"
REPLY = "Because I owe you the news as soon as I know it. I decided this week.\n"


@pytest.fixture
def three(small):
    """The small pack with three tones, and one line and one reply that have them all."""
    small.edit("pack.yaml", "tones: [warm]", "tones: [warm, plain, formal]")
    for file in sorted(small.folder.glob("talk/*/news.md")):
        small.edit(str(file.relative_to(small.folder)), "tone: warm\n", "")
    small.edit(
        NEWS,
        f"The date belongs in the first breath.\n\n{DATE}",
        f"x\n\n{DATE}{PLAIN}{FORMAL}",
    )
    small.edit(
        REACTION,
        REPLY,
        f"{REPLY}\n### plain\nI decided this week.\n"
        "\n### formal\nThe decision was\ntaken this week.\n",
    )
    return small


def test_each_tone_of_a_section_is_a_variant_with_the_same_number(three):
    assert three.faults() == ()
    variants = read_pack(three.folder).talk.parts_of(Verdict.PART)[0].variants
    assert [(each.line, each.number, each.tone, each.text) for each in variants] == [
        ("say", 1, None, "I have come to tell you that we end our work for you."),
        (
            "end",
            1,
            None,
            "{{ contact }}, this is hard to say to a friend: our work ends on {{ last_day }}.",
        ),
        ("end", 2, Tone.WARM, "Our work for you ends on {{ last_day }}."),
        ("end", 2, Tone.PLAIN, "We end the work on {{ last_day }}."),
        ("end", 2, Tone.FORMAL, "Our engagement ends on {{ last_day }}."),
        ("wait", 1, None, "Stop. Count to ten."),
    ]
    assert {(each.when, each.because) for each in variants if each.number == 2} == {
        (variants[2].when, "x")
    }


def test_a_reply_is_read_in_each_tone(three):
    (reaction,) = read_pack(three.folder).talk.reactions
    assert dict(reaction.replies) == {
        Tone.WARM: REPLY.strip(),
        Tone.PLAIN: "I decided this week.",
        Tone.FORMAL: "The decision was taken this week.",
    }


def test_a_tone_that_the_pack_does_not_list_is_read_checked_and_not_used(three):
    three.edit("pack.yaml", "[warm, plain, formal]", "[warm]")
    assert three.faults() == ()
    pack = read_pack(three.folder)
    texts = [each.text for each in pack.talk.parts_of(Verdict.PART)[0].variants]
    assert "We end the work on {{ last_day }}." not in texts
    assert pack.talk.reactions[0].replies == ((Tone.WARM, REPLY.strip()),)
    three.edit(NEWS, "We end the work on {{ last_day }}.", "We end the work.")
    assert [fault.what for fault in three.faults()] == [
        "The blank 'last_day' is missing in the tone 'plain'."
    ]


BROKEN = [
    (NEWS, "### plain", "### plane", "### plane", "Did you mean 'plain'?"),
    (NEWS, "### plain", "### formal", "### formal", "stands here twice"),
    (NEWS, "### plain", "### warm", "### warm", "'warm' is the first tone of the pack."),
    (NEWS, PLAIN, "", "## end", "The tone 'plain' is missing."),
    (NEWS, FORMAL, "", "## end", "The tone 'formal' is missing."),
    (NEWS, "on\n{{ last_day }}.\n", "soon.\n", "### formal", "The blank 'last_day' is missing in"),
    (NEWS, "the work on", "the {{ work }} on", "### plain", "The blank 'work' stands only in"),
    (NEWS, "We end the work on {{ last_day }}.\n", "", "### plain", "The text is empty."),
    (NEWS, DATE + PLAIN, PLAIN, "", "The text is empty."),
    (NEWS, "We end the work on", "TODO", "### plain", "'TODO' shows"),
    (NEWS, "We end the work on {{", "We end the work on {", "### plain", "Only blanks like"),
    (NEWS, "because: x", "because: x\ntone: warm", "## end", "do not go together"),
    (NEWS, "because: x", "because: x\n'### plain': y", "### plain", "Unknown key '### plain'"),
    (NEWS, "Stop. Count to ten.\n", f"Stop.\n{FORMAL}", "## wait", "one text for all tones"),
    (REACTION, "### formal", "### grave", "### grave", "There is no tone 'grave'."),
    (REACTION, "\n### plain\nI decided this week.\n", "", "---", "The tone 'plain' is missing."),
    (REACTION, "### plain\nI", "### plain\n{{ client }}, I", "### plain", "stands only in"),
    (REACTION, "The decision was\ntaken this week.\n", "", "### formal", "The text is empty."),
]


@pytest.mark.parametrize("edit", BROKEN, ids=lambda edit: f"{edit[-1]} {edit[1][:12]!r}")
def test_tones_that_do_not_fit_together_are_refused(three, edit):
    file, old, new, line, says = edit
    three.edit(file, old, new)
    found = [fault for fault in three.faults() if says in f"{fault.what} {fault.mend}"]
    assert found, three.faults()
    lines = three.file(file).read_text(encoding="utf-8").split("\n")
    assert any(fault.file == file and line in lines[fault.line - 1] for fault in found), found
    assert all(fault.mend for fault in found)
