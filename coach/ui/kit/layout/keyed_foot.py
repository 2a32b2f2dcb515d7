# SPDX-License-Identifier: MIT
"""A foot of buttons below a page, each with its key beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coach.ui.kit.basic.labels import KeyCap, Rule
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.scroll_page import MARGIN

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from PySide6.QtWidgets import QWidget

    from coach.ui.kit.basic.buttons import QuietButton
    from coach.ui.kit.basic.theme import Theme

_GAP = 4


class KeyedFoot(Arranged):
    """A subclass puts its buttons in. With little room across, icons and keys stand alone."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._words: dict[QuietButton, str] = {}
        self._caps: list[KeyCap] = []
        self._row = FlowRow(self, gap=_GAP, fills=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 0)
        layout.setSpacing(0)
        layout.addWidget(Rule(self))
        layout.addSpacing(8)
        layout.addWidget(self._row)
        layout.addSpacing(12)

    def put(self, buttons: Iterable[tuple[QuietButton, str, str]]) -> None:
        """Put buttons side by side: each, its key, and what a tooltip says of it."""
        for button, key, tip in buttons:
            button.setToolTip(tip)
            self._words[button] = button.text()
            self._caps.append(KeyCap(key, self._row))
            self._row.flow.addWidget(button)
            self._row.flow.addWidget(self._caps[-1])

    def fitting(self, width: int) -> bool:
        """Whether all is said in one line."""
        parts = [button.width_for(words) for button, words in self._words.items()]
        parts += [cap.sizeHint().width() for cap in self._caps]
        return width - 2 * MARGIN >= sum(parts) + len(parts) * _GAP

    def arrange(self, arrangement: Hashable) -> None:
        """Leave the words to ears and tooltips where there is no room for them."""
        for button, words in self._words.items():
            button.setText(words if arrangement else "")
            button.setAccessibleName(words)
