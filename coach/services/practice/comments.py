"""Comments at moments of talks, runs and rounds: written here, or come from somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.domain.practice.comment import Comment, KeptComment
from coach.engine.practice.comments import later
from coach.errors import NotFound
from coach.services.case.text import LONGEST, required
from coach.store.tables.practice.comments import CommentTable
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.services.case.context import ServiceContext
    from coach.services.settings.settings import SettingsService

LONGEST_QUOTE = 300  # characters of the moment that a comment carries along


class Merged(NamedTuple):
    """A comment that a file has changed."""

    before: KeptComment | None  # None: it was not there
    after: KeptComment


class CommentService:
    """Writes, shows, merges and removes comments."""

    def __init__(self, context: ServiceContext, settings: SettingsService) -> None:
        self._table = CommentTable(context.store)
        self._store, self._settings = context.store, settings
        self._clock, self._ids = context.clock, context.ids

    def of(self, item: str) -> tuple[KeptComment, ...]:
        """What is to be seen of a case, run or round, in the order in which it was written."""
        return tuple(
            each
            for each in self._table.of_item(item)
            if not each.comment.removed and each.dismissed_at is None
        )

    def unread(self) -> dict[str, int]:
        """How many comments of others were not read yet, by what they are about."""
        return self._table.unread()

    def add(
        self, item: str, anchor: str, text: str, *, author: str = "", quote: str = ""
    ) -> KeptComment:
        """Write a comment.

        Args:
            item: The id of the case, run or round.
            anchor: The moment (`coach.domain.practice.comment`).
            text: What is said.
            author: Who says it; else the user, by the name in the settings.
            quote: The words of the moment; the first of them go along.

        Raises:
            GoodTermsError: There is nothing in it, or too much.
        """
        comment = Comment(
            id=self._ids(),
            item=item,
            anchor=anchor,
            author=author or self._settings.my_name,
            text=_text(text),
            at=self._clock(),
            quote=quote[:LONGEST_QUOTE],
        )
        kept = KeptComment(comment, own=True)
        self._table.put(kept)
        return kept

    def edit(self, comment_id: str, text: str) -> None:
        """Say it in other words; where it went before, they come with the next file.

        Raises:
            NotFound: There is no such comment.
            GoodTermsError: There is nothing in it, or too much.
        """
        kept, said = self._kept(comment_id), _text(text)
        if said != kept.comment.text:
            self._table.put(_changed(kept, text=said))

    def remove(self, comment_id: str) -> KeptComment:
        """Take a comment away; what it was, for `restore`.

        One of one's own is removed wherever it went, once the next file is opened there; one of
        somebody else only here, and it does not come back with a file.

        Raises:
            NotFound: There is no such comment.
        """
        kept = self._kept(comment_id)
        if kept.own:
            self._table.put(_changed(kept, author="", text="", quote="", removed=True))
        else:
            self._table.put(replace(kept, dismissed_at=self._clock()))
        return kept

    def restore(self, kept: KeptComment) -> None:
        """Take a removal back."""
        now = self._kept(kept.comment.id)
        revision = max(now.comment.revision, kept.comment.revision)
        if now.comment.removed:
            revision += 1
        self._table.put(replace(kept, comment=replace(kept.comment, revision=revision)))

    def set_read(self, comment_id: str, *, read: bool) -> None:
        """Keep whether a comment was read.

        Raises:
            NotFound: There is no such comment.
        """
        kept = self._kept(comment_id)
        self._table.put(replace(kept, read_at=self._clock() if read else None))

    def all_of(self, item: str) -> tuple[Comment, ...]:
        """All comments of a case, run or round as they go along in a file, removed ones too.

        What somebody else said and the user took away here goes to nobody.
        """
        return tuple(
            each.comment for each in self._table.of_item(item) if each.dismissed_at is None
        )

    def merge(self, comments: Iterable[Comment]) -> tuple[Merged, ...]:
        """Take comments in that came in a file; those that it changed, before and after.

        Whatever their order, and however often they come, it comes to the same.
        """
        changed = []
        with self._store.transaction():
            for each in comments:
                known = self._table.get(each.id)
                if known is not None and known.comment.item != each.item:
                    continue  # one of something else: no file may touch it
                kept = KeptComment(each, own=False) if known is None else _with(known, each)
                if kept != known:
                    self._table.put(kept)
                    changed.append(Merged(known, kept))
        return tuple(changed)

    def unmerge(self, merged: Iterable[Merged]) -> None:
        """Take back what a file has changed."""
        with self._store.transaction():
            for each in merged:
                if each.before is None:
                    self._table.remove(each.after.comment.id)
                else:
                    self._table.put(each.before)

    def _kept(self, comment_id: str) -> KeptComment:
        found = self._table.get(comment_id)
        if found is None:
            raise NotFound(translate("Services", "This comment is not there any more."))
        return found


def _text(text: str) -> str:
    return required(text, translate("Services", "A comment"), most=LONGEST)


def _changed(kept: KeptComment, **fields: object) -> KeptComment:
    """A comment after a change of one's own: its next revision."""
    comment = replace(kept.comment, revision=kept.comment.revision + 1, **fields)
    return replace(kept, comment=comment)


def _with(known: KeptComment, come: Comment) -> KeptComment:
    """What is kept of a comment once another state of it has come; other words are to be read."""
    comment = later(known.comment, come)
    if comment.text == known.comment.text:
        return replace(known, comment=comment)
    return replace(known, comment=comment, read_at=None)
