"""The words of a day as people type them, brought to one spelling for the grammar of `written_day`.

"Thursday, the third of December" becomes "thu 3th dec", "in a couple of weeks" "in 2 week": months
and weekdays have three letters, numbers are digits, every ordinal ends in "th", and words that
change nothing ("the", "of", "on") are gone.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from itertools import pairwise

from coach.domain.exit_date import Unit
from coach.engine.dates.dates import MONTHS, WEEKDAYS

LONGEST = 80  # characters; no day needs more
MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
WEEKDAY = {name[:3].lower(): number for number, name in enumerate(WEEKDAYS)}

_TOKEN = re.compile(r"2moro\b|[0-9]+(?:st|nd|rd|th)(?![^\W\d_])|[0-9]+|[^\W\d_]+|\S")
_SEPARATORS = frozenset("/.-")
_DROPPED = frozenset({"the", "of", "on", ",", ";", "'", '"', "(", ")", "!", "?"})
_LEADING = frozenset({"by", "until", "till", "from", "for", "due"})
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
CARDINAL = {word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)} | _TENS
ORDINAL = {word: number for number, word in enumerate(_ORDINALS, start=1)} | {"thirtieth": 30}
_UNITS = {
    "day": ("days",),
    "week": ("weeks", "wk", "wks"),
    "fortnight": ("fortnights",),
    "month": ("months", "mth", "mths"),
    "quarter": ("quarters",),
    "year": ("years", "yr", "yrs"),
}
_SAME = {
    "today": ("tdy",),
    "tomorrow": ("tmrw", "tmr", "tmw", "tomorow", "tommorow", "tommorrow", "2moro"),
    "yesterday": ("yday",),
    "last": ("past", "previous"),
    "next": ("following",),
    "this": ("coming", "current"),
    "tue": ("tues",),
    "wed": ("weds",),
    "thu": ("thur", "thurs"),
    "sep": ("sept",),
    "start": ("beginning", "begin"),
    "mid": ("middle",),
    "workday": ("workdays",),
    "1": ("a", "an"),
}
_COUNTED = {
    "day": (1, Unit.DAYS),
    "workday": (1, Unit.WORKING_DAYS),
    "week": (1, Unit.WEEKS),
    "fortnight": (2, Unit.WEEKS),
    "month": (1, Unit.MONTHS),
    "quarter": (3, Unit.MONTHS),
    "year": (12, Unit.MONTHS),
}
_LENGTH = re.compile(rf"(?P<number>[0-9]{{1,4}})(?: (?P<unit>{'|'.join(_COUNTED)}))?")
_SHORTEST_SLIP = 6  # letters from which a word may have a slip of the keys
_LIKE = 0.82  # of difflib's ratio: "wensday" 0.88, "febuary" 0.93; "someday" and "monday" 0.77


def _spellings() -> dict[str, str]:
    """Every word the grammar knows, with the one spelling of it."""
    found = {name.lower(): name[:3].lower() for name in (*MONTHS, *WEEKDAYS)}
    for table in (_UNITS, _SAME):
        for word, others in table.items():
            found |= dict.fromkeys((word, *others), word)
    found |= {short: short for short in (*MONTH, *WEEKDAY)}
    found |= {word: str(number) for word, number in CARDINAL.items()}
    return found | {word: f"{number}th" for word, number in ORDINAL.items()}


_SPELLING = _spellings()
_SLIPS = tuple(word for word in _SPELLING if len(word) >= _SHORTEST_SLIP)


def plain(text: str) -> str:
    """A text in small letters, with one blank between words and one sign for each dash."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub("[\u2010-\u2015\u2212]", "-", folded).replace("\u2019", "'")
    return " ".join(folded.split())


def canonical(text: str) -> str:
    """A text as the grammar reads it; empty for an empty one, or one that is too long."""
    if len(text) > LONGEST:
        return ""
    words = _joined(_TOKEN.findall(plain(text).replace("'s ", " ")))
    while len(words) > 1 and words[0] in _LEADING:
        del words[0]
    line = " ".join(_sums([_spelt(word) for word in words]))
    line = re.sub(r"\b(?:1 )?couple\b", "2", line)
    line = re.sub(r"\b(?:working|business|work) day\b", "workday", line)
    line = re.sub(r"\bthis (?=this )", "", line)
    return re.sub(r"\blast day\b", "end", re.sub(r"\b1th day\b", "start", line))


def read_length(text: str) -> tuple[int, Unit | None] | None:
    """How long a period is, as people write it: "thirty", "2 weeks", "a calendar month".

    The number, and what it counts where that is written: fortnights are weeks, quarters and years
    are months. None where the text is no length.
    """
    match = _LENGTH.fullmatch(canonical(text).replace("calendar ", ""))
    if match is None:
        return None
    times, unit = _COUNTED.get(match["unit"] or "", (1, None))
    return int(match["number"]) * times, unit


def _joined(tokens: list[str]) -> list[str]:
    """The words; signs between two numbers are kept with them, "3.12." is "3.12"."""
    words: list[str] = []
    glue = False
    for part, follows in pairwise([*tokens, ""]):
        if part in _SEPARATORS and (words or part != "-"):  # "-3 days" is not "3 days"
            glue = bool(words) and words[-1][-1].isdigit() and follows.isdigit()
            if glue:
                words[-1] += part
        elif part not in _DROPPED:
            if glue:
                words[-1] += part
            else:
                words.append(part)
            glue = False
    return words


def _spelt(word: str) -> str:
    known = _SPELLING.get(word)
    if known is None and word[0].isdigit() and word.endswith(("st", "nd", "rd", "th")):
        known = f"{word[:-2]}th"
    if known is None and len(word) >= _SHORTEST_SLIP:
        near = get_close_matches(word, _SLIPS, n=1, cutoff=_LIKE)
        known = _SPELLING[near[0]] if near else None
    return word if known is None else known


def _sums(words: list[str]) -> list[str]:
    """The words with "20 1th", as "twenty first" is so far, made "21th"."""
    found: list[str] = []
    skip = False
    for word, follows in pairwise([*words, ""]):
        ones = follows.removesuffix("th")
        whole = word in {"20", "30"} and len(ones) == 1 and ones.isdecimal()
        if skip:
            skip = False
        elif whole:
            found.append(f"{int(word) + int(ones)}{follows[1:]}")
            skip = True
        else:
            found.append(word)
    return found
