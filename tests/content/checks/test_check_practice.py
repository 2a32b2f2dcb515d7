"""What personas, rubrics and role-plays are refused for: each with file, line and mend."""

from __future__ import annotations

import shutil

import pytest

from tests.practice import PRACTICE

MO = "personas/mo-field.yaml"
PLAY = "roleplays/the-tree-nursery.md"
RUBRIC = "rubrics/ending.yaml"
LEVELS = "personas/levels.yaml"
MOVES = "personas/moves.yaml"
HEARING = "personas/hearing.yaml"

REFUSED = [
    # moves and levels
    (MOVES, "id: warn", "id: warns", "id: warns", "Did you mean 'warn'?"),
    (MOVES, "id: decide", "id: warn", "id: warn", "stands here twice"),
    (MOVES, "helps: yes", "helps: often", "often", "neither yes nor no"),
    (LEVELS, "id: L5", "id: L6", "id: L6", "'L6' is not allowed"),
    (LEVELS, "pushbacks: 1", "pushbacks: 12", "pushbacks: 12", "too large"),
    (LEVELS, "trust: 2", "trust: 7", "trust: 7", "too large"),
    (HEARING, "- decided", "- <nobody>", "<nobody>", "there is no set <nobody>"),
    (HEARING, "we: [we, i]", "we: ['%']", "sets:", "cannot be read"),
    (HEARING, "over: [inform]", "over: [informs]", "over:", "Did you mean 'inform'?"),
    # personas
    (MO, "trust: 5", "trust: 11", "trust: 11", "too large"),
    (MO, "tension: 4", "tension: -1", "tension: -1", "too small"),
    (MO, "tension: 4", "tension: low", "tension: low", "not a whole number"),
    (MO, "level: L3", "level: L9", "L9", "is not allowed"),
    (MO, "verdicts: [PART]", "verdicts: [PARTS]", "PARTS", "it is no verdict"),
    (MO, "move: warn", "move: warning", "warning", "Did you mean 'warn'?"),
    (MO, "trust: -3\n    tension: 4", "trust: -9\n    tension: 4", "trust: -9", "too small"),
    (MO, "    because: The rule for the move warn.\n", "", "move: warn", "'because' is missing"),
    (MO, "    if: told decision and not made ask\n", "", "move: defend", "This row never counts"),
    (MO, "if: told decision and", "if: told and", "told and", "the id of a fact"),
    (MO, "if: told decision and", "if: told decisoin and", "decisoin", "Did you mean 'decision'?"),
    (MO, "not made ask", "not made asking", "made asking", "is no move"),
    (MO, "  warn: “That was warn, and I heard it.”\n", "", "answers:", "no answer to: warn"),
    (MO, "  warn: “That", "  warm: “That", "warm:", "Did you mean 'warn'?"),
    (MO, "warn: “That was warn, and I heard it.”", "warn: “…”", "warn: “…”", "has no word in it"),
    (MO, "words: [just business, ", "words: ['!!', ", "words:", "has no word in it"),
    (
        MO,
        "trust: -1\n    tension: 2\n    because: That is",
        "trust: 0\n    because: That is",
        "words:",
        "change nothing",
    ),
    (MO, "id: who-else", "id: after-six-years", "after-six-years", "stands here twice"),
    (MO, "levels: [L3, L4, L5, X]", "levels: [X]", "pushbacks:", "At L3 there are 1 push-backs"),
    (MO, "leaves: tension >= 9", "leaves: tension >= 11", "leaves:", "a number from 1 to 10"),
    (MO, "leaves: tension >= 9", "leaves: tension >= 7", "leaves:", "before anything is said"),
    (MO, "when: made ask and trust >= 7", "when: ''", "when:", "The condition is empty"),
    (MO, "farewell:", "farewel:", "farewel:", "Did you mean 'farewell'?"),
    (MO, "source: [our-default]", "source: [nobody]", "source:", "Unknown source"),
    (MO, "calms:\n  - A day", "calms: none\nmore:\n  - A day", "calms:", "is not a list"),
    # personas: whom a text says you to
    (MO, "He has to find", "You have to find", "stake:", "third person"),
    (MO, "fact: He wants", "fact: He told you that he wants", "fact:", "third person"),
    (MO, "- A day that he", "- Your word that he", "- Your word", "third person"),
    (MO, "because: That is what", "because: You said what", "because: You", "third person"),
    # rubrics
    (
        RUBRIC,
        "Says what it is like for them before anything else.",
        "Shows empathy.",
        "Shows empathy",
        "Says one sentence about what it is like for them",
    ),
    (RUBRIC, "Says the decision in one sentence.", "Is professional.", "professional", "eye of"),
    (RUBRIC, "Threatens him with something.", "Shows poor rapport.", "rapport", "eye of"),
    (RUBRIC, "id: decided", "id: warned", "id: warned", "stands here twice"),
    (RUBRIC, "id: threat", "id: warned", "id: warned", "stands here twice"),
    (RUBRIC, "avoids: [chat]", "avoids: [warn]", "avoids:", "both earns this check and loses it"),
    (RUBRIC, "avoids: [chat]", "hints: [ask]", "hints:", "Keep 'moves' if a move alone tells it"),
    (
        RUBRIC,
        "avoids: [chat]",
        "within: 2\n    after: [decide]",
        "after:",
        "Keep 'within' or 'after'",
    ),
    (RUBRIC, "avoids: [chat]", "within: 0", "within:", "The least is 1."),
    (
        RUBRIC,
        "moves: [warn]\n    avoids: [chat]",
        "within: 2",
        "within:",
        "no move is looked for in them",
    ),
    (RUBRIC, "moves: [warn]", "moves: [warns]", "warns", "Did you mean 'warn'?"),
    (
        RUBRIC,
        "no: “A line that does not earn warned.”",
        "no: “A line that earns warned.”",
        "no:",
        "read the same",
    ),
    (RUBRIC, "critical:", "critical: []\nold:", "critical:", "too few entries"),
    # role-plays: names
    (PLAY, "verdict: PART", "verdict: PARTS", "verdict:", "Did you mean 'PART'?"),
    (PLAY, "verdict: PART", "verdict: safety", "persona:", "is not for the safety drill"),
    (PLAY, "verdict: PART", "verdict: FIX", "rubric:", "is not for 'FIX'"),
    (PLAY, "persona: mo-field", "persona: mo-fields", "persona:", "Did you mean 'mo-field'?"),
    (PLAY, "rubric: ending", "rubric: endings", "rubric:", "Did you mean 'ending'?"),
    (PLAY, "levels: [L3, L1", "levels: [L3, L3", "levels:", "stands here twice"),
    (PLAY, "levels: [L3", "levels: [L7", "levels:", "is not allowed"),
    (PLAY, "begins: the-shed", "begins: the-shop", "begins:", "Unknown turn 'the-shop'"),
    (PLAY, "known:\n  - The", "known: []\nold:\n  - The", "known:", "too few entries"),
    (
        PLAY,
        "  last-day: That",
        "  sum: What it costs.\n  last-day: That",
        "sum:",
        "No choice tells 'sum'",
    ),
    # role-plays: turns
    (PLAY, "goes: his-turn", "goes: her-turn", "goes: her-turn", "Did you mean 'his-turn'?"),
    (PLAY, "move: warn\n", "move: warm\n", "move: warm", "Did you mean 'warn'?"),
    (PLAY, "  - move: warn\n", "", "something hard", "'move' is missing"),
    (PLAY, "move: warn\n", "move:\n", "move:", "too few entries"),
    (PLAY, "move: warn\n", "move: warn, ask, own\n", "move:", "too many entries"),
    (PLAY, "  - goes: the-news\n", "", "something hard", "'goes' is missing"),
    (PLAY, "  - goes: the-news\n", "  - gose: the-news\n", "gose", "Did you mean 'goes'?"),
    (PLAY, "tells: decision, last-day", "tells: decision, day", "tells:", "Unknown fact 'day'"),
    (PLAY, "> takes: decision", "> takes: decison", "takes:", "Unknown fact 'decison'"),
    (PLAY, "  - takes: decision", "  - takes: decison", "takes:", "Unknown fact 'decison'"),
    (PLAY, "takes: decision\n\nHe", "takes: decison\n\nHe", "takes:", "Unknown fact 'decison'"),
    (PLAY, "> if tension >= 7", "> if tension > 7", "if tension", "'>=' or '<=' after 'tension'"),
    (PLAY, "> if tension >= 7", "> if told day", "if told", "Unknown fact 'day'"),
    (PLAY, "if: trust >= 6", "if: trust >= 12", "if: trust", "a number from 1 to 10"),
    (PLAY, "> “Then say it.”", "> if trust >= 6\n> “Then say it.”", "if trust", "has an 'if'"),
    (PLAY, "> if tension >= 7\n> “You’re", "> “You’re", "You’re late", "Behind this line"),
    (PLAY, "> “Wet. You haven’t come for the cherries.”\n", "", "## small-talk", "too few entries"),
    (PLAY, "> “Then say it.”", "> then say it.", "then say it", "begins with a small letter"),
    (PLAY, "> “Then say it.”", "> “…”", "“…”", "has no word in it"),
    (PLAY, "> “Then say it.”", "Then say it.", "Then say it.", "This is no part of a turn"),
    (PLAY, "- “I must go.”", "- I must go.", "I must go", "neither said nor done"),
    (PLAY, "- “I must go.”", "> “Go on.”\n\n- “I must go.”", "Go on", "stands behind"),
    (
        PLAY,
        "  - move: end\n",
        "  - move: end\n  - if: trust >= 3\n  - if: trust >= 4\n",
        "if: trust >= 4",
        "stands here twice",
    ),
    (PLAY, "  - move: end\n", "  - it ends the talk\n", "it ends", "no setting of a choice"),
    (
        PLAY,
        "- “I hear you. It ends in March.”",
        "- “I must go.”",
        "I must go",
        "This choice stands here twice",
    ),
    (
        PLAY,
        "  - move: end\n",
        "  - move: end\n  - if: trust >= 3\n",
        "## his-turn",
        "Fewer than 2 choices",
    ),
    (PLAY, "## small-talk", "## the-news", "## the-news", "stands here twice"),
    (PLAY, "## small-talk", "## Small talk", "## Small talk", "is no id"),
    (PLAY, "## the-shed", "Some words.\n\n## the-shed", "Some words", "under no '## heading'"),
    (
        PLAY,
        "- “What if we sat down first?”\n  - move: hedge\n  - goes: the-news\n",
        "",
        "## small-talk",
        "too few entries",
    ),
    (PLAY, "  - if: not made blame 2\n", "", "goes: the-news", "the client repeats"),
    (
        PLAY,
        "  - move: hold\n  - goes: once-more",
        "  - move: hold\n  - goes: after-the-news",
        "goes: after-the-news",
        "'not made …'",
    ),
    (
        PLAY,
        "> “In March. And the files?”",
        "> “Then say it.”",
        "Then say it.",
        "in 'the-news' as well",
    ),
    # role-plays: endings
    (PLAY, "result: good", "result: fine", "result: fine", "is not allowed for 'result'"),
    (PLAY, "result: good", "result: fair", "## end: end-good", "no ending with the result: good"),
    (PLAY, "walks: yes", "walks: no", "## end:", "no ending for a client who leaves"),
    (PLAY, "result: poor", "result: poor\nwalks: yes", "walks: yes", "A second ending"),
    (PLAY, "\nHe nods.\n", "", "## end: end-fair", "The text is missing"),
    (PLAY, "title: It is said\n", "", "## end: end-fair", "'title' is missing"),
    (PLAY, "title: The tree nursery\n", "title: The tree nursery\nturns: 4\n", "turns:", "below"),
]


@pytest.fixture
def practised(small):
    """The small pack with what is practised with."""
    shutil.copytree(PRACTICE, small.folder, dirs_exist_ok=True)
    return small


def test_it_is_sound(practised):
    assert practised.faults() == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "says"), REFUSED, ids=[f"{e[0]}: {e[2][:30]}" for e in REFUSED]
)
def test_each_is_named_at_its_line_with_a_mend(practised, file, old, new, line, says):
    practised.edit(file, old, new)
    found = [each for each in practised.faults() if says in f"{each.what} {each.mend}"]
    assert found, practised.faults()
    lines = practised.file(file).read_text(encoding="utf-8").split("\n")
    assert any(each.file == file and line in lines[each.line - 1] for each in found), found
    assert all(each.mend for each in found)


def test_all_faults_are_told_at_once(practised):
    practised.edit(MO, "level: L3", "level: L9")
    practised.edit(PLAY, "goes: his-turn", "goes: her-turn")
    practised.edit(PLAY, "walks: yes", "walks: no")
    practised.edit(RUBRIC, "id: decided", "id: warned")
    found = [(each.file, each.what) for each in practised.faults()]
    assert len(found) == 4
    assert {file for file, _ in found} == {MO, PLAY, RUBRIC}


def test_moves_and_levels_must_be_told_whole(practised):
    practised.file(MOVES).unlink()
    practised.edit(LEVELS, "  - id: X\n", "  - id: L1\n")
    told = {(each.file, each.what) for each in practised.faults()}
    assert (LEVELS, "Nothing is told of: X.") in told
    assert any(
        file == MOVES and what.startswith("Nothing is told of: warn,") for file, what in told
    )


def test_two_rubrics_of_one_talk(practised):
    text = practised.file(RUBRIC).read_text(encoding="utf-8")
    practised.file("rubrics/other.yaml").write_text(text, encoding="utf-8")
    (fault,) = practised.faults()
    assert fault.what == "'PART' is marked by the rubric 'ending' already."


def test_a_faulty_persona_does_not_make_faults_of_its_role_play(practised):
    practised.edit(MO, "level: L3", "level: L9")
    assert [each.file for each in practised.faults()] == [MO]


def test_a_file_that_nothing_reads_is_named(practised):
    practised.file("roleplays/notes.txt").write_text("x", encoding="utf-8")
    practised.file("personas/more/mo.yaml").write_text("x: y", encoding="utf-8")
    assert {each.file for each in practised.faults()} == {
        "roleplays/notes.txt",
        "personas/more/mo.yaml",
    }
