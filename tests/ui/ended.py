"""The whole program, which says "today" when it shows Today, and "closed" when it has ended.

Run by test_ending.py, which asks it to end.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer

from coach import app as program


def main(data: str) -> int:
    """Run the program over a data folder; its exit status."""
    timer = QTimer(interval=20)

    class Watched(program.Program):
        """Says when its first page is there."""

        def start(self) -> None:
            """Start, and look."""
            super().start()
            timer.timeout.connect(self._look)
            timer.start()

        def _look(self) -> None:
            if getattr(self.window, "page_name", "") == "today":
                timer.stop()
                print("today", flush=True)  # noqa: T201

    program.Program = Watched  # type: ignore[misc]
    status = program.run(Path(data))
    print("closed", flush=True)  # noqa: T201
    return status
