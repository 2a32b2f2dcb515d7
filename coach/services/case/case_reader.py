"""What the services share about a case: its record, its answers, and what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.errors import NotFound
from coach.services.case.case_state import CaseState
from coach.services.case.pins import Pins
from coach.store.tables.cases import CaseTable
from coach.store.tables.journal import JournalTable
from coach.store.tables.overrules import OverruleTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.case import AnswerEntry
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.engine.rules.interview import Walk
    from coach.services.case.context import ServiceContext
    from coach.store.tables.cases import CaseRecord

_KEPT = 64  # cases


class _Opened(Struct, frozen=True):
    """A case as it was read, and what the data file was like then."""

    case: CaseState
    version: int
    is_sound: bool  # nothing of it made no sense: that would have to be noted again


class CaseReader:
    """Reads cases for the services; it changes nothing."""

    def __init__(self, context: ServiceContext) -> None:
        self.table = CaseTable(context.store)
        self.journal = JournalTable(context.store)
        self.overrules = OverruleTable(context.store)
        self.pins = Pins(context)
        self._content = context.content
        self._store = context.store
        self._opened: dict[str, _Opened] = {}

    def record(self, case_id: str) -> CaseRecord:
        """The record of a case.

        Raises:
            NotFound: There is no such case, or it is in the trash.
        """
        record = self.table.get(case_id)
        if record is None:
            raise NotFound(
                translate("Services", "This case is not there any more."),
                todo=translate("Services", "Look in the trash."),
            )
        return record

    def open(self, case_id: str) -> CaseState:
        """A case as it is now.

        It is read once for as long as nothing changes in the data file, and while nothing of its
        own changes it is the same one, so what follows from it is worked out once: pages ask often.

        Raises:
            NotFound: There is no such case, or it is in the trash.
        """
        known, version = self._opened.get(case_id), self._store.version
        if known is not None and known.version == version and known.is_sound:
            return known.case
        met = self._store.unread.met
        case = self._read(case_id, known.case if known is not None else None)
        if len(self._opened) >= _KEPT:
            self._opened.clear()
        is_sound = self._store.unread.met == met
        self._opened[case_id] = _Opened(case, version, is_sound)
        return case

    def _read(self, case_id: str, known: CaseState | None) -> CaseState:
        record, entries = self.record(case_id), self.entries(case_id)
        overrule = self.overrules.of_case(case_id)
        definition = self.pins.definition(record)  # also of a known one: where it is gone, say so
        if known is not None and known.is_of(record, entries, overrule):
            return known
        return CaseState(record, definition, self.pins.today, entries, overrule)

    def entries(self, case_id: str) -> tuple[AnswerEntry, ...]:
        """The journal of a case."""
        return self.journal.of_case(case_id)

    def walk(self, case_id: str) -> Walk:
        """How far the answers of a case lead."""
        return self.open(case_id).path

    def diagnosis(self, case_id: str) -> Diagnosis | None:
        """The diagnosis that is acted on; None while the interview is not finished."""
        return self.open(case_id).diagnosis

    def facts(self, case_id: str) -> dict[str, str]:
        """The facts that the user gave for the talk; one without sense is noted, and left out."""
        from coach.engine.talk.facts import fits  # not at a start

        given = self.table.facts(case_id)
        for fact in self._content.talk.facts:
            value = given.get(fact.id)
            if value is not None and not fits(fact, value):
                del given[fact.id]
                self.table.note_fact(case_id, fact.id)
        return given
