# SPDX-License-Identifier: MIT
"""How much is said before the news: a large number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.widgets.labels import Body, Title

if TYPE_CHECKING:
    from coach.domain.wording import UntilNews

_DROP = 3  # pixels that the small words stand higher, to be on one line with the number


class UntilNewsMark(QWidget):
    """Words and seconds until the news, or that it is left out; hidden for a talk without news."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("until-news")
        self._number, self._words = Title("", self), Body("", self, tone="quiet")
        self._number.setWordWrap(False)
        self._seconds = Body("", self, tone="quiet")
        self._words.setContentsMargins(0, 0, 0, _DROP)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._seconds)

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
