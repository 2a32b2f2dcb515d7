# SPDX-License-Identifier: MIT
"""One part of the talk: its name, its lines, and a place for a line of one's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.case.mark_card import MarkList
from coach.ui.kit.basic.buttons import IconButton, QuietButton
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.typed import saved
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.line_keys import TRAVEL
from coach.ui.talk.lines.line_text import LineAction, LineActionKind
from coach.ui.talk.lines.talk_line import TalkLineBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from coach.ui.talk.lines.line_text import LineContext, LineText, PartView


class Draft(QWidget):
    """A line of one's own that is being written."""

    finished = Signal(object, object)  # the id of the line after which, and of the new one, or ""

    def __init__(self, part: str, after: str, context: LineContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._part, self._after, self._context = part, after, context
        self._done = False
        self.editor = LineEditor(
            f"new:{part}", self.tr("A line of your own"), "", part, context, self
        )
        self.editor.setPlaceholderText(self.tr("Your own line"))
        self._marks = MarkList(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        layout.addWidget(self.editor)
        layout.addWidget(self._marks)
        self.editor.said.connect(self._on_said)
        self.editor.gave_up.connect(self.give_up)
        self.editor.heard.connect(self._on_heard)

    def finish(self) -> None:
        """Keep what is being typed."""
        self._on_said(self.editor.text())

    def _on_said(self, text: str) -> None:
        if self._done:
            return
        self._done = True
        action = LineAction(LineActionKind.ADD, self._after, text, self._part)
        new = saved(self.editor, partial(self._context.perform, action)) if text else ""
        if text and not new:
            self._done = False  # it was refused: the words stay
            return
        self.finished.emit(self._after, new if self.editor.by_keys else "")

    def give_up(self) -> None:
        """Close without a line."""
        self._done = True
        self.finished.emit(self._after, "")

    def _on_heard(self, marks: tuple[object, ...]) -> None:
        del marks  # the editor has them
        self._marks.show_marks(self.editor.toPlainText(), self.editor.marks)


class PartTool(IconButton):
    """An icon beside the name of a part; it leaves the arrows to the lines."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter or Space, and leave the rest."""
        if event.key() in TRAVEL:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PartBlock(QWidget):
    """Shows a part; lines that stay are kept as they are, with what is typed in them."""

    made = Signal(object)  # a TalkLineBlock that is new
    finished = Signal(object, object)  # a draft: the id of the line after which, and of the new one
    compared = Signal(object)  # its id in the library: scripts like it are asked for

    def __init__(self, part: str, context: LineContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"part:{part}")
        self._id, self._context = part, context
        self._blocks: dict[tuple[str, bool], TalkLineBlock] = {}
        self._draft: Draft | None = None
        self._shown: tuple[int, PartView] | None = None
        self._head = Quiet("", self)
        self._head.setProperty("strong", "true")
        self._hints = Quiet("", self)
        self._hints.hide()
        self._alike = QuietButton(self.tr("Scripts like this"), f"scripts:{part}", parent=self)
        self._alike.clicked.connect(self._on_alike_clicked)
        self._alike.hide()
        icon = context.shell.icons.icon
        how = self.tr("What this part is for, do and don’t")
        self._how = PartTool(icon("info", "quiet"), how, f"how:{part}", self)
        self._how.setCheckable(True)
        self._how.toggled.connect(self._hints.setVisible)
        self._how.toggled.connect(self._alike.setVisible)
        add = self.tr("Add a line of your own")
        self._add = PartTool(icon("plus", "quiet"), add, f"add:{part}", self)
        self._add.clicked.connect(self._on_add_clicked)
        for tool in (self._how, self._add):
            tool.setProperty("small", "true")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.setSpacing(2)
        head.addWidget(self._head, 1)
        head.addWidget(self._how)
        head.addWidget(self._add)
        head.addStretch(0)  # takes what the words, of a width to be read, leave over
        hints = QVBoxLayout()
        hints.setContentsMargins(10, 0, 10, 4)
        hints.addWidget(self._hints)
        hints.addWidget(self._alike, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(head)
        layout.addLayout(hints)
        layout.addLayout(self._lines)

    @property
    def blocks(self) -> list[TalkLineBlock]:
        """The lines in order."""
        items = (self._lines.itemAt(number) for number in range(self._lines.count()))
        found = (item.widget() for item in items if item is not None)
        return [each for each in found if isinstance(each, TalkLineBlock)]

    def show_part(self, number: int, part: PartView) -> bool:
        """Show a part; whether lines came, went or moved."""
        if (number, part) == self._shown:
            return False
        self._shown = (number, part)
        self._head.setText(" · ".join(filter(None, (str(number), part.title, part.time))))
        do, dont = self.tr("Do: {text}"), self.tr("Don’t: {text}")
        ways = [form.format(text=text) for form, text in ((do, part.do), (dont, part.dont)) if text]
        self._hints.setText("\n".join(filter(None, (part.purpose, *ways))))
        before = [(block.line.id, block.line.cue) for block in self.blocks]
        wanted = [(line.id, line.cue) for line in part.lines]
        self._show_lines(part.lines)
        if before == wanted:
            return False
        for key in set(self._blocks) - set(wanted):
            self._take_out(self._blocks.pop(key))
        for place, key in enumerate(wanted):
            if self._lines.indexOf(self._blocks[key]) != place:
                self._lines.removeWidget(self._blocks[key])
                self._lines.insertWidget(place, self._blocks[key])
                self._blocks[key].show()
        return True

    def _show_lines(self, lines: Sequence[LineText]) -> None:
        """Show each line; many new ones are laid out at once, and not all again with each."""
        new = sum((line.id, line.cue) not in self._blocks for line in lines)
        keys = self.window().focusWidget()
        apart = new > 1 and not (keys is not None and self.isAncestorOf(keys))
        if apart:
            self.hide()
        for line in lines:
            self._show_line(line)
        if apart:
            self.show()

    def _show_line(self, line: LineText) -> None:
        block = self._blocks.get((line.id, line.cue))
        if block is not None:
            block.show_line(line)
            return
        block = self._blocks[line.id, line.cue] = TalkLineBlock(line, self._context, self)
        self._lines.addWidget(block)
        block.show()
        self.made.emit(block)

    def _take_out(self, block: TalkLineBlock) -> None:
        self._context.shell.set_aside.emit(block)
        self._lines.removeWidget(block)
        block.hide()
        block.deleteLater()

    def set_stop(self, stop: bool) -> None:
        """Let Tab come to the buttons beside the name of the part."""
        policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
        for tool in (self._how, self._add):
            tool.setFocusPolicy(policy)

    @property
    def head_tools(self) -> tuple[PartTool, ...]:
        """The buttons beside its name."""
        return self._how, self._add

    def ask_how(self) -> None:
        """Show what the part is for, or hide it."""
        self._how.toggle()

    def write(self, after: str = "") -> None:
        """Open the field for a line of one's own, after a line or at the end."""
        if self._draft is not None:
            self._draft.editor.setFocus()
            return
        draft = self._draft = Draft(self._id, after, self._context, self)
        place = next((n for n, b in enumerate(self.blocks, 1) if b.line.id == after), -1)
        self._lines.insertWidget(place, draft)
        draft.finished.connect(self._on_finished)
        draft.show()
        set_focus_order(self)
        set_focus_order(draft, *self.head_tools)
        draft.editor.setFocus()

    def finish(self, *, close: bool = False) -> None:
        """Keep what is being typed; with `close` the editors go too."""
        for block in self.blocks:
            block.finish(close=close)
        if self._draft is not None:
            self._draft.finish()
        if close and self._draft is not None:
            self._draft.give_up()

    def _on_alike_clicked(self) -> None:
        if self._shown is not None:
            self.compared.emit(self._shown[1].topic)

    def _on_add_clicked(self) -> None:
        self.write()

    def _on_finished(self, after: str, new: str) -> None:
        if (draft := self._draft) is None:
            return
        self._draft = None
        by_keys = draft.editor.hasFocus()
        self._lines.removeWidget(draft)
        if by_keys:
            self.finished.emit(after, new)
        draft.hide()
        draft.deleteLater()
