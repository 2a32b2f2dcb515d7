"""Comments at moments of talks, runs and rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.comment import Comment, KeptComment
from coach.store.file.reading import (
    NAME_MOST,
    flag,
    moment,
    moment_or_none,
    name,
    number,
    readable,
    text,
)
from coach.store.file.times import stamp

if TYPE_CHECKING:
    from datetime import datetime

    from coach.store.file.connection import Row, Store

_COMMENT = (
    "SELECT id, item, anchor, author, body, written_at, quote, revision, removed, masked, own,"
    " read_at, dismissed_at FROM comment"
)
_PUT = """
INSERT INTO comment (id, item, anchor, author, body, written_at, quote, revision, removed, masked,
                     own, read_at, dismissed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    item = excluded.item, anchor = excluded.anchor, author = excluded.author, body = excluded.body,
    written_at = excluded.written_at, quote = excluded.quote, revision = excluded.revision,
    removed = excluded.removed, masked = excluded.masked, own = excluded.own,
    read_at = excluded.read_at, dismissed_at = excluded.dismissed_at
"""


class CommentTable:
    """Reads and writes comments."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_item(self, item: str) -> tuple[KeptComment, ...]:
        """All of a case, run or round in the order in which they were written, removed ones too."""
        rows = self._store.rows(f"{_COMMENT} WHERE item = ? ORDER BY written_at, id", (item,))
        return readable(self._store, "comment", rows, _comment)

    def get(self, comment_id: str) -> KeptComment | None:
        """One, or None where there is none, or the row makes no sense."""
        rows = self._store.rows(f"{_COMMENT} WHERE id = ?", (comment_id,))
        return next(iter(readable(self._store, "comment", rows, _comment)), None)

    def unread(self) -> dict[str, int]:
        """How many comments of others were not read yet, by what they are about."""
        rows = self._store.rows(
            "SELECT item, count(*) FROM comment WHERE own = 0 AND removed = 0"
            " AND read_at IS NULL AND dismissed_at IS NULL GROUP BY item"
        )
        return {str(item): int(count) for item, count in rows}

    def authors(self) -> tuple[str, ...]:
        """The names of others who have commented, each once."""
        rows = self._store.rows(
            "SELECT DISTINCT author FROM comment WHERE own = 0 AND author <> '' ORDER BY author"
        )
        return tuple(str(author)[:NAME_MOST] for (author,) in rows)

    def put(self, kept: KeptComment) -> None:
        """Keep a comment, in the place of what was kept of it."""
        each = kept.comment
        self._store.execute(
            _PUT,
            (
                *(each.id, each.item, each.anchor, each.author, each.text, stamp(each.at)),
                *(each.quote, each.revision, int(each.removed), int(each.masked), int(kept.own)),
                _stamped(kept.read_at),
                _stamped(kept.dismissed_at),
            ),
        )

    def remove(self, comment_id: str) -> None:
        """Forget a comment that never left this file."""
        self._store.execute("DELETE FROM comment WHERE id = ?", (comment_id,))


def _stamped(at: datetime | None) -> str | None:
    return None if at is None else stamp(at)


def _comment(row: Row) -> KeptComment:
    id_, item, anchor, author, body, at, quote, revision, removed, masked, own = row[:11]
    comment = Comment(
        id=name("id", id_),
        item=name("item", item),
        anchor=name("anchor", anchor),
        author=name("author", author),
        text=text("body", body),
        at=moment("written_at", at),
        quote=text("quote", quote),
        revision=number("revision", revision, least=1),
        removed=flag("removed", removed),
        masked=flag("masked", masked),
    )
    read, dismissed = row[11:]
    return KeptComment(
        comment,
        flag("own", own),
        moment_or_none("read_at", read),
        moment_or_none("dismissed_at", dismissed),
    )
