# SPDX-License-Identifier: MIT
"""What somebody said to a moment of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Quiet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.comment import KeptComment


class CommentCard(Card):
    """A comment with who wrote it."""

    def __init__(self, kept: KeptComment, parent: QWidget) -> None:
        super().__init__(parent, tone="soft", margin=12)
        self.setObjectName(f"comment:{kept.comment.id}")
        whose = kept.comment.author or (self.tr("You") if kept.own else self.tr("Somebody"))
        self.body.setSpacing(2)
        self.body.addWidget(Quiet(self.tr("{name} says").format(name=whose), self))
        self.body.addWidget(Body(kept.comment.text, self))
