# SPDX-License-Identifier: MIT
"""Look and place of the last run, so that the window opens in them before the data file is open.

Both are kept in the data file; what lies in the cache is a copy for the first moment.
"""

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


def last_place(cache: Path) -> str:
    """Where the window was; empty where that was not kept."""
    with suppress(OSError, ValueError):
        return (cache / "place").read_text("ascii").strip()
    return ""


def keep_place(cache: Path, place: str) -> None:
    """Keep where the window is for the next start, as far as it can be kept."""
    if last_place(cache) == place:
        return
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        (cache / "place").write_text(place, "ascii")
