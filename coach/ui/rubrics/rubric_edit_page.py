# SPDX-License-Identifier: MIT
"""The editor of a rubric: what can be seen and heard, with a better form for what cannot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from coach.domain.practice.own import PracticeDraft, RubricDraft
from coach.domain.practice.rubric import MOST_WITHIN, CriticalFail, RubricCheck
from coach.domain.rules.verdict import Verdict
from coach.errors import NotFound
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.fields import ChoiceField, NumberField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.rubrics.edit_fields import (
    BoxesField,
    FaultLine,
    PickField,
    TextField,
    sources_field,
)
from coach.ui.rubrics.edit_page import EditPage, Typed
from coach.ui.rubrics.entry_list import EntryCard, EntryList
from coach.ui.rubrics.persona_words import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.moves import Move
    from coach.domain.practice.rubric import Rubric
    from coach.services.container import Services
    from coach.services.library.own_scripts import Whose
    from coach.services.practice.own import Removed
    from coach.services.practice.own_faults import FieldFault
    from coach.ui.shell.practice_routes import EditRoute
    from coach.ui.shell.shell import Shell

_CHECK = RubricCheck("", "", "", "", "")
_FAIL = CriticalFail("", "", "")


def _moves_field(
    name: str, label: str, names: dict[Move, str], chosen: Sequence[Move], parent: QWidget
) -> PickField[Move]:
    """Some of all moves, and which are chosen."""
    none = QCoreApplication.translate("CheckCard", "no move")
    field = PickField(name, label, names, none, parent)
    field.choose(chosen)
    return field


class CheckCard(EntryCard[RubricCheck]):
    """One check: what is asked, what earns it, what does not, and the moves of a run alone."""

    def __init__(self, shell: Shell, names: dict[Move, str], check: RubricCheck) -> None:
        super().__init__(shell, f"check:{check.id}")
        self._check = check
        self._says, self._yes, self._no, self._part = texts = self._texts(check)
        self._earned, self._lost, self._hints, self._after = moves = self._moves(check, names)
        self._within, self._pressed = self._counted(check), self._seen(check)
        at_odds = FaultLine(f"check-moves:{check.id}", self)
        self.add(*texts, *moves)
        for row in (
            FormRow(
                self.tr("Alone, only the first lines"),
                self._within,
                self.tr("How many of one’s own lines from the start count for it."),
            ),
            FormRow(
                self.tr("When it can be seen"),
                self._pressed,
                self.tr("A soft client tests nothing: what shows only under pressure is left out."),
            ),
            at_odds,
        ):
            self.body.addWidget(row)
        self.by_end = {
            "says": self._says,
            "yes": self._yes,
            "no": self._no,
            "dimension": self._part,
            "moves": at_odds,
        }

    def _texts(self, check: RubricCheck) -> tuple[TextField, ...]:
        """What is done, what earns it and what does not, and of what it is a part."""
        alike = self.tr("Something that is heard or seen, so that two people mark it alike.")
        told = (
            ("check-says", self.tr("What is done"), alike, check.says),
            ("check-yes", self.tr("Yes, for example"), "", check.yes),
            ("check-no", self.tr("No, for example"), "", check.no),
            (
                "check-part",
                self.tr("Of what"),
                self.tr("Opening, clarity, firmness …"),
                check.dimension,
            ),
        )
        return tuple(
            TextField(f"{name}:{check.id}", label, help_text, self, text=text)
            for name, label, help_text, text in told
        )

    def _moves(self, check: RubricCheck, names: dict[Move, str]) -> tuple[PickField[Move], ...]:
        """What earns it, loses it, is left to be judged, and comes right before, in a run alone."""
        chosen = (
            ("earned", self.tr("Alone, earned by"), check.moves),
            ("lost", self.tr("Alone, lost by"), check.avoids),
            ("hints", self.tr("Alone, the line to judge"), check.hints),
            ("after", self.tr("Alone, only right after"), check.after),
        )
        return tuple(
            _moves_field(f"check-{name}:{check.id}", label, names, moves, self)
            for name, label, moves in chosen
        )

    def _counted(self, check: RubricCheck) -> NumberField:
        """How many lines from the start count for it."""
        field = NumberField(f"check-within:{check.id}", self)
        field.setRange(0, MOST_WITHIN)
        field.setSpecialValueText(self.tr("all lines"))
        field.setValue(check.within)
        field.valueChanged.connect(self.changed)
        return field

    def _seen(self, check: RubricCheck) -> ChoiceField:
        """Whether it can be seen only under pressure."""
        field = ChoiceField(f"check-pressed:{check.id}", self)
        field.addItem(self.tr("as its moves say"), None)
        field.addItem(self.tr("only where the client pushes back"), True)  # noqa: FBT003
        field.addItem(self.tr("in any talk"), False)  # noqa: FBT003 - what it stands for
        field.setCurrentIndex({None: 0, True: 1, False: 2}[check.pressed])
        field.activated.connect(self.changed)
        return field

    def record(self) -> RubricCheck:
        """The check as it is now."""
        return replace(
            self._check,
            says=self._says.text(),
            yes=self._yes.text(),
            no=self._no.text(),
            dimension=self._part.text(),
            moves=self._earned.chosen(),
            avoids=self._lost.chosen(),
            hints=self._hints.chosen(),
            within=self._within.value(),
            after=self._after.chosen(),
            pressed=self._pressed.currentData(),
        )


class FailCard(EntryCard[CriticalFail]):
    """One critical fail: what it is, and why it ends the mark."""

    def __init__(self, shell: Shell, names: dict[Move, str], fail: CriticalFail) -> None:
        super().__init__(shell, f"fail:{fail.id}")
        self._fail = fail
        self._says = TextField(
            f"fail-says:{fail.id}", self.tr("What is done"), "", self, text=fail.says
        )
        self._because = TextField(
            f"fail-because:{fail.id}", self.tr("Why it counts"), "", self, text=fail.because
        )
        shown = self.tr("Alone, shown by")
        self._shown = _moves_field(f"fail-moves:{fail.id}", shown, names, fail.moves, self)
        self.add(self._says, self._because, self._shown)
        self.by_end = {"says": self._says, "because": self._because}

    def record(self) -> CriticalFail:
        """The critical fail as it is now."""
        says, because = self._says.text(), self._because.text()
        return replace(self._fail, says=says, because=because, moves=self._shown.chosen())


class RubricEditPage(EditPage["Rubric"]):
    """Changes a rubric, or begins one of one's own from another."""

    kind = "rubric"

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "rubric-edit-page")
        self._record: Rubric | None = None
        names = names_of(services.practice.moves())
        self._title = TextField("title", self.tr("Title"))
        short = {each.verdict: each.short for each in services.content.verdicts}
        talks = [(each, each.value, short.get(each, each.value)) for each in Verdict]
        self._talks: BoxesField[Verdict] = BoxesField("verdicts", self.tr("For which talks"), talks)
        self._checks: EntryList[RubricCheck] = EntryList(
            shell,
            "check",
            (self.tr("Check {number}"), self.tr("Add a check")),
            partial(CheckCard, shell, names),
            _CHECK,
        )
        self._fails: EntryList[CriticalFail] = EntryList(
            shell,
            "fail",
            (self.tr("Critical fail {number}"), self.tr("Add a critical fail")),
            partial(FailCard, shell, names),
            _FAIL,
        )
        checks = Section(self.tr("Checks, in the order in which they happen"))
        checks.body.addWidget(self._checks)
        fails = Section(self.tr("What ends the mark, whatever else was good"))
        fails.body.addWidget(self._fails)
        self._sources = sources_field(services, self)
        for part in (self._title, self._talks, checks, fails, self._sources):
            self.fields.addWidget(part)
        for field in (self._title, self._talks, self._checks, self._fails, self._sources):
            field.changed.connect(self.on_changed)
        for entries in (self._checks, self._fails):
            entries.reshaped.connect(self.on_reshaped)
        self.lay_out()

    def begin(self, route: EditRoute) -> Rubric:
        """The rubric, or a copy of it."""
        own, practice = self._services.own_practice, self._services.practice
        return own.copy_of_rubric(route.id) if route.copy else practice.rubric(route.id)

    def words(self, *, new: bool) -> tuple[str, str]:
        """The title of the page, and a sentence below it."""
        if new:
            return self.tr("A rubric of your own"), self.tr(
                "It is marked in the talks that you choose, in place of the library’s."
            )
        return self.tr("Change a rubric"), self.tr(
            "The library’s stays as it is below yours, and can be put back at any time."
        )

    def first(self) -> QWidget:
        """The title."""
        return self._title.edit

    def show_record(self, record: Rubric, typed: Typed = ()) -> None:  # noqa: ARG002 - all is read
        """Put it into the fields."""
        self._record = record
        self._title.show_text(record.title)
        self._talks.choose(record.verdicts)
        self._checks.show_records(record.checks)
        self._fails.show_records(record.critical)
        self._sources.choose(record.source)

    def record(self) -> Rubric:
        """The rubric as it is now."""
        assert self._record is not None
        return replace(
            self._record,
            title=self._title.text(),
            verdicts=self._talks.chosen(),
            checks=self._checks.records(),
            critical=self._fails.records(),
            source=self._sources.chosen(),
        )

    def draft(self, record: Rubric, route: EditRoute) -> PracticeDraft:
        """What stands in the fields."""
        return RubricDraft(route.id, route.copy, record)

    def drafted(self, draft: PracticeDraft) -> tuple[Rubric, Typed]:
        """What stood in the fields."""
        if not isinstance(draft, RubricDraft):
            raise NotFound(self.tr("This is no draft of a rubric."))
        return draft.record, ()

    def focus_fault(self, field: str) -> bool:
        """Bring the keys to a check or a critical fail."""
        return any(each.focus_fault(field) for each in (self._checks, self._fails))

    def faults(self, record: Rubric) -> tuple[FieldFault, ...]:
        """What is to be mended in it; vague checks, too."""
        return self._services.own_practice.faults_of_rubric(record)

    def show_faults(self, faults: Sequence[FieldFault]) -> None:
        """Say at the fields what is to be mended."""
        by_field = {each.field: each for each in reversed(faults)}
        self._title.show_fault(by_field.get("title"))
        self._talks.fault.show_fault(by_field.get("verdicts"))
        self._checks.show_faults(faults)
        self._fails.show_faults(faults)
        self._fails.fault.show_fault(by_field.get("critical"))

    def put(self, record: Rubric, base: str) -> Rubric:
        """Keep it."""
        return self._services.own_practice.put_rubric(record, base)

    def take_out(self, item: str) -> Removed:
        """Put it into the trash."""
        return self._services.own_practice.remove_rubric(item)

    def whose(self, item: str) -> Whose:
        """Whose it is."""
        return self._services.own_practice.whose_rubric(item)
