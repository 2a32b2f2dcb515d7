# SPDX-License-Identifier: MIT
"""Who would fit, with the reasons, and what to do before naming them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.words import kind_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.referral import Match, ReferralNeed
    from coach.ui.shell.shell import Shell

_WELL, _PART = 0.75, 0.4  # shares of the points
_ENOUGH = 3  # criteria that a need names before a match says much
_SIGNS = {0: "x", 1: "minus", 2: "check"}


class MatchList(QWidget):
    """A card for each match, the best first."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._known_little = True
        self._layout = column_of(self, gap=12)

    def show_matches(self, matches: Sequence[Match], need: ReferralNeed) -> None:
        """Show who matches a need."""
        self._known_little = need.named < _ENOUGH
        fill(self._layout, [self._card(match) for match in matches])

    def _card(self, match: Match) -> Card:
        card = Card(self, margin=16)
        card.setObjectName(f"match:{match.vendor.id}")
        name = Body(match.vendor.name, card)
        name.set_strong(True)
        head = QHBoxLayout()
        head.addWidget(name, 1)
        fit = Quiet(self._fit(match), card)
        fit.prefer_line()
        head.addWidget(fit)
        card.body.addLayout(head)
        who = " · ".join(
            part for part in (kind_text(match.vendor.kind), match.vendor.contact) if part
        )
        card.body.addWidget(Quiet(who, card))
        for point in match.points:
            card.body.addLayout(self._line(card, _SIGNS[point.points], point.sentence, "quiet"))
        if match.vendor.consent:
            text = self.tr(
                "They have agreed to be named. Ask the client too before you connect them."
            )
            card.body.addLayout(self._line(card, "user-check", text, "quiet"))
        for caution in match.cautions:
            card.body.addLayout(self._line(card, "circle-alert", caution, "mismatch"))
        return card

    def _fit(self, match: Match) -> str:
        """How well somebody fits, in words; a number would sound surer than anybody can be."""
        if not match.points:
            return self.tr("not enough known")
        worst = min(point.points for point in match.points)
        fit = self.tr("fits well") if match.score >= _WELL and worst else self.tr("fits in part")
        if match.score < _PART:
            fit = self.tr("hardly fits")
        if self._known_little:
            return self.tr("{fit}, as far as you told us").format(fit=fit)
        return fit

    def _line(self, card: Card, sign: str, text: str, role: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        mark = IconMark(self._shell.theme, self._shell.icons.icon(sign, role), 16, card)
        words = Body(text, card)
        mark.stand_beside(words)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return row
