"""The branches of a book, as data files carry them: one row each, from the first to its own.

Whatever takes the place of a data file begins a branch (`coach.domain.recovery`). It is written
beside the file first (`coach.store.file.watermark`), with the last step of the choice, and into the
file when that is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.recovery import Branch, Lineage, Way
from coach.store.file.times import EARLIEST, moment, stamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.store.file.connection import Store
    from coach.store.file.watermark import Watermark

_ROWS = 'SELECT id, "left", way, begun_at, aside FROM branch ORDER BY position'


def root_of(book: str) -> Lineage:
    """The one branch of a book in which nothing was chosen, or from before that was noted."""
    return (Branch(book, 0, None, EARLIEST),)


def read_lineage(store: Store, book: str) -> Lineage:
    """The branches of an open file whose changes are counted; no row of it stops a start."""
    rows = store.rows(_ROWS) if store.rows("PRAGMA table_info(branch)") else []
    return tuple(branch_of(*map(str, row)) for row in rows) or root_of(book)


def write_lineage(store: Store, lineage: Lineage) -> None:
    """Let a file be of the last of these branches."""
    store.rows("DELETE FROM branch")
    for position, branch in enumerate(lineage):
        store.rows("INSERT INTO branch VALUES (?, ?, ?, ?, ?, ?)", (position, *words_of(branch)))


def words_of(branch: Branch) -> tuple[str, int, str, str, str]:
    """A branch in words without blanks."""
    return branch.id, branch.left, branch.way or "", stamp(branch.begun), branch.aside


def branch_of(name: str, left: str, way: str, begun: str, aside: str) -> Branch:
    """The branch that was written so; what is not known of it is left open."""
    try:
        known = Way(way) if way else None
    except ValueError:
        known = Way.CHOSEN
    try:
        at = moment(begun)
    except ValueError:
        at = EARLIEST
    return Branch(name, int(left), known, at, aside)


def branch_to_begin(
    file: Watermark, known: Watermark | None, *, is_behind_copies: bool, new: Branch
) -> Branch | None:
    """The branch that a file begins when it is opened; None where it goes on as it was.

    Args:
        file: Where the file stands.
        known: What stands beside it.
        is_behind_copies: Whether backups of the file's own branch hold more than it does: then it
            was put here by hand, with what stands beside it.
        new: What to begin where nothing was noted.
    """
    if known is not None and known.next is not None:
        if known.next.id in _ids(file.lineage):
            return None  # it was begun, and the program killed before that was noted
        if known.next.way is not Way.BEGIN_ANEW:
            return replace(known.next, left=file.saved)
        if file.saved == 0:
            return known.next
    if known is not None and not known.base and known.book == file.book:
        return replace(new, left=file.saved, way=Way.CHOSEN, begun=known.at)
    if is_behind_copies:
        return replace(new, left=file.saved, way=Way.BY_HAND)
    return None


def _ids(lineage: Lineage) -> frozenset[str]:
    return frozenset(branch.id for branch in lineage)


def lost_by_hand(lineage: Lineage, newest: Callable[[str], int]) -> int:
    """How many changes a backup holds that a file put here by hand does not; else 0.

    Args:
        lineage: Of the file.
        newest: How many changes the fullest backup of a branch holds.
    """
    if len(lineage) < 2 or lineage[-1].way is not Way.BY_HAND:
        return 0
    return max(0, newest(lineage[-2].id) - lineage[-1].left)
