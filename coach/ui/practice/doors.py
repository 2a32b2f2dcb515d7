# SPDX-License-Identifier: MIT
"""The ways that lead on from the page of practice: one line each."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

translate = QCoreApplication.translate


class Door(NamedTuple):
    """A way on: its name, what it is called, what one does there, its icon, and its page."""

    name: str
    title: object  # as QT_TRANSLATE_NOOP gives it
    detail: object
    icon: str
    page: str  # as `PAGES` calls it
    arg: object = None

    def words(self) -> tuple[str, str]:
        """Its title and what one does there, in the language of the window."""
        return translate("Doors", str(self.title)), translate("Doors", str(self.detail))


# To practise, the nearest to the real talk first.
WAYS = (
    Door(
        "to-round",
        QT_TRANSLATE_NOOP("Doors", "With somebody"),
        QT_TRANSLATE_NOOP(
            "Doors", "One of you practises, the other plays the client. About 10 minutes."
        ),
        "users",
        "round-setup",
    ),
    Door(
        "to-roleplays",
        QT_TRANSLATE_NOOP("Doors", "Practise alone"),
        QT_TRANSLATE_NOOP("Doors", "A talk line by line; the client answers by rule."),
        "speech",
        "roleplays",
    ),
    Door(
        "to-drill",
        QT_TRANSLATE_NOOP("Doors", "Reaction drill"),
        QT_TRANSLATE_NOOP("Doors", "What they may say, by the clock, answered aloud."),
        "timer",
        "reaction-drill",
    ),
    Door(
        "to-cards",
        QT_TRANSLATE_NOOP("Doors", "The words by heart"),
        QT_TRANSLATE_NOOP("Doors", "Cards made from the library, a few minutes a day."),
        "graduation-cap",
        "study",
    ),
)
# Around it: what it is practised with, and with whom.
AROUND: tuple[Door, ...] = (
    Door(
        "to-progress",
        QT_TRANSLATE_NOOP("Doors", "How it goes"),
        QT_TRANSLATE_NOOP("Doors", "What got better, what is stuck, what others said to it."),
        "chart-line",
        "practice-progress",
    ),
    Door(
        "to-people",
        QT_TRANSLATE_NOOP("Doors", "People"),
        QT_TRANSLATE_NOOP("Doors", "Who practises, who sits here, and how it goes with each."),
        "users",
        "people",
    ),
    Door(
        "to-content",
        QT_TRANSLATE_NOOP("Doors", "Personas and rubrics"),
        QT_TRANSLATE_NOOP("Doors", "The clients to practise on, and what is marked. Yours, too."),
        "list-checks",
        "practice-content",
    ),
    Door(
        "to-rounds",
        QT_TRANSLATE_NOOP("Doors", "Rounds so far"),
        QT_TRANSLATE_NOOP("Doors", "What each of you saw, and how far you differ."),
        "clipboard-check",
        "rounds",
    ),
    Door(
        "to-sealed",
        QT_TRANSLATE_NOOP("Doors", "Sealed files"),
        QT_TRANSLATE_NOOP("Doors", "A case or a run for your manager and back, locked."),
        "file-lock",
        "sealed",
    ),
    Door(
        "to-trash",
        QT_TRANSLATE_NOOP("Doors", "Trash"),
        QT_TRANSLATE_NOOP("Doors", "What was thrown away: bring it back, or delete it for good."),
        "trash-2",
        "practice-trash",
    ),
)
