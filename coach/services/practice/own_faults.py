"""What is to be mended in a persona or rubric of the user's own, field by field."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.moves import Move
from coach.services.case.text import LONGEST
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.domain.practice.moves import MoveText
    from coach.domain.practice.persona import LevelText, Persona
    from coach.domain.practice.rubric import Rubric

FEWEST_CHECKS, MOST_CHECKS = 8, 14  # what one person can mark while somebody speaks
_EMPTY = QT_TRANSLATE_NOOP("Services", "This cannot be empty.")
_TYPE = QT_TRANSLATE_NOOP("Services", "Type at least one letter.")
_LONG = QT_TRANSLATE_NOOP("Services", "This has {number:,} characters; {most:,} can be read.")


class FieldFault(NamedTuple):
    """Something to mend."""

    field: str  # "title", "check:2:says": the name of the field, with places from 0
    what: str
    mend: str


def faults_of_rubric(rubric: Rubric, *, is_drill: bool) -> tuple[FieldFault, ...]:
    """What is to be mended in a rubric; `is_drill`: it is the one that is of no verdict."""
    return tuple(_of_rubric(rubric, is_drill=is_drill))


def _of_rubric(rubric: Rubric, *, is_drill: bool) -> Iterator[FieldFault]:
    yield from _text("title", rubric.title)
    if not rubric.verdicts and not is_drill:
        yield FieldFault(
            "verdicts",
            translate("Services", "It is for no talk yet."),
            translate("Services", "Choose at least one."),
        )
    yield from _count(len(rubric.checks))
    for place, check in enumerate(rubric.checks):
        for name in ("says", "yes", "no", "dimension"):
            yield from _text(f"check:{place}:{name}", getattr(check, name))
        yield from _observable(f"check:{place}:says", check.says)
    yield from _twice("check", [check.says for check in rubric.checks])
    if not rubric.critical:
        yield FieldFault(
            "critical",
            translate("Services", "Nothing here ends the mark, whatever else was good."),
            translate("Services", "Add one: a threat, a lie, what a client told in confidence."),
        )
    for place, fail in enumerate(rubric.critical):
        yield from _text(f"fail:{place}:says", fail.says)
        yield from _text(f"fail:{place}:because", fail.because)
        yield from _observable(f"fail:{place}:says", fail.says)


def _count(number: int) -> Iterator[FieldFault]:
    if not FEWEST_CHECKS <= number <= MOST_CHECKS:
        what = translate("Services", "There are {number} checks.").format(number=number)
        mend = translate(
            "Services", "Have {fewest} to {most}: nobody marks more while somebody speaks."
        ).format(fewest=FEWEST_CHECKS, most=MOST_CHECKS)
        yield FieldFault("checks", what, mend)


def _observable(field: str, text: str) -> Iterator[FieldFault]:
    from coach.content.checks.vague import vague

    if (found := vague(text)) is not None:
        yield FieldFault(field, found.what, found.mend)


def _twice(kind: str, texts: Sequence[str]) -> Iterator[FieldFault]:
    plain = [" ".join(text.casefold().split()) for text in texts]
    counted = Counter(plain)
    for place, text in enumerate(plain):
        if text and counted[text] > 1 and plain.index(text) != place:
            yield FieldFault(
                f"{kind}:{place}:says",
                translate("Services", "This stands here twice."),
                translate("Services", "Take one of them out."),
            )


def faults_of_persona(
    persona: Persona, levels: Sequence[LevelText], moves: Sequence[MoveText]
) -> tuple[FieldFault, ...]:
    """What is to be mended in a persona; levels and moves are those of the library."""
    return (
        *_texts_of(persona),
        *_addressed(persona),
        *_lists_of(persona),
        *_moved(persona, moves),
        *_pressed(persona, levels),
    )


_TEXTS = ("name", "role", "who", "stake", "suspects", "voice", "walks_away", "farewell")
_ABOUT = ("stake", "suspects", "voice", "walks_away")  # of what tells about them
_HIDDEN = ("fact", "rule", "says")


def _texts_of(persona: Persona) -> Iterator[FieldFault]:
    for name in _TEXTS:
        yield from _text(name, getattr(persona, name))
    for name in _HIDDEN:
        yield from _text(f"hidden:{name}", getattr(persona.hidden, name))


def _addressed(persona: Persona) -> Iterator[FieldFault]:
    """What tells about them is read by who plays and by who practises: it says you to neither."""
    from coach.content.checks.practice.personas import says_you

    texts = {name: getattr(persona, name) for name in _ABOUT}
    texts |= {"hidden:fact": persona.hidden.fact, "calms": "\n".join(persona.calms)}
    texts |= {f"trigger:{n}:because": each.because for n, each in enumerate(persona.triggers)}
    for field, text in texts.items():
        if word := says_you(text):
            what = translate("Services", "“{word}” may be who plays them, or who practises.")
            mend = translate("Services", "Tell about them: “He hangs up if he is threatened.”")
            yield FieldFault(field, what.format(word=word), mend)


def _lists_of(persona: Persona) -> Iterator[FieldFault]:
    if not persona.calms:
        yield FieldFault(
            "calms",
            translate("Services", "Nothing calms them."),
            translate("Services", "Write one thing, so that whoever plays them knows it."),
        )
    if not persona.triggers:
        yield FieldFault(
            "triggers",
            translate("Services", "There are no words that they hear badly."),
            translate("Services", "Write one: “nothing personal”."),
        )
    for place, trigger in enumerate(persona.triggers):
        if not any(word.strip() for word in trigger.words):
            yield FieldFault(
                f"trigger:{place}", translate("Services", _EMPTY), translate("Services", _TYPE)
            )
        yield from _text(f"trigger:{place}:because", trigger.because)


def _moved(persona: Persona, moves: Sequence[MoveText]) -> Iterator[FieldFault]:
    """Every move has a row for when nothing else holds, with its reason; and an answer."""
    names = {each.move: each.name for each in moves}
    answers = dict(persona.answers)
    always = {each.move for each in persona.effects if each.when is None}
    for move in Move:
        name = names.get(move, move.value)
        if move not in always:
            what = translate("Services", "Nothing says how “{move}” moves them.")
            mend = translate("Services", "Take the rows of somebody with this temperament.")
            yield FieldFault(f"move:{move}", what.format(move=name), mend)
        if not answers.get(move, "").strip():
            what = translate("Services", "They have no answer to “{move}”.").format(move=name)
            mend = translate("Services", "Write one sentence that fits at any moment.")
            yield FieldFault(f"answer:{move}", what, mend)
    for place, effect in enumerate(persona.effects):
        yield from _text(f"effect:{place}", effect.because)


def _pressed(persona: Persona, levels: Sequence[LevelText]) -> Iterator[FieldFault]:
    """At each level at which they can be played, there are as many push-backs as it asks for."""
    for place, push in enumerate(persona.pushbacks):
        yield from _text(f"pushback:{place}:says", push.says)
        yield from _text(f"pushback:{place}:when", push.when)
    for level in levels:
        number = sum(level.level in push.levels for push in persona.pushbacks)
        needed = level.level is persona.level or number
        if needed and number < level.pushbacks:
            what = translate(
                "Services",
                "At the level “{level}” there are {number} push-backs; it asks for {ask}.",
            ).format(level=level.name, number=number, ask=level.pushbacks)
            mend = translate("Services", "Add one, or choose more levels for one that is there.")
            yield FieldFault("pushbacks", what, mend)


def _text(field: str, text: str) -> Iterator[FieldFault]:
    if not text.strip():
        yield FieldFault(field, translate("Services", _EMPTY), translate("Services", _TYPE))
    elif len(text) > LONGEST:
        what = translate("Services", _LONG).format(number=len(text), most=LONGEST)
        yield FieldFault(field, what, translate("Services", "Shorten it."))
