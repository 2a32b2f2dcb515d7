# SPDX-License-Identifier: MIT
"""Discreet mode: initials for names, for a screen that others can see."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.plan import Reminder
    from coach.services.after.prepare import PrepareItem
    from coach.services.container import Services
    from coach.services.verdict.overrules import Standing


class HasDiscreet(Protocol):
    """Whoever knows whether discreet mode is on (the settings)."""

    @property
    def discreet(self) -> bool:
        """Whether names are shown as initials."""


class HasPrivateNames(Protocol):
    """Whoever knows the names of colleagues (the people who practise)."""

    def private_names(self) -> tuple[str, ...]:
        """Those that are hidden, and each of their words."""


class HasNames(Protocol):
    """Whoever knows both (the services)."""

    @property
    def settings(self) -> HasDiscreet:
        """Whether names are to be hidden."""

    @property
    def people(self) -> HasPrivateNames:
        """Whose names, whatever page is shown."""


def private_names(services: Services, case_id: str) -> tuple[str, ...]:
    """The names that are hidden in what belongs to a case; none while nothing is hidden.

    Of a case that is not there (any more) nobody knows them.
    """
    from coach.errors import NotFound  # noqa: PLC0415 - not at the start

    if not case_id or not services.settings.discreet:
        return ()
    try:
        return services.talks.private_names(case_id)
    except NotFound:
        return ()


def names_around(services: Services, owner: str, reminder: str = "") -> tuple[str, ...]:
    """The names that are hidden in what was said to a run or round, or meant to be done after it.

    Args:
        services: The services.
        owner: The id of the run or round.
        reminder: The id of a commitment's reminder, which may be of another case.
    """
    if not services.settings.discreet:
        return ()
    case_id = services.commitments.case_of(owner, reminder)
    return private_names(services, case_id)


def initials(name: str) -> str:
    """The first character of each word: "Halden Tools" gives "H. T."; empty stays empty."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"\w[\w'’-]*", name))


class NameMask:
    """Shows names whole, or as initials while discreet mode is on.

    In texts it hides the names that it is given, as those of a case, and always those of
    colleagues: they may stand in whatever somebody has typed.
    """

    def __init__(self, services: HasNames) -> None:
        self._services = services

    @property
    def hidden(self) -> bool:
        """Whether names are shown as initials now."""
        return self._services.settings.discreet

    def name(self, name: str) -> str:
        """A client's or person's name as it may be shown now; none stays none."""
        if not self.hidden or not name:
            return name
        return initials(name) or "…"

    def text(self, text: str, names: Iterable[str] = ()) -> str:
        """A text in which each of `names`, and of colleagues' names, is as it may be shown now."""
        if not self.hidden or not text:
            return text
        from unicodedata import normalize  # noqa: PLC0415 - not at the start

        every = map(str.strip, (*names, *self._services.people.private_names()))
        pattern = _pattern(frozenset(name for name in every if len(name) > 1))
        return text if pattern is None else _masked(normalize("NFC", text), pattern)

    def reminder(self, reminder: Reminder, names: Iterable[str]) -> Reminder:
        """A reminder whose words may be shown now."""
        if not self.hidden:
            return reminder
        known = tuple(names)
        title, detail = self.text(reminder.title, known), self.text(reminder.detail, known)
        return replace(reminder, title=title, detail=detail)

    def step(self, item: PrepareItem, names: Iterable[str]) -> PrepareItem:
        """A step before a talk whose words may be shown now."""
        if not self.hidden:
            return item
        known = tuple(names)
        text, detail = self.text(item.text, known), self.text(item.detail, known)
        return replace(item, text=text, detail=detail)

    def standing(self, standing: Standing, names: Iterable[str]) -> Standing:
        """A verdict of one's own whose words may be shown now."""
        if not self.hidden:
            return standing
        own = standing.overrule
        reason, second = self.text(own.reason, tuple(names)), self.name(own.second)
        return replace(standing, overrule=replace(own, reason=reason, second=second))


@lru_cache(maxsize=64)
def _pattern(names: frozenset[str]) -> re.Pattern[str] | None:
    """Where one of these names stands in a folded text, the longest first."""
    from unicodedata import normalize  # noqa: PLC0415 - not at the start

    from coach.engine.practice.name_patterns import folded  # noqa: PLC0415 - not at the start

    plain = {folded(normalize("NFC", name)) for name in names}
    longest = "|".join(map(re.escape, sorted(plain, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{longest})(?!\w)") if plain else None


def _masked(text: str, pattern: re.Pattern[str]) -> str:
    """A text with initials for the names; a word such as "will" is one with a capital alone."""
    from coach.engine.practice.name_patterns import NAME_WORDS, folded  # noqa: PLC0415

    shown, at = [], 0
    for found in pattern.finditer(folded(text)):
        said = text[found.start() : found.end()]
        if found[0] not in NAME_WORDS or said[0].isupper():
            shown += [text[at : found.start()], initials(said) or "…"]
            at = found.end()
    return "".join((*shown, text[at:]))
