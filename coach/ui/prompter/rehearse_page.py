# SPDX-License-Identifier: MIT
"""Rehearsing a talk: begin one, see how the last ones went, have three replies ready."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.services.cases.steps import Step
from coach.ui.case.case_header import CaseHeader
from coach.ui.case.cooling_off_card import CoolingOffCard
from coach.ui.case.verdict_words import show_header
from coach.ui.kit.basic.buttons import PrimaryButton, SecondaryButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, KeyCap, Lead, Title
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.prompter.rehearsal_list import RehearsalList
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_REPLIES = 3


class RehearsePage(Page):
    """Rehearsals of a case; `show_page` takes its id."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "rehearse-page")
        self._names = NameMask(services)
        self._case_id = ""
        self._header = CaseHeader(shell)
        self._cooling_off = CoolingOffCard(services, shell)
        self._title = Title(self.tr("Say it aloud"))
        self._lead = Lead("")
        self._how = Body(
            self.tr(
                "The prompter shows one part at a time and keeps the time. Stand up, and speak as "
                "you would to them. In the real talk, listening will take longer than here."
            ),
            tone="quiet",
        )
        icon = shell.icons.icon("speech", "on_accent")
        self._start = PrimaryButton(self.tr("Start a rehearsal"), "start-rehearsal", icon)
        self._key = KeyCap("F11")
        self._inside = SecondaryButton(
            self.tr("With your own side first"),
            "start-inside",
            shell.icons.icon("users", "accent"),
        )
        self._list = RehearsalList(services, shell)
        self._practice = self._make_practice()
        self._replies = Section(self.tr("Three replies to have ready"))
        self._empty = EmptyState(
            self.tr("You can rehearse as soon as there is a verdict."),
            self.tr("Go on with the questions"),
            "to-interview",
        )
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._page = ScrollPage(self)
        self._lay_out()
        self._start.clicked.connect(self._on_start_clicked)
        self._inside.clicked.connect(self._on_inside_clicked)
        self._list.changed.connect(self._refresh)
        self._empty.asked.connect(self._on_empty_asked)

    def _make_practice(self) -> Section:
        """The ways to practise the talk before it is held."""
        section = Section(self.tr("Practise it"))
        for name, page, icon, title, detail in (
            (
                "practise-with-somebody",
                "round-setup",
                "users-round",
                self.tr("With somebody"),
                self.tr("One of you plays the client, with a card; then you compare your marks."),
            ),
            (
                "practise-alone",
                "roleplays",
                "speech",
                self.tr("Practise alone"),
                self.tr("A role-play that fits this talk; the client answers by rule."),
            ),
            (
                "practise-reactions",
                "reaction-drill",
                "timer",
                self.tr("Reaction drill"),
                self.tr("What they may say in this case, by the clock."),
            ),
        ):
            row = RowButton(self._shell.theme, name, title, detail, self)
            row.lead_on(self._shell.icons, icon)
            row.clicked.connect(partial(self._on_practise, page))
            section.body.addWidget(row)
        return section

    def _lay_out(self) -> None:
        start = FlowLayout(gap=10)
        for each in (self._start, self._key, self._inside):
            start.addWidget(each)
        left = self._columns.left
        left.addWidget(self._lead)
        left.addWidget(self._how)
        left.addSpacing(8)
        left.addLayout(start)
        left.addSpacing(8)
        left.addWidget(self._list)
        left.addStretch(1)
        self._columns.right.addWidget(self._practice)
        self._columns.right.addWidget(self._replies)
        self._columns.right.addStretch(1)
        body = self._page.body
        body.addWidget(self._header)
        body.addSpacing(12)
        for part in (self._title, self._cooling_off, self._empty, self._columns):
            body.addWidget(part)
        body.addStretch(1)
        column_of(self, self._page)

    def leave(self) -> None:
        """Go back to the list."""
        self._shell.go("cases", self._case_id)

    def show_page(self, arg: object = None) -> None:
        """Show the rehearsals of the case with the id `arg`."""
        arrived = self.arrived()
        another = str(arg) != self._case_id
        self._case_id = str(arg)
        self._draw()
        (self._start if self._empty.isHidden() else self._empty.button).setFocus()
        if another or arrived:
            self._page.to_top()

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        services = self._services
        case = services.cases.case(self._case_id)
        show_header(services, self._shell, self._header, case, Step.REHEARSE)
        self._cooling_off.show_case(case)
        if not self._shell.part(self._columns, partial(self._draw_case, case.id)):
            self._empty.hide()
        set_focus_order(self)

    def _draw_case(self, case_id: str) -> None:
        diagnosed = self._services.cases.diagnosis(case_id) is not None
        self._empty.setVisible(not diagnosed)
        self._columns.setVisible(diagnosed)
        if diagnosed:
            part = self._shell.part
            part(self._lead, partial(self._draw_talk, case_id))
            part(self._list, partial(self._list.show_case, case_id))
            part(self._replies, lambda: fill(self._replies.body, self._reply_rows()))

    def _draw_talk(self, case_id: str) -> None:
        self._lead.setText(self._lead_words())
        self._inside.setVisible(bool(self._services.talks.talk(case_id).beforehand))

    def _lead_words(self) -> str:
        if not self._services.prepare.rehearses(self._case_id):
            return self.tr("There is little to rehearse here, but it does no harm to say it aloud.")
        last = self._services.talks.talk(self._case_id).with_client[-1].id
        count = self._services.rehearsals.to_the_end(self._case_id, last)
        words = (
            self.tr("Say it aloud twice, then once to somebody who makes it hard for you."),
            self.tr(
                "That was once. Say it aloud once more, then to somebody who makes it hard for you."
            ),
            self.tr("That was twice. Now say it to somebody who interrupts you and answers back."),
            self.tr("You have said it aloud {count} times. You need not know it by heart."),
        )
        return words[min(count, len(words) - 1)].format(count=count)

    def _reply_rows(self) -> Iterator[QWidget]:
        private = self._services.talks.private_names(self._case_id)
        reactions = self._services.talks.talk(self._case_id).reactions[:_REPLIES]
        self._replies.setVisible(bool(reactions))
        for reaction in reactions:
            says = Body(self._names.text(reaction.says, private), self)
            says.set_strong(True)
            yield says
            reply = Body(self._names.text(reaction.reply, private), self)
            reply.setContentsMargins(0, 0, 0, 12)
            yield reply

    def _on_practise(self, page: str) -> None:
        self._shell.go(page, self._case_id)

    def _on_start_clicked(self) -> None:
        self._shell.prompt(self._case_id, rehearsal=True)

    def _on_inside_clicked(self) -> None:
        self._shell.prompt(self._case_id, rehearsal=True, inside=True)

    def _on_empty_asked(self) -> None:
        self._shell.go("interview", self._case_id)
