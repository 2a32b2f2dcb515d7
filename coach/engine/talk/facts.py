"""Facts for the talk: whether a value can be one, what its role is, and whose names stand in it.

Which fact names somebody, and which tells who the client is, the content says of each (`names`,
`reveals`); what says nothing counts as if it did both.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.dates import FIRST_DAY, LAST_DAY
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import FactKind, FactRole, Named, Reveals
from coach.engine.dates.dates import MONTHS, WEEKDAYS
from coach.engine.talk.aloud import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.talk.talk import Fact
    from coach.engine.talk.context import Context

LONGEST = 5000  # characters of a fact: a page of it; what is longer was pasted by mistake
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…:“\"‘(])\s*\Z")
_COMMON = frozenset(  # never a name, wherever it stands with a capital
    """
    a an and as at but by he her his how i if in it its my no not of on or our she so that the
    their then there these they this to we what when where who why with yes you your
    """.split()  # noqa: SIM905 - words read better than a list of them
)
_CELL_ENDS = re.compile(r"\s+[-–—]|\s*[,:|\t]")
_NUMBER = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")


def fits(fact: Fact, value: str) -> bool:
    """Whether a value, without blanks around it, is of the fact's kind; dates as ISO text.

    A day lies between `FIRST_DAY` and `LAST_DAY`; a text has `LONGEST` characters at most.
    """
    match fact.kind:
        case FactKind.DATE:
            return is_day(value)
        case FactKind.NUMBER:
            return _NUMBER.fullmatch(value) is not None
        case FactKind.CHOICE:
            return value in dict(fact.choices)
        case FactKind.TEXT:
            return len(value) <= LONGEST


def is_day(value: str) -> bool:
    """Whether a text is a day as ISO text, between `FIRST_DAY` and `LAST_DAY`."""
    if not _DAY.fullmatch(value):
        return False
    try:
        return FIRST_DAY <= date.fromisoformat(value) <= LAST_DAY
    except ValueError:
        return False


def by_role(facts: Iterable[Fact], given: Mapping[str, str]) -> dict[FactRole, str]:
    """What is given of the facts that the program does something with, by what that is."""
    return {
        fact.role: given[fact.id]
        for fact in facts
        if fact.role is not None and given.get(fact.id, "").strip()
    }


def in_role(facts: Iterable[Fact], role: FactRole) -> Fact | None:
    """The fact that has a role; None where the content has none."""
    return next((fact for fact in facts if fact.role is role), None)


def spoken_to(facts: Iterable[Fact], case: Context) -> Fact | None:
    """The fact that names whom a talk is held with; None where it is held with nobody there.

    That is the contact, or the superior in the cases that are not asked for a contact.
    """
    if case.verdict is Verdict.STOP:
        return None
    known = tuple(facts)
    found = (in_role(known, role) for role in (FactRole.CONTACT, FactRole.SUPERIOR))
    return next((fact for fact in found if fact is not None and case.allows(fact.when)), None)


def without_what_reveals(facts: Iterable[Fact], given: Mapping[str, str]) -> dict[str, str]:
    """What is given, without all that tells who the client is or that only they may tell.

    Of a fact that the content does not know (any more) nobody knows that it tells nothing.
    """
    harmless = {fact.id for fact in facts if fact.reveals is Reveals.NOTHING}
    return {name: value for name, value in given.items() if name in harmless}


def names_given(facts: Iterable[Fact], given: Mapping[str, str]) -> tuple[str, ...]:
    """The names that stand in what is given, each once, but for the user's own.

    A name of several words comes with each of them. What was told as a fact that the content does
    not know (any more) counts where it looks like a name.
    """
    known = {fact.id: fact for fact in facts}
    found: list[str] = []
    for name, value in given.items():
        fact = known.get(name)
        if fact is None:
            found += parts_of_name(value) if is_name(value) else ()
        elif fact.named is Named.PEOPLE:
            found += names_within(value, rows=fact.role is FactRole.CONTACTS)
        elif fact.named is not Named.NOBODY and fact.role is not FactRole.USER:
            found += parts_of_name(value)
    return tuple(dict.fromkeys(found))


def parts_of_name(name: str) -> tuple[str, ...]:
    """A name, and each of its words but a title; of "our director" no word is a name by itself."""
    words = name.split()
    alone = words if is_name(name) else []
    return tuple(filter(None, (" ".join(words), *(word for word in alone if not _is_title(word)))))


def is_name(text: str) -> bool:
    """Whether each word begins with a capital letter, as "Maria Olsen" and not "our director"."""
    return bool(text.strip()) and all(word[0].isupper() for word in text.split())


def names_within(text: str, *, rows: bool = False) -> tuple[str, ...]:
    """What looks like names of people in a text: of "ask at the yard for Bo Lind" it is "Bo Lind".

    That is words with capitals side by side, and a single one that begins no sentence; no months,
    days of the week or abbreviations.

    Args:
        text: What was told.
        rows: Whether it is a list of people, one to a line: then a line begins with a name.
    """
    found: list[str] = []
    for line in text.splitlines():
        if rows:
            found += parts_of_name(_CELL_ENDS.split(line, 1)[0])
        for start, words in _runs(line):
            begins = _SENTENCE_BEGINS.search(line, 0, start) is not None
            found += (" ".join(words),) if len(words) > 1 else ()
            found += words[1:] if begins else [word for word in words if not _is_title(word)]
    return tuple(dict.fromkeys(found))


def _runs(line: str) -> Iterator[tuple[int, list[str]]]:
    """Words with capitals that stand side by side, each run with where it begins."""
    runs: list[list[re.Match[str]]] = []
    for word in _WORD.finditer(line):
        if not _has_capital(word[0]):
            continue
        if runs and _beside(runs[-1][-1], word):
            runs[-1].append(word)
        else:
            runs.append([word])
    for run in runs:
        yield run[0].start(), [word[0].rstrip(".") for word in run]


def _beside(before: re.Match[str], word: re.Match[str]) -> bool:
    """Whether a word stands right behind another, in the same sentence."""
    return word.string[before.end() : word.start()] == " " and not _stops(before[0])


def _stops(word: str) -> bool:
    """Whether a word ends a sentence: "Mr." does not."""
    return word.endswith(".") and not _is_title(word)


def _has_capital(word: str) -> bool:
    """Whether a word is written as names are: "Bo", and neither "VAT" nor "Monday"."""
    plain = word.rstrip(".")
    whole = re.split("[’']", plain)[0].lower()  # "I’m" is "I"
    lower = any(sign.islower() for sign in plain[1:])
    known = whole in _COMMON or plain in (*MONTHS, *WEEKDAYS)
    return plain[0].isupper() and lower and not known


def _is_title(word: str) -> bool:
    return word.rstrip(".").lower() in TITLES
