# SPDX-License-Identifier: MIT
"""A list of a few words to choose one from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QSignalBlocker

from coach.ui.kit.fields.fields import ChoiceField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

E = TypeVar("E", bound=StrEnum)


class ChoiceBox(ChoiceField, Generic[E]):
    """Shows the members of an enumeration in words."""

    def __init__(
        self,
        name: str,
        kind: type[E],
        words: Callable[[E], str],
        parent: QWidget | None = None,
        only: Iterable[E] | None = None,
    ) -> None:
        super().__init__(name, parent, shortest=6)
        self._kind = kind
        for member in only or kind:
            self.addItem(words(member), member.value)

    def chosen(self) -> E:
        """The chosen member."""
        return self._kind(self.currentData())

    def choose(self, member: E) -> None:
        """Choose a member, without saying so."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(self.findData(member.value), 0))
