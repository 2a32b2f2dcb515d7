# SPDX-License-Identifier: MIT
"""A page is drawn part by part: one that cannot be shown says so in its place, the rest stays."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from coach.errors import ContentError, DataDamaged, GoodTermsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLayout, QLayoutItem

    from coach.ui.shell.missing_part import MissingPart
    from coach.ui.shell.shell import Shell


_DOWN = QBoxLayout.Direction.TopToBottom


class Parts:
    """Draws parts for all pages; it keeps what says that one is missing."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._missing: dict[QWidget, tuple[MissingPart, bool]] = {}  # and whether it was hidden

    def draw(self, part: QWidget | QBoxLayout, draw: Callable[[], object]) -> bool:
        """Whether a part could be drawn; else it is hidden, and its place says why.

        Args:
            part: The widget that `draw` fills, or the layout that it adds to.
            draw: Draws it.

        Raises:
            DataDamaged: The whole file is damaged.
            ContentError: What the coach says cannot be read at all.
        """
        if isinstance(part, QWidget):
            self._forget(part)
        try:
            draw()
        except (DataDamaged, ContentError):
            raise
        except GoodTermsError as error:
            self._miss(part, error)
            return False
        return True

    def _forget(self, part: QWidget) -> None:
        if part in self._missing:
            note, hidden = self._missing.pop(part)
            note.withdraw()
            part.setVisible(not hidden)
            say_once(part)

    def _miss(self, part: QWidget | QBoxLayout, error: GoodTermsError) -> None:
        from coach.ui.shell.missing_part import MissingPart  # noqa: PLC0415 - hardly ever needed

        inside = part if isinstance(part, QWidget) else part.parentWidget()
        column = _place_of(part) if isinstance(part, QWidget) else (part, part.count())
        if inside is None or column is None:
            self._shell.refused.emit(error)
            return
        note = MissingPart(self._shell, error, inside)
        column[0].insertWidget(column[1], note)
        if isinstance(part, QWidget):
            self._missing[part] = note, part.isHidden()
            part.hide()
        say_once(inside)


def say_once(inside: QWidget) -> None:
    """Let a page give each reason once, where it comes first, however many parts are missing."""
    if "coach.ui.shell.missing_part" not in sys.modules:
        return
    from coach.ui.shell.missing_part import MissingPart  # noqa: PLC0415 - hardly ever needed

    page, said = inside, set()
    while (around := page.parentWidget()) is not None and not isinstance(around, QStackedWidget):
        page = around
    for note in page.findChildren(MissingPart):
        place = note.parentWidget()
        if not note.is_past and place is not None and place.isVisibleTo(page):
            note.setVisible(note.reason not in said)
            said.add(note.reason)


def _place_of(part: QWidget) -> tuple[QBoxLayout, int] | None:
    """The column that a widget lies in, and the place behind it; None where it lies in none.

    Of what lies in a row, or in a layout of its own kind, the place is behind that.
    """
    inner = part
    while (around := inner.parentWidget()) is not None:
        layout = around.layout()
        if layout is not None and (found := _column_with(layout, inner)) is not None:
            return found
        inner = around
    return None


def _items(layout: QLayout) -> list[QLayoutItem]:
    found = (layout.itemAt(number) for number in range(layout.count()))
    return [item for item in found if item is not None]


def _column_with(layout: QLayout, widget: QWidget) -> tuple[QBoxLayout, int] | None:
    """The innermost column with a widget in a layout, and the place behind what it is in."""
    for number, item in enumerate(_items(layout)):
        inner = item.layout()
        if item.widget() is not widget and (inner is None or not _holds(inner, widget)):
            continue
        if inner is not None and (found := _column_with(inner, widget)) is not None:
            return found
        if isinstance(layout, QBoxLayout) and layout.direction() is _DOWN:
            return layout, number + 1
    return None


def _holds(layout: QLayout, widget: QWidget) -> bool:
    """Whether a widget lies in a layout, or in one inside it."""
    return any(
        item.widget() is widget or ((inner := item.layout()) is not None and _holds(inner, widget))
        for item in _items(layout)
    )
