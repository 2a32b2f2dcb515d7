# SPDX-License-Identifier: MIT
"""Preparing the talk: its day, its lines to work on, its blanks, and what they may say."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.clock import today
from coach.domain.papers.paper import PaperKind
from coach.domain.search import Kind
from coach.engine.wording.checker import until_news
from coach.services.case.cooling_off import Act
from coach.services.cases.steps import Step
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.cooling_off_card import CoolingOffCard
from coach.ui.case.fact_form import FactForm
from coach.ui.case.prepare_row import WORDS as HERE
from coach.ui.case.prepare_row import PrepareRow
from coach.ui.case.short_time import ShortTime
from coach.ui.case.talk_side import AvoidList
from coach.ui.case.talk_when import TalkWhen
from coach.ui.case.verdict_words import closed_words, show_header
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import has_keys, set_focus_order
from coach.ui.kit.fields.asking import add_keys, add_undo_keys
from coach.ui.kit.fields.dates import long_moment
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, row_of
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.found_route import LibraryRoute
from coach.ui.shell.page import Page
from coach.ui.shell.paper_route import PaperRoute
from coach.ui.shell.shell import Data
from coach.ui.talk.head_fold import HeadFold
from coach.ui.talk.keys_sheet import TalkKeys
from coach.ui.talk.line_comments import LineComments
from coach.ui.talk.lines.line_text import LineAction, LineContext
from coach.ui.talk.lines.talk_lines import TalkLines
from coach.ui.talk.part_nav import PartNav
from coach.ui.talk.reply_list import ReplyList
from coach.ui.talk.talk_actions import TalkActions, reaction_of, reply_came_back, what_came_back
from coach.ui.talk.talk_columns import TalkColumns
from coach.ui.talk.talk_head import TalkHead
from coach.ui.talk.talk_mending import TalkMending
from coach.ui.talk.talk_view import TalkView, calm, whole_marks, with_words
from coach.ui.talk.until_news import UntilNewsMark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent

    from coach.domain.case import Case
    from coach.domain.talk.talk import Talk, Tone, Wording
    from coach.domain.wording import Mark
    from coach.services.container import Services
    from coach.ui.case.fact_fields import Given
    from coach.ui.case.talk_when import Moment
    from coach.ui.shell.shell import Shell

FACTS, REACTIONS, WORDS = "facts", "reactions", "words"


class TalkPage(Page):
    """Prepares the talk; `show_page` takes the id of a case."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "talk-page")
        self._names = NameMask(services)
        self._case_id = ""
        self._talk: Talk | None = None
        self._avoided: tuple[Wording, ...] | None = None
        self._drawing, self._unordered = False, True
        self._private: tuple[str, ...] = ()  # names that discreet mode hides
        self._actions = TalkActions(services, shell)
        self._view = TalkView(services, self._shown, self._hear)
        self._header = CaseHeader(shell)
        self._row = PrepareRow(shell)
        self._cooling_off = CoolingOffCard(services, shell)
        self._head = TalkHead(shell, services.content.info.tones)
        self._when = TalkWhen(shell)
        self._short = ShortTime(services)
        context = LineContext(shell, self._perform, calm(self._hear))
        self._nav = PartNav(shell)
        self._lines = TalkLines(context)
        self._comments = LineComments(services, shell, self._lines)
        self._mending = TalkMending(services, shell, self._lines.mending, self._redraw)
        self._facts = FactForm(shell)
        self._reactions = ReplyList(context)
        self._avoid = AvoidList()
        self._until = UntilNewsMark()
        sides = {REACTIONS: self._reactions, FACTS: self._facts, WORDS: self._avoid}
        self._columns = TalkColumns(shell, self._nav, self._lines, sides)
        self._empty = self._without_verdict()
        self._keys = TalkKeys(shell, self)
        self._show_keys = QuietButton(
            self.tr("Keys"), "show-keys", shell.icons.icon("info", "quiet")
        )
        chevron = shell.icons.icon("chevron-down", "quiet")
        self._show_head = QuietButton(self.tr("Day and tone"), "show-head", chevron)
        self._show_head.hide()
        self._fold = HeadFold(self._lines.scroll_page.verticalScrollBar())
        self._lay_out()
        self._connect()
        self._bind_keys()

    def _without_verdict(self) -> EmptyState:
        return EmptyState(
            self.tr("The talk is made from the verdict. A few questions are still open."),
            self.tr("Go on with the questions"),
            "to-interview",
        )

    def _lay_out(self) -> None:
        self._columns.above.addWidget(self._until)
        page = self._page = ScrollPage(self, bottom=16)
        page.body.setSpacing(8)
        self._places = QWidget(self)
        places = row_of(self._places)
        places.addWidget(self._row, 1)
        for button in (self._show_head, self._show_keys):
            button.setProperty("small", "true")
            places.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fold.body.setSpacing(8)
        for part in (self._head, self._when, self._short):
            self._fold.body.addWidget(part)
        for each in (self._header, self._places, self._cooling_off, self._empty, self._fold):
            page.body.addWidget(each)
        page.body.addWidget(self._columns, 1)
        self._rest = QWidget(self)
        page.body.addWidget(self._rest, 1)
        column_of(self, page)

    def _connect(self) -> None:
        tabs = self._columns.tabs
        tabs.set_text("talk", self.tr("The talk"))
        tabs.set_text(REACTIONS, self.tr("They may say"))
        tabs.set_text(WORDS, self.tr("Avoid"))
        self._facts.given.connect(self._on_fact_given)
        self._when.given.connect(self._on_when_given)
        self._head.day_asked.connect(self._on_day_asked)
        self._head.tones.chosen.connect(self._on_tone_chosen)
        self._head.cue_card.clicked.connect(self._on_cue_card_clicked)
        self._head.rehearse.clicked.connect(self._on_rehearse)
        self._empty.asked.connect(self._on_empty_asked)
        self._show_keys.clicked.connect(self._keys.open_sheet)
        self._show_head.clicked.connect(self._on_head_asked)
        self._fold.folded.connect(self._show_head.setVisible)
        self._fold.opens_for(self._header, self._row)
        self._nav.chosen.connect(self._lines.show_part)
        self._lines.reached.connect(self._on_part_reached)
        self._lines.typing.connect(self._on_typing)
        self._lines.compared.connect(self._on_compared)
        for part in (self._nav, self._lines, self._columns, self._facts, self._reactions):
            part.reshaped.connect(self._order_keys)

    def _bind_keys(self) -> None:
        add_undo_keys(self, self._on_undo, self._on_redo)
        add_keys(self, "Ctrl+S", self._on_papers_asked)

    def leave(self) -> None:
        """Go back to the list."""
        self._shell.go("cases", self._case_id)

    def show_page(self, arg: object = None) -> None:
        """Show the talk of the case with the id `arg`."""
        another = str(arg) != self._case_id
        self.finish(close=another)
        if self._actions.asks_first(str(arg)):
            return
        self._case_id = str(arg)
        self._draw()
        self._show_day(asked=self._when.is_empty())
        if another:
            self._fold.unfold()
            self._lines.to_top()
            self._nav.to_top()
        if another or not has_keys(self):  # it has, as after the prompter
            self._focus_first()

    def _focus_first(self) -> None:
        """Bring the keys to what is asked for first."""
        if not self._empty.isHidden():
            self._empty.button.setFocus()
        elif self._when.is_empty():
            self._when.focus_day()
        elif not self._nav.isHidden():
            self._nav.focus_here()
        else:
            self._columns.tabs.focus_current()
        self._page.to_top()

    def finish(self, *, close: bool = False) -> None:
        """Keep what is being typed; with `close` the editors go too: another talk follows."""
        self._facts.finish()
        self._lines.finish(close=close)
        self._reactions.finish(close=close)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just typed when the page is left."""
        self._facts.finish()
        super().hideEvent(event)

    def _redraw(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        self._drawing = True
        try:
            self._draw_all()
        finally:
            self._drawing = False
        if self._unordered:
            self._order_keys()

    def _draw_all(self) -> None:
        case = self._services.cases.case(self._case_id)
        show_header(self._services, self._shell, self._header, case, Step.PREPARE)
        self._shell.part(self._row, partial(self._draw_row, case))
        self._draw_cooling_off(case)
        if not self._shell.part(self._columns, partial(self._draw_case, case)):
            for part in (self._head, self._show_keys, self._empty, self._when, self._short):
                part.hide()
            self._rest.show()

    def _draw_row(self, case: Case) -> None:
        dated = self._services.dates.fits(case.id)
        self._row.show_case(case.id, HERE, self._papers_closed(case), dated=dated)

    def _draw_case(self, case: Case) -> None:
        diagnosed = self._services.cases.diagnosis(case.id) is not None
        for shown in (self._head, self._columns, self._show_keys):
            shown.setVisible(diagnosed)
        for part in (self._empty, self._rest):
            part.setVisible(not diagnosed)
        if diagnosed:
            self._draw_when(case)
            self._draw_talk()
        else:
            self._when.hide()
            self._short.hide()

    def _draw_cooling_off(self, case: Case) -> None:
        """Whoever is angry waits: the talk can be read, but not dated or taken along."""
        self._cooling_off.show_case(case)
        self._when.set_closed(closed_words(self._services, case, Act.SET_DAY), case)
        self._head.set_cooling_off(self._papers_closed(case))

    def _papers_closed(self, case: Case) -> str:
        return closed_words(self._services, case, Act.TAKE_PAPERS)

    def _draw_when(self, case: Case) -> None:
        self._when.show_case(case)
        self._when.suggest(today(self._services.clock))
        self._shell.part(self._short, partial(self._short.show_case, case))
        self._head.show_when(long_moment(case.talk_on, case.talk_at))

    def _show_day(self, *, asked: bool) -> None:
        """Show the fields for the day, or only what stands in them."""
        self._when.setVisible(asked and self._empty.isHidden())

    def _draw_talk(self) -> None:
        facts = self._services.talks.facts(self._case_id)
        self._private = self._services.talks.private_names(self._case_id)
        talk, undrawn = self._view.drawable(self._services.talks.talk(self._case_id))
        self._talk = talk
        self._unordered |= self._mending.show(self._case_id, undrawn)
        self._head.channel.show_talk(talk, self._shown)
        self._head.tones.show_tone(talk.tone)
        self._columns.draw_side(FACTS, partial(self._facts.show_facts, self._case_id, facts))
        told = sum(1 for each in facts if each.value)  # what is left may grow: one leads to another
        some = self.tr("Blanks · {told} of {all}").format(told=told, all=len(facts))
        self._columns.tabs.set_text(FACTS, some if told < len(facts) else self.tr("Blanks"))
        parts = self._view.parts(talk)
        ear = self._services.ear
        kept = [self._shown(name) for name in ear.kept_back(self._case_id, talk)]
        self._lines.show_whole(whole_marks(talk, ear.composed(talk), self._hear), kept)
        self._lines.show_parts(parts, self._view.kept(talk))
        comments = partial(self._comments.show_case, self._case_id, self._private)
        self._shell.part(self._comments, comments)
        self._nav.show_parts(parts)
        view = self._view
        self._reactions.show_reactions(view.reactions(talk.reactions), view.reactions(talk.further))
        if talk.avoid != self._avoided:
            self._avoided = talk.avoid
            self._columns.draw_side(WORDS, partial(self._avoid.show_wording, talk.avoid))
        self._until.show_until(until_news(talk))

    def _order_keys(self) -> None:
        """Let Tab go through the page as it is read; while it is drawn, once at the end."""
        self._unordered = self._drawing
        if not self._drawing:
            set_focus_order(self)
            self._lines.order_tools()

    def _shown(self, text: str) -> str:
        return self._names.text(text, self._private)

    def _hear(self, text: str, part: str) -> Sequence[Mark]:
        return self._services.ear.line(text, self._case_id, part)

    def _perform(self, action: LineAction) -> str:
        """Do something with a line, and show what came of it; "" where it was refused."""
        beside = self._lines.neighbour(action.line)
        done = self._actions.perform(self._case_id, action)
        if not done:
            return ""
        self._redraw()
        if text := self._actions.said(action.act):
            self._shell.toast(text, self._on_undo)
        self._lines.follow(action, done, beside)
        return done

    def _on_tone_chosen(self, tone: Tone) -> None:
        self._shell.attempt(partial(self._services.lines.set_tone, self._case_id, tone))
        self._redraw()

    def _on_undo(self) -> None:
        lines = self._services.lines
        self._step(lines.can_undo, lines.undo, self.tr("There is nothing to undo here."))

    def _on_redo(self) -> None:
        lines = self._services.lines
        self._step(lines.can_redo, lines.redo, self.tr("There is nothing to redo here."))

    def _step(self, can: Callable[[str], bool], step: Callable[[str], str], nothing: str) -> None:
        """Take an action back or bring it again, say what has changed, and go there."""
        before = self._talk
        if before is None or not can(self._case_id):
            self._shell.hint(nothing)
            return
        concerned = self._shell.guard(partial(step, self._case_id))
        self._redraw()
        after = self._talk
        if concerned is None or after is None:
            return
        if (reaction := reaction_of(after, concerned)) is not None:
            self._shell.toast(reply_came_back(reaction, self._shown))
            return
        self._shell.toast(what_came_back(before, after, concerned, self._shown))
        if concerned:
            self._columns.show_lines()
            self._lines.reach(concerned)

    def _on_typing(self, line_id: str, text: str | None) -> None:
        """Count as one types."""
        if self._talk is not None:
            talk = self._talk if text is None else with_words(self._talk, line_id, text)
            self._until.show_until(until_news(talk))

    def _on_fact_given(self, given: Given) -> None:
        if self._facts.keep(given, partial(self._services.talks.set_fact, self._case_id)):
            self._redraw()

    def _on_when_given(self, moment: Moment) -> None:
        cases = self._services.cases
        if self._shell.attempt(partial(cases.set_talk, self._case_id, moment.on, moment.at)):
            text = self.tr("The day is set, and the plan’s reminders will follow it.")
            self._shell.toast(text if moment.on else self.tr("The talk no longer has a day."))
            self._shell.changed(Data.PLAN)
        self._redraw()

    def _on_day_asked(self) -> None:
        self._show_day(asked=self._when.isHidden())
        if not self._when.isHidden():
            self._when.focus_day()

    def _on_compared(self, topic: object) -> None:
        route = LibraryRoute(Kind.PART, str(topic), self._case_id)
        self._shell.go("library", route)

    def _on_part_reached(self, part_id: str) -> None:
        if not self._nav.has_keys():
            self._nav.mark(part_id)

    def _on_papers_asked(self) -> None:
        self._facts.finish()
        self._shell.go("papers", self._case_id)

    def _on_head_asked(self) -> None:
        self._fold.unfold()
        self._head.focus_first()

    def _on_cue_card_clicked(self) -> None:
        self._facts.finish()
        self._shell.go("papers", PaperRoute(self._case_id, PaperKind.CUE_CARD))

    def _on_rehearse(self) -> None:
        self._facts.finish()
        self._shell.go("rehearse", self._case_id)

    def _on_empty_asked(self) -> None:
        self._shell.go("interview", self._case_id)
