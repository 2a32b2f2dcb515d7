# SPDX-License-Identifier: MIT
"""What the steps of a debrief have in common: fields whose words are kept when they are left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.practice.rounds import Answer
from coach.engine.practice.marking import pressed
from coach.services.case.text import LONGEST_NOTE
from coach.ui.kit.basic.focus import focus_first
from coach.ui.kit.basic.labels import Lead
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.fields.typed import settle
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rounds.round_words import named
from coach.ui.shell.discreet import private_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.practice.rounds import DebriefField, Rater, Round, RoundCards
    from coach.engine.practice.gap import Comparison
    from coach.services.container import Services
    from coach.ui.shell.discreet import NameMask
    from coach.ui.shell.shell import Shell


class Debrief(NamedTuple):
    """All that the steps show of a round."""

    round: Round
    cards: RoundCards
    marks: Comparison


class Around(NamedTuple):
    """What a step works with."""

    services: Services
    shell: Shell
    names: NameMask


class DebriefStep(QWidget):
    """One step; `changed` says that it has kept something that others may show."""

    changed = Signal()

    def __init__(self, around: Around, title: str, lead: str) -> None:
        super().__init__()
        self.title = title
        self._services, self._shell, self._names = around
        self._of: Debrief | None = None
        self._edits: dict[DebriefField, GrowingEdit] = {}
        self._shown: dict[DebriefField, str] = {}  # as the fields were filled
        self.lead = Lead(lead, self)
        self.body = column_of(self, self.lead, gap=12)

    def ask(self, field: DebriefField, label: str, help_text: str = "") -> FormRow:
        """A field of several lines, whose words are kept as it is left; with its name above."""
        edit = GrowingEdit(f"debrief:{field.value}", self)
        edit.set_most(LONGEST_NOTE)
        edit.left.connect(partial(self._keep, field))
        self._edits[field] = edit
        return FormRow(label, edit, help_text, self)

    def show_debrief(self, of: Debrief) -> None:
        """Show a round; what is being typed stays."""
        self._of = of
        kept = dict(of.round.answers)
        for field, edit in self._edits.items():
            if not edit.hasFocus():
                edit.setPlainText(kept.get(field, ""))
                self._shown[field] = edit.toPlainText()
                settle(edit)

    def take_focus(self) -> None:
        """Bring the keys to what is asked first."""
        focus_first(self)

    def finish(self) -> None:
        """Keep what is being typed."""
        for field in self._edits:
            self._keep(field)

    def conclude(self) -> bool:
        """Keep all that stands here, as one goes on from it; whether one may."""
        self.finish()
        return True

    def who(self, rater: Rater) -> str:
        """A rater's name as it may be shown."""
        if self._of is None:
            return ""
        return named(self._services, self._names, self._of.round, rater)

    def shown(self, text: str) -> str:
        """What somebody typed in the round, as it may be shown."""
        case_id = "" if self._of is None else self._of.round.case_id
        return self._names.text(text, private_names(self._services, case_id))

    def text_of(self, field: DebriefField) -> str:
        """What stands in a field."""
        return self._edits[field].toPlainText()

    def keep(self, field: DebriefField, text: str) -> bool:
        """Keep an answer; whether it could be kept."""
        of = self._of
        if of is None or dict(of.round.answers).get(field, "") == text.strip():
            return True
        if not self._shell.attempt(partial(self._services.rounds.answer, of.round.id, field, text)):
            return False
        self._of = of._replace(round=self._services.rounds.round(of.round.id))
        self.changed.emit()
        return True

    def mark_as(self, rater: Rater | None, check: object, answer: object) -> None:
        """Mark a check afterwards; a mark that is there already is taken away by itself."""
        of = self._of
        if of is None or rater is None:
            return
        wanted = pressed(of.round.marks, rater, str(check), Answer(str(answer)))
        mark = self._services.rounds.mark
        self.do(partial(mark, of.round.id, rater, str(check), wanted))

    def turn_back(self, rater: Rater, *, undo: bool) -> bool:
        """Take a rater's last mark back, or put it back; False where there is none."""
        of = self._of
        if of is None or rater not in (of.round.undoable if undo else of.round.redoable):
            return False
        rounds = self._services.rounds
        self.do(partial(rounds.undo if undo else rounds.redo, of.round.id, rater))
        return True

    def do(self, act: Callable[[], Round]) -> None:
        """Do something with the round, and say that it changed; the user is told what fails."""
        found = self._shell.guard(act)
        if found is not None and self._of is not None:
            self._of = self._of._replace(round=found)
            self.changed.emit()

    def _keep(self, field: DebriefField) -> None:
        """Keep what was typed; a text that was only shown, however odd, stays as it is."""
        text = self._edits[field].toPlainText()
        if text != self._shown.get(field, "") and self.keep(field, text):
            self._shown[field] = text
            settle(self._edits[field])
