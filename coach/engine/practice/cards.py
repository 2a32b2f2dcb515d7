"""The three views of a round, out of a persona, a level, a rubric and a scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import (
    CardCheck,
    CardFail,
    CardPushBack,
    CardTrigger,
    CardWords,
    ClientCard,
    ObserverSheet,
    RepCard,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.practice.moves import MoveText
    from coach.domain.practice.persona import LevelText, Persona
    from coach.domain.practice.roleplay import RolePlay
    from coach.domain.practice.rubric import Rubric, RubricCheck
    from coach.domain.talk.talk import Talk

_PRESSED = frozenset({Move.HOLD, Move.BOUND})  # nobody holds a line that nobody pulls at
_GIVING_WAY = Move.BARGAIN
MOST_PUSHBACKS = 3  # of a talk of three minutes: each needs its answer
_LINES = 3  # of a part of a talk, on a card that is glanced at


def levels_of(persona: Persona, levels: Iterable[LevelText]) -> tuple[LevelText, ...]:
    """The levels at which a persona can be played: those that it has push-backs for."""
    has = {level for each in persona.pushbacks for level in each.levels}
    return tuple(level for level in levels if level.level in has)


def usual_level(persona: Persona, offered: Iterable[LevelText]) -> Level | None:
    """The level that is proposed: the persona's own, or the easiest there is; None: there is none.

    Nobody is put into the safety drill unasked, unless the persona is for nothing else.
    """
    found = [each.level for each in offered]
    usual = [level for level in found if level is not Level.SAFETY]
    return persona.level if persona.level in found else next(iter(usual or found), None)


def pushbacks_of(
    persona: Persona, level: LevelText
) -> tuple[tuple[CardPushBack, ...], tuple[CardPushBack, ...]]:
    """The push-backs that must come in a round, and those for which there may be time.

    A persona may have more for a level than it asks for, and a level ask for more than a round of
    ten minutes has room for; the first ones count.
    """
    found = [each for each in persona.pushbacks if level.level in each.levels]
    cards = tuple(CardPushBack(each.id, each.says, each.when) for each in found)
    must = min(level.pushbacks, MOST_PUSHBACKS)
    return cards[:must], cards[must : max(level.pushbacks, must)]


def client_card(persona: Persona, level: LevelText) -> ClientCard:
    """What whoever plays the client reads, with the push-backs of this level."""
    pushbacks, spare = pushbacks_of(persona, level)
    hidden = persona.hidden
    return ClientCard(
        name=persona.name,
        role=persona.role,
        who=persona.who,
        stake=persona.stake,
        suspects=persona.suspects,
        voice=persona.voice,
        fact=hidden.fact,
        rule=hidden.rule,
        secret=hidden.says,
        triggers=tuple(CardTrigger(each.words, each.because) for each in persona.triggers),
        calms=persona.calms,
        walks_away=persona.walks_away,
        farewell=persona.farewell,
        level=level.name,
        behaves=level.behaves,
        pushbacks=pushbacks,
        spare=spare,
    )


def observer_sheet(rubric: Rubric, moves: Iterable[MoveText]) -> ObserverSheet:
    """The checks in the order in which they happen, each with the rule to remember."""
    rules = {each.move: each.rule for each in moves}
    return ObserverSheet(
        title=rubric.title,
        checks=tuple(_check(each, rules) for each in rubric.checks),
        critical=tuple(CardFail(each.id, each.says, each.because) for each in rubric.critical),
    )


def rep_card(play: RolePlay) -> RepCard:
    """The scene of a role-play, to the one who practises it."""
    return RepCard(play.title, play.scene, play.aim, play.known, brief=play.brief)


def rep_card_of_talk(title: str, scene: str, aim: str, talk: Talk) -> RepCard:
    """The talk of a case: the first lines of each part that is said to the client."""
    parts = [part for part in talk.with_client if not part.is_note]
    words = (
        CardWords(part.title, tuple(line.text for line in part.lines if not line.cue)[:_LINES])
        for part in parts
    )
    return RepCard(title, scene, aim, words=tuple(each for each in words if each.lines))


def _check(check: RubricCheck, rules: Mapping[Move, str]) -> CardCheck:
    known = (rules[move] for move in (*check.moves, *check.hints, *check.avoids) if move in rules)
    return CardCheck(
        id=check.id,
        says=check.says,
        dimension=check.dimension,
        yes=check.yes,
        no=check.no,
        rule=next(known, ""),
        is_pressed=needs_pressure(check),
    )


def needs_pressure(check: RubricCheck) -> bool:
    """Whether a check can be seen only where the client pushes back."""
    if check.pressed is not None:
        return check.pressed
    return bool(_PRESSED & set(check.moves)) or _GIVING_WAY in check.avoids
