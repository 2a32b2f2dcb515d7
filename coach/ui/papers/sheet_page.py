# SPDX-License-Identifier: MIT
"""Papers that stand by themselves: what one will look like, and saving, printing, copying it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from coach.domain.papers.paper import PaperKind
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.layout.tab_row import TabRow
from coach.ui.papers.discreet_paper import initials_told, with_names_shown
from coach.ui.papers.paper_actions import PaperActions, Wanted
from coach.ui.papers.paper_sheet import PaperSheet
from coach.ui.papers.paper_tools import PaperTools, SheetRow
from coach.ui.shell.discreet import NameMask, private_names
from coach.ui.shell.page import Page

if TYPE_CHECKING:
    from coach.domain.papers.paper import PaperSize
    from coach.services.container import Services
    from coach.services.papers.sheet_papers import SheetPapers
    from coach.ui.shell.shell import Shell


class SheetPage(Page):
    """Shows the papers of one thing, whose id a page sets before it draws; the rest is the same."""

    def __init__(
        self,
        services: Services,
        shell: Shell,
        name: str,
        papers: SheetPapers,
        kinds: tuple[PaperKind, ...],
    ) -> None:
        super().__init__(services, shell, name)
        self._papers, self._of = papers, ""
        self._names = NameMask(services)
        icon = shell.icons.icon("arrow-left", "quiet")
        self._back = QuietButton("", "back", icon)
        self._head = PageHead(shell.theme)
        self._kinds = TabRow(tuple(kind.value for kind in kinds), self)
        self._kinds.setAccessibleName(self.tr("Papers"))
        self._kinds.mark(kinds[0])
        self._says, self._note = Quiet(""), Quiet("")
        self._tools, self._sizes = PaperTools(shell, self), SheetRow(self)
        self._sheet = PaperSheet(shell.theme)
        self._actions = PaperActions(services, shell, self)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = self._page.body
        parts = (self._back, self._head, self._kinds, self._says, self._tools, self._sizes)
        for part in (*parts, self._note, self._sheet):
            body.addWidget(part)
        body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        tools = self._tools
        self._back.clicked.connect(self.leave)
        self._kinds.chosen.connect(self._on_kind_chosen)
        self._sizes.sized.connect(self._on_sized)
        tools.save.clicked.connect(self._on_save_clicked)
        tools.print.clicked.connect(self._on_print_clicked)
        tools.copy.clicked.connect(self._on_copy_clicked)
        for keys, button in (("Ctrl+S", tools.save), ("Ctrl+P", tools.print)):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(tools.copy.click)

    def _show(self, of: str, title: str) -> None:
        """Show the papers of a thing, with the keys on the one that is chosen."""
        self._of = of
        self._head.set_title(title)
        self._draw()
        self._kinds.focus_current()
        self._page.to_top()

    def _case_of(self) -> str:
        """The id of the case that the thing belongs to; empty for none."""
        return ""

    @property
    def _kind(self) -> PaperKind:
        return PaperKind(self._kinds.current())

    @property
    def _wanted(self) -> Wanted:
        papers, of = self._papers, (self._of, self._kind)
        return Wanted(
            self._kind,
            paper=partial(papers.paper, *of),
            text=partial(papers.text, *of),
            save=partial(papers.save, *of),
        )

    def _draw(self) -> None:
        self._shell.part(self._tools, self._draw_offers)
        self._shell.part(self._sheet, self._draw_sheet)

    def _draw_offers(self) -> None:
        for offer in self._papers.offers():
            self._kinds.set_text(offer.kind.value, offer.title)
            if offer.kind is self._kind:
                self._says.setText(offer.says)
                self._tools.show_offer(offer)

    def _draw_sheet(self) -> None:
        papers = self._services.papers
        paper = self._papers.paper(self._of, self._kind)
        if self._names.hidden:
            private = private_names(self._services, self._case_of())
            paper = with_names_shown(paper, partial(self._names.text, names=private))
        made = papers.sheets(paper)
        self._sizes.show_size(made.pages, made.size)
        notes = (made.note, initials_told() if self._names.hidden else "")
        self._note.setText(" ".join(filter(None, notes)))
        self._note.setVisible(any(notes))
        self._sheet.show_sheets(made, papers.words(paper))

    def _on_kind_chosen(self, _name: str) -> None:
        self._draw()

    def _on_sized(self, size: PaperSize) -> None:
        self._shell.attempt(lambda: self._services.papers.set_size(size))
        self._draw()

    def _on_save_clicked(self) -> None:
        forms = {offer.kind: offer.forms for offer in self._papers.offers()}
        self._actions.save(self._wanted, forms[self._kind])

    def _on_print_clicked(self) -> None:
        self._actions.print_(self._wanted, self._services.papers.size())

    def _on_copy_clicked(self) -> None:
        self._actions.copy(self._wanted)
