# SPDX-License-Identifier: MIT
"""Each marks apart, unseen by the others; when all have, the marks stand side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rounds.comparison_view import ComparisonView
from coach.ui.rounds.debrief_step import DebriefStep
from coach.ui.rounds.marks import MarkSheet
from coach.ui.rounds.round_words import short_name
from coach.ui.rounds.views import Cover
from coach.ui.shell.words import first_capital

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.domain.practice.rounds import Rater, Round
    from coach.ui.rounds.debrief_step import Around, Debrief


class MarksStep(DebriefStep):
    """One sheet at a time, each behind a cover; `turned` says that another of them is shown."""

    turned = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(
            around,
            self.tr("Mark it, each apart"),
            self.tr("Nobody sees the others’ marks until all are done. Then you compare."),
        )
        self._apart = self.title
        self._rater: Rater | None = None  # whose sheet is open
        self._cover, self._sheet = Cover(self), MarkSheet(around.shell)
        self._done = SecondaryButton(self.tr("I have marked everything"), "marks-done")
        self._marking = QWidget(self)
        marking = column_of(self._marking, self._sheet)
        marking.addSpacing(8)
        marking.addWidget(self._done)
        marking.addStretch(1)
        self._side = ComparisonView(around.shell.theme, self)
        self._again = FlowRow(gap=4)
        compared = QWidget(self)
        side = column_of(compared, self._side)
        side.addSpacing(8)
        side.addWidget(self._again)
        side.addStretch(1)
        self._compared = compared
        self._parts = (self._cover, self._marking, self._compared)
        for part in self._parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._cover.lifted.connect(self._on_lifted)
        self._sheet.marked.connect(self._on_marked)
        self._done.clicked.connect(self._on_done)

    @property
    def is_done(self) -> bool:
        """Whether all have marked."""
        return self._of is not None and not self._services.rounds.waiting_for(self._of.round)

    def show_debrief(self, of: Debrief) -> None:
        """Show whose turn it is, or the comparison."""
        another = self._of is None or self._of.round.id != of.round.id
        super().show_debrief(of)
        if another:
            self._rater = None
        self._draw()

    def _draw(self) -> None:
        of = self._of
        if of is None:
            return
        waiting = self._services.rounds.waiting_for(of.round)
        self.title = self._apart if waiting else self.tr("What each of you saw")
        self.lead.setVisible(bool(waiting))
        if not waiting:
            self._show(self._compared)
            self._side.show_marks(of.marks, self._short)
            self._offer_again(of.round)
        elif self._rater in waiting:
            self._show(self._marking)
            own = [mark for mark in of.round.marks if mark.rater is self._rater]
            self._sheet.show_sheet(of.cards.sheet, own)
        else:
            self._show(self._cover)
            form = self.tr("{who} marks now, and nobody else can see the screen.")
            self._cover.say(
                self.tr("Next: {who}").format(who=self.who(waiting[0])),
                first_capital(form.format(who=self.who(waiting[0]))),
            )

    def _short(self, rater: Rater) -> str:
        of = self._of
        return "" if of is None else short_name(self._services, self._names, of.round, rater)

    def _show(self, part: QWidget) -> None:
        for each in self._parts:
            each.setVisible(each is part)

    def _offer_again(self, of: Round) -> None:
        flow = self._again.flow
        while (item := flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for rater, _who in of.people:
            text = self.tr("Mark again: {who}").format(who=self.who(rater))
            button = QuietButton(text, f"mark-again:{rater.value}")
            button.clicked.connect(partial(self._on_again, rater))
            flow.addWidget(button)
            button.show()

    def take_focus(self) -> None:
        """Bring the keys to the cover, the sheet, or the comparison."""
        if not self._cover.isHidden():
            self._cover.button.setFocus()
        elif not self._marking.isHidden():
            self._done.setFocus()
        else:
            super().take_focus()

    # -- what the user does

    def _on_lifted(self) -> None:
        if self._of is not None:
            waiting = self._services.rounds.waiting_for(self._of.round)
            self._rater = next(iter(waiting), None)
            self._draw()
            self.turned.emit()

    def _on_marked(self, check: object, answer: object) -> None:
        self.mark_as(self._rater, check, answer)

    def _on_done(self) -> None:
        of, rater = self._of, self._rater
        if of is None or rater is None:
            return
        self._rater = None
        self.do(partial(self._services.rounds.finish_marks, of.round.id, rater))
        self.turned.emit()

    def _on_again(self, rater: Rater) -> None:
        if self._of is not None:
            finish = self._services.rounds.finish_marks
            self.do(partial(finish, self._of.round.id, rater, done=False))
            self.turned.emit()

    def take_back(self, *, undo: bool) -> bool:
        """Take the last mark of the open sheet back, or put it back; False where there is none."""
        if self._rater is None or self._marking.isHidden():
            return False
        return self.turn_back(self._rater, undo=undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters mark, as the sheet says, while one is open."""
        if not self._marking.isHidden() and self._sheet.take_key(event):
            return
        super().keyPressEvent(event)
