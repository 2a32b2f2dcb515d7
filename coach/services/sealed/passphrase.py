"""How good a passphrase is, and one to begin from."""

from __future__ import annotations

import re
import secrets
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.errors import TextRefused
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST, LONGEST = 8, 200  # characters
SUGGESTED = 5  # words
_LOOKED_AT = 72  # characters that are judged; the library's time grows with more
_WORD = re.compile(r"[a-z]{4,8}")


class Strength(StrEnum):
    """How hard it is to guess."""

    NONE = "none"  # there is nothing yet
    SHORT = "short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


class Advice(Struct, frozen=True):
    """How good a passphrase is, in a sentence."""

    strength: Strength
    sentence: str


_SAID = {
    Strength.NONE: QT_TRANSLATE_NOOP(
        "Services", "Four or five words that have nothing to do with each other are good."
    ),
    Strength.SHORT: QT_TRANSLATE_NOOP("Services", "Too short: it needs at least 8 characters."),
    Strength.WEAK: QT_TRANSLATE_NOOP(
        "Services", "Weak: somebody who has the file could guess it. Add a word or two."
    ),
    Strength.FAIR: QT_TRANSLATE_NOOP(
        "Services", "Fair: it holds for a while. One more word makes it strong."
    ),
    Strength.STRONG: QT_TRANSLATE_NOOP("Services", "Strong."),
}
_BY_SCORE = (Strength.WEAK, Strength.WEAK, Strength.WEAK, Strength.FAIR, Strength.STRONG)


def advice(passphrase: str, names: Iterable[str] = ()) -> Advice:
    """How good a passphrase is; names of the case in it count for nothing."""
    strength = _strength(passphrase, names)
    return Advice(strength, translate("Services", _SAID[strength]))


def _strength(passphrase: str, names: Iterable[str]) -> Strength:
    passphrase = as_typed(passphrase)
    if not passphrase:
        return Strength.NONE
    if len(passphrase) < SHORTEST:
        return Strength.SHORT
    from zxcvbn import zxcvbn  # the lists of common words take a while

    known = [word for name in names for word in (name, *name.split())]
    return _BY_SCORE[zxcvbn(passphrase[:_LOOKED_AT], user_inputs=known)["score"]]


def as_typed(passphrase: str) -> str:
    """A passphrase as it is used: without blanks around it, and each accent written in one way.

    A blank comes along with what is copied, and systems write “é” in two ways.
    """
    return unicodedata.normalize("NFC", passphrase).strip()


def refuse_short(passphrase: str) -> None:
    """Refuse a passphrase that protects nothing, or that is too long.

    Raises:
        TextRefused: It has fewer than 8 characters, or more than 200.
    """
    about, length = translate("Services", "A passphrase"), len(as_typed(passphrase))
    if length < SHORTEST:
        raise TextRefused(
            translate("Services", "A passphrase needs at least 8 characters."),
            about=about,
            todo=translate("Services", "Add a word or two."),
        )
    if length > LONGEST:
        raise TextRefused(
            translate("Services", "A passphrase can have 200 characters at most."),
            about=about,
            todo=translate("Services", "Shorten it."),
        )


def suggested(words: Iterable[str]) -> str:
    """Some words by chance, to be kept or changed; of everyday words, so that they can be said."""
    known = sorted(word for word in set(words) if _WORD.fullmatch(word))
    return " ".join(secrets.choice(known) for _ in range(SUGGESTED))
