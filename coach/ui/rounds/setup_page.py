# SPDX-License-Identifier: MIT
"""What a round is about: proposed whole, so that one press begins it; each part can change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from coach.clock import as_clock
from coach.domain.practice.persona import Level
from coach.domain.practice.rounds import Rater
from coach.engine.practice.cards import pushbacks_of
from coach.services.practice.round_setup import RoundSetup
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Lead, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.page_column import with_foot
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.rounds.round_words import chair_title
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.shell.person_field import PersonField
from coach.ui.shell.practice_routes import RoundRoute

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.services.practice.round_setup import Choices, Situation
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
        self._scene, self._persona, self._level = (
            ChoiceField(name) for name in ("round-scene", "round-persona", "round-level")
        )
        self._chosen, self._with = Body(""), Quiet("")
        self._chosen.set_strong(True)
        self._other = Disclosure(
            shell,
            "choose-another",
            self.tr("Choose another"),
            self.tr("A situation, a client, how hard they make it"),
            self,
        )
        self._about, self._who, self._behaves = Body(""), Body(""), Body("")
        self._told = Disclosure(
            shell,
            "about-it",
            self.tr("What it is about"),
            self.tr("The cards say it all, too"),
            self,
        )
        self._seats = Disclosure(
            shell,
            "who-sits-where",
            self.tr("Who sits where"),
            self.tr("Names, or a third who looks on: if you like"),
            self,
        )
        self._fields = {
            rater: PersonField(f"name:{rater.value}", self._names, self) for rater in Rater
        }
        self._rows: dict[Rater, FormRow] = {}
        self._third = QCheckBox(self.tr("Somebody looks on"), self)
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
        left, right = self._columns.left, self._columns.right
        what, who = Section(self.tr("What you practise")), self._seats
        for shown in (self._chosen, self._with, self._other):
            what.body.addWidget(shown)
        for label, choice, says in (
            (self.tr("The situation"), self._scene, self._about),
            (self.tr("The client"), self._persona, self._who),
            (self.tr("How hard they make it"), self._level, self._behaves),
        ):
            self._other.body.addWidget(FormRow(label, choice))
            says.set_tone("quiet")
            self._told.body.addWidget(says)
        what.body.addWidget(self._told)
        for rater, field in self._fields.items():
            field.setPlaceholderText(self.tr("a name, if you like"))
            if rater is Rater.OBSERVER:
                self._third.setObjectName("third")
                who.body.addWidget(self._third)
            self._rows[rater] = FormRow(chair_title(rater), field)
            who.body.addWidget(self._rows[rater])
        told = Body(
            self.tr(
                "With a name, each sees later how it went. Whoever plays the client also marks, "
                "unless somebody looks on."
            ),
            tone="quiet",
        )
        who.body.addWidget(told)
        left.addWidget(what)
        left.addStretch(1)
        right.addWidget(who)
        right.addStretch(1)
        self._left.add_mark(self._shell.icons.icon("clock", "quiet"), 18)
        self._left.add_mark(self._shell.icons.icon("arrow-right", "quiet"), 16, end=True)
        body = self._page.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._head, self._lead, self._left, self._empty, self._columns):
            body.addWidget(part)
        body.addStretch(1)
        with_foot(self, self._page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._start.clicked.connect(self._on_start)
        self._left.clicked.connect(partial(self._shell.go, "round"))
        self._empty.asked.connect(partial(self._shell.go, "packs"))
        self._third.toggled.connect(self._on_third)
        self._scene.activated.connect(self._on_scene)
        self._persona.activated.connect(self._on_persona)
        self._level.activated.connect(self._on_level)
        for field in self._fields.values():
            field.returnPressed.connect(self._start.setFocus)

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
            self._show_choices(choices)
            self._show_people(choices.chosen)

    def _show_choices(self, choices: Choices) -> None:
        chosen = choices.chosen
        scenes = [(self._scene_title(each), _key(each)) for each in choices.situations]
        _offer(self._scene, scenes, _key(choices.situation))
        people = [(f"{each.name}, {each.role}", each.id) for each in choices.personas]
        _offer(self._persona, people, chosen.persona)
        levels = [(each.name, each.level.value) for each in choices.levels]
        _offer(self._level, levels, choices.level.level.value)
        self._chosen.setText(self._chosen_title(choices.situation))
        form = self.tr("With {client} · {level}")
        who = f"{choices.persona.name}, {choices.persona.role}"
        self._with.setText(form.format(client=who, level=choices.level.name))
        about = choices.situation.about
        self._about.setText(self._names.name(about) if chosen.case_id else about)
        self._who.setText(choices.persona.who)
        form = self.tr("To whoever plays them: {behaves} Push-backs that must come: {count}.")
        must, _spare = pushbacks_of(choices.persona, choices.level)
        self._behaves.setText(form.format(behaves=choices.level.behaves, count=len(must)))

    def _scene_title(self, situation: Situation) -> str:
        """What is practised and with whom before the title, which says little to a newcomer."""
        if not situation.case_id:
            return f"{situation.called} · {situation.title}"
        return " · ".join(filter(None, (self._title_of(situation), situation.practised)))

    def _chosen_title(self, situation: Situation) -> str:
        """The same in the line that stands alone: the client comes in the next one."""
        if not situation.case_id:
            return f"{situation.practised} · {situation.title}"
        return self._scene_title(situation)

    def _title_of(self, situation: Situation) -> str:
        client = self._names.name(situation.about)
        title = self._masked(situation)
        return self.tr("Own case: {case}").format(case=f"{client} · {title}" if title else client)

    def _masked(self, situation: Situation) -> str:
        if not self._names.hidden:
            return situation.title
        private = self._services.talks.private_names(situation.case_id)
        return self._names.text(situation.title, private)

    def _show_people(self, chosen: RoundSetup) -> None:
        names = dict(chosen.people)
        for rater, field in self._fields.items():
            if not field.hasFocus():
                field.put(names.get(rater, ""))
        self._third.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self._third.setChecked(Rater.OBSERVER in names)
        self._third.blockSignals(False)  # noqa: FBT003
        self._rows[Rater.OBSERVER].setVisible(Rater.OBSERVER in names)
        if Rater.OBSERVER in names or any(names.values()):
            self._seats.set_open(True)

    # -- what the user does

    def _people(self) -> tuple[tuple[Rater, str], ...]:
        third = self._third.isChecked()
        return tuple(
            (rater, field.named())
            for rater, field in self._fields.items()
            if rater is not Rater.OBSERVER or third
        )

    def _on_third(self, there: bool) -> None:
        self._rows[Rater.OBSERVER].setVisible(there)
        self._wanted = self._wanted._replace(people=self._people())

    def _on_scene(self) -> None:
        kind, _, of = str(self._scene.currentData()).partition(":")
        case_id, roleplay = (of, "") if kind == "case" else ("", of)
        self._change(RoundSetup(case_id, roleplay))

    def _on_persona(self) -> None:
        persona = str(self._persona.currentData())
        self._change(self._wanted._replace(persona=persona, level=None))

    def _on_level(self) -> None:
        self._change(self._wanted._replace(level=Level(str(self._level.currentData()))))

    def _change(self, wanted: RoundSetup) -> None:
        """Take another choice; what it brings with it is proposed anew."""
        self._wanted = wanted._replace(people=self._people())
        self._shell.part(self._columns, self._draw_choices)

    def _on_start(self) -> None:
        wanted = self._wanted._replace(people=self._people())
        begun = self._shell.guard(partial(self._services.rounds.begin, wanted))
        if begun is not None:
            self._shell.go("round", begun.id)


def _key(situation: Situation) -> str:
    kind = "case" if situation.case_id else "play"
    return f"{kind}:{situation.case_id or situation.roleplay}"


def _offer(field: ChoiceField, choices: list[tuple[str, str]], chosen: str) -> None:
    """Offer choices, each with what it stands for, one of them chosen, without saying so."""
    field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
    field.clear()
    for text, data in choices:
        field.addItem(text, data)
    field.setCurrentIndex(max(field.findData(chosen), 0))
    field.blockSignals(False)  # noqa: FBT003
