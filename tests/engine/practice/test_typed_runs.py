"""Whole runs of typed lines: what each does is heard, no kind line costs, and nobody is stuck."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import yaml

from coach.content.checks.check import read_pack
from coach.domain.practice.moves import Move
from coach.domain.practice.run import Step
from coach.engine.practice.client_words import client_words
from coach.engine.practice.goodbye import is_goodbye
from coach.engine.practice.hearing.of_pack import ear_of, sayable_in
from coach.engine.practice.run import begin, choices, end_here, heard, say
from coach.paths import pack_folder

if TYPE_CHECKING:
    from coach.domain.practice.content import PracticeContent
    from coach.domain.practice.hearing import HeardMoves, Sayable
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.wording import Wordings

RUNS = Path(__file__).parents[2] / "files" / "practice_moves" / "typed_runs.yaml"
LINES, RIGHT = 249, 198  # of which the first move is right, or asked for, or rightly none


class Said(NamedTuple):
    """A typed line, what it was heard for, and what came of it."""

    line: str
    wanted: set[str]
    found: HeardMoves
    step: Step


class Player:
    """Plays typed lines as the page of a role-play does: each is taken for what is heard."""

    def __init__(self, practice: PracticeContent, wordings: Wordings) -> None:
        self.practice, self.ear = practice, ear_of(practice, wordings)
        self.helps = {each.move for each in practice.moves if each.helps}
        self._personas = {each.id: each for each in practice.personas}
        self._levels = {each.level: each for each in practice.levels}
        rubrics = {each.id: each for each in practice.rubrics}
        self._sayable: dict[str, tuple[Sayable, ...]] = {
            play.id: sayable_in(play, rubrics[play.rubric], practice.moves)
            for play in practice.roleplays
        }

    def play(self, play_id: str, lines: list[tuple[str, set[str]]]) -> tuple[list[Said], list[str]]:
        """A run of these lines: what was said, and what the client said before each and last."""
        play = self.role_play(play_id)
        persona = self._personas[play.persona]
        state = begin(play, persona, self._levels[play.levels[0]])
        run, client = list[Said](), list[str]()
        for line, wanted in lines:
            if state.ended:
                break
            steps = tuple(each.step for each in run)
            client.append(client_words(steps, len(steps), heard(play, state).text))
            found = self.ear.hear(line, choices(play, state), self._sayable[play_id])
            goes = is_goodbye(play, persona, state, line, found.moves)
            step = (end_here if goes else say)(play, persona, state, line, found.moves)
            run.append(Said(line, wanted, found, step))
            state = step.after
        return run, client

    def role_play(self, play_id: str) -> RolePlay:
        """One of the pack's."""
        return next(each for each in self.practice.roleplays if each.id == play_id)


@pytest.fixture(scope="module")
def player() -> Player:
    """Plays the built-in pack."""
    pack = read_pack(pack_folder())
    return Player(pack.practice, pack.ear)


@pytest.fixture(scope="module")
def runs(player: Player) -> list[tuple[list[Said], list[str]]]:
    """The runs of the file."""
    plays = yaml.safe_load(RUNS.read_text("utf-8"))
    assert sum(len(lines) for sellers in plays.values() for lines in sellers.values()) == LINES
    return [
        player.play(play_id, [(each["line"], {*each["is"]}) for each in lines])
        for play_id, sellers in plays.items()
        for lines in sellers.values()
    ]


def _is_right(said: Said) -> bool:
    told = [move.value for move in said.found.moves or said.found.perhaps]
    return told[0] in said.wanted if told else "none" in said.wanted


def test_what_a_line_does_is_heard(runs: list[tuple[list[Said], list[str]]]) -> None:
    said = [each for run, _ in runs for each in run]
    assert len(said) > LINES - 10  # some end before their last line
    assert sum(map(_is_right, said)) >= RIGHT


def test_no_kind_line_is_taken_for_harm(
    player: Player, runs: list[tuple[list[Said], list[str]]]
) -> None:
    for each in (said for run, _ in runs for said in run):
        if all(move == "none" or Move(move) in player.helps for move in each.wanted):
            assert {*each.found.moves} <= player.helps, each.line


def test_nobody_says_the_same_twice_running(runs: list[tuple[list[Said], list[str]]]) -> None:
    for _, client in runs:
        for one, other in pairwise(each.split("\n") for each in client):
            assert one != other


def test_what_asks_nothing_is_not_told_again(
    player: Player, runs: list[tuple[list[Said], list[str]]]
) -> None:
    """Where a client stays at their turn, they do not tell the end of their line once more."""
    for run, client in runs:
        for said, words in zip(run, client[1:], strict=False):
            if said.step.back and "?" not in said.step.back:
                assert said.step.back not in words.split("\n"), said.line


@pytest.mark.parametrize("typed", ["3,900 from the spring.", "The fee goes up. 3900 from spring."])
def test_a_price_in_figures_at_the_door_is_the_price(player: Player, typed: str) -> None:
    run, _ = player.play("two-hundred-and-ten-lots", [(typed, set())])
    assert "price" in run[0].step.after.told


def test_another_price_is_no_holding_of_this_one(player: Player) -> None:
    sayable = player._sayable["two-hundred-and-ten-lots"]
    found = player.ear.hear("Well, for you I could do 3,500.", (), sayable)
    assert Move.HOLD not in found.moves


def test_who_says_the_opposite_of_a_kind_line_does_not_say_it(player: Player) -> None:
    sayable = player._sayable["forty-minutes-with-hamid"]
    kind = "You’ve told us more than once what was wrong. Thank you."
    assert Move.THANK in player.ear.hear(kind, (), sayable).moves
    assert (
        Move.THANK not in player.ear.hear("You never told us it was that bad.", (), sayable).moves
    )


def test_what_stands_on_the_card_is_told(player: Player) -> None:
    sayable = player._sayable["only-the-three-tills"]
    found = player.ear.hear("Two names. Len at Ridgeway and Wanjiru Kamau.", (), sayable)
    assert (found.moves, found.sure) == ((Move.INFORM,), False)


def test_what_is_certain_goes_before_a_doubt(player: Player) -> None:
    found = player.ear.hear("It’s your own fault. What do you need from us now?")
    assert found.moves == (Move.ASK,)
    assert found.perhaps == (Move.BLAME,)  # shown beside it, for somebody to set right
    assert not found.sure


@pytest.mark.parametrize(
    ("turn", "typed", "moves"),
    [
        ("offer-double", "No.", (Move.HOLD,)),  # a choice holds the line there
        ("paper", "No.", ()),
        ("saturday", "Please go on.", (Move.ASK,)),
        ("offer-double", "*smile*", (Move.WAIT,)),
        ("offer-double", "We stop, Nils. We’ve decided to stop.", (Move.HOLD,)),
    ],
)
def test_a_word_means_what_is_offered(
    player: Player, turn: str, typed: str, moves: tuple[Move, ...]
) -> None:
    play = player.role_play("only-the-three-tills")
    offered = next(each for each in play.turns if each.id == turn).choices
    assert player.ear.hear(typed, offered).moves == moves


@pytest.mark.parametrize(
    ("typed", "is_goodbye"),
    [("How lovely to see you, Beatriz.", False), ("Take care. See you later.", True)],
)
def test_who_is_glad_to_see_somebody_does_not_go(
    player: Player, typed: str, *, is_goodbye: bool
) -> None:
    assert (Move.END in player.ear.hear(typed).moves) is is_goodbye
