"""Personas and rubrics that are not ready to be kept: in the data file as they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from coach.domain.practice.own import PersonaDraft, PracticeDraft
from coach.store.tables.settings import SettingTable

if TYPE_CHECKING:
    from coach.services.case.context import ServiceContext

_NAME = "practice-drafts"


class DraftService:
    """Keeps what stands in the editors until it is kept as a persona or rubric, or discarded.

    Nothing of it is offered to practise with. It lies where other texts lie that were typed and
    not saved.
    """

    def __init__(self, context: ServiceContext) -> None:
        self._table, self._store = SettingTable(context.store), context.store

    def all(self) -> tuple[PracticeDraft, ...]:
        """Every draft, the latest last; that one makes no sense is noted."""
        rows = self._rows()
        found = tuple(draft for row in rows if (draft := _read(row)) is not None)
        if len(found) < len(rows):
            self._table.note_nonsense(_NAME)
        return found

    def of(self, kind: str, item: str, *, is_copy: bool) -> PracticeDraft | None:
        """The draft of a "persona" or "rubric", or of a new one begun from it; None: none is."""
        found = (each for each in self.all() if _key(each) == (kind, item, is_copy))
        return next(found, None)

    def keep(self, draft: PracticeDraft) -> None:
        """Keep a draft in the place of the one before."""
        if draft not in self.all():
            self._put(draft, but=_key(draft))

    def drop(self, kind: str, item: str, *, is_copy: bool) -> None:
        """Let a draft go; without one nothing is written."""
        if self.of(kind, item, is_copy=is_copy) is not None:
            self._put(None, but=(kind, item, is_copy))

    def _rows(self) -> list[msgspec.Raw]:
        value = self._table.get(_NAME)
        try:
            return msgspec.json.decode(value, type=list[msgspec.Raw]) if value else []
        except (msgspec.DecodeError, RecursionError):
            return [msgspec.Raw(b"null")]

    def _put(self, draft: PracticeDraft | None, *, but: tuple[str, str, bool]) -> None:
        """Write all drafts but one anew; what makes no sense stays as it is."""
        rows = [row for row in self._rows() if (old := _read(row)) is None or _key(old) != but]
        if draft is not None:
            rows.append(msgspec.Raw(msgspec.json.encode(draft)))
        value = msgspec.json.encode(rows).decode() if rows else ""
        with self._store.transaction():
            self._table.set(_NAME, value)


def _key(draft: PracticeDraft) -> tuple[str, str, bool]:
    return kind_of(draft), draft.item, draft.is_copy


def kind_of(draft: PracticeDraft) -> str:
    """What a draft is of: "persona" or "rubric"."""
    return "persona" if isinstance(draft, PersonaDraft) else "rubric"


def _read(row: msgspec.Raw) -> PracticeDraft | None:
    try:
        return msgspec.json.decode(row, type=PracticeDraft)
    except (msgspec.DecodeError, RecursionError, TypeError):
        return None
