# SPDX-License-Identifier: MIT
"""How much is said before the news: a large number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.ui.kit.basic.labels import Body, Title
from coach.ui.kit.layout.flow_layout import FlowLayout

if TYPE_CHECKING:
    from coach.domain.wording import UntilNews

_DROP = 7  # pixels that the small words stand lower, to be on one line with the number


class UntilNewsMark(QWidget):
    """Words and seconds until the news, or that it is left out; hidden for a talk without news."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("until-news")
        self._number, self._words = Title("", self), Body("", self, tone="quiet")
        self._number.setWordWrap(False)
        self._seconds = Body("", self, tone="quiet")
        for label in (self._words, self._seconds):
            label.prefer_line()
            label.setContentsMargins(0, _DROP, 0, 0)
        row = FlowLayout(self, gap=6)
        for each in (self._number, self._words, self._seconds):
            row.addWidget(each)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_until(self, until: UntilNews | None) -> None:
        """Show a number; None hides it."""
        self.setVisible(until is not None)
        if until is None:
            return
        self._number.setVisible(not until.left_out)
        if until.left_out:
            self._words.setText(self.tr("The news is left out."))
            self._seconds.setText(self.tr("Nothing in these lines tells them what ends."))
            return
        self._number.setText(str(until.words))
        one = until.words == 1
        self._words.setText(self.tr("word to the news") if one else self.tr("words to the news"))
        if until.seconds == 1:
            self._seconds.setText(self.tr("about a second"))
        else:
            self._seconds.setText(self.tr("about {n} seconds").format(n=until.seconds))
