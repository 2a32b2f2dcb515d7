"""The hand-over pack: what whoever goes on needs to know. Facts only, no word on why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind
from coach.domain.talk.talk import FactRole
from coach.engine.papers.secrets import refuse_secrets
from coach.papers.words import lines_of, one_line
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TITLE = QT_TRANSLATE_NOOP("Papers", "Hand-over")
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
    _Sheet(
        QT_TRANSLATE_NOOP("Papers", "Open work"),
        (QT_TRANSLATE_NOOP("Papers", "What"), QT_TRANSLATE_NOOP("Papers", "State and day")),
        (_Row(FactRole.OPEN_WORK),),
    ),
    _Sheet(
        QT_TRANSLATE_NOOP("Papers", "Dates"),
        (QT_TRANSLATE_NOOP("Papers", "What"), QT_TRANSLATE_NOOP("Papers", "Day")),
        (
            _Row(FactRole.LAST_DAY, QT_TRANSLATE_NOOP("Papers", "Last day of our work")),
            _Row(FactRole.HELP_UNTIL, QT_TRANSLATE_NOOP("Papers", "Questions answered until")),
            _Row(FactRole.DATES_TO_KEEP),
        ),
    ),
    _Sheet(
        QT_TRANSLATE_NOOP("Papers", "Money"),
        (
            QT_TRANSLATE_NOOP("Papers", "Who owes"),
            QT_TRANSLATE_NOOP("Papers", "What"),
            QT_TRANSLATE_NOOP("Papers", "Sum and day"),
        ),
        (
            _Row(FactRole.THEY_OWE, QT_TRANSLATE_NOOP("Papers", "Owed to us")),
            _Row(FactRole.OVERDUE, QT_TRANSLATE_NOOP("Papers", "Owed to us")),
            _Row(FactRole.WE_OWE, QT_TRANSLATE_NOOP("Papers", "Owed by us")),
        ),
    ),
    _Sheet(
        QT_TRANSLATE_NOOP("Papers", "Files"),
        (
            QT_TRANSLATE_NOOP("Papers", "What"),
            QT_TRANSLATE_NOOP("Papers", "Where, and who holds it"),
        ),
        (_Row(FactRole.FILES),),
    ),
    _Sheet(
        QT_TRANSLATE_NOOP("Papers", "Access"),
        (QT_TRANSLATE_NOOP("Papers", "What it opens"), QT_TRANSLATE_NOOP("Papers", "Who holds it")),
        (_Row(FactRole.ACCESS),),
    ),
    _Sheet(
        QT_TRANSLATE_NOOP("Papers", "Contacts"),
        (
            QT_TRANSLATE_NOOP("Papers", "Who"),
            QT_TRANSLATE_NOOP("Papers", "For what, and how to reach them"),
        ),
        (_Row(FactRole.CONTACTS), _Row(FactRole.SUCCESSOR), _Row(FactRole.USER)),
    ),
    _Sheet(
        QT_TRANSLATE_NOOP("Papers", "What to know"),
        (QT_TRANSLATE_NOOP("Papers", "Fact"),),
        (_Row(FactRole.TO_KNOW),),
    ),
)
_TO_SECOND = {
    FactRole.SUCCESSOR: QT_TRANSLATE_NOOP("Papers", "takes over from us"),
    FactRole.USER: QT_TRANSLATE_NOOP("Papers", "until our last day"),
}
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
    about = tuple(filter(None, [one_line(facts.get(FactRole.CLIENT, ""))]))
    return Paper(
        PaperKind.HAND_OVER,
        translate("Papers", TITLE),
        translate("Papers", TITLE),
        tuple(_blocks(facts)),
        about=about,
        footer=translate(
            "Papers", "Good Terms · {pack} · Facts only. This is not legal advice."
        ).format(pack=pack),
    )


def _blocks(facts: Mapping[FactRole, str]) -> Iterator[Block]:
    """The sheets, then which have nothing on them, and what is never on any."""
    missing: list[str] = []
    for sheet in _SHEETS:
        rows = tuple(_rows(sheet, facts))
        if rows:
            yield Block(BlockKind.HEADING, translate("Papers", sheet.title))
            yield Block(BlockKind.TABLE, columns=_translated(sheet.columns), rows=rows)
        else:
            missing.append(translate("Papers", sheet.title).lower())
    if missing:
        noted = translate("Papers", "Nothing is noted yet on: {sheets}.")
        yield Block(BlockKind.QUIET, noted.format(sheets=", ".join(missing)))
    yield Block(
        BlockKind.QUIET, translate("Papers", "Passwords and keys are handed over separately.")
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


def _translated(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(translate("Papers", text) for text in texts)


def _cells(row: _Row, line: str, columns: int) -> tuple[str, ...]:
    """A line cut at its dashes or colons into so many columns."""
    if row.fact in _TO_SECOND:
        return (line, translate("Papers", _TO_SECOND[row.fact]))
    own = [*_translated((row.first,))] if row.first else []
    if row.fact == FactRole.OVERDUE:
        return (*own, translate("Papers", "all that is overdue"), line)
    cut = [line] if columns - len(own) == 1 else _BETWEEN.split(line, columns - len(own) - 1)
    cells = [*own, *map(str.strip, cut)]
    return (*cells, *_blank(columns - len(cells)))


def _blank(number: int) -> Iterable[str]:
    return [""] * number
