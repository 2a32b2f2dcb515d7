"""Composing a talk: content and a case in, parts with their lines out.

Every line is the first variant that fits: its tone, its condition, and all its blanks given (the
content reader adds the blanks to the condition). So a case with few facts still gets a whole talk,
and no text ever shows an empty blank.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from coach.domain.talk import Line, Reaction, Talk, TalkPart
from coach.domain.verdict import PROTECTIVE
from coach.engine.conditions import atoms
from coach.engine.context import Context, context
from coach.engine.notes import notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    from coach.domain.diagnosis import Diagnosis
    from coach.domain.pack import TalkContent
    from coach.domain.talk import Fact, PartText, ReactionText, Tone, Variant
    from coach.domain.verdict import VerdictText

LIKELIEST = 6  # reactions shown first (design, section 6)


def compose(
    content: TalkContent,
    text: VerdictText,
    diagnosis: Diagnosis,
    facts: Mapping[str, str],
    *,
    tone: Tone,
    pack: str,
) -> Talk:
    """The talk for one case; `facts` holds what the user gave, dates as ISO text.

    Parts whose condition does not hold, and lines of which no variant fits, are left out.
    """
    case = context(diagnosis, content.facts, facts)
    text = text.in_mode(diagnosis.mode)
    parts = [
        _part(part, case, tone, text.verdict.value.lower())
        for part in content.parts_of(text.verdict)
        if case.allows(part.when)
    ]
    return Talk(
        title=text.name,
        verdict=text.verdict.value,
        channel=text.channel,
        tone=tone,
        parts=tuple(part for part in parts if part.lines),
        reactions=_reactions(content.reactions, case, tone),
        avoid=tuple(word for word in content.wording if case.allows(word.when)),
        open_facts=tuple(
            fact.id for fact in asked_facts(content, diagnosis, facts) if fact.id not in case.blanks
        ),
        pack=pack,
        notes=notes(diagnosis, text),
        openings=_openings(diagnosis),
    )


def asked_facts(
    content: TalkContent, diagnosis: Diagnosis, facts: Mapping[str, str]
) -> tuple[Fact, ...]:
    """The facts that this case's talk can use, in the order of the content."""
    case = context(diagnosis, content.facts, facts)
    used = {
        atom.name
        for part in content.parts_of(diagnosis.verdict)
        if case.allows(part.when)
        for variant in part.variants
        for atom in atoms(variant.when)
    }
    return tuple(fact for fact in content.facts if fact.id in used and case.allows(fact.when))


def _openings(diagnosis: Diagnosis) -> tuple[str, ...]:
    """What to ask the client, where they would answer otherwise; never where people need safety."""
    if diagnosis.verdict in PROTECTIVE:
        return ()
    return tuple(gap.opening for gap in diagnosis.gaps)


def _part(part: PartText, case: Context, tone: Tone, verdict: str) -> TalkPart:
    wordings: dict[str, list[Variant]] = {}
    for variant in part.variants:
        wordings.setdefault(variant.line, []).append(variant)
    lines = (line_of(variants, case, tone, verdict, part.id) for variants in wordings.values())
    return TalkPart(
        id=part.id,
        title=part.title,
        purpose=part.purpose,
        time=part.time,
        seconds=part.seconds,
        do=part.do,
        dont=part.dont,
        lines=tuple(line for line in lines if line is not None),
        outline=tuple(variants[0] for variants in wordings.values()),
    )


def line_of(
    variants: Iterable[Variant], case: Context, tone: Tone, folder: str, within: str
) -> Line | None:
    """A line in the first of its variants that fits the case and the tone, or None.

    Its id is `<within>/<line>`, its template `<folder>/<within>/<line>#<number>`.
    """
    for variant in variants:
        if variant.tone in (None, tone) and case.allows(variant.when):
            text = _filled(variant.text, case)
            return Line(
                id=f"{within}/{variant.line}",
                text=text,
                cue=variant.cue,
                because=variant.because,
                when_text=variant.when_text,
                template=f"{folder}/{within}/{variant.line}#{variant.number}",
                sources=variant.sources,
                generated=text,
            )
    return None


def _filled(text: str, case: Context) -> str:
    """A text with its blanks filled; one without any is not worth a template."""
    return _template(text).render(case.blanks).strip() if "{" in text else text.strip()


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined  # heavy, and not needed at start
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # Lines are plain text; whatever becomes HTML is escaped where the HTML is written.
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@cache
def _template(text: str) -> Template:
    return _environment().from_string(text)


def _reactions(texts: tuple[ReactionText, ...], case: Context, tone: Tone) -> tuple[Reaction, ...]:
    """The likeliest reactions: by weight in this case, else in the order of the content."""
    fitting = [text for text in texts if case.allows(text.when)]
    ranked = sorted(fitting, key=lambda text: -_likelihood(text, case))
    return tuple(_reaction(text, case, tone) for text in ranked[:LIKELIEST])


def _reaction(text: ReactionText, case: Context, tone: Tone) -> Reaction:
    reply = _filled(text.reply_in(tone), case)
    return Reaction(text.id, text.says, text.beneath, reply, text.trap, generated=reply)


def _likelihood(text: ReactionText, case: Context) -> int:
    return text.weight + sum(more for when, more in text.likelier if case.allows(when))
