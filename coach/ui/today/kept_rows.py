# SPDX-License-Identifier: MIT
"""Rows of a layout that are made anew, while the keys stay on the row they are on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.ui.kit.layout.filling import fill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from coach.ui.kit.rows.row_button import RowButton


class KeptRows:
    """Rows known by their object names."""

    def __init__(self, layout: QLayout) -> None:
        self._layout = layout
        self._rows: Sequence[RowButton] = ()

    def show_rows(self, rows: Sequence[RowButton]) -> None:
        """Put rows in the place of those before; the keys go to the row of the same name."""
        at = next((row.objectName() for row in self._rows if row.hasFocus()), "")
        self._rows = rows
        fill(self._layout, rows)
        for row in rows:
            if row.objectName() == at:
                row.setFocus()

    def focus_first(self) -> None:
        """Bring the keys to the first row."""
        if self._rows:
            self._rows[0].setFocus()
