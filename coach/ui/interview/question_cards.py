# SPDX-License-Identifier: MIT
"""The cards of a question: its answers in order, and last that one does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.domain.rules.interview import DONT_KNOW
from coach.ui.kit.fields.choice_list import Choice

if TYPE_CHECKING:
    from coach.domain.rules.interview import Question


def cards_of(
    question: Question, unknown: str = "", note: str | None = None, *, before: str | None = None
) -> list[Choice]:
    """The answers of a question as cards.

    Args:
        question: What is asked.
        unknown: How not knowing reads; "I don’t know yet" when left out.
        note: What comes of not knowing; that it is noted as something to find out when left out.
        before: The answer that was taken back; it is marked, and not chosen.
    """
    cards = [
        Choice(option.id, option.text, option.note, before=option.id == before)
        for option in question.options
    ]
    unknown = unknown or QCoreApplication.translate("Questions", "I don’t know yet")
    if note is None:
        note = QCoreApplication.translate("Questions", "we will note it as something to find out")
    return [*cards, Choice(DONT_KNOW, unknown, note, faint=True, before=before == DONT_KNOW)]
