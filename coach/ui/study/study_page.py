# SPDX-License-Identifier: MIT
"""What there is to study: what is due, for which talk, on which path, and how it goes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.clock import today
from coach.domain.search import Place
from coach.domain.study.card import Scope
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import focus_first, set_focus_order
from coach.ui.kit.basic.labels import Body, Lead
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_head import HeadRow, PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, stack
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.found_route import ScriptRoute
from coach.ui.shell.page import Page
from coach.ui.study.clock_card import ClockCard
from coach.ui.study.figures_panel import FiguresPanel
from coach.ui.study.path_list import PathCard
from coach.ui.study.plan_card import PlanCard
from coach.ui.study.study_route import StudyRoute, route_of_card
from coach.ui.study.study_words import cards_text, due_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from coach.domain.study.card import Card
    from coach.domain.study.figures import Overview
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_DAYS = 14  # that the figures look back and ahead


class StudyPage(Page):
    """The first page of studying; `show_page` may take the id of a case whose talk is meant."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "study-page")
        self._names = NameMask(services)
        self._known: Overview | None = None  # since it was drawn last
        self._cards: dict[str, QWidget] = {}  # of talks and of paths, by their names
        icon = shell.icons.icon
        start = icon("graduation-cap", "on_accent")
        self._start = PrimaryButton(self.tr("Start"), "start-study", start)
        self._head = PageHead(shell.theme, self.tr("Study"), self._start)
        self._due = Lead("")
        self._due.setObjectName("study-due")
        self._limit = QuietButton(self.tr("Change the limits"), "to-limits")
        self._clock = ClockCard()
        self._empty = self._make_empty()
        self._plans = Section(self.tr("Ready for a talk"))
        self._paths = Section(self.tr("Paths for your first weeks"))
        self._more = Section(self.tr("Other ways to practise"))
        self._quiz = RowButton(shell.theme, "to-quiz", self.tr("Quiz: which verdict?"), "", self)
        self._situations = Disclosure(
            shell,
            "practise-situations",
            self.tr("Go through a situation"),
            self.tr("For practice: the schedule stays as it is."),
        )
        self._aside = Disclosure(shell, "put-aside", self.tr("Put aside"))
        self._gone = Body("", tone="quiet")
        self._gone.setObjectName("cards-gone")
        self._figures = FiguresPanel(shell)
        self._no_figures = Section(self.tr("How it goes"))
        self._no_figures.body.addWidget(Body(self._told_before(), tone="quiet"))
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self.tr(
                "Learn the words of the library until they are yours: a card shows a situation, "
                "you say the sentence, and look whether it was so. Ten minutes a day are enough."
            ),
            self.tr("Try the first cards"),
            "first-cards",
            example=self.tr(
                "For example: “Can’t you just hire somebody?” What do you answer, and what must "
                "you not promise?"
            ),
            primary=True,
        )

    def _told_before(self) -> str:
        """What stands in the place of the figures while there are none."""
        return self.tr(
            "After your first cards, pictures here show what comes, the time you spent, what "
            "stayed in mind, and what will not."
        )

    def _lay_out(self) -> None:
        self._quiz.lead_on(self._shell.icons, "scale")
        stack(self._more.body, self._quiz, self._situations, self._aside, self._gone)
        stack(self._columns.left, self._plans, self._paths, self._more)
        self._columns.left.addStretch(1)
        stack(self._columns.right, self._no_figures, self._figures)
        self._columns.right.addStretch(1)
        top = (self._head, self._clock, self._due, self._limit, self._empty)
        stack(self._page.body, *top, self._columns)
        self._page.body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._start.clicked.connect(self._on_start)
        self._empty.asked.connect(self._on_start)
        self._limit.clicked.connect(self._on_limits)
        self._quiz.clicked.connect(self._on_quiz)
        self._clock.asked.connect(self._on_count_from_now)
        self._situations.toggled.connect(self._on_situations_toggled)
        self._figures.opened.connect(self._on_hard_opened)

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show what there is to study now, with the keys on it, or on the talk of a case."""
        self._draw()
        begun = not self._start.isHidden()
        if begun:
            self._start.setFocus()
        else:
            (self._quiz if self._empty.isHidden() else self._empty.button).setFocus()
        self._page.to_top()
        if arg:
            self._focus_card(f"plan:{arg}")

    def _focus_card(self, name: str) -> None:
        """Bring the keys to the first button of a card that is shown now."""
        if (card := self._cards.get(name)) is not None:
            focus_first(card)

    def _keep(self, kind: type[QWidget], cards: Sequence[QWidget]) -> None:
        """Know the cards of a kind that are shown; those before them are on their way out."""
        others = {name: each for name, each in self._cards.items() if not isinstance(each, kind)}
        self._cards = others | {each.objectName(): each for each in cards}

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        part = self._shell.part
        self._known = None
        part(self._clock, self._draw_clock)
        part(self._due, self._draw_due)
        part(self._plans, self._draw_plans)
        part(self._paths, self._draw_paths)
        part(self._aside, self._draw_aside)
        part(self._figures, self._draw_figures)
        set_focus_order(self)

    def _overview(self) -> Overview:
        """What there is to study, counted once for all parts of the page."""
        if self._known is None:
            self._known = self._services.study.overview()
        return self._known

    def _draw_clock(self) -> None:
        self._clock.say(self._services.study.clock_warning())

    def _draw_due(self) -> None:
        overview = self._overview()
        begun, comes = bool(overview.met), overview.due + overview.new
        self._empty.setVisible(not begun)
        self._start.setVisible(begun and bool(comes))
        self._due.setVisible(begun)
        self._limit.setVisible(begun and bool(overview.over_limit) and not comes)
        self._due.setText(self._due_words(overview))
        form = self.tr("Start: {cards}")
        self._start.set_text(form.format(cards=cards_text(comes)))

    def _due_words(self, overview: Overview) -> str:
        if overview.due or overview.new:
            return due_text(overview)
        if overview.over_limit:
            return self.tr(
                "Your limit for today is reached. What is spread over days stays in mind longer."
            )
        return self.tr("Nothing is due today. What you learned comes again when it would fade.")

    def _draw_plans(self) -> None:
        plans, day = self._services.study.ready.plans(), today(self._services.clock)
        cards = [PlanCard(self._shell, each, self._names.name(each.client), day) for each in plans]
        for card in cards:
            card.studied.connect(self._on_studied)
            card.practised.connect(self._on_practised)
            card.switched.connect(self._on_switched)
        none = Body(
            self.tr(
                "Once a talk has a day, its cards can be planned here so that you know them best "
                "on that day: “Ready on Tuesday: 82 %”."
            ),
            tone="quiet",
        )
        self._keep(PlanCard, cards)
        fill(self._plans.body, cards or [none])

    def _draw_paths(self) -> None:
        paths = self._services.study.lessons.paths()
        overview = self._overview()
        comes = bool(overview.due + overview.new)
        cards = [PathCard(self._shell, each, comes=comes) for each in paths]
        for card in cards:
            card.begun.connect(self._on_start)
            card.taken.connect(self._on_taken)
            card.opened.connect(self._on_script_opened)
        self._keep(PathCard, cards)
        fill(self._paths.body, cards)
        self._paths.setVisible(bool(cards))

    def _draw_aside(self) -> None:
        gone = self._overview().set_aside
        form = self.tr(
            "{cards} rest, because what they were made from is not in the library now. They come "
            "back with it, as you knew them."
        )
        if gone == 1:
            form = self.tr(
                "{cards} rests, because what it was made from is not in the library now. It comes "
                "back with it, as you knew it."
            )
        self._gone.setText(form.format(cards=cards_text(gone)))
        self._gone.setVisible(bool(gone))
        cards = self._services.study.suspended()
        self._aside.setVisible(bool(cards))
        fill(self._aside.body, map(self._aside_row, cards))

    def _aside_row(self, card: Card) -> QWidget:
        words = Body(card.title, self._aside)
        back = SecondaryButton(self.tr("Bring back"), f"resume:{card.id}")
        back.setAccessibleName(self.tr("Bring back: {title}").format(title=card.title))
        back.clicked.connect(partial(self._on_resumed, card.id))
        return HeadRow(self._shell.theme, words, back)

    def _draw_figures(self) -> None:
        overview = self._overview()
        self._no_figures.setVisible(not overview.met)
        self._figures.setVisible(bool(overview.met))
        if overview.met:
            figures = self._services.study.figures(_DAYS)
            self._figures.show_figures(figures, overview, today(self._services.clock))

    # -- what the user does

    def _on_start(self) -> None:
        self._shell.go("study-session", StudyRoute())

    def _on_limits(self) -> None:
        self._shell.go("settings", Place.STUDY_LIMITS)

    def _on_quiz(self) -> None:
        self._shell.go("quiz")

    def _on_studied(self, case_id: str, more: int) -> None:
        self._shell.go("study-session", StudyRoute(Scope(case_id=case_id), more=more))

    def _on_practised(self, case_id: str) -> None:
        self._shell.go("study-session", StudyRoute(Scope(case_id=case_id), cram=True))

    def _on_switched(self, case_id: str, on: bool) -> None:
        ready = self._services.study.ready
        if self._shell.attempt(partial(ready.begin if on else ready.end, case_id)):
            self._refresh()
            self._focus_card(f"plan:{case_id}")

    def _on_taken(self, path_id: str, taken: bool) -> None:
        choose = self._services.study.lessons.choose
        if self._shell.attempt(partial(choose, path_id if taken else "")):
            self._refresh()
            self._focus_card(f"path:{path_id}")

    def _on_script_opened(self, script_id: str, among: tuple[str, ...]) -> None:
        self._shell.go("script", ScriptRoute(script_id, among, back="study"))

    def _on_situations_toggled(self, open_: bool) -> None:
        if open_ and not self._situations.body.count():
            fill(self._situations.body, self._situation_rows())
            set_focus_order(self)

    def _situation_rows(self) -> Iterator[RowButton]:
        library = self._services.library
        for situation in library.situations():
            scripts = tuple(script.id for script in library.scripts(situation.id))
            name = f"practise-situation:{situation.id}"
            row = RowButton(self._shell.theme, name, situation.title, "", self._situations)
            row.clicked.connect(partial(self._on_situation, scripts))
            yield row

    def _on_situation(self, scripts: tuple[str, ...]) -> None:
        self._shell.go("study-session", StudyRoute(Scope(scripts=scripts), cram=True))

    def _on_resumed(self, card_id: str) -> None:
        if self._shell.attempt(partial(self._services.study.resume, card_id)):
            self._shell.toast(self.tr("It comes again."))
            self._refresh()

    def _on_hard_opened(self, card_id: str) -> None:
        card = self._shell.guard(partial(self._services.study.card, card_id))
        if card is not None:
            self._shell.go(*route_of_card(card.ref, "study"))

    def _on_count_from_now(self) -> None:
        if self._shell.attempt(self._services.study.count_from_now):
            self._refresh()
