# SPDX-License-Identifier: MIT
"""The whole talk to read: parts in order, each with its lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QVBoxLayout, QWidget

from coach.ui.widgets.card import Card
from coach.ui.widgets.filling import empty
from coach.ui.widgets.labels import Body, Quiet
from coach.ui.widgets.scroll_page import ScrollPage
from coach.ui.widgets.talk_line import LineText, TalkLineBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of the talk as it is shown."""

    id: str
    title: str
    time: str
    purpose: str
    do: str
    dont: str
    lines: tuple[LineText, ...]

    @property
    def shape(self) -> tuple[object, ...]:
        """What must be the same for the lines to be written in place."""
        return (self.id, tuple((line.id, line.cue) for line in self.lines))


class TalkLines(Card):
    """Shows the parts in one scrolling column; `reached` says which one is on top.

    Tab comes to one line; the arrow keys, Page Up and Down, Home and End go to the others.
    """

    reached = Signal(object)  # the id of a part

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=4)
        self.setObjectName("talk-lines")
        self._shell = shell
        self._page = ScrollPage(self, margin=18)
        self._page.setObjectName("talk-scroll")
        self.body.addWidget(self._page)
        self._shape: tuple[object, ...] = ()
        self._parts: dict[str, QWidget] = {}
        self._blocks: list[TalkLineBlock] = []
        self._page.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_parts(self, parts: Sequence[PartView]) -> None:
        """Show these parts; where only words have changed, the page stays as it is."""
        shape = tuple(part.shape for part in parts)
        if shape == self._shape:
            lines = [line for part in parts for line in part.lines]
            for block, line in zip(self._blocks, lines, strict=True):
                block.show_line(line)
            return
        self._shape = shape
        place = self._page.verticalScrollBar().value()
        self._clear()
        for number, part in enumerate(parts, start=1):
            self._parts[part.id] = self._part(number, part)
            self._page.body.addWidget(self._parts[part.id])
            self._parts[part.id].show()
        self._page.body.addStretch(1)
        self._take_stop(0)
        self._page.verticalScrollBar().setValue(place)

    def show_part(self, part_id: str) -> None:
        """Scroll to a part."""
        if (part := self._parts.get(part_id)) is not None:
            self._page.verticalScrollBar().setValue(max(part.y() - 4, 0))

    def to_top(self) -> None:
        """Scroll back to the beginning."""
        self._page.to_top()

    def _part(self, number: int, part: PartView) -> QWidget:
        widget = QWidget(self)
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 20)
        layout.setSpacing(6)
        head = Body(f"{number} · {part.title} · {part.time}", widget)
        head.set_strong(True)
        layout.addWidget(head)
        layout.addWidget(Quiet(part.purpose, widget))
        layout.addSpacing(4)
        for line in part.lines:
            block = TalkLineBlock(line, self._shell, widget)
            block.ask.travelled.connect(self._on_travelled)
            self._blocks.append(block)
            layout.addWidget(block)
        for form, text in ((self.tr("Do: {text}"), part.do), (self.tr("Don't: {text}"), part.dont)):
            if text:
                layout.addWidget(Quiet(form.format(text=text), widget))
        return widget

    def _take_stop(self, stop: int) -> None:
        """Let Tab come to this line, and to no other."""
        for number, block in enumerate(self._blocks):
            here = number == stop
            block.ask.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            )

    def _on_travelled(self, key: Qt.Key) -> None:
        bar, last = self._page.verticalScrollBar(), len(self._blocks) - 1
        here = next((n for n, block in enumerate(self._blocks) if block.ask.hasFocus()), 0)
        turn = QAbstractSlider.SliderAction.SliderPageStepAdd
        if key is Qt.Key.Key_PageUp:
            turn = QAbstractSlider.SliderAction.SliderPageStepSub
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar.triggerAction(turn)
            seen = (n for n, block in enumerate(self._blocks) if self._top_of(block) >= bar.value())
            there = last if bar.value() == bar.maximum() else next(seen, last)
        else:
            steps = {Qt.Key.Key_Up: here - 1, Qt.Key.Key_Down: here + 1, Qt.Key.Key_Home: 0}
            there = max(0, min(steps.get(key, last), last))
        self._take_stop(there)
        self._blocks[there].ask.setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(self._blocks[there], 0, 24)
        if there in (0, last):
            bar.setValue(bar.maximum() if there else 0)

    def _top_of(self, block: QWidget) -> int:
        return block.mapTo(self._page.column, block.rect().topLeft()).y()

    def _clear(self) -> None:
        self._parts, self._blocks = {}, []
        empty(self._page.body)

    def _on_scrolled(self, value: int) -> None:
        above = [part_id for part_id, part in self._parts.items() if part.y() <= value + 40]
        if above:
            self.reached.emit(above[-1])
