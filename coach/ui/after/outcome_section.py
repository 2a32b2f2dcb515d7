# SPDX-License-Identifier: MIT
"""How it went: closes a case with a few words, or opens it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coach.domain.case import Case, Stage
from coach.services.case.text import LONGEST_NOTE
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.typed import settle, takes
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class OutcomeSection(QWidget):
    """A field for how it went, and the button that closes the case; `changed` says it did."""

    changed = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._case: Case | None = None
        self._section = Section(self.tr("How it ended"))
        self._say = Body("")
        self._say.set_tone("quiet")
        self._text = QPlainTextEdit()
        self._text.setObjectName("outcome")
        self._text.setAccessibleName(self.tr("How it went"))
        self._text.setPlaceholderText(
            self.tr("What was said and agreed, and what you would do again.")
        )
        self._text.setTabChangesFocus(True)
        takes(self._text, LONGEST_NOTE)
        self._text.setFixedHeight(shell.theme.px(96))
        self._kept = Body("")
        self._kept.setObjectName("outcome-kept")
        self._close = SecondaryButton(self.tr("Close the case"), "close-case")
        self._reopen = SecondaryButton(self.tr("Open it again"), "reopen-case")
        for part in (self._say, self._text, self._kept, self._close, self._reopen):
            self._section.body.addWidget(part)
        column_of(self, self._section)
        self._close.clicked.connect(self._on_close_clicked)
        self._reopen.clicked.connect(self._on_reopen_clicked)

    def show_case(self, case: Case) -> None:
        """Show whether a case is closed, and how it went."""
        another = self._case is None or self._case.id != case.id
        self._case = case
        closed, outcome = case.stage is Stage.CLOSED, self._services.cases.outcome(case.id)
        if another:
            self._text.setPlainText(outcome)
        self._kept.setText(outcome)
        self._kept.setVisible(closed and bool(outcome))
        self._text.setVisible(not closed)
        self._close.setVisible(not closed)
        self._reopen.setVisible(closed)
        self._say.setText(
            self.tr("This case is closed, so it will not remind you of anything.")
            if closed
            else self.tr("When nothing is left to do, close it. It can be opened again.")
        )

    def _on_close_clicked(self) -> None:
        if self._case is None:
            return
        close = partial(self._services.cases.close, self._case.id, self._text.toPlainText())
        if self._shell.attempt(close):
            settle(self._text)
            undo = partial(self._reopen_case, self._case.id)
            self._shell.toast(self.tr("The case is closed."), undo)
            self._tell()
            self._reopen.setFocus()

    def _on_reopen_clicked(self) -> None:
        if self._case is not None:
            self._reopen_case(self._case.id)
            self._close.setFocus()

    def _reopen_case(self, case_id: str) -> None:
        self._shell.attempt(partial(self._services.cases.reopen, case_id))
        self._tell()

    def _tell(self) -> None:
        self._shell.changed(Data.PLAN)
        self.changed.emit()
