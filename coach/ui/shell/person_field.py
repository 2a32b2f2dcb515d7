# SPDX-License-Identifier: MIT
"""A field for the name of somebody who practises, as names may be shown now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.ui.kit.fields.name_field import NameField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from coach.ui.shell.discreet import NameMask


class PersonField(NameField):
    """A name that was put in stands as initials in discreet mode, and stays whole when kept.

    Args:
        name: The name of the field.
        names: How names are shown.
        parent: What it lies in.
    """

    def __init__(self, name: str, names: NameMask, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._names = names
        self._whole = self._shown = ""

    def put(self, name: str) -> None:
        """Put a name in."""
        self._whole, self._shown = name, self._names.name(name)
        self.setText(self._shown)

    def named(self) -> str:
        """Who is meant: what was typed, or the whole name where initials were left as they are."""
        text = self.text()
        return self._whole if text == self._shown else text

    def offer(self, names: Iterable[str]) -> None:
        """Propose these names as somebody types; none while names are hidden."""
        self.propose([] if self._names.hidden else list(names))
