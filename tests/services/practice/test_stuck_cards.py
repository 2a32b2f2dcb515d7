"""What sticks in practice becomes a card: the anchor of its check, and a better line."""

from __future__ import annotations

import pytest

from coach.domain.study.card import CardKind, Phase, Scope
from coach.engine.study.cards import check_source
from tests.practice import small_practice
from tests.services.study.conftest import StudiedContent


@pytest.fixture
def content():
    """The small content that is studied, with something to practise on."""
    found = StudiedContent()
    found.practice = small_practice()
    return found


def test_a_check_that_sticks_comes_in_study_and_can_be_taken_back(services, clock):
    rubric = services.practice.rubrics()[0]
    check = rubric.checks[0]
    source, since = check_source(rubric.id, check.id), clock()
    assert services.study.learn_checks([source, "gone/gone"]) == 1
    (memory,) = services.study._table.all()
    assert (memory.card, memory.phase) == (f"check:{source}", Phase.LEARNING)
    card = services.study.card(memory.card)
    assert (card.front, card.title) == (check.no, rubric.title)
    assert check.says in card.back
    assert check.yes in card.back
    clock.pass_days(1)
    session = services.study.begin(Scope(kinds=(CardKind.CHECK,)))
    assert session.current.card.id == memory.card
    assert services.study.unlearn_checks([source], since) == 1
    assert services.study._table.all() == ()


def test_checks_that_nobody_learns_do_not_come_by_themselves(services):
    kinds = {ref.kind for ref in services.study._decks.deck().all()}
    assert CardKind.CHECK not in kinds
