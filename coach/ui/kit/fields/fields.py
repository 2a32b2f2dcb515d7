# SPDX-License-Identifier: MIT
"""Fields that keep what is theirs: no wheel changes one, and none cuts what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from coach.ui.kit.basic.labels import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QWheelEvent

_AROUND = 40  # pixels that the style leaves around the words of a list
_INDENT = 0.6  # of a line: how far a number stands from the edge, as words in other fields do
_SHORTEST = 8  # letters that a choice shows at least, however little room there is


def show_kept(field: QLineEdit, text: str, most: int) -> None:
    """Show a text that is kept, whole; one types `most` characters, and a longer one can stay.

    A line with a limit would cut what is put into it, and the cut text would be kept.
    """
    field.setMaxLength(max(most, len(text.encode("utf-16-le")) // 2))
    field.setText(text)


class LeavesUndo:
    """Before a Qt class of text field: where nothing was typed in it, Ctrl+Z is the window's."""

    def event(self, event: QEvent) -> bool:
        """Claim the key only where there is something to take back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if undo and not self._can_undo():
                event.ignore()
                return True
        return bool(super().event(event))  # type: ignore[misc]

    def _can_undo(self) -> bool:
        if isinstance(self, QLineEdit):
            return self.isUndoAvailable()
        return isinstance(self, QPlainTextEdit) and self.document().isUndoAvailable()


class LineField(LeavesUndo, QLineEdit):
    """One line to type, with a name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)


class NoWheel:
    """Before a Qt class of field: a wheel over it scrolls the page, with the keys or without.

    A field keeps the keys after one has chosen in it, and whoever then scrolls on means the page.
    """

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()


class ChoiceField(NoWheel, QComboBox):
    """A closed list of a few words; every choice of the window is one."""

    def __init__(self, name: str, parent: QWidget | None = None, shortest: int = _SHORTEST) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own gives it the keys by the wheel
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(shortest)

    def showPopup(self) -> None:
        """Open the list, as wide as its longest words where the screen is."""
        view = self.view()
        measure = view.fontMetrics().horizontalAdvance
        words = max((measure(self.itemText(at)) for at in range(self.count())), default=0) + _AROUND
        if view.model().rowCount() > self.maxVisibleItems():
            words += view.verticalScrollBar().sizeHint().width()
        view.setMinimumWidth(min(max(words, self.width()), self.screen().availableSize().width()))
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        """Say in the tooltip what there is no room for."""
        if isinstance(event, QHelpEvent) and not self.whole() and not self.toolTip():
            QToolTip.showText(event.globalPos(), plain_tip(self.currentText()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is chosen, with dots where there is no room for all of it."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        end = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), end, self.room())
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def whole(self) -> bool:
        """Whether there is room for what is chosen."""
        return self.fontMetrics().horizontalAdvance(self.currentText()) <= self.room()

    def room(self) -> int:
        """How many pixels there are for what is chosen."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        box = QStyle.ComplexControl.CC_ComboBox
        return self.style().subControlRect(box, option, part, self).width()


class NumberField(NoWheel, QSpinBox):
    """A number with steps; every one of the window is one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._indent()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the number off the edge in text of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._indent()

    def _indent(self) -> None:
        """Begin where other fields do: a style sheet gives room to those alone."""
        self.lineEdit().setTextMargins(round(_INDENT * self.fontMetrics().height()), 0, 0, 0)
