# SPDX-License-Identifier: MIT
"""One paper: what can be done with it, what it needs first, and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from coach.ui.case.fact_form import FactForm
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.kit.layout.tab_row import TabRow
from coach.ui.papers.discreet_paper import initials_told
from coach.ui.papers.paper_sheet import PaperSheet
from coach.ui.papers.paper_tools import PaperTools, SheetRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.referral import Vendor
    from coach.services.papers.papers import Sheets
    from coach.ui.shell.shell import Shell

SHEET, FACTS = "sheet", "facts"
_WIDEST = 4000
_LOWEST = 340  # pixels of the preview, at 100 % text


class PaperView(QWidget):
    """The right side of the page of papers."""

    vendor_chosen = Signal(object)  # its id

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.tools = PaperTools(shell, self)
        self._vendors = ChoiceField("vendor", self, shortest=10)
        self._vendor_label = Body("", self)
        self._vendor_row = self._make_vendor_row()
        self._tabs = TabRow((SHEET, FACTS), self)
        self._tabs.set_text(SHEET, self.tr("Preview"))
        self.sizes, self._more = SheetRow(self), Quiet("", self)
        self.sheet = PaperSheet(shell.theme)
        self.facts = FactForm(
            shell,
            intro=self.tr(
                "Facts only, and not a word about why. Fill in what helps, and leave the rest."
            ),
        )
        self._refused = Card(self, margin=20)
        self._why, self._todo = Heading("", self), Body("", self, tone="quiet")
        icon = shell.icons.icon("signpost")
        self.directory = SecondaryButton(self.tr("Open the directory"), "to-directory", icon, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._tabs.chosen.connect(self._on_tab_chosen)
        self._vendors.activated.connect(self._on_vendor_activated)
        shell.theme.changed.connect(self._fit)

    def _make_vendor_row(self) -> QWidget:
        row = QWidget(self)
        self._vendor_label.prefer_line()
        self._vendor_label.setBuddy(self._vendors)
        layout = row_of(row, self._vendor_label, gap=10)
        layout.addWidget(self._vendors, 1)
        return row

    def _lay_out(self) -> None:
        self._refused.body.addWidget(self._why)
        self._refused.body.addWidget(self._todo)
        self._refused.body.addWidget(self.directory)
        for part in (self.sheet, self.facts):
            scroll = ScrollPage(self._stack, margin=0, widest=_WIDEST)
            scroll.body.addWidget(part)
            scroll.body.addStretch(1)
            self._stack.addWidget(scroll)
        layout = column_of(
            self,
            self.tools,
            self._vendor_row,
            self._tabs,
            self.sizes,
            self._more,
            self._refused,
            gap=8,
        )
        layout.addWidget(self._stack, 1)
        layout.addStretch(0)
        self._fit()

    def show_sheets(self, sheets: Sheets, text: str, *, discreet: bool, waits: str) -> None:
        """Show the pages; `waits` says why no e-mail of it goes out yet."""
        self._refused.hide()
        self._stack.show()
        self.sizes.setVisible(self._stack.currentIndex() == 0)
        self.sizes.show_size(sheets.pages, sheets.size)
        more = (waits, sheets.note, initials_told() if discreet else "")
        self._more.setText(" ".join(filter(None, more)))
        self._more.setVisible(any(more))
        self.sheet.show_sheets(sheets, text)

    def show_refused(self, why: str, todo: str = "", *, directory: bool = False) -> None:
        """Say why there is no paper to show; the facts stay open where they are the reason.

        Args:
            why: The sentence.
            todo: What to do about it.
            directory: Whether somebody in the directory would help.
        """
        self.directory.setVisible(directory)
        self.sheet.show_sheets(None)
        for part in (self.sizes, self._more):
            part.hide()
        self._refused.show()
        self._why.setText(why)
        self._todo.setText(todo)
        self._todo.setVisible(bool(todo))
        self._stack.setVisible(self._stack.currentIndex() == 1)

    def show_vendors(self, vendors: Sequence[Vendor], chosen: str, title: str) -> None:
        """Let the user choose one of these vendors; hidden where there are none."""
        self._vendor_row.setVisible(bool(vendors))
        self._vendor_label.setText(title)
        self._vendors.setAccessibleName(title)
        self._vendors.clear()
        for vendor in vendors:
            self._vendors.addItem(vendor.name, vendor.id)
        self._vendors.setCurrentIndex(max(self._vendors.findData(chosen), 0))

    def show_tabs(self, *, facts: bool, empty: int) -> None:
        """Offer the form of facts beside the preview, with how many are still empty."""
        self._tabs.setVisible(facts)
        name, counted = self.tr("Fill in"), self.tr("Fill in · {count} empty").format(count=empty)
        self._tabs.set_text(FACTS, counted if empty else name)
        if not facts:
            self.show_tab(SHEET)

    def show_tab(self, name: str) -> None:
        """Show the pages, or the form."""
        self._tabs.mark(name)
        self._stack.setCurrentIndex(0 if name == SHEET else 1)
        self.facts.setVisible(name == FACTS)
        made = self._refused.isHidden()
        self._stack.setVisible(made or name == FACTS)
        self.sizes.setVisible(made and name == SHEET)

    def to_top(self) -> None:
        """Scroll both back to the beginning."""
        for number in range(self._stack.count()):
            scroll = self._stack.widget(number)
            if isinstance(scroll, ScrollPage):
                scroll.to_top()

    def _fit(self) -> None:
        self._stack.setMinimumHeight(self._shell.theme.px(_LOWEST))

    def _on_tab_chosen(self, name: str) -> None:
        self.show_tab(name)

    def _on_vendor_activated(self) -> None:
        self.vendor_chosen.emit(str(self._vendors.currentData()))
