# SPDX-License-Identifier: MIT
"""On which of several screens a second window stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

S = TypeVar("S")


def screen_beside(screens: Sequence[S], taken: S) -> S:
    """The first screen but the one that the main window stands on; that one where it is alone."""
    return next((screen for screen in screens if screen is not taken), taken)


def screen_after(screens: Sequence[S], now: S) -> S:
    """The next screen, and after the last the first again; the first where `now` is gone."""
    if now not in screens:
        return screens[0]
    return screens[(list(screens).index(now) + 1) % len(screens)]
