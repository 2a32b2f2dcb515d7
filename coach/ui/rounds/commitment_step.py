# SPDX-License-Identifier: MIT
"""One thing that will be done in the real talk, with its day and place: it becomes a reminder."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coach.domain.plan import ReminderState
from coach.domain.practice.rounds import DebriefField
from coach.engine.practice.gap import to_improve
from coach.ui.kit.basic.buttons import IconButton, SecondaryButton, bring_into_sight
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.dates import long_day
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.filling import fill
from coach.ui.rounds.debrief_step import DebriefStep
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.domain.practice.commitment import Commitment
    from coach.ui.rounds.debrief_step import Around, Debrief

_LONGEST_PLACE = 200


class CommitmentStep(DebriefStep):
    """What, when and where; with a case it stands among the reminders of that case."""

    def __init__(self, around: Around) -> None:
        super().__init__(
            around,
            self.tr("One thing you will do"),
            self.tr("One sentence that begins with “I”, a day and a place. You will be reminded."),
        )
        self._what = self.ask(
            DebriefField.COMMITMENT,
            self.tr("I will …"),
        )
        self._day = DateField("commitment-day", self.tr("When"), around.shell, self)
        self._day.ask_above()
        self._place = QLineEdit(self)
        self._place.setObjectName("commitment-place")
        self._place.setMaxLength(_LONGEST_PLACE)
        self._remind = SecondaryButton(self.tr("Remind me"), "keep-commitment", parent=self)
        self._round_id = ""
        self.kept_now = False  # whether going on kept it
        self._asked: tuple[str, str] | None = None  # what stood as it was said what is missing
        self._made: tuple[Commitment, ...] = ()  # what was promised already
        self._kept = QVBoxLayout()
        self._kept.setSpacing(4)
        self.body.addWidget(self._what)
        self._day_row = FormRow(self.tr("When"), self._day, parent=self)
        self.body.addWidget(self._day_row)
        self.body.addWidget(FormRow(self.tr("Where"), self._place, parent=self))
        self.body.addWidget(self._remind)
        self.body.addLayout(self._kept)
        self.body.addStretch(1)
        self._remind.clicked.connect(self._on_remind)
        self._edits[DebriefField.COMMITMENT].textChanged.connect(self._show_whether_kept)
        self._day.textChanged.connect(self._show_whether_kept)
        self._place.textChanged.connect(self._show_whether_kept)
        self._day.left.connect(self._keep_typed)
        self._place.editingFinished.connect(self._keep_typed)
        self._place.returnPressed.connect(self._on_remind)

    def show_debrief(self, of: Debrief) -> None:
        """Show what was promised already; the rule to remember stands below the empty field."""
        super().show_debrief(of)
        if of.round.id != self._round_id:
            self._round_id, self._asked = of.round.id, None
            answers = dict(of.round.answers)
            self._place.setText(answers.get(DebriefField.PLACE, ""))
            self._show_typed_day(answers.get(DebriefField.DAY, ""))
        self._day.no_earlier_than(self._shell.today())
        first = next(iter(to_improve(of.marks)), None)
        rule = getattr(first, "rule", "")
        self._what.set_help(
            self.tr("To remember: {rule}").format(rule=rule)
            if rule
            else self.tr("For example: say the last day in my second sentence.")
        )
        self._made = self._services.commitments.of(of.round.id)
        fill(self._kept, [self._row(each) for each in self._made])
        self._show_whether_kept()

    def conclude(self) -> bool:
        """Keep what was typed as the button does; what is missing is asked for once.

        What was written since is kept, or asked about, too: a promise is not lost for that.
        """
        self.finish()
        self.kept_now = False
        stands = (self._words(), self._day.text().strip())
        if self._is_kept() or stands == self._asked or (self._made and not self._words()):
            self._asked = None
            return True
        if not self._words():
            self._asked = stands
            self._what.refuse(self.tr("Nothing yet: write one thing, or go on without."))
            bring_into_sight(self._what)
            self.take_focus()
            return False
        self.kept_now = self._keep_commitment()
        self._asked = None if self._day_is_clear() else stands
        return self.kept_now

    def finish(self) -> None:
        """Keep what is being typed, the day and the place, too."""
        super().finish()
        self._keep_typed()

    def _day_is_clear(self) -> bool:
        return self._day.day() is not None and not self._day.fault()

    def _keep_typed(self) -> None:
        """Keep day and place as they were typed: after a kill they stand there again."""
        if self._of is not None:
            day = self._day.day()
            self.keep(DebriefField.DAY, self._day.text() if day is None else day.isoformat())
            self.keep(DebriefField.PLACE, self._place.text())

    def _show_typed_day(self, text: str) -> None:
        """Show the day as it was kept; what is no day stays as it was typed."""
        try:
            self._day.set_day(date.fromisoformat(text))
        except ValueError:
            self._day.set_day(None)
            self._day.setText(text)

    def _words(self) -> str:
        return " ".join(self.text_of(DebriefField.COMMITMENT).split())

    def _is_kept(self) -> bool:
        """Whether what stands in the fields is kept; fields left empty say nothing else."""
        words, day, place = self._words(), self._day.text().strip(), self._place.text().strip()
        return bool(words) and any(
            each.text == words
            and (not day or each.due == self._day.day())
            and place in ("", each.place)
            for each in self._made
        )

    def _show_whether_kept(self) -> None:
        kept = self._is_kept()
        self._remind.set_text(self.tr("Kept") if kept else self.tr("Remind me"))
        self._remind.set_closed(self.tr("It is kept: it stands below.") if kept else "")

    def _row(self, made: Commitment) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Body(self.shown(made.text), row))
        where = ", ".join(filter(None, (long_day(made.due), self.shown(made.place))))
        state = {
            ReminderState.OPEN: self.tr("you will be reminded"),
            ReminderState.DONE: self.tr("done"),
            ReminderState.DROPPED: self.tr("dropped"),
        }[made.state]
        words.addWidget(Quiet(" · ".join(filter(None, (where, state))), row))
        line.addLayout(words, 1)
        away = IconButton(
            self._shell.icons.icon("x", "quiet"),
            self.tr("Take away: {text}").format(text=self.shown(made.text)[:60]),
            f"remove-commitment:{made.id}",
            row,
        )
        away.clicked.connect(partial(self._on_remove, made.id))
        line.addWidget(away)
        line.addStretch(0)
        return row

    @property
    def is_made(self) -> bool:
        """Whether something was promised."""
        return bool(self._made)

    @property
    def has_no_day(self) -> bool:
        """Whether what is written is no promise: nothing will remind of it."""
        return bool(self._words()) and not self._is_kept()

    def _on_remind(self) -> None:
        if not self._words():
            self._what.refuse(self.tr("Write what you will do."))
            self.take_focus()
        elif not self._is_kept():
            self._keep_commitment()

    def _keep_commitment(self) -> bool:
        """Keep it and say so, or say below a field what is missing; whether it is kept."""
        of, day = self._of, self._day.day()
        if of is None:
            return True
        if day is None or not self._day_is_clear():
            missing = self.tr("Without a day it stays a wish. Write one: Friday, 3 Dec.")
            self._day_row.refuse(self._day.fault() or missing)
            return False
        self.finish()
        text = self._words()
        place, case_id = self._place.text(), of.round.case_id
        add = partial(self._services.commitments.add, of.round.id, text, day, place, case_id)
        made = self._shell.guard(add)
        if made is not None:
            undo = partial(self._take_away, made.id)
            said = self.tr("You will be reminded on {day}.").format(day=long_day(day))
            self._shell.toast(said, undo)
            self._shell.changed(Data.PLAN)
            self.changed.emit()
        return made is not None

    def _take_away(self, commitment_id: str) -> None:
        if self._shell.attempt(partial(self._services.commitments.remove, commitment_id)):
            self._shell.changed(Data.PLAN)
            self.changed.emit()

    def _on_remove(self, commitment_id: str) -> None:
        made = self._shell.guard(partial(self._services.commitments.remove, commitment_id))
        if made is not None:
            self._shell.toast(self.tr("Taken away."), partial(self._put_back, made))
            self._shell.changed(Data.PLAN)
            self.changed.emit()

    def _put_back(self, made: Commitment) -> None:
        if self._shell.attempt(partial(self._services.commitments.put_back, made)):
            self._shell.changed(Data.PLAN)
            self.changed.emit()
