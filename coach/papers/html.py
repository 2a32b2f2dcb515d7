"""A paper as one HTML file without anything around it: it opens anywhere and prints."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.domain.papers.paper import HEADINGS, BlockKind, PaperKind, PaperSize, Place, in_columns
from coach.papers.words import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.papers.paper import Block, Paper, Point

MARGINS = {PaperSize.A4: 12, PaperSize.LETTER: 12, PaperSize.A6: 8}  # mm
_ROOM = 20  # mm of margin where a paper may run over several pages
_NAMES = {PaperSize.A4: "A4", PaperSize.LETTER: "letter", PaperSize.A6: "A6"}
_LONGEST_WORD = 1000  # letters; setting a longer word takes time by the square of its length
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}(?=\S)")
_MAY_BREAK = "\u200b"  # a space of no width
_SIZE = re.compile(r"(\d+(?:\.\d+)?)(pt|px)\b")
# For `pdf`: Qt knows margins in pixels only, and enlarges h1 to h3 on top of their size.
_STYLE = """\
body { font-family: sans-serif; font-size: 10pt; line-height: 120%; color: #1F2430;
  background: #FFFFFF; max-width: 60em; margin: 0px }
h1, p.h1 { font-size: 19pt; font-weight: 600; margin: 0px 0px 4px 0px }
h2, p.h2 { font-size: 12pt; font-weight: 600; color: #1F6F78; margin: 11px 0px 3px 0px }
h3, p.h3 { font-size: 10pt; font-weight: 600; margin: 5px 0px 1px 0px }
p { margin: 4px 0px 4px 0px }
p.about { color: #5B6270; margin: 0px 0px 8px 0px }
p.strong { font-weight: 600 }
p.check { margin: 2px 0px 2px 0px }
ul { margin: 2px 0px 2px 0px; padding-left: 18px }
li { margin: 1px 0px 1px 0px }
table { border-collapse: collapse }
table.grid { margin-top: 0px; margin-bottom: 4px }
td, th { vertical-align: top; text-align: left }
td { padding: 0px }
td.beside { padding-left: 18px }
table.grid td, table.grid th { border: 1px solid #C9CED6; padding: 4px }
p.note { color: #5B6270; font-size: 8.5pt; margin: 2px 0px 2px 0px }
p.quiet { color: #5B6270; font-size: 8.5pt; margin: 14px 0px 0px 0px }
"""
_CLASSES = {BlockKind.STRONG: "strong", BlockKind.QUIET: "note"}
_CARD = """\
h1, p.h1 { font-size: 13pt }
h2, p.h2 { font-size: 9pt; margin: 7px 0px 1px 0px }
p, li { font-size: 11pt }
p.about, p.note, p.quiet { font-size: 7.5pt; margin: 6px 0px 0px 0px }
"""
_LETTER = """\
h1, p.h1 { font-size: 13pt; margin: 0px 0px 14px 0px }
p { font-size: 11pt; margin: 0px 0px 10px 0px }
"""


class Look(Struct, frozen=True):
    """How a paper is set: the sheet, the size of the type, and how wide its left column is."""

    size: PaperSize = PaperSize.A4
    scale: float = 1.0
    share: int = 56  # hundredths of the width


def paper_html(paper: Paper, look: Look | None = None) -> str:
    """The paper as HTML; every text is escaped and finds its own direction of writing."""
    return "\n".join(_lines(paper, look or Look(paper.size(PaperSize.A4)))) + "\n"


def margin(paper: Paper, size: PaperSize) -> int:
    """The margin of a sheet in millimetres."""
    return MARGINS[size] if paper.one_page else _ROOM


@lru_cache(maxsize=1024)  # a page is set several times before it fits
def escaped(text: str) -> str:
    """A text in which HTML sees no markup; a word of no sane length may be broken."""
    return html.escape(_LONG_WORD.sub(rf"\g<0>{_MAY_BREAK}", text))


def _lines(paper: Paper, look: Look) -> Iterator[str]:
    yield from ("<!DOCTYPE html>", '<html lang="en">', "<head>", '<meta charset="utf-8">')
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escaped(paper.title)}</title>"
    yield f"<style>\n{_style(paper, look)}</style>"
    yield from ("</head>", "<body>", f'<h1 dir="auto">{escaped(one_line(paper.heading))}</h1>')
    if paper.about:
        yield f'<p class="about" dir="auto">{escaped(one_line(" · ".join(paper.about)))}</p>'
    for blocks in in_columns(paper.blocks):
        columns = blocks[0].place is not Place.WHOLE
        yield from _columns(blocks, look) if columns else _blocks(blocks)
    if paper.footer:
        yield f'<p class="quiet">{escaped(paper.footer)}</p>'
    yield from ("</body>", "</html>")


def _style(paper: Paper, look: Look) -> str:
    page = f"@page {{ size: {_NAMES[look.size]}; margin: {margin(paper, look.size)}mm }}\n"
    own = _CARD if paper.kind is PaperKind.CUE_CARD else _LETTER if paper.is_letter else ""
    sizes = _SIZE.sub(lambda found: _scaled(found, look.scale), _STYLE + own)
    return page + sizes


def _scaled(found: re.Match[str], scale: float) -> str:
    return found[0] if scale == 1 else f"{float(found[1]) * scale:.2f}{found[2]}"


def _columns(blocks: tuple[Block, ...], look: Look) -> Iterator[str]:
    left = [block for block in blocks if block.place is Place.LEFT]
    right = [block for block in blocks if block.place is Place.RIGHT]
    if not (left and right):
        yield from _blocks(blocks)
        return
    yield '<div><table width="100%" cellspacing="0" cellpadding="0"><tr>'
    yield f'<td width="{look.share}%">'
    yield from _blocks(left)
    yield '</td><td class="beside">'
    yield from _blocks(right)
    yield "</td></tr></table></div>"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if block.kind in HEADINGS:
        level = 2 if block.kind is BlockKind.HEADING else 3
        yield f'<h{level} dir="auto">{escaped(block.text)}</h{level}>'
    elif block.kind is BlockKind.TABLE:
        yield from _table(block)
    elif block.kind is BlockKind.CHECKS:
        for point in block.points:
            yield f'<p class="check" dir="auto">☐ {_point(point)}</p>'
    elif block.points:
        yield "<ul>"
        for point in block.points:
            yield f'<li dir="auto">{_point(point)}</li>'
        yield "</ul>"
    else:
        kind = f' class="{_CLASSES[block.kind]}"' if block.kind in _CLASSES else ""
        yield f'<p{kind} dir="auto">{escaped(one_line(block.text))}</p>'


def _table(block: Block) -> Iterator[str]:
    yield '<table class="grid" width="100%" border="1" cellspacing="0" cellpadding="4">'
    share = 100 // max(len(block.columns), 1)
    if block.columns:
        alike = [share] * (len(block.columns) - 1) + [100 - share * (len(block.columns) - 1)]
        wide = block.widths or alike
        heads = zip(wide, block.columns, strict=True)
        cells = (f'<th width="{width}%">{escaped(each)}</th>' for width, each in heads)
        yield f"<tr>{''.join(cells)}</tr>"
    for row in block.rows:
        cells = (f'<td dir="auto">{escaped(one_line(each))}</td>' for each in row)
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"


def _point(point: Point) -> str:
    lead = f"<b>{escaped(point.lead)}</b>" if point.lead else ""
    text = escaped(point.text)
    said = f"<i>{text}</i>" if point.cue and text else text
    return " – ".join(filter(None, (lead, said)))
