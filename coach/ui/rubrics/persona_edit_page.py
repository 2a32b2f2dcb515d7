# SPDX-License-Identifier: MIT
"""The editor of a persona: who they are, what they hide, and the temperament that moves them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.practice.own import PersonaDraft, PracticeDraft
from coach.domain.practice.persona import Level, PushBack, Trigger
from coach.domain.rules.verdict import Verdict
from coach.errors import NotFound
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.fields.choice_box import ChoiceBox
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.rubrics.condition_field import ConditionField, ConditionKit
from coach.ui.rubrics.condition_words import ConditionWords
from coach.ui.rubrics.edit_fields import (
    BoxesField,
    FaultLine,
    MetersField,
    TextField,
    sources_field,
)
from coach.ui.rubrics.edit_page import EditPage, Typed
from coach.ui.rubrics.effect_table import EffectTable
from coach.ui.rubrics.entry_list import EntryList
from coach.ui.rubrics.persona_cards import PushBackCard, TriggerCard
from coach.ui.rubrics.persona_words import names_of, temperament_text
from coach.ui.shell.practice_routes import EditRoute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.persona import Persona
    from coach.services.container import Services
    from coach.services.library.own_scripts import Whose
    from coach.services.practice.own import Removed
    from coach.services.practice.own_faults import FieldFault
    from coach.ui.shell.shell import Shell

_PUSH = PushBack("", "", "", (Level.HURT, Level.BARGAINING, Level.HOSTILE))
_TRIGGER = Trigger((), "", -1, 1)
_SHOWN = ("name", "role", "who", "stake", "suspects", "voice", "walks_away", "farewell")
_HIDDEN = ("fact", "rule", "says")


class PersonaEditPage(EditPage["Persona"]):
    """Changes a persona, or begins one of one's own from another."""

    kind = "persona"

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "persona-edit-page")
        self._record: Persona | None = None
        self._names = names_of(services.practice.moves())
        self._levels = services.practice.levels()
        self._texts: dict[str, TextField] = {}
        self._of = EditRoute("")
        self._kit = ConditionKit(
            shell, self._names, self._condition_words, services.own_practice.read_condition
        )
        self._who()
        self._secret()
        self._sore()
        self._pressing()
        self._moving()
        self._answering()
        self._sources = sources_field(services, self)
        self._sources.changed.connect(self.on_changed)
        self.fields.addWidget(self._sources)
        self.lay_out()

    def _condition_words(self) -> ConditionWords:
        of = self._of.id if self._record is None or not self._record.id else self._record.id
        return ConditionWords(self._names, self._services.practice.facts_of(of))

    def _condition(self, section: Section, name: str, label: str) -> ConditionField:
        field = ConditionField(self._kit, name, label)
        field.changed.connect(self.on_changed)
        field.reshaped.connect(self.on_reshaped)
        section.body.addWidget(field)
        return field

    # -- its fields

    def _text(self, section: Section, name: str, label: str, told: str = "") -> None:
        field = self._texts[name] = TextField(name, label, told)
        field.changed.connect(self.on_changed)
        section.body.addWidget(field)

    def _section(self, title: str) -> Section:
        section = Section(title)
        section.body.setSpacing(12)
        self.fields.addWidget(section)
        return section

    def _who(self) -> None:
        section = self._section(self.tr("Who they are"))
        self._text(section, "name", self.tr("Name"))
        self._text(
            section, "role", self.tr("Role"), self.tr("For example: owner of three bakeries.")
        )
        short = {each.verdict: each.short for each in self._services.content.verdicts}
        talks = [(each, each.value, short.get(each, each.value)) for each in Verdict]
        self._talks: BoxesField[Verdict] = BoxesField("talks", self.tr("For which talks"), talks)
        self._talks.changed.connect(self.on_changed)
        section.body.addWidget(self._talks)
        names = {each.level: each.name for each in self._levels}
        self._level = ChoiceBox("level", Level, lambda level: names.get(level, level.value))
        self._level.currentIndexChanged.connect(self.on_changed)
        section.body.addWidget(FormRow(self.tr("How hard they usually make it"), self._level))
        self._text(section, "who", self.tr("Themselves"), self.tr("Two or three sentences."))
        self._text(
            section, "stake", self.tr("At stake"), self.tr("What they lose or must explain.")
        )
        self._text(section, "suspects", self.tr("They suspect"))
        self._text(section, "voice", self.tr("How they speak"))

    def _secret(self) -> None:
        section = self._section(self.tr("What they hide"))
        self._text(section, "hidden:fact", self.tr("The fact"))
        self._text(
            section,
            "hidden:rule",
            self.tr("When they tell it"),
            self.tr("So exactly that two people would tell it at the same moment."),
        )
        self._text(section, "hidden:says", self.tr("They say"))
        self._tells = self._condition(section, "hidden:when", self.tr("Alone, they tell it if"))

    def _sore(self) -> None:
        section = self._section(self.tr("What calms them, and what does not"))
        self._calms = TextField("calms", self.tr("Calms, one to a line"), lines=True)
        self._calms.changed.connect(self.on_changed)
        section.body.addWidget(self._calms)
        self._triggers: EntryList[Trigger] = EntryList(
            self._shell,
            "trigger",
            (self.tr("Words they hear badly {number}"), self.tr("Add words")),
            partial(TriggerCard, self._shell),
            _TRIGGER,
        )
        section.body.addWidget(self._triggers)
        self._listen(self._triggers)
        self._text(section, "walks_away", self.tr("They leave when"))
        self._leaves = self._condition(section, "leaves", self.tr("Alone, they leave if"))
        self._text(section, "farewell", self.tr("Leaving, they say"))

    def _pressing(self) -> None:
        section = self._section(self.tr("What whoever plays them must say"))
        levels = [(each.level, each.name) for each in self._levels]
        self._pushes: EntryList[PushBack] = EntryList(
            self._shell,
            "pushback",
            (self.tr("Push-back {number}"), self.tr("Add a push-back")),
            partial(PushBackCard, self._shell, levels),
            _PUSH,
        )
        section.body.addWidget(self._pushes)
        self._listen(self._pushes)

    def _moving(self) -> None:
        section = self._section(self.tr("What moves them"))
        self._like = ChoiceField("temperament")
        self._like.activated.connect(self._on_temperament_chosen)
        row = FormRow(
            self.tr("Temperament"),
            self._like,
            self.tr("Takes all rows of somebody whom you know; then change what differs."),
        )
        self._missing = FaultLine("moves")
        begins = self.tr("At the start")
        self._begins = MetersField("begins", begins, 0, 10)
        self._begins.changed.connect(self.on_changed)
        self._table = EffectTable(self._kit)
        self._table.changed.connect(self.on_changed)
        self._table.reshaped.connect(self.on_reshaped)
        self._rows = Disclosure(self._shell, "table-rows", self.tr("Move by move"))
        self._rows.body.addWidget(self._table)
        self._rows.toggled.connect(self._on_rows_toggled)
        for part in (row, self._missing, FormRow(begins, self._begins), self._rows):
            section.body.addWidget(part)

    def _answering(self) -> None:
        section = self._section(self.tr("What they answer where nobody wrote a line for it"))
        rows = self._answers = Disclosure(
            self._shell, "answer-rows", self.tr("One sentence for each move, fit for any moment")
        )
        section.body.addWidget(rows)
        for move, name in self._names.items():
            key = f"answer:{move}"
            field = self._texts[key] = TextField(key, name)
            field.changed.connect(self.on_changed)
            rows.body.addWidget(field)

    def _listen(self, entries: EntryList[Trigger] | EntryList[PushBack]) -> None:
        entries.changed.connect(self.on_changed)
        entries.reshaped.connect(self.on_reshaped)

    # -- from a record to the fields, and back

    def begin(self, route: EditRoute) -> Persona:
        """The persona, or a copy of them."""
        self._of = route
        own, practice = self._services.own_practice, self._services.practice
        return own.copy_of_persona(route.id) if route.copy else practice.persona(route.id)

    def words(self, *, new: bool) -> tuple[str, str]:
        """The title of the page, and a sentence below it."""
        if new:
            return self.tr("A persona of your own"), self.tr(
                "Offered for rounds with somebody. In a role-play alone each client keeps their "
                "own lines, so there the library’s play."
            )
        return self.tr("Change a persona"), self.tr(
            "Alone, too, they are moved as you say. The library’s stays below yours, and can be "
            "put back at any time."
        )

    def first(self) -> QWidget:
        """The name."""
        return self._texts["name"].edit

    def show_record(self, record: Persona, typed: Typed = ()) -> None:
        """Put them into the fields."""
        self._record, unread = record, dict(typed)
        for name in _SHOWN:
            self._texts[name].show_text(getattr(record, name))
        for name in _HIDDEN:
            self._texts[f"hidden:{name}"].show_text(getattr(record.hidden, name))
        answers = dict(record.answers)
        for move in self._names:
            self._texts[f"answer:{move}"].show_text(answers.get(move, ""))
        self._talks.choose(record.verdicts)
        self._level.choose(record.level)
        self._calms.show_text("\n".join(record.calms))
        self._triggers.show_records(record.triggers)
        self._pushes.show_records(record.pushbacks)
        self._begins.show_values(record.trust, record.tension)
        self._tells.show_condition(record.hidden.when, unread.get("hidden:when", ""))
        self._leaves.show_condition(record.leaves, unread.get("leaves", ""))
        self._sources.choose(record.source)
        rows = {
            int(field.split(":")[1]): text
            for field, text in typed
            if field.startswith("effect:") and field.split(":")[1].isdigit()
        }
        self._table.show_effects(record.effects, rows)
        self._shell.part(self._like, self._show_temperaments)

    def _show_temperaments(self) -> None:
        self._like.clear()
        self._like.addItem(self.tr("as it is now"), "")
        for each in self._services.practice.personas():
            self._like.addItem(temperament_text(each, self._levels), each.id)

    def record(self) -> Persona:
        """The persona as they are now."""
        assert self._record is not None
        trust, tension = self._begins.values()
        hidden = {name: self._texts[f"hidden:{name}"].text() for name in _HIDDEN}
        answers = tuple((move, self._texts[f"answer:{move}"].text()) for move in self._names)
        return replace(
            self._record,
            **{name: self._texts[name].text() for name in _SHOWN},
            verdicts=self._talks.chosen(),
            level=self._level.chosen(),
            hidden=replace(
                self._record.hidden,
                **hidden,
                when=self._tells.condition() or self._record.hidden.when,
            ),
            leaves=self._leaves.condition() or self._record.leaves,
            source=self._sources.chosen(),
            calms=tuple(line for line in self._calms.text().split("\n") if line),
            triggers=self._triggers.records(),
            pushbacks=self._pushes.records(),
            trust=trust,
            tension=tension,
            effects=self._table.records(),
            answers=answers,
        )

    def faults(self, record: Persona) -> tuple[FieldFault, ...]:
        """What is to be mended in it."""
        return self._services.own_practice.faults_of_persona(record, self._of.id, self.typed())

    def typed(self) -> Typed:
        """The conditions that cannot be read."""
        both = ((each.name, each.unread()) for each in (self._tells, self._leaves))
        return (*((name, text) for name, text in both if text), *self._table.typed())

    def draft(self, record: Persona, route: EditRoute) -> PracticeDraft:
        """What stands in the fields."""
        return PersonaDraft(route.id, route.copy, record, self.typed())

    def drafted(self, draft: PracticeDraft) -> tuple[Persona, Typed]:
        """What stood in the fields."""
        if not isinstance(draft, PersonaDraft):
            raise NotFound(self.tr("This is no draft of a persona."))
        return draft.record, draft.typed

    def focus_fault(self, field: str) -> bool:
        """Bring the keys to an entry, or to a row that moves them."""
        if field.startswith("effect:"):
            self._rows.set_open(True)
        if field.startswith("answer:"):
            self._answers.set_open(True)
        lists = (self._triggers, self._pushes, self._table)
        return any(each.focus_fault(field) for each in lists)

    def show_faults(self, faults: Sequence[FieldFault]) -> None:
        """Say at the fields what is to be mended."""
        by_field = {each.field: each for each in reversed(faults)}
        for name, field in self._texts.items():
            field.show_fault(by_field.get(name))
        self._calms.show_fault(by_field.get("calms"))
        self._triggers.show_faults(faults)
        self._pushes.show_faults(faults)
        self._table.show_faults(faults)
        for each in (self._tells, self._leaves):
            each.show_fault(by_field.get(each.name))
        missing = (each for each in faults if each.field.startswith("move:"))
        self._missing.show_fault(next(missing, None))

    def put(self, record: Persona, base: str) -> Persona:
        """Keep them."""
        return self._services.own_practice.put_persona(record, base)

    def take_out(self, item: str) -> Removed:
        """Put them into the trash."""
        return self._services.own_practice.remove_persona(item)

    def whose(self, item: str) -> Whose:
        """Whose they are."""
        return self._services.own_practice.whose_persona(item)

    # -- what the user does

    def _on_temperament_chosen(self) -> None:
        other = str(self._like.currentData() or "")
        if not other:
            return
        before, own = self.record(), self._services.own_practice
        after = self._shell.guard(partial(own.moved_as, before, other))
        if after is not None:
            self.show_record(after)
            self._shell.toast(
                self.tr("They are moved as the other is."), partial(self.show_record, before)
            )
            self.on_changed()

    def _on_rows_toggled(self, open_: bool) -> None:
        if open_:
            self._table.look()
