# SPDX-License-Identifier: MIT
"""What the client needs from whoever comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from coach.domain.referral import Level, ReferralNeed, Size
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.fields.choice_box import ChoiceBox
from coach.ui.kit.fields.fields import show_kept
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.typed import settle
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.words import as_line, as_names, as_words, intimacy_text, price_text, size_text

if TYPE_CHECKING:
    from coach.ui.shell.shell import Shell

_LONGEST = 500  # characters that one types of a need


class NeedForm(QWidget):
    """A few fields; `given` carries the need as soon as one of them is left."""

    given = Signal(object)  # ReferralNeed

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ReferralNeed(())
        self._layout = column_of(self, gap=10)
        self._needs = self._line("need-needs")
        help_text = self.tr("A few words with commas between them: bookkeeping, payroll.")
        self._layout.addWidget(FormRow(self.tr("What they need"), self._needs, help_text))
        self._more = Disclosure(shell, "need-more", self.tr("Size, place, price and more"))
        self._more.body.setSpacing(10)
        self._layout.addWidget(self._more)
        self._size = ChoiceBox("need-size", Size, size_text)
        self._intimacy = ChoiceBox("need-intimacy", Level, intimacy_text)
        self._price = ChoiceBox("need-price", Level, price_text)
        for label, box in (
            (self.tr("How large they are"), self._size),
            (self.tr("How personal it should be"), self._intimacy),
            (self.tr("What it may cost"), self._price),
        ):
            self._more.body.addWidget(FormRow(label, box))
            box.activated.connect(self._give)
        self._places = self._line("need-places")
        self._languages = self._line("need-languages")
        self._sectors = self._line("need-sectors")
        for label, field in (
            (self.tr("Where"), self._places),
            (self.tr("In which language"), self._languages),
            (self.tr("Sector"), self._sectors),
        ):
            self._more.body.addWidget(FormRow(label, field))
        self.setMaximumWidth(shell.theme.px(520))

    def _line(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.editingFinished.connect(self._give)
        return field

    def show_need(self, need: ReferralNeed) -> None:
        """Show what is kept."""
        self._kept = need
        for field, words, write in (
            (self._needs, need.needs, as_line),
            (self._places, need.places, as_names),
            (self._languages, need.languages, as_names),
            (self._sectors, need.sectors, as_line),
        ):
            if as_words(field.text()) != words:
                show_kept(field, write(words), _LONGEST)
        self._size.choose(need.size)
        self._intimacy.choose(need.intimacy)
        self._price.choose(need.price)

    def _give(self) -> None:
        need = ReferralNeed(
            needs=as_words(self._needs.text()),
            size=self._size.chosen(),
            intimacy=self._intimacy.chosen(),
            places=as_words(self._places.text()),
            languages=as_words(self._languages.text()),
            sectors=as_words(self._sectors.text()),
            price=self._price.chosen(),
        )
        if need != self._kept:
            self.given.emit(need)
        else:
            self.accept(need)

    def accept(self, need: ReferralNeed) -> None:
        """Note that a need is kept now."""
        self._kept = need
        settle(self._needs, self._places, self._languages, self._sectors)
