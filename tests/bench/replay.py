"""`replay`: a journal of 1,000 entries, read from the data file and replayed; the median."""

from __future__ import annotations

import random
import time
from statistics import median
from typing import TYPE_CHECKING

from coach.clock import system_clock
from coach.domain.case import AnswerEntry, AnswerKind
from coach.engine.rules.journal import redo_target, undo_target
from coach.engine.rules.journal import replay as replayed
from coach.store.tables.journal import JournalTable
from tests.bench.cases import library, new_data_file
from tests.bench.row import Row

if TYPE_CHECKING:
    from coach.domain.rules.interview import Interview

LIMIT = 20.0
ENTRIES = 1000
RUNS = 25


def replay() -> Row:
    """Milliseconds from the data file to the answers in force."""
    content = library()
    with new_data_file(content) as (services, store):
        case = services.cases.start(services.clients.add("Halden Tools").id)
        journal = JournalTable(store)
        with store.transaction():
            for entry in _entries(content.interview):
                journal.add(case.id, entry)
        times = []
        for _ in range(RUNS):
            began = time.perf_counter()
            state = replayed(journal.of_case(case.id))
            times.append(time.perf_counter() - began)
    assert state.answers
    return Row(value=round(median(times) * 1000, 2), unit="ms", ratio=None, limit=LIMIT)


def _entries(interview: Interview) -> list[AnswerEntry]:
    """Somebody who changes their mind: answers, and every third time an undo or a redo."""
    chance = random.Random(1)
    entries: list[AnswerEntry] = []
    while len(entries) < ENTRIES:
        kind = chance.choice([AnswerKind.CHANGED, AnswerKind.UNDONE, AnswerKind.REDONE])
        entry = _entry(interview, entries, kind, chance)
        if entry is not None:
            entries.append(entry)
    return entries


def _entry(
    interview: Interview, entries: list[AnswerEntry], kind: AnswerKind, chance: random.Random
) -> AnswerEntry | None:
    """The next entry of this kind; None when there is nothing to undo or redo."""
    now = system_clock()
    if kind is AnswerKind.CHANGED:
        question = chance.choice(interview.questions)
        option = chance.choice(question.options)
        return AnswerEntry(len(entries), question.id, option.id, kind, now)
    target = (undo_target if kind is AnswerKind.UNDONE else redo_target)(entries)
    if target is None:
        return None
    return AnswerEntry(len(entries), target.question, target.value, kind, now, target.position)
