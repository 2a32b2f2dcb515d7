"""Writing a letter for one case: the first of its kind that fits, filled in like a talk."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.exit_date import NoticeTo
from coach.domain.papers.letters import LETTER_BLANKS, Letter, LetterKind
from coach.domain.talk.talk import FactKind, FactRole
from coach.engine.dates.dates import spoken, with_weekday
from coach.engine.dates.exit_date import said as period_said
from coach.engine.talk.aloud import number_aloud
from coach.engine.talk.blanks import unfilled
from coach.engine.talk.compose import line_of
from coach.engine.talk.context import context
from coach.engine.talk.facts import in_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from coach.domain.exit_date import ContractTerms
    from coach.domain.pack import TalkContent
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.talk.talk import Fact, Tone

FOLDER = "letters"  # of the templates
_ENDS = {
    NoticeTo.MONTH_END: " to the end of a month",
    NoticeTo.QUARTER_END: " to the end of a quarter",
    NoticeTo.TERM_END: " to the end of its term",
}
_THEIR = re.compile(r"\b(?:their|his|her)\b", re.IGNORECASE)


def said_to_them(place: str) -> str:
    """A place as one writes it to the client: "the room at their office" is at yours."""
    return _THEIR.sub(lambda found: "Your" if found[0][0].isupper() else "your", place)


def meeting_day(on: date | None, at: str, now: date) -> str:
    """When a talk is set for, as "Thursday, 10 December, at 10:00"; "" for none, or one past."""
    if on is None or on < now:
        return ""
    return f"{with_weekday(on)}, at {at}" if at else with_weekday(on)


def notice_asked(terms: ContractTerms) -> str:
    """What a contract asks for, as "3 months to the end of a quarter"; "" where none is noted."""
    if terms.notice is None:
        return ""
    to = terms.notice_to
    end = "" if to is None else _ENDS.get(to, "")
    if to is NoticeTo.TERM_END and terms.term_end is not None:
        end += f", {spoken(terms.term_end)}"
    return period_said(terms.notice) + end


def letter(
    content: TalkContent,
    kind: LetterKind,
    diagnosis: Diagnosis,
    facts: Mapping[str, str],
    *,
    tone: Tone,
    extra: Mapping[str, str],
) -> Letter | None:
    """The letter of a kind for one case; None where the content has none that fits.

    Args:
        content: The texts.
        kind: What the letter is for.
        diagnosis: The case.
        facts: What the user gave, dates as ISO text.
        tone: How it sounds, where the letter has several tones.
        extra: Values of `LETTER_BLANKS`; what is empty counts as not given, others are ignored.
    """
    case = context(diagnosis, content.facts, facts)
    case = replace(case, blanks=_blanks(content, kind, {**case.blanks, **_given(extra)}))
    fitting = (each for each in content.letters if each.kind is kind and case.allows(each.when))
    text = next(fitting, None)
    if text is None:
        return None
    lines = (
        line_of([each for each in text.variants if each.line == name], case, tone, FOLDER, text.id)
        for name in text.line_ids
    )
    paragraphs = tuple(line for line in lines if line is not None)
    return Letter(kind, text.title, text.subject, paragraphs)


def _given(extra: Mapping[str, str]) -> dict[str, str]:
    """What is given of the values that only letters have."""
    own = ((name, extra.get(name, "").strip()) for name in LETTER_BLANKS)
    return {name: value for name, value in own if value}


def _blanks(content: TalkContent, kind: LetterKind, given: dict[str, str]) -> dict[str, str]:
    """What is given as a letter of this kind says it, with a sign where its signature lacks."""
    numbers = [fact.id for fact in content.facts if fact.kind is FactKind.NUMBER]
    blanks = given | {name: number_aloud(given[name]) for name in numbers if name in given}
    place = in_role(content.facts, FactRole.PLACE)
    if kind is LetterKind.MEETING and place is not None and place.id in blanks:
        blanks[place.id] = said_to_them(blanks[place.id])
    return blanks | {fact.id: unfilled(fact) for fact in _signature(content, blanks)}


def _signature(content: TalkContent, given: Mapping[str, str]) -> Iterator[Fact]:
    """The name that signs a letter, where it is not known: a letter is seen to lack it."""
    signs = in_role(content.facts, FactRole.USER)
    return iter(() if signs is None or given.get(signs.id) else (signs,))
