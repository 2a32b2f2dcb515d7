"""The papers of a round: its card for practising, the client's card, and the sheet to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import ROUND_PAPERS, PaperKind
from coach.errors import Unreadable
from coach.services.papers.offers import PaperOffer
from coach.services.papers.sheet_papers import FORMS, SheetPapers
from coach.translation import translate

if TYPE_CHECKING:
    from coach.domain.papers.paper import Paper
    from coach.services.papers.papers import PaperService
    from coach.services.practice.rounds import RoundService


class RoundPaperService(SheetPapers):
    """Makes papers of rounds and writes them.

    Args:
        rounds: Knows the rounds and their cards.
        papers: Knows the sheet and the template that the user chose.
    """

    def __init__(self, rounds: RoundService, papers: PaperService) -> None:
        super().__init__(papers)
        self._rounds = rounds

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
            PaperOffer(kind, title, told, FORMS, "")
            for kind, title, told in zip(ROUND_PAPERS, titles, says, strict=True)
        )

    def paper(self, of: str, kind: PaperKind) -> Paper:
        """What stands in a paper.

        Raises:
            NotFound: There is no such round.
            Unreadable: What its cards said cannot be read any more.
            GoodTermsError: There is no such paper of a round.
        """
        from coach.papers.round_cards import make_round_paper

        cards = self._rounds.round(of).cards
        if cards is None:
            raise Unreadable(
                translate("Services", "What stood on the cards of this round cannot be read."),
                safe=translate("Services", "The round was left exactly as it is."),
                todo=translate("Services", "Begin a new round, or restore a backup from before."),
            )
        return make_round_paper(kind, cards)
