"""Papers of something that is no case: what is offered of it, and how one is written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from coach.domain.papers.paper import PaperFormat
from coach.services.case.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.papers.paper import Paper, PaperKind
    from coach.services.papers.offers import PaperOffer
    from coach.services.papers.papers import PaperService

FORMS = (
    PaperFormat.PDF,
    PaperFormat.WORD,
    PaperFormat.MARKDOWN,
    PaperFormat.TEXT,
    PaperFormat.HTML,
)


class SheetPapers(ABC):
    """Makes papers of things that have an id, and writes them.

    Args:
        papers: Knows the sheet and the template that the user chose.
    """

    def __init__(self, papers: PaperService) -> None:
        self._papers = papers

    @abstractmethod
    def offers(self) -> tuple[PaperOffer, ...]:
        """The papers that there are of each of them."""

    @abstractmethod
    def paper(self, of: str, kind: PaperKind) -> Paper:
        """What stands in a paper of the one with the id `of`.

        Raises:
            NotFound: There is no such thing.
            GoodTermsError: There is no such paper of it.
        """

    def save(self, of: str, kind: PaperKind, form: PaperFormat, path: Path) -> None:
        """Write a paper to a file, whole or not at all, on the sheet that the user chose."""
        from coach.papers.formats import write

        paper = self.paper(of, kind)
        write_whole(path, write(paper, form, self._papers.size(), self._papers.template()))

    def text(self, of: str, kind: PaperKind) -> str:
        """A paper as plain text, to copy."""
        from coach.papers.text import paper_text

        return paper_text(self.paper(of, kind))
