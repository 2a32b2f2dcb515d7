"""Lines that no part has of itself: what to ask the client first, and what else is to be said.

Where the mirror found that they would answer otherwise, nobody knows yet who is right, so each gap
becomes a line of the part in which the talk with the client begins, after its first sentence. Each
is a line as any other, and goes with what it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.rules.condition import Is
from coach.domain.rules.verdict import PROTECTIVE
from coach.domain.talk.talk import OPENING, Line, PartRole, TalkPart, Variant

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from coach.domain.rules.diagnosis import Diagnosis, Gap


def with_openings(
    parts: Sequence[TalkPart], opens: Collection[str], diagnosis: Diagnosis
) -> tuple[TalkPart, ...]:
    """The parts of a talk with the questions to open with; none where people need protection.

    Args:
        parts: The parts as composed.
        opens: The ids of those with which a talk with the client begins; where the talk has none of
            them, it is the first that is not said to people of one's own firm.
        diagnosis: What the talk follows from, with its gaps.
    """
    gaps = [gap for gap in diagnosis.gaps if gap.opening]
    if not gaps or diagnosis.verdict in PROTECTIVE:
        return tuple(parts)
    first = next((part for part in parts if part.id in opens), None)
    first = first or next((part for part in parts if part.role is not PartRole.BEFOREHAND), None)
    return tuple(_with(part, gaps) if part is first else part for part in parts)


def _with(part: TalkPart, gaps: Sequence[Gap]) -> TalkPart:
    """A part with a question for each gap after the first sentence that is said in it."""
    said = next((line for line in part.lines if not line.cue), None)
    lines, outline = list(part.lines), list(part.outline)
    at = lines.index(said) + 1 if said is not None else len(lines)
    names = [f"{part.id}/{variant.line}" for variant in outline]
    place = names.index(said.id) + 1 if said is not None and said.id in names else len(names)
    asked = [_variant(gap) for gap in gaps]
    lines[at:at] = [new_line(part.id, variant) for variant in asked]
    outline[place:place] = asked
    return replace(part, lines=tuple(lines), outline=tuple(outline))


def new_line(part_id: str, variant: Variant) -> Line:
    """A line of a part that none of its passages has."""
    return Line(
        id=f"{part_id}/{variant.line}",
        text=variant.text,
        cue=False,
        because=variant.because,
        when_text=variant.when_text,
        template="",
        sources=(),
        generated=variant.text,
    )


def _variant(gap: Gap) -> Variant:
    """The question as content would have it, so that the user's actions find its place."""
    mine, theirs = (said.sentence.rstrip(".") for said in (gap.mine, gap.theirs))
    when = Is(gap.question, (gap.mine.option,))
    return Variant(
        line=f"{OPENING}{gap.question}",
        text=gap.opening,
        when=when,
        when_text=f"{gap.question} is {gap.mine.option}",
        tone=None,
        because=f"You see it so: {mine}. They would say: {theirs}. Ask before you go on.",
        sources=(),
    )
