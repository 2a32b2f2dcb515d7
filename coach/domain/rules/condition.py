"""Conditions on what was said: the tree that conditions are parsed to, and evaluated on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Always:
    """Holds whatever was said."""


@dataclass(frozen=True, slots=True)
class Is:
    """Holds when the answer to `name` is one of `values`; `unknown` is don't know or skip."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flagged:
    """Holds when a rule of this or an earlier gate has set the flag `name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Given:
    """Holds when the user has given the fact `name` (a blank of the talk)."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when `inner` does not."""

    inner: Condition


@dataclass(frozen=True, slots=True)
class Every:
    """Holds when each of `parts` holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Holds when at least one of `parts` holds."""

    parts: tuple[Condition, ...]


Condition = Always | Is | Flagged | Given | Not | Every | Some
