# SPDX-License-Identifier: MIT
"""What a round is about: proposed whole, so that one press begins it; each part can change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coach.clock import as_clock
from coach.domain.practice.persona import Level
from coach.services.practice.round_setup import RoundSetup
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Lead
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.page_column import with_foot
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import stack
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.rounds.setup_parts import Practised, Seats
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import RoundRoute

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class RoundSetupPage(Page):
    """`show_page` may take a `RoundRoute`: the case, scene or persona that is meant."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "round-setup-page")
        self._names = NameMask(services)
        self._wanted = RoundSetup()
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Practice"), "back", icon("arrow-left", "quiet"))
        self._start = PrimaryButton(
            self.tr("Show the cards"),
            "start-round",
            icon("arrow-right", "on_accent"),
            trailing=True,
        )
        self._head = PageHead(shell.theme, self.tr("Practise with somebody"), self._start)
        self._lead = Lead(
            self.tr(
                "About 10 minutes: 2 to read, 3 to talk, 4 to look back. One of you practises, the "
                "other plays the client and marks."
            )
        )
        self._left = RowButton(shell.theme, "go-on-round", "", "", self)
        self._what, self._seats = Practised(services, shell, self._names), Seats(shell, self._names)
        self._empty = EmptyState(
            self.tr("There is nobody to practise on in the packs that are in use."),
            self.tr("Look at the packs"),
            "to-packs",
        )
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=720)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for side, part in ((self._columns.left, self._what), (self._columns.right, self._seats)):
            side.addWidget(part)
            side.addStretch(1)
        self._left.lead_on(self._shell.icons, "clock")
        body = self._page.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        stack(body, self._head, self._lead, self._left, self._empty, self._columns)
        body.addStretch(1)
        with_foot(self, self._page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._start.clicked.connect(self._on_start)
        self._left.clicked.connect(partial(self._shell.go, "round"))
        self._empty.asked.connect(partial(self._shell.go, "packs"))
        self._seats.changed.connect(self._on_seats)
        self._seats.entered.connect(self._start.setFocus)
        self._what.scene.activated.connect(self._on_scene)
        self._what.persona.activated.connect(self._on_persona)
        self._what.level.activated.connect(self._on_level)

    def leave(self) -> None:
        """Go back to practice."""
        self._shell.go("practice")

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show what is proposed, with the keys on the button that begins it."""
        route = arg if isinstance(arg, RoundRoute) else RoundRoute(str(arg)) if arg else None
        if route is not None or self.arrived():
            route = route or RoundRoute()
            self._wanted = RoundSetup(route.case_id, route.roleplay, route.persona)
        self._draw()
        if self._empty.isHidden():
            self._start.setFocus()
        else:
            self._empty.button.setFocus()
        self._page.to_top()

    def _draw(self) -> None:
        self._shell.part(self._left, self._draw_left)
        self._shell.part(self._columns, self._draw_choices)
        set_focus_order(self)

    def _draw_left(self) -> None:
        """Offer to go on with the round that was left in the middle."""
        found = self._services.rounds.unfinished()
        self._left.setVisible(found is not None)
        if found is not None:
            of = self._services.rounds.round(found.id)
            who = of.cards.client.name if of.cards is not None else self.tr("A client")
            form = self.tr("{name}, {time} on the clock. Nothing was lost.")
            self._left.show_texts(
                self.tr("Go on with the round you left"),
                form.format(name=who, time=as_clock(of.seconds)),
            )

    def _draw_choices(self) -> None:
        anybody = bool(self._services.practice.personas() and self._services.practice.roleplays())
        self._empty.setVisible(not anybody)
        self._start.setVisible(anybody)
        self._columns.setVisible(anybody)
        if anybody:
            choices = self._services.rounds.choices(self._wanted)
            self._wanted = choices.chosen
            self._what.show_choices(choices)
            self._seats.show_people(dict(choices.chosen.people))

    # -- what the user does

    def _on_seats(self) -> None:
        self._wanted = self._wanted._replace(people=self._seats.people())

    def _on_scene(self) -> None:
        kind, _, of = str(self._what.scene.currentData()).partition(":")
        case_id, roleplay = (of, "") if kind == "case" else ("", of)
        self._change(RoundSetup(case_id, roleplay))

    def _on_persona(self) -> None:
        persona = str(self._what.persona.currentData())
        self._change(self._wanted._replace(persona=persona, level=None))

    def _on_level(self) -> None:
        self._change(self._wanted._replace(level=Level(str(self._what.level.currentData()))))

    def _change(self, wanted: RoundSetup) -> None:
        """Take another choice; what it brings with it is proposed anew."""
        self._wanted = wanted._replace(people=self._seats.people())
        self._shell.part(self._columns, self._draw_choices)

    def _on_start(self) -> None:
        wanted = self._wanted._replace(people=self._seats.people())
        begun = self._shell.guard(partial(self._services.rounds.begin, wanted))
        if begun is not None:
            self._shell.go("round", begun.id)
