"""Every card of a small library, read whole: its task, its faces, its notes, and their order."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.study.card import CardKind
from coach.domain.talk.script import ScriptStage
from coach.domain.talk.talk import PartRole
from coach.engine.study.cards import Deck, check_source
from tests.practice import small_practice
from tests.services.conftest import NEWS


@pytest.fixture
def deck(content):
    """The deck of the small library, with a talk of four parts and the rubric of the role-play."""
    ask = replace(NEWS, id="ask", title="The question", role=PartRole.BEFOREHAND)
    parts = tuple(replace(NEWS, id=name, title=name.title()) for name in ("open", "say", "close"))
    talk = replace(
        content.talk,
        parts=tuple(
            (verdict, (ask, *parts) if verdict.value == "PART" else (NEWS, *parts[:1]))
            for verdict, _ in content.talk.parts
        ),
    )
    first, second, third = content.library.scripts[:3]
    first = replace(first, not_when="They said why.", avoid=("Sorry!", "Only me."))
    second = replace(second, stage=ScriptStage.WRITTEN, rule="", focus="Ask once, and wait.")
    return Deck(
        replace(content.library, scripts=(first, second, third)),
        talk,
        content.verdicts,
        content.interview,
        content.stories,
        frozenset({"then", "wait"}),
        small_practice().rubrics,
    )


def told(card) -> str:
    found = [
        f"== {card.ref.id} | {card.title} | {card.task} | {card.seconds} s",
        f"front: {card.front}",
        f"back: {card.back}",
        *(f"note: {note.label}: {note.text}" for note in card.notes),
        *(f"check: {each}" for each in card.checks),
        *(f"choice: {each.verdict} {each.name}" for each in card.choices),
        *(f"likely: {each.verdict} {each.name}" for each in card.likely),
        *(f"item: {each}" for each in card.items),
        *(f"mixed: {each}" for each in card.mixed),
    ]
    return "\n".join(found)


def test_every_card_with_its_faces(deck, golden):
    (rubric,) = deck.rubrics
    checks = [check_source(rubric.id, each.id) for each in rubric.checks[:2]]
    cards = [*deck.all(), *deck.of_checks([*checks, "gone/gone"])]
    assert {ref.kind for ref in cards} == set(CardKind)
    assert [deck.ref(ref.id) for ref in cards] == cards
    golden("cards.txt", "\n\n".join(told(deck.card(ref)) for ref in cards) + "\n")


def test_a_lesson_has_the_cards_of_its_scripts_and_their_replies_once(deck):
    first, second = (script.id for script in deck.library.scripts[:2])
    found = [ref.id for ref in deck.lesson([first, first, "gone", second])]
    assert found == [
        *(ref.id for ref in deck.of_script(first)),
        "reply:hurt",
        *(ref.id for ref in deck.of_script(second)),
    ]
    assert [ref.id for ref in deck.replies(["quiet", "gone", "hurt"])] == [
        "reply:quiet",
        "reply:hurt",
    ]
