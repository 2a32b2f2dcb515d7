"""What an action costs: the statements that SQLite runs, and the files between click and row."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import coach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.store.file.connection import Store

_ROOT = Path(coach.__file__).parent


@dataclass
class Cost:
    """What was run inside, and the way to the row that was written."""

    statements: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)  # of the program, from the click down to the row

    @property
    def changes(self) -> list[str]:
        """The statements that write."""
        return [each for each in self.statements if each.startswith(("INSERT", "UPDATE", "DELETE"))]


@contextmanager
def counted(store: Store, row: str = "") -> Iterator[Cost]:
    """Counts what is run inside; `row` begins the statement whose way is looked at."""
    cost = Cost()

    def told(statement: str) -> None:
        cost.statements.append(" ".join(statement.split()))
        if row and statement.startswith(row):
            cost.files = _files_above()

    store.connection.set_trace_callback(told)
    try:
        yield cost
    finally:
        store.connection.set_trace_callback(None)


def _files_above() -> list[str]:
    """The program's files on the stack, each once, the first called first."""
    found: list[str] = []
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(_ROOT):
            found.append(path.relative_to(_ROOT).as_posix())
    return list(dict.fromkeys(reversed(found)))
