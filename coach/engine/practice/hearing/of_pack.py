"""What a pack tells of how typed lines are heard, and what its role-plays let one say."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from coach.domain.practice.hearing import Sayable
from coach.engine.practice.hearing.hear_move import MoveEar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.domain.practice.content import PracticeContent
    from coach.domain.practice.moves import Move, MoveText
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.practice.rubric import Rubric
    from coach.domain.wording import Wordings

_LETTERS = re.compile(r"[a-z]+")
_KNOWN = re.compile(r" ([a-z]+)$", re.MULTILINE)  # the last word of each feature of the model


def ear_of(practice: PracticeContent, wordings: Wordings) -> MoveEar:
    """Hears moves by all that a pack says of them: rules, examples, the choices of role-plays."""
    lines: list[tuple[str, Sequence[Move]]] = [
        (each.example, (each.move,)) for each in practice.moves
    ]
    for play in practice.roleplays:
        lines += ((each.text, each.moves) for each in play.choices)
    harms = (each.move for each in practice.moves if not each.helps)
    texts = chain(_written(practice), _listened_for(wordings))
    return MoveEar(practice.hearing, practice.sets, wordings, lines, harms, texts)


def _listened_for(wordings: Wordings) -> Iterator[str]:
    """The words that the wording checker knows: none of them is a slip for another."""
    for each in wordings.entries:
        for text in (*each.patterns, *each.needs, *each.unless, *each.without):
            yield " ".join(_LETTERS.findall(text))
    if wordings.model is not None:
        # one by one: what is learnt ahead is learnt in small steps
        yield from dict.fromkeys(_KNOWN.findall(wordings.model.words))


def _written(practice: PracticeContent) -> Iterator[str]:
    """What else is written to practise with: what clients say, cards and rubrics."""
    for play in practice.roleplays:
        yield from _of_play(play)
    for persona in practice.personas:
        yield from (persona.who, persona.stake, persona.suspects, persona.voice)
        yield from (answer for _, answer in persona.answers)
        yield from (each.because for each in persona.effects)
    for rubric in practice.rubrics:
        yield from (text for each in rubric.checks for text in (each.says, each.yes, each.no))


def _of_play(play: RolePlay) -> Iterator[str]:
    yield from (play.scene, play.aim, *play.known, *(text for _, text in play.facts))
    yield from (line.text for turn in play.turns for line in turn.lines)
    yield from (each.text for each in play.endings)


def sayable_in(play: RolePlay, rubric: Rubric, moves: Iterable[MoveText]) -> tuple[Sayable, ...]:
    """What the card of a role-play, its own choices and its rubric's good examples let one say."""
    helps = {each.move for each in moves if each.helps}
    kind = [each for each in play.choices if {*each.moves} <= helps]
    harmful = {fact for each in play.choices if {*each.moves} - helps for fact in each.tells}
    told = (text for fact, text in play.facts if fact not in harmful)
    return (
        *(Sayable(each.words, each.moves) for each in kind if not each.is_deed),
        *(Sayable(each.yes, each.moves[:1]) for each in rubric.checks),
        *map(Sayable, (*play.known, *play.brief, *told)),
    )
