# SPDX-License-Identifier: MIT
"""The debrief of a round: one page after ten minutes, or seven steps; one press changes the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.domain.practice.rounds import DEBRIEF_STEPS, DebriefField, DebriefWay, Rater
from coach.domain.practice.sealed import SealedKind
from coach.engine.practice.moments import moments_of
from coach.engine.practice.short_debrief import Stage, debrief_way
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Quiet, Title
from coach.ui.kit.fields.asking import add_undo_keys
from coach.ui.kit.layout.page_column import with_foot
from coach.ui.kit.layout.page_head import HeadRow
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.rounds.commitment_step import CommitmentStep
from coach.ui.rounds.debrief_step import Around, Debrief, DebriefStep
from coach.ui.rounds.debrief_steps import AgainStep, LinesStep, MomentsStep, ReactStep
from coach.ui.rounds.facts_step import FactsStep
from coach.ui.rounds.marks_step import MarksStep
from coach.ui.rounds.short_step import ShortStep
from coach.ui.shell.comment_notes import LooseComments
from coach.ui.shell.discreet import NameMask, private_names
from coach.ui.shell.page import Page
from coach.ui.shell.sealed_route import SealRoute

if TYPE_CHECKING:
    from coach.domain.practice.comment import KeptComment
    from coach.engine.practice.moments import RoundMoment
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_SIDE = 40


class RoundDebriefPage(Page):
    """`show_page` takes the id of a round; without one, the last round."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "round-debrief-page")
        names = NameMask(services)
        around = Around(services, shell, names)
        icon = shell.icons.icon
        self._round_id, self._at, self._is_short = "", 0, False
        self._back = QuietButton(self.tr("Rounds"), "back", icon("arrow-left", "quiet"))
        self._where, self._title = Quiet(""), Title("")
        self._marks, self._promise = MarksStep(around), CommitmentStep(around)
        self._steps = (
            ReactStep(around),
            FactsStep(around),
            self._marks,
            MomentsStep(around),
            LinesStep(around),
            AgainStep(around),
            self._promise,
        )
        self._short = ShortStep(around, self._promise)
        self._way = QuietButton("", "debrief-way", icon("arrow-left-right", "quiet"))
        self._empty = EmptyState(
            self.tr("There is no round to look back on yet."),
            self.tr("Choose what to practise"),
            "to-setup",
            primary=True,
        )
        self._before = QuietButton(self.tr("Back"), "step-back", icon("arrow-left", "quiet"))
        arrow = icon("arrow-right", "on_accent")
        self._next = PrimaryButton(self.tr("Continue"), "step-next", arrow, trailing=True)
        lock = icon("lock", "quiet")
        self._send = QuietButton(self.tr("Send to my manager…"), "send-sealed", lock)
        self._loose = LooseComments(services, shell)
        self._inside, self._foot = QWidget(self), QWidget(self)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = self._page.body
        body.addWidget(HeadRow(self._shell.theme, self._back, self._way, room=420))
        parts = (self._where, self._title, self._loose, self._empty, *self._steps, self._short)
        self._parts = column_of(self._inside, *parts, gap=8)
        self._parts.addWidget(self._send, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self._inside)
        body.addStretch(1)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(_SIDE, 8, _SIDE, 16)
        foot.addWidget(self._before)
        foot.addStretch(1)
        foot.addWidget(self._next)
        with_foot(self, self._page, self._foot)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._before.clicked.connect(partial(self._go, -1))
        self._next.clicked.connect(partial(self._go, 1))
        self._empty.asked.connect(partial(self._shell.go, "round-setup"))
        self._send.clicked.connect(self._on_send)
        self._loose.changed.connect(self._draw)
        self._way.clicked.connect(self._on_way)
        self._short.entered.connect(partial(self._go, 1))
        for step in (self._short, *self._steps):
            step.changed.connect(self._draw)
        self._marks.turned.connect(self._on_turned)
        add_undo_keys(
            self, partial(self._take_back, undo=True), partial(self._take_back, undo=False)
        )

    def leave(self) -> None:
        """Go to the list of rounds; all that was written is kept."""
        self._shell.go("rounds")

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show the debrief of a round at the step where it was left."""
        if not self._shell.part(self._inside, partial(self._open, arg)):
            self._foot.hide()
        set_focus_order(self)
        self._take_focus()
        self._page.to_top()

    def _open(self, arg: object) -> None:
        rounds = self._services.rounds
        last = next((each for each in rounds.all() if each.ended is not None), None)
        self._round_id = str(arg) if arg else last.id if last is not None else ""
        there = bool(self._round_id)
        self._empty.setVisible(not there)
        for part in (self._where, self._title, self._foot, self._send, self._way):
            part.setVisible(there)
        if not there:
            for step in (self._short, *self._steps):
                step.hide()
            return
        at = dict(rounds.round(self._round_id).answers).get(DebriefField.STEP, "0")
        self._at = min(int(at), len(self._steps) - 1) if at.isdecimal() else 0
        self._draw()

    def _draw(self) -> None:
        if self._round_id:
            self._shell.part(self._inside, self._draw_step)

    def _draw_step(self) -> None:
        of = self._services.rounds.round(self._round_id)
        marks = self._services.rounds.comparison(of)
        self._is_short = debrief_way(of) is DebriefWay.SHORT
        self._place_promise()
        self._show_only(self._step() if marks is not None else None)
        self._show_way()
        if of.cards is None or marks is None:
            self._title.setText(self.tr("What stood on its cards cannot be read any more."))
            return
        self._step().show_debrief(Debrief(of, of.cards, marks))
        loose = self._without_place(moments_of(of, of.cards))
        self._loose.show_comments(loose, private_names(self._services, of.case_id))
        self._title.setText(self._step().title)
        self._show_foot()

    def _place_promise(self) -> None:
        """Put what one will do where it stands: on the short page, or among the seven steps."""
        if self._is_short:
            self._short.hold_promise()
        elif self._short.isAncestorOf(self._promise):
            self._parts.insertWidget(self._parts.count() - 1, self._promise)
            self._promise.lead.show()

    def _show_only(self, step: DebriefStep | None) -> None:
        """Show a step, and no other; the short page shows what one will do when it likes."""
        for each in (self._short, *self._steps):
            if each is not self._promise or not self._is_short:
                each.setVisible(each is step)

    def _show_foot(self) -> None:
        """Say where the buttons lead from here, and what has to be done before."""
        step, stage = self._step(), self._short.stage if self._is_short else None
        last = self._at == len(self._steps) - 1
        whole = self.tr("Done") if last else self.tr("Continue")
        self._next.set_text(self._short.on_words() if self._is_short else whole)
        self._before.setVisible(stage is not Stage.OWN if self._is_short else self._at > 0)
        self._where.setVisible(stage is not Stage.TOGETHER)
        self._send.setVisible(stage in (None, Stage.TOGETHER))  # first it is marked
        waits = step is self._marks and not self._marks.is_done
        self._next.set_closed(self.tr("First each marks for themselves.") if waits else "")

    def _step(self) -> DebriefStep:
        return self._short if self._is_short else self._steps[self._at]

    def _show_way(self) -> None:
        """Say how one looks back, and offer the other way."""
        where = self.tr("Debrief, step {number} of {all}")
        said = where.format(number=self._at + 1, all=len(self._steps))
        short = self.tr("The short debrief: about 4 minutes")
        self._where.setText(short if self._is_short else said)
        other = self.tr("The short debrief")
        self._way.set_text(self.tr("The whole debrief") if self._is_short else other)

    def _without_place(self, moments: tuple[RoundMoment, ...]) -> list[KeptComment]:
        """The comments on the round that stand below none of its moments."""
        placed = {each.anchor for each in moments}
        comments = self._services.comments.of(self._round_id)
        return [each for each in comments if each.comment.anchor not in placed]

    def _take_focus(self) -> None:
        if self._inside.isHidden() or not self._round_id:
            (self._back if self._inside.isHidden() else self._empty.button).setFocus()
            return
        step = self._step()
        if step is self._marks and self._marks.is_done:
            self._next.setFocus()  # what stands side by side is read from its top
            return
        step.take_focus()
        focused = self.window().focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self._next.setFocus()

    # -- what the user does

    def _go(self, way: int) -> None:
        step = self._step()
        if self._is_short and (self._short.go_back() if way < 0 else self._short.go_on()):
            self._on_turned()
            return
        if way < 0:
            step.finish()
        elif not step.conclude():
            return
        if self._is_short or self._at + way >= len(self._steps):
            self._end()
            return
        self._at = max(self._at + way, 0)
        self._keep(DebriefField.STEP, str(self._at))
        self._draw()
        self._on_turned()

    def _end(self) -> None:
        """Note that the debrief is done, and go where the rounds are."""
        way = DebriefWay.SHORT if self._is_short else DebriefWay.WHOLE
        self._keep(DebriefField.WAY, way.value)
        self._keep(DebriefField.STEP, str(DEBRIEF_STEPS))
        if not self._promise.kept_now:  # else that is said, with a way to take it back
            self._shell.toast(self._end_words())
        self.leave()

    def _end_words(self) -> str:
        """What the round came to: one without own marks, or without a next step, is not whole."""
        of = self._services.rounds.round(self._round_id)
        marked = any(mark.rater is Rater.REP for mark in of.marks)
        if marked and self._promise.is_made:
            return self.tr("That was a whole round. It stands in the list.")
        if marked and self._promise.has_no_day:
            return self.tr(
                "The round stands in the list. What you will do has no day, so nothing reminds "
                "you of it: open the round there to add one."
            )
        if marked:
            return self.tr("The round stands in the list, with nothing that you will do yet.")
        if self._promise.is_made:
            return self.tr("The round stands in the list, without marks of whoever practised.")
        return self.tr(
            "The round stands in the list. Whoever practised marked nothing, and nothing is "
            "planned: open it there to add both."
        )

    def _keep(self, field: DebriefField, said: str) -> None:
        self._shell.attempt(partial(self._services.rounds.answer, self._round_id, field, said))

    def _on_way(self) -> None:
        """Look back the other way; all that was marked and written stays."""
        self._step().finish()
        way = DebriefWay.WHOLE if self._is_short else DebriefWay.SHORT
        self._keep(DebriefField.WAY, way.value)
        self._draw()
        self._on_turned()

    def _on_turned(self) -> None:
        """Show what comes next on the step, from its top."""
        set_focus_order(self)
        self._take_focus()
        self._page.to_top()

    def _on_send(self) -> None:
        self._shell.go("seal", SealRoute(SealedKind.ROUND, self._round_id))

    def _take_back(self, *, undo: bool) -> None:
        """Take a mark back, or put it back; where there is none, what was done last."""
        step = self._step()
        marking = isinstance(step, ShortStep | MarksStep) and step.take_back(undo=undo)
        if not marking and not (undo and self._shell.undo()):
            self._shell.hint(self.tr("There is nothing to take back here."))

    def finish(self) -> None:
        """Keep what is being typed."""
        self._step().finish()
