# SPDX-License-Identifier: MIT
"""The pictures of the causes: where the case stands, where it stood, and how strong each is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from coach.domain.rules.heat import Heat
from coach.domain.rules.position import Take
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.dates import short_day
from coach.ui.kit.layout.stacked import column_of
from coach.ui.verdict.bars import EvidenceBars
from coach.ui.verdict.cause_words import cause_word
from coach.ui.verdict.triangle import CORNERS, Place, Triangle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from coach.domain.definition import Definition
    from coach.domain.rules.diagnosis import CauseShare
    from coach.domain.rules.verdict import Cause
    from coach.services.case.positions import PathPoint
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate

_MOST_PLACES = 4  # earlier days in the picture; more would hide each other


class CausePictures(QWidget):
    """The triangle, where any of its causes has evidence, its path in words, and the bars."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card(self, margin=8)
        self._triangle = Triangle(shell.theme, self._card)
        self._card.body.addWidget(self._triangle)
        self._legend = Quiet("", self)
        self._legend.setObjectName("path")
        self._bars = EvidenceBars(shell.theme, self)
        column_of(self, self._card, self._legend, self._bars, gap=8)

    def show_causes(self, causes: Sequence[CauseShare], places: Sequence[Place] = ()) -> None:
        """Draw the evidence, with other places of the case."""
        drawn = any(share.points for share in causes if share.cause in CORNERS)
        self._card.setVisible(drawn)
        self._legend.setVisible(drawn and bool(places))
        self._legend.setText("\n".join(place.words for place in places))
        self._triangle.show_causes(causes, places)
        self._bars.show_causes(causes)


class PathWords:
    """Says where a case stood before, day by day, and where its second take stands."""

    def __init__(self, definition: Definition, today: date, heat: Heat | None) -> None:
        self._definition, self._today, self._heat = definition, today, heat

    def places(self, path: Sequence[PathPoint]) -> tuple[Place, ...]:
        """The places beside the present one: up to four earlier days, and the second take."""
        first = [point for point in path if point.take is Take.FIRST]
        second = [point for point in path if point.take is Take.COOL]
        before = first[:-1][-_MOST_PLACES:]
        marked = [self._place(point, str(number)) for number, point in enumerate(before, start=1)]
        return (*marked, *(self._place(point, translate("Path", "2nd")) for point in second[-1:]))

    def _place(self, point: PathPoint, mark: str) -> Place:
        second = point.take is Take.COOL
        form = translate("Path", "{mark} · ring: {day}{anger}: {name} ({causes}).")
        if second:
            form = translate("Path", "{mark} · square: second take, {day}: {name} ({causes}).")
        words = form.format(
            mark=mark,
            day=short_day(point.on, self._today),
            name=self._definition.verdict(point.verdict).short,
            anger=translate("Path", ", when you were angrier") if self._heat is Heat.HOT else "",
            causes=strengths(point.shares, 10),
        )
        return Place(point.shares, words, mark, second=second)


def strengths(points: Mapping[Cause, float], times: int = 1) -> str:
    """The causes in words, the strongest first: "fixable 5, personal 3"."""
    strong = sorted((cause for cause in points if points[cause]), key=lambda cause: -points[cause])
    words = (f"{cause_word(cause)} {round(times * points[cause])}" for cause in strong)
    return ", ".join(words) or translate("Path", "no evidence yet")
