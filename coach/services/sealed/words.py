"""What is said once a sealed file was taken in: what it was, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.sealed import SealedKind
from coach.engine.dates.dates import with_weekday
from coach.services.sealed.received import Came
from coach.services.sealed.redacted import kind_name
from coach.translation import translate

if TYPE_CHECKING:
    from datetime import datetime

    from coach.services.sealed.received import Taken


def what_it_proves() -> str:
    """What a sealed file proves, and what it does not: nobody is to take a name in it for proof."""
    return translate(
        "Services",
        "That a file opens proves two things: whoever sealed it had the passphrase, and nothing in "
        "it was changed since. It does not prove who that was. Names in it, also beside comments, "
        "are as they were typed; when much hangs on one, ask the person.",
    )


def said_of(taken: Taken, lost: int = 0) -> str:
    """What came of a file, in a sentence or two.

    Args:
        taken: What was taken in.
        lost: How many comments stand on lines that a later version has no more.
    """
    if taken.came is Came.BACK:
        return _came_back(taken)
    told = [_of_version(taken)]
    if taken.came is Came.LATER and lost:
        told.append(_lost(lost))
    if taken.came in {Came.EARLIER, Came.SAME} and taken.new_comments:
        told.append(_comments(taken.new_comments))
    return " ".join(told)


def _of_version(taken: Taken) -> str:
    here = taken.before
    match taken.came:
        case Came.NEW:
            return translate(
                "Services", "{kind} was received. It lies here apart from your own."
            ).format(kind=kind_name(taken.document.kind))
        case Came.LATER if here is not None:
            return translate(
                "Services",
                "This is a later version of what you had from {day}, and has taken its place. Your "
                "comments are kept.",
            ).format(day=_day(here.document.made_at))
        case Came.EARLIER if here is not None:
            return translate(
                "Services",
                "This is an earlier version: the one that you have was sealed on {day}, and stays.",
            ).format(day=_day(here.document.made_at))
        case _:
            return translate("Services", "You have this file already. Nothing was changed.")


def _came_back(taken: Taken) -> str:
    if taken.new_comments:
        return _comments(taken.new_comments)
    if taken.merged:
        return translate("Services", "Comments that were taken back are gone.")
    if taken.document.item is not None:
        return _own(taken.document.kind)
    return translate("Services", "There is nothing new in it. Nothing was changed.")


def _own(kind: SealedKind) -> str:
    """That a file holds what lies here already, and no comments on it."""
    return {
        SealedKind.CASE: translate(
            "Services", "This is your own case. There are no new comments in the file."
        ),
        SealedKind.RUN: translate(
            "Services", "This is your own run. There are no new comments in the file."
        ),
        SealedKind.ROUND: translate(
            "Services", "This is your own round. There are no new comments in the file."
        ),
    }[kind]


def _comments(count: int) -> str:
    if count == 1:
        return translate("Services", "One comment came.")
    return translate("Services", "{count} comments came.").format(count=count)


def _lost(count: int) -> str:
    if count == 1:
        return translate("Services", "One of them is on a line that is not in it any more.")
    return translate(
        "Services", "{count} of them are on lines that are not in it any more."
    ).format(count=count)


def _day(at: datetime) -> str:
    return with_weekday(at.astimezone().date())
