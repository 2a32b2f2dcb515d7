# SPDX-License-Identifier: MIT
"""One thing for the real talk: what, when and where; it becomes a reminder."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.case import Stage
from coach.domain.plan import ReminderState
from coach.errors import GoodTermsError
from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.dates import long_day
from coach.ui.kit.fields.fields import ChoiceField, LineField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_head import HeadRow
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.discreet import NameMask, names_around
from coach.ui.shell.shell import Data
from coach.ui.shell.words import first_capital

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.domain.practice.commitment import Commitment
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_PLACE = 200  # characters
_CASES = 40  # that are offered


class CommitmentForm(QWidget):
    """Fields, one button, and what was kept before with what became of it."""

    kept = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("commitment")
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self._owner = ""
        self._asked: tuple[str, str] | None = None  # what stood as it was said what is missing
        self._what = GrowingEdit("commitment-what", self)
        self._what.set_most(2000)
        self._when = DateField("commitment-when", self.tr("When"), shell, self)
        self._place = LineField("commitment-place", self)
        self._place.setMaxLength(_PLACE)
        self._case = ChoiceField("commitment-case", self, shortest=16)
        icon = shell.icons.icon("bell", "text")
        self._keep = SecondaryButton(self.tr("Remind me"), "keep-commitment", icon, self)
        self._list = QVBoxLayout()
        self._lay_out()
        self._keep.clicked.connect(self._on_keep)

    def _lay_out(self) -> None:
        what = self.tr("In the real talk I will …")
        self._rows = {
            "what": FormRow(what, self._what, self._help_text()),
            "when": FormRow(self.tr("When"), self._when),
            "place": FormRow(self.tr("Where"), self._place),
            "case": FormRow(self.tr("For which case"), self._case),
        }
        columns = Columns(self._shell.theme, self, shares=(1, 1), narrow=520)
        columns.left.addWidget(self._rows["when"])
        columns.left.addWidget(self._rows["case"])
        columns.right.addWidget(self._rows["place"])
        for column in (columns.left, columns.right):
            column.addStretch(1)
        layout = column_of(self, gap=10)
        layout.addWidget(self._rows["what"])
        layout.addWidget(columns)
        layout.addWidget(self._keep)
        layout.addLayout(self._list)

    def _help_text(self) -> str:
        return self.tr("One thing. If they say this, I do that: the more exact, the likelier.")

    def show_owner(self, owner: str, case_id: str, proposed: str) -> None:
        """Show what was kept of a run or a round, and fields for one thing more.

        Args:
            owner: Its id.
            case_id: The case that it was practised for; empty: none.
            proposed: The rule to remember; it stands below the field, which is plainly empty.
        """
        if owner != self._owner:
            self._asked = None
        self._owner = owner
        help_, form = self._help_text(), self.tr("{help} The rule to remember: {rule}")
        help_ = form.format(help=help_, rule=proposed) if proposed else help_
        self._rows["what"].set_help(help_)
        self._what.setText("")
        self._place.clear()
        self._offer_cases(case_id)
        self._when.no_earlier_than(self._shell.today())
        self._when.set_day(self._talk_day(case_id))
        self._show_kept()

    def conclude(self) -> bool:
        """Keep what was typed as the button does; what is missing is asked for once.

        Returns whether one may go on.
        """
        stands = (self._what.text(), self._when.text().strip())
        if not stands[0] or stands == self._asked:
            self._asked = None
            return True
        kept = self._keep_it()
        without_day = self._when.day() is None or bool(self._when.fault())
        self._asked = stands if without_day else None
        return kept

    def take_focus(self) -> None:
        """Bring the keys to the first field."""
        self._what.setFocus()

    def _offer_cases(self, chosen: str) -> None:
        """Offer the cases that were changed last, and the one that it was practised for."""
        cases = self._services.cases
        found = [each for each in islice(cases.listed(), _CASES) if each is not None]
        if chosen and all(each.id != chosen for each in found):
            found += [each for each in (cases.find(chosen),) if each is not None]
        self._case.clear()
        self._case.addItem(self.tr("for no case"), "")
        for case in found:
            if case.stage is not Stage.CLOSED:
                client = self._names.name(case.client_name)
                title = "" if self._names.hidden else case.title
                self._case.addItem(f"{client} · {title}" if title else client, case.id)
        self._case.setCurrentIndex(max(self._case.findData(chosen), 0))

    def _talk_day(self, case_id: str) -> date | None:
        case = self._services.cases.find(case_id) if case_id else None
        day = None if case is None else case.talk_on
        return day if day is not None and day >= self._shell.today() else None

    def _show_kept(self) -> None:
        fill(self._list, self._kept_rows(self._services.commitments.of(self._owner)))

    def _kept_rows(self, made: Iterable[Commitment]) -> list[QWidget]:
        rows: list[QWidget] = []
        for each in made:
            private = names_around(self._services, self._owner, each.reminder)
            words = Body(self._names.text(self._told(each), private), self)
            words.setObjectName(f"committed:{each.id}")
            gone = QuietButton(self.tr("Take away"), f"remove-commitment:{each.id}", parent=self)
            gone.clicked.connect(partial(self._on_remove, each.id))
            rows.append(HeadRow(self._shell.theme, words, gone))
        return rows

    def _told(self, made: Commitment) -> str:
        state = {
            ReminderState.OPEN: self.tr("you will be reminded"),
            ReminderState.DONE: self.tr("done"),
            ReminderState.DROPPED: self.tr("dropped"),
        }[made.state]
        where = self.tr(", {place}").format(place=made.place) if made.place else ""
        form = self.tr("{text}: {day}{where}. {state}.")
        day, state = long_day(made.due), first_capital(state)
        return form.format(text=made.text, day=day, where=where, state=state)

    def _on_keep(self) -> None:
        self._keep_it()

    def _keep_it(self) -> bool:
        """Keep it and say so, or say below a field what is missing; whether it is kept."""
        day = self._when.day()
        if day is None or self._when.fault():
            why = self._when.fault() or self.tr("Say on which day, and you will be reminded.")
            self._rows["when"].refuse(why)
            return False
        try:
            made = self._services.commitments.add(
                self._owner,
                self._what.text(),
                day,
                self._place.text(),
                str(self._case.currentData() or ""),
            )
        except GoodTermsError as error:
            self._rows["what"].refuse(" ".join(filter(None, (error.what, error.todo))))
            return False
        self._what.setText("")
        self._place.clear()
        self._shell.changed(Data.PLAN)
        said = self.tr("You will be reminded on {day}.").format(day=long_day(made.due))
        self._shell.toast(said, partial(self._on_remove, made.id))
        self._show_kept()
        self.kept.emit()
        return True

    def _on_remove(self, commitment_id: str) -> None:
        gone = self._shell.guard(partial(self._services.commitments.remove, commitment_id))
        if gone is not None:
            self._shell.toast(self.tr("Taken away."), partial(self._put_back, gone))
            self._changed()

    def _put_back(self, gone: Commitment) -> None:
        if self._shell.attempt(partial(self._services.commitments.put_back, gone)):
            self._changed()

    def _changed(self) -> None:
        self._shell.changed(Data.PLAN)
        self._show_kept()
