# SPDX-License-Identifier: MIT
"""The directory: vendors and colleagues a client could be referred to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from coach.domain.referral import Level, Size, Vendor
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.list_page import ListFrame, SearchField
from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.referrals.vendor_dialog import VendorDialog
from coach.ui.shell.page import Page
from coach.ui.shell.shell import ADD
from coach.ui.shell.words import as_line, as_names, kind_text, size_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.ui.kit.rows.row_table import RowAction
    from coach.ui.shell.shell import Shell


class ReferralsPage(Page):
    """Search, add, edit and remove; whom to name to one client stands with the case."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "referrals-page")
        self._vendors: tuple[Vendor, ...] = ()
        self._in_trash = False
        icon = shell.icons.icon("plus", "on_accent")
        self._add = PrimaryButton(self.tr("Add an entry"), "add-vendor", icon)
        self._trash = QuietButton("", "vendors-trash", shell.icons.icon("trash-2", "quiet"))
        self._head = PageHead(shell.theme, "", self._add)
        self._search = SearchField("vendors-search", self.tr("Find a vendor or colleague"), shell)
        self._table = RowTable("vendors", self.tr("Directory"), shell)
        self._empty = EmptyState(
            self.tr(
                "Here are the firms and colleagues to whom you could send a client. When a case "
                "allows a referral, those who fit are shown with the reasons."
            ),
            self.tr("Add the first one"),
            "first-vendor",
            example=self.tr(
                "For example: Hartley Books, bookkeeping for small firms in Leeds; they agreed to "
                "be named."
            ),
            primary=True,
        )
        self._frame = ListFrame(self._head, self._search, self._table, self._empty, (self._trash,))
        column_of(self, self._frame)
        self._connect()

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._empty.asked.connect(self._on_add)
        self._search.textChanged.connect(self._refresh)
        self._trash.clicked.connect(self._on_trash_clicked)
        self._table.opened.connect(self._on_opened)
        self._table.acted.connect(self._on_acted)

    def show_page(self, arg: object = None) -> None:
        """Show the directory as it is stored now; the keys go to the entry `arg`; `ADD` adds."""
        self._in_trash = False
        self._refresh()
        focus: QWidget = self._search if self._empty.isHidden() else self._empty.button
        if arg is not None and self._table.choose(str(arg)):
            focus = self._table
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        if arg == ADD:
            self._on_add()

    def _refresh(self) -> None:
        if not self._shell.part(self._table, self._draw):
            self._frame.show_missing()

    def _draw(self) -> None:
        service = self._services.referrals
        self._vendors = service.trashed() if self._in_trash else service.vendors()
        words = self._search.text().casefold().split()
        found = [vendor for vendor in self._vendors if _has(vendor, words)]
        self._table.set_menu(self._menu())
        self._table.show_items(found, self._row)
        trash, all_ = self.tr("Entries in the trash"), self.tr("Referrals")
        self._head.set_title(trash if self._in_trash else all_)
        back = self.tr("Back to the directory")
        self._trash.set_text(back if self._in_trash else self.tr("Trash"))
        self._trash.setVisible(self._in_trash or bool(service.trashed()))
        self._add.setVisible(bool(self._vendors) and not self._in_trash)
        unread = self._services.unread.of("vendor")
        self._frame.show_state(empty=not self._vendors and not self._in_trash, unread=unread)

    def _menu(self) -> dict[str, str]:
        if self._in_trash:
            return {"restore": self.tr("Bring back")}
        return {"edit": self.tr("Edit…"), "delete": self.tr("Move to the trash")}

    def _row(self, item: object) -> Row:
        vendor = cast("Vendor", item)
        size = "" if vendor.size is Size.ANY else size_text(vendor.size)
        parts = (
            as_line(vendor.covers),
            self.tr("{size} clients").format(size=size) if size else "",
            as_names(vendor.places),
            self.tr("full at present") if vendor.capacity is Level.LOW else "",
            "" if vendor.consent else self.tr("ask them first"),
        )
        detail = " · ".join(part for part in parts if part)
        trailing = self.tr("bring back") if self._in_trash else kind_text(vendor.kind)
        return Row(vendor.id, vendor.name, detail, trailing)

    def _on_trash_clicked(self) -> None:
        self._in_trash = not self._in_trash
        self._refresh()

    def _on_opened(self, vendor_id: str) -> None:
        if self._in_trash:
            self._bring_back(vendor_id)
        else:
            self._edit(vendor_id)

    def _bring_back(self, vendor_id: str) -> None:
        if self._shell.attempt(partial(self._services.referrals.restore, vendor_id)):
            self._shell.toast(self.tr("Brought back."))
        self._refresh()

    def _on_add(self) -> None:
        dialog = VendorDialog(self._services, self._shell, self)
        dialog.kept.connect(self._on_added)
        dialog.open()

    def _on_added(self, vendor: Vendor) -> None:
        self._refresh()
        if self._table.choose(vendor.id):
            self._table.setFocus()

    def _edit(self, vendor_id: str) -> None:
        vendor = self._shell.guard(partial(self._services.referrals.vendor, vendor_id))
        if vendor is None:
            return
        dialog = VendorDialog(self._services, self._shell, self, vendor)
        dialog.saved.connect(self._refresh)
        dialog.removal_asked.connect(self._on_removal_asked)
        dialog.open()

    def _on_acted(self, act: RowAction) -> None:
        if act.act == "restore":
            self._bring_back(act.row)
        elif act.act == "edit":
            self._edit(act.row)
        else:
            self._remove(act.row)

    def _on_removal_asked(self) -> None:
        self._remove(self._table.current_id())

    def _remove(self, vendor_id: str) -> None:
        if self._shell.attempt(partial(self._services.referrals.trash, vendor_id)):
            undone = self.tr("Undone: the vendor is in your directory again.")
            back = partial(self._restore, vendor_id)
            self._shell.toast(self.tr("The vendor is in the trash."), back, undone=undone)
        self._refresh()

    def _restore(self, vendor_id: str) -> None:
        self._shell.attempt(partial(self._services.referrals.restore, vendor_id))
        self._refresh()


def _has(vendor: Vendor, words: list[str]) -> bool:
    parts = (vendor.name, vendor.contact, *vendor.covers, *vendor.places, *vendor.sectors)
    text = " ".join((*parts, vendor.note)).casefold()
    return all(word in text for word in words)
