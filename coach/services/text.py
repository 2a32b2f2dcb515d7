"""Text and days as people type them, made fit to keep: any language, nothing impossible."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from datetime import date

FARTHEST = 100  # years from now


def clean(text: str) -> str:
    """The text without blanks around it; half a character, as a bad paste leaves, becomes "?"."""
    return text.encode("utf-8", "replace").decode("utf-8").strip()


def required(text: str, what: str) -> str:
    """The cleaned text.

    Args:
        text: What was typed.
        what: What it is, as a sentence begins with it: "A client's name".

    Raises:
        GoodTermsError: There is nothing in it.
    """
    cleaned = clean(text)
    if not any(_is_seen(sign) for sign in cleaned):
        raise GoodTermsError(
            f"{what} cannot be empty.",
            safe="Nothing was changed.",
            todo="Type at least one letter.",
        )
    return cleaned


def _is_seen(sign: str) -> bool:
    """Whether a character shows: no space, control or mark of direction."""
    kind = unicodedata.category(sign)
    return kind not in {"Cc", "Cf"} and not kind.startswith("Z")


def near(day: date, now: date) -> date:
    """The day, when a person can have meant it.

    Raises:
        GoodTermsError: It is more than a hundred years from now.
    """
    if abs(day.year - now.year) > FARTHEST:
        raise GoodTermsError(
            "This day is more than a hundred years away.",
            safe="Nothing was changed.",
            todo="Check the year.",
        )
    return day


def fold(text: str) -> str:
    """The text as it is compared: case, and the two ways to write an accent, make no difference."""
    return unicodedata.normalize("NFC", text).casefold()
