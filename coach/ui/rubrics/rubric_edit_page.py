# SPDX-License-Identifier: MIT
"""The editor of a rubric: what can be seen and heard, with a better form for what cannot."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.practice.rubric import CriticalFail, RubricCheck
from coach.domain.rules.verdict import Verdict
from coach.ui.kit.basic.section import Section
from coach.ui.rubrics.edit_fields import BoxesField, MovesField, TextField
from coach.ui.rubrics.edit_page import EditPage
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


class CheckCard(EntryCard[RubricCheck]):
    """One check: what is asked, what earns it, what does not, and the moves of a run alone."""

    def __init__(self, shell: Shell, names: dict[Move, str], check: RubricCheck) -> None:
        super().__init__(shell, f"check:{check.id}")
        self._check = check
        self._says = TextField(
            f"check-says:{check.id}",
            self.tr("What is done"),
            self.tr("Something that is heard or seen, so that two people mark it alike."),
            self,
        )
        self._yes = TextField(f"check-yes:{check.id}", self.tr("Yes, for example"), "", self)
        self._no = TextField(f"check-no:{check.id}", self.tr("No, for example"), "", self)
        self._part = TextField(
            f"check-part:{check.id}", self.tr("Of what"), self.tr("Opening, clarity, firmness …")
        )
        earned, lost = self.tr("Alone, earned by"), self.tr("Alone, lost by")
        self._earned = MovesField(f"check-earned:{check.id}", earned, names, self)
        self._lost = MovesField(f"check-lost:{check.id}", lost, names, self)
        for field, text in (
            (self._says, check.says),
            (self._yes, check.yes),
            (self._no, check.no),
            (self._part, check.dimension),
        ):
            field.show_text(text)
            field.changed.connect(self.changed)
            self.body.addWidget(field)
        for moves, chosen in ((self._earned, check.moves), (self._lost, check.avoids)):
            moves.choose(chosen)
            moves.changed.connect(self.changed)
            self.body.addWidget(moves)

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
        )

    def show_faults(self, faults: dict[str, FieldFault]) -> None:
        """Say at its fields what is to be mended."""
        fields = {"says": self._says, "yes": self._yes, "no": self._no, "dimension": self._part}
        for end, field in fields.items():
            field.show_fault(faults.get(end))


class FailCard(EntryCard[CriticalFail]):
    """One critical fail: what it is, and why it ends the mark."""

    def __init__(self, shell: Shell, names: dict[Move, str], fail: CriticalFail) -> None:
        super().__init__(shell, f"fail:{fail.id}")
        self._fail = fail
        self._says = TextField(f"fail-says:{fail.id}", self.tr("What is done"), "", self)
        self._because = TextField(f"fail-because:{fail.id}", self.tr("Why it counts"), "", self)
        for field, text in ((self._says, fail.says), (self._because, fail.because)):
            field.show_text(text)
            field.changed.connect(self.changed)
            self.body.addWidget(field)
        self._shown = MovesField(f"fail-moves:{fail.id}", self.tr("Alone, shown by"), names, self)
        self._shown.choose(fail.moves)
        self._shown.changed.connect(self.changed)
        self.body.addWidget(self._shown)

    def record(self) -> CriticalFail:
        """The critical fail as it is now."""
        says, because = self._says.text(), self._because.text()
        return replace(self._fail, says=says, because=because, moves=self._shown.chosen())

    def show_faults(self, faults: dict[str, FieldFault]) -> None:
        """Say at its fields what is to be mended."""
        self._says.show_fault(faults.get("says"))
        self._because.show_fault(faults.get("because"))


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
        for part in (self._title, self._talks, checks, fails):
            self.fields.addWidget(part)
        for field in (self._title, self._talks, self._checks, self._fails):
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

    def show_record(self, record: Rubric) -> None:
        """Put it into the fields."""
        self._record = record
        self._title.show_text(record.title)
        self._talks.choose(record.verdicts)
        self._checks.show_records(record.checks)
        self._fails.show_records(record.critical)

    def record(self) -> Rubric:
        """The rubric as it is now."""
        assert self._record is not None
        return replace(
            self._record,
            title=self._title.text(),
            verdicts=self._talks.chosen(),
            checks=self._checks.records(),
            critical=self._fails.records(),
        )

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
