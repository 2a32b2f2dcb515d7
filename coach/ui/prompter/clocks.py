# SPDX-License-Identifier: MIT
"""The clocks of the prompter: this part against its plan, all of it, and until the news."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from coach.clock import as_clock
from coach.ui.kit.basic.labels import Lead
from coach.ui.kit.layout.flow_layout import FlowLayout

if TYPE_CHECKING:
    from coach.ui.prompter.stopwatch import Stopwatch


class Clocks(QWidget):
    """Three clocks in a row, told apart by words; a part that takes longer says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = self._label("clock-part")
        self._all = self._label("clock-all")
        self._news = self._label("clock-news")
        self._paused = self._label("clock-paused")
        self._paused.setText(self.tr("Clock paused"))
        layout = FlowLayout(self, gap=28)
        for label in (self._paused, self._part, self._all, self._news):
            layout.addWidget(label)

    def show_times(self, watch: Stopwatch, part: int | None, planned: int, *, news: bool) -> None:
        """Show what a stopwatch counts.

        Args:
            watch: It.
            part: The number of the part that is shown, from 0; None where none is.
            planned: Seconds planned for this part.
            news: Whether the talk has news to reach.
        """
        self._part.setVisible(part is not None)
        if part is not None:
            self._show_part(watch.of_part(part), planned)
        self._say(self._all, self.tr("In all {time}").format(time=as_clock(watch.in_all)))
        reached = watch.to_news
        form = self.tr("To the news {time}") if reached is None else self.tr("News after {time}")
        self._say(
            self._news, form.format(time=as_clock(watch.in_all if reached is None else reached))
        )
        self._news.setVisible(news)
        self._paused.setVisible(part is not None and not watch.running)

    def _show_part(self, seconds: float, planned: int) -> None:
        over = int(seconds) - planned
        if over > 0:
            text = self.tr("This part {time}, {over} over its {planned}")
        else:
            text = self.tr("This part {time} of {planned}")
        times = {"time": as_clock(seconds), "planned": as_clock(planned), "over": as_clock(over)}
        self._say(self._part, text.format(**times))
        tone = "" if over > 0 else "quiet"
        if self._part.property("tone") != tone:
            self._part.set_tone(tone)

    def _say(self, label: Lead, text: str) -> None:
        if label.text() != text:
            label.setText(text)
            self.updateGeometry()

    def _label(self, name: str) -> Lead:
        label = Lead("", self, tone="quiet")
        label.setObjectName(name)
        label.setWordWrap(False)
        return label
