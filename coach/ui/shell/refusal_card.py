# SPDX-License-Identifier: MIT
"""Why a file was not taken in: the sentence, and each fault with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout

from coach.errors import FaultyFile, listed
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Heading

if TYPE_CHECKING:
    from coach.errors import GoodTermsError
    from coach.ui.shell.shell import Shell


class RefusalCard(Card):
    """Hidden until there is something to say; it stays until it is closed or another is tried."""

    def __init__(self, shell: Shell, name: str = "pack") -> None:
        super().__init__()
        self.setObjectName(f"{name}-refusal")
        self._heading = Heading("")
        self._said = Body("")
        self._said.setObjectName(f"{name}-refusal-said")
        self._faults = Body("")
        self._faults.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._faults.setObjectName(f"{name}-refusal-faults")
        self._faults.setAccessibleName(self.tr("What is wrong, with its places"))
        self._close = QuietButton(self.tr("Close"), "close-refusal", shell.icons.icon("x", "quiet"))
        self._close.clicked.connect(self.hide)
        head = QHBoxLayout()
        self._heading.prefer_line()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self._close)
        self.body.addLayout(head)
        for part in (self._said, self._faults):
            self.body.addWidget(part)
        self.hide()

    def tell(self, heading: str, error: GoodTermsError) -> None:
        """Say why, for eyes and ears."""
        self._heading.setText(heading)
        parts = (error.what, error.safe, error.todo)
        said = " ".join(part for part in parts if part)
        self._said.setText(said)
        faults = listed(error.faults) if isinstance(error, FaultyFile) else []
        self._faults.setText("\n".join(faults))
        self._faults.setVisible(bool(faults))
        self.show()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)
        announcement = QAccessibleAnnouncementEvent(self, f"{heading} {said}")
        QAccessible.updateAccessibility(announcement)
