# SPDX-License-Identifier: MIT
"""One blank of the talk to fill in: text, date, number or choice; kept as it is typed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.domain.talk.talk import Fact, FactKind
from coach.engine.talk.facts import LONGEST
from coach.errors import GoodTermsError, StoreError
from coach.ui.kit.basic.focus import in_reading_order
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.fields.list_edit import ListEdit
from coach.ui.kit.fields.typed import keeps_itself, settle
from coach.ui.kit.fields.typing_pause import TypingPause
from coach.ui.kit.layout.scroll_page import show_opened
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.ui.shell.shell import Shell

PAUSE_MS = 600  # after the last key


class Given(Struct, frozen=True):
    """A fact with the value to keep; empty clears it."""

    fact: str
    value: str


def told(error: GoodTermsError) -> str:
    """What to say of a refusal below a field: the way out; of the data file also what happened."""
    if isinstance(error, StoreError):
        return " ".join(filter(None, (error.what, error.todo)))
    return error.todo or error.what


class FactField(QWidget):
    """A field for one fact; `given` says its value when the field is left, or typing pauses."""

    given = Signal(object)  # Given

    def __init__(
        self,
        fact: Fact,
        shell: Shell,
        parent: QWidget | None = None,
        *,
        several: bool = False,
        name: str = "",
    ) -> None:
        """A field; one that takes `several` things has each on a line of its own.

        Its object name is `name`, else "fact:" and the id.
        """
        super().__init__(parent)
        self.fact, self._several, self._name = fact, several, name or f"fact:{fact.id}"
        self._shell, self._kept = shell, ""
        self._refused = False  # what stands in the field could not be kept
        self._pause = TypingPause(self, PAUSE_MS)
        self._pause.due.connect(self._give)
        self._field = self._make(shell)
        shell.saving.connect(self._on_saving)
        self._row = FormRow(fact.label, self._field, fact.help, self)
        self._suggested: tuple[str, ...] = ()
        self._suggestions: Disclosure | None = None
        self._layout = column_of(self, self._row, gap=4)

    def _make(self, shell: Shell) -> QWidget:
        name = self._name
        example = self.tr("e.g. {example}").format(example=self.fact.example)
        match self.fact.kind:
            case FactKind.DATE:
                day = DateField(name, self.fact.label, shell)
                day.changed.connect(self._give)
                return day
            case FactKind.CHOICE:
                return self._choices(name)
            case FactKind.NUMBER:
                number = QLineEdit()
                number.setObjectName(name)
                number.setPlaceholderText(example)
                keeps_itself(number)
                number.textEdited.connect(self._on_typed)
                number.editingFinished.connect(self._give)
                return number
            case FactKind.TEXT:
                text = ListEdit(name) if self._several else GrowingEdit(name)
                text.setPlaceholderText(example)
                text.set_most(LONGEST)
                keeps_itself(text)
                text.textChanged.connect(self._on_typed)
                text.left.connect(self._give)
                return text

    def _choices(self, name: str) -> ChoiceField:
        box = ChoiceField(name)
        box.addItem(self.tr("Choose…"), "")
        for choice, text in self.fact.choices:
            box.addItem(text, choice)
        box.activated.connect(self._give)
        return box

    def show_value(self, value: str) -> None:
        """Show what is kept, unless something else is just being typed, or was refused."""
        if (self._field.hasFocus() or self._refused) and self._value() != self._kept:
            return
        self._be_kept(value)
        field = self._field
        if isinstance(field, DateField):
            field.show_day(date.fromisoformat(value) if value else None)
        elif isinstance(field, ChoiceField):
            field.setCurrentIndex(max(field.findData(value), 0))
        elif isinstance(field, QLineEdit | GrowingEdit) and self._value() != value:
            with QSignalBlocker(field):
                field.setText(value)

    def refuse(self, why: str) -> None:
        """Say below the field why its value cannot be kept; it stays there, to be given again."""
        self._refused = True
        self._row.mark(wrong=True)
        self._row.show_help(why, wrong=True)

    @property
    def is_refused(self) -> bool:
        """Whether what stands in the field could not be kept."""
        return self._refused

    def accept(self, value: str) -> None:
        """Note that a value is kept now."""
        self._be_kept(value)

    def _be_kept(self, value: str) -> None:
        if self._refused:
            self._row.mark(wrong=False)
        self._kept, self._refused = value, False
        self._row.show_help(self.fact.help)
        if not isinstance(self._field, DateField) or not self._field.is_written_in():
            settle(self._field)

    def suggest(self, texts: Sequence[str]) -> None:
        """Offer words to begin from below the field, to be taken by a press, or no more of them."""
        if tuple(texts) == self._suggested:
            return
        self._suggested = tuple(texts)
        if self._suggestions is not None:
            self._suggestions.setParent(None)
            self._suggestions.deleteLater()
            self._suggestions = None
        if texts:
            self._suggestions = self._offer(texts)
            self._layout.addWidget(self._suggestions)

    def _offer(self, texts: Sequence[str]) -> Disclosure:
        head = self.tr("Words to begin from")
        name = f"suggestions:{self.fact.id}"
        offer = Disclosure(self._shell, name, head, parent=self, scrolls=False)
        offer.toggled.connect(self._on_offer_toggled)
        for number, text in enumerate(texts, start=1):
            row = RowButton(self._shell.theme, f"suggestion:{self.fact.id}:{number}", text)
            row.clicked.connect(partial(self._take, text))
            offer.body.addWidget(row)
        return offer

    def _on_offer_toggled(self, open_: bool) -> None:
        """Show the words with the field that they are for, never in its place."""
        if open_:
            show_opened(self)

    def _take(self, text: str) -> None:
        """Put suggested words behind what stands in the field, to be made one's own."""
        field = self._field
        if not isinstance(field, GrowingEdit):
            return
        field.put_behind(text)
        if self._suggestions is not None:
            self._suggestions.set_open(False)
        field.setFocus()
        self._on_typed()

    def suggestion_keys(self) -> tuple[QWidget, ...]:
        """What takes the keys below the field, in order."""
        return () if self._suggestions is None else tuple(in_reading_order(self._suggestions))

    def key_field(self) -> QWidget:
        """What takes the keys."""
        return self._field

    def finish(self) -> None:
        """Give what was typed and not given yet, or not kept."""
        if self._pause.end() or self._refused:
            self._give()

    def _on_saving(self, unsaved: object) -> None:
        """Once changes are kept again, give what was refused; not inside of what is just kept."""
        if unsaved is None and self._refused:
            QTimer.singleShot(0, self, self.finish)

    def _value(self) -> str:
        field = self._field
        if isinstance(field, DateField):
            day = field.day()
            return day.isoformat() if day else ""
        if isinstance(field, ChoiceField):
            return str(field.currentData())
        if isinstance(field, QLineEdit | GrowingEdit):
            return field.text().strip()
        return ""

    def _on_typed(self) -> None:
        self._pause.key()

    def _give(self) -> None:
        self._pause.end()
        value = self._value()
        if value != self._kept:
            self.given.emit(Given(self.fact.id, value))
            return
        if not isinstance(self._field, DateField) or self._field.readable():
            self._be_kept(value)  # nothing is left of what was refused
        self._refused = False
