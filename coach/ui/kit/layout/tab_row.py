# SPDX-License-Identifier: MIT
"""Words in a row of which one is chosen; it says what is shown below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from coach.ui.kit.basic.buttons import ChosenButton
from coach.ui.kit.layout.flow_layout import FlowLayout

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class Tab(ChosenButton):
    """One of the words; the arrow keys go to its neighbours."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        row = self.parentWidget()
        if step is not None and isinstance(row, TabRow):
            row.choose_beside(self, step)
        else:
            super().keyPressEvent(event)


class TabRow(QWidget):
    """Chooses between a few things to show; `chosen` carries the name of the one.

    Tab comes to the chosen one, and the arrow keys lead on from it.
    """

    chosen = Signal(object)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self.is_stepping = False  # while an arrow key chooses: the keys stay in the row
        self._group = QButtonGroup(self)
        layout = FlowLayout(self, gap=4)
        for number, name in enumerate(names):
            tab = Tab("", f"tab:{name}", parent=self)
            tab.setCheckable(True)
            self._group.addButton(tab, number)
            layout.addWidget(tab)
        self._group.idClicked.connect(self._on_clicked)
        self._group.idToggled.connect(self._on_toggled)

    def set_text(self, name: str, text: str) -> None:
        """Write a word on a tab."""
        self._tab(name).set_text(text)
        self.updateGeometry()

    def set_shown(self, name: str, shown: bool) -> None:
        """Show a tab, or leave it out."""
        self._tab(name).setVisible(shown)

    def current(self) -> str:
        """The name of the chosen one."""
        number = self._group.checkedId()
        return self._names[number] if number >= 0 else ""

    def mark(self, name: str) -> None:
        """Show one as chosen, without saying so."""
        self._tab(name).setChecked(True)

    def choose(self, name: str) -> None:
        """Choose one, and say so."""
        self._tab(name).setChecked(True)
        self.chosen.emit(name)

    def focus_current(self) -> None:
        """Bring the keys to the chosen one."""
        if (tab := self._group.checkedButton()) is not None:
            tab.setFocus()

    def choose_beside(self, tab: Tab, step: int) -> None:
        """Choose the neighbour of a tab, and bring the keys to it."""
        shown = [each for each in map(self._tab, self._names) if not each.isHidden()]
        beside = shown[(shown.index(tab) + step) % len(shown)]
        beside.setFocus()
        self.is_stepping = True
        self.choose(self._names[self._group.id(beside)])
        self.is_stepping = False

    def _tab(self, name: str) -> Tab:
        tab = self._group.button(self._names.index(name))
        assert isinstance(tab, Tab)
        return tab

    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._names[number])

    def _on_toggled(self, number: int, is_on: bool) -> None:
        if is_on:
            by_tab, by_click = Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.ClickFocus
            for each, name in enumerate(self._names):
                self._tab(name).setFocusPolicy(by_tab if each == number else by_click)
