"""Papers for a talk: one maker for each paper, one writer for each form of it."""

from __future__ import annotations

from coach.papers.brief import make_brief
from coach.papers.formats import write

__all__ = ["make_brief", "write"]
