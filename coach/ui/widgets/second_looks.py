# SPDX-License-Identifier: MIT
"""Cases that were slept on: each is a row that opens its second take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.ui.widgets.case_asks import CaseAsks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.ui.shell import Shell


def second_look_words() -> str:
    """What invites to the second take, wherever a case is listed."""
    return QCoreApplication.translate("SecondLooks", "You slept on it: take a second look")


class SecondLooks(CaseAsks):
    """Hidden while there is none."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, "second-look", second_look_words(), "moon", parent)
