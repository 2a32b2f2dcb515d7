"""What a cue card keeps of a talk, word by word."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.talk.talk import FactRole, PartRole
from coach.papers.cue_card import make_cue_card, reaction_points, short_words, words_of
from tests.papers.conftest import part, talk
from tests.papers.test_cards_and_scripts import parting

LONG = " ".join(f"word{number}" for number in range(1, 31))


def card(whole, **facts: str) -> str:
    """A card as lines: its headings, and beneath each what stands there."""
    given = {FactRole[name.upper()]: value for name, value in facts.items()}
    lines = []
    for block in make_cue_card(whole, given).blocks:
        lines += [f"{block.text}:"] if block.text else []
        lines += [f"  {point.lead} / {point.text}" for point in block.points]
    return "\n".join(lines)


def test_cards_are_as_agreed(golden) -> None:
    base = parting()
    told = part("news", "The news", f"I hear you. {LONG}", "So be it.")
    cards = {
        "whole": card(base, last_day="2026-06-30"),
        "by when": card(base, by_when="2026-06-30", review_day="2026-07-30"),
        "review": card(base, review_day="2026-07-30", last_day="soon"),
        "long lines": card(replace(base, parts=tuple(
            replace(each, lines=tuple(replace(line, text=LONG) for line in each.lines))
            for each in base.parts))),
        "what tells nothing": card(replace(base, parts=(
            replace(told, role=PartRole.NEWS), *base.parts[1:]))),
        "no bridge": card(replace(base, parts=(
            *talk().parts, *(part(f"more{number}", f"More of {LONG}", "Well then, so be it.")
                             for number in range(4))))),
        "opened": card(replace(base, parts=(
            replace(base.parts[0], lines=tuple(
                replace(line, id=f"news/mirror:{number}", text=f"How is it? {LONG}")
                for number, line in enumerate(base.parts[0].lines))), *base.parts[1:]))),
        "no reactions": card(replace(base, reactions=())),
        "long replies": card(replace(base, reactions=tuple(
            replace(each, says=f"“{LONG}”", reply=LONG) for each in base.reactions * 4))),
    }  # fmt: skip
    golden("cue-cards.txt", "\n".join(f"## {name}\n{text}" for name, text in cards.items()) + "\n")


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("one two three", 3, "one two three"),
        ("one two three four", 3, "one two three…"),
        ("One two three four. Five six.", 5, "One two three four."),
        ("One two three. Four five six seven.", 5, "One two three. Four five…"),
        ("One, two; three four", 1, "One…"),
        ("One. Two three four five.", 2, "One. Two…"),
    ],
)
def test_the_first_words_of_a_text(text: str, words: int, short: str) -> None:
    assert short_words(text, words) == short


@pytest.mark.parametrize(
    ("left", "number"), [(10, 0), (11, 1), (21, 1), (22, 2), (32, 2), (33, 3), (60, 3)]
)
def test_for_each_reaction_there_are_eleven_words(left: int, number: int) -> None:
    reactions = tuple(replace(each, says=LONG, reply=LONG) for each in talk().reactions[:1] * 5)
    points = reaction_points(reactions, left)
    assert len(points) == number
    assert words_of(points) <= left
    silent = tuple(replace(each, reply=" ") for each in reactions)
    assert reaction_points(silent, left) == []
