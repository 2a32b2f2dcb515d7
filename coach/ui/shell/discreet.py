# SPDX-License-Identifier: MIT
"""Discreet mode: initials for names, for a screen that others can see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.plan import Reminder
    from coach.services.after.prepare import PrepareItem


class HasDiscreet(Protocol):
    """Whoever knows whether discreet mode is on (the settings)."""

    @property
    def discreet(self) -> bool:
        """Whether names are shown as initials."""


def initials(name: str) -> str:
    """The first character of each word: "Halden Tools" gives "H. T."; empty stays empty."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"\w[\w'’-]*", name))


class NameMask:
    """Shows names whole, or as initials while discreet mode is on."""

    def __init__(self, settings: HasDiscreet) -> None:
        self._settings = settings

    @property
    def hidden(self) -> bool:
        """Whether names are shown as initials now."""
        return self._settings.discreet

    def name(self, name: str) -> str:
        """A client's or person's name as it may be shown now."""
        if not self._settings.discreet:
            return name
        return initials(name) or "…"

    def text(self, text: str, names: Iterable[str]) -> str:
        """A text in which each of `names` is shown as it may be shown now."""
        if not self._settings.discreet:
            return text
        whole = {name.strip() for name in names if name.strip()}
        for name in sorted(whole, key=len, reverse=True):
            pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            text = pattern.sub(self.name(name), text)
        return text

    def reminder(self, reminder: Reminder, names: Iterable[str]) -> Reminder:
        """A reminder whose words may be shown now."""
        if not self._settings.discreet:
            return reminder
        known = tuple(names)
        title, detail = self.text(reminder.title, known), self.text(reminder.detail, known)
        return replace(reminder, title=title, detail=detail)

    def step(self, item: PrepareItem, names: Iterable[str]) -> PrepareItem:
        """A step before a talk whose words may be shown now."""
        if not self._settings.discreet:
            return item
        known = tuple(names)
        text, detail = self.text(item.text, known), self.text(item.detail, known)
        return replace(item, text=text, detail=detail)
