"""Talks as Markdown, HTML and PDF: one brief, three forms of it."""

from __future__ import annotations

from coach.documents.brief import Brief, make_brief
from coach.documents.html import brief_html
from coach.documents.markdown import brief_markdown
from coach.documents.pdf import brief_pdf

__all__ = ["Brief", "brief_html", "brief_markdown", "brief_pdf", "make_brief"]
