"""Blanks that a line asks for in its place: which they are, and how they are seen unfilled.

A line whose words need a fact falls back on an instruction ("Say the new terms ...") where the fact
is not given. What is to be said then is the sentence, with a blank that one sees and can fill.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from coach.domain.rules.condition import Given
from coach.engine.rules.conditions import atoms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coach.domain.talk.talk import Fact, Line, Variant
    from coach.engine.talk.context import Context
    from coach.engine.talk.talk_index import ReadyVariant


_BLANK = re.compile(r"\{\{ ?(\w+) ?\}\}")


@cache
def blanks_in(text: str) -> tuple[str, ...]:
    """The facts that a text has blanks for, each once, in order."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def unfilled(fact: Fact) -> str:
    """A blank as it stands in a sentence: its name in brackets, as in "[the new terms]"."""
    label = fact.label
    return f"[{label[:1].lower()}{label[1:]}]"


def with_unfilled(text: str, facts: Iterable[Fact]) -> str:
    """A text of no case: each of its blanks is seen, by the name of its fact."""
    seen = {fact.id: unfilled(fact) for fact in facts}
    return _BLANK.sub(lambda blank: seen.get(blank[1], f"[{blank[1]}]"), text)


def sentence_for(
    wordings: Iterable[ReadyVariant], fallback: Variant, case: Context, askable: Mapping[str, Fact]
) -> tuple[Variant, tuple[str, ...]] | None:
    """The sentence that would be said in place of an instruction, and the facts that it lacks.

    Of the wordings before the instruction it is the one that lacks fewest, the first of those; None
    where no fact that may be asked for would do.

    Args:
        wordings: Those of a line in one tone, in order.
        fallback: The one that fits now.
        case: The case.
        askable: The facts that this case may be asked for, by id.
    """
    if not fallback.cue:
        return None
    found: list[tuple[Variant, tuple[str, ...]]] = []
    for each in wordings:
        if each.variant is fallback:
            break
        lacks = _lacking(each.variant, case)
        able = bool(lacks) and not each.variant.cue and all(name in askable for name in lacks)
        if able and each.fits(with_blanks(case, (askable[name] for name in lacks))):
            found.append((each.variant, lacks))
    return min(found, key=lambda pair: len(pair[1]), default=None)


def seen_for(
    wordings: Sequence[ReadyVariant], case: Context, askable: Mapping[str, Fact]
) -> tuple[Variant, tuple[str, ...]] | None:
    """What a line of a passage says with its blanks seen, and the facts that it lacks.

    None of its wordings fits, so it is the last that would, were its own blanks filled; None where
    that is none, or where the line is left out without them.
    """
    for each in reversed(wordings):
        variant = each.variant
        lacks = tuple(name for name in blanks_in(variant.text) if name not in case.blanks)
        able = not variant.optional and all(name in askable for name in lacks)
        if able and each.own(case):
            return variant, lacks
    return None


def with_blanks(case: Context, facts: Iterable[Fact]) -> Context:
    """The case as if these facts were given, each as a blank that one sees."""
    return replace(case, blanks={**case.blanks, **{fact.id: unfilled(fact) for fact in facts}})


def _lacking(variant: Variant, case: Context) -> tuple[str, ...]:
    """The facts that a wording reads and that are not given, each once, in order."""
    names = (atom.name for atom in atoms(variant.when) if isinstance(atom, Given))
    return tuple(name for name in dict.fromkeys(names) if name not in case.blanks)


def put_in(text: str, fact: Fact, value: str) -> str:
    """A text with a value in place of a blank, and one full stop where both bring one."""
    blank = unfilled(fact)
    if value.rstrip("”’\"')")[-1:] in {".", "!", "?", "…"}:
        text = text.replace(f"{blank}.", value)
    return text.replace(blank, value)


class Blanks(Struct, frozen=True):
    """The facts that a case may be asked for, and what is given of them, as it is said."""

    facts: tuple[Fact, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)

    def fill(self, text: str) -> str:
        """A text with what is given in place of its blanks."""
        for fact in self.facts if "[" in text else ():
            if fact.id in self.given:
                text = put_in(text, fact, self.given[fact.id])
        return text

    def seen_in(self, line: Line) -> Line:
        """A line with the blanks that are seen in it."""
        missing = (fact for fact in self.facts if fact.id not in self.given)
        return replace(line, blanks=still_open(line, missing))


def still_open(line: Line, facts: Iterable[Fact]) -> tuple[str, ...]:
    """Ids of the blanks that are seen in a line, in the order of its text."""
    seen = {fact.id: line.text.find(unfilled(fact)) for fact in facts} if "[" in line.text else {}
    return tuple(sorted((name for name, at in seen.items() if at >= 0), key=lambda n: seen[n]))
