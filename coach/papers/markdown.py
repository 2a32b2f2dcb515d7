"""A paper as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.domain.papers.paper import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.papers.paper import Block, Paper, Point

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#&])")
_START = re.compile(r"^(\d+)([.)])|^([-+=])")
_BEFORE = {BlockKind.HEADING: "## ", BlockKind.PART: "### "}


def paper_markdown(paper: Paper) -> str:
    """The paper as Markdown; what users typed is escaped, so it stays plain text."""
    return "\n".join(_lines(paper)).rstrip() + "\n"


def _lines(paper: Paper) -> Iterator[str]:
    yield from (f"# {_plain(paper.heading)}", "")
    if paper.about:
        yield from (" · ".join(_plain(each) for each in paper.about), "")
    for block in paper.blocks:
        yield from _block(block)
        yield ""
    if paper.footer:
        yield f"*{_plain(paper.footer)}*"


def _block(block: Block) -> Iterator[str]:
    if block.kind is BlockKind.TABLE:
        yield from _table(block)
    elif block.points:
        box = "[ ] " if block.kind is BlockKind.CHECKS else ""
        for point in block.points:
            yield f"- {box}{_point(point)}"
    elif block.kind is BlockKind.QUIET:
        yield f"*{_plain(block.text)}*"
    else:
        yield _BEFORE.get(block.kind, "") + _plain(block.text)


def _table(block: Block) -> Iterator[str]:
    yield _row(block.columns)
    yield _row(tuple("---" for _ in block.columns), plain=False)
    for row in block.rows:
        yield _row(row)


def _row(cells: tuple[str, ...], *, plain: bool = True) -> str:
    shown = (_plain(cell) if plain else cell for cell in cells)
    return f"| {' | '.join(shown)} |"


def _point(point: Point) -> str:
    lead = f"**{_plain(point.lead)}**" if point.lead else ""
    text = _plain(point.text)
    said = f"*{text}*" if point.cue and text else text
    return " – ".join(filter(None, (lead, said)))


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)
