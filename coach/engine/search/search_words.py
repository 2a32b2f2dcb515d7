"""Words as they are compared in a search: no case, no accents, no apostrophes."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'’‘ʼ`´′＇ʹ‛"  # noqa: RUF001 - all that keyboards and pastes give
LETTERS = {  # what no decomposition of Unicode takes apart
    "ß": "ss",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",  # noqa: RUF001 - the letter of Turkish
}
_TRANSLATE = str.maketrans({**LETTERS, **dict.fromkeys(APOSTROPHES, "")})
_TWO_SIGNS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
_ONE_SIGN = re.compile("(?<=[a-z])(?:ue|oe|ae|aa)|^(?:ue|oe|ae|aa)")
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile("[\u0300-\u036f]+")  # accents of Latin, Greek and Cyrillic letters


def plain(text: str) -> str:
    """The text as it is compared: "Álvaro O’Brien" gives "alvaro obrien"."""
    text = text.replace("’", "")  # by far the commonest, and the rest is then quick
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    bare = unicodedata.normalize("NFC", text).casefold().translate(_TRANSLATE)
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", bare)))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, in order."""
    return tuple(_WORD.findall(plain(text)))


def spellings(word: str) -> tuple[str, ...]:
    """How a name that was typed may be written: "Müller" muller, mueller; "mueller" muller too."""
    lower = unicodedata.normalize("NFC", word).casefold()
    two = "".join(_TWO_SIGNS.get(sign, sign) for sign in lower)
    forms = [" ".join(words_of(word)), " ".join(words_of(two))]
    forms += [_ONE_SIGN.sub(lambda found: found[0][0], form) for form in forms]
    return tuple(dict.fromkeys(form for form in forms if form))


def is_spaceless(word: str) -> bool:
    """Whether a word is of a script that puts no blanks between words."""
    return any("\u3040" <= sign <= "\u9fff" or "\u0e00" <= sign <= "\u0e7f" for sign in word)
