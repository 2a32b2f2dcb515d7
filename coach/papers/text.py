"""A paper as plain text, and the text of a letter as it is sent."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from coach.domain.papers.paper import HEADINGS, BlockKind
from coach.papers.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.papers.paper import Block, Paper, Point

WIDTH = 72  # characters: what e-mail and terminals have in common
_UNDER = {BlockKind.HEADING: "=", BlockKind.PART: "-"}


def paper_text(paper: Paper) -> str:
    """The paper as plain text; no line is longer than `WIDTH` characters."""
    return "\n".join(_lines(paper)).rstrip() + "\n"


def letter_text(paper: Paper) -> str:
    """The text of a letter without its subject, a paragraph on each line, for a mail program."""
    return "\n\n".join(_body(block) for block in paper.blocks) + "\n"


def _body(block: Block) -> str:
    if block.points:
        return "\n".join(f"- {_point(point)}" for point in block.points)
    return one_line(block.text)


def _lines(paper: Paper) -> Iterator[str]:
    yield from _wrapped(one_line(paper.heading))
    yield ""
    if paper.about:
        yield from _wrapped(one_line(" · ".join(paper.about)))
        yield ""
    for block in paper.blocks:
        yield from _block(block)
        if block.kind not in HEADINGS:
            yield ""
    yield from _wrapped(paper.footer)


def _block(block: Block) -> Iterator[str]:
    if block.kind in HEADINGS:
        lines = _wrapped(one_line(block.text))
        yield from lines
        yield _UNDER[block.kind] * max(map(len, lines), default=0)
    elif block.kind is BlockKind.TABLE:
        for row in block.rows:
            yield from _row(block.columns, row)
    elif block.points:
        mark = "[ ] " if block.kind is BlockKind.CHECKS else "- "
        for point in block.points:
            yield from _wrapped(_point(point), mark)
    else:
        yield from _wrapped(one_line(block.text))


def _row(columns: tuple[str, ...], row: tuple[str, ...]) -> Iterator[str]:
    """A row of a table, a cell after the other: tables of more columns do not fit the width."""
    cells = (f"{name}: {cell}" for name, cell in zip(columns[1:], row[1:], strict=False) if cell)
    yield from _wrapped("; ".join((row[0], *cells)), "- ")


def _point(point: Point) -> str:
    text = f"({point.text})" if point.cue else point.text
    return " – ".join(filter(None, (point.lead, text)))


def _wrapped(text: str, mark: str = "") -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_on_hyphens=False,
    )
