# SPDX-License-Identifier: MIT
"""Why a line stands in a talk: the reason first, and where it is from on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.disclosure import Disclosure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.shell.shell import Shell
    from coach.ui.talk.lines.line_text import LineText


class WhyCard(Card):
    """The reasons of a line, and under words of the user's own what the coach would say."""

    def __init__(self, shell: Shell, line: LineText, parent: QWidget) -> None:
        super().__init__(parent, tone="soft", margin=12)
        self.body.setSpacing(4)
        reason, *rest = line.why
        self.body.addWidget(Body(reason, self))
        for text in filter(None, rest):
            self.body.addWidget(Quiet(text, self))
        if line.is_rewritten and line.coach:
            coach = self.tr("The coach says: {text}").format(text=line.coach)
            self.body.addWidget(Quiet(coach, self))
        name = f"details:{line.id}"
        details = Disclosure(shell, name, self.tr("Details"), parent=self)
        details.body.addWidget(Quiet(line.details, details))
        self.body.addWidget(details)
