"""The same cards stand for one question after another."""

from __future__ import annotations

import pytest

from coach.ui.kit.fields.choice_list import Choice, ChoiceCard, ChoiceList

MANY = [Choice(f"many-{number}", f"Answer {number}", "with a note") for number in range(5)]
FEW = [Choice("a", "Yes"), Choice("b", "No", before=True), Choice("c", "Unknown", "", faint=True)]


@pytest.fixture
def choices(qtbot, shell):
    choices = ChoiceList(shell.theme)
    qtbot.addWidget(choices)
    choices.show()
    return choices


def seen(choices):
    return [card for card in choices.findChildren(ChoiceCard) if card.isVisibleTo(choices)]


def test_nothing_of_the_question_before_is_left(choices):
    choices.set_choices(MANY, "many-1")
    choices.cards[1].setFocus()
    choices.set_choices(FEW)
    assert choices.chosen_id is None
    assert set(seen(choices)) == set(choices.cards)
    assert [card.objectName() for card in choices.cards] == ["choice:a", "choice:b", "choice:c"]
    names = [(card.accessibleName(), card.accessibleDescription()) for card in choices.cards]
    assert names == [("1. Yes", ""), ("2. No", "You had chosen this."), ("3. Unknown", "")]


def test_cards_are_as_high_as_new_ones(qtbot, shell, choices):
    new = ChoiceList(shell.theme)
    qtbot.addWidget(new)
    new.set_choices(FEW)
    new.show()
    choices.set_choices(MANY)
    choices.set_choices(FEW)
    for each in (new, choices):
        each.resize(600, each.heightForWidth(600))
    heights = [[card.height() for card in each.cards] for each in (new, choices)]
    assert heights[0] == heights[1]


def test_one_chosen_card_after_another(choices):
    choices.set_choices(FEW, "b")
    choices.set_choices(FEW, "a")
    assert [card.isChecked() for card in choices.cards] == [True, False, False]
    choices.choose_number(2)
    assert choices.chosen_id == "b"


def test_cards_come_back_for_a_longer_question(choices):
    choices.set_choices(MANY)
    choices.set_choices(FEW)
    choices.set_choices(MANY, "many-4")
    assert [card.choice_id for card in choices.cards] == [choice.id for choice in MANY]
    assert set(seen(choices)) == set(choices.cards)
    assert choices.chosen_id == "many-4"


def test_nine_answers_stand_closer_together(choices):
    choices.set_choices(FEW)
    apart = choices.cards[0].sizeHint().height()
    choices.set_choices([Choice(str(number), "Yes") for number in range(9)])
    assert choices.cards[0].sizeHint().height() < apart


def test_a_card_that_is_put_below_a_resting_pointer_looks_like_any_other(qtbot, choices):
    """It is shaded as the pointer moves on it, and no longer once it stands for something else."""
    choices.set_choices(FEW)
    qtbot.waitExposed(choices)
    card, other = choices.cards[:2]
    qtbot.mouseMove(card, card.rect().center())
    qtbot.waitUntil(lambda: shade(card) != shade(other))
    choices.set_choices(FEW)
    assert choices.cards[0] is card
    assert card.underMouse()
    assert shade(card) == shade(other)


def shade(card):
    """The colour of its ground, beside its number."""
    return card.grab().toImage().pixelColor(9, card.height() // 2)
