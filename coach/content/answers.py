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
from pathlib import Path
from typing import TYPE_CHECKING

from coach.content.places import Document, Faults, Place, did_you_mean
from coach.domain.interview import DONT_KNOW, SKIP
from coach.domain.talk import Fact, FactKind
from coach.engine.facts import fits
from coach.errors import AnswersError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.domain.interview import Interview

_FILE = "answers"
_PARTS = ("answers", "client")
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
    from coach.content.reader import read_text, read_yaml  # brings YAML

    name = _name(source)
    text = read_text(_raw(source), name, faults)
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


def _name(source: Path | str) -> str:
    return source.name or str(source) if isinstance(source, Path) else _FILE


def _raw(source: Path | str) -> bytes:
    """What is in a file, up to the byte after which it is too large; or a text in UTF-8."""
    from coach.content.reader import MOST_BYTES

    if isinstance(source, str):
        return source.encode("utf-8", "replace")
    try:
        with source.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or "it cannot be opened"
        what = f"The answers file '{_name(source)}' cannot be read: {why}."
        raise AnswersError(what, ()) from None


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
        question_id, option = interview.current(name, value.strip())
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
            if not fits(facts[name], value.strip()):
                faults.add(place.at(name), *_mend(facts[name], value.strip()))
            found[name] = value.strip()
    return found


def _mend(fact: Fact, value: str) -> tuple[str, str]:
    """What is wrong with a value that does not fit its fact, and how to mend it."""
    shown = value[:40]
    match fact.kind:
        case FactKind.DATE:
            return f"'{shown}' is not a date for '{fact.id}'.", "Write it like 2026-06-30."
        case FactKind.NUMBER:
            return (
                f"'{shown}' is not a number for '{fact.id}'.",
                "Write digits only, like 6 or 6.5.",
            )
        case _:
            choices = dict(fact.choices)
            return f"Unknown choice '{shown}' for '{fact.id}'.", did_you_mean(value, choices)


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
