# SPDX-License-Identifier: MIT
"""In place of a part of a page that cannot be shown: why, what is safe, and the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.icon_mark import IconMark
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.layout.flow_layout import FlowLayout

if TYPE_CHECKING:
    from coach.errors import GoodTermsError
    from coach.ui.shell.shell import Shell

_MARK = 18


class MissingPart(Card):
    """A card that says so; the rest of the page stays as it is."""

    def __init__(self, shell: Shell, error: GoodTermsError, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="soft", margin=16)
        self.setObjectName("missing-part")
        self.reason = (error.what, error.safe, error.todo)
        self.is_past = False  # the part is there again
        what = self.tr("This part cannot be shown. {reason}").format(reason=error.what)
        more = " ".join(filter(None, (error.safe, error.todo)))
        words = QVBoxLayout()
        words.setSpacing(4)
        said = Body(what, self)
        words.addWidget(said)
        if more:
            words.addWidget(Body(more, self, tone="quiet"))
        buttons = FlowLayout(gap=8)
        again = QuietButton(self.tr("Try again"), "part-retry", parent=self)
        export = QuietButton(self.tr("Export the data …"), "part-export", parent=self)
        again.clicked.connect(shell.asked_again)
        export.clicked.connect(shell.asked_export)
        for button in (again, export):
            button.set_strong(True)
            buttons.addWidget(button)
        words.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(12)
        mark = IconMark(shell.theme, shell.icons.icon("info", "quiet"), _MARK, self)
        mark.stand_beside(said)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over
        self.body.addLayout(row)

    def withdraw(self) -> None:
        """Go away: the part is there again."""
        self.is_past = True
        self.hide()
        self.deleteLater()
