# SPDX-License-Identifier: MIT
"""What is said of cases that were slept on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def second_look_words() -> str:
    """What invites to the second take, wherever a case is listed."""
    return QCoreApplication.translate("SecondLooks", "You slept on it: take a second look")
