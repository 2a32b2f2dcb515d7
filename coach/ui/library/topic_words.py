# SPDX-License-Identifier: MIT
"""What the library says of a verdict, a part of a talk or a reaction, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def topic_line(what: str, text: str) -> str:
    """A sentence of one of these, with what it is (`coach.services.library.library.Topic`)."""
    words = {
        "meaning": translate("Topic", "What it means: {text}"),
        "channel": translate("Topic", "How it is said: {text}"),
        "purpose": translate("Topic", "What it is for: {text}"),
        "do": translate("Topic", "Do: {text}"),
        "dont": translate("Topic", "Do not: {text}"),
        "beneath": translate("Topic", "What lies beneath: {text}"),
        "reply": translate("Topic", "You can say: “{text}”"),
        "trap": translate("Topic", "The trap: {text}"),
    }
    return words[what].format(text=text)
