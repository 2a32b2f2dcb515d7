# SPDX-License-Identifier: MIT
"""A field with its name above and a word of help below."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.theme import restyle
from coach.ui.kit.fields.written_field import WrittenField
from coach.ui.kit.layout.stacked import column_of


class FormRow(QWidget):
    """Name, field, help; the name is also what a screen reader says."""

    seen_whole = True  # a page that scrolls to the field shows all of it

    def __init__(
        self, label: str, field: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field, self._text = field, help_text
        self._label = Body(label, self)
        self._label.set_strong(True)
        self._label.setBuddy(field)
        self._help = Quiet(help_text, self)
        self._help.setVisible(bool(help_text))
        if not field.accessibleName():
            field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)
        self._faulty = False  # whether the help says what a written day or time lacks
        if isinstance(field, QLineEdit):
            field.inputRejected.connect(self._on_input_rejected)
        if isinstance(field, WrittenField):
            field.left.connect(self._on_left)
            field.textEdited.connect(self._on_edited)
        column_of(self, self._label, field, self._help, gap=4)

    def set_label(self, label: str) -> None:
        """Show another label above the field."""
        self._label.setText(label)

    def refuse(self, why: str) -> None:
        """Say below the field what is wrong with it, until another text stands there."""
        self.mark(wrong=True)
        self.show_help(why, wrong=True)
        if isinstance(self.field, QLineEdit | QPlainTextEdit):
            self.field.textChanged.connect(self._on_changed)
        self.field.setFocus()

    def _on_input_rejected(self) -> None:
        """Say that the end of what was typed or pasted found no room."""
        field = self.field
        if isinstance(field, QLineEdit) and len(field.text()) >= (most := field.maxLength()):
            words = self.tr("There is room for {count} characters here: the rest was left out.")
            self.show_help(words.format(count=f"{most:,}"), wrong=True)

    def _on_left(self) -> None:
        """Say what is wrong with a day or a time as soon as its field is left."""
        fault = self.field.fault() if isinstance(self.field, WrittenField) else ""
        if fault:
            self.show_help(fault, wrong=True)
        elif self._faulty:
            self.show_usual_help()
        self._faulty = bool(fault)

    def _on_edited(self) -> None:
        """Say no longer what was wrong with another text."""
        if self._faulty:
            self._faulty = False
            self.show_usual_help()

    def _on_changed(self) -> None:
        if isinstance(self.field, QLineEdit | QPlainTextEdit):
            self.field.textChanged.disconnect(self._on_changed)
        self.mark(wrong=False)
        if self._help.property("tone") == "conduct":
            self.show_help(self._text)

    def mark(self, *, wrong: bool) -> None:
        """Show at the field itself that something is wrong with it, or no more."""
        self.field.setProperty("wrong", wrong)
        restyle(self.field)

    def show_help(self, text: str, *, wrong: bool = False) -> None:
        """Show another word of help; `wrong` says what to mend."""
        self._help.setText(text)
        self._help.set_tone("conduct" if wrong else "")
        self._help.setVisible(bool(text))
        self.field.setAccessibleDescription(text)

    def set_help(self, text: str) -> None:
        """Have another word of help; what is wrong with the field stays to be read."""
        usual, self._text = self._text, text
        if self._help.text() == usual:
            self.show_help(text)

    def show_usual_help(self) -> None:
        """Show the word of help that it began with."""
        self.show_help(self._text)
