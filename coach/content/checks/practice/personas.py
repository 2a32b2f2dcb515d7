"""Checks of one persona: a row and an answer for each move, enough push-backs, bounds that hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.pack_names import check_unique
from coach.domain.practice.moves import Move
from coach.domain.practice.persona import Level
from coach.engine.practice.lint import (
    Start,
    leaving_at_once,
    never_counting,
    unknown_facts,
    unsettled,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.locations import Faults, SourceLocation
    from coach.content.kinds.practice.files import RawPractice
    from coach.content.kinds.practice.models import PersonaModel
    from coach.content.kinds.validate import Item
    from coach.domain.practice.condition import RunCondition

    Person = Item[PersonaModel]

_YOU = re.compile(r"\b(you|yours?|yourself)\b", re.IGNORECASE)
_QUOTED = re.compile("“[^”]*”")
FACE_TO_FACE = tuple(level for level in Level if level is not Level.SAFETY)


def check_persona(item: Person, raw: RawPractice, faults: Faults) -> None:
    """Note what is missing or can never count in a persona."""
    _rows(item, faults)
    _answers(item, faults)
    _triggers(item, faults)
    _addressed(item, faults)
    _pushbacks(item, raw, faults)
    _facts(item, raw, faults)
    _start(item, raw, faults)


def _addressed(item: Person, faults: Faults) -> None:
    """What tells about them says you to nobody: two people read it, who play and who practise."""
    model, place = item.model, item.place
    texts: dict[tuple[str | int, ...], str] = {
        ("stake",): model.stake,
        ("suspects",): model.suspects,
        ("voice",): model.voice,
        ("walks_away",): model.walks_away,
        ("hidden", "fact"): model.hidden.fact,
        **{("calms", number): text for number, text in enumerate(model.calms)},
        **{("triggers", n, "because"): each.because for n, each in enumerate(model.triggers)},
    }
    for path, text in texts.items():
        if found := says_you(text):
            what = f"'{found}' may be whoever plays them, or whoever practises."
            mend = "Tell about them in the third person: “He hangs up if he is threatened”."
            faults.add(place.at(*path), what, mend)


def says_you(text: str) -> str:
    """The word with which a text says you to its reader; empty where it does so only in quotes."""
    found = _YOU.search(_QUOTED.sub("", text))
    return "" if found is None else found.group()


def _rows(item: Person, faults: Faults) -> None:
    """Of each move the last row has no `if`, and only the last."""
    rows = item.model.moves
    for number in never_counting(rows):
        what = f"This row never counts: the one of '{rows[number].move}' above has no 'if'."
        faults.add(item.place.at("moves", number), what, "Put it above that one.")
    if missing := unsettled(rows):
        what = f"There is no row without 'if' for: {', '.join(missing)}."
        mend = "Add 'move', 'trust', 'tension' and 'because', with 0 and 0 where nothing moves."
        faults.add(item.place.at("moves"), what, mend)


def _answers(item: Person, faults: Faults) -> None:
    missing = [move for move in Move if move not in item.model.answers]
    if missing:
        what = f"There is no answer to: {', '.join(missing)}."
        mend = "Add one sentence to each that fits any moment: 'ask: “…”'."
        faults.add(item.place.at("answers"), what, mend)


def _triggers(item: Person, faults: Faults) -> None:
    for number, trigger in enumerate(item.model.triggers):
        if not trigger.trust and not trigger.tension:
            what = "These words change nothing."
            mend = "Give 'trust' or 'tension' a number, or take the entry out."
            faults.add(item.place.at("triggers", number), what, mend)


def _pushbacks(item: Person, raw: RawPractice, faults: Faults) -> None:
    """There are as many at each level at which they may be played as the level asks for."""
    check_unique(
        (each.id for each in item.model.pushbacks), item.place.at("pushbacks"), "push-back", faults
    )
    wanted = {each.model.id: each.model.pushbacks for each in raw.levels}
    for level in _played_at(item, raw):
        count = sum(level in each.levels for each in item.model.pushbacks)
        if count < wanted.get(level, 0):
            what = f"At {level} there are {count} push-backs, and {wanted[level]} are asked for."
            mend = f"Write more of them, or add {level} to the 'levels' of others."
            faults.add(item.place.at("pushbacks"), what, mend)


def _played_at(item: Person, raw: RawPractice) -> tuple[Level, ...]:
    """A persona for a talk may be played at each of its levels; for the drill at the drill's."""
    safety = {Level.SAFETY} & ({item.model.level} | {*_levels(item, raw)})
    return (*(FACE_TO_FACE if item.model.verdicts else ()), *safety)


def _levels(item: Person, raw: RawPractice) -> Iterator[Level]:
    """The levels of their role-plays."""
    name = item.place.file.rpartition("/")[2].removesuffix(".yaml")
    for play in filter(None, raw.roleplays.values()):
        if play.model.persona == name:
            yield from play.model.levels


def conditions_of(item: Person) -> Iterator[tuple[RunCondition, SourceLocation]]:
    """Every condition of a persona, and where it stands."""
    model, place = item.model, item.place
    yield model.leaves, place.at("leaves")
    yield model.hidden.when, place.at("hidden", "when")
    for number, row in enumerate(model.moves):
        if row.when is not None:
            yield row.when, place.at("moves", number, "if")


def _facts(item: Person, raw: RawPractice, faults: Faults) -> None:
    """Note facts that no role-play with this persona tells; without one, that none tells."""
    if any(each is None for each in raw.roleplays.values()):
        return  # what cannot be read may have them
    known = _told(item, raw)
    for condition, place in conditions_of(item):
        for fact in unknown_facts(condition, known):
            what = f"No role-play with this persona has the fact '{fact}'."
            faults.add(place, what, did_you_mean(fact, sorted(known), most=0) or _FACTS)


def _told(item: Person, raw: RawPractice) -> set[str]:
    """The facts of the role-plays with a persona; of all, where there is none."""
    name = item.place.file.rpartition("/")[2].removesuffix(".yaml")
    plays = [each.model for each in raw.roleplays.values() if each is not None]
    own = [each for each in plays if each.persona == name] or plays
    return {fact for each in own for fact in each.facts}


_FACTS = "Name a fact of such a role-play, or ask 'made …'."


def _start(item: Person, raw: RawPractice, faults: Faults) -> None:
    """Note a level at which they would leave before anything is said."""
    model = item.model
    at = {model.level, *_levels(item, raw)}
    levels = (each.model for each in raw.levels if each.model.id in at)
    begins = Start(model.level, model.trust, model.tension)
    added = (Start(each.id, each.trust, each.tension) for each in levels)
    for each in leaving_at_once(model.leaves, begins, added):
        what = f"At {each.level} they would leave before anything is said: trust {each.trust}, "
        what += f"tension {each.tension}."
        faults.add(item.place.at("leaves"), what, "Move the bound, or 'trust' and 'tension'.")
