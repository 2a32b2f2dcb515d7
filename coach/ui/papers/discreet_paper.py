# SPDX-License-Identifier: MIT
"""A paper as discreet mode shows it: with initials for the names that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.papers.paper import Block, Paper


def initials_told() -> str:
    """That what goes out has the names, wherever initials are seen."""
    return QCoreApplication.translate(
        "Papers", "Initials are shown here only: the file, the print and the copy have the names."
    )


def with_names_shown(paper: Paper, shown: Callable[[str], str]) -> Paper:
    """The paper with every text as `shown` gives it; what is saved or printed is not touched."""
    return replace(
        paper,
        heading=shown(paper.heading),
        about=tuple(map(shown, paper.about)),
        blocks=tuple(_block(block, shown) for block in paper.blocks),
        subject=shown(paper.subject),
    )


def _block(block: Block, shown: Callable[[str], str]) -> Block:
    points = tuple(
        replace(point, text=shown(point.text), lead=shown(point.lead)) for point in block.points
    )
    rows = tuple(tuple(map(shown, row)) for row in block.rows)
    return replace(block, text=shown(block.text), points=points, rows=rows)
