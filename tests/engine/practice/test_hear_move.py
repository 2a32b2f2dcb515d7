"""Which moves a typed line makes: how well it hears, by move, and that it says when it cannot tell.

The lines of `files/practice_moves/held_out.yaml` are plain ones, and whoever wrote them wrote the
rules too, without them: so they say that the rules hold, not how a stranger's lines fare. That is
told by the choices of the role-plays, which others wrote and tagged, hard to tell and out of their
turn; each is heard without the role-play that it stands in (`test_lines_of_others`): of 1,687 lines
86 in a hundred were named, 57 of these rightly; it was sure of 36, and right in 81 of these.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.domain.practice.content import PracticeContent
from coach.domain.practice.hearing import Sayable
from coach.domain.practice.moves import Move
from coach.domain.practice.roleplay import TurnChoice
from coach.domain.wording import Wordings
from coach.engine.practice.hearing.hear_move import MoveEar
from coach.engine.practice.hearing.of_pack import ear_of, sayable_in
from coach.paths import pack_folder

LINES = Path(__file__).parents[2] / "files" / "practice_moves"
# Of the nine lines of each move, how many were heard as it, and how many others were.
MEASURED = {
    Move.WARN: (9, 1),
    Move.DECIDE: (8, 0),
    Move.REASON: (9, 1),
    Move.VALIDATE: (9, 1),
    Move.ASK: (9, 0),
    Move.WAIT: (9, 1),
    Move.INFORM: (8, 0),
    Move.OWN: (9, 2),
    Move.HOLD: (9, 1),
    Move.OFFER: (8, 3),
    Move.THANK: (9, 0),
    Move.BOUND: (6, 0),
    Move.END: (9, 0),
    Move.CLOSE: (8, 1),
    Move.HEDGE: (9, 2),
    Move.DEFEND: (9, 1),
    Move.BLAME: (9, 0),
    Move.BARGAIN: (9, 2),
    Move.PROMISE: (8, 1),
    Move.COMFORT: (9, 0),
    Move.APOLOGISE: (9, 0),
    Move.JARGON: (9, 0),
    Move.DISMISS: (9, 0),
    Move.THREATEN: (9, 2),
    Move.DISCLOSE: (8, 0),
    Move.CHAT: (9, 0),
}
LINES_OF_ONE, FEWER, MORE = 9, 1, 2  # what another choice in a role-play may shift
PRECISION, RECALL = 0.88, 0.93  # of all of them


@pytest.fixture(scope="module")
def content() -> tuple[PracticeContent, Wordings]:
    """What the built-in pack says."""
    pack = read_pack(pack_folder())
    return pack.practice, pack.ear


@pytest.fixture(scope="module")
def ear(content: tuple[PracticeContent, Wordings]) -> MoveEar:
    """The ear of the built-in pack."""
    return ear_of(*content)


@pytest.fixture(scope="module")
def lines() -> dict[str, list[str]]:
    """Lines by the move that each makes; under `none` those that make none."""
    found: dict[str, list[str]] = yaml.safe_load((LINES / "held_out.yaml").read_text("utf-8"))
    return found


def test_plain_lines_are_heard_by_move(ear: MoveEar, lines: dict[str, list[str]]) -> None:
    hit, wrong, missed = Counter[Move](), Counter[Move](), Counter[Move]()
    for name, texts in lines.items():
        wanted = set() if name == "none" else {Move(name)}
        for text in texts:
            found = ear.hear(text)
            told = {*found.moves, *found.perhaps}  # taken, or asked
            hit.update(told & wanted)
            wrong.update(told - wanted)
            missed.update(wanted - told)
    assert sum(map(len, lines.values())) > 200
    for move, (heard, others) in MEASURED.items():
        assert hit[move] + missed[move] == LINES_OF_ONE
        assert hit[move] >= heard - FEWER, move
        assert wrong[move] <= others + MORE, move
    assert hit.total() / (hit.total() + wrong.total()) >= PRECISION
    assert hit.total() / (hit.total() + missed.total()) >= RECALL


def test_lines_by_which_the_rules_were_mended_stay_heard(ear: MoveEar) -> None:
    lines: dict[str, list[str]] = yaml.safe_load((LINES / "tuned.yaml").read_text("utf-8"))
    first = [
        (name, (found.moves or found.perhaps)[:1])
        for name, texts in lines.items()
        for found in map(ear.hear, texts)
    ]
    right = sum(moves == (Move(name),) for name, moves in first)
    assert right / len(first) >= 0.95


def test_lines_of_somebody_who_knew_no_rule(ear: MoveEar) -> None:
    lines: dict[str, list[str]] = yaml.safe_load((LINES / "fresh.yaml").read_text("utf-8"))
    found = [
        ({*name.split(", ")} - {"none"}, ear.hear(text))
        for name, texts in lines.items()
        for text in texts
    ]
    assert len(found) == 163
    told = [(moves, heard.moves or heard.perhaps) for moves, heard in found]
    first = [heard[0] in moves if heard else not moves for moves, heard in told]
    assert sum(first) / len(first) >= 0.84
    sure = [heard.moves[0] in moves for moves, heard in found if heard.sure]
    assert len(sure) > 65
    assert sum(sure) / len(sure) >= 0.95


@pytest.mark.parametrize(
    ("typed", "moves"),
    [
        (
            "I should have told you in March. The last delivery is on Friday.",
            {Move.OWN, Move.INFORM},
        ),
        ("I know that hits you hard. It’s still the last day of June.", {Move.VALIDATE, Move.HOLD}),
    ],
)
def test_two_sentences_do_two_things(ear: MoveEar, typed: str, moves: set[Move]) -> None:
    """What gives way in one sentence, where the same words tell both, does not in the next."""
    assert {*ear.hear(typed).moves} == moves


def test_what_it_is_sure_of_is_right(ear: MoveEar, lines: dict[str, list[str]]) -> None:
    found = [
        (name, heard.moves[0].value)
        for name, texts in lines.items()
        for text in texts
        if (heard := ear.hear(text)).sure
    ]
    assert len(found) > 110
    assert sum(name == first for name, first in found) / len(found) >= 0.95


def test_lines_of_others(content: tuple[PracticeContent, Wordings]) -> None:
    practice, wordings = content
    sure, right, named, hit = 0, 0, 0, 0
    for play in practice.roleplays:
        others = tuple(each for each in practice.roleplays if each is not play)
        ear = ear_of(replace(practice, roleplays=others), wordings)
        for choice in (each for turn in play.turns for each in turn.choices):
            found = ear.hear(choice.text)
            named += bool(found.moves)
            hit += bool(found.moves) and found.moves[0] in choice.moves
            sure += found.sure
            right += found.sure and found.moves[0] in choice.moves
    assert hit / named >= 0.5
    assert right / sure >= 0.78


def test_it_says_when_it_cannot_tell(ear: MoveEar) -> None:
    for text in ("", "  ", "Hm.", "asdf", "Seven.", "The green one."):
        found = ear.hear(text)
        assert (found.moves, found.sure) == ((), False), text


def test_silence_is_a_move(ear: MoveEar) -> None:
    for text in ("…", "...", "*I say nothing.*", "(silence)"):
        assert ear.hear(text).moves == (Move.WAIT,), text


def test_the_words_that_tell_it_are_named(ear: MoveEar) -> None:
    found = ear.hear("I’m so sorry, I really am. It’s your own fault.")
    assert found.moves == (Move.APOLOGISE,)
    assert found.perhaps == (Move.BLAME,)  # by two words: it is asked
    assert all(words in "I’m so sorry, I really am. It’s your own fault." for words in found.why)
    assert len(found.why) == 1


def test_half_of_what_is_offered_is_a_guess_where_no_rule_fits_it(ear: MoveEar) -> None:
    offered = [
        TurnChoice("a/1", "“The green boat goes to Tom’s brother.”", (Move.HOLD,), "b"),
        TurnChoice("a/2", "“Nobody said that.”", (Move.DEFEND,), "b"),
    ]
    found = ear.hear("Tom’s brother gets the green one", offered)
    assert (found.moves, found.sure) == ((Move.HOLD,), False)
    assert found.like == offered[0].words
    assert found.why == ()  # these are not their words


@pytest.mark.parametrize(
    "line",
    [
        "You have lied to me.",
        "We messed this up, I am sorry.",
        "I will not treat you like that.",
        "This is a shame, and no cheat.",
    ],
)
def test_a_word_that_the_ear_listens_for_is_no_slip_of_another(ear: MoveEar, line: str) -> None:
    told = " ".join(ear.hear(line).why)
    assert told
    assert told in line


def test_made_ready_ahead_in_small_steps_it_hears_the_same(
    content: tuple[PracticeContent, Wordings], ear: MoveEar
) -> None:
    ahead = ear_of(*content)
    steps = ahead.ahead()
    assert sum(1 for _ in zip(steps, range(40), strict=False)) == 40  # a part of them
    line = "I’m so sorry, I really am. It’s your own fault."
    assert ahead.hear(line) == ear.hear(line)
    assert next(steps, None) is None  # nothing is left


def test_who_says_nearly_what_is_offered_means_that(ear: MoveEar) -> None:
    offered = [
        TurnChoice("a/1", "“The green one is by the door.”", (Move.HOLD,), "b"),
        TurnChoice("a/2", "“Shall I ring Tom about it?”", (Move.OFFER,), "b"),
    ]
    assert ear.hear("The green one’s by the door", offered).moves == (Move.HOLD,)
    assert Move.HOLD not in ear.hear("The green one’s by the door").moves
    assert not ear.hear("The green boat is by the sea now", offered).sure
    assert Move.HOLD not in ear.hear("How is your mother these days?", offered).moves


def test_a_line_is_heard_within_one_frame(ear: MoveEar, lines: dict[str, list[str]]) -> None:
    texts = [text for each in lines.values() for text in each]
    begun = perf_counter()
    for text in texts:
        ear.hear(text)
    assert (perf_counter() - begun) / len(texts) < 0.016


@pytest.mark.parametrize("text", ["a" * 20_000, "you always " * 3_000, "?" * 5_000, "“" * 3_000])
def test_no_line_keeps_it_busy(ear: MoveEar, text: str) -> None:
    begun = perf_counter()
    ear.hear(text)
    assert perf_counter() - begun < 5


TUNED_TALK, TAKEN = 60, 54  # lines; the first move was right in 28 of them before, then in 57
KIND_OF_TALK = LINES / "small_talk.yaml"


@pytest.fixture(scope="module")
def sayable(content: tuple[PracticeContent, Wordings]) -> dict[str, tuple[Sayable, ...]]:
    """What each role-play lets somebody say, by its id."""
    practice, _ = content
    rubrics = {each.id: each for each in practice.rubrics}
    return {
        play.id: sayable_in(play, rubrics[play.rubric], practice.moves)
        for play in practice.roleplays
    }


def test_small_talk_of_three_role_plays(
    ear: MoveEar, sayable: dict[str, tuple[Sayable, ...]]
) -> None:
    plays = yaml.safe_load(KIND_OF_TALK.read_text("utf-8"))
    lines = [
        (ear.hear(each["line"], (), sayable[play]), {*each["is"]} - {"none"}, each)
        for play, kinds in plays.items()
        for texts in kinds.values()
        for each in texts
    ]
    assert len(lines) == TUNED_TALK
    right = [found.moves[0] in wanted if found.moves else not wanted or "none" in each["is"]
             for found, wanted, each in lines]  # fmt: skip
    assert sum(right) >= TAKEN
    for found, _, each in lines:
        assert not {*found.moves} & HARMS, each["line"]


@pytest.mark.parametrize(
    ("typed", "is_goodbye"),
    [
        ("I have to go.", True),
        ("Right, I must run.", True),
        ("We have to go through the files together.", False),
        ("I have to run over the dates once more.", False),
        ("I must leave you with one more thing.", False),
        ("I must leave.", True),
    ],
)
def test_a_goodbye_goes_and_does_not_go_through_something(
    ear: MoveEar, typed: str, *, is_goodbye: bool
) -> None:
    assert (Move.END in ear.hear(typed).moves) is is_goodbye


HARMS = {
    Move.BLAME, Move.THREATEN, Move.DISCLOSE, Move.DISMISS, Move.JARGON, Move.BARGAIN,
    Move.PROMISE, Move.HEDGE, Move.DEFEND, Move.COMFORT, Move.APOLOGISE,
}  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    [
        "Honestly the van just doesn't pay, it costs us more a week than all five houses bring in.",
        "honestly the van costs us more than you and the other four bring in",
        "it costs more than you and the others pay every week",
    ],
)
def test_what_ones_own_card_says_is_a_reason_and_no_tale(
    ear: MoveEar, sayable: dict[str, tuple[Sayable, ...]], typed: str
) -> None:
    assert ear.hear(typed, (), sayable["the-last-van-to-the-coast"]).moves == (Move.REASON,)


def test_no_card_choice_or_good_example_is_taken_for_harm(
    ear: MoveEar, sayable: dict[str, tuple[Sayable, ...]]
) -> None:
    for play, said in sayable.items():
        for each in said:
            assert not {*ear.hear(each.words, (), said).moves} & HARMS, (play, each.words)


def test_harm_that_is_doubtful_is_asked(ear: MoveEar) -> None:
    found = ear.hear("You people don't read your emails, do you.")
    assert found.moves == ()
    assert {*found.perhaps} <= HARMS
    assert found.perhaps
