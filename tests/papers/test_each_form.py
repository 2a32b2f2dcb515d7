"""Each paper in each form, as agreed: what it says, in which order, and how it is set."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from msgspec.structs import replace

from coach.domain.papers.paper import (
    Block,
    BlockKind,
    Paper,
    PaperKind,
    PaperSize,
    Place,
    Point,
)
from coach.papers.docx import paper_docx
from coach.papers.html import Look, paper_html
from coach.papers.letter import make_letter
from coach.papers.mail import address_in, paper_mail
from coach.papers.markdown import paper_markdown
from coach.papers.text import paper_text
from tests.papers.test_cards_and_scripts import every, letter

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

POINTS = (Point("Say it.", lead="First"), Point("Wait", cue=True), Point("", lead="Last"))
RIGHT_TO_LEFT = "ليس بعد الآن"
WHOLE = Paper(
    PaperKind.SCRIPT,
    "Paper",
    "A paper of\neverything",
    (
        Block(BlockKind.HEADING, "Left", place=Place.LEFT),
        Block(BlockKind.POINTS, points=POINTS, place=Place.LEFT),
        Block(BlockKind.HEADING, "Right", place=Place.RIGHT),
        Block(BlockKind.CHECKS, points=POINTS, place=Place.RIGHT),
        Block(BlockKind.PART, "A part"),
        Block(BlockKind.STRONG, "Strong"),
        Block(BlockKind.TEXT, f"Text with {'words ' * 15}"),
        Block(BlockKind.TEXT, RIGHT_TO_LEFT),
        Block(BlockKind.QUIET, "Quiet"),
        Block(
            BlockKind.TABLE,
            columns=("What", "Whose", "When"),
            rows=(("May accounts", "Ruth", "12 June"), ("Audit <file>", "", "30 June")),
        ),
        Block(BlockKind.HEADING, "Only left", place=Place.LEFT),
        Block(BlockKind.TEXT, "Nothing stands beside it.", place=Place.LEFT),
    ),
    about=("Halden & Sons", "26 November"),
    footer="Good Terms",
)


def described(data: bytes) -> str:
    """What a Word file shows: the sheet, the sizes of type, each paragraph with its style."""
    document = Document(BytesIO(data))
    (section,) = document.sections
    sheet = (section.page_width, section.page_height, section.left_margin, section.top_margin)
    told = [f"sheet {' '.join(f'{each.mm:.1f}' for each in sheet)}"]
    used = {each.style.name for each in document.paragraphs}
    for style in document.styles:
        if style.name in used and style.font.size is not None:
            how = style.paragraph_format
            around = [each.pt for each in (how.space_before, how.space_after) if each is not None]
            told.append(f"style {style.name}: {style.font.size.pt} pt {around}")
    for each in document.iter_inner_content():
        if hasattr(each, "rows"):
            told.append(f"table {each.style.name} {[round(c.width.mm) for c in each.columns]}")
            for row in each.rows:
                for cell in row.cells:
                    told += ["| cell", *(f"| {paragraph(one)}" for one in cell.paragraphs)]
        else:
            told.append(paragraph(each))
    return "\n".join(told) + "\n"


def paragraph(each: Paragraph) -> str:
    runs = [
        f"{'b' * bool(run.bold)}{'i' * bool(run.italic)}{'<' * bool(run.font.rtl)}“{run.text}”"
        for run in each.runs
    ]
    turned = " turned" if each._p.xpath("w:pPr/w:bidi") else ""
    return f"{each.style.name}{turned}: {' '.join(runs)}"


@pytest.mark.parametrize("number", range(5))
def test_each_paper_in_each_form_is_as_agreed(case, golden, qapp, number: int) -> None:
    paper = (*every(case), WHOLE)[number]
    name = "everything" if paper is WHOLE else paper.kind.value
    golden(f"{name}.html", paper_html(paper))
    golden(f"{name}.txt", paper_text(paper))
    golden(f"{name}.docx.txt", described(paper_docx(paper, PaperSize.LETTER)))
    if paper is WHOLE:
        golden(f"{name}.md", paper_markdown(paper))


def test_another_look_is_another_sheet_size_of_type_and_column() -> None:
    html = paper_html(WHOLE, Look(PaperSize.LETTER, 0.9, 40))
    assert "@page { size: letter; margin: 20mm }" in html
    assert "body { font-family: sans-serif; font-size: 9.00pt;" in html
    assert '<td width="40%">' in html
    one = paper_html(replace(WHOLE, one_page=True), Look(PaperSize.A6))
    assert "@page { size: A6; margin: 8mm }" in one


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("Bo Lind, bo@lind.example, mornings", "bo@lind.example"),
        ("first@one.example, then@two.example", "first@one.example"),
        ("bo.lind+work_1-2@a.b.c.example", "bo.lind+work_1-2@a.b.c.example"),
        ("mailto:bo@lind.example.", "bo@lind.example"),
        (f"{'x' * 64}@lind.example", f"{'x' * 64}@lind.example"),
        (f"{'x' * 65}@lind.example", ""),
        (f"bo@{'.'.join(['x' * 61] * 4)}.eee", f"bo@{'.'.join(['x' * 61] * 4)}.eee"),
        (f"bo@{'.'.join(['x' * 61] * 4)}.eeee", ""),
        ("", ""),
        ("Bo Lind", ""),
        ("bo@lind", ""),
        (".bo@lind.example", ""),
        ("bo.@lind.example", ""),
        ("b..o@lind.example", ""),
        ("bø@lind.example", ""),
        ("bo@lind.e", ""),
    ],
)
def test_the_first_address_that_every_program_takes(contact: str, address: str) -> None:
    assert address_in(contact) == address


def test_a_draft_is_as_agreed(golden) -> None:
    paper = make_letter(
        letter("Dear Ana,", "- one\n- two", "Kind regards\nKim"), to="ana@x.example"
    )
    golden("notice.eml", paper_mail(paper).decode().replace("\r\n", "\n"))
    alone = paper_mail(replace(paper, to="")).decode()
    assert "To:" not in alone
    assert "From:" not in alone
