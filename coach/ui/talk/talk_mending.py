# SPDX-License-Identifier: MIT
"""What the talk page offers of lines that it cannot show, and what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coach.ui.talk.lines.mend_lines import MendText

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.talk.talk import Line
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell
    from coach.ui.talk.lines.mend_lines import MendLines


class TalkMending(QObject):
    """Between the cards of the page and the services.

    Args:
        services: The services.
        shell: Is told what was done, or refused.
        cards: Where the lines are offered.
        redraw: Draws the talk anew.
    """

    def __init__(
        self, services: Services, shell: Shell, cards: MendLines, redraw: Callable[[], object]
    ) -> None:
        super().__init__(cards)
        self._services, self._shell, self._cards, self._redraw = services, shell, cards, redraw
        self._case_id = ""
        self._undrawn: dict[str, Line] = {}
        cards.mended.connect(self._on_mended)
        cards.returned.connect(self._on_returned)

    def show(self, case_id: str, undrawn: Sequence[tuple[str, Line]]) -> bool:
        """Offer what waits to be mended in a case; whether that is something else than before.

        Args:
            case_id: The case.
            undrawn: Lines that are kept well and cannot be drawn, each with the name of its part.
        """
        self._case_id = case_id
        self._undrawn = {line.id: line for _, line in undrawn}
        broken = self._services.mending.lines(case_id)
        offers = [MendText(each.position, each.place, each.words, each.length) for each in broken]
        offers += [MendText(line.id, place, line.text) for place, line in undrawn]
        return self._cards.show_lines(offers)

    def _on_mended(self, key: int | str, text: str) -> None:
        services, case_id = self._services, self._case_id

        def mend() -> None:
            if isinstance(key, int):
                services.mending.mend(case_id, key, text)
            else:
                services.lines.rewrite(case_id, key, text)

        self._do(mend, self.tr("Your words are in the talk."))

    def _on_returned(self, key: int | str) -> None:
        services, case_id = self._services, self._case_id

        def put_back() -> None:
            if isinstance(key, int):
                services.mending.put_back(case_id, key)
            elif self._undrawn[key].is_added:
                services.lines.remove(case_id, key)
            else:
                services.lines.restore(case_id, key)

        self._do(put_back, self.tr("The coach’s words stand there now."))

    def _do(self, action: Callable[[], object], said: str) -> None:
        if self._shell.attempt(action):
            self._shell.toast(said)
            self._redraw()
