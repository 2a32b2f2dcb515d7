"""What the user wants said that no passage has: what went wrong on their side, and what else.

Each fact of these two roles says how it is led in, and each is a line as any other, in the part
that takes it. A talk of which a line says it already does not say it again.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.domain.rules.condition import Always
from coach.domain.talk.talk import FURTHER, SAID_AS, FactKind, PartRole, TalkPart, Variant
from coach.engine.talk.filling import filled
from coach.engine.talk.openings import new_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coach.domain.talk.talk import Fact, Line, PartText, Tone
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
    before: str = ""  # the name of another, that comes after all that is added


def taking(texts: Iterable[PartText], place: str) -> Mapping[str, Place]:
    """The parts that take what else is to be said: those of this place, or else all that take it.

    Without a place, or where no part of it is in this talk, the last of them is meant.
    """
    ready = [text for text in texts if text.also]
    fitting = [text for text in ready if text.also == place] or ready[-1:]
    return {text.id: Place(text.also, text.also_behind, text.added_before) for text in fitting}


def with_own_words(
    parts: Sequence[TalkPart], wanted: Iterable[OwnWords], apology: str = ""
) -> tuple[TalkPart, ...]:
    """The parts of a talk with what the user wants said and no line of it says.

    Where the talk has no part that takes it, it is the first that is not said to people of one's
    own firm. What ends a part stands before the directions with which it ends. Nothing more is
    asked of them, or told, before the talk's `apology` (the user's own part, as told).
    """
    spoken = _Spoken(part for part in parts if part.role is not PartRole.BEFOREHAND)
    for own in wanted:
        spoken.take(own, apology)
    return tuple(spoken.parts.get(part.id, part) for part in parts)


class _Spoken:
    """The parts that are said to the client, while they take what the user wants said."""

    def __init__(self, parts: Iterable[TalkPart]) -> None:
        self.parts = {part.id: part for part in parts}
        self._whole = " ".join(line.text for part in self.parts.values() for line in part.lines)

    def take(self, own: OwnWords, apology: str) -> None:
        """Say it where it belongs, unless it is said already or there is no part."""
        within = next(
            (each for each in self.parts if each in own.within), next(iter(self.parts), None)
        )
        if within is None or _says(self._whole, own.told):
            return
        at = _place_in(self.parts[within], own.within.get(within, Place()))
        if own.waits:
            within, at = self._behind(apology, within, at)
        self.parts[within] = _with_own(self.parts[within], own, at)
        self._whole = f"{self._whole} {own.text}"

    def _behind(self, apology: str, within: str, at: int) -> tuple[str, int]:
        """A place for what waits: not before the apology, and in the order in which it was told."""
        order = list(self.parts)
        after = _apology_in(self.parts.values(), apology)
        if after is not None and (order.index(within), at) <= (order.index(after[0]), after[1]):
            within, at = after[0], after[1] + 1
        further = takewhile(_is_further, self.parts[within].lines[at:])
        return within, at + sum(1 for _ in further)


def _says(whole: str, told: str) -> bool:
    """Whether a talk says what was told, word for word; it may end otherwise."""
    words = told.rstrip(".!?…")
    return not words or re.search(rf"(?<!\w){re.escape(words)}(?!\w)", whole) is not None


def _is_further(line: Line) -> bool:
    return line.id.rpartition("/")[2] in FURTHER_LINES


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
    ahead = _spoken_at(part, place.before)
    if ahead is not None:
        return ahead
    if place.where == "first":
        return spoken[0]
    if place.where == "last-but-one":
        return spoken[-1]
    behind = _spoken_at(part, place.behind)
    at = (spoken[-1] if behind is None else behind) + 1
    # the directions that go with that line stay with it; those at the end of a part come last
    return next((each for each in spoken if each >= at), at) if place.behind else at


def _spoken_at(part: TalkPart, name: str) -> int | None:
    """Where the line of this name is said in a part; None where it is not."""
    lines = enumerate(part.lines)
    return next((at for at, each in lines if each.id == f"{part.id}/{name}" and not each.cue), None)


def own_words(
    asked: Iterable[Fact], given: Mapping[str, str], case: Context, tone: Tone
) -> Iterator[OwnWords]:
    """What the user wants said whatever the passages are, as it is led in."""
    told = {fact.role: fact for fact in asked if given.get(fact.id, "").strip()}
    for role, line in SAID_AS.items():
        fact = told.get(role)
        variant = None if fact is None else _led_in(fact, line, case, tone)
        if fact is not None and variant is not None:
            is_day = fact.kind is FactKind.DATE
            words = case.blanks[fact.id] if is_day else given[fact.id].strip()
            yield OwnWords(variant, words, filled(variant.text, case), {}, role in FURTHER)


def _led_in(fact: Fact, line: str, case: Context, tone: Tone) -> Variant | None:
    """How a fact is said: as it is led in, else without a word before or after it.

    None for a day that nothing leads in, for it says nothing by itself.
    """
    fits = (each for each in fact.led_in if each.tone is tone and case.allows(each.when))
    return next(fits, None if fact.kind is FactKind.DATE else _bare(fact.id, line))


def _bare(fact: str, line: str) -> Variant:
    text = f"{{{{ {fact} }}}}"
    return Variant(line, text, Always(), "always", None, because="You want it heard.", sources=())
