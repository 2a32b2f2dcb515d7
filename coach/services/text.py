"""Text as people type it, made fit to keep: any language, but nothing that cannot be written."""

from __future__ import annotations

import unicodedata

from coach.errors import GoodTermsError


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
    if not cleaned:
        raise GoodTermsError(
            f"{what} cannot be empty.",
            safe="Nothing was changed.",
            todo="Type at least one letter.",
        )
    return cleaned


def fold(text: str) -> str:
    """The text as it is compared: case, and the two ways to write an accent, make no difference."""
    return unicodedata.normalize("NFC", text).casefold()
