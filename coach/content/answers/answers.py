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
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.content.answers.errors import PARTS, FieldErrors, Known
from coach.content.kinds.locations import (
    Document,
    Faults,
    SourceLocation,
    did_you_mean,
    folded,
    nearest,
)
from coach.domain.dates import BRITISH, FIRST_DAY, LAST_DAY
from coach.domain.rules.interview import DONT_KNOW, SKIP
from coach.domain.talk.talk import Fact, FactKind
from coach.engine.dates.dates import spoken
from coach.engine.dates.written_day import EXAMPLES, read_fixed_day
from coach.engine.rules.update import asked_again, translated
from coach.engine.talk.facts import LONGEST, fits, is_day
from coach.errors import AnswersError
from coach.file_faults import cannot_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.domain.rules.interview import Interview, Option, Question
    from coach.errors import Fault

HELP = "'good-terms help answers' shows what such a file holds."
_FILE = "answers"
_EXAMPLE = (
    "It begins with 'answers:', and below it a line '  question-id: option-id' for each answer; "
    "'good-terms interview --save FILE' writes one."
)
_UNKNOWN = frozenset(["?", "unknown", "not-sure", "unsure", "no-idea", "n/a", "na", "idk", "tbd"])
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufff0-\uffff\ud800-\udfff]")


class AnswersFile(Struct, frozen=True):
    """Answers (question id to option id) and facts about the client (fact id to raw value)."""

    answers: Mapping[str, str]
    client: Mapping[str, str]
    again: tuple[Question, ...] = ()  # open, as an older answer said two things at once

    def asked_again(self) -> Iterator[str]:
        """A sentence for each question that is open because of an older answer."""
        for question in self.again:
            yield (
                f"An older answer to “{question.text}” said two things at once, "
                "so the question is asked again."
            )


def read_answers(
    source: Path | str | bytes, interview: Interview, facts: Iterable[Fact], name: str = ""
) -> AnswersFile:
    """The answers in a file, or in a text or the raw bytes of one.

    Args:
        source: Where they are.
        interview: Whose questions are answered.
        facts: What may be said about the client.
        name: What the file is called in messages; else its own name.

    Raises:
        AnswersError: It cannot be read, or names something unknown; all faults at once.
    """
    reader = _Reader(name or _name(source), interview, {fact.id: fact for fact in facts})
    found, faults = reader.read(_raw(source, name))
    if faults:
        count = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
        what = f"The answers cannot be used: they have {count}."
        raise AnswersError(what, faults, safe="Nothing of them was used.", todo=HELP)
    return found


def write_answers(
    answers: Mapping[str, str], client: Mapping[str, str], interview: Interview | None = None
) -> str:
    """An answers file; with the interview each answer has its question above it as a comment."""
    lines = ["answers:" if answers else "answers: {}"]
    for name, option in answers.items():
        lines += [f"  # {text}" for text in _question(interview, name)]
        lines.append(f"  {quoted(name)}: {quoted(option)}")
    lines.append("client:" if client else "client: {}")
    lines += [f"  {quoted(name)}: {quoted(value)}" for name, value in client.items()]
    return "\n".join(lines) + "\n"


def _name(source: Path | str | bytes) -> str:
    return source.name or str(source) if isinstance(source, Path) else _FILE


def _raw(source: Path | str | bytes, name: str) -> bytes:
    """What is in a file, up to the byte after which it is too large; or a text in UTF-8."""
    from coach.content.kinds.reader import MOST_BYTES

    if isinstance(source, bytes):
        return source
    if isinstance(source, str):
        return source.encode("utf-8", "replace")
    try:
        with source.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        told = cannot_read(name or _name(source), error, "The answers file")
        raise AnswersError(told.what, (), todo=told.todo) from None


class _Reader:
    """Reads answers; what is wrong with them is told as the slip that it most likely is."""

    def __init__(self, name: str, interview: Interview, facts: Mapping[str, Fact]) -> None:
        self._name, self._interview, self._facts = name, interview, facts
        self._questions = {question.id: question for question in interview.questions}
        self._known = Known(
            {each.id: frozenset(_allowed(each)) for each in interview.questions}, frozenset(facts)
        )
        self._shape = Faults()  # of the file as a whole; a slip explains them
        self._said = Faults()  # of what is said in it

    def read(self, raw: bytes) -> tuple[AnswersFile, tuple[Fault, ...]]:
        """What they say, and all that is wrong; with a fault nothing of them is to be used."""
        from coach.content.kinds.reader import read_text, read_yaml  # brings YAML

        found = AnswersFile({}, {})
        text = read_text(raw, self._name, self._shape)
        if text is None:
            return found, self._shape.all()
        if not text.strip():
            mend = f"It is empty. {_EXAMPLE}"
            self._shape.add_line(self._name, 1, "This is not an answers file.", mend)
            return found, self._shape.all()
        document = read_yaml(text, self._name, self._shape)
        if document is not None and self._has_parts(document):
            said = self._answers(document.place("answers"))
            found = AnswersFile(
                answers=translated(self._interview, said),
                client=self._client(document.place("client")),
                again=asked_again(self._interview, said),
            )
        return found, self._explained(text, broken=document is None)

    def _explained(self, text: str, *, broken: bool) -> tuple[Fault, ...]:
        """The faults, with the slips in place of what follows from them."""
        if not len(self._shape) and not len(self._said):
            return ()
        field_errors = Faults()
        lost = broken or bool(len(self._shape))
        if not FieldErrors(text, self._known, broken=lost).note(self._name, field_errors):
            field_errors.take(self._shape)
        lines = {fault.line for fault in field_errors.all()}
        for fault in self._said.all():
            if fault.line not in lines:
                field_errors.add_line(*fault)
        return field_errors.all()

    def _has_parts(self, document: Document) -> bool:
        """Whether it is a mapping; parts that are missing or unknown are noted."""
        data = document.data
        if not isinstance(data, dict):
            self._shape.add(document.place(), "This is not an answers file.", _EXAMPLE)
            return False
        if {"verdict", "because", "confidence"} <= data.keys():
            what = "This is not an answers file: it is what 'diagnose --json' writes."
            self._shape.add(document.place(), what, "Name the answers file that it came from.")
            return False
        for key in data:
            if key not in PARTS:
                small = f"Write it in small letters: '{folded(key)}:'."
                mend = small if folded(key) in PARTS else did_you_mean(key, PARTS)
                self._shape.add(document.place(key), f"Unknown key '{key[:60]}'.", mend)
        if not any(folded(key) == "answers" for key in data):
            mend = "Write it, with the answers below."
            self._shape.add(document.place(), "'answers:' is missing.", mend)
        return True

    def _pairs(self, place: SourceLocation) -> dict[str, str]:
        """The `name: text` lines at a place; none when it is empty."""
        data = place.data
        if data == "":
            return {}
        if not isinstance(data, dict):
            mend = "Write one 'name: value' on each line below it."
            self._shape.add(place, f"'{place.path[-1]}' is not a mapping.", mend)
            return {}
        for name, value in data.items():
            if isinstance(value, str):
                continue
            part = folded(name) in PARTS
            mend = "Remove the spaces before it." if part else "Write plain text."
            what = f"'{name}:' is a part of its own." if part else f"'{name[:60]}' takes one value."
            self._said.add(place.at(name), what, mend)
        return {name: value for name, value in data.items() if isinstance(value, str)}

    def _answers(self, place: SourceLocation) -> dict[str, str]:
        """What the file says, under the names that it uses."""
        said: dict[str, str] = {}
        once: set[str] = set()  # questions of today that a line is about, and no other question
        for name, value in self._pairs(place).items():
            said[name] = value.strip()
            meant = self._interview.current(name, said[name])
            for question_id, option in meant.items():
                there = option or not said[name]  # an empty one is to be asked again
                if there and not self._is_answer(place.at(name), name, question_id, option):
                    break
                if len(meant) == 1 and question_id in once:
                    what = f"'{question_id}' is answered twice."
                    self._said.add(place.at(name), what, "Keep one answer.")
                once |= {question_id} if len(meant) == 1 else set()
        return said

    def _is_answer(self, place: SourceLocation, name: str, question_id: str, option: str) -> bool:
        """Whether there is such a question; if there is not, or no such answer, that is noted."""
        question = self._questions.get(question_id)
        if question is None:
            mend = self._meant_question(name, option)
            self._said.add(place, f"Unknown question '{name[:60]}'.", mend)
            return False
        if option not in _allowed(question):
            what = f"Unknown answer '{option[:60]}' for '{name}'."
            self._said.add(place, what, _meant_option(question, option))
        return True

    def _meant_question(self, name: str, value: str) -> str:
        """What to write in place of a name that is no question's."""
        fact = self._known.name(name)
        if fact in self._facts:
            return f"'{fact}' is a fact about the client: put it below 'client:'."
        for question in self._interview.questions:
            if _same(name, question.text):
                pair = self._known.pair(question.id, value)
                return f"That is the text of a question. Write its id: '{pair}'."
        near = nearest(name, self._questions)
        return f"Did you mean '{near}'?" if near else "'good-terms questions' lists them all."

    def _client(self, place: SourceLocation) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, value in self._pairs(place).items():
            if name not in self._facts:
                mend = self._meant_fact(name)
                self._said.add(place.at(name), f"Unknown fact '{name[:60]}'.", mend)
            elif value.strip():
                said = _as_kept(self._facts[name], value.strip())
                if not fits(self._facts[name], said):
                    self._said.add(place.at(name), *_misfit(self._facts[name], said))
                found[name] = said
        return found

    def _meant_fact(self, name: str) -> str:
        """What to write in place of a name that is no fact's."""
        if self._known.name(name) in self._questions:
            return f"'{self._known.name(name)}' is a question: put it below 'answers:'."
        labelled = (fact.id for fact in self._facts.values() if _same(name, fact.label))
        meant = next(labelled, "") if name not in self._facts else ""
        near = f"Did you mean '{meant}'?" if meant else ""
        return (
            near
            or did_you_mean(name, self._facts, most=0)
            or ("'good-terms help answers' lists what can stand here.")
        )


def _allowed(question: Question) -> tuple[str, ...]:
    return (*(option.id for option in question.options), DONT_KNOW, SKIP)


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same but for case, blanks and what ends them."""
    return folded(one).rstrip(".?!…") == folded(other).rstrip(".?!…")


def _meant_option(question: Question, said: str) -> str:
    """What to write in place of a word that is no answer to a question."""
    allowed = _allowed(question)
    listed = f"It takes: {', '.join(allowed)}."
    for option in question.options:
        if _same(said, option.text) or _same(said, option.read_back):
            return f"That is the text of an answer. Write its id: '{option.id}'. {listed}"
    numbered = _by_number(question, said)
    if numbered is not None:
        return f"Numbers are for the interview; answer {int(said)} is '{numbered.id}'. {listed}"
    if folded(said) in _UNKNOWN:
        return f"Write '{DONT_KNOW}'. {listed}"
    found = did_you_mean(said, allowed, most=len(allowed))
    if nearest(said, allowed):
        return found
    return "\n".join([found, *(f"    {option.id}: {option.text}" for option in question.options)])


def _by_number(question: Question, said: str) -> Option | None:
    """The option that a number stands for where the question is asked on the screen."""
    numbers = {str(number): option for number, option in enumerate(question.options, start=1)}
    return numbers.get(said.lstrip("0")) if len(said) < 3 else None


def _as_kept(fact: Fact, value: str) -> str:
    """A value as it is kept: a day as ISO text, where the text names one on whichever day."""
    day = read_fixed_day(value, BRITISH).clear if fact.kind is FactKind.DATE else None
    return value if day is None else day.isoformat()


def _misfit(fact: Fact, value: str) -> tuple[str, str]:
    """What is wrong with a value that does not fit its fact, and how to mend it."""
    shown = value[:40]
    match fact.kind:
        case FactKind.DATE:
            return _no_day(fact, value)
        case FactKind.NUMBER:
            mend = "Write digits only, like 6 or 6.5."
            return f"'{shown}' is not a number for '{fact.id}'.", mend
        case FactKind.TEXT:
            what = f"The text of '{fact.id}' has {len(value):,} characters."
            return what, f"It can have {LONGEST:,} at most: shorten it."
        case FactKind.CHOICE:
            choices = dict(fact.choices)
            return f"Unknown choice '{shown}' for '{fact.id}'.", did_you_mean(value, choices)


def _no_day(fact: Fact, value: str) -> tuple[str, str]:
    """What is wrong with a value that is no day, or not one alone, and how to mend it."""
    shown = value[:40]
    if _DAY.fullmatch(value) and is_day(f"2028{value[4:]}"):
        what = f"'{shown}' is too far away for '{fact.id}'."
        return what, f"Check the year: it can be {FIRST_DAY.year} to {LAST_DAY.year}."
    reading = read_fixed_day(value, BRITISH)
    if reading.found:
        days = " or ".join(spoken(day) for day in reading.found)
        written = " or ".join(day.isoformat() for day in reading.found)
        return f"'{shown}' for '{fact.id}' may be {days}.", f"Write {written}."
    known = EXAMPLES not in reading.mend  # those hang on the day on which one reads
    mend = reading.mend if known else "Write it like 2026-06-30."
    return f"'{shown}' is not a date for '{fact.id}'.", mend


def _question(interview: Interview | None, name: str) -> list[str]:
    """The text of a question as the lines of a comment."""
    if interview is None:
        return []
    texts = [question.text for question in interview.questions if question.id == name]
    return [line for text in texts for line in text.splitlines() if line.strip()]


def quoted(text: str) -> str:
    """Text as YAML: bare where that is safe, else in double quotes."""
    if re.fullmatch(r"[a-z][a-z0-9_-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+", text):
        return text
    whole = text.encode("utf-8", "replace").decode()
    return _ESCAPED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(whole, ensure_ascii=False)
    )
