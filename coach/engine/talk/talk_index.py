"""The content of talks made ready once: conditions as functions, lines by tone, facts by part.

A talk is composed again after every answer, fact and action, so nothing is looked up twice that the
content alone decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.rules.condition import Always, Condition, Flagged, Is
from coach.domain.talk.talk import SAID_AS, FactKind, Tone
from coach.engine.rules.conditions import KNOWN, NEVER, as_function, atoms, possible, settled
from coach.engine.rules.made_once import once
from coach.engine.talk.feared import phrases_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from coach.domain.pack import TalkContent
    from coach.domain.rules.verdict import Verdict
    from coach.domain.talk.talk import (
        Fact,
        FactRole,
        PartText,
        Passage,
        ReactionText,
        Variant,
        Wording,
    )
    from coach.engine.rules.conditions import Atom, Test
    from coach.engine.talk.context import Context
    from coach.engine.talk.feared import Phrases


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
        self.said = tuple(fact for fact, _ in self.facts if _may_be_said(fact, verdict))
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

    def parts_in(self, case: Context) -> list[ReadyPart]:
        """The parts of the talk of a case."""
        return [part for part in self.parts if part.fits(case)]

    def facts_in(self, case: Context) -> tuple[Fact, ...]:
        """The facts that a case may be asked for."""
        return tuple(fact for fact, fits in self.facts if fits(case))

    def of_role(self, *roles: FactRole) -> frozenset[str]:
        """Ids of the facts in these roles."""
        return frozenset(fact.id for fact, _ in self.facts if fact.role in roles)


def _may_be_said(fact: Fact, verdict: Verdict) -> bool:
    """Whether a fact is said in some talk of a verdict though no passage has it."""
    if fact.role not in SAID_AS or not fact.led_in:
        return fact.role in SAID_AS and fact.kind is FactKind.TEXT
    return any(narrowed(each.when, verdict.value) != NEVER for each in fact.led_in)


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


@once(keep=4)  # that of today, and those of tests
def ready(content: TalkContent) -> TalkIndex:
    """Content made ready; for the same content the same."""
    return TalkIndex(content)


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
    def is_fact(atom: Atom) -> bool:
        return not isinstance(atom, Flagged) and atom.name in facts

    wordings: dict[str, list[ReadyVariant]] = {}
    reads: dict[Condition, set[str]] = {}
    for variant in passage.variants:
        own = variant.when if variant.own is None else variant.own
        ready_one = ReadyVariant(variant, as_function(variant.when), as_function(own))
        wordings.setdefault(variant.line, []).append(ready_one)
        may = Always() if variant.own is None else possible(own, is_fact)
        reads.setdefault(may, set()).update(atom.name for atom in atoms(variant.when))
    return ReadyPassage(
        text=passage,
        fits=as_function(passage.when),
        may=as_function(possible(passage.when, is_fact)),
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


def narrowed(condition: Condition, verdict: str) -> Condition:
    """What is left of a condition where the verdict is known; `NEVER` where it cannot hold."""

    def settle(atom: Atom) -> Condition:
        if not isinstance(atom, Is) or atom.name != "verdict":
            return atom
        return NEVER if {verdict, KNOWN}.isdisjoint(atom.values) else Always()

    return settled(condition, settle)
