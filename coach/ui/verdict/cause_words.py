# SPDX-License-Identifier: MIT
"""The words, icons and shapes of the causes: colour is never alone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coach.domain.rules.verdict import Cause

CAUSE_ICONS = {
    Cause.PERSONAL: "user-round",
    Cause.FIXABLE: "wrench",
    Cause.MISMATCH: "puzzle",
    Cause.CONDUCT: "shield-alert",
    Cause.LEAVING: "door-open",
}


def cause_word(cause: Cause) -> str:
    """The word for a cause, as it is shown."""
    return {
        Cause.PERSONAL: QCoreApplication.translate("Causes", "personal"),
        Cause.FIXABLE: QCoreApplication.translate("Causes", "fixable"),
        Cause.MISMATCH: QCoreApplication.translate("Causes", "mismatch"),
        Cause.CONDUCT: QCoreApplication.translate("Causes", "conduct"),
        Cause.LEAVING: QCoreApplication.translate("Causes", "leaving"),
    }[cause]
