# SPDX-License-Identifier: MIT
"""On which of several screens a second window stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect, QSize

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


def room_beside(taken: QRect, screen: QRect, wanted: QSize, head: int) -> QRect:
    """Where a window stands on the screen of another one: beside it, else over its lower end.

    Args:
        taken: The other window, with its frame.
        screen: What of the screen can be used.
        wanted: How large it would be.
        head: Pixels of the other one, from its top, that stay free: its buttons are there.
    """
    width, height = min(wanted.width(), screen.width()), min(wanted.height(), screen.height())
    top = max(screen.top(), min(taken.top(), screen.bottom() + 1 - height))
    right, left = taken.right() + 1, taken.left() - width
    if right + width <= screen.right() + 1:
        return QRect(right, top, width, height)
    if left >= screen.left():
        return QRect(left, top, width, height)
    top = max(taken.top(), screen.top()) + head
    height = min(height, screen.bottom() + 1 - top)
    return QRect(screen.right() + 1 - width, screen.bottom() + 1 - height, width, height)
