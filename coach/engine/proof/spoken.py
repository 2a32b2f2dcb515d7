"""All that is said or written for a case: when that is, and what it takes for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.rules.condition import All, Any, Given, Not
from coach.domain.rules.verdict import Verdict
from coach.engine.rules.conditions import NEVER
from coach.engine.talk.blanks import blanks_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.pack import Pack
    from coach.domain.rules.condition import Condition
    from coach.domain.talk.talk import PartText, Passage, Variant

    _Asked = Mapping[str, Condition]  # where a case is asked for a fact


class Spoken(Struct, frozen=True):
    """A text of a pack in all its tones: where it stands, and when it is said."""

    where: str  # "talk/part/reason.md, 'fact' of the passage 'unpaid'"
    verdicts: tuple[Verdict, ...]  # with which it may be said
    when: tuple[Condition, ...]  # all of these; what is most telling first
    claims: tuple[str, ...] | None


def spoken(pack: Pack) -> Iterator[Spoken]:
    """Every text of a pack that may take something for granted."""
    asked = {fact.id: fact.when for fact in pack.talk.facts}
    for text in pack.verdicts:
        for part in pack.talk.parts_of(text.verdict):
            yield from _of_part(text.verdict, part, asked)
    every = tuple(Verdict)
    for reaction in pack.talk.reactions:
        where = f"reactions/…/{reaction.id}.md"
        yield Spoken(where, every, (reaction.when,), reaction.claims)
    yield from _letters(pack)
    for plan in pack.plans:
        verdicts = tuple(text.verdict for text in pack.verdicts if text.plan == plan.id)
        for step in plan.steps:
            where = f"plans/{plan.id}.yaml, the step '{step.id}'"
            yield Spoken(where, verdicts, (step.when,), step.claims)
    yield from _around(pack)


def _of_part(verdict: Verdict, part: PartText, asked: _Asked) -> Iterator[Spoken]:
    file = f"talk/{verdict.lower()}/{part.id}.md"
    refused: list[Condition] = []
    for passage in part.all_passages:
        within = (passage.when, part.when, *refused)
        refused.append(Not(passage.when))
        of = f" of the passage '{passage.id}'" if passage.id else ""
        for variant, said in _of_passage(passage, asked):
            where = f"{file}, '{variant.line}'{_numbered(variant)}{of}"
            yield Spoken(where, (verdict,), (*said, *within), variant.claims)


def _numbered(variant: Variant) -> str:
    return f" (number {variant.number})" if variant.number > 1 else ""


def _of_passage(passage: Passage, asked: _Asked) -> Iterator[tuple[Variant, tuple[Condition, ...]]]:
    """Each wording of a passage once for all tones, with when it is the one that is said."""
    for row in _rows(passage.variants):
        for number, variant in enumerate(row):
            before = tuple(Not(other.when) for other in row[:number])
            if variant.own is None:
                yield variant, (_blanks_seen(variant), *before)
                continue
            blanks = blanks_in(variant.text)
            if not blanks or variant.optional:
                yield variant, (variant.when, *before)
                continue
            seen = _seen_instead(variant, row, asked)
            yield variant, (variant.own, *before, Any((variant.when, seen)))


def _rows(variants: Iterable[Variant]) -> Iterator[list[Variant]]:
    """The wordings of each line, of its tones only the first."""
    rows: dict[str, dict[tuple[int, object], Variant]] = {}
    for variant in variants:
        tone = variant.tone if variant.own is None and variant.claims is None else None
        rows.setdefault(variant.line, {}).setdefault((variant.number, tone), variant)
    return (list(row.values()) for row in rows.values())


def _blanks_seen(variant: Variant) -> Condition:
    """When a wording outside a passage is said; an instruction may give way to its blanks."""
    parts = variant.when.parts if isinstance(variant.when, All) else (variant.when,)
    blanks = {Given(name) for name in blanks_in(variant.text)}
    return All(tuple(part for part in parts if part not in blanks))


def _seen_instead(variant: Variant, row: list[Variant], asked: _Asked) -> Condition:
    """That no wording fits, and none after this one can be said with its blanks seen."""
    later = row[row.index(variant) + 1 :]
    return All(
        (
            *(Not(other.when) for other in row),
            _askable(variant, asked),
            *(Not(_askable(other, asked)) for other in later),
        )
    )


def _askable(variant: Variant, asked: _Asked) -> Condition:
    """That a wording could be said, were its blanks filled, and that they are asked for."""
    blanks = (Any((Given(name), asked.get(name, NEVER))) for name in blanks_in(variant.text))
    own = variant.when if variant.own is None else variant.own
    return All((own, *blanks))


def _letters(pack: Pack) -> Iterator[Spoken]:
    """The lines of letters; of those of a kind the first that fits is written."""
    before: dict[str, list[Condition]] = {}
    for letter in pack.talk.letters:
        refused = before.setdefault(letter.kind, [])
        within = (letter.when, *refused)
        refused.append(Not(letter.when))
        for row in _rows(letter.variants):
            for number, variant in enumerate(row):
                where = f"letters/{letter.id}.md, '{variant.line}'{_numbered(variant)}"
                said = (variant.when, *(Not(other.when) for other in row[:number]))
                yield Spoken(where, tuple(Verdict), (*said, *within), variant.claims)


def _around(pack: Pack) -> Iterator[Spoken]:
    """What stands before and after a talk."""
    every, after = tuple(Verdict), pack.talk.after
    for step in pack.talk.prepare:
        where = f"talk/prepare.yaml, the step '{step.id}'"
        yield Spoken(where, every, (step.when,), step.claims)
    for calm in pack.talk.calm:
        yield Spoken(f"talk/calm.yaml, the line '{calm.id}'", every, (calm.when,), calm.claims)
    for question in after.questions:
        where = f"talk/after.yaml, the question '{question.asks}'"
        yield Spoken(where, every, (question.when,), question.claims)
    for outcome in after.outcomes:
        where = f"talk/after.yaml, the outcome '{outcome.id}'"
        yield Spoken(where, outcome.verdicts or every, (outcome.when,), outcome.claims)
    for cause in after.causes:
        where = f"talk/after.yaml, the cause '{cause.id}'"
        yield Spoken(where, every, (cause.when,), cause.claims)
