# SPDX-License-Identifier: MIT
"""One card: what it asks in large type, and below it, once it is turned, the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clock import as_clock
from coach.domain.study.card import CardKind
from coach.ui.kit.basic.labels import Lead, Rule
from coach.ui.kit.basic.safe_text import SafeText
from coach.ui.kit.layout.stacked import column_of
from coach.ui.study.check_list import CheckList

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.domain.study.card import Card

_LARGE = 160  # letters up to which a front stands in the largest type
_KEYS = frozenset(
    {
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class StudyText(SafeText):
    """A face of a card, in 28 where it is short, else in 20."""

    def __init__(self, name: str, title: str, parent: QWidget) -> None:
        super().__init__(name, title, parent)
        self._title = title

    def show_face(self, text: str, *, large: bool) -> None:
        """Show a text, large or calm; whoever listens hears it whole."""
        size = "large" if large else "calm"
        if self.property("face") != size:
            self.setProperty("face", size)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show_markdown(text)
        self.setAccessibleName(f"{self._title}: {self.toPlainText()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that go on or scroll to the page: a face is shown in full height."""
        if event.key() in _KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class CardView(QWidget):
    """Shows a card from its front, and turned; `checks` ask what was said aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task = Lead("", self, tone="quiet")
        self._task.setObjectName("card-task")
        self.front = StudyText("card-front", self.tr("The card"), self)
        self._list = Lead("", self)
        self._clock = Lead("", self, tone="quiet")
        self._clock.setObjectName("card-clock")
        self._turned = QWidget(self)
        self._turned.setObjectName("card-back-side")
        self.back = StudyText("card-back", self.tr("The answer"), self._turned)
        self.checks = CheckList(self._turned)
        self._notes = SafeText("card-notes", self.tr("Beside the answer"), self._turned)
        self._lay_out()

    def _lay_out(self) -> None:
        below = QVBoxLayout(self._turned)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(12)
        below.addWidget(Rule(self._turned))
        below.addSpacing(4)
        below.addWidget(self.back)
        below.addWidget(self._notes)
        below.addWidget(self.checks)
        column_of(self, self._task, self.front, self._list, self._clock, self._turned, gap=10)

    def show_card(self, card: Card) -> None:
        """Show the front of a card."""
        self._task.setText(card.task)
        self.front.show_face(card.front, large=_is_short(card.front))
        self.front.setVisible(bool(card.front))
        self._list.setText("\n".join(f"–  {item}" for item in card.mixed))
        self._list.setVisible(bool(card.mixed))
        self._clock.setVisible(card.ref.kind is CardKind.ALOUD)
        self.show_time(0, card.seconds, over=False)
        self._turned.hide()

    def heard(self) -> str:
        """The front as somebody hears it."""
        return f"{self._task.text()} {self.front.toPlainText()} {self._list.text()}".strip()

    def turn(self, card: Card) -> None:
        """Show the answer below the front."""
        self.back.show_face(card.back, large=False)
        self.checks.show_checks(card.checks)
        self.checks.setVisible(bool(card.checks))
        self._notes.show_markdown("\n\n".join(f"**{one.label}:** {one.text}" for one in card.notes))
        self._notes.setVisible(bool(card.notes))
        self._turned.show()

    def show_time(self, seconds: float, planned: int, *, over: bool) -> None:
        """Show the clock of what is said aloud; `over` once it was said."""
        words = {"time": as_clock(seconds), "planned": as_clock(planned)}
        form = (
            self.tr("You took {time}. It takes about {planned}.")
            if over
            else self.tr("{time} of about {planned}")
        )
        self._clock.setText(form.format(**words))


def _is_short(text: str) -> bool:
    """Whether a front is one short paragraph, which stands in the largest type."""
    return len(text) <= _LARGE and "\n\n" not in text
