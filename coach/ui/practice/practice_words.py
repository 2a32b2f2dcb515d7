# SPDX-License-Identifier: MIT
"""How practice is told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.practice.assignment import Task
from coach.ui.kit.fields.dates import long_day, weekday

if TYPE_CHECKING:
    from datetime import date

    from coach.services.practice.assignments import Asked

translate = QCoreApplication.translate

_NEAR = 6  # days in which a weekday alone says enough


def task_text(task: Task) -> str:
    """What kind of practice it is."""
    return {
        Task.ROLEPLAY: translate("Practice", "A role-play, alone"),
        Task.ROUND: translate("Practice", "A round with somebody who plays the client"),
        Task.DRILL: translate("Practice", "A reaction drill"),
        Task.SCRIPT: translate("Practice", "A script, said aloud"),
    }[task]


def due_text(asked: Asked, today: date) -> str:
    """By when it is asked for; what is late is not told as a fault."""
    due = asked.assignment.due
    days = (due - today).days
    if days == 0:
        return translate("Practice", "today")
    if days == 1:
        return translate("Practice", "by tomorrow")
    if days < 0:
        day = weekday(due) if days >= -_NEAR else long_day(due)
        return translate("Practice", "was meant for {day}; today is a good day, too").format(
            day=day
        )
    day = weekday(due) if days <= _NEAR else long_day(due)
    return translate("Practice", "by {day}").format(day=day)
