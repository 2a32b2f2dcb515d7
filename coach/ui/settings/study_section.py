# SPDX-License-Identifier: MIT
"""How one studies: two answers to a card or four, and how many cards a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QWidget

from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.fields import NumberField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.flow_layout import FlowLayout

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_MOST = 999  # cards a day
_TWO, _FOUR = 0, 1


class StudySection(Section):
    """Each setting is kept as soon as it is set; one that is refused is shown as it was."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("How you study"), parent=parent)
        self._services, self._shell = services, shell
        self._answers = QButtonGroup(self)
        self.new, self._reviews = NumberField("study-new"), NumberField("study-reviews")
        self.body.addWidget(FormRow(self.tr("Answers to a card"), self._two_or_four()))
        for field, label, note in (
            (self.new, self.tr("New cards a day, at most"), ""),
            (
                self._reviews,
                self.tr("Cards a day that come again, at most"),
                self.tr("What is over the limit waits for another day, and is not lost."),
            ),
        ):
            field.setRange(0, _MOST)
            field.setKeyboardTracking(False)
            self.body.addWidget(FormRow(label, field, note))
        self._answers.idClicked.connect(self._on_answers_clicked)
        self.new.valueChanged.connect(self._on_new_changed)
        self._reviews.valueChanged.connect(self._on_reviews_changed)
        shell.theme.changed.connect(self._fit)
        self._fit()

    def _two_or_four(self) -> QWidget:
        row = QWidget(self)
        buttons = FlowLayout(row)
        texts = (
            self.tr("Two: not yet, I knew it"),
            self.tr("Four: how easily too"),
        )
        for number, text in enumerate(texts):
            button = SecondaryButton(text, f"study-answers:{'four' if number else 'two'}")
            button.setCheckable(True)
            self._answers.addButton(button, number)
            buttons.addWidget(button)
        return row

    def _fit(self) -> None:
        for field in (self.new, self._reviews):
            field.setMaximumWidth(self._shell.theme.px(160))

    def show_kept(self) -> None:
        """Show what is kept."""
        settings = self._services.settings
        self._answers.button(_FOUR if settings.study_four else _TWO).setChecked(True)
        kept = ((self.new, settings.study_new), (self._reviews, settings.study_reviews))
        for field, count in kept:
            with QSignalBlocker(field):
                field.setValue(count)

    def _keep(self, name: str, value: object) -> None:
        if not self._shell.attempt(lambda: setattr(self._services.settings, name, value)):
            self.show_kept()

    def _on_answers_clicked(self, number: int) -> None:
        self._keep("study_four", number == _FOUR)

    def _on_new_changed(self, count: int) -> None:
        self._keep("study_new", count)

    def _on_reviews_changed(self, count: int) -> None:
        self._keep("study_reviews", count)
