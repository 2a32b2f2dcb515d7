"""What others have sealed for the user: cases to comment on, and comments that come back."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.practice.sealed import Received, SealedKind
from coach.engine.talk.facts import parts_of_name
from coach.errors import NotFound, SealRefused
from coach.services.sealed.everyday import everyday_words, likely_names
from coach.store.tables.practice.received import ReceivedTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.practice.comment import KeptComment
    from coach.domain.practice.sealed import SealedDocument
    from coach.services.case.context import ServiceContext
    from coach.services.practice.comments import CommentService, Merged

KEPT_REMOVED = timedelta(days=1)  # how long what was removed can be had back


class Came(StrEnum):
    """What a file was, for this data file."""

    NEW = "new"  # of somebody else, and not here before
    LATER = "later"  # a later version of what was here
    EARLIER = "earlier"  # an earlier version than the one that is here
    SAME = "same"  # the version that is here
    BACK = "back"  # about what is the user's own


class Taken(Struct, frozen=True):
    """What came of a file that was taken in."""

    came: Came
    document: SealedDocument
    before: Received | None  # what was here of it
    merged: tuple[Merged, ...]  # comments that it changed

    @property
    def changed(self) -> bool:
        """Whether anything is other than before."""
        return self.came in {Came.NEW, Came.LATER} or bool(self.merged)

    @property
    def new_comments(self) -> int:
        """How many comments of others came, or came anew."""
        return sum(not each.after.comment.removed for each in self.merged)


class ReceivedService:
    """Takes sealed files in, and shows what was received."""

    def __init__(self, context: ServiceContext, comments: CommentService) -> None:
        self._table = ReceivedTable(context.store)
        self._store, self._clock, self._comments = context.store, context.clock, comments
        self._content = context.content

    def all(self) -> tuple[Received, ...]:
        """What was received and not removed, the latest first."""
        return self._table.all()

    def received(self, about: str) -> Received:
        """One of them.

        Raises:
            NotFound: It is not there, or was removed.
        """
        found = self._table.get(about)
        if found is None or found.removed_at is not None:
            raise NotFound(
                translate("Services", "This is not there any more."),
                todo=translate("Services", "Open the sealed file once more."),
            )
        return found

    def private_names(self, received: Received) -> tuple[str, ...]:
        """What discreet mode hides in it: nobody here knows whose names stand in it.

        Of a role-play or a round that is only what somebody has typed: the rest is the library's.
        """
        item = received.item
        lines = (line for part in item.sections for line in part.lines)
        whole = item.kind is SealedKind.CASE
        texts = [line.text for line in lines if whole or line.own]
        titles = parts_of_name(item.title) if whole else ()
        author = parts_of_name(received.document.author)
        found = likely_names((item.title, *texts) if whole else texts, self._everyday)
        return tuple(dict.fromkeys((*titles, *author, *found)))

    @cached_property
    def _everyday(self) -> frozenset[str]:
        return everyday_words(self._content)

    def lost(self, received: Received) -> tuple[KeptComment, ...]:
        """The comments on lines that are not in it any more."""
        there = {line.anchor for part in received.item.sections for line in part.lines} | {""}
        about = received.item.id
        return tuple(each for each in self._comments.of(about) if each.comment.anchor not in there)

    def take(self, document: SealedDocument) -> Taken:
        """Take in what lay in a sealed file; whatever the order of several, it comes to the same.

        Raises:
            SealRefused: It holds comments alone, on something that is not in this data file.
        """
        about, own = document.about, self._table.is_of_this_file(document.kind, document.about)
        before = None if own else self._table.get(about)
        here = before if before is not None and before.removed_at is None else None
        if not own and here is None and document.item is None:
            raise SealRefused(
                translate("Services", "These are comments on something that is not here."),
                translate(
                    "Services", "Open them where it is, or open first the file that it came in."
                ),
            )
        came = Came.BACK if own or document.item is None else _came(document, here)
        now = self._clock()
        with self._store.transaction():
            self._table.forget_removed(now - KEPT_REMOVED)
            if came in {Came.NEW, Came.LATER}:
                self._table.put(Received(document, now))
            merged = self._comments.merge(document.comments)
        return Taken(came, document, before, merged)

    def take_back(self, taken: Taken) -> None:
        """Let it be as it was before a file was taken in."""
        with self._store.transaction():
            if taken.came in {Came.NEW, Came.LATER}:
                self._table.forget(taken.document.about)
                if taken.before is not None:
                    self._table.put(taken.before)
            self._comments.unmerge(taken.merged)

    def remove(self, about: str) -> None:
        """Take something that was received away; for a day it can be had back.

        Raises:
            NotFound: It is not there.
        """
        received, now = self.received(about), self._clock()
        with self._store.transaction():
            self._table.forget_removed(now - KEPT_REMOVED)
            self._table.put(replace(received, removed_at=now))

    def restore(self, about: str) -> None:
        """Take a removal back; of what is gone for good nothing comes back."""
        found = self._table.get(about)
        if found is not None:
            self._table.put(replace(found, removed_at=None))


def _came(document: SealedDocument, here: Received | None) -> Came:
    if here is None:
        return Came.NEW
    if document.id == here.document.id:
        return Came.SAME
    mine, theirs = here.document, document
    later = (theirs.made_at, theirs.id) > (mine.made_at, mine.id)
    return Came.LATER if later else Came.EARLIER
