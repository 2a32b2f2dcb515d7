# SPDX-License-Identifier: MIT
"""Sample cases, wherever an empty page offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


def add_samples(services: Services, shell: Shell) -> None:
    """Add the sample cases, and say how they go again."""
    if shell.attempt(services.samples.add):
        shell.changed(Data.CLIENTS | Data.PLAN)
        shell.toast(
            QCoreApplication.translate(
                "Samples", "These are samples. You can remove them in Settings."
            )
        )
