"""A run alone, and a round for two, as they go to somebody else: texts, with their moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.clock import as_clock
from coach.domain.practice.comment import MARK, NOTE, PUSHBACK, STEP
from coach.domain.practice.debrief import CheckState
from coach.domain.practice.roleplay import transcribed
from coach.domain.practice.rounds import Answer, Rater
from coach.domain.practice.sealed import SealedLine, SealedSection
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.domain.practice.debrief import Debrief
    from coach.domain.practice.rounds import Round, RoundCards, RoundMark
    from coach.domain.practice.run import Step
    from coach.services.practice.run_view import RunView

_STATES = {
    CheckState.EARNED: QT_TRANSLATE_NOOP("Services", "earned"),
    CheckState.MISSED: QT_TRANSLATE_NOOP("Services", "missed"),
    CheckState.NOT_DUE: QT_TRANSLATE_NOOP("Services", "not due"),
    CheckState.OPEN: QT_TRANSLATE_NOOP("Services", "to be marked"),
}
_RATERS = {
    Rater.REP: QT_TRANSLATE_NOOP("Services", "Rep"),
    Rater.CLIENT: QT_TRANSLATE_NOOP("Services", "Client"),
    Rater.OBSERVER: QT_TRANSLATE_NOOP("Services", "Observer"),
}


def run_sections(view: RunView, debrief: Debrief | None, person: str) -> Iterator[SealedSection]:
    """What goes of a run: who practised it on whom, what was said, and what it shows.

    What was said about oneself afterwards never goes.

    Args:
        view: The run.
        debrief: What it shows; None while it goes on.
        person: Who practised; may be empty.
    """
    about = [
        SealedLine(person, lead=translate("Services", "Practised by"), own=True),
        SealedLine(f"{view.persona.name}, {view.persona.role}", lead=translate("Services", "With")),
        SealedLine(view.level.name, lead=translate("Services", "Level")),
        SealedLine(view.play.scene, lead=translate("Services", "Scene")),
        SealedLine(view.play.aim, lead=translate("Services", "Aim")),
    ]
    yield SealedSection(
        translate("Services", "The role-play"), tuple(line for line in about if line.text)
    )
    said = tuple(
        line for number, step in enumerate(view.steps) for line in _step(number, step, view)
    )
    if said:
        yield SealedSection(translate("Services", "What was said"), said)
    if view.ending is not None:
        ended = SealedLine(view.ending.text, "ending", view.ending.title)
        yield SealedSection(translate("Services", "How it ended"), (ended,))
    if debrief is not None and debrief.checks:
        checks = tuple(
            SealedLine(
                each.check.says,
                f"{MARK}{each.check.id}",
                translate("Services", _STATES[each.state]),
            )
            for each in debrief.checks
        )
        yield SealedSection(translate("Services", "What it shows"), checks)


def _step(number: int, step: Step, view: RunView) -> Iterator[SealedLine]:
    """What they said, and what one said to it, which is the moment to comment on."""
    they = view.persona.name
    for told in view.heard_at(number).split("\n"):
        yield SealedLine(told, lead=they)
    own = bool(step.entry.typed)
    yield SealedLine(
        transcribed(step.said), f"{STEP}{number}", translate("Services", "You"), own=own
    )
    if step is view.steps[-1]:
        now = view.parting if view.state.ended else view.heard
        for told in filter(None, now.split("\n")):
            yield SealedLine(told, lead=they)


def round_sections(of: Round, name: Callable[[str], str]) -> Iterator[SealedSection]:
    """What goes of a round: who sat there, what was marked and when, notes and push-backs.

    What was written in its debrief never goes.

    Args:
        of: The round.
        name: The name of a person by their id.
    """
    cards = of.cards
    who = [
        SealedLine(name(person), lead=translate("Services", _RATERS[rater]), own=True)
        for rater, person in of.people
        if person and name(person)
    ]
    if cards is not None:
        who += [
            SealedLine(f"{cards.client.name}, {cards.client.role}", lead=_on()),
            SealedLine(cards.client.level, lead=translate("Services", "Level")),
            SealedLine(cards.rep.scene, lead=translate("Services", "Scene"), own=True),
            SealedLine(cards.rep.aim, lead=translate("Services", "Aim"), own=True),
        ]
    who.append(SealedLine(as_clock(of.seconds), lead=translate("Services", "On the clock")))
    yield SealedSection(
        translate("Services", "The round"), tuple(line for line in who if line.text)
    )
    if cards is not None:
        yield from _sheet(of, cards)
    notes = tuple(
        SealedLine(
            note.text, f"{NOTE}{note.id}", f"{as_clock(note.at)} · {_rater(note.rater)}", own=True
        )
        for note in of.notes
    )
    if notes:
        yield SealedSection(translate("Services", "Notes"), notes)


def _sheet(of: Round, cards: RoundCards) -> Iterator[SealedSection]:
    marks: dict[str, list[RoundMark]] = {}
    for mark in of.marks:
        marks.setdefault(mark.check, []).append(mark)
    sheet = cards.sheet
    seen = [(each.id, each.says) for each in sheet.checks]
    seen += [(each.id, each.says) for each in sheet.critical if each.id in marks]
    checks = tuple(
        SealedLine(says, f"{MARK}{check}", _marked(marks.get(check, []))) for check, says in seen
    )
    if checks:
        yield SealedSection(sheet.title, checks)
    made = {each.pushback: each.at for each in of.pushbacks}
    pushed = tuple(
        SealedLine(each.says, f"{PUSHBACK}{each.id}", _made(made.get(each.id)))
        for each in cards.client.pushbacks
    )
    if pushed:
        yield SealedSection(translate("Services", "Push-backs"), pushed)


def _marked(marks: list[RoundMark]) -> str:
    """How each has marked a check, and when: "Observer: yes, 2:05"."""
    words = {
        Answer.YES: translate("Services", "yes"),
        Answer.NO: translate("Services", "no"),
        Answer.NOT_UP: translate("Services", "did not come up"),
    }
    told = []
    for mark in marks:
        when = "" if mark.at is None else f", {as_clock(mark.at)}"
        told.append(f"{_rater(mark.rater)}: {words[mark.answer]}{when}")
    return " · ".join(told) or translate("Services", "not marked")


def _made(at: float | None) -> str:
    if at is None:
        return translate("Services", "not made")
    return translate("Services", "made at {time}").format(time=as_clock(at))


def _on() -> str:
    return translate("Services", "Practised on")


def _rater(rater: Rater) -> str:
    return translate("Services", _RATERS[rater])
