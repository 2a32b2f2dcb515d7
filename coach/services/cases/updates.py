"""Updates: what a new version of the content changes for a case, and carrying its answers over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.engine.rules.update import content_change
from coach.errors import GoodTermsError
from coach.services.case.stage import case_of
from coach.services.interview.interview_view import InterviewView, view_of
from coach.store.tables.pins import PinTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.rules.update import ContentChange
    from coach.services.case.answer_recorder import AnswerRecorder
    from coach.services.case.case_reader import CaseReader
    from coach.services.case.context import ServiceContext


class UpdateService:
    """Compares each case's own content with that of today. A case moves only when it is told to."""

    def __init__(
        self, context: ServiceContext, case_reader: CaseReader, recorder: AnswerRecorder
    ) -> None:
        self._context = context
        self._case_reader = case_reader
        self._recorder = recorder
        self._pins = PinTable(context.store)

    def content_change(self, case_id: str) -> ContentChange | None:
        """What is different in the content of today; None when the case would notice nothing."""
        opened = self._case_reader.open(case_id)
        if opened.definition is opened.today:
            return None
        return content_change(opened.definition, opened.today, opened.answers, opened.given)

    def carry_over(self, case_id: str) -> InterviewView:
        """Move a case to the content of today: renamed questions are followed, nothing is lost."""
        record = self._case_reader.record(case_id)
        pin = self._case_reader.pins.keep_today()
        if record.pin != pin:
            label = self._context.content.info.label
            self._move(case_id, label, (pin, record.pin))
        return self._view(case_id)

    def can_carry_back(self, case_id: str) -> bool:
        """Whether the case can go back to the content that it was answered with."""
        return bool(self._case_reader.record(case_id).pin_before)

    def carry_back(self, case_id: str) -> InterviewView:
        """Undo the carrying over; answers given since stay in the journal.

        Raises:
            GoodTermsError: Nothing was carried over.
        """
        before = self._case_reader.record(case_id).pin_before
        if not before:
            raise GoodTermsError(
                translate("Services", "These answers were never carried over."),
                safe=translate("Services", "Nothing was changed."),
            )
        self._move(case_id, self._pins.pack(before), (before, ""))
        return self._view(case_id)

    def _move(self, case_id: str, label: str, pins: tuple[str, str]) -> None:
        with self._context.store.transaction():
            self._case_reader.table.set_pin(case_id, label, pins, self._context.clock())
            self._recorder.sync(case_id)

    def _view(self, case_id: str) -> InterviewView:
        opened = self._case_reader.open(case_id)
        return view_of(case_of(opened.record, self._context.clock), opened)
