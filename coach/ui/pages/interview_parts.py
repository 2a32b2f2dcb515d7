# SPDX-License-Identifier: MIT
"""The parts of the interview page: gate and question, the buttons, and the foot of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.chip import Chip
from coach.ui.widgets.icon_mark import IconMark
from coach.ui.widgets.labels import Body, KeyCap, Quiet, Rule, Title

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QResizeEvent

    from coach.services.interview_view import InterviewView
    from coach.ui.shell import Shell


_WIDE_FOOTER = 620  # pixels, at 100 % text


class Opening(QWidget):
    """Where we are in the interview, the question, and a word of help."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._chip = Chip(shell.theme, parent=self)
        self._gate = Quiet("", self)
        self._gate.setWordWrap(False)
        self._question = Title("", self)
        self._question.setObjectName("question")
        self._help = Body("", self, tone="quiet")
        where = QHBoxLayout()
        where.setSpacing(12)
        where.addWidget(self._chip)
        where.addWidget(self._gate)
        where.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(where)
        layout.addSpacing(8)
        layout.addWidget(self._question)
        layout.addWidget(self._help)

    def show_view(self, view: InterviewView) -> None:
        """Show the question of a view, or that all is said."""
        asking = view.question is not None
        self._chip.setVisible(asking)
        self._gate.setVisible(asking)
        if view.gate is not None:
            self._chip.show_text(view.gate.title, self._icon(view.gate.icon))
            self._chip.setToolTip("")
            self._gate.setText(
                self.tr("Gate {number} of {count}").format(
                    number=view.gate_number, count=view.gate_count
                )
            )
        if view.question is not None:
            self._question.setText(view.question.text)
            self._help.setText(view.question.help)
        else:
            self._question.setText(self.tr("We have heard enough"))
            self._help.setText(
                self.tr("The verdict needs no other answer. You can still change any of these.")
            )
        self._help.setVisible(bool(self._help.text()))

    def _icon(self, name: str) -> QIcon:
        icons = self._shell.icons
        return icons.icon(name if icons.has(name) else "compass")


class Actions(QWidget):
    """Back, Skip, Undo, Redo, and the one that goes on."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = shell.icons.icon
        self.back = QuietButton(self.tr("Back"), "back", icon("arrow-left", "quiet"), self)
        self.skip = QuietButton(self.tr("Skip"), "skip", parent=self)
        self.undo = QuietButton(self.tr("Undo"), "undo", icon("undo-2", "quiet"), self)
        self.redo = QuietButton(self.tr("Redo"), "redo", icon("redo-2", "quiet"), self)
        self.go_on = PrimaryButton(
            self.tr("Continue"), "continue", icon("arrow-right", "on_accent"), self, trailing=True
        )
        for button, keys in (
            (self.back, "Backspace"),
            (self.undo, "Ctrl+Z"),
            (self.redo, "Ctrl+Shift+Z"),
            (self.go_on, "Enter"),
        ):
            button.setToolTip(keys)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in (self.back, self.skip, self.undo, self.redo):
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(self.go_on)

    def show_view(self, view: InterviewView, *, back: bool, go_on: bool) -> None:
        """Offer what can be done now."""
        self.back.setEnabled(back)
        self.skip.setVisible(view.question is not None)
        self.undo.setEnabled(view.can_undo)
        self.redo.setVisible(view.can_redo)
        self.go_on.setEnabled(go_on)
        self.go_on.set_text(
            self.tr("Continue") if view.question is not None else self.tr("See the verdict")
        )


class Footer(QWidget):
    """Why am I asked this; what we have heard so far; and that all of it is saved."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = shell.icons.icon
        self.why = QuietButton(
            self.tr("Why am I asked this?"), "why", icon("circle-question-mark"), self
        )
        self.heard = QuietButton("", "heard", icon("list"), self)
        for button in (self.why, self.heard):
            button.set_strong(True)
        self._shell, self._count = shell, 0
        self._cap = KeyCap("?", self)
        self._saved = QWidget(self)
        self._lay_out(shell)
        shell.theme.changed.connect(self._fit)

    def _lay_out(self, shell: Shell) -> None:
        saved = QHBoxLayout(self._saved)
        saved.setContentsMargins(0, 0, 0, 0)
        saved.setSpacing(6)
        saved.addWidget(IconMark(shell.theme, shell.icons.icon("check", "quiet"), 16, self._saved))
        word = Body(self.tr("Saved"), self._saved, tone="quiet")
        word.setWordWrap(False)
        saved.addWidget(word)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 12)
        row.setSpacing(4)
        row.addWidget(self.why)
        row.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(24)
        row.addWidget(self.heard)
        row.addStretch(1)
        row.addWidget(self._saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 0, 40, 0)
        layout.setSpacing(0)
        layout.addWidget(Rule(self))
        layout.addLayout(row)

    def show_view(self, view: InterviewView) -> None:
        """Show how much has been heard."""
        self._count = len(view.heard)
        self.why.setVisible(view.question is not None)
        self.heard.setEnabled(bool(view.heard))
        self._fit()
        self._saved.setVisible(bool(view.heard))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it in fewer words where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.width() >= self._shell.theme.px(_WIDE_FOOTER)
        self._cap.setVisible(wide and not self.why.isHidden())
        heard = self.tr("What we have heard so far · {count}")
        if not wide:
            heard = self.tr("Heard · {count}")
        self.heard.set_text(heard.format(count=self._count))
        self.why.set_text(self.tr("Why am I asked this?") if wide else self.tr("Why this?"))
