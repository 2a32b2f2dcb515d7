# SPDX-License-Identifier: MIT
"""Where advice comes from, and how strong it is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.ui.widgets.labels import Body, Quiet
from coach.ui.words import strength_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.script import Source


def source_line(sources: Iterable[Source]) -> str:
    """Sources as one sentence: "From: How to tell bad news (research)."; empty for none."""
    named = "; ".join(f"{source.title} ({strength_text(source.strength)})" for source in sources)
    text = QCoreApplication.translate("SourceList", "From: {sources}.")
    return text.format(sources=named) if named else ""


class SourceList(QWidget):
    """Each source with its strength, what it says, and where it stood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_sources(self, sources: Iterable[Source]) -> None:
        """Show these sources."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for source in sources:
            text = f"{source.title} · {strength_text(source.strength)}"
            self._layout.addWidget(Body(text, self))
            for quiet in (source.says, source.where):
                if quiet:
                    self._layout.addWidget(Quiet(quiet, self))
            self._layout.addSpacing(8)
