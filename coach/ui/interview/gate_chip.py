# SPDX-License-Identifier: MIT
"""The gate we are in, as a chip to press: it opens the list of all gates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.ui.kit.basic.buttons import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.kit.basic.icons import Icons


class GateChip(Button):
    """Names the gate; Enter, Space and a click press it."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__("", "gates", icons.icon("compass"), parent)
        self._icons = icons
        self.setToolTip(self.tr("Go to another part (J)"))

    def show_gate(self, title: str, icon: str) -> None:
        """Show the title of a gate, and its icon."""
        self.setIcon(self._icons.icon(icon if self._icons.has(icon) else "compass"))
        self.setText(title)
        self.setAccessibleName(self.tr("Part: {gate}. All parts").format(gate=title))
