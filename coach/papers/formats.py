"""Writing a paper in the form that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from coach.domain.papers.paper import PaperFormat, PaperSize

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.papers.paper import Paper


def write(
    paper: Paper, form: PaperFormat, size: PaperSize = PaperSize.A4, template: Path | None = None
) -> bytes:
    """The content of a file with the paper.

    Args:
        paper: What stands in it.
        form: What it is written as.
        size: The sheet that the user prints on.
        template: The Word file to fill; the one that ships with the program when left out.

    Raises:
        GoodTermsError: It cannot be made here, or cannot be made from that template.
    """
    match form:
        case PaperFormat.MARKDOWN:
            from coach.papers.markdown import paper_markdown

            return paper_markdown(paper).encode()
        case PaperFormat.TEXT:
            from coach.papers.text import paper_text

            return paper_text(paper).encode()
        case PaperFormat.HTML:
            from coach.papers.html import Look, paper_html

            return paper_html(paper, Look(paper.size(size))).encode()
        case PaperFormat.PDF:
            from coach.papers.pdf import paper_pdf  # imports Qt

            return paper_pdf(paper, size)
        case PaperFormat.WORD:
            from coach.papers.docx import paper_docx

            return paper_docx(paper, size, template)
        case PaperFormat.MAIL:
            from coach.papers.mail import paper_mail

            return paper_mail(paper)
    assert_never(form)
