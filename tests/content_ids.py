"""Every id that a pack defines, and the same pack under other ids."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from enum import Enum

import msgspec
from msgspec.structs import fields

from coach.domain.pack import Pack
from coach.domain.plan import PlanStep
from coach.domain.rules.condition import Flagged, Given, Is
from coach.domain.rules.interview import Option, Question, Rule
from coach.domain.rules.verdict import VerdictText
from coach.domain.talk.coaching import PrepareStep
from coach.domain.talk.talk import Fact, PartText, ReactionText, Wording
from coach.engine.rules.conditions import KNOWN

_SPECIAL = frozenset({"dont-know", "skip", "unknown", KNOWN})
_OUTCOMES = frozenset({"verdict", "mode", "scope", "cause"})
_BLANK = re.compile(r"\{\{ ?(\w+) ?\}\}")


def ids_of(pack: Pack) -> dict[str, set[str]]:
    """Every id that stands in a pack, with the kinds of what is called so."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in _records(pack):
        kind = type(record).__name__
        for name in ("id", "line"):
            if isinstance(value := getattr(record, name, None), str) and value:
                found[value].add(kind)
        for flag in getattr(record, "flags", ()):
            found[flag].add("flag")
        if isinstance(record, Fact):
            for choice, _ in record.choices:
                found[choice].add("choice")
    return dict(found)


def _records(value: object) -> Iterator[msgspec.Struct]:
    if isinstance(value, msgspec.Struct):
        yield value
        for field in fields(value):
            yield from _records(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _records(tuple(value.values()))
    elif isinstance(value, tuple):
        for each in value:
            yield from _records(each)


class Renamed:
    """A pack in which every question, option, flag, fact, choice and part has another id."""

    def __init__(self, pack: Pack) -> None:
        self._questions = {question.id for question in pack.interview.questions}
        self._facts = {fact.id for fact in pack.talk.facts}
        self.pack: Pack = self._of(pack)

    def answers(self, answers: Mapping[str, str]) -> dict[str, str]:
        """The same answers under the other ids."""
        return {_other(name): _value(value) for name, value in answers.items()}

    def given(self, facts: Mapping[str, str], known: tuple[Fact, ...]) -> dict[str, str]:
        """The same facts under the other ids."""
        choices = {fact.id for fact in known if fact.choices}
        return {
            _fact(name): _other(value) if name in choices else value
            for name, value in facts.items()
        }

    def _of(self, value):
        if isinstance(value, Enum) or value is None or isinstance(value, int | float):
            return value
        if isinstance(value, str):
            return _BLANK.sub(self._blank, value)
        if isinstance(value, tuple):
            return tuple(map(self._of, value))
        if isinstance(value, Mapping):
            return dict(value)
        changed = {
            field.name: self._of(getattr(value, field.name)) for field in fields(type(value))
        }
        rename: Callable[[Renamed, object], dict] | None = _RENAME.get(type(value))
        return type(value)(**{**changed, **(rename(self, value) if rename else {})})

    def _blank(self, found: re.Match[str]) -> str:
        return f"{{{{ {_fact(found[1])} }}}}" if found[1] in self._facts else found[0]

    def _compared(self, value: Is) -> dict[str, object]:
        if value.name in _OUTCOMES:
            return {}
        name = _other(value.name) if value.name in self._questions else _fact(value.name)
        return {"name": name, "values": tuple(map(_value, value.values))}

    def _given(self, value: Given) -> dict[str, object]:
        return {"name": _fact(value.name)} if value.name in self._facts else {}

    def _of_fact(self, value: Fact) -> dict[str, object]:
        choices = tuple((_other(choice), text) for choice, text in value.choices)
        return {"id": _fact(value.id), "choices": choices}


def _other(name: str) -> str:
    return f"zz-{name[::-1]}"


def _fact(name: str) -> str:
    return f"zz_{name[::-1]}"


def _value(value: str) -> str:
    return value if value in _SPECIAL else _other(value)


_RENAME = {
    Question: lambda _, value: {"id": _other(value.id)},
    Option: lambda _, value: {"id": _other(value.id)},
    Is: Renamed._compared,
    Flagged: lambda _, value: {"name": _other(value.name)},
    Given: Renamed._given,
    Fact: Renamed._of_fact,
    PartText: lambda _, value: {"id": _other(value.id)},
    Rule: lambda _, value: {"flags": tuple(map(_other, value.flags))},
    PlanStep: lambda _, value: {"on": value.on and _fact(value.on)},
    Wording: lambda _, value: {"id": _other(value.id)},
    ReactionText: lambda _, value: {"id": _other(value.id)},
    PrepareStep: lambda _, value: {"id": _other(value.id)},
    VerdictText: lambda _, value: {
        "parts": tuple(map(_other, value.parts)),
        "asks_first": tuple(map(_fact, value.asks_first)),
    },
}
