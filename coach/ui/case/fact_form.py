# SPDX-License-Identifier: MIT
"""The blanks of a talk, one field below the other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.errors import GoodTermsError
from coach.ui.case.fact_fields import FactField, told
from coach.ui.kit.basic.labels import Body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.talk.talk import Fact
    from coach.services.talk.talks import FactValue
    from coach.ui.case.fact_fields import Given
    from coach.ui.shell.shell import Shell


class FactForm(QWidget):
    """Fields for facts; a field that stays keeps its place and its focus."""

    given = Signal(object)  # Given
    reshaped = Signal()  # fields came, went or moved

    def __init__(self, shell: Shell, parent: QWidget | None = None, *, intro: str = "") -> None:
        super().__init__(parent)
        self._shell = shell
        self._owner = ""
        self._fields: dict[str, FactField] = {}
        self._going: FactField | None = None  # that gives what was typed last
        words = intro or self.tr("Fill in what you know. The lines change as you type.")
        self._intro = Body(words, self)
        self._intro.set_tone("quiet")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 0, 8, 16)
        self._layout.setSpacing(14)
        self._layout.addWidget(self._intro)

    def show_facts(self, owner: str, facts: Sequence[FactValue]) -> None:
        """Show the facts of a case (`owner`) with what is kept of them."""
        before, wanted = list(self._fields.values()), {each.fact.id for each in facts}
        if owner != self._owner:
            for fact_id in list(self._fields):
                self._take_out(fact_id, give=False)  # it would be given to this owner
            self._owner = owner
        for fact_id in [known for known in self._fields if known not in wanted]:
            self._take_out(fact_id, give=True)
        for place, each in enumerate(facts, start=1):
            self._put_in(each, place)
        now = [self._fields[each.fact.id] for each in facts]
        if now != before:
            self._fields = {field.fact.id: field for field in now}
            self._order_keys(now)
            self.reshaped.emit()

    def _put_in(self, known: FactValue, place: int) -> None:
        """Show a fact in its field, which is made where there is none, at a place of the form."""
        field = self._fields.get(known.fact.id)
        if field is None:
            field = self._fields[known.fact.id] = self._make(known.fact)
            field.given.connect(self.given)
        if self._layout.indexOf(field) != place:
            self._layout.removeWidget(field)
            self._layout.insertWidget(place, field)
        field.show_value(known.value)
        field.suggest(known.suggestions)

    def _make(self, fact: Fact) -> FactField:
        return FactField(fact, self._shell, self, several=fact.is_list)

    def field(self, fact_id: str) -> FactField | None:
        """The field of a fact."""
        return self._fields.get(fact_id)

    def keep(self, given: Given, keep: Callable[[str, str], object]) -> bool:
        """Whether `keep` took the value of a fact (its id and text); else its field says why."""
        field = self._fields.get(given.fact, self._going)
        try:
            keep(given.fact, given.value)
        except GoodTermsError as error:
            if field is not None:
                field.refuse(told(error))
            return False
        if field is not None:
            field.accept(given.value)
        return True

    def refused(self) -> FactField | None:
        """The first field whose text could not be kept; it would be lost with the form."""
        return next((field for field in self._fields.values() if field.is_refused), None)

    def finish(self) -> None:
        """Give whatever was typed and not given yet."""
        for field in list(self._fields.values()):  # what is given may bring other fields
            field.finish()

    def _take_out(self, fact_id: str, *, give: bool) -> None:
        field = self._going = self._fields.pop(fact_id)
        if give:
            field.finish()
        self._going = None
        self._shell.set_aside.emit(field)
        field.blockSignals(True)  # noqa: FBT003 - Qt's own signature; it gives nothing more
        field.hide()
        self._layout.removeWidget(field)
        field.setParent(None)
        field.deleteLater()

    def _order_keys(self, order: Sequence[FactField]) -> None:
        keys = [each for field in order for each in (field.key_field(), *field.suggestion_keys())]
        for one, other in pairwise(keys):
            QWidget.setTabOrder(one, other)
