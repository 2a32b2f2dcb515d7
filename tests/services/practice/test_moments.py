"""Which push-back of a round is gone through once more."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.practice.rounds import CardPushBack, PushBackMade, Rater
from coach.engine.practice.moments import pushback_at
from coach.services.practice.round_setup import RoundSetup


@pytest.fixture
def begun(services):
    return services.rounds.begin(RoundSetup(people=((Rater.REP, "Ana"), (Rater.CLIENT, "Kim"))))


@pytest.mark.parametrize(
    ("moment", "made", "nth"),
    [
        (20.0, ((1, 10.0), (2, 20.0), (0, 30.0)), 2),  # the last one up to it, itself included
        (19.9, ((1, 10.0), (2, 20.0), (0, 30.0)), 1),
        (20.0, ((0, 30.0), (2, 20.0), (1, 10.0)), 2),  # by their times, however they were kept
        (5.0, ((1, 10.0), (2, 20.0)), 1),  # none before it: the first that was made
        (None, ((2, 20.0), (1, 10.0)), 1),
        (20.0, (), 0),  # none at all: the first on the card
    ],
)
def test_the_push_back_is_the_last_one_made_up_to_a_moment(begun, moment, made, nth):
    card = tuple(CardPushBack(f"p{n}", f"What about {n}?") for n in range(3))
    cards = replace(begun.cards, client=replace(begun.cards.client, pushbacks=card))
    of = replace(begun, pushbacks=tuple(PushBackMade(card[n].id, at) for n, at in made))
    assert pushback_at(moment, of, cards) == card[nth]


def test_one_that_is_not_on_the_card_any_more_is_passed_over(begun):
    of = replace(begun, pushbacks=(PushBackMade("gone", 10.0),))
    assert pushback_at(20.0, of, begun.cards) == begun.cards.client.pushbacks[0]


def test_a_card_without_any_has_none(begun):
    cards = replace(begun.cards, client=replace(begun.cards.client, pushbacks=()))
    assert pushback_at(20.0, begun, cards) is None
