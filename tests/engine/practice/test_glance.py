"""What of a card is read before a round: in half a minute, whoever plays whatever scene."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from coach.domain.practice.rounds import (
    TALK_MINUTES,
    CardWords,
    ClientCard,
    ObserverSheet,
    RepCard,
    RoundCards,
)
from coach.engine.practice.cards import (
    MOST_PUSHBACKS,
    client_card,
    levels_of,
    observer_sheet,
    pushbacks_of,
    rep_card,
)
from coach.engine.practice.glance import (
    MOST_MARKED,
    REP_WORDS,
    WORDS_A_MINUTE,
    client_glance,
    main_checks,
    rep_glance,
    words_in,
)

EMPTY = ObserverSheet("")
CLIENT_WORDS = 135  # that whoever plays the client must know before the clock runs


def glanced(card: ClientCard) -> int:
    """How many words of a client's card are read before the talk."""
    pushed = (each.says for each in card.pushbacks)
    behaves = client_glance(card).behaves
    return words_in(card.name, card.role, card.level, behaves, card.fact, card.rule, *pushed)


def test_the_card_of_each_persona_at_each_level_is_read_in_half_a_minute(pack):
    practice = pack.practice
    counts = []
    for persona in practice.personas:
        for level in levels_of(persona, practice.levels):
            counts.append(glanced(client_card(persona, level)))
            assert 50 < counts[-1] <= CLIENT_WORDS, (persona.id, level.level, counts[-1])
    assert sum(counts) / len(counts) <= 120


def test_no_push_back_waits_longer_than_the_talk_lasts(pack):
    numbers = dict(zip(("one", "two", "three", "four", "five", "six"), range(1, 7), strict=True))
    for persona in pack.practice.personas:
        for each in persona.pushbacks:
            for said in re.findall(r"(\w+) minutes?", each.when):
                assert numbers.get(said, 0) < TALK_MINUTES, (persona.id, each.id, each.when)


def test_the_card_for_practising_each_scene_is_read_in_half_a_minute(pack):
    practice = pack.practice
    personas = {each.id: each for each in practice.personas}
    for play in practice.roleplays:
        client = client_card(personas[play.persona], practice.levels[0])
        seen = rep_glance(RoundCards(rep_card(play), client, EMPTY))
        count = words_in(play.title, play.aim, client.name, client.role, seen.scene, *seen.known)
        assert 70 < count <= REP_WORDS, (play.id, count)
        assert seen.more_known == play.known  # at length, in the fold
        assert seen.more_scene == play.scene


def test_of_a_scene_without_a_short_form_no_fact_is_folded():
    rep = RepCard("A", scene=f"You sit. {'s ' * 90}.", aim="a", known=("k " * 60, "l " * 60))
    seen = rep_glance(RoundCards(rep, ClientCard("Ann"), EMPTY))
    assert (seen.scene, seen.known, seen.more_known) == ("You sit.", rep.known, ())
    assert seen.more_scene == rep.scene
    short = replace(rep, known=("k",))
    assert rep_glance(RoundCards(short, ClientCard("Ann"), EMPTY)).scene == rep.scene


def test_six_checks_are_looked_for_of_each_sheet_with_what_shows_under_pressure(pack):
    for rubric in pack.practice.rubrics:
        sheet = observer_sheet(rubric, pack.practice.moves)
        main = main_checks(sheet)
        assert len(main) == MOST_MARKED
        assert list(main) == [check for check in sheet.checks if check in main]
        pressed = [check for check in sheet.checks if check.is_pressed]
        assert [check for check in main if check.is_pressed][:2] == pressed[:2]


def test_the_checks_of_each_sheet_are_read_in_a_minute(pack):
    practice = pack.practice
    for rubric in practice.rubrics:
        sheet = observer_sheet(rubric, practice.moves)
        assert words_in(*(each.says for each in sheet.checks)) <= WORDS_A_MINUTE, rubric.id


def test_a_round_asks_for_no_more_push_backs_than_it_has_room_for(pack):
    practice = pack.practice
    for persona in practice.personas:
        for level in levels_of(persona, practice.levels):
            must, spare = pushbacks_of(persona, level)
            assert len(must) == min(level.pushbacks, MOST_PUSHBACKS)
            assert len(must) + len(spare) == level.pushbacks
            ids = [each.id for each in persona.pushbacks if level.level in each.levels]
            assert [each.id for each in (*must, *spare)] == ids[: level.pushbacks]


@pytest.mark.parametrize(
    ("behaves", "first", "rest"),
    [
        ("You shout. You go.", "You shout.", "You go."),
        ("“No.” You go.", "“No.”", "You go."),
        ("You say nothing", "You say nothing", ""),
        ("", "", ""),
    ],
)
def test_of_how_they_behave_the_first_sentence_is_seen(behaves, first, rest):
    seen = client_glance(ClientCard("Ann", behaves=behaves))
    assert (seen.behaves, seen.more_behaves) == (first, rest)


def test_of_a_talk_the_first_line_of_each_part_is_seen_and_the_whole_is_folded():
    words = (CardWords("News", ("We end it.", "In March.")), CardWords("Reason", ("The van.",)))
    cards = RoundCards(RepCard("An ending", words=words), ClientCard("Ann"), EMPTY)
    seen = rep_glance(cards)
    assert seen.words == (CardWords("News", ("We end it.",)), CardWords("Reason", ("The van.",)))
    assert seen.more_words == words
    short = replace(cards, rep=RepCard("An ending", words=seen.words))
    assert rep_glance(short).more_words == ()
