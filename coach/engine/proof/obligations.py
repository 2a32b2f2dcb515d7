"""What each verdict's content owes to every case: lines, reactions in each tone, and a plan.

A talk has to be whole before anything is filled in, and whatever of its facts is filled in.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coach.domain.rules.condition import All, Always, Any, Flagged, Given, Not
from coach.domain.rules.proof import Claim
from coach.domain.talk.talk import FactKind
from coach.engine.proof.explore import TooLarge
from coach.engine.rules.conditions import NEVER, atoms, holds, joined, settled
from coach.engine.talk.blanks import blanks_in
from coach.engine.talk.compose import LIKELIEST
from coach.engine.talk.talk_index import narrowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from coach.domain.pack import Pack, TalkContent
    from coach.domain.rules.condition import Condition
    from coach.domain.rules.verdict import Verdict, VerdictText
    from coach.domain.talk.talk import Fact, PartText, Passage, ReactionText, Tone, Variant
    from coach.engine.rules.conditions import Atom

    # what is filled in of some facts: the choice, empty where it is a text, None where nothing is
    _Facts = Mapping[str, str | None]
    MayBe = Callable[[tuple[Condition, ...], Verdict, tuple[Condition, ...], int], bool]

MOST_FILLINGS = 10_000  # ways to fill in the facts of one part
_IN_TONE = " in the tone "


class Obligation(Struct, frozen=True):
    """In every case with this verdict where `within` holds, `least` of `conditions` must hold."""

    claim: Claim
    verdict: Verdict
    what: str  # what is wrong where they do not
    within: Condition
    conditions: tuple[Condition, ...]
    least: int = 1

    @property
    def certain(self) -> bool:
        """Whether it is fulfilled whatever was said."""
        sure = sum(isinstance(condition, Always) for condition in self.conditions)
        return sure >= self.least or self.within == NEVER


def open_obligations(pack: Pack, may_be: MayBe) -> tuple[Obligation, ...]:
    """The obligations of a pack that may fall short in some case; the others are left out.

    What is owed in several tones, and hangs on the same in each, is there once.

    Args:
        pack: The pack.
        may_be: Whether conditions may hold with a verdict, and of others no more than a few.
    """
    owed: dict[Obligation, Obligation] = {}
    for obligation in _obligations(pack):
        owed.setdefault(_toneless(obligation), obligation)
    found: dict[Obligation, Obligation] = {}
    for obligation in owed.values():
        within, few = (obligation.within,), obligation.least - 1
        if obligation.certain or not may_be(within, obligation.verdict, obligation.conditions, few):
            continue
        for facts in _fillings(obligation, pack):
            reduced = _reduced(obligation, facts)
            if not reduced.certain:
                found.setdefault(_toneless(reduced), reduced)
    return tuple(found.values())


def _toneless(obligation: Obligation) -> Obligation:
    return replace(obligation, what=obligation.what.partition(_IN_TONE)[0])


def _fillings(obligation: Obligation, pack: Pack) -> Iterator[_Facts]:
    """Every way to fill in the facts that an obligation reads; nothing given comes first.

    Raises:
        TooLarge: There are too many; the message names the facts.
    """
    left = (
        narrowed(each, obligation.verdict.value)
        for each in (obligation.within, *obligation.conditions)
    )
    read = {atom.name for each in left for atom in atoms(each)}
    ways = {fact.id: [None, *_choices(fact)] for fact in pack.talk.facts if fact.id in read}
    if prod(map(len, ways.values())) > MOST_FILLINGS:
        listed = ", ".join(f"'{name}'" for name in ways)
        what = (
            f"{obligation.what.partition(_IN_TONE)[0]} Whether that is so hangs on too many facts: "
        )
        raise TooLarge(f"{what}{listed}.", todo="Let its lines ask for fewer facts.")
    for chosen in product(*ways.values()):
        yield dict(zip(ways, chosen, strict=True))


def _choices(fact: Fact) -> list[str]:
    """What a fact can be filled in with, as far as a condition can tell."""
    return [choice for choice, _ in fact.choices] if fact.kind is FactKind.CHOICE else [""]


def _obligations(pack: Pack) -> Iterator[Obligation]:
    for text in pack.verdicts:
        yield from _of_talk(text, pack.talk, pack.info.tones)
        yield _of_plan(text, pack)
        for tone in pack.info.tones:
            yield _of_reactions(text.verdict, pack.talk.reactions, tone)


def _of_talk(text: VerdictText, talk: TalkContent, tones: Iterable[Tone]) -> Iterator[Obligation]:
    parts = talk.parts_of(text.verdict)
    some = tuple(part.when for part in parts if not part.may_be_left_out)
    what = f"The talk of {text.verdict} has no part."
    yield Obligation(Claim.WHOLE_TALK, text.verdict, what, Always(), some)
    asked = {fact.id: fact.when for fact in talk.facts}
    for tone in tones:
        for part in parts:
            yield from _of_part(text.verdict, part, tone, asked)


def _of_part(
    verdict: Verdict, part: PartText, tone: Tone, asked: Mapping[str, Condition]
) -> Iterator[Obligation]:
    """A part says something in each of its passages, and every line that it owes.

    One that is silent in some situation may be left out of any talk.
    """
    refused: list[Condition] = [part.when]
    for passage in part.all_passages:
        within = joined(All, [*refused, passage.when])
        refused.append(Not(passage.when))
        named = f" in '{passage.id}'" if passage.id else ""
        what = f"The part '{part.id}' of {verdict} has no line{named}{_IN_TONE}'{tone}'."
        said = [line for line in passage.variants if line.tone in (None, tone)]
        said = [line for line in said if not line.optional]
        if not part.may_be_left_out:
            lines = tuple(_said_when(line, asked) for line in said)
            yield Obligation(Claim.WHOLE_TALK, verdict, what, within, lines)
        if part.passages:
            yield from _asked_for(verdict, part, passage, within, asked)
        elif said:
            yield from _of_lines(verdict, part, tone)


def _said_when(line: Variant, asked: Mapping[str, Condition]) -> Condition:
    """When a wording can be said: in a passage its blanks may be seen where they are asked for."""
    if line.own is None:
        return line.when
    blanks = (asked.get(name, NEVER) for name in blanks_in(line.text))
    return joined(All, [line.own, *blanks])


def _asked_for(
    verdict: Verdict,
    part: PartText,
    passage: Passage,
    within: Condition,
    asked: Mapping[str, Condition],
) -> Iterator[Obligation]:
    """A line with a blank, and no other wording without, is asked for what it lacks."""
    owed = [each for each in passage.variants if each.own is not None and not each.optional]
    for name in dict.fromkeys(variant.line for variant in owed if blanks_in(variant.text)):
        row = [variant for variant in owed if variant.line == name]
        whens = dict.fromkeys(variant.own for variant in row if variant.own is not None)
        wanted = joined(All, [within, joined(Any, list(whens))])
        what = f"The line '{part.id}/{name}' of {verdict} in '{passage.id}' is left out: "
        what += "a blank of it is not asked for here."
        said = dict.fromkeys(_said_when(variant, asked) for variant in row)
        yield Obligation(Claim.WHOLE_TALK, verdict, what, wanted, tuple(said))


def _of_lines(verdict: Verdict, part: PartText, tone: Tone) -> Iterator[Obligation]:
    """A line that is said in one tone is said in each."""
    for line_id in part.line_ids:
        said = [line for line in part.variants if line.line == line_id]
        whens = dict.fromkeys(line.when for line in said)
        own = dict.fromkeys(line.when for line in said if line.tone in (None, tone))
        if own != whens:
            what = f"The line '{part.id}/{line_id}' of {verdict} is missing{_IN_TONE}'{tone}'."
            within = All((part.when, Any(tuple(whens))))
            yield Obligation(Claim.WHOLE_TALK, verdict, what, within, tuple(own))


def _of_reactions(verdict: Verdict, reactions: Iterable[ReactionText], tone: Tone) -> Obligation:
    what = f"{verdict} has fewer than {LIKELIEST} reactions{_IN_TONE}'{tone}'."
    listed = (each for each in reactions if not each.answers_any)
    whens = tuple(each.when for each in listed if tone in dict(each.replies))
    return Obligation(Claim.REACTIONS, verdict, what, Always(), whens, LIKELIEST)


def _of_plan(text: VerdictText, pack: Pack) -> Obligation:
    steps = [step.when for plan in pack.plans if plan.id == text.plan for step in plan.steps]
    what = f"The plan of {text.verdict} has no step."
    return Obligation(Claim.PLAN, text.verdict, what, Always(), tuple(steps))


def _reduced(obligation: Obligation, facts: _Facts) -> Obligation:
    """An obligation with its verdict and these facts put in; it says which are given."""

    def within(condition: Condition) -> Condition:
        return with_known(condition, obligation.verdict, facts)

    conditions = (within(condition) for condition in obligation.conditions)
    open_ones = tuple(condition for condition in conditions if condition != NEVER)
    given = ", ".join(f"'{name}'" for name, way in facts.items() if way is not None)
    what = f"{obligation.what} So it is once {given} is filled in." if given else obligation.what
    return Obligation(
        obligation.claim,
        obligation.verdict,
        what,
        within(obligation.within),
        open_ones,
        obligation.least,
    )


def with_known(condition: Condition, verdict: Verdict, facts: _Facts) -> Condition:
    """A condition with what is known put in: the verdict, and what is filled in."""

    def settle(atom: Atom) -> Condition:
        if isinstance(atom, Given):
            return NEVER if facts.get(atom.name) is None else Always()
        known: _Facts = {"verdict": verdict.value} if atom.name == "verdict" else facts
        if isinstance(atom, Flagged) or atom.name not in known:
            return atom
        value = known[atom.name]
        return Always() if value is not None and holds(atom, {atom.name: value}) else NEVER

    return settled(condition, settle)
