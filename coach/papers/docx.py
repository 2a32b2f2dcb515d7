"""A paper as a Word file, made from a template that the user can replace with the firm's own.

A template holds blanks: `{{ body }}`, and where the firm wants them `{{ title }}`, `{{ about }}`
and `{{ footer }}`; what it has no blank for stands in the body. What users typed never goes through
Jinja: each blank is filled with a mark first, and the mark is replaced in the finished document.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from coach.domain.papers.paper import (
    Block,
    BlockKind,
    Paper,
    PaperKind,
    PaperSize,
    Place,
    Point,
    in_columns,
)
from coach.papers.docx_allowed import refuse
from coach.papers.docx_template import BLANKS, Filled, filled, neutral, shipped_template
from coach.papers.html import MARGINS, Look, margin
from coach.papers.words import is_right_to_left, one_line
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docx.document import Document
    from docx.shared import Length
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

    from coach.papers.fit import Fitted

_SHEETS = {  # mm
    PaperSize.A4: (210.0, 297.0),
    PaperSize.LETTER: (215.9, 279.4),
    PaperSize.A6: (105.0, 148.0),
}
_STYLES = {
    BlockKind.HEADING: "Heading 1",
    BlockKind.PART: "Heading 2",
    BlockKind.STRONG: "Strong Line",
    BlockKind.POINTS: "List Bullet",
    BlockKind.CHECKS: "Check Box",
    BlockKind.QUIET: "Quiet",
}
_SIGNS = {"List Bullet": "• ", "Check Box": "☐ "}  # where a template has no such style
_BOLD = frozenset({"Heading 1", "Heading 2", "Strong Line"})
_CARD_TITLE = 13  # points
_CARD_TEXT = 11
_OTHER_SIZE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}szCs"
_VALUE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"
_TABLE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tbl"
_TRIED = (Point("text", lead="lead", cue=True),)
_EVERYTHING = Paper(
    PaperKind.SCRIPT,
    "Paper",
    "Heading",
    (
        *(Block(kind, "text") for kind in BlockKind if kind is not BlockKind.TABLE),
        Block(BlockKind.POINTS, points=_TRIED, place=Place.LEFT),
        Block(BlockKind.CHECKS, points=_TRIED, place=Place.RIGHT),
        Block(BlockKind.TABLE, columns=("one", "two"), rows=(("1", "2"),)),
    ),
    about=("about",),
    footer="footer",
)


def paper_docx(paper: Paper, size: PaperSize, template: Path | None = None) -> bytes:
    """The paper as a Word file.

    A paper of one page is shortened as its PDF is, with room to spare for how Word sets type; in a
    template of the firm's own, its margins and sizes decide how many pages there are.

    Raises:
        GoodTermsError: The template cannot be used, or there is no font to measure with.
    """
    from coach.papers.fit import Fitted

    size = paper.size(size)
    found = Fitted(paper, Look(size))
    if paper.one_page:
        from coach.papers.pdf import fitted_paper  # imports Qt

        found = fitted_paper(paper, size)
    form = filled(template or shipped_template())
    if template is None or size is PaperSize.A6:
        _set_page(form.document, found)
        _set_type(form.document, found)
    _Writer(form, found).write()
    return neutral(form.document, paper.title)


def rendered(template: Path) -> bytes:
    """The content of a template that was tried with every kind of block.

    Raises:
        GoodTermsError: It cannot be used; the sentence says why.
    """
    from docx import Document
    from lxml.etree import LxmlError

    try:
        data = paper_docx(_EVERYTHING, PaperSize.A4, template)
        found = Document(BytesIO(data)).element.body
    except (LxmlError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise refuse(
            translate("Papers", "It is not a Word file (.docx), or a damaged one.")
        ) from error
    if len(list(found.iter(_TABLE))) < 2:
        raise refuse(translate("Papers", "Its blank {{ body }} stands where nothing can be put."))
    return template.read_bytes()


class _Writer:
    """Puts the blocks of a paper where the template has its blank for them."""

    def __init__(self, form: Filled, found: Fitted) -> None:
        self._form = form
        self._document: Document = form.document
        self._paper, self._look = found.paper, found.look
        self._names = {style.name for style in self._document.styles}

    def write(self) -> None:
        """Fill every blank of the template."""
        paper = self._paper
        texts = {
            "title": one_line(paper.heading),
            "about": one_line(" · ".join(paper.about)),
            "footer": one_line(paper.footer),
        }
        for name in BLANKS[1:]:
            self._form.put_text(name, texts[name])
        before = [
            self._line(self._document, texts[name], style)
            for name, style in (("title", "Title"), ("about", "Subtitle"))
            if name not in self._form.blanks and texts[name]
        ]
        made = [*(each._p for each in before), *self._body()]  # noqa: SLF001 - no public name
        if "footer" not in self._form.blanks and texts["footer"]:
            made.append(self._line(self._document, texts["footer"], "Quiet")._p)  # noqa: SLF001
        self._form.put_body(made)

    def _body(self) -> list[object]:
        made: list[object] = []
        for blocks in in_columns(self._paper.blocks):
            if blocks[0].place is not Place.WHOLE:
                made += self._columns(blocks)
            else:
                made += self._blocks(self._document, blocks)
        return made

    def _columns(self, blocks: tuple[Block, ...]) -> list[object]:
        sides = [
            [block for block in blocks if block.place is place]
            for place in (Place.LEFT, Place.RIGHT)
        ]
        if not all(sides):
            return self._blocks(self._document, blocks)
        table = self._document.add_table(rows=1, cols=2)
        table.autofit = False
        width = self._width()
        left = int(width * self._look.share / 100)
        for number, wide in enumerate((left, width - left)):
            table.columns[number].width = _length(wide)
        for cell, side in zip(table.rows[0].cells, sides, strict=True):
            first = cell.paragraphs[0]._p  # noqa: SLF001 - no public name
            self._blocks(cell, side)
            first.getparent().remove(first)
        return [table._tbl]  # noqa: SLF001 - no public name

    def _blocks(self, into: Document | _Cell, blocks: Iterable[Block]) -> list[object]:
        made: list[object] = []
        for block in blocks:
            style = _STYLES.get(block.kind, "Normal")
            if block.kind is BlockKind.TABLE:
                made += self._table(into, block)
            elif block.points:
                made += [self._point(into, point, style)._p for point in block.points]  # noqa: SLF001
            else:
                made.append(self._line(into, one_line(block.text), style)._p)  # noqa: SLF001
        return made

    def _table(self, into: Document | _Cell, block: Block) -> list[object]:
        rows = (block.columns, *block.rows)
        if hasattr(into, "add_section"):
            table = into.add_table(rows=0, cols=len(block.columns))
        else:
            table = into.add_table(0, len(block.columns))
        if "Table Grid" in self._names:
            table.style = "Table Grid"
        for number, row in enumerate(rows):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                self._fill(cell.paragraphs[0], one_line(text), bold=number == 0)
        for column, share in zip(table.columns, block.widths, strict=bool(block.widths)):
            for cell in column.cells:
                cell.width = _length(self._width() * share // 100)
        after = self._line(into, "", "Normal")
        return [table._tbl, after._p]  # noqa: SLF001 - no public name

    def _line(self, into: Document | _Cell, text: str, style: str) -> Paragraph:
        paragraph = self._paragraph(into, style)
        self._fill(paragraph, text, bold=style in _BOLD and style not in self._names)
        return paragraph

    def _point(self, into: Document | _Cell, point: Point, style: str) -> Paragraph:
        paragraph = self._paragraph(into, style)
        if style not in self._names and style in _SIGNS:
            paragraph.add_run(_SIGNS[style])
        lead, text = one_line(point.lead), one_line(point.text)
        self._fill(paragraph, lead, bold=True)
        self._fill(paragraph, " – " if lead and text else "")
        self._fill(paragraph, text, italic=point.cue)
        return paragraph

    def _paragraph(self, into: Document | _Cell, style: str) -> Paragraph:
        return into.add_paragraph(style=style if style in self._names else None)

    def _fill(
        self, paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False
    ) -> None:
        if not text:
            return
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        if is_right_to_left(text):
            run.font.rtl = True
            if len(paragraph.runs) == 1:
                _turn(paragraph)

    def _width(self) -> int:
        """The width between the margins, in Word's own units."""
        section = self._document.sections[0]
        whole = section.page_width or 0
        return whole - (section.left_margin or 0) - (section.right_margin or 0)


def _length(units: int) -> Length:
    from docx.shared import Emu

    return Emu(units)


def _turn(paragraph: Paragraph) -> None:
    """Set a paragraph from right to left."""
    from docx.oxml import OxmlElement

    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 - no public name


def _set_page(document: Document, found: Fitted) -> None:
    from docx.shared import Mm

    size = found.look.size
    side = MARGINS[size] if found.paper.one_page else margin(found.paper, size)
    for section in document.sections:
        section.page_width, section.page_height = map(Mm, _SHEETS[size])
        section.left_margin = section.right_margin = Mm(side)
        section.top_margin = section.bottom_margin = Mm(side)


def _set_type(document: Document, found: Fitted) -> None:
    """Make the type as small as the page needs it."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    card, scale = found.paper.kind is PaperKind.CUE_CARD, found.look.scale
    for style in document.styles:
        if style.type != WD_STYLE_TYPE.PARAGRAPH or style.font.size is None:
            continue
        points = style.font.size.pt
        if card:
            points = {"Title": _CARD_TITLE, "List Bullet": _CARD_TEXT}.get(style.name, points)
        style.font.size = Pt(round(2 * points * scale) / 2)
        for other in style.element.iter(_OTHER_SIZE):  # of Arabic, Hebrew and the like
            other.set(_VALUE, str(round(2 * points * scale)))
        how = style.paragraph_format
        how.space_before = Pt((how.space_before or Pt(0)).pt * scale)
        how.space_after = Pt((how.space_after or Pt(0)).pt * scale)
