"""The hand-over pack: what whoever goes on needs to know. Facts only, no word on why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind
from coach.domain.talk.talk import FactRole
from coach.engine.papers.secrets import refuse_secrets
from coach.papers.words import lines_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TITLE = "Hand-over"
_BETWEEN = re.compile(r"\s+[-–—]\s+|\s*[|\t]\s*|:\s+")


class _Row(Struct, frozen=True):
    """Where rows of a sheet come from: a fact, and what stands in their first column."""

    fact: FactRole
    first: str = ""  # where the fact itself has no first column


class _Sheet(Struct, frozen=True):
    title: str
    columns: tuple[str, ...]
    rows: tuple[_Row, ...]


_SHEETS = (
    _Sheet("Open work", ("What", "State and day"), (_Row(FactRole.OPEN_WORK),)),
    _Sheet(
        "Dates",
        ("What", "Day"),
        (
            _Row(FactRole.LAST_DAY, "Last day of our work"),
            _Row(FactRole.HELP_UNTIL, "Questions answered until"),
            _Row(FactRole.DATES_TO_KEEP),
        ),
    ),
    _Sheet(
        "Money",
        ("Who owes", "What", "Sum and day"),
        (
            _Row(FactRole.THEY_OWE, "Owed to us"),
            _Row(FactRole.OVERDUE, "Owed to us"),
            _Row(FactRole.WE_OWE, "Owed by us"),
        ),
    ),
    _Sheet("Files", ("What", "Where, and who holds it"), (_Row(FactRole.FILES),)),
    _Sheet("Access", ("What it opens", "Who holds it"), (_Row(FactRole.ACCESS),)),
    _Sheet(
        "Contacts",
        ("Who", "For what, and how to reach them"),
        (_Row(FactRole.CONTACTS), _Row(FactRole.SUCCESSOR), _Row(FactRole.USER)),
    ),
    _Sheet("What to know", ("Fact",), (_Row(FactRole.TO_KNOW),)),
)
_TO_SECOND = {FactRole.SUCCESSOR: "takes over from us", FactRole.USER: "until our last day"}
FACTS = tuple(dict.fromkeys(row.fact for sheet in _SHEETS for row in sheet.rows))


def make_hand_over(
    facts: Mapping[FactRole, str], labels: Mapping[FactRole, str], *, pack: str
) -> Paper:
    """The pack for one case, with a sheet for each heading that something is known for.

    Args:
        facts: What the user gave, by its role, dates as they are said.
        labels: How the user knows each fact, for what is refused.
        pack: The name and version of the content, for the footer.

    Raises:
        GoodTermsError: A password, a key or a card number stands in it.
    """
    for role in (*FACTS, FactRole.CLIENT):
        refuse_secrets(facts.get(role, ""), labels.get(role, role))
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
    about = tuple(filter(None, [one_line(facts.get(FactRole.CLIENT, ""))]))
    return Paper(
        PaperKind.HAND_OVER,
        TITLE,
        TITLE,
        tuple(blocks),
        about=about,
        footer=f"Good Terms · {pack} · Facts only. This is not legal advice.",
    )


def _rows(sheet: _Sheet, facts: Mapping[FactRole, str]) -> Iterator[tuple[str, ...]]:
    seen: set[tuple[str, ...]] = set()
    for row in sheet.rows:
        if row.fact == FactRole.OVERDUE and facts.get(FactRole.THEY_OWE):
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
    if row.fact == FactRole.OVERDUE:
        return (row.first, "all that is overdue", line)
    own = [row.first] if row.first else []
    cut = [line] if columns - len(own) == 1 else _BETWEEN.split(line, columns - len(own) - 1)
    cells = [*own, *map(str.strip, cut)]
    return (*cells, *_blank(columns - len(cells)))


def _blank(number: int) -> Iterable[str]:
    return [""] * number
