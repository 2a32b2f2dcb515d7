# SPDX-License-Identifier: MIT
"""What opens over the foot of the interview page: the gates, why one is asked, what was heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.ui.interview.gate_list import GateList
from coach.ui.interview.heard_list import HeardList
from coach.ui.interview.interview_why import HeatWhy, WhyPanel
from coach.ui.kit.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.rules.heat import HeatQuestion
    from coach.domain.rules.interview import Interview
    from coach.domain.rules.progress import Progress
    from coach.domain.rules.why import Why
    from coach.services.interview.interview_view import InterviewView
    from coach.ui.shell.shell import Shell


class Sheets(QObject):
    """One sheet that shows one of three things; asking for what is shown closes it."""

    look_again = Signal(object)  # the id of a question to look at
    gate_chosen = Signal(object)  # the id of a gate to go to

    def __init__(self, shell: Shell, page: QWidget, footer: QWidget) -> None:
        super().__init__(page)
        self._shell, self._footer = shell, footer
        self._sheet = Sheet(shell.theme, shell.icons, "sheet", page)
        self._kind = ""

    def is_open(self) -> bool:
        """Whether one is shown."""
        return self._sheet.isVisible()

    def close(self) -> None:
        """Close it, and give the focus back."""
        self._sheet.close_sheet()

    def show_gates(self, progress: Progress) -> None:
        """Show the gates to jump to."""
        gates = GateList(self._shell, progress)
        gates.chosen.connect(self.gate_chosen)
        if self._show("gates", self.tr("Go to another part"), gates):
            gates.take_focus()

    def show_why(self, interview: Interview, why: Why) -> None:
        """Show why a question is asked."""
        panel = WhyPanel(self._shell, interview, why)
        panel.chosen.connect(self.look_again)
        self._show("why", self.tr("Why am I asked this?"), panel)

    def show_heat(self, heat: HeatQuestion) -> None:
        """Show why we ask about anger."""
        self._show("why", self.tr("Why am I asked this?"), HeatWhy(heat))

    def show_heard(self, interview: Interview, view: InterviewView) -> None:
        """Show every answer."""
        heard = HeardList(self._shell, interview, view.answered)
        heard.chosen.connect(self.look_again)
        self._show("heard", self.tr("What we have heard so far"), heard)

    def _show(self, kind: str, title: str, content: QWidget) -> bool:
        if self.is_open() and kind == self._kind:
            content.deleteLater()
            self.close()
            return False
        self._kind = kind
        self._sheet.show_content(title, content, self._footer.height())
        return True
