"""The content of talks made ready once: conditions as functions, lines by tone, facts by part.

A talk is composed again after every answer, fact and action, so nothing is looked up twice that the
content alone decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.rules.condition import Always, Condition, Every, Flagged, Given, Is, Not, Some
from coach.domain.rules.interview import UNKNOWN, UNKNOWN_ANSWERS
from coach.domain.talk.talk import Tone
from coach.engine.rules.conditions import KNOWN, NEVER, atoms, settled
from coach.engine.talk.feared import phrases_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from coach.domain.pack import TalkContent
    from coach.domain.rules.verdict import Verdict
    from coach.domain.talk.talk import Fact, PartText, Passage, ReactionText, Variant, Wording
    from coach.engine.rules.conditions import Atom
    from coach.engine.talk.context import Context
    from coach.engine.talk.feared import Phrases

    Test = Callable[[Context], bool]

_KEPT = 4  # contents at a time: that of today, and those of tests


class ReadyVariant(NamedTuple):
    """A wording, and whether it fits a case: as it is, and whatever of its blanks is filled."""

    variant: Variant
    fits: Test
    own: Test


class ReadyPassage(NamedTuple):
    """A passage of a part."""

    text: Passage
    fits: Test
    may: Test  # whether it fits with other facts given
    lines: Mapping[Tone, tuple[tuple[ReadyVariant, ...], ...]]  # of each line its wordings
    outline: tuple[Variant, ...]  # of each line of the part the first wording, in its order
    chosen_by: frozenset[str]  # what its condition reads
    reads: tuple[tuple[Test, frozenset[str]], ...]  # what its lines read, and where they may


class ReadyPart(NamedTuple):
    """A part of a verdict's talk."""

    text: PartText
    fits: Test
    passages: tuple[ReadyPassage, ...]

    def passage(self, case: Context) -> ReadyPassage | None:
        """The first passage that fits."""
        return next((passage for passage in self.passages if passage.fits(case)), None)

    def reads(self, case: Context) -> frozenset[str]:
        """Names of what the part reads in a case: to choose its passage, and in its lines."""
        found: set[str] = set()
        for passage in self.passages:
            if passage.may(case):
                found |= passage.chosen_by
            if passage.fits(case):
                found.update(*(names for may, names in passage.reads if may(case)))
                break
        return frozenset(found)


class ReadyReaction(NamedTuple):
    """A reaction, and how likely it is."""

    text: ReactionText
    fits: Test
    likelier: tuple[tuple[Test, int], ...]
    replies: Mapping[Tone, str]
    phrases: Phrases  # the ways in which they may say it


class ReadyVerdict:
    """What the content has for the talks of one verdict; what others alone have is left out."""

    def __init__(self, content: TalkContent, verdict: Verdict) -> None:
        def fitting(condition: Condition) -> Test | None:
            within = narrowed(condition, verdict.value)
            return None if within == NEVER else as_function(within)

        facts = {fact.id for fact in content.facts}
        self.parts = tuple(_ready_part(part, facts) for part in content.parts_of(verdict))
        self.facts: tuple[tuple[Fact, Test], ...] = tuple(
            (fact, fits) for fact in content.facts if (fits := fitting(fact.when))
        )
        self.wording: tuple[tuple[Wording, Test], ...] = tuple(
            (word, fits) for word in content.wording if (fits := fitting(word.when))
        )
        self.reactions = tuple(
            ReadyReaction(
                text,
                fits,
                tuple((more, by) for when, by in text.likelier if (more := fitting(when))),
                {tone: text.reply_in(tone) for tone in Tone},
                phrases_of(text),
            )
            for text in content.reactions
            if (fits := fitting(text.when))
        )


class TalkIndex:
    """Talks made ready; those of a verdict when they are first asked for."""

    def __init__(self, content: TalkContent) -> None:
        self._content = content
        self._verdicts: dict[Verdict, ReadyVerdict] = {}

    def of(self, verdict: Verdict) -> ReadyVerdict:
        """What the content has for the talks of a verdict."""
        found = self._verdicts.get(verdict)
        if found is None:
            found = self._verdicts[verdict] = ReadyVerdict(self._content, verdict)
        return found


def ready(content: TalkContent) -> TalkIndex:
    """Content made ready; for the same content the same."""
    return _ready(_Same(content))


class _Same:
    """A content that is known by being the very same: to compare two would take longer."""

    def __init__(self, content: TalkContent) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.content is self.content

    def __hash__(self) -> int:
        return id(self.content)


@lru_cache(maxsize=_KEPT)
def _ready(same: _Same) -> TalkIndex:
    return TalkIndex(same.content)


def _ready_part(part: PartText, facts: Collection[str]) -> ReadyPart:
    passages = part.all_passages
    return ReadyPart(
        text=part,
        fits=as_function(part.when),
        passages=tuple(_ready_passage(passage, passages, facts) for passage in passages),
    )


def _ready_passage(
    passage: Passage, all_of_part: Iterable[Passage], facts: Collection[str]
) -> ReadyPassage:
    wordings: dict[str, list[ReadyVariant]] = {}
    reads: dict[Condition, set[str]] = {}
    for variant in passage.variants:
        own = variant.when if variant.own is None else variant.own
        ready_one = ReadyVariant(variant, as_function(variant.when), as_function(own))
        wordings.setdefault(variant.line, []).append(ready_one)
        may = Always() if variant.own is None else possible(own, facts)
        reads.setdefault(may, set()).update(atom.name for atom in atoms(variant.when))
    return ReadyPassage(
        text=passage,
        fits=as_function(passage.when),
        may=as_function(possible(passage.when, facts)),
        lines={
            tone: tuple(
                tuple(each for each in line if each.variant.tone in (None, tone))
                for line in wordings.values()
            )
            for tone in Tone
        },
        outline=_outline(passage, all_of_part),
        chosen_by=frozenset(atom.name for atom in atoms(passage.when)),
        reads=tuple((as_function(may), frozenset(names)) for may, names in reads.items()),
    )


def _outline(passage: Passage, all_of_part: Iterable[Passage]) -> tuple[Variant, ...]:
    """The first wording of each line of a part, in the order of one of its passages.

    A line of another passage comes after the one that it follows there, or before those that follow
    it, so that what the user did with it keeps its place when the passage changes.
    """
    order = list(passage.line_ids)
    first: dict[str, Variant] = {}
    for other in (passage, *all_of_part):
        names = other.line_ids
        at = min((order.index(name) for name in names if name in order), default=len(order))
        for name in names:
            if name not in order:
                order.insert(at, name)
            at = order.index(name) + 1
        for variant in other.variants:
            first.setdefault(variant.line, variant)
    return tuple(first[name] for name in order)


def possible(condition: Condition, facts: Collection[str], *, wanted: bool = True) -> Condition:
    """A condition that holds wherever the other may come to hold, by what is given of the facts."""
    match condition:
        case Is(name) | Given(name) if name in facts:
            return Always() if wanted else Not(Always())
        case Not(inner):
            return Not(possible(inner, facts, wanted=not wanted))
        case Every(parts) | Some(parts):
            inside = tuple(possible(part, facts, wanted=wanted) for part in parts)
            return type(condition)(inside)
    return condition


def narrowed(condition: Condition, verdict: str) -> Condition:
    """What is left of a condition where the verdict is known; `NEVER` where it cannot hold."""

    def settle(atom: Atom) -> Condition:
        if not isinstance(atom, Is) or atom.name != "verdict":
            return atom
        return NEVER if {verdict, KNOWN}.isdisjoint(atom.values) else Always()

    return settled(condition, settle)


def as_function(condition: Condition) -> Test:
    """A condition as a function of a case; it says what `Context.allows` says."""
    match condition:
        case Always():
            return lambda _case: True
        case Is(name, values):
            return _compared(name, frozenset(values))
        case Flagged(name):
            return lambda case: name in case.flags
        case Given(name):
            return lambda case: name in case.blanks
        case Not(inner):
            refused = as_function(inner)
            return lambda case: not refused(case)
        case Every(parts):
            return _all(tuple(as_function(part) for part in parts))
        case Some(parts):
            denied = _all(tuple(as_function(Not(part)) for part in parts))
            return lambda case: not denied(case)


def _all(tests: tuple[Test, ...]) -> Test:
    def test(case: Context) -> bool:
        for each in tests:  # noqa: SIM110 - a generator would take twice as long
            if not each(case):
                return False
        return True

    return test


def _compared(name: str, values: frozenset[str]) -> Test:
    """Whether the answer to a question is one of these values."""
    unknown, known = UNKNOWN in values, KNOWN in values

    def test(case: Context) -> bool:
        answer = case.values.get(name)
        if answer is None:
            return False
        return answer in values or (unknown if answer in UNKNOWN_ANSWERS else known)

    return test
