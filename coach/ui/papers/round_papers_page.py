# SPDX-License-Identifier: MIT
"""The cards of a round on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.papers.paper import ROUND_PAPERS
from coach.ui.papers.sheet_page import SheetPage

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class RoundPapersPage(SheetPage):
    """`show_page` takes the id of a round; without one, the round that was left in the middle."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "round-papers-page", services.round_papers, ROUND_PAPERS)
        self._back.set_text(self.tr("The round"))

    def _case_of(self) -> str:
        return self._services.rounds.round(self._of).case_id

    def leave(self) -> None:
        """Go back to the round."""
        self._shell.go("round", self._of or None)

    def show_page(self, arg: object = None) -> None:
        """Show the card for practising, or the paper that was chosen last."""
        found = self._services.rounds.unfinished() if arg is None else None
        round_id = found.id if found is not None else str(arg or "")
        if round_id:
            self._show(round_id, self.tr("Cards on paper"))
        else:
            self._shell.go("round-setup")
