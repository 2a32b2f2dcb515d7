# SPDX-License-Identifier: MIT
"""One question with its cards, Back and Continue: for the pages that ask some of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.labels import Body, Quiet, Title
from coach.ui.kit.fields.choice_list import Choice, ChoiceList
from coach.ui.kit.layout.stacked import column_of, row_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from coach.ui.kit.basic.host import Host

DIGITS: dict[int, int] = {Qt.Key.Key_0 + digit: digit or 10 for digit in range(10)}
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def add_keys(page: QWidget, keys: str, slot: Callable[[], None]) -> None:
    """Let keys, such as Ctrl+Z, call something while the focus is on a page."""
    shortcut = QShortcut(QKeySequence(keys), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(slot)


def add_undo_keys(page: QWidget, undo: Callable[[], None], redo: Callable[[], None]) -> None:
    """Let the keys for that undo and redo while the focus is on a page."""
    add_keys(page, "Ctrl+Z", undo)
    for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
        add_keys(page, keys, redo)


class Ask(Struct, frozen=True):
    """What to ask; `where` stands small above the question."""

    where: str
    text: str
    help: str
    choices: list[Choice]
    chosen: str | None
    back: bool  # whether there is a question before


class _Foot(QWidget):
    """Back and Continue; the keys do the same here as at the question."""

    def __init__(self, take: Callable[[QKeyEvent], bool]) -> None:
        super().__init__()
        self._take = take

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys to the question."""
        if not self._take(event):
            super().keyPressEvent(event)


class Asking(QWidget):
    """Numbers choose, Enter goes on, Backspace goes back; the page saves and says what is next.

    Its `foot` has Back and Continue: the page keeps it in sight below the question.
    """

    chosen = Signal(object)  # the id of the card
    went_on = Signal()
    went_back = Signal()

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, icon = host, host.icons.icon
        self._where = Quiet("", self)
        self._text = Title("", self)
        self._text.setObjectName("question")
        self._help = Body("", self, tone="quiet")
        self._choices = ChoiceList(host.theme, parent=self)
        self.foot = _Foot(self._take_key)
        foot, arrow = self.foot, icon("arrow-right", "on_accent")
        self._back = QuietButton(self.tr("Back"), "back", icon("arrow-left", "quiet"), foot)
        self._on = PrimaryButton(self.tr("Continue"), "continue", arrow, foot, trailing=True)
        self._back.setToolTip("Backspace")
        self._on.setToolTip("Enter")
        self._lay_out()
        self._choices.chosen.connect(self._on_chosen)
        self._back.clicked.connect(self.went_back)
        self._on.clicked.connect(self._go_on)

    def _lay_out(self) -> None:
        buttons = row_of(self.foot, self._back)
        buttons.addStretch(1)
        buttons.addWidget(self._on)
        layout = column_of(self, gap=8)
        for part, gap in ((self._where, 4), (self._text, 0), (self._help, 12), (self._choices, 0)):
            layout.addWidget(part)
            layout.addSpacing(gap)

    def ask(self, ask: Ask) -> None:
        """Show a question, and take the keys."""
        self._where.setText(ask.where)
        self._text.setText(ask.text)
        self._help.setText(ask.help)
        self._help.setVisible(bool(ask.help))
        self._choices.set_choices(ask.choices, ask.chosen)
        self._choices.setAccessibleName(ask.text)
        self._back.setEnabled(ask.back)
        self._on.setEnabled(ask.chosen is not None)
        self._choices.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers choose (0 the tenth), Enter goes on, Backspace goes back."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Whether a key is one of those that answer."""
        key = event.key()
        if key in DIGITS:
            self._choices.choose_number(DIGITS[key])
        elif key in ENTER:
            self._go_on()
        elif key == Qt.Key.Key_Backspace and self._back.isEnabled():
            self.went_back.emit()
        elif key == Qt.Key.Key_Backspace:
            self._host.hint(self.tr("This is the first question."))
        else:
            return False
        return True

    def _on_chosen(self, option: object) -> None:
        self._on.setEnabled(True)
        self.chosen.emit(option)

    def _go_on(self) -> None:
        if self._choices.chosen_id is not None:
            self.went_on.emit()
