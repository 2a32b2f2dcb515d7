"""Updates: what a new version of the content changes for a case, and carrying its answers over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.engine.rules.update import content_change
from coach.errors import GoodTermsError
from coach.services.case.stage import case_of
from coach.services.interview.interview_view import InterviewView, view_of
from coach.store.tables.pins import PinTable

if TYPE_CHECKING:
    from coach.domain.rules.update import ContentChange
    from coach.services.case.answer_recorder import Ledger
    from coach.services.case.case_reader import Casebook
    from coach.services.case.context import Desk


class UpdateService:
    """Compares each case's own content with that of today. A case moves only when it is told to."""

    def __init__(self, desk: Desk, casebook: Casebook, ledger: Ledger) -> None:
        self._desk = desk
        self._casebook = casebook
        self._ledger = ledger
        self._pins = PinTable(desk.store)

    def content_change(self, case_id: str) -> ContentChange | None:
        """What is different in the content of today; None when the case would notice nothing."""
        opened = self._casebook.open(case_id)
        if opened.definition is opened.today:
            return None
        return content_change(opened.definition, opened.today, opened.answers, opened.given)

    def carry_over(self, case_id: str) -> InterviewView:
        """Move a case to the content of today: renamed questions are followed, nothing is lost."""
        record = self._casebook.record(case_id)
        pin = self._casebook.pins.keep_today()
        if record.pin != pin:
            label = self._desk.content.info.label
            self._move(case_id, label, (pin, record.pin))
        return self._view(case_id)

    def can_carry_back(self, case_id: str) -> bool:
        """Whether the case can go back to the content that it was answered with."""
        return bool(self._casebook.record(case_id).pin_before)

    def carry_back(self, case_id: str) -> InterviewView:
        """Undo the carrying over; answers given since stay in the journal.

        Raises:
            GoodTermsError: Nothing was carried over.
        """
        before = self._casebook.record(case_id).pin_before
        if not before:
            raise GoodTermsError(
                "These answers were never carried over.", safe="Nothing was changed."
            )
        self._move(case_id, self._pins.pack(before), (before, ""))
        return self._view(case_id)

    def _move(self, case_id: str, label: str, pins: tuple[str, str]) -> None:
        with self._desk.store.transaction():
            self._casebook.table.set_pin(case_id, label, pins, self._desk.clock())
            self._ledger.keep_up(case_id)

    def _view(self, case_id: str) -> InterviewView:
        opened = self._casebook.open(case_id)
        return view_of(case_of(opened.record, self._desk.clock), opened)
