"""The journal of answers: what it comes to, and what can be undone or redone.

Entries are only ever added. An undo or redo is an entry of its own that names the answer it takes
back or brings again; a new answer after an undo ends the chance to redo. What was said in the
second take, or for the client, stands beside the answers in force and changes none of them.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from coach.domain.case import AnswerKind, JournalState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.case import AnswerEntry


def replay(entries: Iterable[AnswerEntry]) -> JournalState:
    """The answers in force after all entries, in the order in which they were first given."""
    given, taken_back = _stacks(entries)
    return JournalState(
        answers={entry.question: entry.value for entry in given},
        can_undo=bool(given),
        can_redo=bool(taken_back),
    )


def latest(entries: Iterable[AnswerEntry]) -> dict[str, str]:
    """The answers in force, the one given last at the end.

    Where a question has had two names, both may have an answer; then the later one counts.
    """
    given, _ = _stacks(entries)
    answers: dict[str, str] = {}
    for entry in given:
        answers.pop(entry.question, None)
        answers[entry.question] = entry.value
    return answers


def in_force(entries: Iterable[AnswerEntry]) -> tuple[AnswerEntry, ...]:
    """The entries of the answers in force, in the order in which they were given."""
    given, _ = _stacks(entries)
    return tuple(given)


def second_take(entries: Iterable[AnswerEntry]) -> dict[str, str]:
    """The answers of the second take; of each question the last."""
    return _beside(entries, AnswerKind.COOL)


def first_take(entries: Iterable[AnswerEntry]) -> dict[str, str]:
    """The answers in force when the second take was begun, or now while there is none.

    They stay what they were when the second take has been put in force.
    """
    return latest(takewhile(lambda entry: entry.kind is not AnswerKind.COOL, entries))


def mirrored(entries: Iterable[AnswerEntry]) -> dict[str, str]:
    """The answers that the client would give; of each question the last."""
    return _beside(entries, AnswerKind.MIRROR)


def _beside(entries: Iterable[AnswerEntry], kind: AnswerKind) -> dict[str, str]:
    answers: dict[str, str] = {}
    for entry in entries:
        if entry.kind is kind:
            answers.pop(entry.question, None)
            answers[entry.question] = entry.value
    return answers


def undo_target(entries: Iterable[AnswerEntry]) -> AnswerEntry | None:
    """The answer that an undo would take back, or None."""
    given, _ = _stacks(entries)
    return given[-1] if given else None


def redo_target(entries: Iterable[AnswerEntry]) -> AnswerEntry | None:
    """The answer that a redo would bring again, or None."""
    _, taken_back = _stacks(entries)
    return taken_back[-1] if taken_back else None


def _stacks(entries: Iterable[AnswerEntry]) -> tuple[list[AnswerEntry], list[AnswerEntry]]:
    """The answers in force, and those taken back that can come again; the latest last."""
    given: list[AnswerEntry] = []
    taken_back: list[AnswerEntry] = []
    for entry in entries:
        match entry.kind:
            case AnswerKind.FIRST | AnswerKind.CHANGED:
                given.append(entry)
                taken_back.clear()
            case AnswerKind.UNDONE:
                _move(entry.of, given, taken_back)
            case AnswerKind.REDONE:
                _move(entry.of, taken_back, given)
            case AnswerKind.COOL | AnswerKind.MIRROR:
                continue
    return given, taken_back


def _move(position: int | None, source: list[AnswerEntry], target: list[AnswerEntry]) -> None:
    """Move the answer at `position` of the journal from one list to the other, if it is there."""
    for index in reversed(range(len(source))):  # it is nearly always the last
        if source[index].position == position:
            target.append(source.pop(index))
            return
