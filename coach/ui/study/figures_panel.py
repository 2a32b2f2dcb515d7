# SPDX-License-Identifier: MIT
"""How studying goes: what comes, the time it took, what stays in mind, and what will not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.pictures import Column, Columns, Ring
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import long_day, short_day
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.study.study_words import cards_text, kind_text, minutes_text, percent_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coach.domain.study.figures import (
        DayCount,
        DaySeconds,
        Figures,
        HardSpot,
        Overview,
        Retention,
    )
    from coach.ui.shell.shell import Shell

_FEW = 10  # answers below which a share says nothing
_HIGH = 5  # cards, or minutes: a column of so many is at least half as high as there is room
_DOTS = 8
_HARD = 5  # hard spots that are listed
_MINUTE = 60


class Share(QWidget):
    """A ring, and beside it what it is a share of."""

    def __init__(self, shell: Shell, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._ring = Ring(shell.theme, name, self)
        self._title = title
        heading, self._words = Body(title, self), Quiet("", self)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(heading)
        words.addWidget(self._words)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(14)
        row.addWidget(self._ring)
        row.addLayout(words, 1)
        row.addStretch(0)  # takes what the words, of a width to be read, leave over

    def show_share(self, retention: Retention) -> None:
        """Show what was remembered of what came again."""
        share = retention.share
        if share is None:
            self._words.setText(self.tr("None has come again yet."))
        else:
            form = self.tr("{kept} of {asked} remembered")
            if retention.asked < _FEW:
                form = self.tr("{kept} of {asked} remembered: too few to say much")
            self._words.setText(form.format(kept=retention.remembered, asked=retention.asked))
        shown = percent_text(share) if share is not None else "–"
        self._ring.show_share(share or 0.0, shown, f"{self._title}: {self._words.text()}")


class FiguresPanel(QWidget):
    """The pictures, each with its figures in words; `opened` carries the id of a hard card."""

    opened = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        theme = shell.theme
        self._ahead = Columns(theme, "figure-ahead", self.tr("Cards that come, day by day"), self)
        self._spent = Columns(theme, "figure-spent", self.tr("Minutes studied, day by day"), self)
        self._young = Share(shell, "figure-young", self.tr("Learned lately"), self)
        self._mature = Share(shell, "figure-mature", self.tr("Known for three weeks or more"), self)
        self._ahead_words, self._spent_words = Quiet("", self), Quiet("", self)
        self._known = Quiet("", self)
        self._known.setObjectName("figure-known")
        self._hard = QVBoxLayout()
        self._hard.setSpacing(0)
        layout = column_of(self, gap=8)
        for title, parts in (
            (self.tr("What comes"), (self._ahead, self._ahead_words)),
            (self.tr("Time you spent"), (self._spent, self._spent_words)),
            (self.tr("What stayed in mind"), (self._young, self._mature, self._known)),
        ):
            section = Section(title, parent=self)
            for part in parts:
                section.body.addWidget(part)
            layout.addWidget(section)
        self._hard_section = Section(self.tr("Hard spots"), parent=self)
        self._hard_section.body.addLayout(self._hard)
        layout.addWidget(self._hard_section)

    def show_figures(self, figures: Figures, overview: Overview, day: date) -> None:
        """Show figures as they are on a day."""
        form = self.tr(
            "You have gone through {met} of the {all} cards, and would remember about {known} of "
            "them if you were asked now."
        )
        counts = {"met": overview.met, "all": overview.all, "known": overview.known}
        self._known.setText(form.format(**counts))
        self._show_ahead(figures.ahead, day)
        self._show_spent(figures.spent, day)
        self._young.show_share(figures.young)
        self._mature.show_share(figures.mature)
        fill(self._hard, self._hard_rows(figures.hard[:_HARD]))

    def _show_ahead(self, ahead: Sequence[DayCount], day: date) -> None:
        columns = [
            Column(
                each.count,
                str(each.count),
                short_day(each.day, day),
                self._of_day(each.day, cards_text(each.count)),
                marked=each.day == day,
            )
            for each in ahead
        ]
        self._ahead.show_columns(columns, most=_HIGH)
        count = sum(each.count for each in ahead)
        form = self.tr("{cards} within {days} days. Hatched: today, with what is overdue.")
        self._ahead_words.setText(form.format(cards=cards_text(count), days=len(ahead)))

    def _show_spent(self, spent: Sequence[DaySeconds], day: date) -> None:
        columns = [
            Column(
                each.seconds / _MINUTE,
                str(max(round(each.seconds / _MINUTE), 1)),
                short_day(each.day, day),
                self._of_day(
                    each.day,
                    f"{minutes_text(each.seconds)}, {cards_text(each.cards)}"
                    if each.cards
                    else self.tr("nothing"),
                ),
                marked=each.day == day,
            )
            for each in spent
        ]
        self._spent.show_columns(columns, most=_HIGH)
        seconds, cards = sum(each.seconds for each in spent), sum(each.cards for each in spent)
        form = self.tr("{cards} in {days} days: {minutes}. Hatched: today.")
        words = {"minutes": minutes_text(seconds), "cards": cards_text(cards), "days": len(spent)}
        self._spent_words.setText(form.format(**words))

    def _of_day(self, day: date, words: str) -> str:
        return self.tr("{day}: {words}").format(day=long_day(day), words=words)

    def _hard_rows(self, hard: Sequence[HardSpot]) -> Iterator[QWidget]:
        if not hard:
            yield Body(self.tr("None: no card has slipped after you knew it."), self, tone="quiet")
        for spot in hard:
            yield self._hard_row(spot)

    def _hard_row(self, spot: HardSpot) -> RowButton:
        times = self.tr("slipped once") if spot.lapses == 1 else self.tr("slipped {count} times")
        said = f"{kind_text(spot.card)}, {times.format(count=spot.lapses)}"
        if spot.suspended:
            said = self.tr("{said}, put aside").format(said=said)
        row = RowButton(self._shell.theme, f"hard:{spot.card}", spot.title, said, self)
        dots = row.add_word("●" * min(spot.lapses, _DOTS), "accent")
        dots.setAccessibleName(said)
        row.lead_on(self._shell.icons)
        row.clicked.connect(partial(self.opened.emit, spot.card))
        return row
