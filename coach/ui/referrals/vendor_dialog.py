# SPDX-License-Identifier: MIT
"""Adds a vendor or colleague to the directory, or edits one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from coach.domain.referral import Level, Size, Vendor, VendorKind
from coach.ui.kit.fields.choice_box import ChoiceBox
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.shell.form_dialog import FormDialog
from coach.ui.shell.words import (
    as_line,
    as_names,
    as_words,
    capacity_text,
    intimacy_text,
    kind_text,
    price_text,
    size_text,
)

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_BLANK = Vendor(
    id="",
    name="",
    kind=VendorKind.VENDOR,
    contact="",
    covers=(),
    size=Size.ANY,
    intimacy=Level.ANY,
    places=(),
    languages=(),
    sectors=(),
    price=Level.ANY,
    capacity=Level.ANY,
    tie="",
    consent=False,
    outcome="",
    outcome_good=None,
    note="",
)


class VendorDialog(FormDialog):
    """All that is kept of a vendor, in plain words; `vendor` is the one to edit."""

    kept = Signal(object)  # the vendor as it is now

    def __init__(
        self, services: Services, shell: Shell, parent: QWidget, vendor: Vendor | None = None
    ) -> None:
        super().__init__(shell, parent)
        title = self.tr("Edit entry") if vendor else self.tr("Add to the directory")
        self.set_words(title, self.tr("Save") if vendor else self.tr("Add"))
        self.setObjectName("vendor-dialog")
        self._services = services
        self._vendor = vendor or _BLANK
        self._add_who()
        self._add_fit()
        self._add_trust()
        if vendor:
            self.offer_removal(self.tr("Move to the trash"))
        self._name.setFocus()

    def _add_who(self) -> None:
        vendor = self._vendor
        self._name = self.line("vendor-name", self.tr("Name"), vendor.name)
        self._kind = ChoiceBox("vendor-kind", VendorKind, kind_text)
        self._kind.choose(vendor.kind)
        self.row(
            self.tr("Vendor or colleague"),
            self._kind,
            self.tr("A vendor is another firm; a colleague works where you do."),
        )
        self._contact = self.line(
            "vendor-contact",
            self.tr("Whom to talk to"),
            vendor.contact,
            self.tr("A person, and how you reach them."),
        )
        self._covers = self._words(
            "vendor-covers",
            self.tr("What they do"),
            vendor.covers,
            self.tr("A few words with commas between them: bookkeeping, payroll."),
        )

    def _add_fit(self) -> None:
        vendor = self._vendor
        self._size = ChoiceBox("vendor-size", Size, size_text)
        self._size.choose(vendor.size)
        self.row(self.tr("Size of client they usually serve"), self._size)
        self._intimacy = ChoiceBox("vendor-intimacy", Level, intimacy_text)
        self._intimacy.choose(vendor.intimacy)
        self.row(self.tr("How personal their service is"), self._intimacy)
        self._price = ChoiceBox("vendor-price", Level, price_text)
        self._price.choose(vendor.price)
        self.row(self.tr("Price"), self._price)
        self._capacity = ChoiceBox("vendor-capacity", Level, capacity_text)
        self._capacity.choose(vendor.capacity)
        self.row(self.tr("Room for more work"), self._capacity)
        places, languages = as_names(vendor.places), as_names(vendor.languages)
        self._places = self.line("vendor-places", self.tr("Places"), places)
        self._languages = self.line("vendor-languages", self.tr("Languages"), languages)
        self._sectors = self._words("vendor-sectors", self.tr("Sectors they know"), vendor.sectors)

    def _add_trust(self) -> None:
        vendor = self._vendor
        self._consent = QCheckBox(self.tr("They have agreed to be named"))
        self._consent.setObjectName("vendor-consent")
        self._consent.setChecked(vendor.consent)
        self.fields.addWidget(self._consent)
        self._tie = self.line(
            "vendor-tie",
            self.tr("Do you gain from it, or are you related?"),
            vendor.tie,
            self.tr(
                "A fee, family, shared ownership. The client is told. Leave it empty when there is "
                "nothing."
            ),
        )
        self._good = ChoiceField("vendor-outcome-good")
        for text, value in (
            (self.tr("no experience yet"), None),
            (self.tr("went well"), True),
            (self.tr("did not go well"), False),
        ):
            self._good.addItem(text, value)
        self._good.setCurrentIndex({None: 0, True: 1, False: 2}[vendor.outcome_good])
        self.row(self.tr("Earlier referrals to them"), self._good)
        self._outcome = self.line("vendor-outcome", self.tr("How that went"), vendor.outcome)
        self._note = QPlainTextEdit(vendor.note)
        self._note.setObjectName("vendor-note")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(self.shell.theme.px(84))
        self.row(self.tr("Note"), self._note)

    def _words(
        self, name: str, label: str, words: tuple[str, ...], help_text: str = ""
    ) -> QLineEdit:
        return self.line(name, label, as_line(words), help_text)

    def _typed(self) -> Vendor:
        return Vendor(
            id=self._vendor.id,
            name=self._name.text(),
            kind=self._kind.chosen(),
            contact=self._contact.text(),
            covers=as_words(self._covers.text()),
            size=self._size.chosen(),
            intimacy=self._intimacy.chosen(),
            places=as_words(self._places.text()),
            languages=as_words(self._languages.text()),
            sectors=as_words(self._sectors.text()),
            price=self._price.chosen(),
            capacity=self._capacity.chosen(),
            tie=self._tie.text(),
            consent=self._consent.isChecked(),
            outcome=self._outcome.text(),
            outcome_good=self._good.currentData(),
            note=self._note.toPlainText(),
        )

    def save(self) -> bool:
        """Keep the entry; a blank name is refused in words."""
        vendor, referrals = self._typed(), self._services.referrals
        keep = referrals.edit if vendor.id else referrals.add
        others: dict[str, QWidget] = {
            "A contact": self._contact,
            "What you gain": self._tie,
            "An outcome": self._outcome,
            "A note": self._note,
            "A word here": self._covers,
        }
        kept = self.attempt(partial(keep, vendor), self._name, others)
        if kept is not None:
            self.kept.emit(kept)
        return kept is not None
