# SPDX-License-Identifier: MIT
"""How a text that is being typed is read, shown beneath its field before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from coach.ui.kit.basic.buttons import Button
from coach.ui.kit.basic.labels import Body, Quiet

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

_GAP = 4  # pixels between the field and the panel
_EDGE = 8  # pixels that are left free at the edges of the window
_BACK = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Backspace})
_ON = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Tab})
_UP = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Backtab})


class Shown(NamedTuple):
    """What a panel says: a reading, or a question with all that may be meant."""

    says: str
    note: str = ""
    choices: tuple[str, ...] = ()


class ReadingChoice(Button):
    """One of the readings, to click or to press by its number."""


class ReadingPanel(QFrame):
    """Lies over what is beneath the field, so that nothing moves while one types.

    `chosen` carries the number of a choice, from 0; `returned` says that the keys go back to the
    field, `passed` that they go on from it with nothing chosen, `abandoned` that they went
    elsewhere.
    """

    passed = Signal()
    chosen = Signal(int)
    returned = Signal()
    abandoned = Signal()

    def __init__(self, field: QWidget, *, above: bool = False) -> None:
        super().__init__(field.window())
        self._above = above
        self.setObjectName(f"{field.objectName()}-reading")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field = field
        self._says, self._note = Body("", self), Quiet("", self)
        self._choices: list[ReadingChoice] = []
        self._count = 0  # of the choices that are shown
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 8, 10, 8)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._says)
        self._layout.addWidget(self._note)
        self._watched = list(_upward(field))
        for widget in self._watched:
            widget.installEventFilter(self)
        field.destroyed.connect(self.deleteLater)  # it may be taken out while one types in it

    def show_reading(self, shown: Shown) -> None:
        """Show a reading or a question in place of what is there."""
        self._says.setText(shown.says)
        self._note.setText(shown.note)
        self._note.setVisible(bool(shown.note))
        while len(self._choices) < len(shown.choices):
            self._add_choice()
        self._count = len(shown.choices)
        for number, choice in enumerate(self._choices):
            choice.setVisible(number < self._count)
        for number, (choice, text) in enumerate(zip(self._choices, shown.choices, strict=False), 1):
            choice.setText(f"{number}\u2002{text}")
            of_all = self.tr("{text}, {number} of {count}")
            choice.setAccessibleName(of_all.format(text=text, number=number, count=self._count))
        self._follow()

    def _add_choice(self) -> None:
        number = len(self._choices) + 1
        choice = ReadingChoice("", f"{self._field.objectName()}-choice:{number}", parent=self)
        choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        choice.setAutoDefault(False)  # in a dialog Enter belongs to its own button
        choice.clicked.connect(self._on_choice_clicked)
        choice.installEventFilter(self)
        self._layout.insertWidget(number, choice)
        self._choices.append(choice)

    def take_focus(self) -> None:
        """Bring the keys to the panel: no choice looks preferred until one goes to it."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._says.text())
        self._note.setText(self.tr("Press its number. Esc goes back to the text."))
        self._place()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is the panel, or in it."""
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def close_for_good(self) -> None:
        """Go away, and look at nothing any more."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self.hide()
        self.deleteLater()

    # -- where it lies

    def _follow(self) -> None:
        """Be where the field is, and out of sight while the field is scrolled out of sight."""
        if not isValid(self._field):
            return
        if self._field.visibleRegion().isEmpty() and not self.holds(self.window().focusWidget()):
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """Beneath the field, or above it, as is wanted and there is room; else over an edge."""
        window = self.window()
        size = self._size(window.width() - 2 * _EDGE)
        top = self._field.mapTo(window, QPoint(0, 0))
        y, above = top.y() + self._field.height() + _GAP, top.y() - size.height() - _GAP
        fits = y + size.height() <= window.height() - _EDGE
        if above >= _EDGE and (self._above or not fits):
            y = above
        elif not fits:
            y = window.height() - size.height() - _EDGE
        x = max(_EDGE, min(top.x(), window.width() - size.width() - _EDGE))
        self.setGeometry(x, y, size.width(), size.height())

    def _size(self, room: int) -> QSize:
        """As wide as its longest line or its field, within the window, and as high as it needs."""
        self.ensurePolished()
        margins = self._layout.contentsMargins()
        sides = margins.left() + margins.right() + 2 * self.frameWidth() + 2
        lines = [(label, label.text()) for label in (self._says, self._note) if label.text()]
        for part in (self._says, self._note, *self._choices):
            part.ensurePolished()
        widest = max(
            *(label.fontMetrics().horizontalAdvance(text) for label, text in lines),
            *(choice.sizeHint().width() for choice in self._choices[: self._count]),
            0,
        )
        width = min(max(widest + sides, self._field.width()), room)
        self._layout.invalidate()
        return QSize(width, self._layout.totalHeightForWidth(width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the field, and hand the keys of a choice to the panel."""
        kind = event.type()
        if watched in self._choices:
            return self._of_choice(event)
        if kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._follow()
        return False

    def _of_choice(self, event: QEvent) -> bool:
        """Keep the keys that go through the choices; whether the event was one of them."""
        if event.type() == QEvent.Type.FocusOut:
            self._on_keys_left()
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._go(event)
        )

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Keep the Tab key, and every key that is a command of the window elsewhere."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and self._go(event):
                return True
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No other key goes through to the page beneath."""
        event.accept()

    def _go(self, event: QKeyEvent) -> bool:
        """A number chooses, an arrow moves, Esc goes back to the text; whether it did.

        Tab goes through the choices and then on, Shift+Tab through them and then back.
        """
        number = event.key() - Qt.Key.Key_0
        if 1 <= number <= self._count:
            self.chosen.emit(number - 1)
        elif event.key() in _BACK or (
            event.key() == Qt.Key.Key_Backtab and self._here() in (None, 0)
        ):
            self.returned.emit()
        elif event.key() == Qt.Key.Key_Tab and self._here() == self._count - 1:
            self.passed.emit()
        elif event.key() in _ON | _UP:
            self._move(1 if event.key() in _ON else -1)
        else:
            return False
        event.accept()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say where the keys went without a choice."""
        super().focusOutEvent(event)
        self._on_keys_left()

    def _here(self) -> int | None:
        """The number of the choice that has the keys; None where none has."""
        now = self.window().focusWidget()
        shown = self._choices[: self._count]
        return next((n for n, choice in enumerate(shown) if choice is now), None)

    def _move(self, step: int) -> None:
        """Go to another choice; the arrows go round."""
        shown, here = self._choices[: self._count], self._here()
        if shown:
            there = (0 if step > 0 else -1) if here is None else (here + step) % len(shown)
            shown[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_keys_left(self) -> None:
        now = QApplication.focusWidget()
        popup = QApplication.activePopupWidget() is not None
        away = now is None and not self.window().isActiveWindow()  # another program has the keys
        if (
            self.isVisible()
            and not away
            and not popup
            and now is not self._field
            and not self.holds(now)
        ):
            self.abandoned.emit()

    def _on_choice_clicked(self) -> None:
        sender = self.sender()
        for number, choice in enumerate(self._choices):
            if choice is sender:
                self.chosen.emit(number)
                return


def _upward(widget: QWidget) -> list[QWidget]:
    """A widget and all around it, up to its window."""
    found = [widget]
    while not found[-1].isWindow() and (around := found[-1].parentWidget()) is not None:
        found.append(around)
    return found
