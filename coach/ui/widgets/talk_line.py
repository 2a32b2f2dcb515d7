# SPDX-License-Identifier: MIT
"""One line of a talk: the words to say, and why they stand there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.widgets.buttons import QuietButton
from coach.ui.widgets.card import Card
from coach.ui.widgets.disclosure import Disclosure
from coach.ui.widgets.icon_mark import IconMark
from coach.ui.widgets.labels import Body, Label, Quiet

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.ui.shell import Shell

TRAVEL = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)  # the keys that go from line to line


class AskButton(QuietButton):
    """Asks why a line stands there; the arrow keys go on to other lines."""

    travelled = Signal(object)  # the key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say that the keys go on, or press as any button."""
        if event.key() in TRAVEL:
            self.travelled.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)


class Spoken(Label):
    """Words to say aloud: 20, or a stage direction."""


@dataclass(frozen=True, slots=True)
class LineText:
    """A line as it is shown."""

    id: str
    text: str
    cue: bool
    why: tuple[str, ...]  # the reason, the condition, the sources
    details: str = ""  # the template and the pack, for whoever mends them


class TalkLineBlock(QWidget):
    """A line with "Why this line?" below; stage directions have a sign, a word and a slope."""

    def __init__(self, line: LineText, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"line:{line.id}")
        self._shell, self._cue = shell, line.cue
        self._spoken = Spoken("", self)
        self._spoken.setProperty("cue", line.cue)
        icon = shell.icons.icon("circle-question-mark", "quiet")
        self.ask = AskButton(self.tr("Why this line?"), f"why:{line.id}", icon, self)
        self.ask.setProperty("small", "true")
        self.ask.setCheckable(True)
        self.ask.toggled.connect(self._on_ask_toggled)
        self._why: Card | None = None  # made when it is first asked for
        self._line = line
        self._lay_out(shell)
        self.show_line(line)

    def _lay_out(self, shell: Shell) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        if self._cue:
            words.addWidget(Quiet(self.tr("Do, do not say"), self))
        words.addWidget(self._spoken)
        row = QHBoxLayout()
        row.setSpacing(10)
        if self._cue:
            mark = IconMark(shell.theme, shell.icons.icon("footprints", "quiet"), 18, self)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, line: LineText) -> None:
        """Show the line as it reads now."""
        self._line = line
        self._spoken.setText(line.text)
        self.ask.setAccessibleDescription(line.text)
        if self._why is not None:
            self._forget_why()
            self._on_ask_toggled(self.ask.isChecked())

    def _forget_why(self) -> None:
        if self._why is not None:
            self._why.hide()
            self._why.deleteLater()
            self._why = None

    def _on_ask_toggled(self, asked: bool) -> None:
        if not asked:
            self._forget_why()
            return
        self._why = Card(self, tone="soft", margin=12)
        self._why.body.setSpacing(4)
        reason, *rest = self._line.why
        self._why.body.addWidget(Body(reason, self._why))
        for text in rest:
            if text:
                self._why.body.addWidget(Quiet(text, self._why))
        details = Disclosure(
            self._shell, f"details:{self._line.id}", self.tr("Details"), parent=self._why
        )
        details.body.addWidget(Quiet(self._line.details, details))
        self._why.body.addWidget(details)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._why)
