# SPDX-License-Identifier: MIT
"""Numbered cards, one of which is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from coach.ui.kit.basic.labels import Body, Lead, Quiet
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.kit.basic.theme import Theme

_FAR = 1000  # more than there are cards
_STEPS: dict[int, int] = {
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}

_MANY = 6  # cards; more of them stand closer together
_GAP, _CLOSE = 10, 5  # pixels between cards
_TENTH = 10  # the last card with a key of its own, as on a keyboard: 1 to 9, then 0


class Choice(Struct, frozen=True):
    """One card: `note` explains it; a `faint` one stands back behind the others."""

    id: str
    text: str
    note: str = ""
    faint: bool = False
    before: bool = False  # was the answer once, and is it no longer


class _Shape(NamedTuple):
    """What stays as it is while a card offers one thing after another."""

    low: bool  # many stand close together
    faint: bool


class ChoiceCard(QAbstractButton):
    """One numbered card. Space or a click chooses it; Enter is left to the page."""

    moved = Signal(object)  # how many cards the arrow keys go up or down

    def __init__(self, theme: Theme, shape: _Shape, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.shape = theme, shape
        self._choice, self._key = Choice("", "", faint=shape.faint), ""
        self._pointed = False  # the pointer moved on it since it stands for what it offers
        self.setMouseTracking(True)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        low, faint = shape
        self._text = (Body if low else Lead)("", self, tone="quiet" if faint else "")
        self._note = (Quiet if faint else Body)("", self, tone="quiet")
        self._before = Quiet(self.tr("you had chosen this"), self)
        self._row = QHBoxLayout(self)
        self._lay_out()

    @property
    def choice_id(self) -> str:
        """The id of what it offers."""
        return self._choice.id

    def offer(self, number: int, choice: Choice, *, chosen: bool) -> None:
        """Stand for this choice; making a card anew costs more than all else on the page."""
        self._choice, self._pointed = choice, False
        self._key = "0" if number == _TENTH else str(number)
        self.setObjectName(f"choice:{choice.id}")
        self.setAccessibleName(f"{self._key}. {choice.text}")
        notes = (self.tr("You had chosen this.") if choice.before else "", choice.note)
        self.setAccessibleDescription(" ".join(filter(None, notes)))
        self._text.setText(choice.text)
        self._note.setText(choice.note)
        self._note.setVisible(bool(choice.note))
        self._before.setVisible(choice.before)
        air = 6 if self.shape.low else 16
        self._row.setContentsMargins(18 + self._side() + 16, air, 18, air)
        self._set_chosen(chosen=chosen)
        self.update()

    def retire(self) -> None:
        """Stand for nothing, unseen, until it is needed again."""
        self.hide()
        self.setObjectName("")
        self._set_chosen(chosen=False)

    def _set_chosen(self, *, chosen: bool) -> None:
        self.setAutoExclusive(False)  # else the chosen one of a group would stay chosen
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def _lay_out(self) -> None:
        faint = self.shape.faint
        self._text.setWordWrap(not faint)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        words = QBoxLayout(across if faint else down)
        words.setSpacing(14 if faint else 2)
        words.addWidget(self._text)
        words.addWidget(self._note, 1)
        self._row.addLayout(words, 1)
        self._row.addStretch(0)  # takes what the words, of a width to be read, leave over
        self._before.setWordWrap(False)
        self._row.addWidget(self._before)
        for label in (self._text, self._note, self._before):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """At least as high as its number needs."""
        return super().sizeHint().expandedTo(QSize(0, self._least()))

    def minimumSizeHint(self) -> QSize:
        """As `sizeHint`, and as narrow as its words."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._least()))

    def _side(self) -> int:
        """How large the number's box is."""
        return self._theme.px(22 if self.shape.low else 26)

    def _least(self) -> int:
        return self._side() + (16 if self.shape.low else 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End move, Enter goes to the page, Space chooses."""
        if event.key() in _STEPS:
            self.moved.emit(_STEPS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw anew when the pointer comes; not where a card is put below one that rests."""
        super().mouseMoveEvent(event)
        if not self._pointed:
            self._pointed = True
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Draw anew when the pointer goes."""
        super().leaveEvent(event)
        self._pointed = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the ring of the focus and the number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        self._draw_number(painter)
        painter.end()

    def _draw_frame(self, painter: QPainter) -> None:
        edge = self._edge()
        painter.setPen(edge)
        painter.setBrush(QColor(self._fill()))
        inset = edge.widthF() / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, 10, 10)

    def _edge(self) -> QPen:
        """Thick where it is chosen or has the keys, thickest where both."""
        tokens, marks = self._theme.tokens, self.isChecked() + self.hasFocus()
        if marks:
            return QPen(QColor(tokens.accent), 1 + marks)
        if self._choice.before:
            return QPen(QColor(tokens.accent), 1, Qt.PenStyle.DashLine)
        return QPen(QColor(tokens.hairline if self.shape.faint else tokens.edge), 1)

    def _fill(self) -> str:
        tokens = self._theme.tokens
        if self.isChecked():
            return tokens.accent_soft
        return tokens.hover if self._pointed else tokens.surface

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
        self._spare: list[ChoiceCard] = []  # hidden, for a question with more answers
        self._layout = column_of(self, gap=_GAP)

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
        low = len(choices) > _MANY
        spare = [*self._cards, *self._spare]
        self._cards = [self._card(spare, _Shape(low, choice.faint)) for choice in choices]
        self._spare = spare
        for card in spare:
            card.retire()
        while self._layout.takeAt(0) is not None:
            pass
        self._layout.setSpacing(_CLOSE if low else _GAP)
        for number, (card, choice) in enumerate(zip(self._cards, choices, strict=True), start=1):
            card.offer(number, choice, chosen=choice.id == chosen)
            self._layout.addWidget(card)
            card.show()
        self._settle()
        self._order_tabs()

    def _settle(self) -> None:
        """Lay out anew all that the cards lie in, as Qt does where something is shown."""
        self.updateGeometry()
        for card in self._cards:
            _activate(card)
        around: QWidget | None = self
        while around is not None and _activate(around):
            around = around.parentWidget()

    def _card(self, spare: list[ChoiceCard], shape: _Shape) -> ChoiceCard:
        """A card of this shape: the first of those that are there already, else a new one."""
        for card in spare:
            if card.shape == shape:
                spare.remove(card)
                return card
        card = ChoiceCard(self._theme, shape, self)
        card.clicked.connect(self._on_card_clicked)
        card.moved.connect(self._on_card_moved)
        return card

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

    def take_focus(self) -> None:
        """Give the focus to the chosen card, else to the list, so that no card looks preferred."""
        chosen = next((card for card in self._cards if card.isChecked()), None)
        (chosen or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys go to the first or the last card, as long as no card has the focus."""
        step = _STEPS.get(event.key())
        if step is not None and self._cards:
            first = step in (1, -_FAR)
            self._cards[0 if first else -1].setFocus(Qt.FocusReason.TabFocusReason)
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


def _activate(widget: QWidget) -> bool:
    """Lay a widget out; whether it has a layout."""
    layout = widget.layout()
    if layout is not None:
        layout.activate()
    return layout is not None
