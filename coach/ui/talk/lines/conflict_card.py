# SPDX-License-Identifier: MIT
"""Asks what becomes of the user's words when the coach now says something else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.talk.lines.line_text import LineActionKind

if TYPE_CHECKING:
    from coach.ui.talk.lines.line_text import LineText

GONE = "gone"


class ConflictCard(Card):
    """Both texts and two buttons; `settled` carries the act."""

    settled = Signal(object)  # LineActionKind

    def __init__(self, line: LineText, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="soft", margin=14)
        self.setObjectName(f"conflict:{line.id}")
        self.body.setSpacing(4)
        gone = line.conflict == GONE
        head = Body(self._reason(gone), self)
        head.set_strong(True)
        self.body.addWidget(head)
        texts = [(self.tr("Your words"), line.text)]
        if not gone:
            texts.append((self.tr("The coach would now say"), line.coach))
        for label, text in texts:
            self.body.addWidget(Quiet(label, self))
            self.body.addWidget(Body(text, self))
        keep = self.tr("Keep it") if gone else self.tr("Keep mine")
        take = self.tr("Let it go") if gone else self.tr("Take the new one")
        row = QWidget(self)
        flow = FlowLayout(row)
        for text, act, name in (
            (keep, LineActionKind.KEEP, "keep"),
            (take, LineActionKind.TAKE, "take"),
        ):
            button = SecondaryButton(text, f"{name}:{line.id}", parent=row)
            button.setAccessibleDescription(line.text)
            button.clicked.connect(partial(self.settled.emit, act))
            flow.addWidget(button)
        self.body.addSpacing(4)
        self.body.addWidget(row)

    def _reason(self, gone: bool) -> str:
        if gone:
            return self.tr("What the coach knows has changed: it would leave this line out.")
        return self.tr("What the coach knows has changed, and with it what it would say here.")
