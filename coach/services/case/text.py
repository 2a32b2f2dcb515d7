"""Text and days as people type them, made fit to keep: any language, nothing impossible."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coach.errors import GoodTermsError, TextRefused
from coach.store.file.reading import TEXT_MOST
from coach.translation import translate

if TYPE_CHECKING:
    from datetime import date

FARTHEST = timedelta(days=3660)  # ten years; what lies beyond is a slip of the keys
LONGEST = 2000  # characters of a paragraph; nobody says more in one breath
LONGEST_NOTE = TEXT_MOST  # characters; what is longer would be cut when it is read again
LATE = timedelta(days=366)  # how long after a talk its day may be entered


def required(text: str, what: str, *, most: int = LONGEST) -> str:
    """The cleaned text.

    Args:
        text: What was typed.
        what: What it is, as a sentence begins with it: "A client's name".
        most: Characters that it can have.

    Raises:
        GoodTermsError: There is nothing in it, or too much.
    """
    from coach.engine.wording.plain_text import cleaned, is_empty  # brings all of Unicode

    tidy = cleaned(text)
    if is_empty(tidy):
        raise TextRefused(
            translate("Services", "{what} cannot be empty.").format(what=what),
            about=what,
            todo=translate("Services", "Type at least one letter."),
        )
    return _short_enough(tidy, what, most, translate("Services", "Shorten it."))


def optional(text: str, what: str, *, most: int = LONGEST) -> str:
    """The cleaned text, which may be empty; else as `required`.

    Raises:
        GoodTermsError: There is too much in it.
    """
    from coach.engine.wording.plain_text import cleaned

    return _short_enough(cleaned(text), what, most, translate("Services", "Shorten it."))


def _short_enough(tidy: str, what: str, most: int, todo: str) -> str:
    if (over := len(tidy) - most) > 0:
        has = translate("Services", "this has {number:,}, {over:,} too many.").format(
            number=len(tidy), over=over
        )
        fault = translate("Services", "{what} can have {most:,} characters at most; {has}").format(
            what=what, most=most, has=has
        )
        raise TextRefused(fault, about=what, todo=todo)
    return tidy


def paragraph(text: str, what: str) -> str:
    """The text as one paragraph: each break or run of blanks is one blank; no control signs.

    Args:
        text: What was typed.
        what: What it is, as a sentence begins with it: "A line".

    Raises:
        GoodTermsError: There is nothing in it, or it is longer than `LONGEST`.
    """
    tidy = " ".join(required(text, what, most=len(text)).split())
    return _short_enough(tidy, what, LONGEST, translate("Services", "Make two of it."))


def coming(day: date, now: date) -> date:
    """The day, when something can still be done on it.

    Raises:
        GoodTermsError: It is before today, or more than ten years away.
    """
    return _within(day, now, now)


def talk_day(day: date, now: date) -> date:
    """The day, when a talk can be on it, or can have been held not long ago.

    Raises:
        GoodTermsError: It is more than a year ago, or more than ten years away.
    """
    return _within(day, now - LATE, now)


def _within(day: date, first: date, now: date) -> date:
    fault = translate("Services", "That day is past.") if day < first else ""
    if day - now > FARTHEST:
        fault = translate("Services", "That day is too far away.")
    if fault:
        raise GoodTermsError(
            fault,
            safe=translate("Services", "Nothing was changed."),
            todo=translate("Services", "Check the year."),
        )
    return day


def fold(text: str) -> str:
    """The text as it is compared: case, and the two ways to write an accent, make no difference."""
    from unicodedata import normalize

    return normalize("NFC", text).casefold()
