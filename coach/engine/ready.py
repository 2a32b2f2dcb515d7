"""The content of talks made ready once: conditions as functions, lines by tone, facts by part.

A talk is composed again after every answer, fact and deed, so nothing is looked up twice that the
content alone decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.condition import Always, Condition, Every, Flagged, Given, Is, Not, Some
from coach.domain.interview import UNKNOWN, UNKNOWN_ANSWERS
from coach.domain.talk import Tone
from coach.engine.conditions import KNOWN, atoms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.domain.pack import TalkContent
    from coach.domain.talk import Fact, PartText, ReactionText, Variant, Wording
    from coach.domain.verdict import Verdict
    from coach.engine.context import Context

    Test = Callable[[Context], bool]

_KEPT = 4  # contents at a time: that of today, and those of tests


class ReadyVariant(NamedTuple):
    """A wording, and whether it fits a case."""

    variant: Variant
    fits: Test


class ReadyPart(NamedTuple):
    """A part of a verdict's talk."""

    text: PartText
    fits: Test
    lines: Mapping[Tone, tuple[tuple[ReadyVariant, ...], ...]]  # of each line its wordings
    outline: tuple[Variant, ...]  # the first wording of each line
    reads: frozenset[str]  # names that a condition of its lines reads


class ReadyReaction(NamedTuple):
    """A reaction, and how likely it is."""

    text: ReactionText
    fits: Test
    likelier: tuple[tuple[Test, int], ...]


class Ready:
    """Talks made ready; a verdict's parts when they are first asked for."""

    def __init__(self, content: TalkContent) -> None:
        self._content = content
        self._parts: dict[Verdict, tuple[ReadyPart, ...]] = {}
        self.facts: tuple[tuple[Fact, Test], ...] = tuple(
            (fact, as_function(fact.when)) for fact in content.facts
        )
        self.wording: tuple[tuple[Wording, Test], ...] = tuple(
            (word, as_function(word.when)) for word in content.wording
        )
        self.reactions = tuple(
            ReadyReaction(
                text,
                as_function(text.when),
                tuple((as_function(when), more) for when, more in text.likelier),
            )
            for text in content.reactions
        )

    def parts(self, verdict: Verdict) -> tuple[ReadyPart, ...]:
        """The parts of a verdict's talk, in order."""
        found = self._parts.get(verdict)
        if found is None:
            found = tuple(_ready_part(part) for part in self._content.parts_of(verdict))
            self._parts[verdict] = found
        return found


def ready(content: TalkContent) -> Ready:
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
def _ready(same: _Same) -> Ready:
    return Ready(same.content)


def _ready_part(part: PartText) -> ReadyPart:
    wordings: dict[str, list[ReadyVariant]] = {}
    for variant in part.variants:
        ready_one = ReadyVariant(variant, as_function(variant.when))
        wordings.setdefault(variant.line, []).append(ready_one)
    return ReadyPart(
        text=part,
        fits=as_function(part.when),
        lines={
            tone: tuple(
                tuple(each for each in line if each.variant.tone in (None, tone))
                for line in wordings.values()
            )
            for tone in Tone
        },
        outline=tuple(line[0].variant for line in wordings.values()),
        reads=frozenset(atom.name for each in part.variants for atom in atoms(each.when)),
    )


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
