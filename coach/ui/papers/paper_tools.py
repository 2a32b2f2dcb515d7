# SPDX-License-Identifier: MIT
"""Over the preview of a paper: what can be done with it, and its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from coach.domain.papers.paper import SIZES, PaperFormat, PaperSize
from coach.ui.kit.basic.buttons import PrimaryButton, SecondaryButton
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.stacked import row_of
from coach.ui.kit.layout.tab_row import TabRow

if TYPE_CHECKING:
    from coach.services.papers.offers import PaperOffer
    from coach.ui.shell.shell import Shell


class PaperTools(QWidget):
    """Save, print, copy, draft; what a paper does not have is not shown."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icon = shell.icons.icon
        self.save = PrimaryButton(
            self.tr("Save as…"), "save-paper", icon("save", "on_accent"), self
        )
        self.print = SecondaryButton(self.tr("Print…"), "print-paper", icon("printer"), self)
        self.copy = SecondaryButton(self.tr("Copy"), "copy-paper", icon("copy"), self)
        self.draft = SecondaryButton(self.tr("Open a draft"), "draft-paper", icon("mail"), self)
        keys = ((self.save, "Ctrl+S"), (self.print, "Ctrl+P"), (self.copy, "Ctrl+C"))
        for button, key in keys:
            button.setToolTip(key)
        flow = FlowLayout(self, gap=8)
        for part in (self.save, self.print, self.copy, self.draft):
            flow.addWidget(part)

    def show_offer(self, offer: PaperOffer) -> None:
        """Show what can be done with a paper."""
        can = not offer.refused
        self.setVisible(can)
        self.draft.setVisible(can and (PaperFormat.MAIL in offer.forms or bool(offer.waits)))
        self.draft.setEnabled(not offer.waits)
        self.draft.setAccessibleDescription(offer.waits)
        self.draft.setToolTip(offer.waits)


class SheetRow(QWidget):
    """How many pages on which sheet; the sheet can be chosen but for the cue card's."""

    sized = Signal(object)  # PaperSize

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = Quiet("", self)
        self._pages.prefer_line()
        self._sizes = TabRow(tuple(size.value for size in SIZES), self)
        self._sizes.setObjectName("sizes")
        for size in SIZES:
            self._sizes.set_text(size.value, self._word(size))
        layout = row_of(self, gap=8)
        layout.addWidget(self._pages, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._sizes, 1)
        self._sizes.chosen.connect(self._on_size_chosen)

    def show_size(self, pages: int, size: PaperSize) -> None:
        """Show how many pages there are, and the sheet that they are on."""
        one, many = self.tr("1 page"), self.tr("{count} pages").format(count=pages)
        told, fixed = one if pages == 1 else many, size not in SIZES
        self._pages.setText(f"{told} · {self._word(size)}" if fixed else told)
        self._sizes.setVisible(not fixed)
        if not fixed:
            self._sizes.mark(size.value)

    def _word(self, size: PaperSize) -> str:
        words = {
            PaperSize.A4: self.tr("A4"),
            PaperSize.LETTER: self.tr("Letter"),
            PaperSize.A6: self.tr("A6, the size of a hand"),
        }
        return words[size]

    def _on_size_chosen(self, name: str) -> None:
        self.sized.emit(PaperSize(name))
