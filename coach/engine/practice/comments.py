"""Comments of several people become one set, in whatever order and however often they arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.practice.comment import Comment


def later(one: Comment, other: Comment) -> Comment:
    """Which of two states of a comment counts; the same one whichever comes first."""
    return max(one, other, key=_rank)


def merged(*sets: Iterable[Comment]) -> tuple[Comment, ...]:
    """The union of sets of comments, each once, in the order in which they were written."""
    found: dict[str, Comment] = {}
    for each in (comment for several in sets for comment in several):
        known = found.get(each.id)
        found[each.id] = each if known is None else later(known, each)
    return tuple(sorted(found.values(), key=lambda each: (each.at, each.id)))


def _rank(comment: Comment) -> tuple[object, ...]:
    """By what one state of a comment is put above another: every difference has its place."""
    return (
        comment.revision,
        comment.removed,
        not comment.masked,
        comment.item,
        comment.anchor,
        comment.text,
        comment.author,
        comment.quote,
        comment.at,
    )
