# SPDX-License-Identifier: MIT
"""Says calmly that there is less time before a talk than its plan wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.clock import today
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.dates import in_days

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.case import Case
    from coach.services.container import Services


class ShortTime(Body):
    """One sentence; hidden where there is time enough."""

    def __init__(self, services: Services, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setObjectName("short-time")
        self._services = services
        self.hide()

    def show_case(self, case: Case) -> None:
        """Say it of a case, or nothing."""
        short = case.talk_on is not None and self._services.reminders.is_short(case.id)
        self.setVisible(short)
        if case.talk_on is not None and short:
            when = in_days(case.talk_on, today(self._services.clock))
            text = self.tr(
                "The talk is {when}, so whatever the plan wants done before it is due now."
            )
            self.setText(text.format(when=when))
