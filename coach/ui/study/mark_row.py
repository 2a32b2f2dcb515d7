# SPDX-License-Identifier: MIT
"""How well a card was known: two answers for beginners, four for others, each with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Body, KeyCap, Quiet
from coach.ui.kit.basic.pressable import Pressable
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from coach.ui.kit.basic.theme import Theme

_NARROWEST = 150  # pixels of an answer, at 100 % text: they stand even


class MarkOffer(Struct, frozen=True):
    """An answer that can be given."""

    mark: object  # what is kept
    name: str  # "good": part of its object name
    text: str  # "Got it"
    note: str = ""  # "again in 3 days"


class MarkButton(Pressable):
    """One answer: its key, what it says, and when the card would come again."""

    def __init__(self, theme: Theme, number: int, offer: MarkOffer, parent: QWidget) -> None:
        super().__init__(f"mark:{offer.name}", parent)
        self._theme, self.offer = theme, offer
        self.setAccessibleName(f"{number}. {offer.text}")
        self.setAccessibleDescription(offer.note)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        cap, text, note = KeyCap(str(number), self), Body(offer.text, self), Quiet(offer.note, self)
        text.set_strong(True)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (text, note):
            label.prefer_line()
            words.addWidget(label)
        self._note = note
        self.set_low(low=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 16, 9)
        row.setSpacing(12)
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        for part in (cap, text, note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_low(self, *, low: bool) -> None:
        """Leave when the card would come again to ears and the tooltip, or show it."""
        self._note.setVisible(bool(self.offer.note) and not low)
        self.setToolTip(self.offer.note if low else "")

    def sizeHint(self) -> QSize:
        """As wide as its words, and never very narrow."""
        return super().sizeHint().expandedTo(QSize(self._theme.across(_NARROWEST), 0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        focus = self.hasFocus()
        pen = QPen(QColor(tokens.accent if focus else tokens.edge), 2 if focus else 1)
        painter.setPen(pen)
        painter.setBrush(QColor(tokens.hover if self.underMouse() else tokens.surface))
        inset = pen.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 10, 10)
        painter.end()


class MarkRow(FlowRow):
    """The answers, in a row that breaks where there is no room."""

    marked = Signal(object)  # what the chosen one keeps

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=10, fills=True)
        self.setObjectName("marks")
        self._theme = theme
        self._buttons: list[MarkButton] = []
        self._low = False

    def set_low(self, *, low: bool) -> None:
        """Be as low as can be, for windows that are low for their text."""
        self._low = low
        for button in self._buttons:
            button.set_low(low=low)

    def offer(self, offers: Sequence[MarkOffer]) -> None:
        """Offer these answers; their keys are 1, 2 and so on."""
        self._buttons = [
            MarkButton(self._theme, number, each, self) for number, each in enumerate(offers, 1)
        ]
        for button in self._buttons:
            button.set_low(low=self._low)
            button.clicked.connect(self._on_clicked)
        fill(self.flow, self._buttons)
        self.updateGeometry()

    def told(self) -> str:
        """Which key gives which answer, in one line."""
        parts = (f"{number}: {each.offer.text}" for number, each in enumerate(self._buttons, 1))
        return self.tr("How well did you know it? {answers}").format(answers=" · ".join(parts))

    def choose_number(self, number: int) -> bool:
        """Give the answer with this number; False where there is none."""
        if not 1 <= number <= len(self._buttons):
            return False
        self._buttons[number - 1].click()
        return True

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, MarkButton):
            self.marked.emit(button.offer.mark)
