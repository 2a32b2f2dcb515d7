"""A letter as a paper: nothing of ours stands in it, only what is said to whoever gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import Block, BlockKind, Paper, PaperKind, Point
from coach.papers.words import one_line
from coach.translation import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.papers.letters import Letter

TITLE = QT_TRANSLATE_NOOP("Papers", "Letter")  # neutral: viewers and printers show it


def make_letter(letter: Letter, *, to: str = "") -> Paper:
    """A letter as a paper; `to` is an e-mail address, where the user gave one."""
    subject = one_line(letter.subject)
    blocks = tuple(block for line in letter.paragraphs for block in _paragraphs(line.text))
    kind = PaperKind(letter.kind.value)
    return Paper(kind, translate("Papers", TITLE), subject, blocks, subject=subject, to=to)


def _paragraphs(text: str) -> Iterator[Block]:
    """The paragraphs of a text; lines that begin with a dash are points of a list."""
    for piece in text.split("\n\n"):
        lines = [line.strip() for line in piece.splitlines() if line.strip()]
        if lines and all(line.startswith("- ") for line in lines):
            points = tuple(Point(one_line(line[2:])) for line in lines)
            yield Block(BlockKind.POINTS, points=points)
        elif lines:
            yield Block(BlockKind.TEXT, one_line(" ".join(lines)))
