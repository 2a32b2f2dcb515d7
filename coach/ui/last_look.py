# SPDX-License-Identifier: MIT
"""The look of the last run, so that the window opens in it before the data file is open."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from pathlib import Path

Mode = Literal["system", "light", "dark"]


def last_look(cache: Path) -> tuple[Mode, int]:
    """Theme and size of text in per cent; the system's own where none was kept."""
    with suppress(OSError, ValueError):
        mode, percent = (cache / "look").read_text("ascii").split()
        if mode in {"system", "light", "dark"} and 100 <= int(percent) <= 200:
            return cast("Mode", mode), int(percent)
    return "system", 100


def keep_look(cache: Path, mode: Mode, percent: int) -> None:
    """Keep the look for the next start; where it cannot be kept, that one begins as the system."""
    if last_look(cache) == (mode, percent):
        return
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "look").write_text(f"{mode} {percent}", "ascii")
