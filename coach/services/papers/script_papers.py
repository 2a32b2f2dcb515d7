"""The papers of a script of the library: its words, and its cue card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import PaperKind
from coach.services.papers.offers import PaperOffer
from coach.services.papers.sheet_papers import FORMS, SheetPapers
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.papers.paper import Paper
    from coach.services.case.context import ServiceContext
    from coach.services.library.library import LibraryService
    from coach.services.papers.papers import PaperService


class ScriptPaperService(SheetPapers):
    """Makes papers of scripts and writes them.

    Args:
        context: The content.
        library: Knows the scripts.
        papers: Knows the sheet and the template that the user chose.
    """

    def __init__(
        self, context: ServiceContext, library: LibraryService, papers: PaperService
    ) -> None:
        super().__init__(papers)
        self._content, self._library = context.content, library

    def offers(self) -> tuple[PaperOffer, ...]:
        """The papers that there are of every script."""
        titles = (translate("Services", "Script"), translate("Services", "Cue card"))
        says = (
            translate("Services", "The words, and what belongs to them."),
            translate("Services", "Sixty words at most, on a sheet the size of a hand."),
        )
        kinds = (PaperKind.SCRIPT, PaperKind.CUE_CARD)
        return tuple(
            PaperOffer(kind, title, told, FORMS, "")
            for kind, title, told in zip(kinds, titles, says, strict=True)
        )

    def paper(self, of: str, kind: PaperKind) -> Paper:
        """What stands in a paper.

        Raises:
            NotFound: The library has no such script.
            GoodTermsError: There is no such paper of a script.
        """
        from coach.papers.library_script import LibraryScript
        from coach.papers.make import make_script_paper

        script = self._library.script(of)
        titles = {each.id: each.title for each in self._library.situations()}
        shown = LibraryScript(
            script=script,
            situation=titles.get(script.situation, ""),
            reactions=self._library.reactions(script),
            pack=self._content.info.label,
        )
        return make_script_paper(kind, shown)
