"""The hand-over pack: what whoever goes on needs to know. Facts only, no word on why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.talk.paper import Block, BlockKind, Paper, PaperKind
from coach.engine.papers.secrets import refuse_secrets
from coach.papers.words import lines_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TITLE = "Hand-over"
_BETWEEN = re.compile(r"\s+[-–—]\s+|\s*[|\t]\s*|:\s+")


class _Row(Struct, frozen=True):
    """Where rows of a sheet come from: a fact, and what stands in their first column."""

    fact: str
    first: str = ""  # where the fact itself has no first column


class _Sheet(Struct, frozen=True):
    title: str
    columns: tuple[str, ...]
    rows: tuple[_Row, ...]


_SHEETS = (
    _Sheet("Open work", ("What", "State and day"), (_Row("open_work"),)),
    _Sheet(
        "Dates",
        ("What", "Day"),
        (
            _Row("last_day", "Last day of our work"),
            _Row("help_until", "Questions answered until"),
            _Row("dates_to_keep"),
        ),
    ),
    _Sheet(
        "Money",
        ("Who owes", "What", "Sum and day"),
        (
            _Row("they_owe", "Owed to us"),
            _Row("amount_due", "Owed to us"),
            _Row("we_owe", "Owed by us"),
        ),
    ),
    _Sheet("Files", ("What", "Where, and who holds it"), (_Row("files"),)),
    _Sheet("Access", ("What it opens", "Who holds it"), (_Row("access"),)),
    _Sheet(
        "Contacts",
        ("Who", "For what, and how to reach them"),
        (_Row("people"), _Row("colleague"), _Row("me")),
    ),
    _Sheet("What to know", ("Fact",), (_Row("to_know"),)),
)
_TO_SECOND = {"colleague": "takes over from us", "me": "until our last day"}
FACTS = tuple(dict.fromkeys(row.fact for sheet in _SHEETS for row in sheet.rows))


def make_hand_over(facts: Mapping[str, str], labels: Mapping[str, str], *, pack: str) -> Paper:
    """The pack for one case, with a sheet for each heading that something is known for.

    Args:
        facts: What the user gave, dates as they are said.
        labels: How the user knows each fact, for what is refused.
        pack: The name and version of the content, for the footer.

    Raises:
        GoodTermsError: A password, a key or a card number stands in it.
    """
    for name in (*FACTS, "client"):
        refuse_secrets(facts.get(name, ""), labels.get(name, name))
    blocks: list[Block] = []
    missing: list[str] = []
    for sheet in _SHEETS:
        rows = tuple(_rows(sheet, facts))
        if rows:
            blocks.append(Block(BlockKind.HEADING, sheet.title))
            blocks.append(Block(BlockKind.TABLE, columns=sheet.columns, rows=rows))
        else:
            missing.append(sheet.title.lower())
    if missing:
        blocks.append(Block(BlockKind.QUIET, f"Nothing is noted yet on: {', '.join(missing)}."))
    blocks.append(Block(BlockKind.QUIET, "Passwords and keys are handed over separately."))
    about = tuple(filter(None, [one_line(facts.get("client", ""))]))
    return Paper(
        PaperKind.HAND_OVER,
        TITLE,
        TITLE,
        tuple(blocks),
        about=about,
        footer=f"Good Terms · {pack} · Facts only. This is not legal advice.",
    )


def _rows(sheet: _Sheet, facts: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    seen: set[tuple[str, ...]] = set()
    for row in sheet.rows:
        if row.fact == "amount_due" and facts.get("they_owe"):
            continue  # the longer list has it
        for line in lines_of(facts.get(row.fact, "")):
            cells = _cells(row, line, len(sheet.columns))
            if cells not in seen:
                seen.add(cells)
                yield cells


def _cells(row: _Row, line: str, columns: int) -> tuple[str, ...]:
    """A line cut at its dashes or colons into so many columns."""
    if row.fact in _TO_SECOND:
        return (line, _TO_SECOND[row.fact])
    if row.fact == "amount_due":
        return (row.first, "all that is overdue", line)
    own = [row.first] if row.first else []
    cut = [line] if columns - len(own) == 1 else _BETWEEN.split(line, columns - len(own) - 1)
    cells = [*own, *map(str.strip, cut)]
    return (*cells, *_blank(columns - len(cells)))


def _blank(number: int) -> Iterable[str]:
    return [""] * number
