"""Days, numbers and names as people say them across a table, not as they write them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.talk.talk import FactKind
from coach.engine.dates.dates import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.talk.talk import Fact

FAR = 335  # days: eleven months; a day that is further off is said with its year
SOON = 7  # days: a day that is no further off is said with its weekday
LATELY = 120  # days: four months; so is a day that is longer past
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second"),
    *("twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh"),
    *("twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
_NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)
TITLES = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady")
)
_OWN_SENTENCE = 5  # words that a sentence of the user's own has at least
_PARTICLES = frozenset(
    {"al", "da", "de", "di", "du", "el", "la", "le", "st", "ten", "ter", "van", "von"}
)
_OFFICES = frozenset(
    ("manager", "director", "team", "office", "department", "desk", "support", "head", "board")
)
_SECOND = re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE)
_YOURS = {
    **dict.fromkeys(("i", "we", "me", "us"), "you"),
    **dict.fromkeys(("my", "our"), "your"),
    "ours": "yours",
    "myself": "yourself",
    "ourselves": "yourselves",
}
_FIRST = re.compile(
    r"\b(?P<who>I|[Ww]e|[Mm]y|[Oo]ur|me|us|ours|myself|ourselves)\b"
    r"(?P<verb>[’']m\b|(?<=\bI) (?:am|was)\b)?"
)
_WITH_YOU = {"’m": "’re", "'m": "'re", " am": " are", " was": " were"}
_IN_WORDS = (FactKind.DATE, FactKind.NUMBER)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"(?:(?:{'|'.join(WEEKDAYS)}), )?"
    rf"[Tt]he (?P<word>{'|'.join(sorted(_ORDINALS, key=len, reverse=True))}) of "
    rf"(?P<in>{_MONTH})(?: \d{{4}})?\b|\b(?P<number>\d\d?) (?P<of>{_MONTH})(?: \d{{4}})?\b"
)


def day_aloud(day: date, today: date | None = None) -> str:
    """A day as one says it: "the thirty-first of March"; "Friday, the fourth of December".

    Args:
        day: The day.
        today: From where it is said; the year is left out where nobody would ask for it: where the
            day is the next one of that name, and no more than eleven months off, or the last one,
            and no more than four months past. None: it is said, and no weekday.
    """
    said = f"the {_ORDINALS[day.day - 1]} of {MONTHS[day.month - 1]}"
    if today is not None and 0 < (day - today).days <= SOON:
        return f"{WEEKDAYS[day.weekday()]}, {said}"
    near = today is not None and -LATELY <= (day - today).days <= FAR
    return said if near else f"{said} {day.year}"


def number_aloud(value: str) -> str:
    """A whole number up to twelve as a word, any other as it was typed."""
    number = int(value) if re.fullmatch(r"[0-9]{1,2}", value) else 0
    return _NUMBERS[number - 1] if 1 <= number <= len(_NUMBERS) else value


def first_name(name: str) -> str:
    """How somebody is called at the second mention: of two names the first.

    A name with a title, or one that is an office, or of more or fewer parts, stays as it is.
    """
    parts = name.split(" ")
    if len(parts) != 2 or not all(part[:1].isupper() for part in parts):
        return name
    first, last = parts
    if first.rstrip(".").lower() in TITLES | _PARTICLES or last.lower() in _OFFICES:
        return name
    if _initials(first):
        return name
    return first


def _initials(word: str) -> bool:
    """Whether it stands for names that are not written out: “J.”, “JP”; “Jo” is a name."""
    return len(word) <= 2 and word.isupper()


def called(name: str) -> str:
    """How somebody is called beside their words: the first word, with a title the whole name."""
    first = name.split(" ", maxsplit=1)[0]
    return name if first.rstrip(".").lower() in TITLES else first


def begun(value: str) -> str:
    """A day or a number as it begins a sentence; anything else is the user's, and stays."""
    ours = value in _NUMBERS or _DAY.fullmatch(value)
    return value[:1].upper() + value[1:] if ours else value


def bare(value: str) -> str:
    """A request as it follows “Would you”: without the “to” with which it was given."""
    return value[3:] if value[:3].lower() == "to " else value


def reported(value: str) -> str:
    """What somebody said, as it is said back to them: "we have hired two" is "you have hired two".

    Where they spoke of whoever says it back ("we stop with you"), nobody can turn it round by
    rule, and it stays as they said it, between quotation marks.
    """
    if _SECOND.search(value):
        return f"“{value}”"
    return _FIRST.sub(_turned, value)


def _turned(found: re.Match[str]) -> str:
    verb = found["verb"] or ""
    return _YOURS[found["who"].lower()] + _WITH_YOU.get(verb, verb)


def without_years(text: str) -> str:
    """A text in which each day is put in one way, without year and weekday, to be compared."""

    def plain(found: re.Match[str]) -> str:
        number = found["number"] or str(_ORDINALS.index(found["word"]) + 1)
        return f"{int(number)} {found['of'] or found['in']}"

    return _DAY.sub(plain, text) if any(month in text for month in MONTHS) else text


def is_sentence(told: str) -> bool:
    """Whether the user told it in a sentence of their own, and not as a word in one of ours."""
    return len(told.split()) >= _OWN_SENTENCE


def names_a_day(text: str) -> bool:
    """Whether a text names a day, as it is said or written."""
    return _DAY.search(text) is not None


def in_words(
    facts: Iterable[Fact], given: Mapping[str, str], today: date | None = None
) -> dict[str, str]:
    """What is given of facts, with its days and numbers as they are said; said once, it stays so.

    Args:
        facts: The facts.
        given: What is given of them, days as ISO text.
        today: From where days are said; None: each with its year.
    """
    said = dict(given)
    for fact in facts:
        if fact.id not in given or fact.kind not in _IN_WORDS:
            continue
        value = given[fact.id].strip()
        is_day = fact.kind is FactKind.DATE and value
        said[fact.id] = _day(value, today) if is_day else number_aloud(value)
    return said


def _day(value: str, today: date | None) -> str:
    """A date as it is said; one that cannot be read is left as it was typed."""
    try:
        return day_aloud(date.fromisoformat(value), today)
    except ValueError:
        return value
