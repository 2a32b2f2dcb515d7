# SPDX-License-Identifier: MIT
"""What lies over the prompter for a moment: what they may say, and the lines that steady."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Body
from coach.ui.prompter.fitted_text import FittedText, Kind, Paragraph

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coach.ui.kit.basic.theme import Theme
    from coach.ui.prompter.scenes import Answer

_SIDE, _TOP = 56, 40


class Cover(QWidget):
    """Hides all below it; one text in large type, and a quiet line at the bottom."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._theme = theme
        self._text = FittedText(theme, f"{name}-text", self)
        self._hint = Body("", self, tone="quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, _TOP, _SIDE, 24)
        layout.setSpacing(16)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._hint)
        self.hide()

    @property
    def text(self) -> FittedText:
        """The large type."""
        return self._text

    def cover(self) -> None:
        """Lie over all of the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.tokens.ground))
        painter.end()


class CalmCover(Cover):
    """Three lines that steady, and nothing else: no client, no clock."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "prompter-calm", parent)
        self._hint.setText(self.tr("Take your time. Any key brings you back."))

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Cover the screen with these lines."""
        self.cover()
        self._text.show_text([Paragraph(line) for line in lines])


class AnswerCover(Cover):
    """What they may say, numbered; a number shows the reply."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "prompter-answers", parent)
        self._answers: tuple[Answer, ...] = ()
        self._chosen: int | None = None

    def show_answers(self, answers: tuple[Answer, ...]) -> None:
        """Cover the screen with what they may say."""
        self._answers = answers
        self.cover()
        self.back_to_list()

    def back_to_list(self) -> bool:
        """Show what they may say; False where that is shown already."""
        was, self._chosen = self._chosen, None
        heading = Paragraph(self.tr("They may say"), Kind.QUIET)
        rows = [
            Paragraph(f"{number}\u2002{answer.says}")
            for number, answer in enumerate(self._answers, start=1)
        ]
        none = [Paragraph(self.tr("Nothing is prepared here. Listen, and say back what you hear."))]
        self._text.show_text([heading, *(rows or none)])
        self._hint.setText(self.tr("Number: my reply · R or Esc: back to the talk"))
        return was is not None

    def choose(self, number: int) -> bool:
        """Show the reply to what has this number, from 1; False where nothing has."""
        if not 1 <= number <= len(self._answers):
            return False
        self._chosen = number
        answer = self._answers[number - 1]
        parts = [
            Paragraph(answer.says, Kind.QUIET, self.tr("They say")),
            Paragraph(answer.reply, label=self.tr("You say")),
        ]
        if answer.trap:
            parts.append(Paragraph(answer.trap, Kind.CUE, self.tr("The trap")))
        self._text.show_text(parts)
        self._hint.setText(self.tr("Number: another · R: all of them · Esc: back to the talk"))
        return True
