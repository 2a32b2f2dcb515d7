# SPDX-License-Identifier: MIT
"""The whole talk to read and to work on: parts in order, each with its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSlider, QVBoxLayout, QWidget

from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.layout.scroll_page import ScrollPage, show_opened
from coach.ui.talk.lines.kept_words import KeptWords
from coach.ui.talk.lines.line_hand import LineHand
from coach.ui.talk.lines.line_text import LineActionKind
from coach.ui.talk.lines.mend_lines import MendLines
from coach.ui.talk.lines.part_block import PartBlock
from coach.ui.talk.lines.whole_marks import WholeMarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.wording import Mark
    from coach.ui.talk.lines.line_text import LineAction, LineContext, LineText, PartView
    from coach.ui.talk.lines.talk_line import TalkLineBlock

_MARGIN = 6  # pixels around the lines
_REACHES = frozenset(
    {LineActionKind.KEEP, LineActionKind.TAKE, LineActionKind.RESTORE, LineActionKind.PUT}
)  # what brings the keys to the line that it was done with


class TalkLines(Card):
    """Shows the parts in one scrolling column; `reached` says at which one we are.

    Tab comes to one line and its tools; the arrow keys, Page Up and Down, Home and End go to the
    others. The tools stand beside the line in hand, that of the pointer or of the keys.
    """

    reached = Signal(object)  # the id of a part
    reshaped = Signal()  # lines came, went or moved
    compared = Signal(object)  # the id in the library of a part: scripts like it are asked for
    typing = Signal(object, object)  # the id of a line and what is being typed, or None

    def __init__(self, context: LineContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=2)
        self.setObjectName("talk-lines")
        self._context = context
        self._page = ScrollPage(self, margin=_MARGIN)
        self._page.setObjectName("talk-scroll")
        self.body.addWidget(self._page)
        self._whole = WholeMarks(self)
        self._kept = KeptWords(context, self)
        self._column = QVBoxLayout()
        self._hand = LineHand(context.shell, self._page, self._column)
        self._parts: dict[str, PartBlock] = {}
        self._stop = ""  # the line that Tab comes to
        self.mending = MendLines(self)
        self._page.body.addWidget(self.mending)
        self._page.body.addWidget(self._whole)
        self._page.body.addLayout(self._column)
        self._page.body.addWidget(self._kept)
        self._page.body.addStretch(1)
        self._page.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._hand.adding.connect(self._on_adding)
        self._hand.pressed.connect(self._take_stop)

    @property
    def scroll_page(self) -> ScrollPage:
        """What scrolls."""
        return self._page

    @property
    def blocks(self) -> list[TalkLineBlock]:
        """Every line in order."""
        return [block for part in self._parts.values() for block in part.blocks]

    def show_parts(self, parts: Sequence[PartView], kept: Sequence[LineText] = ()) -> None:
        """Show these parts, and words that are kept of another talk; what stays is not made anew.

        Args:
            parts: The parts in order.
            kept: Lines that no part of this talk has.
        """
        place = self._page.verticalScrollBar().value()
        changed = self._fit_parts([part.id for part in parts])
        for number, part in enumerate(parts, start=1):
            changed = self._parts[part.id].show_part(number, part) or changed
        places = [(part.id, part.title) for part in parts]
        changed = self._kept.show_words(kept, places) or changed
        self._hand.fit(self.blocks)
        if changed:
            self._take_stop(self._stop)
            self.reshaped.emit()
        self._page.verticalScrollBar().setValue(place)

    def finish(self, *, close: bool = False) -> None:
        """Keep what is being typed; with `close` the editors go too: another talk follows."""
        self.mending.finish()
        for part in list(self._parts.values()):
            part.finish(close=close)

    def show_whole(self, marks: Sequence[tuple[str, Mark]], kept: Sequence[str] = ()) -> None:
        """Show what the ear heard in the talk as a whole: marks, and names to be left out."""
        self._whole.show_marks(marks, kept)

    def _fit_parts(self, wanted: list[str]) -> bool:
        """Have exactly these parts, in this order; whether any came, went or moved."""
        if list(self._parts) == wanted:
            return False
        for part_id in set(self._parts) - set(wanted):
            gone = self._parts.pop(part_id)
            self._context.shell.set_aside.emit(gone)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        parts = {}
        for place, part_id in enumerate(wanted):
            part = self._parts.get(part_id) or self._new_part(part_id)
            self._column.removeWidget(part)
            self._column.insertWidget(place, part)
            part.show()
            parts[part_id] = part
        self._parts = parts
        return True

    def _new_part(self, part_id: str) -> PartBlock:
        part = PartBlock(part_id, self._context, self)
        part.made.connect(self._on_made)
        part.finished.connect(self._on_finished)
        part.compared.connect(self.compared)
        return part

    def _on_made(self, block: TalkLineBlock) -> None:
        block.travelled.connect(self._on_travelled)
        block.came.connect(self._on_came)
        block.adding.connect(self._on_adding)
        block.asking_how.connect(self._on_asking_how)
        block.typing.connect(self.typing)
        block.reshaped.connect(self._on_line_reshaped)
        block.pointed.connect(self._on_pointed)

    def show_part(self, part_id: str) -> None:
        """Scroll to a part; Tab then comes to its first line."""
        if (part := self._parts.get(part_id)) is not None:
            self._page.verticalScrollBar().setValue(max(part.y() - 4, 0))
            if part.blocks:
                self._take_stop(part.blocks[0].line.id)
            self.reached.emit(part_id)  # it may be too low to come to the top

    def to_top(self) -> None:
        """Scroll back to the beginning."""
        self._page.to_top()
        self._hand.let_go()

    def order_tools(self) -> None:
        """Let Tab come to the tools after the line in hand, and then to those of its part."""
        block = self.block(self._stop)
        if block is not None:
            part = self._parts[block.line.part]
            set_focus_order(block, *self._hand.tools_of(block), *block.behind, *part.head_tools)

    def block(self, line_id: str) -> TalkLineBlock | None:
        """A line by its id."""
        return next((each for each in self.blocks if each.line.id == line_id), None)

    def reach(self, line_id: str) -> None:
        """Bring the keys to a line; to the one that Tab comes to where it is not there."""
        block = self.block(line_id) or self.block(self._stop)
        if block is not None:
            block.setFocus(Qt.FocusReason.OtherFocusReason)
            show_opened(block)

    def show_line(self, line_id: str) -> None:
        """Scroll to a line; the keys stay where they are."""
        if (block := self.block(line_id)) is not None:
            show_opened(block)

    def follow(self, action: LineAction, done: str, beside: str) -> None:
        """Go where an action leads, once it is shown.

        Args:
            action: What was done.
            done: The id of the line that it was done with, as it is called now.
            beside: The line that was beside it: where to go when it is there no more.
        """
        gone = self.block(action.line) is None
        if gone and action.act in (LineActionKind.REMOVE, LineActionKind.TAKE):
            self.reach(beside)
        elif action.act in _REACHES:
            self.reach(done)
        elif action.act in (LineActionKind.UP, LineActionKind.DOWN):
            self.show_line(done)

    def neighbour(self, line_id: str) -> str:
        """The line after a line, else the one before it; "" where it is alone."""
        ids = [block.line.id for block in self.blocks]
        if line_id not in ids:
            return ""
        here = ids.index(line_id)
        return next(iter((*ids[here + 1 : here + 2], *ids[max(here - 1, 0) : here])), "")

    def _take_stop(self, line_id: str) -> None:
        """Let Tab come to this line, and to no other; to the first where there is none such."""
        blocks = self.blocks
        if not any(block.line.id == line_id for block in blocks):
            line_id = blocks[0].line.id if blocks else ""
        self._stop = line_id
        for block in blocks:
            block.set_stop(block.line.id == line_id)
        for part_id, part in self._parts.items():
            part.set_stop(part_id == line_id.partition("/")[0])
        self.order_tools()

    def _on_travelled(self, key: Qt.Key) -> None:
        bar, blocks = self._page.verticalScrollBar(), self.blocks
        last = len(blocks) - 1
        here = next((n for n, block in enumerate(blocks) if block.line.id == self._stop), 0)
        turn = QAbstractSlider.SliderAction.SliderPageStepAdd
        if key is Qt.Key.Key_PageUp:
            turn = QAbstractSlider.SliderAction.SliderPageStepSub
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar.triggerAction(turn)
            seen = (n for n, block in enumerate(blocks) if self._top_of(block) >= bar.value())
            there = last if bar.value() == bar.maximum() else next(seen, last)
        else:
            steps = {Qt.Key.Key_Up: here - 1, Qt.Key.Key_Down: here + 1, Qt.Key.Key_Home: 0}
            there = max(0, min(steps.get(key, last), last))
        blocks[there].setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(blocks[there], 0, 24)
        if there in (0, last):
            bar.setValue(bar.maximum() if there else 0)

    def _top_of(self, block: QWidget) -> int:
        return block.mapTo(self._page.column, block.rect().topLeft()).y()

    def _on_came(self, line_id: str) -> None:
        """The keys came to a line: it is in hand."""
        if (block := self.block(line_id)) is not None:
            self._hand.take(block)
        self._take_stop(line_id)
        self.reached.emit(line_id.partition("/")[0])

    def _on_pointed(self, line_id: str, came: bool) -> None:
        if (block := self.block(line_id)) is not None:
            self._hand.point(block, came=came)

    def _on_line_reshaped(self) -> None:
        self._hand.fit(self.blocks)
        self.order_tools()

    def _on_asking_how(self, line_id: str) -> None:
        self._parts[line_id.partition("/")[0]].ask_how()

    def _on_adding(self, after: str) -> None:
        self._parts[after.partition("/")[0]].write(after)

    def _on_finished(self, after: str, new: str) -> None:
        self.reach(new or after)

    def _on_scrolled(self, value: int) -> None:
        """Say at which part we are: that of the line with the keys where it is seen, else the top.

        The last parts may be too low to come to the top.
        """
        end = value + self._page.viewport().height()
        for block in (each for each in self.blocks if each.hasFocus()):
            top = self._top_of(block)
            if top < end and top + block.height() > value:
                self.reached.emit(block.line.part)
                return
        bar = self._page.verticalScrollBar()
        if value == bar.maximum() > 0:  # then the last part is read, though it is not at the top
            self.reached.emit(list(self._parts)[-1])
            return
        above = [part_id for part_id, part in self._parts.items() if part.y() <= value + 40]
        if above:
            self.reached.emit(above[-1])
