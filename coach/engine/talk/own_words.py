"""What the user wants said that no passage has: what went wrong on their side, and what else.

Each fact of these two roles says how it is led in, and each is a line as any other, in the part
that takes it. A talk of which a line says it already does not say it again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.domain.rules.condition import Always
from coach.domain.talk.talk import FURTHER, SAID_AS, FactKind, PartRole, TalkPart, Variant
from coach.engine.talk.filling import filled
from coach.engine.talk.openings import new_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coach.domain.talk.talk import Fact, PartText, Tone
    from coach.engine.talk.context import Context


FURTHER_LINES = frozenset(SAID_AS[role] for role in FURTHER)


class OwnWords(NamedTuple):
    """What the user wants said and no passage has, as it is said where no line of the talk has it.

    `within` are the ids of the parts that take it, each with where in it: "first", "last-but-one",
    behind the line `behind` where it has that line, or else last.
    """

    variant: Variant
    told: str
    text: str
    within: Mapping[str, Place]
    waits: bool = False  # it is not said before an apology


class Place(NamedTuple):
    """Where a part takes what the user wants said."""

    where: str = "last"
    behind: str = ""  # the name of a line


def taking(texts: Iterable[PartText], place: str) -> Mapping[str, Place]:
    """The parts that take what else is to be said: those of this place, or else all that take it.

    Without a place, or where no part of it is in this talk, the last of them is meant.
    """
    ready = [text for text in texts if text.also]
    fitting = [text for text in ready if text.also == place] or ready[-1:]
    return {text.id: Place(text.also, text.also_behind) for text in fitting}


def with_own_words(
    parts: Sequence[TalkPart], wanted: Iterable[OwnWords], apology: str = ""
) -> tuple[TalkPart, ...]:
    """The parts of a talk with what the user wants said and no line of it says.

    Where the talk has no part that takes it, it is the first that is not said to people of one's
    own firm. What ends a part stands before the directions with which it ends. Nothing more is
    asked of them, or told, before the talk's `apology` (the user's own part, as told).
    """
    spoken = [part for part in parts if part.role is not PartRole.BEFOREHAND]
    whole = " ".join(line.text for part in spoken for line in part.lines)
    ready = {part.id: part for part in spoken}
    for own in wanted:
        within = _taken_by(spoken, own)
        if within is not None and not _says(whole, own.told):
            after = _apology_in(tuple(ready.values()), apology) if own.waits else None
            at = _place_in(ready[within], own.within.get(within, Place()))
            order = list(ready)
            if after is not None and (order.index(within), at) <= (order.index(after[0]), after[1]):
                within, at = after[0], after[1] + 1
            while own.waits and at < len(ready[within].lines) and _is_further(ready[within], at):
                at += 1  # in the order in which it was told
            ready[within] = _with_own(ready[within], own, at)
            whole = f"{whole} {own.text}"
    return tuple(ready.get(part.id, part) for part in parts)


def _taken_by(parts: Sequence[TalkPart], own: OwnWords) -> str | None:
    """The id of the first part that takes it, else of the first at all; None where none is."""
    taking = (part.id for part in parts if part.id in own.within)
    return next(taking, parts[0].id if parts else None)


def _says(whole: str, told: str) -> bool:
    """Whether a talk says what was told, word for word; it may end otherwise."""
    words = told.rstrip(".!?…")
    return not words or re.search(rf"(?<!\w){re.escape(words)}(?!\w)", whole) is not None


def _is_further(part: TalkPart, at: int) -> bool:
    return part.lines[at].id.rpartition("/")[2] in FURTHER_LINES


def _apology_in(parts: Iterable[TalkPart], apology: str) -> tuple[str, int] | None:
    """The part and the line of it in which the user's own part is said; None where none says it."""
    if not apology:
        return None
    lines = ((part, at) for part in parts for at in range(len(part.lines)))
    return next(((part.id, at) for part, at in lines if _says(part.lines[at].text, apology)), None)


def _with_own(part: TalkPart, own: OwnWords, at: int) -> TalkPart:
    """A part with one's own words among its lines, before the one that stands there."""
    line = replace(
        new_line(part.id, own.variant), text=own.text, generated=own.text, told=(own.told,)
    )
    names = [f"{part.id}/{variant.line}" for variant in part.outline]
    before = part.lines[at - 1].id if at else ""
    place = names.index(before) + 1 if before in names else (0 if not at else len(names))
    lines, outline = list(part.lines), list(part.outline)
    lines.insert(at, line)
    outline.insert(place, own.variant)
    return replace(part, lines=tuple(lines), outline=tuple(outline))


def _place_in(part: TalkPart, place: Place) -> int:
    """Where among the lines of a part it is said: never behind its last directions."""
    spoken = [number for number, line in enumerate(part.lines) if not line.cue]
    if not spoken:
        return len(part.lines)
    if place.where == "first":
        return spoken[0]
    if place.where == "last-but-one":
        return spoken[-1]
    behind = f"{part.id}/{place.behind}"
    at = next((each + 1 for each in spoken if part.lines[each].id == behind), spoken[-1] + 1)
    # the directions that go with that line stay with it; those at the end of a part come last
    return next((each for each in spoken if each >= at), at) if place.behind else at


def own_words(
    asked: Iterable[Fact], given: Mapping[str, str], case: Context, tone: Tone
) -> Iterator[OwnWords]:
    """What the user wants said whatever the passages are, as it is led in."""
    told = {fact.role: fact for fact in asked if given.get(fact.id, "").strip()}
    for role, line in SAID_AS.items():
        fact = told.get(role)
        if fact is None or (fact.kind is FactKind.DATE and not fact.led_in):
            continue
        fits = (each for each in fact.led_in if each.tone is tone and case.allows(each.when))
        variant = next(fits, None if fact.kind is FactKind.DATE else _bare(fact.id, line))
        if variant is not None:
            is_day = fact.kind is FactKind.DATE
            words = case.blanks[fact.id] if is_day else given[fact.id].strip()
            yield OwnWords(variant, words, filled(variant.text, case), {}, role in FURTHER)


def _bare(fact: str, line: str) -> Variant:
    """A fact that is said without a word before or after it."""
    text = f"{{{{ {fact} }}}}"
    return Variant(line, text, Always(), "always", None, because="You want it heard.", sources=())
