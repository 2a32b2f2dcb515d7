# SPDX-License-Identifier: MIT
"""What the program asks of the system around it: open a file, keep the screen awake.

Nothing else is handed out, and nothing of it goes over a network. Tests put another in its place.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Outside:
    """The system's own ways."""

    def open(self, place: Path) -> bool:
        """Open a file or a folder with the program that the user has for it; whether one answered.

        The program is told the path and no more.
        """
        from PySide6.QtCore import QUrl  # noqa: PLC0415 - not for the start
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def awake(self) -> AbstractContextManager[object]:
        """Keeps the screen on while it is entered; does nothing where the system has no way.

        The system itself ends it when the program ends, in whatever way that comes about.
        """
        try:
            from wakepy import keep  # noqa: PLC0415 - on first use
        except ImportError:  # the program works without
            return nullcontext()
        return keep.presenting(on_fail="pass")
