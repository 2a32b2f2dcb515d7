# SPDX-License-Identifier: MIT
"""Conditions in words a user can read: why a question is asked, as the program decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.condition import Always, Every, Flagged, Given, Is, Not, Some
from coach.domain.interview import UNKNOWN, UNKNOWN_ANSWERS

if TYPE_CHECKING:
    from coach.domain.condition import Condition
    from coach.domain.interview import Interview


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conditions", text)


def in_words(condition: Condition, interview: Interview) -> str:
    """A condition, with its questions and answers, as one sentence without a full stop."""
    match condition:
        case Always():
            return _tr("always")
        case Is(name, values):
            return _comparison(name, values, interview, negated=False)
        case Flagged(name):
            return _tr("what you said adds up to “{flag}”").format(flag=name.replace("-", " "))
        case Given(name):
            return _tr("you have filled in “{fact}”").format(fact=name.replace("_", " "))
        case Not(inner):
            return _denied(inner, interview)
        case Every(parts):
            return _tr("; and ").join(in_words(part, interview) for part in parts)
        case Some(parts):
            return _tr("; or ").join(in_words(part, interview) for part in parts)


def _denied(inner: Condition, interview: Interview) -> str:
    if isinstance(inner, Is):
        return _comparison(inner.name, inner.values, interview, negated=True)
    return _tr("not so: {what}").format(what=in_words(inner, interview))


def _comparison(name: str, values: tuple[str, ...], interview: Interview, *, negated: bool) -> str:
    try:
        question = interview.question(name)
    except KeyError:
        return f"{name} {'is not' if negated else 'is'} {'/'.join(values)}"
    texts = []
    for value in values:
        option = question.option(value)
        texts.append(f"“{option.text}”" if option else _general(value))
    answers = _tr(" or ").join(texts)
    form = _tr("“{question}” is not answered {answers}")
    if not negated:
        form = _tr("“{question}” is answered {answers}")
    return form.format(question=question.text, answers=answers)


def _general(value: str) -> str:
    if value == UNKNOWN or value in UNKNOWN_ANSWERS:
        return _tr("“I don't know yet”")
    return _tr("with anything known")
