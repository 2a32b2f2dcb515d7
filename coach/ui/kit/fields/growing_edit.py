# SPDX-License-Identifier: MIT
"""A field that wraps, and grows with what is typed."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.fields import LeavesUndo
from coach.ui.kit.fields.typed import most_of, settle, takes
from coach.ui.kit.layout.scroll_page import show_cursor

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent

_MOST_LINES = 8
_JOINTS = ".,;:!?…–—"  # after one of these no comma follows
_LEAST = 60  # pixels across


class GrowingEdit(LeavesUndo, QPlainTextEdit):
    """One paragraph to type; Tab and Enter go on to the next field, Shift+Enter wraps the line.

    `left` says that the field was left, or Enter pressed; `entered` that Enter was pressed. With
    `moves_on` false Enter does no more than that: whoever listens keeps what was typed.
    """

    left = Signal()
    entered = Signal()
    most_lines = _MOST_LINES  # that are shown; more scroll

    def __init__(self, name: str, parent: QWidget | None = None, *, moves_on: bool = True) -> None:
        super().__init__(parent)
        self._moves_on = moves_on
        self._over: Quiet | None = None  # made when there are first too many characters
        self._help = ""  # its description without that
        self.setObjectName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()  # Qt counts the margin as something typed
        settle(self)
        # Qt counts the space that ends a wrapped line, and would scroll sideways to show it
        self.horizontalScrollBar().rangeChanged.connect(self._stay_at_the_left)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def set_most(self, most: int) -> None:
        """Say below the text by how much it is too long, once it has more characters than this."""
        takes(self, most)
        self.textChanged.connect(self._say_over)
        self._say_over()

    def _say_over(self) -> None:
        count, most = len(self.text()), most_of(self)
        shown = self._over is not None and not self._over.isHidden()
        if count <= most and not shown:
            return
        if self._over is None:
            self._over = Quiet("", self, tone="conduct")
            self._over.setObjectName(f"over:{self.objectName()}")
            self._over.setWordWrap(False)
        says = self.tr("{count:,} characters, {over:,} too many")
        says = says.format(count=count, over=count - most) if count > most else ""
        self._over.setText(says)
        self._over.setVisible(bool(says))
        if not shown:
            self._help = self.accessibleDescription()
        self.setAccessibleDescription(says or self._help)
        self._fit()

    def _place_over(self) -> None:
        """Keep the lowest line free for what is said there."""
        label = self._over
        below = 0 if label is None or label.isHidden() else label.sizeHint().height() + 4
        if self.viewportMargins().bottom() != below:
            self.setViewportMargins(0, 0, 0, below)
        if label is not None and below:
            inside = self.viewport().geometry()
            label.setGeometry(inside.left(), inside.bottom() + 4, inside.width(), below - 4)

    def _stay_at_the_left(self, _least: int, most: int) -> None:
        if most > 0:
            self.horizontalScrollBar().setMaximum(0)

    def _on_cursor_moved(self) -> None:
        """Keep the place where one types in sight, once the page has made room for it."""
        if self.hasFocus():
            QTimer.singleShot(0, self, partial(show_cursor, self))

    def text(self) -> str:
        """What stands in it, as one paragraph."""
        return " ".join(self.toPlainText().split())

    def setText(self, text: str) -> None:
        """Show a text."""
        if text != self.text():
            self.setPlainText(text)

    def put_behind(self, text: str) -> None:
        """Put a text behind what stands here, as one step that Ctrl+Z takes back.

        It follows a comma where words without a sign at their end stand before it.
        """
        before = self.toPlainText().rstrip()
        joint = "" if not before else " " if before[-1] in _JOINTS else ", "
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(len(before.encode("utf-16-le")) // 2)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{joint}{text}")
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def setPlaceholderText(self, text: str) -> None:
        """Show an example while it is empty, whole."""
        super().setPlaceholderText(text)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter wraps."""
        wraps = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or wraps:
            super().keyPressEvent(event)
            return
        self.left.emit()
        self.entered.emit()
        if self._moves_on:
            self.focusNextChild()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left."""
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def event(self, event: QEvent) -> bool:
        """Lay its inside out once more where its height changed while Qt was laying it out.

        Qt leaves a change of size out that comes while it heeds another.
        """
        is_resize = event.type() == QEvent.Type.Resize  # by another event it may have gone
        done = super().event(event)
        if is_resize and self.viewport().geometry().bottom() > self.rect().bottom():
            self.setViewportMargins(self.viewportMargins())
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and take the height that this asks for."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:
        """As high as its lines, as narrow as need be."""
        return QSize(60, self._wanted())

    def _wanted(self) -> int:
        lines = min(self._lines(), self.most_lines)
        around = self.height() - self.viewport().height()
        return lines * _line_height(self.font()) + max(around, 0) + 2

    def _lines(self) -> int:
        """How many lines there are without a scroll bar, whether there is one now or not."""
        across = self.viewport().width()
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn:
            across += self.verticalScrollBar().sizeHint().width()
        shown = self.toPlainText() or self.placeholderText()
        return sum(
            _lines_of(each, self.font(), across, self.most_lines) for each in shown.split("\n")
        )

    def _fit(self) -> None:
        """Take the height of the lines; where there are too many, a bar goes along them."""
        many = self._lines() > self.most_lines
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if many else policy.ScrollBarAlwaysOff
        )
        self._place_over()
        self.setFixedHeight(self._wanted())
        self._place_over()


def _line_height(font: QFont) -> int:
    """The pixels that a line takes where it is drawn, which may be one more than its font says."""
    layout = QTextLayout("x", font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLeadingIncluded(True)
    layout.endLayout()
    return ceil(line.height())


def _lines_of(paragraph: str, font: QFont, across: int, most_lines: int) -> int:
    """How many lines a paragraph takes in so many pixels; of very many, that they are too many.

    Who pastes a book does not wait until all its lines are counted.
    """
    most = (most_lines + 1) * max(across, _LEAST)  # letters: none is narrower than a pixel
    layout, lines = QTextLayout(paragraph[:most], font), 0
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while lines <= most_lines and (line := layout.createLine()).isValid():
        line.setLineWidth(across)
        lines += 1
    layout.endLayout()
    return max(lines, 1)
