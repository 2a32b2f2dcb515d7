# SPDX-License-Identifier: MIT
"""A passphrase: typed unseen or in clear, twice where it is new, with a word on how good it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.services.sealed.passphrase import LONGEST
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.typed import let_pass
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from coach.ui.shell.shell import Shell

_HIDDEN, _CLEAR = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


class PassphraseField(QWidget):
    """What is typed in it is never kept. `edited` says that it changed, `entered` Enter.

    Args:
        shell: The way to the window.
        new: Whether it is chosen here: then it is asked twice while it is hidden, and one can be
            suggested (`suggestion_asked`).
    """

    edited = Signal()
    entered = Signal()
    suggestion_asked = Signal()

    def __init__(self, shell: Shell, *, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._new = shell, new
        self.field, self._again = _field("passphrase"), _field("passphrase-again")
        self.row = FormRow(self.tr("Passphrase"), self.field)
        self._again_row = FormRow(self.tr("The same once more"), self._again)
        icon = shell.icons.icon
        self._show = QuietButton(self.tr("Show"), "show-passphrase", icon("eye", "quiet"))
        self._show.setCheckable(True)
        self._suggest = QuietButton(self.tr("Suggest one"), "suggest-passphrase")
        self._suggest.setVisible(new)
        self._again_row.setVisible(new)
        self._lay_out()
        self._show.toggled.connect(self._on_show_toggled)
        self._suggest.clicked.connect(self.suggestion_asked)
        self.field.textChanged.connect(self.edited)
        for each in (self.field, self._again):
            each.returnPressed.connect(self.entered)

    def _lay_out(self) -> None:
        tools = FlowRow()
        for button in (self._show, self._suggest):
            button.setAutoDefault(False)
            tools.flow.addWidget(button)
        column_of(self, self.row, tools, self._again_row, gap=8)

    def text(self) -> str:
        """The passphrase."""
        return self.field.text()

    def set_text(self, text: str, *, clear: bool = False) -> None:
        """Put one in, shown or hidden; one that is put in is not asked twice."""
        self.field.setText(text)
        self._again.setText(text)
        self._show.setChecked(clear)

    def say(self, advice: str) -> None:
        """Say how good it is."""
        self.row.set_help(advice)

    def is_same(self) -> bool:
        """Whether it was typed twice alike, where that is asked; else the field says so."""
        if self._again_row.isHidden() or self._again.text() == self.field.text():
            return True
        self._again_row.refuse(self.tr("These two are not the same. Type one of them again."))
        return False

    def _on_show_toggled(self, shown: bool) -> None:
        for each in (self.field, self._again):
            each.setEchoMode(_CLEAR if shown else _HIDDEN)
        self._again_row.setVisible(self._new and not shown)
        self._show.set_text(self.tr("Hide") if shown else self.tr("Show"))
        self._show.setIcon(self._shell.icons.icon("eye-off" if shown else "eye", "quiet"))


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setEchoMode(_HIDDEN)
    field.setMaxLength(LONGEST)
    let_pass(field)
    return field
