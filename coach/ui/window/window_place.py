# SPDX-License-Identifier: MIT
"""Where the window was, and where it can be on the screens that there are now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

SMALLEST = QSize(900, 600)  # where the screen has it
USUAL = QSize(1180, 760)
_HANDLE = QSize(120, 40)  # so much of the upper edge must be in sight to be taken hold of


class Place(NamedTuple):
    """Left, top, width and height of a window in pixels, and whether it fills its screen."""

    x: int
    y: int
    width: int
    height: int
    maximised: bool = False

    def __str__(self) -> str:
        """As it is kept: "40 60 1180 760 0"."""
        return " ".join(str(int(each)) for each in self)


def read_place(text: str) -> Place | None:
    """A place as it was kept; None for anything else."""
    try:
        x, y, width, height, maximised = (int(each) for each in text.split())
    except ValueError:
        return None
    far = 2**15  # no desktop is larger
    if not (abs(x) < far and abs(y) < far and 0 < width < far and 0 < height < far):
        return None
    return Place(x, y, width, height, bool(maximised))


def mended(place: QRect, screens: Sequence[QRect]) -> QRect:
    """The place of a window on these screens (what is free of them, the first one first).

    It stays where its upper edge can be taken hold of; else it goes to the middle of the screen
    that shows most of it, or of the first. It is never larger than its screen, nor smaller than
    `SMALLEST` where the screen has as much. What is mended is not mended again: where another
    screen then shows more of it (one is shown on two), that one counts.
    """
    for _ in screens:
        before, place = place, _mended_once(place, screens)
        if place == before:
            break
    return place


def _mended_once(place: QRect, screens: Sequence[QRect]) -> QRect:
    screen = max(screens, key=lambda each: _area(each & place))
    size = place.size().expandedTo(SMALLEST).boundedTo(screen.size())
    kept = QRect(place.topLeft(), size)
    handle = QRect(kept.x(), kept.y(), kept.width(), _HANDLE.height())
    seen = screen & handle
    if seen.width() >= _HANDLE.width() and seen.height() >= _HANDLE.height():
        return kept
    middle = QRect(screen.topLeft(), size)
    middle.moveCenter(screen.center())
    return middle


def put(window: QWidget, place: Place | None) -> None:
    """Put a window where it was, as far as that is still there; on its first time in the middle."""
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not screens:
        return
    if place is None:
        window.resize(USUAL.boundedTo(screens[0].size()))
        return
    window.setGeometry(mended(QRect(*place[:4]), screens))
    if place.maximised:
        window.showMaximized()


def place_of(window: QWidget) -> Place:
    """Where a window is; of one that fills its screen, where it would be else."""
    usual = window.normalGeometry() if window.isMaximized() else window.geometry()
    return Place(*usual.getRect(), maximised=window.isMaximized())  # type: ignore[misc]


def _area(rect: QRect) -> int:
    return 0 if rect.isEmpty() else rect.width() * rect.height()
