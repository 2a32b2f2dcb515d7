"""How like lines are to each other and to moves, after a few were learned: as agreed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.practice.moves import Move
from coach.engine.practice.hearing.likeness import Likeness

LEARNED = (
    ("We end the work on the last day of March.", (Move.DECIDE,)),
    ("We end it in April, and that is decided.", (Move.DECIDE, Move.INFORM)),
    ("What would help you most?", (Move.ASK,)),
    ("What is it like for you?", (Move.ASK, Move.VALIDATE)),
    ("You counted on us. That hurts.", (Move.VALIDATE,)),
    ("You never sent a receipt in time.", (Move.BLAME,)),
    ("I send you two names by Friday.", (Move.OFFER,)),
    ("How are the cherries this year?", (Move.CHAT,)),
)
TYPED = (
    "We end the work in May.",
    "What helps you?",
    "You never counted. You never sent it!",
    "cherries",
    "Zebra, quagga.",
    "",
)
SAID = ("we", "end", "the", "work", "what", "you", "most", "never", "sent", "cherries", "zebra")
WORDS = st.lists(st.sampled_from(SAID), max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    found = Likeness()
    for text, moves in LEARNED:
        found.learn(text, moves)
    return found


def test_moves_are_ranked_as_agreed(likeness, golden):
    told = []
    for typed in TYPED:
        ranked = likeness.ranked(typed)
        assert [score for score, _ in ranked] == sorted((s for s, _ in ranked), reverse=True)
        assert {move for _, move in ranked} == set(Move)
        told.append(f"{typed!r}: " + " ".join(f"{move}={score:.6f}" for score, move in ranked))
    for one in (*TYPED[:4], LEARNED[0][0], "The cherries do well this year, and the trees."):
        for other in (LEARNED[0][0], LEARNED[2][0], LEARNED[5][0], LEARNED[7][0]):
            alike, within = likeness.alike(one, other), likeness.within(one, other)
            told.append(f"{one!r} and {other!r}: alike {alike:.6f}, within {within:.6f}")
    golden("likeness.txt", "\n".join(told) + "\n")


@given(WORDS, WORDS)
def test_likeness_is_mutual_and_between_nothing_and_all(one: str, other: str) -> None:
    known = Likeness()
    for text, moves in LEARNED:
        known.learn(text, moves)
    assert known.alike(one, other) == pytest.approx(known.alike(other, one))
    assert 0 <= known.alike(one, other) <= 1
    assert 0 <= known.within(one, other) <= 1.000001
    assert known.within(one, one) == 1
    assert known.alike(one, one) == pytest.approx(1 if one else 0)
    if not {*one.split()} & {*other.split()}:
        assert known.alike(one, other) == 0


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("zebra quagga gnu", "zebra quagga gnu now", True),  # three rare words
        ("zebra quagga", "zebra quagga now", False),  # two are chance
        ("zebras quaggas gnus", "zebra quagga gnu now", True),  # one or several
        ("we you the", "we you the and", False),  # each in every other line
        ("We! You?", "we, you", True),  # the same words
    ],
)
def test_three_rare_words_have_to_be_shared(likeness, one, other, is_near):
    assert (likeness.within(one, other) > 0) is is_near
