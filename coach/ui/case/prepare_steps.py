# SPDX-License-Identifier: MIT
"""The steps before a talk, to tick: before, the setting, on the day; each says where it is from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from coach.clock import today
from coach.domain.plan import AT_ONCE
from coach.ui.case.source_list import source_line
from coach.ui.kit.basic.buttons import IconButton, QuietButton
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.check_row import CheckRow, show_tick
from coach.ui.kit.fields.dates import from_talk, short_day
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.services.after.prepare import PrepareItem
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_STAGES = ("before", "setting", "day")
_AT_FIRST = 6  # rows
_BOX = 28  # pixels: what stands below the words stands under them, and not under the box


class StepRow(QWidget):
    """A box to tick, and a sign that shows the source below."""

    ticked = Signal(object)  # (id, whether it is ticked now)

    def __init__(
        self,
        shell: Shell,
        item: PrepareItem,
        source: str,
        when: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        check = CheckRow(item.id, item.text, done=item.done, parent=self)
        check.box.setAccessibleDescription(" ".join(filter(None, (item.detail, when))))
        check.ticked.connect(self.ticked)
        self._source = Quiet(source, self)
        self._source.hide()
        layout = column_of(self, gap=2)
        row = self._row(check, when)
        if source:
            row.addWidget(self._source_sign(shell, item), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)
        below = QVBoxLayout()
        below.setContentsMargins(_BOX, 0, 0, 0)
        if item.detail:
            below.addWidget(Quiet(item.detail, self))
        below.addWidget(self._source)
        layout.addLayout(below)

    def _row(self, check: CheckRow, when: str) -> QHBoxLayout:
        """The box with its words, and when it is due."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(check, 1)
        row.addStretch(0)
        if when:
            day = Quiet(when, self)
            day.prefer_line()
            day.setContentsMargins(0, 5, 0, 0)  # on the line of the words
            row.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _source_sign(self, shell: Shell, item: PrepareItem) -> IconButton:
        """The sign that shows the source below, and hides it."""
        title = self.tr("Where this comes from: {step}").format(step=item.text)
        sign = IconButton(shell.icons.icon("info", "quiet"), title, f"source:{item.id}", self)
        sign.setToolTip(self.tr("Where this comes from"))
        sign.setCheckable(True)
        sign.toggled.connect(self._source.setVisible)
        return sign


def when_words(item: PrepareItem, day: date) -> str:
    """When a thing is due, seen from a day: of a step of the plan only."""
    if item.due is not None:
        return "" if item.done else short_day(item.due, day)
    if item.day is not None and item.day <= AT_ONCE:
        return QCoreApplication.translate("Dates", "today")
    return from_talk(item.day) if item.day is not None else ""


def _keep(
    tick: tuple[str, bool], rows: QWidget, case_id: str, services: Services, shell: Shell
) -> bool:
    """Keep what was ticked in some rows, at once; where that is refused the tick goes back."""
    step, done = tick
    kept = shell.attempt(partial(services.cases.tick, case_id, step, done))
    if not kept:
        show_tick(rows, step, done=not done)
    return kept


def _as_seen(
    services: Services, case_id: str, items: Sequence[PrepareItem]
) -> tuple[PrepareItem, ...]:
    """Steps of a case with names as they may be shown now; some hold what the user told."""
    mask = NameMask(services)
    private = services.talks.private_names(case_id) if mask.hidden else ()
    return tuple(mask.step(item, private) for item in items)


class BeforeRows(QWidget):
    """What comes before the day of the talk; what is beyond the first few is behind a button.

    The rows are those of the page of the day, with the same words, ticks and dates.
    """

    ticked = Signal()

    def __init__(
        self, services: Services, shell: Shell, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._services, self._shell = services, shell
        self._case_id, self._whole = "", False
        self._items: Sequence[PrepareItem] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._more = QuietButton("", f"{name}-more", parent=self)
        self._more.clicked.connect(self._on_more_clicked)
        layout = column_of(self, gap=4)
        layout.addLayout(self._rows)
        layout.addWidget(self._more)

    def show_items(self, case_id: str, items: Sequence[PrepareItem]) -> None:
        """Show these things of a case; nothing at all for none."""
        self._case_id, self._items = case_id, _as_seen(self._services, case_id, items)
        items = self._items
        day, library = today(self._services.clock), self._services.library
        least = max(_AT_FIRST, sum(item.day is not None for item in items))  # these come first
        shown = items if self._whole or len(items) <= least + 1 else items[:least]
        rows = []
        for item in shown:
            source = source_line(library.sources(item.sources))
            row = StepRow(self._shell, item, source, when_words(item, day), self)
            row.ticked.connect(self._on_ticked)
            rows.append(row)
        fill(self._rows, rows)
        left = len(items) - len(shown)
        self._more.setVisible(left > 0)
        self._more.set_text(self.tr("and {count} more").format(count=left))
        self.setVisible(bool(items))

    def _on_more_clicked(self) -> None:
        at = self._rows.count()
        self._whole = True
        self.show_items(self._case_id, self._items)
        first = self._rows.itemAt(at)
        if first is not None and (row := first.widget()) is not None:
            row.findChildren(QCheckBox)[0].setFocus()

    def _on_ticked(self, tick: tuple[str, bool]) -> None:
        if _keep(tick, self, self._case_id, self._services, self._shell):
            self._shell.changed(Data.PLAN)
            self.ticked.emit()


class PrepareSteps(QWidget):
    """All steps of a case; a tick is kept at once."""

    ticked = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._case_id = ""
        self._shown: tuple[PrepareItem, ...] = ()  # so that ticking does not make them anew
        words = (self.tr("Before"), self.tr("The setting"), self.tr("On the day"))
        layout = column_of(self, gap=4)
        self._sections: dict[str, Section] = {}
        for stage, word in zip(_STAGES, words, strict=True):
            self._sections[stage] = Section(word, parent=self)
            layout.addWidget(self._sections[stage])

    def show_case(self, case_id: str) -> None:
        """Show the steps of a case."""
        self._case_id = case_id
        items = _as_seen(self._services, case_id, self._services.prepare.steps(case_id))
        if items != self._shown:
            self._shown = items
            for stage, section in self._sections.items():
                rows = [self._row(item) for item in items if item.stage == stage]
                fill(section.body, rows)
                section.setVisible(bool(rows))
        self._count(items)

    def _count(self, items: Sequence[PrepareItem]) -> None:
        for stage, section in self._sections.items():
            of_stage = [item for item in items if item.stage == stage]
            done = sum(item.done for item in of_stage)
            text = self.tr("{done} of {all} done").format(done=done, all=len(of_stage))
            section.set_count(text)

    def _row(self, item: PrepareItem) -> StepRow:
        source = source_line(self._services.library.sources(item.sources))
        day = today(self._services.clock)
        row = StepRow(self._shell, item, source, when_words(item, day), self)
        row.ticked.connect(self._on_ticked)
        return row

    def _on_ticked(self, tick: tuple[str, bool]) -> None:
        if _keep(tick, self, self._case_id, self._services, self._shell):
            steps = self._services.prepare.steps(self._case_id)
            self._shown = _as_seen(self._services, self._case_id, steps)
            self._count(self._shown)
            self._shell.changed(Data.PLAN)
            self.ticked.emit()
