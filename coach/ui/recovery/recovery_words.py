# SPDX-License-Identifier: MIT
"""How what there is to go on with is said: what it holds, what it lacks, and where it comes from.

By counts and branches, never by a clock: "Nothing is missing" is said where that is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.recovery import Way
from coach.ui.kit.fields.dates import full_day

if TYPE_CHECKING:
    from datetime import datetime

    from coach.domain.recovery import Backup, Branch, Choice, Held, Ways

translate = QCoreApplication.translate


def moment_words(moment: datetime) -> str:
    """A moment where the user sits: "Thu 26 November 2026, 14:02"."""
    local = moment.astimezone()
    return translate("Recovery", "{day}, {time}").format(
        day=full_day(local.date()), time=f"{local:%H:%M}"
    )


def copy_label(ways: Ways, copy: Backup) -> str:
    """A copy in one line, by which it is told from the others."""
    form = "{moment} · {holds}"
    if ways.is_other(copy.held):
        form = translate("Recovery", "Another book: {moment} · {holds}")
    elif copy.is_set_aside:
        form = translate("Recovery", "Set aside: {moment} · {holds}")
    elif not ways.is_in_line(copy.held) and (parted := ways.parting(copy.held)) is not None:
        form = translate("Recovery", "From before a choice: {moment} · {holds}")
        if not parted[1]:
            form = translate("Recovery", "From after a choice: {moment} · {holds}")
    label = form.format(moment=moment_words(copy.made), holds=_holds(copy.held))
    wrong = ways.has_wrong_day(copy)
    return (
        translate("Recovery", "{copy} · the clock was wrong").format(copy=label) if wrong else label
    )


def _holds(held: Held) -> str:
    clients = (
        translate("Recovery", "1 client")
        if held.clients == 1
        else translate("Recovery", "{count} clients")
    )
    cases = (
        translate("Recovery", "1 case")
        if held.cases == 1
        else translate("Recovery", "{count} cases")
    )
    return translate("Recovery", " and ").join(
        (clients.format(count=held.clients), cases.format(count=held.cases))
    )


def held_words(held: Held) -> str:
    """What a file holds: "It holds 1 client and 1 case: all that you saved up to Thu 26 ..."."""
    if not held.saved:
        return translate("Recovery", "It holds {what}.").format(what=_holds(held))
    form = translate("Recovery", "It holds {what}, saved up to {moment}.")
    return form.format(what=_holds(held), moment=moment_words(held.until))


def missing_words(ways: Ways, held: Held) -> str:
    """What a file lacks, and what it holds beside it where it is on another branch."""
    missing, beyond = ways.missing(held), ways.beyond(held)
    if missing is None or beyond is None:
        if ways.is_other(held):
            return translate("Recovery", "It is of another book, not of the one that was here.")
        return translate("Recovery", "Whether you saved something after that is not known.")
    other = translate("Recovery", "It is of another book.") if ways.is_other(held) else ""
    if other or not ways.is_in_line(held):
        parted = ways.parting(held)
        return " ".join(filter(None, (other, parted and _from(*parted), _apart(missing, beyond))))
    if missing == 0:
        return translate("Recovery", "Nothing is missing.")
    if missing == 1:
        return translate("Recovery", "1 change that you saved after it is missing.")
    return translate("Recovery", "{count} changes that you saved after it are missing.").format(
        count=missing
    )


def _from(parted: Branch, is_before: bool) -> str:
    form = translate("Recovery", "It is from before {moment}, when {what}.")
    if not is_before:
        form = translate("Recovery", "It is from after {moment}, when {what}.")
    return form.format(moment=moment_words(parted.begun), what=_what_was_done(parted.way))


def _apart(missing: int, beyond: int) -> str:
    """What two branches do not share."""
    more = translate("Recovery", "It holds nothing that the book in use does not hold.")
    if beyond == 1:
        more = translate("Recovery", "It holds 1 change that the book in use does not hold.")
    elif beyond:
        more = translate("Recovery", "It holds {count} changes that the book in use does not hold.")
    less = translate("Recovery", "Nothing of the book in use is missing in it.")
    if missing == 1:
        less = translate("Recovery", "1 change of the book in use is missing in it.")
    elif missing:
        less = translate("Recovery", "{count} changes of the book in use are missing in it.")
    return " ".join((more.format(count=beyond), less.format(count=missing)))


def _what_was_done(way: Way | None) -> str:
    return {
        Way.GO_ON: translate("Recovery", "you went on with what could be read"),
        Way.PUT_BACK: translate("Recovery", "you restored a backup"),
        Way.BEGIN_ANEW: translate("Recovery", "you started with an empty book"),
        Way.TAKE_BACK: translate("Recovery", "you took a choice back"),
        Way.BY_HAND: translate("Recovery", "an older file had been put in place of yours"),
    }.get(way or Way.CHOSEN, translate("Recovery", "you chose what to go on with"))


def choice_words(choice: Choice) -> str:
    """What was chosen last, and what it lacks of what was there before."""
    if choice.aside is None:
        form = translate(
            "Recovery",
            "An older data file was put in place of yours: a backup holds {count} changes more.",
        )
        if choice.missing == 1:
            form = translate(
                "Recovery",
                "An older data file was put in place of yours: a backup holds 1 change more.",
            )
        return form.format(count=choice.missing)
    form = translate("Recovery", "On {moment} {what}.")
    said = form.format(
        moment=moment_words(choice.branch.begun), what=_what_was_done(choice.branch.way)
    )
    return " ".join(filter(None, (said, lacks_words(choice))))


def lacks_words(choice: Choice) -> str:
    """What a choice lacks of what was there before; "" where that is not known."""
    if choice.missing is None:
        return ""
    lacks = translate("Recovery", "Nothing of what you had saved before is missing.")
    if choice.missing == 1:
        lacks = translate("Recovery", "1 change that you had saved before is not in it.")
    elif choice.missing:
        lacks = translate("Recovery", "{count} changes that you had saved before are not in it.")
    return lacks.format(count=choice.missing)
