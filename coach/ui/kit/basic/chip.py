# SPDX-License-Identifier: MIT
"""A few words in a small rounded frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Quiet

if TYPE_CHECKING:
    from coach.ui.kit.basic.theme import Theme


class Chip(QFrame):
    """Words with an optional icon before them."""

    def __init__(
        self, theme: Theme, text: str = "", icon: QIcon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._mark = IconMark(theme, icon or QIcon(), 14, self)
        self._label = Quiet(text, self)
        self._label.setWordWrap(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 10, 3)
        layout.setSpacing(6)
        layout.addWidget(self._mark)
        layout.addWidget(self._label)
        self._mark.setVisible(icon is not None)
