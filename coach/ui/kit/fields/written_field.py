# SPDX-License-Identifier: MIT
"""A field that reads what is typed: it shows the reading, asks what is open, and then takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from coach.domain.dates import Reading
from coach.ui.kit.basic.theme import restyle
from coach.ui.kit.fields.fields import LeavesUndo
from coach.ui.kit.fields.reading_panel import ReadingPanel, Shown

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent

_TO_THE_QUESTION = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down})


class WrittenField(LeavesUndo, QLineEdit):
    """The base of the fields for a day and for a time.

    While one types, the reading stands beneath. Enter, Tab or leaving the field takes a clear one:
    the text becomes its full form, and `changed` carries the value where it is another. Of several,
    one is asked. What cannot be read stays as it was typed, and `fault` says what to write.
    `left` comes each time the text was looked at, before `changed`.
    """

    changed = Signal(object)
    left = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._value: object | None = None
        self._settled = ""  # the text of the value
        self._panel: ReadingPanel | None = None
        self._asks_above = False
        self.editingFinished.connect(self._on_editing_finished)
        self.textEdited.connect(self._on_text_edited)

    def ask_above(self) -> None:
        """Let the reading lie over what stands above, where there is room.

        One types down a form, and what comes next in it stays free to be clicked.
        """
        self._asks_above = True

    # -- what a field says of itself

    def _read(self, text: str) -> Reading[object]:
        """What a text may mean."""
        raise NotImplementedError

    def _form(self, value: object) -> str:
        """What stands in the field for a value; read again, it means the same."""
        raise NotImplementedError

    def _said(self, value: object) -> Shown:
        """A value in full, as it is shown back, with a word beside it."""
        raise NotImplementedError

    def _question(self) -> str:
        """What is asked where a text may mean several things."""
        raise NotImplementedError

    def _out_of_place(self, _value: object) -> str:
        """Why a value cannot be one here; empty where it can."""
        return ""

    # -- what is in it

    def reading(self) -> Reading[object]:
        """What the text may mean here; the value that is kept counts as it is."""
        text = self.text()
        if text == self._settled:
            return Reading() if self._value is None else Reading((self._value,))
        found = self._read(text)
        fitting = tuple(each for each in found.found if not self._out_of_place(each))
        return Reading(fitting or found.found, found.mend)

    def readable(self) -> bool:
        """Whether the field is empty or holds what can be."""
        return not self.fault()

    def fault(self) -> str:
        """What is wrong with the text; empty for none. The value that is kept is never wrong."""
        reading = self.reading()
        if len(reading.found) > 1:
            choices = self.tr(" or ").join(self._said(each).says for each in reading.found)
            return f"{self._question()} {choices}?"
        if reading.clear is None or reading.clear == self._value:
            return reading.mend
        return self._out_of_place(reading.clear)

    def is_written_in(self) -> bool:
        """Whether there is a text that is not taken: being typed, asked about, or not read."""
        return self.text() != self._settled

    def _set_value(self, value: object | None) -> None:
        self._value = value
        self._settled = "" if value is None else self._form(value)
        self.setText(self._settled)
        self.setCursorPosition(0)
        self._close_panel()
        self._mark()

    # -- the reading beneath

    def _on_text_edited(self) -> None:
        if self.property("wrong"):
            self._mark(wrong=False)
        self._show_panel()

    def _show_panel(self) -> None:
        """Show how the text is read now; nothing for an empty or a settled one."""
        text = self.text().strip()
        if not text or self.text() == self._settled or self.isWindow():
            self._close_panel()
            return
        shown = self._shown()
        if self._panel is None:
            self._panel = ReadingPanel(self, above=self._asks_above)
            self._panel.chosen.connect(self._on_chosen)
            self._panel.returned.connect(self._on_returned)
            self._panel.passed.connect(self._on_passed)
            self._panel.abandoned.connect(self._on_abandoned)
        self._panel.show_reading(shown)
        says = ", ".join(filter(None, (shown.says, *shown.choices)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, says))

    def _shown(self) -> Shown:
        reading = self.reading()
        if len(reading.found) > 1:
            choices = tuple(self._said(each).says for each in reading.found)
            return Shown(self._question(), self.tr("Enter, then its number."), choices)
        if reading.clear is None:
            return Shown(reading.mend)
        said = self._said(reading.clear)
        wrong = "" if reading.clear == self._value else self._out_of_place(reading.clear)
        return Shown(said.says, wrong or said.note)

    def _close_panel(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.close_for_good()

    def _on_chosen(self, number: int) -> None:
        value = self.reading().found[number]
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setText(self._form(value))
        self._on_editing_finished()

    def _on_returned(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.end(False)  # noqa: FBT003 - Qt's own signature

    def _on_passed(self) -> None:
        """Go on: what is open is left open, and stands below the field."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focusNextChild()

    def _on_abandoned(self) -> None:
        self._close_panel()
        self._mark()
        self.left.emit()

    def _asks(self) -> bool:
        """Bring the keys to the question, where there is one; whether there is."""
        if len(self.reading().found) < 2:
            return False
        self._show_panel()
        if self._panel is None:
            return False
        self._panel.take_focus()
        return True

    # -- taking it

    def event(self, event: QEvent) -> bool:
        """Tab asks first what is open."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self._asks()
        ):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks first what is open, and then takes the text; Down goes to the question."""
        if event.key() in _TO_THE_QUESTION and self._asks():
            event.accept()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show again how a text that is not taken yet is read."""
        super().focusInEvent(event)
        if self.text() != self._settled:
            self._show_panel()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going over to one's own question is not leaving."""
        if self._panel is not None and self._panel.holds(QApplication.focusWidget()):
            with QSignalBlocker(self):
                super().focusOutEvent(event)
            return
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._close_panel()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the panel along."""
        super().hideEvent(event)
        self._close_panel()

    def _on_editing_finished(self) -> None:
        self._mark()
        if self.fault():
            self._close_panel()  # now the fault stands below the field
            self.left.emit()
            return
        self._take(self.reading().clear)

    def _take(self, value: object | None) -> None:
        """Keep a value, and say so where it is another."""
        other = value != self._value
        self._set_value(value)
        self.left.emit()
        if other:
            self.changed.emit(value)

    def _mark(self, *, wrong: bool | None = None) -> None:
        fault = self.fault() if wrong is None else ""
        wrong = bool(fault) if wrong is None else wrong
        self.setToolTip(fault)
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            restyle(self)
