# SPDX-License-Identifier: MIT
"""Below the header of a case that is being prepared: its words, its dates, its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from coach.ui.kit.basic.buttons import ChosenButton
from coach.ui.kit.basic.focus import leads_away
from coach.ui.kit.layout.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.ui.shell.shell import Shell

WORDS, DATES, PAPERS = "talk", "dates", "papers"  # the pages
_PLACES = (WORDS, DATES, PAPERS)


class PlaceTab(ChosenButton):
    """A word that leads to a page; the line below it says that we are there."""


class PrepareRow(QWidget):
    """Words · Dates · Papers of a case; Left and Right go along the row, Enter opens."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("prepare-row")
        leads_away(self)
        self._shell = shell
        self._case_id, self._here = "", WORDS
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # else the arrow keys would open what they pass
        self._tabs: list[PlaceTab] = []
        layout = FlowLayout(self, gap=4)
        words = (self.tr("Words"), self.tr("Dates"), self.tr("Papers"))
        for number, (place, word) in enumerate(zip(_PLACES, words, strict=True)):
            tab = PlaceTab(word, f"prepare:{place}", parent=self)
            tab.setCheckable(True)
            self._group.addButton(tab, number)
            self._tabs.append(tab)
            layout.addWidget(tab)
        self._group.idClicked.connect(self._on_clicked)

    def show_case(self, case_id: str, here: str, closed: str = "", *, dated: bool) -> None:
        """Show the page of a case that we are on: "talk", "dates" or "papers".

        `closed` says why no paper can be taken along now, "" where they can: the page of papers is
        open then too, and says it. `dated` is whether there is a last day to count.
        """
        self._case_id, self._here = case_id, here
        for place, tab in zip(_PLACES, self._tabs, strict=True):
            tab.setVisible(place != DATES or dated or place == here)
            tab.setChecked(place == here)
            waits = closed if place == PAPERS and place != here else ""
            tab.setToolTip(waits)
            tab.setAccessibleDescription(self.tr("you are here") if place == here else waits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right bring the keys to the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        now = next((n for n, tab in enumerate(self._tabs) if tab.hasFocus()), None)
        if step is None or now is None:
            super().keyPressEvent(event)
            return
        tabs = enumerate(self._tabs)
        open_ = [number for number, tab in tabs if tab.isEnabled() and not tab.isHidden()]
        there = open_[(open_.index(now) + step) % len(open_)]
        self._tabs[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, number: int) -> None:
        for place, tab in zip(_PLACES, self._tabs, strict=True):
            tab.setChecked(place == self._here)
        if _PLACES[number] != self._here:
            self._shell.go(_PLACES[number], self._case_id)
