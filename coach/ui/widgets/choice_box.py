# SPDX-License-Identifier: MIT
"""A list of a few words to choose one from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QWheelEvent

E = TypeVar("E", bound=StrEnum)


class ChoiceBox(QComboBox, Generic[E]):
    """Shows the members of an enumeration in words."""

    def __init__(
        self,
        name: str,
        kind: type[E],
        words: Callable[[E], str],
        parent: QWidget | None = None,
        only: Iterable[E] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._kind = kind
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for member in only or kind:
            self.addItem(words(member), member.value)

    def chosen(self) -> E:
        """The chosen member."""
        return self._kind(self.currentData())

    def choose(self, member: E) -> None:
        """Choose a member, without saying so."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.setCurrentIndex(max(self.findData(member.value), 0))
        self.blockSignals(False)  # noqa: FBT003

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel over a field changes nothing."""
        event.ignore()
