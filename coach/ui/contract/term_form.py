# SPDX-License-Identifier: MIT
"""What the contract says, one field for each thing; all may stay empty, each is kept at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from coach.domain.dates import Prefer
from coach.domain.exit_date import NoticeBy, NoticeForm, NoticeTo, Unit
from coach.services.contract.dates import Term
from coach.ui.case.fact_fields import PAUSE_MS
from coach.ui.contract.period_field import PeriodField
from coach.ui.kit.basic.section import Section
from coach.ui.kit.basic.theme import restyle
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.fields.typed import keeps_itself, settle
from coach.ui.kit.fields.typing_pause import TypingPause

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.ui.shell.shell import Shell

_PREFER = {  # may be just over
    Term.TERM_END: Prefer.EITHER,
    Term.PAID_UNTIL: Prefer.EITHER,
    Term.GIVEN_ON: Prefer.PAST,
}


class TermGiven(Struct, frozen=True):
    """A thing of the contract with the value to keep; empty clears it."""

    term: Term
    value: str


class TermForm(QWidget):
    """The fields in three groups; `given` says what was typed or chosen."""

    given = Signal(object)  # TermGiven

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._rows: dict[Term, FormRow] = {}
        self._kept: dict[Term, str] = {}
        self._refused: set[Term] = set()  # what stands in their fields could not be kept
        shell.saving.connect(self._on_saving)
        self._pause = TypingPause(self, PAUSE_MS)
        self._pause.due.connect(self._on_days_typed)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 0, 4, 0)
        self._layout.setSpacing(4)
        self._add_notice()
        self._add_term()
        self._add_work()

    def _add_notice(self) -> None:
        group = self._group(self.tr("Notice"))
        ends = (
            ("", self.tr("Choose…")),
            (NoticeTo.ANY_DAY, self.tr("any day")),
            (NoticeTo.MONTH_END, self.tr("the end of a month")),
            (NoticeTo.QUARTER_END, self.tr("the end of a quarter")),
            (NoticeTo.TERM_END, self.tr("the end of the term")),
        )
        forms = (
            ("", self.tr("e-mail, or any form")),
            (NoticeForm.BY_HAND, self.tr("by hand")),
            (NoticeForm.LETTER, self.tr("a letter by post")),
            (NoticeForm.REGISTERED, self.tr("a registered letter")),
        )
        rows = (
            self._period(Term.NOTICE, self.tr("How long it is"), ""),
            self._day(
                Term.GIVEN_ON,
                self.tr("Their notice reached you on"),
                self.tr("Leave it empty while you only have their word."),
            ),
            self._choice(
                Term.NOTICE_TO, self.tr("It may end on"), self.tr("Many end with a month."), ends
            ),
            self._choice(
                Term.FORM,
                self.tr("How the notice must come"),
                self.tr("Look for “in writing”. Post takes days, and those days count."),
                forms,
            ),
            self._period(
                Term.CURE,
                self.tr("Time to put it right"),
                self.tr("Only where you must warn them first, and then wait."),
            ),
        )
        for row in rows:
            group.body.addWidget(row)

    def _add_term(self) -> None:
        group = self._group(self.tr("Term"))
        end = self._day(
            Term.TERM_END, self.tr("The term ends on"), self.tr("If it was made for a set time.")
        )
        renews = self._period(
            Term.RENEWS,
            self.tr("Then it goes on for"),
            self.tr("If it renews by itself when nobody gives notice."),
        )
        group.body.addWidget(end)
        group.body.addWidget(renews)

    def _add_work(self) -> None:
        group = self._group(self.tr("Money and work"))
        rows = (
            self._day(Term.PAID_UNTIL, self.tr("They have paid until"), ""),
            self._day(
                Term.OPEN_WORK_UNTIL,
                self.tr("Open work is done by"),
                self.tr("What you have promised and still owe them."),
            ),
            self._number(
                Term.HAND_OVER,
                self.tr("Working days for the handover"),
                self.tr("What it takes to pass on files, data and keys."),
            ),
        )
        for row in rows:
            group.body.addWidget(row)

    def show_side(self, by: NoticeBy) -> None:
        """Ask for what counts where the notice is ours, or theirs."""
        theirs = by is NoticeBy.THEM
        self._rows[Term.GIVEN_ON].setVisible(theirs)
        self._rows[Term.CURE].setVisible(not theirs)
        ours_long = self.tr("How long before the end you must say so.")
        their_long = self.tr("How long before the end they must say so.")
        self._rows[Term.NOTICE].set_help(their_long if theirs else ours_long)
        ours_paid = self.tr("End earlier, and you pay the rest back.")
        their_paid = self.tr("Until then they can ask for what they paid for.")
        self._rows[Term.PAID_UNTIL].set_help(their_paid if theirs else ours_paid)

    def show_values(self, value: Callable[[Term], str]) -> None:
        """Show what is kept; a field that is being typed in, or was refused, stays as it is."""
        for term, row in self._rows.items():
            kept, mine = value(term), term in self._refused or self._has_keys(row.field)
            if mine and self._value(term) != self._kept.get(term):
                continue
            if self._kept.get(term) == kept and self._value(term) == kept:
                continue
            self._kept[term] = kept
            self._show(row.field, kept)

    def clear(self) -> None:
        """Forget what was shown: another case follows."""
        for term, row in self._rows.items():
            self._kept[term] = ""
            if isinstance(row.field, DateField):
                row.field.set_day(None)
            self._show(row.field, "")
            self.accept(term, "")

    def accept(self, term: Term, value: str) -> None:
        """Note that a value is kept now."""
        self._kept[term] = value
        self._refused.discard(term)
        row = self._rows[term]
        self._mark(row.field, wrong=False)
        settle(row.field.number if isinstance(row.field, PeriodField) else row.field)
        row.show_usual_help()

    def refuse(self, term: Term, why: str) -> None:
        """Say below the field why its value cannot be kept."""
        row = self._rows[term]
        self._refused.add(term)
        self._mark(row.field, wrong=True)
        row.show_help(why, wrong=True)

    def finish(self) -> None:
        """Give whatever was typed and not given yet, or not kept."""
        for term in sorted(self._refused):
            self._give(term)
        for row in self._rows.values():
            if isinstance(row.field, PeriodField):
                row.field.finish()
        if self._pause.end():
            self._on_days_typed()

    def _on_saving(self, unsaved: object) -> None:
        """Once changes are kept again, give what was refused; not inside of what is just kept."""
        if unsaved is None and self._refused:
            QTimer.singleShot(0, self, self.finish)

    def focus_first(self) -> None:
        """Bring the keys to the first field."""
        self._rows[Term.NOTICE].field.setFocus()

    def _group(self, title: str) -> Section:
        group = Section(title, parent=self)
        group.body.setSpacing(14)
        self._layout.addWidget(group)
        return group

    def _period(self, term: Term, title: str, help_text: str) -> FormRow:
        units = (
            (Unit.DAYS, self.tr("days")),
            (Unit.WORKING_DAYS, self.tr("working days")),
            (Unit.WEEKS, self.tr("weeks")),
            (Unit.MONTHS, self.tr("months")),
        )
        field = PeriodField(_name(term), title, [(unit.value, word) for unit, word in units])
        field.changed.connect(self._on_changed)
        return self._row(term, title, field, help_text)

    def _choice(
        self,
        term: Term,
        title: str,
        help_text: str,
        choices: tuple[tuple[str, str], ...],
    ) -> FormRow:
        box = ChoiceField(_name(term))
        for choice, word in choices:
            box.addItem(word, str(choice))
        box.activated.connect(self._on_changed)
        return self._row(term, title, box, help_text)

    def _day(self, term: Term, title: str, help_text: str) -> FormRow:
        prefer = _PREFER.get(term, Prefer.FUTURE)
        day = DateField(_name(term), title, self._shell, prefer=prefer)
        day.left.connect(self._on_changed)
        day.changed.connect(self._on_changed)
        return self._row(term, title, day, help_text)

    def _number(self, term: Term, title: str, help_text: str) -> FormRow:
        number = QLineEdit()
        number.setObjectName(_name(term))
        number.setMaxLength(40)
        keeps_itself(number)
        number.textEdited.connect(self._on_days_edited)
        number.editingFinished.connect(self._on_changed)
        return self._row(term, title, number, help_text)

    def _row(self, term: Term, title: str, field: QWidget, help_text: str) -> FormRow:
        row = self._rows[term] = FormRow(title, field, help_text, self)
        return row

    def _value(self, term: Term) -> str:
        field = self._rows[term].field
        if isinstance(field, PeriodField):
            return field.value()
        if isinstance(field, DateField):
            day = field.day()
            return day.isoformat() if day else ""
        if isinstance(field, ChoiceField):
            return str(field.currentData())
        return field.text().strip() if isinstance(field, QLineEdit) else ""

    def _show(self, field: QWidget, value: str) -> None:
        if isinstance(field, PeriodField):
            field.show_value(value)
        elif isinstance(field, DateField):
            field.show_day(date.fromisoformat(value) if value else None)
        elif isinstance(field, ChoiceField):
            field.setCurrentIndex(max(field.findData(value), 0))
        elif isinstance(field, QLineEdit):
            field.setText(value)

    def _has_keys(self, field: QWidget) -> bool:
        return field.hasFocus() or (isinstance(field, PeriodField) and field.number.hasFocus())

    def _mark(self, field: QWidget, *, wrong: bool) -> None:
        line = field.number if isinstance(field, PeriodField) else field
        line.setProperty("wrong", wrong)
        restyle(line)

    def _on_days_edited(self) -> None:
        self._pause.key()

    def _on_days_typed(self) -> None:
        self._pause.end()
        self._give(Term.HAND_OVER)

    def _on_changed(self) -> None:
        sender = self.sender()
        for term, row in self._rows.items():
            if row.field is sender:
                self._give(term)

    def _give(self, term: Term) -> None:
        field = self._rows[term].field
        if isinstance(field, DateField) and not field.readable():
            self.refuse(term, field.fault())
            return
        value = self._value(term)
        if value != self._kept.get(term, ""):
            self.given.emit(TermGiven(term, value))
        else:
            self.accept(term, value)


def _name(term: Term) -> str:
    """The name of a field, as a test would call it."""
    return f"term:{term.value}"
