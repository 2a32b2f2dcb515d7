"""What of a card is read before a round: in a minute, whoever plays whatever scene."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.practice.rounds import CardWords, ClientCard, ObserverSheet, RepCard, RoundCards
from coach.engine.practice.cards import (
    MOST_PUSHBACKS,
    client_card,
    levels_of,
    observer_sheet,
    pushbacks_of,
    rep_card,
)
from coach.engine.practice.glance import (
    WORDS_A_MINUTE,
    client_glance,
    rep_glance,
    words_in,
)

EMPTY = ObserverSheet("")


def glanced(card: ClientCard) -> int:
    """How many words of a client's card stand there unfolded."""
    seen = client_glance(card)
    pushed = [f"{each.says} {each.when}" for each in card.pushbacks]
    always = (card.name, card.role, card.level, seen.behaves, card.stake, card.fact, card.rule)
    return words_in(*always, seen.secret, *pushed)


def test_the_card_of_each_persona_at_each_level_is_read_in_a_minute(pack):
    practice = pack.practice
    for persona in practice.personas:
        for level in levels_of(persona, practice.levels):
            count = glanced(client_card(persona, level))
            assert 80 < count <= WORDS_A_MINUTE, (persona.id, level.level, count)


def test_the_card_for_practising_each_scene_is_read_in_a_minute(pack):
    practice = pack.practice
    personas = {each.id: each for each in practice.personas}
    for play in practice.roleplays:
        client = client_card(personas[play.persona], practice.levels[0])
        cards = RoundCards(rep_card(play), client, EMPTY)
        seen = rep_glance(cards)
        count = words_in(play.title, play.scene, play.aim, client.name, client.role, *seen.known)
        assert count <= WORDS_A_MINUTE, (play.id, count)
        assert seen.known, play.id
        assert seen.known + seen.more_known == play.known


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


@pytest.mark.parametrize("over", [0, 1])
def test_the_words_of_a_secret_stand_there_where_there_is_room_for_the_last_of_them(over):
    card = ClientCard("Ann", fact="f " * 100, rule="r " * 60, secret="s " * 27 + "s " * over)
    seen = client_glance(card)
    assert (bool(seen.secret), bool(seen.more_secret)) == (not over, bool(over))


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
