"""The papers of a round: its card for practising, the client's card, and the sheet to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import ROUND_PAPERS, PaperFormat, PaperKind
from coach.errors import Unreadable
from coach.services.case.files import write_whole
from coach.services.papers.offers import PaperOffer
from coach.translation import translate

if TYPE_CHECKING:
    from pathlib import Path

    from coach.domain.papers.paper import Paper
    from coach.services.papers.papers import PaperService
    from coach.services.practice.rounds import RoundService

_FORMS = (
    PaperFormat.PDF,
    PaperFormat.WORD,
    PaperFormat.MARKDOWN,
    PaperFormat.TEXT,
    PaperFormat.HTML,
)


class RoundPaperService:
    """Makes papers of rounds and writes them.

    Args:
        rounds: Knows the rounds and their cards.
        papers: Knows the sheet and the template that the user chose.
    """

    def __init__(self, rounds: RoundService, papers: PaperService) -> None:
        self._rounds, self._papers = rounds, papers

    def offers(self) -> tuple[PaperOffer, ...]:
        """The papers that there are of every round."""
        titles = (
            translate("Services", "Card for practising"),
            translate("Services", "The client’s card"),
            translate("Services", "Sheet to mark"),
        )
        says = (
            translate("Services", "The scene, and whom you meet."),
            translate("Services", "Who they are, what they hide, and when to push back."),
            translate("Services", "The checks in order, with room for times and notes."),
        )
        return tuple(
            PaperOffer(kind, title, told, _FORMS, "")
            for kind, title, told in zip(ROUND_PAPERS, titles, says, strict=True)
        )

    def paper(self, round_id: str, kind: PaperKind) -> Paper:
        """What stands in a paper.

        Raises:
            NotFound: There is no such round.
            Unreadable: What its cards said cannot be read any more.
            GoodTermsError: There is no such paper of a round.
        """
        from coach.papers.round_cards import make_round_paper

        cards = self._rounds.round(round_id).cards
        if cards is None:
            raise Unreadable(
                translate("Services", "What stood on the cards of this round cannot be read."),
                safe=translate("Services", "The round was left exactly as it is."),
                todo=translate("Services", "Begin a new round, or restore a backup from before."),
            )
        return make_round_paper(kind, cards)

    def save(self, round_id: str, kind: PaperKind, form: PaperFormat, path: Path) -> None:
        """Write a paper to a file, whole or not at all, on the sheet that the user chose."""
        from coach.papers.formats import write

        paper = self.paper(round_id, kind)
        write_whole(path, write(paper, form, self._papers.size(), self._papers.template()))

    def text(self, round_id: str, kind: PaperKind) -> str:
        """A paper as plain text, to copy."""
        from coach.papers.text import paper_text

        return paper_text(self.paper(round_id, kind))
