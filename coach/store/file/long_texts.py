"""Texts that are longer than what is read of one: a piece is shown, the whole stays in the file.

The piece ends with `MARK`. What comes back from a field with that sign at its end is a change of
the piece: the rest is put behind it again. A text without the sign would be put in place of the
whole, of which nobody has seen more than the piece: it is refused, unless the field was emptied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import GoodTermsError
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coach.store.file.connection import Store

MARK = "…"


class Piece(str):
    """The beginning of a text that is too long to be read whole; it ends with `MARK`."""

    __slots__ = ("column", "length")
    column: str  # where it stands
    length: int  # characters of the whole


class Pieces(tuple[str, ...]):  # noqa: SLOT001 - a tuple with slots can carry nothing
    """The first words of a list that is too long to be read whole."""

    column: str  # where it stands
    length: int  # characters of the whole

    @classmethod
    def of(cls, words: Iterable[str], column: str, length: int) -> Pieces:
        """These words, of a list of so many characters in a column."""
        found = cls(words)
        found.column, found.length = column, length
        return found


def piece(column: str, value: str, most: int) -> str:
    """The text; a `Piece` of it where it is longer than `most` characters."""
    if len(value) <= most:
        return value
    found = Piece(f"{value[: most - 1]}{MARK}")
    found.column, found.length = column, len(value)
    return found


def whole(stored: str, most: int, given: str) -> str:
    """What to keep in place of a stored text of which `most` characters were shown.

    Args:
        stored: What the file has.
        most: Characters that are read of it.
        given: What is to be kept now, as it came back from where it was shown.

    Raises:
        GoodTermsError: It was shown in part, and what is given is no change of that part.
    """
    shown = piece("", stored, most)
    if given == stored or not given or not isinstance(shown, Piece):
        return given
    if given.endswith(MARK):
        return stored if given == shown else f"{given[: -len(MARK)]}{stored[most - 1 :]}"
    raise GoodTermsError(
        translate(
            "Store", "Only the beginning of this text is shown: it has {number:,} characters."
        ).format(number=len(stored)),
        safe=translate("Store", "All of it is kept, and nothing was changed."),
        todo=translate(
            "Store",
            "Leave the {mark} at its end, and the rest stays behind it. To write it anew, empty "
            "the field first.",
        ).format(mark=MARK),
    )


def whole_texts(
    store: Store,
    table: str,
    row: tuple[str, Sequence[object]],
    given: Mapping[str, tuple[str, int]],
) -> tuple[str, ...]:
    """What to keep in text columns of a row, in their order; see `whole`.

    Args:
        store: The data file.
        table: The table.
        row: The condition that finds the row, and its values.
        given: By column, the text to keep, and how many characters are read of it.

    Raises:
        GoodTermsError: As `whole` says.
    """
    where, values = row
    columns = ", ".join(given)
    found = store.row(f"SELECT {columns} FROM {table} WHERE {where}", values)  # noqa: S608 - our own
    if found is None:
        return tuple(text for text, _ in given.values())
    return tuple(
        whole(stored, most, text)
        for stored, (text, most) in zip(found, given.values(), strict=True)
    )


def whole_list(stored: str, most: tuple[int, int], given: Sequence[str]) -> tuple[str, ...]:
    """What to keep in place of a stored list of words.

    A word that was shown in part, and came back as it was shown, is kept whole; words that were
    not shown stay behind those that are given. An empty list is kept as it is.

    Args:
        stored: What the file has, as JSON; a text that is none has nothing to be kept.
        most: How many words of it are read, and how many characters of a word.
        given: The words that are to be kept now, in lower case.
    """
    import json  # not at a start

    try:
        words = json.loads(stored)
    except (ValueError, RecursionError):
        return tuple(given)
    if not given or not isinstance(words, list) or not all(isinstance(w, str) for w in words):
        return tuple(given)
    count, longest = most
    cut = {piece("", each, longest).lower(): each for each in words if len(each) > longest}
    return (*(cut.get(each, each) for each in given), *words[count:])
