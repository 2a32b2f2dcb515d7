# SPDX-License-Identifier: MIT
"""The short debrief: each marks what is open, then one page with one moment and one commitment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal

from coach.clock import as_clock
from coach.domain.practice.rounds import CardCheck, Rater
from coach.engine.practice.short_debrief import (
    Stage,
    asked_of_others,
    asked_of_rep,
    chosen_moment,
    differing,
    marked_in_talk,
    marker_of,
    seen_by_two,
    stage_of,
)
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.fields.asking import ENTER
from coach.ui.kit.fields.form_row import FormRow
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.rounds.comparison_view import ComparisonView
from coach.ui.rounds.debrief_step import DebriefStep
from coach.ui.rounds.improvement import improvement_card
from coach.ui.rounds.marks import MarkSheet
from coach.ui.rounds.marks_picture import letter_of
from coach.ui.rounds.round_words import chair_title, seen_text, short_name
from coach.ui.shell.person_field import PersonField
from coach.ui.shell.words import first_capital, signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from coach.domain.practice.rounds import CardFail
    from coach.engine.practice.gap import CheckMarks
    from coach.ui.rounds.commitment_step import CommitmentStep
    from coach.ui.rounds.debrief_step import Around, Debrief

_MOST_DIFFERING = 3  # checks that are shown on the page; all stand side by side
_MOST_NOTES = 3


class ShortStep(DebriefStep):
    """One page in three stages, of which the first two are a few checks; each is kept at once."""

    entered = Signal()  # Enter, while checks are marked: on to the next stage

    def __init__(self, around: Around, promise: CommitmentStep) -> None:
        """A page that shares `promise`, what will be done, with the whole debrief."""
        super().__init__(around, "", "")
        shell = around.shell
        self._named_as: dict[Rater, str] = {}  # the ids of those who sat there, as fields show them
        self._sheet = MarkSheet(shell, self, examples=False)
        self._differ, self._moment = Section("", parent=self), Section("", parent=self)
        self._noted = Section(self.tr("Noted in the talk"), parent=self)
        self._side = ComparisonView(shell.theme, self)
        self._all = Disclosure(
            shell,
            "all-checks",
            self.tr("All checks, compared"),
            parent=self,
        )
        self._all.body.addWidget(self._side)
        self._named = Disclosure(
            shell,
            "put-names",
            self.tr("Put names to it"),
            parent=self,
        )
        self._promise = promise
        self._promised = Section(promise.title, parent=self)
        self._together = Columns(shell.theme, shares=(3, 2), narrow=720)
        left, right = self._together.left, self._together.right
        for part in (self._moment, self._differ, self._noted):
            left.addWidget(part)
        right.addWidget(self._promised)
        right.addWidget(self._named)
        right.addWidget(self._all)
        left.addStretch(1)
        right.addStretch(1)
        self.body.addWidget(self._sheet)
        self.body.addWidget(self._together)
        self.body.addStretch(1)
        self._sheet.marked.connect(self._on_marked)

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        return Stage.OWN if self._of is None else stage_of(self._of.round, self._of.cards.sheet)

    def on_words(self) -> str:
        """What the button says that leads on from this stage."""
        of, stage = self._of, self.stage
        if of is None or stage is Stage.TOGETHER:
            return self.tr("Done")
        if stage is Stage.OWN and asked_of_others(of.round, of.cards.sheet):
            return self.tr("Now the other")
        return self.tr("Compare")

    # -- what is shown

    def hold_promise(self) -> None:
        """Take what will be done onto this page; where it is already, the keys stay in it."""
        if not self._promised.isAncestorOf(self._promise):
            self._promised.body.addWidget(self._promise)
            self._promise.lead.hide()
            self._promise.show()

    def show_debrief(self, of: Debrief) -> None:
        """Show whose turn it is, or the page that both look at."""
        super().show_debrief(of)
        stage = self.stage
        together = stage is Stage.TOGETHER
        for part in (self.lead, self._sheet):
            part.setVisible(not together)
        self._together.setVisible(together)
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.NoFocus if together else policy.StrongFocus)
        if together:
            self._draw_together(of)
        else:
            self._draw_marks(of, stage)

    def _draw_marks(self, of: Debrief, stage: Stage) -> None:
        rater, checks = self._rater(of, stage), asked_of_rep(of.round, of.cards.sheet)
        who = first_capital(self.who(rater))
        if stage is Stage.OWN:
            self.title = self.tr("{who}: what did you do?").format(who=who)
            self.lead.setText(self.tr("Mark what you said and did, while nobody else looks."))
        else:
            checks = asked_of_others(of.round, of.cards.sheet)
            self.title = self.tr("{who}: what did you see?").format(who=who)
            self.lead.setText(self._open_words(of))
        self.setAccessibleName(self.title)
        own = [mark for mark in of.round.marks if mark.rater is rater]
        self._sheet.show_sheet(
            of.cards.sheet,
            [replace(mark, at=None) for mark in own],
            [check.id for check in checks],
            others=False,
        )

    def _open_words(self, of: Debrief) -> str:
        """What of the talk is kept, and that a check may not have come up in it at all."""
        cards, known = of.cards, {each.pushback for each in of.round.pushbacks}
        form = self.tr(
            "Kept from the talk: push-backs {made} of {all}, checks {marked} of {asked}. These are "
            "still open."
        )
        asked, marked = asked_of_rep(of.round, cards.sheet), marked_in_talk(of.round)
        of_talk = sum(check.id in marked for check in asked)
        return form.format(
            made=sum(each.id in known for each in cards.client.pushbacks),
            all=len(cards.client.pushbacks),
            marked=of_talk,
            asked=of_talk + len(asked_of_others(of.round, cards.sheet)),
        )

    def _rater(self, of: Debrief, stage: Stage) -> Rater:
        return Rater.REP if stage is Stage.OWN else marker_of(of.round)

    def _draw_together(self, of: Debrief) -> None:
        self.title = self.tr("What you take with you")
        found = differing(of.marks)
        self._differ.set_title(self.tr("Where you differ"))
        all_, gap = seen_by_two(of.marks), of.marks.gap
        form = (
            self.tr("{count} of {all}")
            if gap is None
            else self.tr("{count} of {all} · in sum {gap}")
        )
        said = form.format(count=len(found), all=all_, gap=signed(gap))
        self._differ.set_count(said if found else "")
        fill(self._differ.body, self._differing(of, found))
        self._moment.set_title(self.tr("One moment"))
        fill(self._moment.body, self._moment_parts(of))
        fill(self._noted.body, self._note_parts(of))
        self._noted.setVisible(bool(of.round.notes))
        self._side.show_marks(of.marks, self._short)
        self._promise.show_debrief(of)
        self._offer_names(of)

    def _offer_names(self, of: Debrief) -> None:
        """Ask who sat there, and let a name be mended; a field that is written in stays."""
        people = dict(of.round.people)
        missing = self.tr("Put names to it")
        self._named.set_title(self.tr("Names") if all(people.values()) else missing)
        if people != self._named_as:
            self._named_as = people
            rows = []
            for rater, who in people.items():
                field = PersonField(f"named:{rater.value}", self._names, self)
                field.put(self._services.people.name(who))
                field.editingFinished.connect(partial(self._on_named, rater, field))
                rows.append(FormRow(chair_title(rater), field, parent=self))
            fill(self._named.body, rows)

    def _on_named(self, rater: Rater, field: PersonField) -> None:
        """Keep a name that is another one now."""
        of, name = self._of, field.named().strip()
        known = "" if of is None else self._services.people.name(dict(of.round.people)[rater])
        if of is not None and name != known:
            self.do(partial(self._services.rounds.name, of.round.id, rater, name))

    def _short(self, rater: Rater) -> str:
        of = self._of
        return "" if of is None else short_name(self._services, self._names, of.round, rater)

    def _differing(self, of: Debrief, found: tuple[CheckMarks, ...]) -> Iterator[QWidget]:
        if not seen_by_two(of.marks):
            yield Body(self.tr("Only one side has marked."), self)
        elif not found:
            yield Body(self.tr("Nowhere."), self)
        told = chosen_moment(of.round, of.cards, of.marks).first
        letters = {check.id: letter_of(n) for n, check in enumerate(of.cards.sheet.checks)}
        for each in found[:_MOST_DIFFERING]:
            seen = (f"{self._short(rater)}: {seen_text(one)}" for rater, one in each.seen)
            says = self.tr("the one above") if each.check == told else each.check.says
            yield Body(f"{letters[each.check.id]}  {says}", self)
            yield Quiet(" · ".join(seen), self)
        if (more := len(found) - _MOST_DIFFERING) > 0:
            form = self.tr("{count} more: they stand in “All checks, compared”.")
            yield Quiet(form.format(count=more), self)

    def _note_parts(self, of: Debrief) -> Iterator[QWidget]:
        for note in of.round.notes[:_MOST_NOTES]:
            form = self.tr("{time}  {note}")
            yield Body(form.format(time=as_clock(note.at), note=self.shown(note.text)), self)
        if (more := len(of.round.notes) - _MOST_NOTES) > 0:
            form = self.tr("{count} more stand in the whole debrief.")
            yield Quiet(form.format(count=more), self)

    def _moment_parts(self, of: Debrief) -> Iterator[QWidget]:
        chosen = chosen_moment(of.round, of.cards, of.marks)
        if chosen.moment is not None:
            form = self.tr("At {time}")
            said = form.format(time=as_clock(chosen.moment.at))
            if chosen.pushback is not None:
                form = self.tr("At {time}, after {line}")
                said = form.format(time=as_clock(chosen.moment.at), line=chosen.pushback.says)
            yield Quiet(said, self)
        if chosen.first is None:
            said = self.tr("Nothing was missed. Next time, take a harder client.")
            if not of.marks.compared:
                said = self.tr(
                    "Only one of you has marked, so nothing tells what was missed. Back leads to "
                    "the checks."
                )
            yield Body(said, self)
        else:
            yield improvement_card(chosen.first, self, brief=True)
            yield Body(self._again(chosen.first), self, tone="quiet")
        if chosen.second is not None:
            form = self.tr("Missed, too: {what}")
            if chosen.more:
                form = self.tr("Missed, too: {what} And {count} more.")
            yield Body(form.format(what=chosen.second.says, count=chosen.more), self)
        if chosen.keep is not None:
            yield Body(self.tr("Keep this: {what}").format(what=chosen.keep.says), self)

    def _again(self, missed: CardFail | CardCheck) -> str:
        """What both do with it now: a line is said, and what is no line is done."""
        if isinstance(missed, CardCheck) and missed.yes.startswith("“"):
            return self.tr("Now say it, aloud.")
        return self.tr("Now do that moment once more.")

    def take_focus(self) -> None:
        """Bring the keys to the checks, or to what will be done."""
        if self.stage is Stage.TOGETHER:
            self._promise.take_focus()
        else:
            self.setFocus()

    # -- what the user does

    def _on_marked(self, check: object, answer: object) -> None:
        if self._of is not None:
            self.mark_as(self._rater(self._of, self.stage), check, answer)

    def go_on(self) -> bool:
        """Go to the next stage; False on the last one, which stays as it is."""
        of, stage = self._of, self.stage
        if of is None or stage is Stage.TOGETHER:
            return False
        finish = self._services.rounds.finish_marks
        done = [Rater.REP]
        if stage is Stage.OTHERS or not asked_of_others(of.round, of.cards.sheet):
            done = [rater for rater, _who in of.round.people]
        for rater in done:
            self.do(partial(finish, of.round.id, rater))
        return True

    def go_back(self) -> bool:
        """Go to the stage before; False on the first one."""
        of, stage = self._of, self.stage
        if of is None or stage is Stage.OWN:
            return False
        finish = self._services.rounds.finish_marks
        again = [Rater.REP]
        if stage is Stage.TOGETHER:
            open_ = asked_of_others(of.round, of.cards.sheet)
            again = [marker_of(of.round)] if open_ else [rater for rater, _who in of.round.people]
        for rater in again:
            self.do(partial(finish, of.round.id, rater, done=False))
        return True

    def take_back(self, *, undo: bool) -> bool:
        """Take the last mark that is shown back, or put it back; False where there is none.

        What was marked in the talk is not shown, and stays.
        """
        of, stage = self._of, self.stage
        if of is None or stage is Stage.TOGETHER:
            return False
        rater = self._rater(of, stage)
        here = of.round.undoable_after if undo else of.round.redoable_after
        return rater in here and self.turn_back(rater, undo=undo)

    def conclude(self) -> bool:
        """Keep what will be done, as one goes on from the last stage; whether one may."""
        return self._promise.conclude()

    def finish(self) -> None:
        """Keep what is being typed."""
        super().finish()
        self._promise.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters mark, as the sheet says, while checks are shown; Enter goes on."""
        if self._sheet.isHidden():
            super().keyPressEvent(event)
        elif event.key() in ENTER:
            self.entered.emit()
        elif not self._sheet.take_key(event):
            super().keyPressEvent(event)
