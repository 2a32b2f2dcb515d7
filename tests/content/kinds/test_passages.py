"""Parts made of passages: how they are read, and what they are refused for."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Tone
from coach.engine.rules.conditions import parse

NEWS = "talk/part/news.md"
CLAIMS = """claims:
  - id: friend
    says: You have become friends.
    when: closeness is friend
  - id: date-to-come
    says: There is no last day yet.
    when: not last_day
"""
FILE = """---
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
claims: [friend]
because: A friend hears the name first.

[hello] {{ contact }}, thank you for
making the time.

[end if last_day] Our work for you ends on {{ last_day }}.

[end; claims: date-to-come] Our work for you ends. I will tell you when.

[cue:wait] Stop. Count to ten.

[thanks?] I have not forgotten what {{ contact }} did.

### plain

[hello] Thanks, {{ contact }}.

[end if last_day] We stop on {{ last_day }}.
[end] We stop.

[cue:wait]

[thanks?] {{ contact }}, thanks.

## any
claims: []
source: [us-section-1981]

[end] Our work for you ends on {{ last_day }}.

### plain

[end] We stop on {{ last_day }}.
"""


@pytest.fixture
def passages(small):
    """The small pack in two tones, with a part of two passages."""
    small.edit("pack.yaml", "tones: [warm]", "tones: [warm, plain]")
    for file in sorted(small.folder.glob("talk/*/news.md")):
        small.edit(str(file.relative_to(small.folder)), "tone: warm\n", "")
    small.file(NEWS).write_text(FILE, encoding="utf-8")
    small.file("claims.yaml").write_text(CLAIMS, encoding="utf-8")
    return small


def part_of(pack):
    return pack.talk.parts_of(Verdict.PART)[0]


def test_a_part_is_read_with_its_passages(passages):
    assert passages.faults() == ()
    friend, other = part_of(read_pack(passages.folder)).passages
    assert (friend.id, friend.when_text) == ("friend", "closeness is friend")
    assert (other.id, other.when_text, other.line_ids) == ("any", "always", ("end",))
    assert friend.line_ids == ("hello", "end", "wait", "thanks")
    warm = [each for each in friend.variants if each.tone in (None, Tone.WARM)]
    assert [(each.line, each.number, each.text, each.cue, each.optional) for each in warm] == [
        ("hello", 1, "{{ contact }}, thank you for making the time.", False, False),
        ("end", 1, "Our work for you ends on {{ last_day }}.", False, False),
        ("end", 2, "Our work for you ends. I will tell you when.", False, False),
        ("wait", 1, "Stop. Count to ten.", True, False),
        ("thanks", 1, "I have not forgotten what {{ contact }} did.", False, True),
    ]
    plain = [each.text for each in friend.variants if each.tone is Tone.PLAIN]
    assert plain == ["Thanks, {{ contact }}.", "We stop on {{ last_day }}.", "We stop.",
                     "{{ contact }}, thanks."]  # fmt: skip


def test_in_a_silent_situation_the_part_is_left_out(passages):
    at = FILE.index("[hello]")
    silent = FILE[:at].replace("claims: [friend]\n", "claims: [friend]\nsilent: yes\n")
    passages.file(NEWS).write_text(silent + FILE[FILE.index("## any") :], encoding="utf-8")
    assert passages.faults() == ()
    part = part_of(read_pack(passages.folder))
    assert part.may_be_left_out
    assert part.passages[0].variants == ()
    passages.file(NEWS).write_text(FILE, encoding="utf-8")
    assert not part_of(read_pack(passages.folder)).may_be_left_out


def test_a_part_for_any_verdict_is_one_of_each(passages):
    text = passages.file(NEWS).read_text(encoding="utf-8")
    shared = passages.file("talk/any/before.md")
    shared.write_text(text, encoding="utf-8")
    for file in sorted(passages.folder.glob("verdicts/*.yaml")):
        name = str(file.relative_to(passages.folder))
        passages.edit(name, "parts: [", "parts: [before, ")
    assert passages.faults() == ()
    pack = read_pack(passages.folder)
    assert all(pack.talk.parts_of(each)[0].id == "before" for each in Verdict)


def test_a_line_has_what_its_passage_says_for_it(passages):
    friend, other = part_of(read_pack(passages.folder)).passages
    first, dated, later = (each for each in friend.variants if each.tone is Tone.WARM and
                           each.line != "thanks")  # fmt: skip
    assert first.because == "A friend hears the name first."
    assert other.variants[0].because == "They know it after one breath."  # the part's purpose
    assert first.sources == ("our-default",)  # the part's source
    assert other.variants[0].sources == ("us-section-1981",)
    assert (dated.claims, later.claims) == (("friend",), ("friend", "date-to-come"))
    assert dated.when_text == "fact last_day"
    assert dated.own == parse("fact last_day")
    assert later.own == parse("always")


def refusals():
    """What to change in the file, what the fault says, and what stands at its line."""
    return [
        (
            "[hello] {{ contact }}, thank",
            "{{ contact }}, thank",
            "This paragraph has no name",
            "{{ contact }}, thank",
        ),
        ("[hello] {{", "[Hello there] {{", "'[Hello there]' is no name of a line", "[Hello"),
        (
            "[end if last_day] Our",
            "[end if closeness friend] Our",
            "Expected 'is' after 'closeness'",
            "friend] Our",
        ),
        (
            "when: closeness is friend",
            "when: closeness is enemy",
            "'enemy' is no answer",
            "when: closeness",
        ),
        ("claims: [friend]\n", "", "'claims' is missing", "## friend"),
        ("claims: [friend]", "claims: [A friend]", "'A friend' is no id", "claims: [A"),
        ("claims: [friend]", "clams: [friend]", "Unknown key 'clams'", "clams"),
        (
            "source: [us-section-1981]\n\n[end]",
            "source: [nobody]\n\n[end]",
            "Unknown source 'nobody'",
            "source: [nobody]",
        ),
        (
            "claims: [friend]\n",
            "claims: [friend]\nsilent: yes\n",
            "The passage 'friend' is silent, and has lines",
            "## friend",
        ),
        ("[thanks?] I have", "[hello] I have", "'[hello]' stands here twice", "[hello] I have"),
        ("[cue:wait] Stop.", "[cue:end] Stop.", "'end' is a line and a cue", "[cue:end] Stop."),
        (
            "[cue:wait]\n\n[thanks?]",
            "[cue:wait] Stop.\n\n[thanks?]",
            "A cue has its text above",
            "[cue:wait] Stop.\n\n[thanks?]",
        ),
        ("[end] We stop.\n", "", "has '[thanks]' where the first tone has '[end]'", "[thanks?] {{"),
        ("[end if last_day] We", "[end] We", "has '[end]' where the first tone has", "[end] We"),
        (
            "[thanks?] {{ contact }}, thanks.\n",
            "",
            "'[thanks]' is missing in the tone 'plain'",
            "### plain",
        ),
        (
            "[thanks?] {{ contact }}, thanks.\n",
            "[thanks?] {{ contact }}.\n\n[more] And.\n",
            "'[more]' stands only in the tone 'plain'",
            "[more]",
        ),
        (
            "[hello] Thanks, {{ contact }}.",
            "[hello] Thanks.",
            "The blank 'contact' is missing in the tone 'plain'",
            "[hello] Thanks.",
        ),
        (
            "[hello] {{ contact }},",
            "[hello] {{ contcat }},",
            "Nobody can fill the blank 'contcat'",
            "[hello] {{ contcat",
        ),
        ("### plain", "### blunt", "There is no tone 'blunt'", "### blunt"),
        ("### plain", "### warm", "'warm' is the first tone of the pack", "### warm"),
        (
            "\n### plain\n\n[end] We stop on {{ last_day }}.\n",
            "",
            "The passage 'any' has no tone 'plain'",
            "## any",
        ),
        ("## any", "## friend", "The passage 'friend' stands here twice", "## friend\nclaims: []"),
        ("when: closeness is friend\n", "", "The passage 'friend' fits always", "## friend"),
        (
            "## any\n",
            "## any\nwhen: closeness is friend\n",
            "The last passage has a condition",
            "when: closeness is friend\nclaims: []",
        ),
        (
            "[end] Our work",
            "[end if last_day] Our work",
            "has '[end]' where the first tone",
            "[end] We stop on",
        ),
        (
            "[end; claims: date-to-come]",
            "[end; claims: friend, date-to-come]",
            "'friend' is taken for granted by the whole passage.",
            "[end; claims: friend",
        ),
        ("passages: yes", "passages: often", "neither yes nor no", "passages: often"),
    ]


@pytest.mark.parametrize(("old", "new", "says", "at"), refusals())
def test_what_is_wrong_is_named_with_its_line(passages, old, new, says, at):
    passages.edit(NEWS, old, new)
    faults = [each for each in passages.faults() if says in each.what]
    assert faults, passages.faults()
    text = passages.file(NEWS).read_text(encoding="utf-8")
    assert faults[0].line == text[: text.index(at)].count("\n") + 1, (faults, at)
    assert faults[0].file == NEWS
    assert faults[0].mend


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("last_dya", "There is no fact 'last_dya'."),
        ("closeness is enemy", "'enemy' is no answer to 'closeness'."),
        ("flag nothing", "No rule sets the flag 'nothing'."),
    ],
)
def test_what_an_alternative_asks_is_checked(passages, condition, says):
    for _ in range(2):
        passages.edit(NEWS, "[end if last_day]", f"[end if {condition}]")
    (fault,) = passages.faults()
    assert fault.what == says
    assert fault.line == passages.line(NEWS, f"[end if {condition}]")


def test_a_line_without_words_is_refused(passages):
    passages.edit(NEWS, "[hello] {{ contact }}, thank you for\nmaking the time.", "[hello]")
    assert "The text is empty." in {fault.what for fault in passages.faults()}


def test_a_passage_needs_a_line_that_is_certain(passages):
    passages.edit(NEWS, "[end] Our work for you ends on", "[end if last_day] It ends on")
    passages.edit(NEWS, "\n[end] We stop on", "\n[end if last_day] We stop on")
    (fault,) = passages.faults()
    assert fault.what == "No line of the passage 'any' is certain to be said."
    assert fault.mend == "Give it a line without 'if' and without '?'."


def test_a_name_is_a_line_or_a_cue_in_all_passages(passages):
    passages.edit(NEWS, "\n[end] Our work for you ends on", "\n[wait] Our work for you ends on")
    passages.edit(NEWS, "## any", "## any\n")
    text = passages.file(NEWS).read_text(encoding="utf-8")
    head, _, tail = text.rpartition("[end] We stop on")
    passages.file(NEWS).write_text(f"{head}[wait] We stop on{tail}", encoding="utf-8")
    passages.edit(NEWS, "## any\n\n", "## any\n")
    (fault,) = passages.faults()
    assert fault.what == "'wait' is a line in one passage and a cue in another."


def test_an_alternative_that_is_never_said_is_refused(passages):
    passages.edit(NEWS, "[cue:wait] Stop.", "[end] It ends.\n\n[cue:wait] Stop.")
    passages.edit(NEWS, "[end] We stop.\n", "[end] We stop.\n[end] It ends.\n")
    (fault,) = passages.faults()
    assert "never used" in fault.what


def test_several_faults_are_named_at_once_and_none_hides_another_file(passages):
    passages.edit(NEWS, "[hello] {{", "{{")
    passages.edit(NEWS, "## any\nclaims: []\n", "## any\n")
    found = {fault.what for fault in passages.faults()}
    assert "'claims' is missing: it must say what it takes for granted." in found
    assert any(what.startswith("This paragraph has no name") for what in found)


def test_a_part_without_passages_is_refused(passages):
    text = FILE.partition("## friend")[0]
    passages.file(NEWS).write_text(text, encoding="utf-8")
    assert {fault.what for fault in passages.faults()} == {"The part has no passages."}
