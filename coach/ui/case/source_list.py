# SPDX-License-Identifier: MIT
"""Where advice comes from, and how strong it is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.words import strength_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.talk.script import Source


def source_line(sources: Iterable[Source]) -> str:
    """Sources as one sentence: "From: How to tell bad news (research)."; empty for none."""
    named = "; ".join(f"{source.title} ({strength_text(source.strength)})" for source in sources)
    text = QCoreApplication.translate("SourceList", "From: {sources}.")
    return text.format(sources=named) if named else ""


class SourceList(QWidget):
    """Each source with its strength, what it says, and where it stood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column_of(self, gap=2)

    def show_sources(self, sources: Iterable[Source]) -> None:
        """Show these sources."""
        fill(self._layout, [self._source(source) for source in sources])

    def _source(self, source: Source) -> QWidget:
        widget = QWidget(self)
        layout = QVBoxLayout(widget)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(2)
        layout.addWidget(Body(f"{source.title} · {strength_text(source.strength)}", widget))
        for quiet in (source.says, source.where):
            if quiet:
                layout.addWidget(Quiet(quiet, widget))
        return widget
