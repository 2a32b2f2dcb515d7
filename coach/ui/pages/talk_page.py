# SPDX-License-Identifier: MIT
"""The talk of a case: its lines, its blanks, what they may say, and its day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clock import today
from coach.domain.case import Stage
from coach.errors import GoodTermsError
from coach.ui.brief_saver import BriefSaver
from coach.ui.dates import long_day
from coach.ui.discreet import Names
from coach.ui.models.rows import Row
from coach.ui.talk_view import TalkView, seconds_of, words_to_the_news
from coach.ui.verdict_words import header_words
from coach.ui.widgets.buttons import PrimaryButton, QuietButton
from coach.ui.widgets.case_header import CaseHeader
from coach.ui.widgets.empty_state import EmptyState
from coach.ui.widgets.fact_form import FactForm
from coach.ui.widgets.key_order import order_keys
from coach.ui.widgets.labels import Body, Subtitle
from coach.ui.widgets.page import Page
from coach.ui.widgets.page_head import HeadRow
from coach.ui.widgets.parked_card import ParkedCard
from coach.ui.widgets.row_table import RowTable
from coach.ui.widgets.scroll_page import ScrollPage
from coach.ui.widgets.short_time import ShortTime
from coach.ui.widgets.talk_columns import TalkColumns
from coach.ui.widgets.talk_lines import PartView, TalkLines
from coach.ui.widgets.talk_side import AvoidList, ReactionList
from coach.ui.widgets.talk_when import TalkWhen

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from coach.domain.case import Case
    from coach.domain.talk import Talk
    from coach.services.bundle import Services
    from coach.ui.shell import Shell
    from coach.ui.widgets.fact_fields import Given
    from coach.ui.widgets.talk_when import Moment

FACTS, REACTIONS, WORDS = "facts", "reactions", "words"


class TalkPage(Page):
    """Prepares the talk; `show_page` takes the id of a case."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "talk-page")
        self._names = Names(services.settings)
        self._case_id = ""
        self._private: tuple[str, ...] = ()  # names that discreet mode hides
        self._header = CaseHeader(shell)
        self._when_text = Subtitle("")
        self._channel = Body("")
        self._channel.set_tone("quiet")
        self._parked = ParkedCard(services, shell)
        self._when = TalkWhen(shell)
        self._short = ShortTime(services)
        self._brief = PrimaryButton(
            self.tr("Save the brief…"), "save-brief", shell.icons.icon("file-text", "on_accent")
        )
        self._after = QuietButton(
            self.tr("After the talk"), "to-after", shell.icons.icon("arrow-right"), trailing=True
        )
        self._saver = BriefSaver(services, shell, self)
        self._nav = RowTable("parts", self.tr("Parts of the talk"), shell, plain=True)
        self._lines = TalkLines(shell)
        self._facts = FactForm(shell)
        self._reactions = ReactionList(shell)
        self._avoid = AvoidList()
        self._until = Body("")
        sides = {FACTS: self._facts, REACTIONS: self._reactions, WORDS: self._avoid}
        self._columns = TalkColumns(shell, self._nav, self._lines, sides)
        self._empty = EmptyState(
            self.tr("The talk is made from the verdict. A few questions are still open."),
            self.tr("Go on with the questions"),
            "to-interview",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._columns.above.addWidget(self._until)
        words = QWidget()
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self._when_text)
        lines.addWidget(self._channel)
        self._top = HeadRow(self._shell.theme, words, self._after, self._brief, room=560)
        page = ScrollPage(self)
        page.body.setSpacing(12)
        parts = (self._header, self._parked, self._empty, self._top, self._when, self._short)
        for part in parts:
            page.body.addWidget(part)
        page.body.addWidget(self._columns, 1)
        self._rest = QWidget(self)
        page.body.addWidget(self._rest, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)

    def _connect(self) -> None:
        self._brief.setShortcut("Ctrl+S")
        tabs = self._columns.tabs
        tabs.set_text("talk", self.tr("The talk"))
        tabs.set_text(REACTIONS, self.tr("They may say"))
        tabs.set_text(WORDS, self.tr("Words"))
        self._facts.given.connect(self._on_fact_given)
        self._when.given.connect(self._on_when_given)
        self._brief.clicked.connect(self._on_brief_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        self._empty.asked.connect(self._on_empty_asked)
        self._nav.chosen.connect(self._lines.show_part)
        self._lines.reached.connect(self._on_part_reached)

    def leave(self) -> None:
        """Go back to the list."""
        self._shell.go("cases", self._case_id)

    def show_page(self, arg: object = None) -> None:
        """Show the talk of the case with the id `arg`."""
        self._facts.finish()
        another = str(arg) != self._case_id
        self._case_id = str(arg)
        self._draw()
        if another and self._nav.count():
            self._lines.to_top()
            self._on_part_reached(self._nav.row(0).id)
        self._focus_first()

    def _focus_first(self) -> None:
        """Bring the keys to what is asked for first."""
        if not self._empty.isHidden():
            self._empty.button.setFocus()
        elif self._when.is_empty():
            self._when.focus_day()
        elif not self._nav.isHidden():
            self._nav.setFocus()
        else:
            self._columns.tabs.focus_current()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was just typed when the page is left."""
        self._facts.finish()
        super().hideEvent(event)

    def _draw(self) -> None:
        case = self._services.cases.case(self._case_id)
        diagnosed = self._services.cases.diagnosis(case.id) is not None
        self._header.show_case(case, Stage.TALK, *header_words(self._services, case))
        for part in (self._top, self._when, self._columns):
            part.setVisible(diagnosed)
        self._empty.setVisible(not diagnosed)
        self._rest.setVisible(not diagnosed)
        self._draw_parked(case)
        if diagnosed:
            self._draw_when(case)
            self._draw_talk(case)
        else:
            self._short.hide()

    def _draw_parked(self, case: Case) -> None:
        """Whoever is angry waits: the talk can be read, but not dated or taken along."""
        wait = self._parked.show_case(case)
        self._when.setEnabled(not wait or case.talk_on is not None)  # a day can be taken away
        self._brief.setEnabled(not wait)
        self._brief.setAccessibleDescription(wait)

    def _draw_when(self, case: Case) -> None:
        self._when.show_case(case)
        self._when.suggest(today(self._services.clock))
        self._short.show_case(case)
        if case.talk_on is None:
            self._when_text.setText(self.tr("When will you talk?"))
            return
        when = ", ".join(part for part in (long_day(case.talk_on), case.talk_at) if part)
        self._when_text.setText(when)

    def _draw_talk(self, case: Case) -> None:
        facts = self._services.talks.facts(case.id)
        talk = self._services.talks.talk(case.id)
        self._private = self._services.talks.private_names(case.id)
        self._channel.setText(talk.channel)
        self._facts.show_facts(case.id, facts)
        left = sum(1 for each in facts if not each.value)
        text = self.tr("Blanks · {count}").format(count=left) if left else self.tr("Blanks")
        self._columns.tabs.set_text(FACTS, text)
        parts = TalkView(self._services, self._shown).parts(talk)
        self._lines.show_parts(parts)
        self._nav.show_items(tuple(enumerate(parts, start=1)), _nav_row)
        self._reactions.show_reactions(talk.reactions, self._shown)
        self._avoid.show_wording(talk.avoid)
        order_keys(self)
        self._draw_until(talk)

    def _draw_until(self, talk: Talk) -> None:
        words = words_to_the_news(talk)
        self._until.setVisible(words is not None)
        if words is not None:
            text = self.tr("{words} words to the news, about {seconds} seconds")
            self._until.setText(text.format(words=words, seconds=seconds_of(words)))

    def _shown(self, text: str) -> str:
        return self._names.text(text, self._private)

    def _on_fact_given(self, given: Given) -> None:
        field = self._facts.field(given.fact)
        try:
            self._services.talks.set_fact(self._case_id, given.fact, given.value)
        except GoodTermsError as error:
            if field is not None:
                field.refuse(error.todo or error.what)
            return
        if field is not None:
            field.accept(given.value)
        self._shell.guard(self._draw)

    def _on_when_given(self, moment: Moment) -> None:
        cases = self._services.cases
        if self._shell.attempt(partial(cases.set_talk, self._case_id, moment.on, moment.at)):
            text = self.tr("The day is set; the plan's reminders follow it.")
            self._shell.toast(text if moment.on else self.tr("The talk has no day now."))
            self._shell.changed()
        self._shell.guard(self._draw)

    def _on_part_reached(self, part_id: str) -> None:
        if not self._nav.hasFocus():
            self._nav.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self._nav.choose(part_id)
            self._nav.blockSignals(False)  # noqa: FBT003

    def _on_brief_clicked(self) -> None:
        self._facts.finish()
        self._saver.ask(self._case_id, self._brief)

    def _on_after_clicked(self) -> None:
        self._shell.go("after", self._case_id)

    def _on_empty_asked(self) -> None:
        self._shell.go("interview", self._case_id)


def _nav_row(item: object) -> Row:
    number, part = cast("tuple[int, PartView]", item)
    return Row(part.id, f"{number}\u2002{part.title}", part.time)
