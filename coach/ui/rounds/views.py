# SPDX-License-Identifier: MIT
"""The three views of a round, one at a time, and the cover that lies over a secret one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.clock import as_clock
from coach.domain.practice.rounds import Answer, Rater
from coach.engine.practice.glance import main_checks
from coach.ui.kit.basic.buttons import IconButton, PrimaryButton
from coach.ui.kit.basic.labels import Body, Lead, Title
from coach.ui.kit.fields.asking import DIGITS, ENTER
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.page_column import with_foot
from coach.ui.kit.layout.scroll_page import ScrollPage, bar_of, scroll_by
from coach.ui.rounds.cards_view import ClientView, PushBackList, RepView
from coach.ui.rounds.marks import MarkSheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent, QWheelEvent

    from coach.domain.practice.rounds import Round
    from coach.ui.rounds.board import RoundBoard
    from coach.ui.shell.shell import Shell


_TOP = 8  # pixels above what scrolls: the head has its own
_NOTCH = 120  # eighths of a degree, as Qt counts a wheel
LOWEST = 40  # pixels of what scrolls: what stands above and below keeps its room
_HARMLESS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


class View(StrEnum):
    """What can be looked at in a round."""

    REP = "rep"
    CLIENT = "client"
    SHEET = "sheet"


VIEW_TITLES = {
    View.REP: QT_TRANSLATE_NOOP("Rounds", "Card for practising"),
    View.CLIENT: QT_TRANSLATE_NOOP("Rounds", "The client’s card"),
    View.SHEET: QT_TRANSLATE_NOOP("Rounds", "Sheet to mark"),
}


def view_title(view: View) -> str:
    """What a view is called."""
    return QCoreApplication.translate("Rounds", str(VIEW_TITLES[view]))


def reader_of(view: View, board: RoundBoard) -> Rater:
    """Who a view is for."""
    return {View.REP: Rater.REP, View.CLIENT: Rater.CLIENT, View.SHEET: board.rater}[view]


class _Lift(PrimaryButton):
    """It stands alone: the arrow keys lead nowhere from it, and a key that is held lifts nothing.

    Qt would take the arrow keys to whatever button is nearest.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys out, and what a held key says again."""
        if event.key() not in _ARROWS and not event.isAutoRepeat():
            super().keyPressEvent(event)


class Cover(QWidget):
    """Lies over a view until the one whom it is for says that nobody else looks."""

    lifted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cover")
        self._title, self._words = Title("", self), Lead("", self)
        self.button = _Lift(self.tr("Show it"), "lift-cover", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 24, 0, 24)
        layout.setSpacing(12)
        for part in (self._title, self._words, self.button):
            layout.addWidget(part)
        layout.addStretch(1)
        self.button.clicked.connect(self.lifted)

    def say(self, title: str, words: str) -> None:
        """Say what lies below, and whom it is for."""
        self._title.setText(title)
        self._words.setText(words)


class NoteField(GrowingEdit):
    """A note; Enter keeps it, Esc goes back to the sheet with what was typed left there."""

    left_by_key = Signal()
    turned = Signal(int)  # the wheel, in eighths of a degree

    def __init__(self, parent: QWidget) -> None:
        super().__init__("round-note", parent, moves_on=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field, and not the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.left_by_key.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where all of the note is seen."""
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            self.turned.emit(event.angleDelta().y())
            event.accept()


class RoundViews(QWidget):
    """Shows a view of a round; what is marked there goes to the board, by click or by key.

    `clock_asked` comes with Space: whoever shows it knows whether the clock may run.
    """

    clock_asked = Signal()

    def __init__(self, shell: Shell, board: RoundBoard, masked: Callable[[str], str]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shell, self._board, self._masked = shell, board, masked
        self.view = View.REP
        self._pages = {view: ScrollPage(self, bottom=4) for view in View}
        self._rep, self._client = RepView(shell), ClientView(shell, masked)
        self._sheet, self._pushbacks = (
            MarkSheet(shell, examples=False),
            PushBackList(shell.theme, self.tr("Was each push-back said?"), when=False),
        )
        self._beside = Columns(shell.theme, shares=(5, 3), narrow=720)
        self._gone = Body(
            self.tr("What stood on the cards of this round cannot be read any more."), tone="quiet"
        )
        self.note = NoteField(self)
        undo = shell.icons.icon("undo-2", "quiet")
        self._unnote = IconButton(undo, self.tr("Take the note back"), "undo-note", self)
        self.note.setAccessibleName(self.tr("Note"))
        self._note_box = QWidget(self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._client.pressed.connect(board.push)
        self._pushbacks.pressed.connect(board.push)
        self._sheet.marked.connect(self._on_marked)
        self.note.entered.connect(self.keep_note)
        self._unnote.clicked.connect(board.undo)
        self._unnote.clicked.connect(self.note.setFocus)
        self.note.left_by_key.connect(self.setFocus)
        self.note.turned.connect(self._on_wheel)
        board.changed.connect(self.draw)

    def _lay_out(self) -> None:
        for side, part in (
            (self._beside.left, self._sheet),
            (self._beside.right, self._pushbacks),
            (self._beside.right, self._sheet.fails),
        ):
            side.addWidget(part)
        for side in (self._beside.left, self._beside.right):
            side.addStretch(1)
        for view, parts in (
            (View.REP, (self._rep,)),
            (View.CLIENT, (self._client,)),
            (View.SHEET, (self._beside,)),
        ):
            page = self._pages[view]
            page.setMinimumHeight(LOWEST)
            margins = page.body.contentsMargins()
            margins.setTop(_TOP)
            page.body.setContentsMargins(margins)
            for whole in parts:
                page.body.addWidget(whole)
            page.body.addStretch(1)
            self._stack.addWidget(page)
        self._stack.addWidget(self._gone)
        box = QHBoxLayout(self._note_box)
        box.setContentsMargins(40, 8, 40, 12)
        box.addWidget(self.note, 1)
        box.addWidget(self._unnote)
        with_foot(self, self._stack, self._note_box)

    def pages(self) -> Iterable[ScrollPage]:
        """What scrolls, of which one is shown."""
        return self._pages.values()

    def whole_height(self, width: int) -> int:
        """How high the view with its note is, where all of it is seen."""
        box = self._note_box
        note = max(box.sizeHint().height(), box.minimumSizeHint().height(), box.height())
        return self._pages[self.view].whole_height(width) + (0 if box.isHidden() else note)

    def show_view(self, view: View) -> None:
        """Show another view, from its top."""
        self.view = view
        self.setAccessibleName(view_title(view))
        self.draw()
        self._pages[view].to_top()

    def draw(self) -> None:
        """Show the view as the round stands now."""
        of = self._board.round
        if of is None:
            return
        self._note_box.setVisible(self.view is not View.REP and of.ended is None)
        self._show_noted(of)
        if of.cards is None:
            self._stack.setCurrentWidget(self._gone)
            return
        self._stack.setCurrentWidget(self._pages[self.view])
        self._draw_view(of)

    def _draw_view(self, of: Round) -> None:
        assert of.cards is not None
        if self.view is View.REP:
            self._rep.show_cards(of.cards, self._masked)
        elif self.view is View.CLIENT:
            self._client.show_cards(of.cards, of.pushbacks)
        else:
            own = [mark for mark in of.marks if mark.rater is self._board.rater]
            asked = [check.id for check in main_checks(of.cards.sheet)]
            self._sheet.show_sheet(of.cards.sheet, own, asked)
            self._pushbacks.show_cards(of.cards.client.pushbacks)
            self._pushbacks.show_made(of.pushbacks)

    def _show_noted(self, of: Round) -> None:
        """Say in the empty field that a note is kept: nothing on the page moves for that."""
        last = next((each for each in of.notes if each.id == self._board.noted), None)
        if last is None:
            said = self.tr("A note, with the time. Enter keeps it, Esc goes back.")
        else:
            said = self.tr("Noted at {time}. Ctrl+Z takes it back.")
            said = said.format(time=as_clock(last.at))
        self.note.setPlaceholderText(said)
        self.note.setAccessibleDescription(said)
        self._unnote.set_closed("" if last is not None else self.tr("There is no note just now."))

    def keep_note(self) -> None:
        """Keep the note that is typed, if there is one; what cannot be kept stays there.

        The keys stay in the field: what is typed on is another note, and never marks.
        """
        text = self.note.toPlainText().strip()
        if not text or self._board.note(text):
            self.note.clear()

    def _on_marked(self, check: object, answer: object) -> None:
        self._board.mark(str(check), Answer(str(answer)))

    def _on_wheel(self, turned: int) -> None:
        """Scroll what stands above the note."""
        bar = bar_of(self._pages[self.view])
        steps = turned / _NOTCH * QApplication.wheelScrollLines()
        bar.setValue(bar.value() - round(steps * bar.singleStep()))

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters mark, as the sheet says; numbers tick push-backs; Space turns the clock."""
        held = event.modifiers() & ~_HARMLESS
        if self.view is View.SHEET and self._sheet.take_key(event):
            return
        if held or event.key() == Qt.Key.Key_Escape or not self._take(event.key()):
            super().keyPressEvent(event)

    def _take(self, key: int) -> bool:
        """Whether a key does something here."""
        if key == Qt.Key.Key_Space:
            self.clock_asked.emit()
        elif key in ENTER and self._takes_notes():
            self.note.setFocus()
        elif key in DIGITS and self.view is View.CLIENT:
            return self._client.pushbacks.press(DIGITS[key])
        elif key in DIGITS and self.view is View.SHEET:
            return self._pushbacks.press(DIGITS[key])
        else:
            return self.scroll_key(key)
        return True

    def _takes_notes(self) -> bool:
        """Whether Enter goes to the note: not from a card that is read before the clock runs."""
        reads = self.view is View.CLIENT and self._board.clock.seconds == 0
        return not reads and not self._note_box.isHidden()

    def scroll_key(self, key: int) -> bool:
        """Scroll what is shown by a key; whether it is one that scrolls."""
        return scroll_by(self._pages[self.view], key)
