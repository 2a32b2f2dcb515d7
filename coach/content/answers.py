"""Answers files: what was said in an interview and about the client, as YAML on the command line.

answers:
  way-in: parting
  conduct: dont-know
client:
  contact: Ana
  last_day: 2026-06-30
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coach.content.places import Document, Faults, Place, did_you_mean
from coach.domain.interview import DONT_KNOW, SKIP
from coach.domain.talk import Fact, FactKind
from coach.errors import AnswersError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.interview import Interview

_FILE = "answers"
_PARTS = ("answers", "client")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufff0-\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """Answers (question id to option id) and facts about the client (fact id to raw value)."""

    answers: Mapping[str, str]
    client: Mapping[str, str]


def read_answers(source: Path | str, interview: Interview, facts: Iterable[Fact]) -> AnswersFile:
    """The answers in a file, or in a text.

    Raises:
        AnswersError: It cannot be read, or names something unknown; all faults at once.
    """
    faults = Faults()
    document = _document(source, faults)
    found = AnswersFile({}, {})
    if document is not None:
        found = AnswersFile(
            _answers(document.place("answers"), interview, faults),
            _client(document.place("client"), {fact.id: fact for fact in facts}, faults),
        )
    if len(faults):
        count = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
        what = f"The answers cannot be used: they have {count}."
        raise AnswersError(what, faults.all(), safe="Nothing of them was used.")
    return found


def current(interview: Interview, question: str, option: str) -> tuple[str, str]:
    """An answer under the ids that the interview uses now."""
    question = interview.renamed.get(question, question)
    renamed = interview.renamed.get(f"{question}.{option}", "")
    if "." in renamed:
        question, _, option = renamed.partition(".")
    return question, option


def write_answers(
    answers: Mapping[str, str], client: Mapping[str, str], interview: Interview | None = None
) -> str:
    """An answers file; with the interview each answer has its question above it as a comment."""
    lines = ["answers:" if answers else "answers: {}"]
    for name, option in answers.items():
        lines += [f"  # {text}" for text in _question(interview, name)]
        lines.append(f"  {_quoted(name)}: {_quoted(option)}")
    lines.append("client:" if client else "client: {}")
    lines += [f"  {_quoted(name)}: {_quoted(value)}" for name, value in client.items()]
    return "\n".join(lines) + "\n"


def _document(source: Path | str, faults: Faults) -> Document | None:
    from coach.content.reader import read_text, read_yaml  # noqa: PLC0415 - brings YAML

    name = source.name if isinstance(source, Path) else _FILE
    try:
        raw = source.read_bytes() if isinstance(source, Path) else source.encode("utf-8", "replace")
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        raise AnswersError(f"The answers file '{name}' cannot be read: {why}.", ()) from None
    text = read_text(raw, name, faults)
    document = None if text is None else read_yaml(text, name, faults)
    if document is None:
        return None
    if not isinstance(document.data, dict):
        mend = "It begins with 'answers:', then a line 'question-id: option-id' for each."
        faults.add(document.place(), "This is not an answers file.", mend)
        return None
    for key in document.data:
        if key not in _PARTS:
            faults.add(document.place(key), f"Unknown key '{key[:60]}'.", did_you_mean(key, _PARTS))
    if "answers" not in document.data:
        faults.add(document.place(), "'answers:' is missing.", "Write it, with the answers below.")
    return document


def _pairs(place: Place, faults: Faults) -> dict[str, str]:
    """The `name: text` lines at a place; none when it is empty."""
    data = place.data
    if data == "":
        return {}
    if not isinstance(data, dict):
        mend = "Write one 'name: value' on each line below it."
        faults.add(place, f"'{place.path[-1]}' is not a mapping.", mend)
        return {}
    for name, value in data.items():
        if not isinstance(value, str):
            faults.add(place.at(name), f"'{name[:60]}' takes one value.", "Write plain text.")
    return {name: value for name, value in data.items() if isinstance(value, str)}


def _answers(place: Place, interview: Interview, faults: Faults) -> dict[str, str]:
    questions = {question.id: question for question in interview.questions}
    found: dict[str, str] = {}
    for name, value in _pairs(place, faults).items():
        question_id, option = current(interview, name, value.strip())
        question = questions.get(question_id)
        if question is None:
            mend = did_you_mean(name, questions, most=0)
            faults.add(place.at(name), f"Unknown question '{name[:60]}'.", mend)
            continue
        allowed = (*(each.id for each in question.options), DONT_KNOW, SKIP)
        if option not in allowed:
            what = f"Unknown answer '{option[:60]}' for '{name}'."
            faults.add(place.at(name), what, did_you_mean(option, allowed))
        if question_id in found:
            faults.add(place.at(name), f"'{question_id}' is answered twice.", "Keep one answer.")
        found[question_id] = option
    return found


def _client(place: Place, facts: Mapping[str, Fact], faults: Faults) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _pairs(place, faults).items():
        if name not in facts:
            mend = did_you_mean(name, facts, most=0)
            faults.add(place.at(name), f"Unknown fact '{name[:60]}'.", mend)
        elif value.strip():
            wrong, mend = fact_fault(facts[name], value.strip())
            if wrong:
                faults.add(place.at(name), wrong, mend)
            found[name] = value.strip()
    return found


def fact_fault(fact: Fact, value: str) -> tuple[str, str]:
    """What is wrong with a fact's value, and how to mend it; two empty texts: nothing."""
    shown = value[:40]
    if fact.kind is FactKind.DATE and not _is_day(value):
        return f"'{shown}' is not a date for '{fact.id}'.", "Write it like 2026-06-30."
    if fact.kind is FactKind.NUMBER and not _NUMBER.fullmatch(value):
        return f"'{shown}' is not a number for '{fact.id}'.", "Write digits only, like 6 or 6.5."
    if fact.kind is FactKind.CHOICE and value not in dict(fact.choices):
        return f"Unknown choice '{shown}' for '{fact.id}'.", did_you_mean(value, dict(fact.choices))
    return "", ""


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _question(interview: Interview | None, name: str) -> list[str]:
    """The text of a question as the lines of a comment."""
    if interview is None:
        return []
    texts = [question.text for question in interview.questions if question.id == name]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def _quoted(text: str) -> str:
    """Text as YAML: bare where that is safe, else in double quotes."""
    if re.fullmatch(r"[a-z][a-z0-9_-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+", text):
        return text
    whole = text.encode("utf-8", "replace").decode()
    return _ESCAPED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(whole, ensure_ascii=False)
    )
