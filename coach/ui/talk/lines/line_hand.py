# SPDX-License-Identifier: MIT
"""Which line is in hand, and the tools beside it, which move nothing when they come or go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QScrollArea

from coach.ui.talk.lines.line_tools import LineTools, ToolButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLayout, QScrollBar

    from coach.ui.kit.layout.scroll_page import ScrollPage
    from coach.ui.shell.shell import Shell
    from coach.ui.talk.lines.line_text import LineActionKind
    from coach.ui.talk.lines.talk_line import TalkLineBlock

_MARGIN = 32  # pixels, at 100 % text, that the lines leave to the tools at their right
_APART = 6  # pixels between a line and its tools
_MOVED = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show})


class LineHand(QObject):
    """Keeps the tools beside the line in hand.

    That is the line whose tools have the keys, else the one under the pointer, else the one that
    was chosen by keys or by a click.
    """

    adding = Signal(object)  # the id: a line of one's own is wanted after it
    pressed = Signal(object)  # the id: one of its tools has the keys now

    def __init__(self, shell: Shell, page: ScrollPage, lines: QLayout) -> None:
        super().__init__(page)
        self._shell, self._page, self._lines = shell, page, lines
        self._chosen: TalkLineBlock | None = None
        self._under: TalkLineBlock | None = None  # the pointer
        self._shown: TalkLineBlock | None = None  # has the tools beside it
        self._above: list[QScrollBar] = []  # of what the lines are scrolled with, once shown
        self._tools = LineTools(shell, page.column)
        self._tools.acted.connect(self._on_acted)
        self._tools.editing.connect(self._on_editing)
        self._tools.adding.connect(self._on_adding)
        self._tools.asked.connect(self._on_asked)
        self._tools.travelled.connect(self._on_travelled)
        self._tools.left.connect(self._on_left)
        for tool in self._tools.tools:
            tool.installEventFilter(self)
        page.column.installEventFilter(self)
        page.verticalScrollBar().valueChanged.connect(self._place)
        shell.theme.changed.connect(self._leave_margin)
        self._leave_margin()

    def take(self, block: TalkLineBlock) -> None:
        """A line was chosen, by keys or by a click."""
        self._chosen = block
        self._settle()

    def point(self, block: TalkLineBlock, *, came: bool) -> None:
        """The pointer came to a line, or left it; onto the tools it may go."""
        if came:
            self._under = block
        elif self._under is block and not self._tools.underMouse():
            self._under = None
        self._settle()

    def let_go(self) -> None:
        """No line is in hand."""
        self._chosen = self._under = None
        self._settle()

    def fit(self, blocks: Sequence[TalkLineBlock]) -> None:
        """Fit the tools to the lines as they read now; a line that went is in hand no more."""
        self._chosen = self._chosen if self._chosen in blocks else None
        self._under = self._under if self._under in blocks else None
        if self._shown not in blocks:
            self._show(None)
        self._settle()
        self._fit_tools()

    def tools_of(self, block: TalkLineBlock) -> tuple[ToolButton, ...]:
        """The tools, where they are beside this line."""
        return self._tools.tools if block is self._shown else ()

    def _settle(self) -> None:
        if self._shown is None or not self._tools.has_keys():
            self._show(self._under or self._chosen)

    def _show(self, block: TalkLineBlock | None) -> None:
        if block is self._shown:
            return
        if (before := self._shown) is not None:
            before.set_in_hand(in_hand=False)
            self._watch(before, watch=False)
        self._shown = block
        if block is None:
            self._tools.hide()
            return
        block.set_in_hand(in_hand=True)
        self._follow_above()
        self._watch(block, watch=True)
        self._fit_tools()
        self._tools.show()
        self._tools.raise_()

    def _follow_above(self) -> None:
        """Keep the tools in sight also where the page scrolls that the lines lie on."""
        above = self._page.parentWidget()
        while above is not None and not self._above:
            if isinstance(above, QScrollArea):
                self._above.append(above.verticalScrollBar())
                self._above[0].valueChanged.connect(self._place)
            above = above.parentWidget()

    def _watch(self, block: TalkLineBlock, *, watch: bool) -> None:
        part = block.parentWidget()
        for each in (block, part):
            if each is not None:
                (each.installEventFilter if watch else each.removeEventFilter)(self)

    def _fit_tools(self) -> None:
        if (block := self._shown) is not None:
            self._tools.show_line(block.line, asked=block.is_asked)
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line where it goes, and see when one of the tools gets the keys."""
        if event.type() in _MOVED:
            self._place()
        elif event.type() == QEvent.Type.FocusIn and self._shown is not None:
            self._chosen = self._shown
            self.pressed.emit(self._shown.line.id)
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Beside the line, from its top; higher where they would reach out of sight."""
        if self._shown is None:
            return
        column, tools, view = self._page.column, self._tools, self._page.viewport()
        top = self._shown.mapTo(column, QPoint(0, 0)).y()
        in_sight = view.visibleRegion().boundingRect()
        if in_sight.isEmpty():
            in_sight = view.rect()
        seen = self._page.verticalScrollBar().value() + in_sight.top()
        lowest = max(seen + in_sight.height() - tools.height() - 4, seen)
        highest = seen + 4
        if seen <= top + self._shown.height() and top <= lowest + tools.height():
            top = max(min(top, lowest), highest)
        tools.move(column.width() - tools.width() - 3, max(min(top, lowest), 0))

    def _leave_margin(self) -> None:
        """Leave room for the tools at the right of the lines."""
        self._lines.setContentsMargins(0, 0, self._shell.theme.px(_MARGIN) + _APART, 0)
        self._fit_tools()

    def _on_acted(self, act: LineActionKind) -> None:
        if self._shown is not None:
            self._shown.act(act)

    def _on_editing(self) -> None:
        if self._shown is not None:
            self._shown.edit()

    def _on_adding(self) -> None:
        if self._shown is not None:
            self.adding.emit(self._shown.line.id)

    def _on_asked(self) -> None:
        if self._shown is not None:
            self._shown.ask_why()

    def _on_travelled(self, event: QKeyEvent) -> None:
        """A key that is none of the tools' own is the line's."""
        if self._shown is not None:
            self._shown.keyPressEvent(event)

    def _on_left(self) -> None:
        if self._under is not None and not self._under.underMouse():
            self._under = None
        self._settle()
