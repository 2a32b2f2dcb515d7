"""What the built-in pack gives to practise with is complete, and can be felt."""

from __future__ import annotations

import pytest

from coach.content.library import ContentLibrary
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.practice.roleplay import Result
from coach.domain.rules.verdict import Verdict
from coach.engine.practice.debrief import weight
from coach.engine.practice.run import begin, move_effects
from coach.paths import pack_folder

PRACTICE = ContentLibrary(pack_folder(), None).practice
PLAYS = PRACTICE.roleplays
BY_ID = pytest.mark.parametrize("play", PLAYS, ids=lambda play: play.id)
TALKS = (*Verdict, None)  # None: the safety drill
FEWEST_PERSONAS, FEWEST_TURNS, FEWEST_ENDINGS, FEWEST_FELT = 12, 25, 4, 8


@pytest.mark.parametrize("verdict", TALKS, ids=str)
def test_every_talk_has_a_role_play_a_rubric_and_a_client(verdict):
    fit = (lambda each: verdict in each.verdicts) if verdict else (lambda each: not each.verdicts)
    assert [play.id for play in PLAYS if play.verdict is verdict]
    assert len([each.id for each in PRACTICE.rubrics if fit(each)]) == 1
    assert [each.id for each in PRACTICE.personas if fit(each)]


def test_there_are_clients_of_every_kind():
    assert len(PRACTICE.personas) >= FEWEST_PERSONAS
    assert len({each.name for each in PRACTICE.personas}) == len(PRACTICE.personas)
    played = {level for play in PLAYS for level in play.levels}
    assert played == set(Level)


@BY_ID
def test_a_role_play_is_long_enough_and_ends_in_every_way(play):
    assert len(play.turns) >= FEWEST_TURNS
    assert len(play.endings) >= FEWEST_ENDINGS
    assert {each.result for each in play.endings} == set(Result)
    assert sum(len(turn.lines) > 1 for turn in play.turns) >= FEWEST_FELT


@BY_ID
def test_the_best_choice_is_neither_always_the_first_nor_always_the_longest(play):
    persona = next(each for each in PRACTICE.personas if each.id == play.persona)
    level = next(each for each in PRACTICE.levels if each.level is play.levels[0])
    state = begin(play, persona, level)
    first, longest, told = 0, 0, 0
    for turn in play.turns:
        worth = [weight(move_effects(persona, state, each.moves, "")) for each in turn.choices]
        best = max(worth)
        if worth.count(best) == 1:
            told += 1
            at = worth.index(best)
            size = [len(each.text) for each in turn.choices]
            first += at == 0
            longest += size[at] == max(size)
    assert told > 10
    assert first < told * 0.7
    assert longest < told * 0.7


@BY_ID
def test_every_move_that_hurts_somebody_can_be_made_somewhere(play):
    """A role-play in which one can only be right teaches nothing."""
    made = {move for turn in play.turns for each in turn.choices for move in each.moves}
    hurting = {each.move for each in PRACTICE.moves if not each.helps}
    assert len(made & hurting) >= 6
    assert len(made - hurting) >= 6


def test_every_move_is_a_choice_somewhere():
    made = {m for play in PLAYS for t in play.turns for each in t.choices for m in each.moves}
    assert made == set(Move)
