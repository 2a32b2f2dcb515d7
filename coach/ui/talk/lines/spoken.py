# SPDX-License-Identifier: MIT
"""Words to say aloud, large and with air, and in them what the ear marked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from coach.ui.case.wording_marks import blank_ranges, mark_ranges
from coach.ui.kit.basic.labels import Label
from coach.ui.kit.basic.theme import restyle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.wording import Mark
    from coach.ui.kit.basic.theme import Theme

_LEADING = 1.2  # of the height of a line
_NARROWEST = 40  # pixels


class Spoken(Label):
    """A line of the talk: 20, or a stage direction."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        self._marks: tuple[Mark, ...] = ()
        self._blanks: tuple[str, ...] = ()
        self._theme = theme
        super().__init__(text, parent)

    def setText(self, text: str) -> None:
        """Show a text; what is too long for a line breaks anywhere."""
        self._heights.clear()
        QLabel.setText(self, text)
        self.updateGeometry()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark words of the text."""
        self._marks = tuple(marks)
        self.update()

    def show_blanks(self, blanks: Sequence[str]) -> None:
        """Let these texts, where they stand in it, be seen as what is still to be filled in."""
        self._blanks = tuple(blanks)
        self.update()

    def set_off(self, off: bool) -> None:
        """Show the words quietly: they are not said."""
        if bool(self.property("off")) != off:
            self.setProperty("off", off)
            restyle(self)

    def heightForWidth(self, width: int) -> int:
        """The height of all lines where it is so wide, or as wide as it may be."""
        width = min(width, self.maximumWidth())
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._laid_out(width)[1]
        return height

    def sizeHint(self) -> QSize:
        """As wide as is good to read."""
        width = self.maximumWidth()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be: words may break."""
        return QSize(_NARROWEST, self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, and the marks in them."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout, _ = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        """The text in lines, and their height."""
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout = QTextLayout(self.text(), self.font())
        layout.setTextOption(option)
        tokens = self._theme.tokens
        marks = mark_ranges(self.text(), self._marks, tokens)
        layout.setFormats([*marks, *blank_ranges(self.text(), self._blanks, tokens)])
        step, top = self.fontMetrics().height() * _LEADING, 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, _NARROWEST))
            line.setPosition(QPointF(0, top + (step - line.height()) / 2))
            top += max(step, line.height())
        layout.endLayout()
        return layout, math.ceil(top)
