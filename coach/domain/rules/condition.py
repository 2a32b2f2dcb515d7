"""Conditions on what was said: the tree that conditions are parsed to, and evaluated on."""

from __future__ import annotations

from coach.domain.record import Record


class Always(Record):
    """Holds whatever was said."""


class Is(Record):
    """Holds when the answer to `name` is one of `values`; `unknown` is don't know or skip."""

    name: str
    values: tuple[str, ...]


class Flagged(Record):
    """Holds when a rule of this or an earlier gate has set the flag `name`."""

    name: str


class Given(Record):
    """Holds when the user has given the fact `name` (a blank of the talk)."""

    name: str


class Not(Record):
    """Holds when `inner` does not."""

    inner: Condition


class All(Record):
    """Holds when each of `parts` holds."""

    parts: tuple[Condition, ...]


class Any(Record):
    """Holds when at least one of `parts` holds."""

    parts: tuple[Condition, ...]


Condition = Always | Is | Flagged | Given | Not | All | Any
