# SPDX-License-Identifier: MIT
"""One thing to improve: a better and a worse line beside each other, and the rule to remember."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.practice.rounds import CardCheck
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Lead, Quiet, Subtitle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.rounds import CardFail

translate = QCoreApplication.translate


def improvement_card(item: CardCheck | CardFail, parent: QWidget, *, brief: bool = False) -> Card:
    """A card with what is to be improved, and how it may be heard; a brief one, the better line."""
    card = Card(parent, margin=16)
    missed = isinstance(item, CardCheck)  # which reads as praise where that is not said
    said = translate("Rounds", "Missed") if missed else translate("Rounds", "Seen")
    card.body.addWidget(Quiet(said, card))
    says = Body(item.says, card)
    says.set_strong(True)
    card.body.addWidget(says)
    if not isinstance(item, CardCheck):
        card.body.addWidget(Body(item.because, card))
        return card
    for label, line in (
        (translate("Rounds", "Better"), item.yes),
        (translate("Rounds", "Worse"), "" if brief else item.no),
    ):
        if line:
            card.body.addWidget(Quiet(label, card))
            card.body.addWidget(Lead(line, card))
    if item.rule and not brief:
        card.body.addWidget(Quiet(translate("Rounds", "The rule to remember"), card))
        card.body.addWidget(Subtitle(item.rule, card))
    return card
