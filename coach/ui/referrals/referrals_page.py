# SPDX-License-Identifier: MIT
"""The directory: vendors and colleagues a client could be referred to."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.domain.referral import Level, Size, Vendor
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.rows.row_model import Row
from coach.ui.referrals.vendor_dialog import VendorDialog
from coach.ui.shell.trash_list import ListWords, TrashList
from coach.ui.shell.words import as_line, as_names, kind_text, size_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class ReferralsPage(TrashList[Vendor]):
    """Search, add, edit and remove; whom to name to one client stands with the case."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "referrals-page", ("vendor", "vendors"))

    def words(self) -> ListWords:
        """What stands on the page."""
        return ListWords(
            title=self.tr("Referrals"),
            trash=self.tr("Entries in the trash"),
            back=self.tr("Back to the directory"),
            add=self.tr("Add an entry"),
            find=self.tr("Find a vendor or colleague"),
            table=self.tr("Directory"),
        )

    def empty_state(self) -> EmptyState:
        """What is shown while there is none."""
        return EmptyState(
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

    def kept(self, *, in_trash: bool) -> Sequence[Vendor]:
        """All entries, or those in the trash."""
        service = self._services.referrals
        return service.trashed() if in_trash else service.vendors()

    def searched(self, item: Vendor) -> str:
        """The name, whom to ask, what they do and where, and the note."""
        parts = (item.name, item.contact, *item.covers, *item.places, *item.sectors, item.note)
        return " ".join(parts)

    def row(self, item: Vendor) -> Row:
        """The name, what they do and for whom, and what they are."""
        size = "" if item.size is Size.ANY else size_text(item.size)
        parts = (
            as_line(item.covers),
            self.tr("{size} clients").format(size=size) if size else "",
            as_names(item.places),
            self.tr("full at present") if item.capacity is Level.LOW else "",
            "" if item.consent else self.tr("ask them first"),
        )
        detail = " · ".join(part for part in parts if part)
        trailing = self.tr("bring back") if self.in_trash else kind_text(item.kind)
        return Row(item.id, item.name, detail, trailing)

    def on_add(self) -> None:
        """Ask for an entry, and bring the keys to it."""
        dialog = VendorDialog(self._services, self._shell, self)
        dialog.kept.connect(self._on_added)
        dialog.open()

    def _on_added(self, vendor: Vendor) -> None:
        self.refresh()
        self.choose(vendor.id)

    def open_item(self, item_id: str) -> None:
        """Let an entry be read and changed."""
        self.edit(item_id)

    def edit(self, item_id: str) -> None:
        """Let an entry be changed, or taken out."""
        vendor = self._shell.guard(partial(self._services.referrals.vendor, item_id))
        if vendor is None:
            return
        dialog = VendorDialog(self._services, self._shell, self, vendor)
        dialog.saved.connect(self.refresh)
        dialog.removal_asked.connect(partial(self.remove, item_id))
        dialog.open()

    def remove(self, item_id: str) -> None:
        """Put an entry into the trash."""
        if self._shell.attempt(partial(self._services.referrals.trash, item_id)):
            undone = self.tr("Undone: the vendor is in your directory again.")
            back = partial(self._put_back, item_id)
            self._shell.toast(self.tr("The vendor is in the trash."), back, undone=undone)
        self.refresh()

    def _put_back(self, item_id: str) -> None:
        self._shell.attempt(partial(self._services.referrals.restore, item_id))
        self.refresh()

    def bring_back(self, item_id: str) -> None:
        """Take an entry out of the trash."""
        if self._shell.attempt(partial(self._services.referrals.restore, item_id)):
            self._shell.toast(self.tr("Brought back."))
        self.refresh()
