# SPDX-License-Identifier: MIT
"""I see it differently: the user's own verdict, and why."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.domain.rules.verdict import Verdict
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.asking import DIGITS, ENTER
from coach.ui.kit.fields.choice_box import ChoiceBox
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.shell.form_dialog import FormDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.domain.rules.diagnosis import Diagnosis
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class _NumberedBox(ChoiceBox[Verdict]):
    """A number chooses (0 the tenth), Enter goes on, as wherever something is asked."""

    went_on = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, or go on from what is chosen."""
        number = DIGITS.get(event.key(), 0)
        if 1 <= number <= self.count():
            self.setCurrentIndex(number - 1)
        elif event.key() in ENTER and self.currentIndex() >= 0:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)


class OverruleDialog(FormDialog):
    """Asks for a verdict and a reason; where people are protected, for a second person too."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget, case_id: str) -> None:
        super().__init__(shell, parent)
        self.setObjectName("overrule-dialog")
        self.set_words(self.tr("I see it differently"), self.tr("Go by my verdict"))
        self._services, self._case_id = services, case_id
        self._definition = services.cases.definition(case_id)
        found = services.cases.by_answers(case_id)
        assert found is not None
        self._say_what_happens(found)
        only = services.overrules.choices(case_id)
        names = {
            verdict: f"{number}. {self._definition.verdict(verdict).name}"
            for number, verdict in enumerate(only, start=1)
        }
        self._verdict = _NumberedBox("own-verdict-choice", Verdict, names.__getitem__, self, only)
        self._verdict.went_on.connect(self._on_went_on)
        self._verdict.setPlaceholderText(self.tr("Choose a verdict"))
        self._verdict.setCurrentIndex(-1)  # none is suggested
        self._verdict_row = self.row(self.tr("Your verdict"), self._verdict)
        self._verdict.currentIndexChanged.connect(self._on_verdict_changed)
        self._reason = GrowingEdit("own-reason", self, moves_on=False)
        self._reason.entered.connect(self.keep)
        self._reason_row = self.row(
            self.tr("Why?"),
            self._reason,
            self.tr("One sentence that you could say to a colleague."),
        )
        self._second: QLineEdit | None = None
        if services.overrules.needs_second(case_id):
            self._ask_for_second()
        self._say_what_is_barred()
        self._verdict.setFocus()

    def _say_what_happens(self, found: Diagnosis) -> None:
        now = self.tr(
            "Your answers come to “{name}”. Set your own verdict, and the talk and the plan will "
            "follow it. Both stay visible, and you can go back at any time."
        )
        later = self.tr(
            "Your answers come to “{name}”. Set your own verdict: it will wait for the morning "
            "too. Both stay visible, and you can go back at any time."
        )
        waits = self._services.cases.case(self._case_id).parked_until is not None
        name = self._definition.verdict(found.by_answers).name
        self.fields.addWidget(Body((later if waits else now).format(name=name), self))

    def _ask_for_second(self) -> None:
        self._second = QLineEdit(self)
        self._second.setObjectName("own-second")
        self._second_row = self.row(
            self.tr("Who else has looked at this?"),
            self._second,
            self.tr(
                "This verdict protects people, so nobody should set it aside alone. Write a name."
            ),
        )

    def _say_what_is_barred(self) -> None:
        out = self._services.overrules.out_of_question(self._case_id)
        if not out:
            return
        names = [self._definition.verdict(verdict).name for verdict in out]
        text = self.tr("Out of the question here: {names}.")
        self.fields.addWidget(Quiet(text.format(names=", ".join(names)), self))

    def save(self) -> bool:
        """Set the verdict; what is missing is asked for at its field."""
        if self._verdict.currentIndex() < 0:
            self._verdict_row.show_help(self.tr("Choose your verdict."), wrong=True)
            self._verdict.setFocus()
            return False
        if not self._reason.text():
            self._reason_row.show_help(
                self.tr("Write why, so that you still know later."), wrong=True
            )
            self._reason.setFocus()
            return False
        second = self._second.text().strip() if self._second is not None else ""
        if self._second is not None and not second:
            self._second_row.show_help(self.tr("Write who else has looked at it."), wrong=True)
            self._second.setFocus()
            return False
        set_it = partial(
            self._services.overrules.overrule,
            self._case_id,
            self._verdict.chosen(),
            self._reason.text(),
            second,
        )
        return self.shell.attempt(set_it)

    def _on_went_on(self) -> None:
        self._reason.setFocus()

    def _on_verdict_changed(self) -> None:
        text = self._definition.verdict(self._verdict.chosen())
        self._verdict_row.show_help(text.chosen or text.meaning)
