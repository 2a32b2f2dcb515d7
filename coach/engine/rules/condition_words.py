"""Conditions in words a user can read, of questions and of the lines of a talk."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.domain.rules.condition import All, Any, Condition, Flagged, Given, Is, Not
from coach.domain.rules.interview import UNKNOWN, UNKNOWN_ANSWERS
from coach.engine.rules.conditions import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.rules.interview import Interview, Question, Rule


def words_of(interview: Interview, condition: Condition) -> str:
    """A condition as half a sentence that quotes questions, answers and rules as users read them.

    What is no question (the verdict, a fact) is quoted by its name.
    """
    return _words(interview, condition, wanted=True)


def _words(interview: Interview, condition: Condition, *, wanted: bool) -> str:
    """A condition, or its contrary, as half a sentence."""
    match condition:
        case Not(inner):
            return _words(interview, inner, wanted=not wanted)
        case All(parts) | Any(parts):
            word = ", and " if isinstance(condition, All) is wanted else ", or "
            return word.join(map(partial(_part, interview, wanted=wanted), parts))
        case Is():
            return _comparison(interview, condition, wanted=wanted)
        case Flagged(name):
            return _flag(interview, name, wanted=wanted)
        case Given(name):
            return _given(name, wanted=wanted)
    return "always" if wanted else "never"


def _part(interview: Interview, part: Condition, *, wanted: bool) -> str:
    """A part of a row of conditions; another row inside it stands in brackets."""
    words = _words(interview, part, wanted=wanted)
    while isinstance(part, Not):
        part = part.inner
    return f"({words})" if isinstance(part, All | Any) else words


def _comparison(interview: Interview, compared: Is, *, wanted: bool) -> str:
    question = _question(interview, compared.name)
    asked = _named(compared.name)
    if question is not None:
        asked = question.text.rsplit(". ", 1)[-1]  # of several sentences the one that asks
    *others, last = (_answer(question, value) for value in compared.values)
    if not others:
        return f"“{asked}” is {'' if wanted else 'not '}{last}"
    either, word = ("", "or") if wanted else ("neither ", "nor")
    return f"“{asked}” is {either}{', '.join(others)} {word} {last}"


def _question(interview: Interview, name: str) -> Question | None:
    """The question of this name; the conditions of talks read other things too."""
    return next((question for question in interview.questions if question.id == name), None)


def _given(name: str, *, wanted: bool) -> str:
    return f"you have {'' if wanted else 'not '}filled in “{_named(name)}”"


def _named(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")


def _answer(question: Question | None, value: str) -> str:
    option = question.option(value) if question is not None else None
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
