"""Composing a talk: content and a case in, parts with their lines out.

A part is the first of its passages that fits. Every line is the first variant that fits: its tone,
its condition, and all its blanks given (the content reader adds the blanks to the condition). So a
case with few facts still gets a whole talk, and no text ever shows an empty blank. Where no variant
of a line in a passage fits for want of a fact, or only an instruction does, the line is said with
the blank in it, and asks for the fact (`blanks.py`).
"""

from __future__ import annotations

import re
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.domain.papers.letters import LetterKind
from coach.domain.talk.talk import (
    FEARED,
    FactKind,
    FactRole,
    Line,
    PartRole,
    Reaction,
    Talk,
    TalkPart,
)
from coach.engine.rules.conditions import atoms
from coach.engine.rules.notes import notes
from coach.engine.talk.added import with_added
from coach.engine.talk.advice import ABOVE, advice_on, settled_channel, told_as
from coach.engine.talk.aloud import in_words
from coach.engine.talk.blanks import (
    Blanks,
    blanks_in,
    seen_for,
    sentence_for,
    still_open,
    unfilled,
    with_blanks,
)
from coach.engine.talk.context import Context, context
from coach.engine.talk.feared import nearest, quoted
from coach.engine.talk.filling import BLANK, ended, filled
from coach.engine.talk.offers import read_for
from coach.engine.talk.own_words import own_words
from coach.engine.talk.short import (
    without_figures_again,
    without_times,
    without_twice_told,
)
from coach.engine.talk.talk_index import ready

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from coach.domain.pack import TalkContent
    from coach.domain.rules.diagnosis import Diagnosis
    from coach.domain.rules.verdict import VerdictText
    from coach.domain.talk.coaching import PrepareStep
    from coach.domain.talk.talk import Fact, Passage, Tone, Variant
    from coach.engine.talk.talk_index import ReadyPart, ReadyReaction, ReadyVariant, ReadyVerdict

_LETTERS = (LetterKind.MEETING, LetterKind.NOTICE)
_ON_REPLIES = (FactRole.FEARED, FactRole.FEARED_REPLY)
LIKELIEST = 5  # reactions shown first


def compose(
    content: TalkContent,
    text: VerdictText,
    diagnosis: Diagnosis,
    facts: Mapping[str, str],
    *,
    tone: Tone,
    pack: str,
) -> Talk:
    """The talk for one case: each part and line that fits; of `facts`, days are ISO text."""
    case = context(diagnosis, content.facts, in_words(content.facts, facts))
    text, known = read_for(diagnosis, text), ready(content).of(diagnosis.verdict)
    fitting, asked = known.parts_in(case), known.facts_in(case)
    told = partial(told_as, asked=asked, given=facts)
    reactions = _reactions(known.reactions, case, tone, told, _own_answer(asked))
    parts = _parts(fitting, case, tone, asked, text.verdict.value.lower())
    parts = without_figures_again(without_times(parts, asked, case))
    parts = without_twice_told(parts, asked, facts)
    mine = own_words(asked, facts, case, tone)
    settled = settled_channel(case, asked)
    return Talk(
        title=text.name,
        verdict=text.verdict.value,
        channel=settled or text.channel,
        tone=tone,
        parts=with_added(parts, fitting, diagnosis, mine, told(FactRole.OWN_PART)),
        reactions=reactions[:LIKELIEST],
        further=reactions[LIKELIEST:],
        avoid=tuple(word for word, fits in known.wording if fits(case)),
        open_facts=_open(asked, _used(known, fitting, case), case),
        pack=pack,
        notes=notes(diagnosis, text),
        settled=bool(settled),
        advice=advice_on(text, case, asked, facts),
        own_side=told(FactRole.OWN_SIDE),
        kept_back=told(FactRole.KEPT_BACK),
    )


def blanks_of(content: TalkContent, diagnosis: Diagnosis, facts: Mapping[str, str]) -> Blanks:
    """The blanks that this case may be asked for, and what is given of them, as it is said."""
    case = context(diagnosis, content.facts, in_words(content.facts, facts))
    known = ready(content).of(diagnosis.verdict)
    return Blanks(known.facts_in(case), case.blanks)


def asked_facts(
    content: TalkContent, diagnosis: Diagnosis, facts: Mapping[str, str]
) -> tuple[Fact, ...]:
    """The facts that this case's talk and its letters can use, in the order of the content.

    Of the letters these are the request for the talk and the note after it.
    """
    case = context(diagnosis, content.facts, facts)
    known = ready(content).of(diagnosis.verdict)
    everything = replace(case, blanks={fact.id: "" for fact in content.facts})
    beside = _in_letters(content, case, everything) | _in_steps(content, everything)
    beside |= _in_replies(known, everything)
    used = _used(known, known.parts_in(case), case) | beside
    return tuple(fact for fact in known.facts_in(case) if fact.id in used)


def to_have_ready(content: TalkContent, case: Context) -> tuple[PrepareStep, ...]:
    """The steps of preparation that a case needs, with what was told in their blanks."""
    return tuple(
        replace(step, text=filled(step.text, case))
        for step in content.prepare
        if case.allows(step.when)
    )


def _in_steps(content: TalkContent, everything: Context) -> frozenset[str]:
    """What the steps of preparation have blanks for, if every fact were given."""
    needed = (step.text for step in content.prepare if everything.allows(step.when))
    return frozenset(name for text in needed for name in blanks_in(text))


def _in_replies(known: ReadyVerdict, everything: Context) -> frozenset[str]:
    """What the replies have blanks for, if every fact were given."""
    fitting = (each.text for each in known.reactions if each.fits(everything))
    return frozenset(name for text in fitting for name in blanks_in(text.reply_in()))


def _in_letters(content: TalkContent, case: Context, everything: Context) -> frozenset[str]:
    """What the lines of this case's letters read, if every fact were given."""
    return frozenset(
        atom.name
        for letter in content.letters
        if letter.kind in _LETTERS and case.allows(letter.when)
        for variant in letter.variants
        if everything.allows(variant.when)
        for atom in atoms(variant.when)
    )


def _used(known: ReadyVerdict, parts: Iterable[ReadyPart], case: Context) -> frozenset[str]:
    """Names of what these parts read, and of what the reactions do."""
    used = known.of_role(*ABOVE).union(*(part.reads(case) for part in parts))
    if any(each.text.answers_any and each.fits(case) for each in known.reactions):
        used |= known.of_role(*_ON_REPLIES)
    used |= {atom.name for fact in known.said for each in fact.led_in for atom in atoms(each.when)}
    return used | {fact.id for fact in known.said}


def _open(asked: Iterable[Fact], used: Collection[str], case: Context) -> tuple[str, ...]:
    """Ids of the facts that are used and were not given."""
    return tuple(fact.id for fact in asked if fact.id in used and fact.id not in case.blanks)


class _Place(NamedTuple):
    """Where lines stand: the folder of the verdict, the part, and the passage if it has a name.

    `named` holds the people who have been named before; None: they are named in full each time.
    """

    folder: str
    named: set[str] | None = None
    within: str = ""
    passage: Passage | None = None

    def template(self, variant: Variant) -> str:
        """How a wording is found again in the content."""
        passage = f"{self.passage.id}/" if self.passage is not None and self.passage.id else ""
        return f"{self.folder}/{self.within}/{passage}{variant.line}#{variant.number}"

    def when_text(self, variant: Variant) -> str:
        """When a wording is said: the condition of its passage, and its own."""
        over = self.passage.when_text if self.passage is not None else "always"
        if over == "always" or variant.when_text == "always":
            return variant.when_text if over == "always" else over
        texts = (over, variant.when_text)
        return " and ".join(f"({text})" if " or " in text else text for text in texts)


def _parts(
    fitting: Iterable[ReadyPart],
    case: Context,
    tone: Tone,
    asked: Iterable[Fact],
    folder: str,
) -> list[TalkPart]:
    askable = {fact.id: fact for fact in asked}
    named: dict[bool, set[str]] = {True: set(), False: set()}  # other people hear what is before
    places = {beforehand: _Place(folder, known) for beforehand, known in named.items()}
    return [
        _part(part, case, tone, askable, places[part.text.role is PartRole.BEFOREHAND])
        for part in fitting
    ]


def _part(
    part: ReadyPart, case: Context, tone: Tone, askable: Mapping[str, Fact], place: _Place
) -> TalkPart:
    text = part.text
    passage = part.passage(case)
    lines: Iterable[Line | None] = ()
    if passage is not None:
        place = place._replace(within=text.id, passage=passage.text)
        lines = (_said(wordings, case, place, askable) for wordings in passage.lines[tone])
    return TalkPart(
        id=text.id,
        title=text.title,
        purpose=text.purpose,
        time=text.time,
        seconds=text.seconds,
        do=text.do,
        dont=text.dont,
        lines=tuple(each for each in lines if each is not None),
        outline=passage.outline if passage is not None else (),
        role=text.role,
    )


def _said(
    wordings: Sequence[ReadyVariant], case: Context, place: _Place, askable: Mapping[str, Fact]
) -> Line | None:
    """A line in the first of its wordings that fits; None where there is nothing to say.

    Where none fits in a passage, or only an instruction, it may be said with a blank in it.
    """
    variant = None
    for each in wordings:  # a generator would take twice as long
        if each.fits(case):
            variant = each.variant
            break
    if variant is not None:
        sentence = sentence_for(wordings, variant, case, askable)
    elif wordings and wordings[0].variant.own is not None:
        sentence = seen_for(wordings, case, askable)
    else:
        sentence = None
    if sentence is None:
        return None if variant is None else _line(variant, case, place, askable)
    wanted, lacks = sentence
    variant = variant or wanted
    facts = [askable[name] for name in lacks]
    line = _line(wanted, with_blanks(case, facts), place, askable)
    return replace(
        line,
        because=variant.because,
        when_text=place.when_text(variant),
        blanks=still_open(line, facts),
        told=_told(wanted, case, askable),
    )


def line_of(
    variants: Iterable[Variant], case: Context, tone: Tone, folder: str, within: str
) -> Line | None:
    """A line in the first of its variants that fits the case and the tone, or None.

    Its id is `<within>/<line>`, its template `<folder>/<within>/<line>#<number>`.
    """
    for variant in variants:
        if variant.tone in (None, tone) and case.allows(variant.when):
            return _line(variant, case, _Place(folder, within=within))
    return None


def _line(
    variant: Variant,
    case: Context,
    place: _Place,
    askable: Mapping[str, Fact] = MappingProxyType({}),
) -> Line:
    text = variant.text
    if place.named is not None and not variant.cue and _names_somebody(text, case):
        text = _named_again(text, case, place.named)
    text = filled(text, case)
    return Line(
        id=f"{place.within}/{variant.line}",
        text=text,
        cue=variant.cue,
        because=variant.because,
        when_text=place.when_text(variant),
        template=place.template(variant),
        sources=variant.sources,
        generated=text,
        told=_told(variant, case, askable),
    )


def _told(variant: Variant, case: Context, askable: Mapping[str, Fact]) -> tuple[str, ...]:
    """What the user told in their own words, as far as a wording says it."""
    names = blanks_in(variant.text)
    if not names:
        return ()
    found = (askable.get(name) for name in names)
    texts = (fact for fact in found if fact is not None and fact.kind is FactKind.TEXT)
    told = (case.blanks.get(fact.id, "") for fact in texts if fact.id not in case.names)
    return tuple(filter(None, told))


def _names_somebody(text: str, case: Context) -> bool:
    return not case.persons.isdisjoint(blanks_in(text))


def _named_again(text: str, case: Context, named: set[str]) -> str:
    """A text in which whoever was named before is called by the first name."""

    def mention(found: re.Match[str]) -> str:
        name = found[1]
        if name not in case.persons or name not in case.blanks:
            return found[0]
        again = name in named
        named.add(name)
        return f"{{{{ {name}|again }}}}" if again else found[0]

    return re.sub(BLANK, mention, text)


def _own_answer(asked: Iterable[Fact]) -> str:
    """The blank in which the answer to what is feared will stand; empty where none is asked for."""
    facts = (fact for fact in asked if fact.role is FactRole.FEARED_REPLY)
    return next((f"{unfilled(fact)}." for fact in facts), "")


def _reactions(
    reactions: Iterable[ReadyReaction],
    case: Context,
    tone: Tone,
    told: Callable[[FactRole], str],
    blank: str,
) -> tuple[Reaction, ...]:
    """The reactions that fit, by weight in this case, else in the order of the content.

    Before them comes the sentence that the user fears, with the answer that they would truly give;
    who wrote none gets the reply to what it comes nearest to, or else the blank for their answer:
    what answers anything answers nobody.
    """
    fitting = [each for each in reactions if each.fits(case)]
    ranked = sorted(fitting, key=lambda each: -_likelihood(each, case))
    listed = [each for each in ranked if not each.text.answers_any]
    feared, own = told(FactRole.FEARED), told(FactRole.FEARED_REPLY)
    answer = _answer_to(feared, ranked) if feared else None
    if answer is None:
        return tuple(_reaction(each, case, tone) for each in listed)
    said = _reaction(answer, case, tone)
    stock = blank if blank and answer.text.answers_any else said.reply
    reply = ended(own) if own else stock
    says = quoted(feared)
    first = replace(said, id=FEARED, says=says, reply=reply, generated=reply, feared=True)
    return (first, *(_reaction(each, case, tone) for each in listed if each is not answer))


def _answer_to(feared: str, ranked: Sequence[ReadyReaction]) -> ReadyReaction | None:
    """The reaction that a feared sentence comes nearest to, or else one that answers anything."""
    listed = [each for each in ranked if not each.text.answers_any]
    name = nearest(feared, (each.phrases for each in listed))
    near = next((each for each in listed if each.text.id == name), None)
    return near or next((each for each in ranked if each.text.answers_any), None)


def _reaction(reaction: ReadyReaction, case: Context, tone: Tone) -> Reaction:
    text, words = reaction.text, reaction.replies[tone]
    if _names_somebody(words, case):
        words = _named_again(words, case, set())
    reply = filled(words, case)
    return Reaction(text.id, text.says, text.beneath, reply, text.trap, generated=reply)


def _likelihood(reaction: ReadyReaction, case: Context) -> int:
    return reaction.text.weight + sum(more for fits, more in reaction.likelier if fits(case))
