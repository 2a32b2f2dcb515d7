"""The journal of what the user did to a talk's lines: entries are read and added, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.talk.edit import BrokenEdit, Choice, EditAction, EditEntry, Side
from coach.domain.talk.talk import Tone
from coach.engine.talk.edit_log import in_force
from coach.store.file.long_texts import Piece, piece
from coach.store.file.reading import (
    NAME_MOST,
    NUMBER_MOST,
    TEXT_MOST,
    NoSense,
    UnreadRow,
    choice,
    moment,
    name,
    number,
    text,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from coach.store.file.connection import Row, Store

_CHOSEN: dict[EditAction, type[StrEnum]] = {
    EditAction.TONE: Tone,
    EditAction.MOVE: Side,
    EditAction.SETTLE: Choice,
}  # actions whose value is one of an enum
_HAVE_WORDS = frozenset({EditAction.REWRITE, EditAction.LOCK, EditAction.ADD, EditAction.REPLY})
# Actions after which it does not matter any more what the words of a line were.
_SETTLE = frozenset(
    {EditAction.REWRITE, EditAction.RESTORE, EditAction.REMOVE, EditAction.ADD, EditAction.REPLY}
)


class LineTable:
    """The entries of each case, in order of their positions: 0, 1, 2 ..."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_case(self, case_id: str) -> tuple[EditEntry, ...]:
        """Every entry of a case that makes sense, in order; of the others what matters is noted."""
        entries, broken = self._read(case_id)
        for each in broken:
            name_of = f"{case_id}:{each.position}"
            if each.length:
                self._store.unread.note_long("line_edit", name_of, each.column, each.length)
            else:
                self._store.unread.note(UnreadRow("line_edit", name_of, each.column))
        return entries

    def broken(self, case_id: str) -> tuple[BrokenEdit, ...]:
        """The entries that make no sense or are too long, and that no later one has settled."""
        return self._read(case_id)[1]

    def _read(self, case_id: str) -> tuple[tuple[EditEntry, ...], tuple[BrokenEdit, ...]]:
        rows = self._store.rows(
            "SELECT position, deed, line, value, base, said_at, of FROM line_edit"
            " WHERE case_id = ? ORDER BY position",
            (case_id,),
        )
        entries: list[EditEntry] = []
        broken: list[tuple[int, BrokenEdit]] = []  # and how many entries are before it
        for row in rows:
            try:
                entry = _entry(row)
            except NoSense as error:
                broken.append((len(entries), _broken(row, error.column)))
                continue
            entries.append(entry)
            if isinstance(entry.value, Piece) and entry.action in _HAVE_WORDS:
                length = entry.value.length
                broken.append((len(entries), _broken(row, "value")._replace(length=length)))
        if not broken:
            return tuple(entries), ()
        done = in_force(entries)
        return tuple(entries), tuple(
            each for before, each in broken if not _settled(each, entries[before:], done)
        )

    def next_position(self, case_id: str) -> int:
        """The position of the next entry: behind every one, readable or not."""
        row = self._store.row(
            "SELECT max(position) FROM line_edit WHERE case_id = ? AND position <= ?",
            (case_id, NUMBER_MOST - 1),
        )
        return 0 if row is None or row[0] is None else max(int(row[0]) + 1, 0)

    def add(self, case_id: str, entry: EditEntry) -> None:
        """Add an entry at its position."""
        self._store.execute(
            "INSERT INTO line_edit (case_id, position, deed, line, value, base, of, said_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                case_id,
                entry.position,
                entry.action.value,
                entry.line,
                entry.value,
                entry.base,
                entry.of,
                stamp(entry.said_at),
            ),
        )


def _settled(broken: BrokenEdit, behind: Sequence[EditEntry], done: Sequence[EditEntry]) -> bool:
    """Whether an action in force came after an entry on the same line, or in its place."""
    later = {id(entry) for entry in behind}
    return any(
        entry.action in _SETTLE
        and (
            entry.of == broken.position
            or (id(entry) in later and bool(broken.line) and entry.line == broken.line)
        )
        for entry in done
    )


def _broken(row: Row, column: str) -> BrokenEdit:
    """What can still be told of an entry; its words where it has any that a user wrote."""
    position, action, line, value, *_ = row
    known = action in frozenset(EditAction)
    words = value if not known or EditAction(action) in _HAVE_WORDS else ""
    shown = piece("value", words, TEXT_MOST)
    return BrokenEdit(position, action, piece("line", line, NAME_MOST), shown, column)


def _entry(row: Row) -> EditEntry:
    position, action, line, value, base, said_at, of = row
    done = choice("deed", EditAction, action)
    if done in _CHOSEN:
        choice("value", _CHOSEN[done], value)
    return EditEntry(
        number("position", position),
        done,
        name("line", line),
        text("value", value),
        text("base", base),
        moment("said_at", said_at),
        of,  # any number: it is only ever compared
    )
