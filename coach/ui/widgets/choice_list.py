# SPDX-License-Identifier: MIT
"""Numbered cards, one of which is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.ui.widgets.labels import Body, Lead, Quiet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.theme import Theme

_STEPS: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}

_MANY = 6  # cards; more of them stand closer together
_TENTH = 10  # the last card with a key of its own, as on a keyboard: 1 to 9, then 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One card: `note` explains it; a `faint` one stands back behind the others."""

    id: str
    text: str
    note: str = ""
    faint: bool = False
    before: bool = False  # was the answer once, and is it no longer


class ChoiceCard(QAbstractButton):
    """One numbered card. Space or a click chooses it; Enter is left to the page."""

    moved = Signal(object)  # how many cards the arrow keys go up or down

    def __init__(
        self, theme: Theme, number: int, choice: Choice, parent: QWidget, *, low: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme, self._choice, self._low = theme, choice, low
        self._key = "0" if number == _TENTH else str(number)
        self.setObjectName(f"choice:{choice.id}")
        self.setAccessibleName(f"{self._key}. {choice.text}")
        notes = (self.tr("You had chosen this.") if choice.before else "", choice.note)
        self.setAccessibleDescription(" ".join(filter(None, notes)))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()

    @property
    def choice_id(self) -> str:
        """The id of what it offers."""
        return self._choice.id

    def _lay_out(self) -> None:
        kind = Body if self._low else Lead
        text = kind(self._choice.text, self, tone="quiet" if self._choice.faint else "")
        note = (Quiet if self._choice.faint else Body)(self._choice.note, self, tone="quiet")
        text.setWordWrap(not self._choice.faint)
        note.setVisible(bool(self._choice.note))
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        words = QBoxLayout(across if self._choice.faint else down)
        words.setSpacing(14 if self._choice.faint else 2)
        words.addWidget(text)
        words.addWidget(note, 1)
        row = QHBoxLayout(self)
        air = 8 if self._low else 16
        row.setContentsMargins(18 + self._side() + 16, air, 18, air)
        row.addLayout(words, 1)
        before = Quiet(self.tr("you had chosen this"), self)
        before.setWordWrap(False)
        before.setVisible(self._choice.before)
        row.addWidget(before)
        for label in (text, note, before):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """At least as high as its number needs."""
        return super().sizeHint().expandedTo(QSize(0, self._least()))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`, and as narrow as its words."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._least()))

    def _side(self) -> int:
        """How large the number's box is."""
        return self._theme.px(22 if self._low else 26)

    def _least(self) -> int:
        return self._side() + (16 if self._low else 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter goes to the page, Space chooses."""
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Draw anew when the pointer comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the ring of the focus and the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        self._draw_number(painter)
        painter.end()

    def _draw_frame(self, painter: QPainter) -> None:
        tokens, chosen = self._theme.tokens, self.isChecked()
        width = 3 if chosen and self.hasFocus() else 2 if chosen or self.hasFocus() else 1
        edge = tokens.hairline if self._choice.faint else tokens.edge
        edge = tokens.accent if chosen or self.hasFocus() else edge
        fill = tokens.hover if self.underMouse() else tokens.surface
        before = self._choice.before and not chosen and not self.hasFocus()
        line = Qt.PenStyle.DashLine if before else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(tokens.accent if before else edge), width, line))
        painter.setBrush(QColor(tokens.accent_soft if chosen else fill))
        inset = width / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 10, 10)

    def _draw_number(self, painter: QPainter) -> None:
        tokens, chosen = self._theme.tokens, self.isChecked()
        side = self._side()
        box = QRectF(18.5, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.hairline), 1))
        painter.setBrush(QColor(tokens.accent if chosen else tokens.surface))
        painter.drawRoundedRect(box, 6, 6)
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(12))
        painter.setFont(font)
        painter.setPen(QColor(tokens.on_accent if chosen else tokens.quiet))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._key)


class ChoiceList(QWidget):
    """Cards to choose one from, by click, by number or with the arrow keys and Space."""

    chosen = Signal(object)  # the id of the card that the user chose

    def __init__(self, theme: Theme, name: str = "choices", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # keeps the keys when a dialog closes
        self._theme = theme
        self._cards: list[ChoiceCard] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)

    @property
    def chosen_id(self) -> str | None:
        """The id of the chosen card, if one is."""
        return next((card.choice_id for card in self._cards if card.isChecked()), None)

    @property
    def cards(self) -> tuple[ChoiceCard, ...]:
        """The cards, in order."""
        return tuple(self._cards)

    def set_choices(self, choices: Sequence[Choice], chosen: str | None = None) -> None:
        """Show these cards, with one of them chosen or none."""
        for card in self._cards:
            card.hide()
            self._layout.removeWidget(card)
            card.deleteLater()
        self._cards = [
            ChoiceCard(self._theme, number, choice, self, low=len(choices) > _MANY)
            for number, choice in enumerate(choices, start=1)
        ]
        self._layout.setSpacing(6 if len(choices) > _MANY else 10)
        for card in self._cards:
            card.setChecked(card.choice_id == chosen)
            card.clicked.connect(self._on_card_clicked)
            card.moved.connect(self._on_card_moved)
            self._layout.addWidget(card)
            card.show()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Put new cards where the list stands in the order of the Tab key, not at the end."""
        before: QWidget = self
        for card in self._cards:
            QWidget.setTabOrder(before, card)
            before = card

    def choose_number(self, number: int) -> bool:
        """Choose the card with this number; False when there is none."""
        if not 1 <= number <= len(self._cards):
            return False
        card = self._cards[number - 1]
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        card.click()
        return True

    def take_keys(self) -> None:
        """Give the focus to the chosen card, else to the list, so that no card looks preferred."""
        chosen = next((card for card in self._cards if card.isChecked()), None)
        (chosen or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the first or the last card, as long as no card has the focus."""
        step = _STEPS.get(event.key())
        if step is not None and self._cards:
            self._cards[0 if step > 0 else -1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_card_clicked(self) -> None:
        if self.chosen_id is not None:
            self.chosen.emit(self.chosen_id)

    def _on_card_moved(self, steps: int) -> None:
        focused = self.focusWidget()
        if isinstance(focused, ChoiceCard) and focused in self._cards:
            there = self._cards.index(focused) + steps
            self._cards[max(0, min(there, len(self._cards) - 1))].setFocus(
                Qt.FocusReason.TabFocusReason
            )
