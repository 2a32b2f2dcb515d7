"""How rows become records: one that makes no sense is left out and noted, and the rest is read.

The file is sound and the row is there, but this program cannot tell what it means: an enum that it
does not know, a day that is none, a number out of bounds, a reference to what is gone. A list is
read without that row. What stands or falls with it raises `Unreadable`, for itself alone.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec import Struct

from coach.errors import Unreadable
from coach.log_file import as_id
from coach.store.file.long_texts import Piece, Pieces, piece
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from enum import StrEnum

    from coach.store.file.connection import Row, Store

    E = TypeVar("E", bound=StrEnum)

T = TypeVar("T")

_LOG = logging.getLogger(__name__)
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)  # also by a clock that was set wrong
NAME_MOST = 2_000  # characters of a name or a title that are read
TEXT_MOST = 20_000  # characters of any other text that are read
WORDS_MOST, WORD_MOST = 250, 500  # words of a list that are read, and characters of each
NUMBER_MOST = 10**9  # of what is counted here: days, seconds, points, positions
_UUID_LENGTH, _UUID_VERSION = 36, "7"


class NoSense(ValueError):  # noqa: N818 - it never leaves the store
    """A value that this program cannot make sense of; `column` says where it is."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


class UnreadRow(NamedTuple):
    """A row that could not be read; what is in it is never kept here."""

    table: str
    id: str  # of the row; where rows have none, of the case with the position behind a colon
    column: str  # that makes no sense, or is too long
    written: datetime | None = None  # when the row was made; None: not known
    length: int = 0  # characters of a text that is too long to be read whole; 0: it makes no sense


class UnreadRows:
    """What could not be read since it was cleared; a row counts once."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], UnreadRow] = {}
        self.told: Callable[[], object] | None = None  # called when there is one more
        self.met = 0  # how often one was met, known or not: another number, something was noted

    def note(self, row: UnreadRow) -> None:
        """Remember a row; that it makes no sense is more than that it is long."""
        self.met += 1
        before = self._rows.get((row.table, row.id))
        if before is None or before.length:
            self._rows[row.table, row.id] = row
            what = "is too long" if row.length else "makes no sense"
            _LOG.error("%s of %s %s %s", row.column, row.table, as_id(row.id), what)
            if before != row and self.told is not None:
                self.told()

    def note_long(self, table: str, name: str, column: str, length: int) -> None:
        """Remember that only the beginning of a text was read."""
        self.note(UnreadRow(table, name[:200], column, made_at(name), length))

    def clear(self) -> None:
        """Forget them all: what is broken is noted again when it is next read."""
        self._rows.clear()

    def of(self, *tables: str) -> bool:
        """Whether there are any of these tables that make no sense."""
        return any(row.table in tables and not row.length for row in self._rows.values())

    def all(self) -> tuple[UnreadRow, ...]:
        """The rows, the first met first."""
        return tuple(self._rows.values())


def readable(
    store: Store,
    table: str,
    rows: Iterable[Row],
    make: Callable[[Row], T],
    name: Callable[[Row], str] = lambda row: str(row[0]),
) -> tuple[T, ...]:
    """The records of the rows that make sense; the others are noted in `store.unread`.

    Args:
        store: The data file.
        table: The table that the rows are of.
        rows: What was read.
        make: Makes a record of a row, or raises `NoSense`.
        name: The id of a row; of most the first column.
    """
    found = []
    for row in rows:
        try:
            found.append(make(row))
        except NoSense as error:
            _note(store, table, name(row), error)
        else:
            _note_long(store, table, name(row), row, found[-1])
    return tuple(found)


def readable_one(store: Store, table: str, row: Row, make: Callable[[Row], T], id_: str) -> T:
    """The record of one row.

    Raises:
        Unreadable: It makes no sense; it was noted in `store.unread`.
    """
    try:
        record = make(row)
    except NoSense as error:
        _note(store, table, id_, error)
        raise unreadable(table) from error
    _note_long(store, table, id_, row, record)
    return record


@contextmanager
def any_bytes(connection: Any) -> Iterator[None]:  # noqa: ANN401 - the driver has no types
    """While this lasts, text that is not UTF-8 reads with a sign for what is not."""
    connection.text_factory = lambda found: found.decode("utf-8", "replace")
    try:
        yield
    finally:
        connection.text_factory = str


def unreadable(table: str) -> Unreadable:
    """The error for one thing of a table that cannot be read."""
    what = translate("Store", _THINGS.get(table, _ENTRY))
    return Unreadable(
        translate(
            "Store",
            "{what} cannot be read: something in it makes no sense to this version of Good Terms.",
        ).format(what=what),
        safe=translate("Store", "It was left exactly as it is, and everything else can be read."),
        todo=translate("Store", "Go on with the rest, or restore a backup from before."),
    )


_ENTRY = QT_TRANSLATE_NOOP("Store", "This entry")
_THINGS = {
    "case_file": QT_TRANSLATE_NOOP("Store", "This case"),
    "answer": QT_TRANSLATE_NOOP("Store", "This case"),
    "client": QT_TRANSLATE_NOOP("Store", "This client"),
    "contact": QT_TRANSLATE_NOOP("Store", "This contact"),
    "vendor": QT_TRANSLATE_NOOP("Store", "This entry of the directory"),
    "reminder": QT_TRANSLATE_NOOP("Store", "This reminder"),
    "talk_log": QT_TRANSLATE_NOOP("Store", "This note"),
}


def _note(store: Store, table: str, name: str, error: NoSense) -> None:
    store.unread.note(UnreadRow(table, name[:200], error.column, made_at(name)))


def _note_long(store: Store, table: str, name: str, row: Row, record: object) -> None:
    """Note what was read in part; a row without a long text is not looked at twice."""
    if not any(isinstance(value, str) and len(value) > NAME_MOST for value in row):
        return
    for part in _pieces(record):
        store.unread.note_long(table, name, part.column, part.length)


def _pieces(record: object) -> Iterator[Piece | Pieces]:
    """The texts in a record that were read in part."""
    if isinstance(record, Piece | Pieces):
        yield record
    elif isinstance(record, tuple):
        for each in record:
            yield from _pieces(each)
    elif isinstance(record, Struct):
        for name in record.__struct_fields__:
            yield from _pieces(getattr(record, name))


def made_at(name: str) -> datetime | None:
    """When a row was made, as its id tells (`coach.store.file.ids`); None where it does not."""
    digits = name[:_UUID_LENGTH].replace("-", "")
    if len(digits) != _UUID_LENGTH - 4 or digits[12] != _UUID_VERSION:
        return None
    try:
        return datetime.fromtimestamp(int(digits[:12], 16) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


# -- one value


def day(column: str, value: str) -> date:
    """A day between `FIRST_DAY` and `LAST_DAY`."""
    try:
        found = date.fromisoformat(value)
    except (ValueError, TypeError):
        raise NoSense(column) from None
    if not FIRST_DAY <= found <= LAST_DAY:
        raise NoSense(column)
    return found


def day_or_none(column: str, value: str | None) -> date | None:
    """A day, or None where there is none."""
    return day(column, value) if value else None


def moment(column: str, value: str) -> datetime:
    """A moment, in UTC; one without a zone says too little."""
    try:
        found = datetime.fromisoformat(value)
    except (ValueError, TypeError):
        raise NoSense(column) from None
    if found.tzinfo is None or not FIRST_DAY <= found.date() <= LAST_DAY:
        raise NoSense(column)
    return found


def moment_or_none(column: str, value: str | None) -> datetime | None:
    """A moment, or None where there is none."""
    return moment(column, value) if value else None


def wall_time(column: str, value: str) -> str:
    """A time of day as HH:MM, or nothing."""
    if value:
        try:
            found = time.fromisoformat(text(column, value))
        except ValueError:
            raise NoSense(column) from None
        if found.tzinfo is not None:
            raise NoSense(column)
    return text(column, value)


def choice(column: str, kind: type[E], value: str) -> E:
    """A member of an enum."""
    try:
        return kind(value)
    except ValueError:
        raise NoSense(column) from None


def number(column: str, value: int, *, least: int = 0) -> int:
    """A whole number from `least` to `NUMBER_MOST`."""
    if not isinstance(value, int) or not least <= value <= NUMBER_MOST:
        raise NoSense(column)
    return value


def number_or_none(column: str, value: int | None, *, least: int = 0) -> int | None:
    """A number, or None where there is none."""
    return None if value is None else number(column, value, least=least)


def flag(column: str, value: int) -> bool:
    """Yes or no, kept as 1 or 0."""
    if value not in (0, 1):
        raise NoSense(column)
    return bool(value)


def text(column: str, value: str, most: int = TEXT_MOST) -> str:
    """A text; of one that nobody can have typed a `Piece`."""
    if not isinstance(value, str):
        raise NoSense(column)
    return piece(column, value, most)


def name(column: str, value: str) -> str:
    """A name or a title."""
    return text(column, value, NAME_MOST)


def words(column: str, value: str) -> tuple[str, ...]:
    """A list of words, kept as JSON; of a list that nobody can have typed its first words."""
    import json  # not at a start

    try:
        found = json.loads(value)
    except (ValueError, TypeError, RecursionError):
        raise NoSense(column) from None
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise NoSense(column)
    read = tuple(text(column, each, WORD_MOST) for each in found[:WORDS_MOST])
    return read if len(read) == len(found) else Pieces.of(read, column, len(value))
