# SPDX-License-Identifier: MIT
"""Widgets one below the other, or side by side, out to the edges of what they lie in."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QWidget

B = TypeVar("B", bound="QBoxLayout")


def column_of(of: QWidget, *parts: QWidget, gap: int | None = None) -> QVBoxLayout:
    """The layout of a widget that has these one below the other; more can be put into it.

    Args:
        of: What they lie in; it keeps no room about them.
        parts: From the top.
        gap: Pixels between two; None leaves it to the style.
    """
    return _without_edges(QVBoxLayout(of), parts, gap)


def row_of(of: QWidget, *parts: QWidget, gap: int | None = None) -> QHBoxLayout:
    """The same side by side, from the left."""
    return _without_edges(QHBoxLayout(of), parts, gap)


def stack(layout: QBoxLayout, *parts: QWidget) -> None:
    """Put widgets behind those that are there."""
    for part in parts:
        layout.addWidget(part)


def _without_edges(layout: B, parts: tuple[QWidget, ...], gap: int | None) -> B:
    layout.setContentsMargins(0, 0, 0, 0)
    if gap is not None:
        layout.setSpacing(gap)
    stack(layout, *parts)
    return layout
