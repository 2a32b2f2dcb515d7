"""What is to be mended in a persona or rubric of the user's own, field by field."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.moves import Move
from coach.engine.practice.lint import (
    Start,
    leaving_at_once,
    never_counting,
    unknown_facts,
    unsettled,
)
from coach.services.case.text import LONGEST
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from coach.domain.practice.moves import MoveText
    from coach.domain.practice.persona import Level, LevelText, Persona, Trigger
    from coach.domain.practice.rubric import Rubric, RubricCheck

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
        yield from _at_odds(place, check)
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
        what = translate("Services", "There is one check.")
        if number != 1:
            what = translate("Services", "There are {number} checks.").format(number=number)
        mend = translate(
            "Services", "Have {fewest} to {most}: nobody marks more while somebody speaks."
        ).format(fewest=FEWEST_CHECKS, most=MOST_CHECKS)
        yield FieldFault("checks", what, mend)


def _observable(field: str, text: str) -> Iterator[FieldFault]:
    from coach.content.checks.vague import vague

    if (found := vague(text)) is not None:
        yield FieldFault(field, found.what, found.mend)


class _Odds(NamedTuple):
    """What does not go together in a check: where, and how it is mended."""

    stands: Callable[[RubricCheck], object]
    what: str
    mend: str
    field: str = "moves"


_AT_ODDS = (
    _Odds(
        lambda check: {*check.moves, *check.hints} & {*check.avoids},
        QT_TRANSLATE_NOOP("Services", "One move both earns this check and loses it."),
        QT_TRANSLATE_NOOP("Services", "Take it out on one side."),
    ),
    _Odds(
        lambda check: check.moves and check.hints,
        QT_TRANSLATE_NOOP(
            "Services", "A move earns this check, and the line is left to be judged."
        ),
        QT_TRANSLATE_NOOP(
            "Services", "Keep what earns it if a move alone tells it, else the other."
        ),
    ),
    _Odds(
        lambda check: check.within and check.after,
        QT_TRANSLATE_NOOP(
            "Services", "It is about the first lines, and about the one after a move."
        ),
        QT_TRANSLATE_NOOP("Services", "Keep one of the two."),
    ),
    _Odds(
        lambda check: (
            (check.within or check.after) and not (check.moves or check.avoids or check.hints)
        ),
        QT_TRANSLATE_NOOP(
            "Services", "It says which lines count, and no move is looked for in them."
        ),
        QT_TRANSLATE_NOOP("Services", "Choose what earns or loses it, or let all lines count."),
    ),
    _Odds(
        lambda check: check.yes.strip() and check.yes.split() == check.no.split(),
        QT_TRANSLATE_NOOP("Services", "What earns it and what does not read the same."),
        QT_TRANSLATE_NOOP("Services", "Write what does not earn it."),
        field="no",
    ),
)


def _at_odds(place: int, check: RubricCheck) -> Iterator[FieldFault]:
    """What earns a check is not what loses it, and what is said of its lines goes together."""
    for odds in _AT_ODDS:
        if odds.stands(check):
            what, mend = translate("Services", odds.what), translate("Services", odds.mend)
            yield FieldFault(f"check:{place}:{odds.field}", what, mend)


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


class Known(NamedTuple):
    """What a persona is looked at beside."""

    levels: Sequence[LevelText]
    moves: Sequence[MoveText]
    facts: Collection[str]  # ids of what can come to be told to them
    played_at: Collection[Level] = ()  # the levels of their role-plays


def faults_of_persona(persona: Persona, known: Known) -> tuple[FieldFault, ...]:
    """What is to be mended in a persona."""
    return (
        *_texts_of(persona),
        *_addressed(persona),
        *_lists_of(persona),
        *_moved(persona, known.moves),
        *_conditions(persona, known),
        *_pressed(persona, known.levels),
    )


_TEXTS = ("name", "role", "who", "stake", "suspects", "voice", "walks_away")
_ABOUT = ("stake", "suspects", "voice", "walks_away")  # of what tells about them
_HIDDEN = ("fact", "rule")


def _texts_of(persona: Persona) -> Iterator[FieldFault]:
    for name in _TEXTS:
        yield from _text(name, getattr(persona, name))
    for name in _HIDDEN:
        yield from _text(f"hidden:{name}", getattr(persona.hidden, name))
    yield from _spoken("farewell", persona.farewell)
    yield from _spoken("hidden:says", persona.hidden.says)


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
        yield from _trigger(place, trigger)


def _trigger(place: int, trigger: Trigger) -> Iterator[FieldFault]:
    if not trigger.words:
        empty = translate("Services", _EMPTY), translate("Services", _TYPE)
        yield FieldFault(f"trigger:{place}", *empty)
    for words in trigger.words:
        yield from _spoken(f"trigger:{place}", words)
    yield from _text(f"trigger:{place}:because", trigger.because)
    if not trigger.trust and not trigger.tension:
        yield FieldFault(
            f"trigger:{place}:change",
            translate("Services", "These words change nothing."),
            translate("Services", "Let them move trust or tension, or take them out."),
        )


def _moved(persona: Persona, moves: Sequence[MoveText]) -> Iterator[FieldFault]:
    """Every move has a row for when nothing else holds, with its reason; and an answer."""
    names = {each.move: each.name for each in moves}
    answers = dict(persona.answers)
    for move in unsettled(persona.effects):
        what = translate(
            "Services", "Nothing says how “{move}” moves them where nothing else is so."
        )
        mend = translate(
            "Services",
            "Add a row for it without a condition, or take the rows of somebody with this "
            "temperament.",
        )
        yield FieldFault(f"move:{move}", what.format(move=names.get(move, move.value)), mend)
    for move in Move:
        name = names.get(move, move.value)
        if not answers.get(move, "").strip():
            what = translate("Services", "They have no answer to “{move}”.").format(move=name)
            mend = translate("Services", "Write one sentence that fits at any moment.")
            yield FieldFault(f"answer:{move}", what, mend)
        else:
            yield from _spoken(f"answer:{move}", answers[move])
    for place, effect in enumerate(persona.effects):
        yield from _text(f"effect:{place}:because", effect.because)
    for place in never_counting(persona.effects):
        yield FieldFault(
            f"effect:{place}:move",
            translate("Services", "This row never counts: one above it always does."),
            translate("Services", "Move it above that one, or give that one a condition."),
        )


def _conditions(persona: Persona, known: Known) -> Iterator[FieldFault]:
    """Each asks for what can come to be told; and nobody leaves before anything is said."""
    asked = [("hidden:when", persona.hidden.when), ("leaves", persona.leaves)]
    asked += [
        (f"effect:{place}:if", effect.when)
        for place, effect in enumerate(persona.effects)
        if effect.when is not None
    ]
    for field, condition in asked:
        for fact in unknown_facts(condition, known.facts):
            what = translate("Services", "Nobody can tell them “{fact}”.").format(fact=fact)
            mend = translate("Services", "Choose a fact from the list, or a move in its place.")
            yield FieldFault(field, what, mend)
    at = {persona.level, *known.played_at}
    added = (
        Start(each.level, each.trust, each.tension) for each in known.levels if each.level in at
    )
    begins = Start(persona.level, persona.trust, persona.tension)
    names = {each.level: each.name for each in known.levels}
    for each in leaving_at_once(persona.leaves, begins, added):
        what = translate(
            "Services",
            "At the level “{level}” they would leave before anything is said: trust {trust}, "
            "tension {tension}.",
        ).format(
            level=names.get(each.level, each.level.value), trust=each.trust, tension=each.tension
        )
        mend = translate("Services", "Move this bound, or where they begin.")
        yield FieldFault("leaves", what, mend)


def _pressed(persona: Persona, levels: Sequence[LevelText]) -> Iterator[FieldFault]:
    """At each level at which they can be played, there are as many push-backs as it asks for."""
    for place, push in enumerate(persona.pushbacks):
        yield from _spoken(f"pushback:{place}:says", push.says)
        yield from _text(f"pushback:{place}:when", push.when)
        if not push.levels:
            yield FieldFault(
                f"pushback:{place}:levels",
                translate("Services", "Nobody ever has to say this."),
                translate("Services", "Choose at least one level."),
            )
    for level in levels:
        number = sum(level.level in push.levels for push in persona.pushbacks)
        needed = level.level is persona.level or number
        if needed and number < level.pushbacks:
            what = (
                translate("Services", "The level “{level}” has one push-back; it asks for {ask}.")
                if number == 1
                else translate(
                    "Services", "The level “{level}” has {number} push-backs; it asks for {ask}."
                )
            ).format(level=level.name, number=number, ask=level.pushbacks)
            mend = translate("Services", "Add one, or choose more levels for one that is there.")
            yield FieldFault("pushbacks", what, mend)


def _spoken(field: str, text: str) -> Iterator[FieldFault]:
    """A text that somebody says has a word in it."""
    from coach.engine.wording.tokens import words_of

    if text.strip() and not words_of(text):
        what = translate("Services", "There is no word in this: nobody can say it.")
        yield FieldFault(field, what, translate("Services", "Write it as it is said."))
    else:
        yield from _text(field, text)


def _text(field: str, text: str) -> Iterator[FieldFault]:
    if not text.strip():
        yield FieldFault(field, translate("Services", _EMPTY), translate("Services", _TYPE))
    elif len(text) > LONGEST:
        what = translate("Services", _LONG).format(number=len(text), most=LONGEST)
        yield FieldFault(field, what, translate("Services", "Shorten it."))
