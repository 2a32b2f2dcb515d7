# SPDX-License-Identifier: MIT
"""The papers of a case: what each will look like, and saving, printing, copying it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from coach.domain.case import Stage
from coach.domain.papers.paper import REFERRALS, PaperKind
from coach.domain.practice.sealed import SealedKind
from coach.errors import GoodTermsError
from coach.services.case.cooling_off import Act
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.cooling_off_card import CoolingOffCard
from coach.ui.case.prepare_row import PAPERS, WORDS, PrepareRow
from coach.ui.case.verdict_words import closed_words, show_header
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.arranged import Arranged
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.papers.discreet_paper import with_names_shown
from coach.ui.papers.paper_actions import PaperActions, Wanted
from coach.ui.papers.paper_list import PaperList
from coach.ui.papers.paper_view import FACTS, SHEET, PaperView
from coach.ui.papers.template_section import TemplateSection
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.paper_route import PaperRoute
from coach.ui.shell.sealed_route import SealRoute

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QAbstractButton

    from coach.domain.case import Case
    from coach.domain.papers.paper import Paper, PaperSize
    from coach.services.container import Services
    from coach.services.papers.offers import PaperOffer
    from coach.ui.case.fact_fields import Given
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.shell.shell import Shell

_ROOM = 760  # pixels, at 100 % text, from which the list stands beside the preview
_LIST = 272
_UNBOUND = 16777215  # Qt's own largest width


class _Sides(Arranged):
    """The list beside the preview; with little room, a box to choose from above it."""

    def __init__(self, theme: Theme, papers: PaperList, view: PaperView, below: QWidget) -> None:
        super().__init__(theme)
        self._list = papers
        self.list_scroll = ScrollPage(self, margin=0, bottom=8)
        self.list_scroll.body.addWidget(papers)
        self.list_scroll.body.addStretch(1)
        self.picker = ChoiceField("paper-picker", self)
        self.picker.setAccessibleName(self.tr("Papers"))
        self.says = Quiet("", self)
        self._left, self._right = QWidget(self), QWidget(self)
        left = column_of(self._left, gap=8)
        left.addWidget(self.list_scroll, 1)
        left.addWidget(below)
        column_of(self._right, self.picker, self.says, gap=8).addWidget(view, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(28)
        self._box.addWidget(self._left)
        self._box.addWidget(self._right, 1)
        self._beside = True
        self.settle()

    def fitting(self, width: int) -> bool:
        """Whether the list stands beside the preview."""
        return width >= self._theme.across(_ROOM)

    def arrange(self, arrangement: Hashable) -> None:
        """Show the list, or the box in its place; the keys go with the choosing."""
        beside, width = bool(arrangement), self._theme.across(_LIST)
        chooser = self.list_scroll if self._beside else self.picker
        focused = self.window().focusWidget()  # also while the window is not active
        keys = focused is not None and (focused is chooser or chooser.isAncestorOf(focused))
        across, up = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        self._box.setDirection(across if beside else up)
        for part in (self.list_scroll, self._list):
            part.setVisible(beside)
        for other in (self.picker, self.says):
            other.setVisible(not beside)
        self._left.setMinimumWidth(width if beside else 0)
        self._left.setMaximumWidth(width if beside else _UNBOUND)
        self._beside = beside
        if keys:
            self.focus_chosen()

    def focus_chosen(self) -> None:
        """Bring the keys to where a paper is chosen."""
        if self._beside:
            self._list.focus_chosen()
        else:
            self.picker.setFocus()


class PapersPage(Page):
    """`show_page` takes the id of a case, or a `PaperRoute` with the paper to begin with."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "papers-page")
        self._names = NameMask(services)
        self._case_id, self._kind, self._vendor_id = "", PaperKind.BRIEF, ""
        self._asked: object = None  # the visit that was heeded last
        self._offers: dict[PaperKind, PaperOffer] = {}
        self._header, self._row = CaseHeader(shell), PrepareRow(shell)
        self._cooling_off = CoolingOffCard(services, shell)
        self._empty = EmptyState(
            self.tr("The papers are made from the verdict. A few questions are still open."),
            self.tr("Go on with the questions"),
            "to-interview",
        )
        self._list, self._view = PaperList(shell), PaperView(shell)
        self._template = TemplateSection(services, shell)
        mail = shell.icons.icon("lock", "quiet")
        self._send = QuietButton(self.tr("Send to my manager…"), "send-sealed", mail)
        below = QWidget()
        column_of(below, self._send, self._template)
        self._sides = _Sides(shell.theme, self._list, self._view, below)
        self._actions = PaperActions(services, shell, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page = self._page = ScrollPage(self, bottom=16)
        page.body.setSpacing(12)
        for part in (self._header, self._row, self._cooling_off, self._empty):
            page.body.addWidget(part)
        page.body.addWidget(self._sides, 1)
        self._rest = QWidget(self)
        page.body.addWidget(self._rest, 1)
        column_of(self, page)

    def _connect(self) -> None:
        tools = self._view.tools
        tools.save.clicked.connect(self._on_save_clicked)
        tools.print.clicked.connect(self._on_print_clicked)
        tools.copy.clicked.connect(self._on_copy_clicked)
        tools.draft.clicked.connect(self._on_draft_clicked)
        self._view.sizes.sized.connect(self._on_sized)
        self._list.chosen.connect(self._on_paper_chosen)
        self._sides.picker.activated.connect(self._on_picked)
        self._view.vendor_chosen.connect(self._on_vendor_chosen)
        self._view.facts.given.connect(self._on_fact_given)
        self._view.directory.clicked.connect(self._on_directory_clicked)
        self._empty.asked.connect(self._on_empty_asked)
        self._send.clicked.connect(self._on_send_clicked)
        for keys, button in (("Ctrl+S", tools.save), ("Ctrl+P", tools.print)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._press, button))
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(partial(self._press, tools.copy))

    def _press(self, button: QAbstractButton) -> None:
        """Press a button that can be pressed, else say that it cannot."""
        if button.isVisible() and button.isEnabled():
            button.click()
        else:
            self._shell.hint(self.tr("There is no paper here yet that could be taken along."))

    def leave(self) -> None:
        """Go back to the words."""
        self._shell.go(WORDS, self._case_id)

    def show_page(self, arg: object = None) -> None:
        """Show the papers of a case."""
        self._view.facts.finish()
        case_id = arg.case_id if isinstance(arg, PaperRoute) else str(arg)
        if case_id != self._case_id:
            self._case_id, self._kind, self._vendor_id = case_id, PaperKind.BRIEF, ""
            self._view.show_tab(SHEET)
        asked = isinstance(arg, PaperRoute) and arg is not self._asked
        if isinstance(arg, PaperRoute) and asked:
            self._kind = arg.kind
        self._asked = arg
        self._draw()
        if asked and self._offers:
            self._view.show_tab(self._first_tab())
        self._focus_first()
        if self.arrived():
            self._page.to_top()

    def finish(self) -> None:
        """Keep what is being typed."""
        self._view.facts.finish()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just typed when the page is left."""
        self.finish()
        super().hideEvent(event)

    @property
    def _wanted(self) -> Wanted:
        papers, of = self._services.papers, (self._case_id, self._kind)
        vendor = self._vendor_id
        return Wanted(
            self._kind,
            paper=partial(papers.paper, *of, vendor),
            text=partial(papers.text, *of, vendor),
            save=partial(papers.save, *of, vendor_id=vendor),
            draft_file=partial(papers.draft_file, *of, vendor),
        )

    def _draw(self) -> None:
        case = self._services.cases.case(self._case_id)
        show_header(self._services, self._shell, self._header, case, Stage.TALK)
        papers = closed_words(self._services, case, Act.TAKE_PAPERS)
        self._shell.part(self._row, partial(self._draw_row, case, papers))
        self._cooling_off.show_case(case)
        if not self._shell.part(self._sides, partial(self._draw_papers, case, waits=bool(papers))):
            self._empty.hide()
            self._rest.show()
        sides = self._sides
        set_focus_order(self._header, self._row, self._empty, sides.list_scroll, sides.picker)
        set_focus_order(sides.picker, self._view, self._send, self._template)

    def _draw_row(self, case: Case, papers: str) -> None:
        self._row.show_case(case.id, PAPERS, papers, dated=self._services.dates.fits(case.id))

    def _draw_papers(self, case: Case, *, waits: bool) -> None:
        offers = self._services.papers.kinds(case.id)
        shown = bool(offers) and not waits
        self._empty.setVisible(not offers)
        self._sides.setVisible(shown)
        self._rest.setVisible(not shown)
        if shown:
            self._draw_offers(offers)
            self._draw_paper()
            self._shell.part(self._template, self._template.refresh)

    def _draw_offers(self, offers: tuple[PaperOffer, ...]) -> None:
        self._offers = {offer.kind: offer for offer in offers if offer.fits}
        if self._kind not in self._offers:
            self._kind = PaperKind.BRIEF
        self._list.show_offers(tuple(self._offers.values()))
        picker = self._sides.picker
        picker.clear()
        for kind in self._list.kinds():
            picker.addItem(self._offers[kind].title, kind.value)

    def _draw_paper(self) -> None:
        """Show the paper that is chosen, or why there is none."""
        offer, papers = self._offers[self._kind], self._services.papers
        self._list.choose(self._kind)
        self._sides.picker.setCurrentIndex(self._sides.picker.findData(self._kind.value))
        self._sides.says.setText("" if offer.refused else offer.says)
        self._view.tools.show_offer(offer)
        self._draw_vendors(offer)
        self._draw_facts(offer)
        try:
            paper = papers.paper(self._case_id, self._kind, self._vendor_id)
        except GoodTermsError as error:
            refers = self._kind in REFERRALS
            self._view.show_refused(error.what, error.todo, directory=refers and bool(error.todo))
            return
        self._draw_sheets(paper, offer)

    def _draw_sheets(self, paper: Paper, offer: PaperOffer) -> None:
        discreet = self._services.settings.discreet
        if discreet:
            private = self._services.talks.private_names(self._case_id)
            paper = with_names_shown(paper, lambda text: self._names.text(text, private))
        papers = self._services.papers
        made = self._shell.guard(lambda: papers.sheets(paper))
        if made is not None:
            text = papers.words(paper)
            self._view.show_sheets(made, text, discreet=discreet, waits=offer.waits)

    def _draw_vendors(self, offer: PaperOffer) -> None:
        refers = self._kind in REFERRALS and not offer.refused
        found = self._services.papers.vendors(self._case_id, self._kind) if refers else ()
        if self._vendor_id not in {vendor.id for vendor in found}:
            self._vendor_id = found[0].id if found else ""
        asks = self._kind is PaperKind.REFERRAL_PROVIDER
        title = self.tr("Who is asked") if asks else self.tr("Who is named")
        self._view.show_vendors(found, self._vendor_id, title)

    def _draw_facts(self, offer: PaperOffer) -> None:
        needed = self._kind is PaperKind.HAND_OVER and not offer.refused
        papers = self._services.papers
        facts = papers.facts(self._case_id, PaperKind.HAND_OVER) if needed else ()
        empty = sum(not each.value for each in facts)
        self._view.show_tabs(facts=bool(facts), empty=empty)
        if facts:
            self._view.facts.show_facts(self._case_id, facts)

    def _focus_first(self) -> None:
        if not self._empty.isHidden():
            self._empty.button.setFocus()
        elif not self._sides.isHidden():
            self._sides.focus_chosen()

    def _show_kind(self, kind: PaperKind) -> None:
        self._view.facts.finish()
        if kind is not self._kind:
            self._kind = kind
            self._view.to_top()
            self._view.show_tab(self._first_tab())
        self._shell.guard(self._draw_paper)

    def _first_tab(self) -> str:
        """The form of the hand-over pack as long as it holds next to nothing."""
        if self._kind is not PaperKind.HAND_OVER or self._offers[self._kind].refused:
            return SHEET
        facts = self._services.papers.facts(self._case_id, self._kind)
        return SHEET if any(each.value for each in facts if each.fact.is_list) else FACTS

    def _on_send_clicked(self) -> None:
        self._shell.go("seal", SealRoute(SealedKind.CASE, self._case_id))

    def _on_paper_chosen(self, kind: PaperKind) -> None:
        self._show_kind(kind)

    def _on_picked(self) -> None:
        self._show_kind(PaperKind(self._sides.picker.currentData()))

    def _on_vendor_chosen(self, vendor_id: str) -> None:
        self._vendor_id = vendor_id
        self._shell.guard(self._draw_paper)

    def _on_sized(self, size: PaperSize) -> None:
        self._shell.attempt(lambda: self._services.papers.set_size(size))
        self._shell.guard(self._draw_paper)

    def _on_fact_given(self, given: Given) -> None:
        field = self._view.facts.field(given.fact)
        try:
            self._services.talks.set_fact(self._case_id, given.fact, given.value)
        except GoodTermsError as error:
            if field is not None:
                field.refuse(" ".join(filter(None, (error.what, error.todo))))
            return
        if field is not None:
            field.accept(given.value)
        self._shell.guard(self._draw_paper)

    def _on_save_clicked(self) -> None:
        self._view.facts.finish()
        self._actions.save(self._wanted, self._offers[self._kind].forms)

    def _on_print_clicked(self) -> None:
        self._view.facts.finish()
        self._actions.print_(self._wanted, self._services.papers.size())

    def _on_copy_clicked(self) -> None:
        self._view.facts.finish()
        self._actions.copy(self._wanted)

    def _on_draft_clicked(self) -> None:
        self._actions.open_draft(self._wanted)

    def _on_directory_clicked(self) -> None:
        self._shell.go("referrals")

    def _on_empty_asked(self) -> None:
        self._shell.go("interview", self._case_id)
