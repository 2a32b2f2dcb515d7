# SPDX-License-Identifier: MIT
"""The body of the talk page: parts, lines, and what stands beside them, as far as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.kit.layout.tab_row import TabRow

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from coach.ui.shell.shell import Shell

LINES = "talk"
_THREE, _TWO = 840, 660  # pixels, at 100 % text, from which there are so many columns
_NAV, _SIDE = 152, 252
_UNBOUND = 16777215  # Qt's own largest width
_LEAST, _LEAST_IN_TABS = 300, 460  # pixels of height; where the window has less, the page scrolls


class TalkColumns(Arranged):
    """Three columns where there is room; then the parts go, then lines and side share tabs."""

    reshaped = Signal()  # a side was drawn for the first time

    def __init__(
        self, shell: Shell, nav: QWidget, lines: QWidget, sides: dict[str, QWidget]
    ) -> None:
        super().__init__(shell.theme)
        self._nav, self._lines = nav, lines
        self.tabs = TabRow((LINES, *sides))
        self._stack = QStackedWidget()
        self._places = {LINES: lines}
        for name, side in sides.items():
            page = ScrollPage(margin=0)
            page.body.addWidget(side)
            page.body.addStretch(1)
            self._places[name] = page
            self._stack.addWidget(page)
        self._undrawn: dict[str, Callable[[], object]] = {}
        self._looked_at: set[str] = set()
        self._in_tabs = False
        self._side = QWidget(self)
        side_layout = column_of(self._side, gap=8)
        self.above = QVBoxLayout()
        side_layout.addLayout(self.above)
        side_layout.addWidget(self.tabs)
        side_layout.addWidget(self._stack, 1)
        self._layout = row_of(self, nav, gap=16)
        self._layout.addWidget(lines, 1)
        self._layout.addWidget(self._side)
        self._first_side = next(iter(sides))
        self.tabs.set_shown(LINES, shown=False)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.tabs.choose(self._first_side)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the page, and never too low to read in."""
        return QSize(0, self._theme.px(_LEAST_IN_TABS if self._in_tabs else _LEAST))

    def show_lines(self) -> None:
        """Bring the lines into sight where they share the tabs."""
        if self._in_tabs:
            self.tabs.choose(LINES)

    def draw_side(self, name: str, draw: Callable[[], object]) -> None:
        """Draw a side; as long as nobody has looked at it, not before its tab is chosen."""
        if name in self._looked_at:
            draw()
        else:
            self._undrawn[name] = draw

    def fitting(self, width: int) -> int:
        """As many columns as there is room for."""
        across = self._theme.across
        return 3 if width >= across(_THREE) else 2 if width >= across(_TWO) else 1

    def arrange(self, arrangement: Hashable) -> None:
        """Show so many columns."""
        across, in_tabs = self._theme.across, arrangement == 1
        self._nav.setFixedWidth(across(_NAV))
        self._nav.setVisible(arrangement == 3)
        if in_tabs != self._in_tabs:
            self._in_tabs = in_tabs
            self._move_lines(into_tabs=in_tabs)
        self._side.setMinimumWidth(0 if in_tabs else across(_SIDE))
        self._side.setMaximumWidth(_UNBOUND if in_tabs else across(_SIDE))
        self.updateGeometry()

    def _move_lines(self, *, into_tabs: bool) -> None:
        self.tabs.set_shown(LINES, shown=into_tabs)
        if into_tabs:
            self._stack.insertWidget(0, self._lines)
            self._layout.setStretch(self._layout.indexOf(self._side), 1)
            self.tabs.choose(LINES)
        else:
            self._stack.removeWidget(self._lines)
            self._layout.insertWidget(1, self._lines, 1)
            self._layout.setStretch(self._layout.indexOf(self._side), 0)
            self._lines.show()
            if self.tabs.current() == LINES:
                self.tabs.choose(self._first_side)

    def _on_tab_chosen(self, name: str) -> None:
        self._looked_at.add(name)
        draw = self._undrawn.pop(name, None)
        if draw is not None:
            draw()
            self.reshaped.emit()
        self._stack.setCurrentWidget(self._places[name])
