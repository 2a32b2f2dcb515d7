"""Why a question is asked: its condition in plain words, with the answers behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.condition import Always, Condition, Every, Flagged, Given, Is, Not, Some
from coach.domain.interview import UNKNOWN, UNKNOWN_ANSWERS
from coach.domain.why import Why
from coach.engine.conditions import KNOWN, atoms
from coach.engine.interview import Walk, walk
from coach.engine.said import all_said, behind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.diagnosis import Said
    from coach.domain.interview import Interview, Question, Rule


def why_asked(interview: Interview, answers: Mapping[str, str], question_id: str) -> Why:
    """Why this question is asked in this case, or is not.

    Raises:
        KeyError: The interview has no such question.
    """
    question = interview.question(question_id)
    path = walk(interview, answers)
    asked = _asked(question, path, interview)
    return Why(
        question=question_id,
        author=question.why,
        condition=in_words(interview, question.when),
        machine=question.when_text,
        holds=asked,
        answers=_rests_on(interview, question, path, met=asked is True),
    )


def in_words(interview: Interview, condition: Condition) -> str:
    """A condition as a sentence that quotes questions, answers and rules as users read them."""
    if isinstance(condition, Always):
        return "It is asked in every case."
    return f"It is asked when {_words(interview, condition, wanted=True)}."


def _asked(question: Question, path: Walk, interview: Interview) -> bool | None:
    """Whether a question is part of a path; None while the path has not come so far."""
    if question.id in path.answers or question is path.next:
        return True
    if path.next is None:
        return False
    order = [each.id for gate in interview.gates for each in interview.questions_of(gate.id)]
    return False if order.index(question.id) < order.index(path.next.id) else None


def _rests_on(
    interview: Interview, question: Question, path: Walk, *, met: bool
) -> tuple[Said, ...]:
    """What was said before a question that its condition reads: where met, what makes it hold."""
    if not met:
        read = (atom.name for atom in atoms(question.when) if isinstance(atom, Is))
        return all_said(interview, (name for name in read if name in path.answers), path.answers)
    gates = [gate.id for gate in interview.gates]
    before = [rule for rule in path.fired if gates.index(rule.gate) < gates.index(question.gate)]
    flags = {flag for rule in before for flag in rule.flags}
    names = behind(question.when, path.answers, flags, before)
    return all_said(interview, names, path.answers)


def _words(interview: Interview, condition: Condition, *, wanted: bool) -> str:
    """A condition, or its contrary, as half a sentence."""
    match condition:
        case Not(inner):
            return _words(interview, inner, wanted=not wanted)
        case Every(parts) | Some(parts):
            word = ", and " if isinstance(condition, Every) is wanted else ", or "
            return word.join(_part(interview, part, wanted=wanted) for part in parts)
        case Is():
            return _comparison(interview, condition, wanted=wanted)
        case Flagged(name):
            return _flag(interview, name, wanted=wanted)
        case Always() | Given():
            return "always" if isinstance(condition, Always) is wanted else "never"


def _part(interview: Interview, part: Condition, *, wanted: bool) -> str:
    """A part of a row of conditions; another row inside it stands in brackets."""
    words = _words(interview, part, wanted=wanted)
    while isinstance(part, Not):
        part = part.inner
    return f"({words})" if isinstance(part, Every | Some) else words


def _comparison(interview: Interview, compared: Is, *, wanted: bool) -> str:
    question = interview.question(compared.name)
    asked = question.text.rsplit(". ", 1)[-1]  # of several sentences the one that asks
    *others, last = (_answer(question, value) for value in compared.values)
    if not others:
        return f"“{asked}” is {'' if wanted else 'not '}{last}"
    either, word = ("", "or") if wanted else ("neither ", "nor")
    return f"“{asked}” is {either}{', '.join(others)} {word} {last}"


def _answer(question: Question, value: str) -> str:
    option = question.option(value)
    if option is not None:
        return f"“{option.text}”"
    if value == KNOWN:
        return "answered"
    return "not known" if value in {UNKNOWN, *UNKNOWN_ANSWERS} else f"“{value}”"


def _flag(interview: Interview, name: str, *, wanted: bool) -> str:
    """A flag by the sentences of the rules that set it."""
    rules: Iterable[Rule] = (rule for rule in interview.rules if name in rule.flags)
    found = " or ".join(f"“{rule.because}”" for rule in rules) or f"“{name}”"
    return f"{found} {'applies' if wanted else 'does not apply'}"
