"""The papers of a script of the library: its words, and its cue card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.services.case.files import write_whole
from coach.services.papers.offers import PaperOffer
from coach.translation import translate

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.papers.paper import Paper
    from coach.services.case.context import ServiceContext
    from coach.services.library.library import LibraryService
    from coach.services.papers.papers import PaperService

_FORMS = (
    PaperFormat.PDF,
    PaperFormat.WORD,
    PaperFormat.MARKDOWN,
    PaperFormat.TEXT,
    PaperFormat.HTML,
)


class ScriptPaperService:
    """Makes papers of scripts and writes them.

    Args:
        context: The content.
        library: Knows the scripts.
        papers: Knows the sheet and the template that the user chose.
    """

    def __init__(
        self, context: ServiceContext, library: LibraryService, papers: PaperService
    ) -> None:
        self._content, self._library, self._papers = context.content, library, papers

    def offers(self) -> tuple[PaperOffer, ...]:
        """The papers that there are of every script."""
        titles = (translate("Services", "Script"), translate("Services", "Cue card"))
        says = (
            translate("Services", "The words, and what belongs to them."),
            translate("Services", "Sixty words at most, on a sheet the size of a hand."),
        )
        kinds = (PaperKind.SCRIPT, PaperKind.CUE_CARD)
        return tuple(
            PaperOffer(kind, title, told, _FORMS, "")
            for kind, title, told in zip(kinds, titles, says, strict=True)
        )

    def paper(self, script_id: str, kind: PaperKind) -> Paper:
        """What stands in a paper.

        Raises:
            NotFound: The library has no such script.
            GoodTermsError: There is no such paper of a script.
        """
        from coach.papers.library_script import LibraryScript
        from coach.papers.make import make_script_paper

        script = self._library.script(script_id)
        titles = {each.id: each.title for each in self._library.situations()}
        of = LibraryScript(
            script=script,
            situation=titles.get(script.situation, ""),
            reactions=self._library.reactions(script),
            pack=self._content.info.label,
        )
        return make_script_paper(kind, of)

    def save(self, script_id: str, kind: PaperKind, form: PaperFormat, path: Path) -> None:
        """Write a paper to a file, whole or not at all, on the sheet that the user chose."""
        from coach.papers.formats import write

        paper = self.paper(script_id, kind)
        write_whole(path, write(paper, form, self._papers.size(), self._papers.template()))

    def text(self, script_id: str, kind: PaperKind) -> str:
        """A paper as plain text, to copy."""
        from coach.papers.text import paper_text

        return paper_text(self.paper(script_id, kind))
