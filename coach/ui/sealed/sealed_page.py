# SPDX-License-Identifier: MIT
"""What was received in sealed files, and the way to open one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt

from coach.services.sealed.redacted import kind_name
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.dates import whole_day
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.sealed.opening import Opening
from coach.ui.sealed.received_line import title_of
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.refusal_card import RefusalCard

if TYPE_CHECKING:
    from coach.domain.practice.sealed import Received
    from coach.errors import GoodTermsError
    from coach.services.container import Services
    from coach.ui.kit.rows.row_table import RowAction
    from coach.ui.shell.shell import Shell


class SealedPage(Page):
    """The list of what was received."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "sealed-page")
        self._names = NameMask(services)
        self._unread: dict[str, int] = {}
        self._opened: Path | None = None  # the file that was dropped last
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Practice"), "back", icon("arrow-left", "quiet"), self)
        self._open = PrimaryButton(
            self.tr("Open a sealed file…"), "open-sealed", icon("lock-open", "on_accent")
        )
        self._head = PageHead(shell.theme, self.tr("Sealed files"), self._open)
        self._says = Body(
            self.tr(
                "A case, a role-play or a round that somebody sealed for you, to read and comment "
                "on; or comments that come back on your own. Open the file, or drop it anywhere on "
                "the window."
            )
        )
        self._says.set_tone("quiet")
        self._refusal = RefusalCard(shell, "sealed")
        self._table = RowTable("received", self.tr("Received"), shell)
        self._empty = EmptyState(
            self.tr("Nothing was received yet."),
            example=self.tr(
                "To send something yourself: “Send to my manager” stands with the papers of a case "
                "and at the end of a role-play or a round."
            ),
        )
        self._opening = Opening(services, shell, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page = ScrollPage(self)
        page.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._head, self._says, self._refusal, self._table, self._empty):
            page.body.addWidget(part)
        page.body.addStretch(1)
        column_of(self, page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._open.clicked.connect(self._opening.ask_file)
        self._opening.refused.connect(self._on_refused)
        self._table.opened.connect(self._on_opened)
        self._table.acted.connect(self._on_acted)
        self._table.set_menu({"delete": self.tr("Remove")})

    def leave(self) -> None:
        """Go back to practice."""
        self._shell.go("practice")

    def show_page(self, arg: object = None) -> None:
        """Show what was received, with the keys on what has the id `arg`; open a file once."""
        if self.arrived() or isinstance(arg, Path):
            self._refusal.hide()
        self._refresh()
        if arg is not None and not isinstance(arg, Path):
            self._table.choose(str(arg))
        first = self._table if self._table.count() else self._open
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(arg, Path) and arg is not self._opened:
            self._opened = arg  # where the page is only drawn again nothing is asked
            self._opening.open(arg)

    def _refresh(self) -> None:
        self._shell.part(self._table, self._draw)

    def _draw(self) -> None:
        self._unread = self._services.comments.unread()
        received = self._services.received.all()
        self._table.show_items(received, self._row)
        self._table.show_all_rows()
        self._table.setVisible(bool(received))
        self._empty.setVisible(not received)

    def _row(self, item: object) -> Row:
        received = cast("Received", item)
        document, shown = received.document, received.item
        day = whole_day(document.made_at.astimezone().date())
        sealed = self.tr("sealed on {day}").format(day=day)
        if document.author:
            author = self._names.name(document.author)
            sealed = self.tr("sealed by {author} on {day}").format(author=author, day=day)
        new = self._unread.get(shown.id, 0)
        return Row(
            shown.id,
            title_of(received, self._names),
            f"{kind_name(shown.kind)} · {sealed}",
            self.tr("{count} new").format(count=new) if new else "",
        )

    def _on_opened(self, item: str) -> None:
        self._shell.go("received", item)

    def _on_acted(self, act: RowAction) -> None:
        if self._shell.attempt(partial(self._services.received.remove, act.row)):
            self._shell.toast(
                self.tr("Removed, with your comments on it. It can be had back for a day."),
                partial(self._bring_back, act.row),
                undone=self.tr("Undone: it is back."),
            )
        self._refresh()

    def _bring_back(self, item: str) -> None:
        self._shell.attempt(partial(self._services.received.restore, item))
        self._shell.asked_again.emit()

    def _on_refused(self, error: GoodTermsError) -> None:
        self._refusal.tell(self.tr("It was not opened"), error)
