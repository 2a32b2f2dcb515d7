# SPDX-License-Identifier: MIT
"""The program's entry: the window, or a command."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit status."""
    from coach.crash import LastResort
    from coach.startup import no_core_dumps

    no_core_dumps()
    sys.excepthook = LastResort(None)  # the window sets one that keeps a report
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not given:
        return _window(None)
    from coach.cli.main import parse, run

    options = parse(given)
    return _window(options.data) if options.command is None else run(options)


def _window(data: Path | None) -> int:
    gc.disable()  # nothing of the start is garbage; `coach.app` turns it on again
    from coach.qt_loading import import_plainly
    from coach.startup import window_fault

    fault = window_fault()
    if fault:
        sys.stderr.write(f"good-terms: {fault}\n")
        return 2
    import_plainly()
    from coach.app import run

    return run(data)


if __name__ == "__main__":
    sys.exit(main())
