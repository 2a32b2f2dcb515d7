# SPDX-License-Identifier: MIT
"""Looking back at a run, step by step on one page; one can stop at any (`methods.md` 7.3)."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.practice.comment import STEP
from coach.domain.practice.roleplay import transcribed
from coach.domain.practice.sealed import SealedKind
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Lead, Quiet, Title
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_column import PageColumn, with_foot
from coach.ui.kit.layout.page_head import HeadRow
from coach.ui.kit.layout.scroll_page import ScrollPage, scroll_by
from coach.ui.runs.check_marks import CheckMarks
from coach.ui.runs.commitment_form import CommitmentForm
from coach.ui.runs.debrief_bar import DebriefBar
from coach.ui.runs.debrief_steps import FactsStep, ImproveStep, ReactStep
from coach.ui.runs.moment_card import MomentCard
from coach.ui.runs.run_picture import RunPicture
from coach.ui.runs.run_words import as_shown, comments_as_shown
from coach.ui.runs.side_by_side import SideBySide
from coach.ui.shell.comment_notes import LooseComments
from coach.ui.shell.discreet import names_around
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import CompareRoute, RolePlayRoute
from coach.ui.shell.sealed_route import SealRoute
from coach.ui.shell.text_dialog import TextDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from coach.services.container import Services
    from coach.services.practice.debriefs import RunDebrief
    from coach.ui.shell.shell import Shell

_COLUMN = 720  # pixels, at 100 % text


class LookBack(IntEnum):
    """The steps, in their order."""

    REACT = 0
    FACTS = 1
    MARK = 2
    BESIDE = 3
    MOMENTS = 4
    COMMIT = 5


class DebriefPage(Page):
    """Each step comes when one goes on to it; what was said is kept at once."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "run-debrief-page")
        self._run_id = ""
        self._told: RunDebrief | None = None
        self._reached = LookBack.REACT
        self._came_to = LookBack.REACT  # before one went to another page
        self._title, self._lead = Title("", self), Lead("", self)
        self._title.setObjectName("debrief-title")
        self._react = ReactStep(self)
        self._facts = FactsStep(services, shell, self)
        self._marks = CheckMarks(self)
        self._beside, self._improve = SideBySide(self), ImproveStep(self)
        self._picture = RunPicture(shell, "meters", self)
        self._moments = QVBoxLayout()
        icon = shell.icons.icon("git-compare", "quiet")
        compare = self.tr("Lay it beside another run")
        self._compare = QuietButton(compare, "compare", icon, self)
        self._commitment = CommitmentForm(services, shell, self)
        self._bar = DebriefBar(shell, self)
        self._back = QuietButton(self.tr("Back"), "back", parent=self)
        icon = shell.icons.icon("undo-2", "quiet")
        self._to_run = QuietButton(self.tr("Back to the run"), "to-run", icon, self)
        icon = shell.icons.icon("lock", "quiet")
        self._send = QuietButton(self.tr("Send to my manager…"), "send-sealed", icon, self)
        self._loose = LooseComments(services, shell, self)
        self._empty = EmptyState(
            self.tr(
                "After a role-play, you look back at it here: one word, what was said, your own "
                "marks beside what it shows, what moved them, and one thing for the real talk."
            ),
            self.tr("Practise alone"),
            "to-roleplays",
            primary=True,
        )
        self._sections: dict[LookBack, Section] = {}
        self._column = PageColumn(shell.theme, _COLUMN, self, spacing=12)
        self._page = ScrollPage(self, bottom=16)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        keys = self.tr("Y yes, N no, Backspace opens it again. Mark first; then the run is shown.")
        for step, title, parts in (
            (LookBack.REACT, self.tr("1  First"), (self._react,)),
            (LookBack.FACTS, self.tr("2  What was said"), (self._facts,)),
            (
                LookBack.MARK,
                self.tr("3  Mark yourself"),
                (Quiet(keys, self), self._marks),
            ),
            (
                LookBack.BESIDE,
                self.tr("4  Your marks beside the run"),
                (self._beside, self._improve),
            ),
            (LookBack.MOMENTS, self.tr("5  What moved them"), (self._picture, self._compare)),
            (LookBack.COMMIT, self.tr("6  One thing for the real talk"), (self._commitment,)),
        ):
            section = self._sections[step] = Section(title, parent=self)
            for part in parts:
                section.body.addWidget(part)
            self._column.body.addWidget(section)
        self._moments.setSpacing(12)
        self._sections[LookBack.MOMENTS].body.insertLayout(1, self._moments)
        self._column.body.insertWidget(0, self._empty)
        head_row = HeadRow(self._shell.theme, self._title, self._to_run, self._send)
        self._page.body.addWidget(head_row)
        for head in (self._lead, self._back, self._loose):
            self._page.body.addWidget(head)
        self._column.put_into(self._page.body)
        self._page.body.addStretch(1)
        with_foot(self, self._page, self._bar)

    def _connect(self) -> None:
        self._react.said.connect(self._on_said)
        self._facts.comment_asked.connect(self._on_comment_asked)
        self._marks.marked.connect(self._on_marked)
        self._marks.finished.connect(self._bar.take_focus)
        self._compare.clicked.connect(self._on_compare)
        self._back.clicked.connect(self.leave)
        self._empty.asked.connect(partial(self._shell.go, "roleplays"))
        self._bar.next.clicked.connect(self._on_next)
        self._bar.enough.clicked.connect(self.leave)
        self._to_run.clicked.connect(self._on_back_to_run)
        self._send.clicked.connect(self._on_send)
        self._loose.changed.connect(self._redraw_comments)

    def leave(self) -> None:
        """Go where it was practised for."""
        self.finish()
        case_id = "" if self._told is None else self._told.view.run.case_id
        self._shell.go(*(("rehearse", case_id) if case_id else ("practice",)))

    def finish(self) -> None:
        """Keep the word that is being typed."""
        if self._told is not None:
            self._react.keep()

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show the run with the id `arg`, as far as one had come with it."""
        if arg is not None:
            self._run_id = str(arg)
        comes_back = self._told is not None and self._told.view.run.id == self._run_id
        self._came_to = self._reached if comes_back else LookBack.REACT
        drawn = self._shell.part(self._column, self._draw)
        self._bar.setVisible(drawn and self._empty.isHidden())
        if not drawn:
            self._title.setText(self.tr("Looking back"))
            self._lead.setText("")
            self._back.setFocus()
        self._back.setVisible(not drawn)
        for way in (self._to_run, self._send):
            way.setVisible(drawn and self._empty.isHidden())
        self._shell.part(self._loose, self._draw_loose)
        self._page.to_top()
        if drawn and self._came_to > LookBack.REACT:
            self._show_section()

    def _draw(self) -> None:
        self._run_id = self._run_id or self._services.runs.latest()
        self._empty.setVisible(not self._run_id)
        if not self._run_id:
            self._title.setText(self.tr("Looking back"))
            for section in self._sections.values():
                section.hide()
            self._empty.button.setFocus()
            return
        told = self._told = self._services.debriefs.of(self._run_id)
        ending = told.view.ending
        self._title.setText(told.view.play.title)
        not_over = self.tr("It is not over yet: what you said so far.")
        self._lead.setText(not_over if ending is None else ending.title)
        self._react.show_answers(told.answers)
        self._marks.show_checks(told.rubric.checks, dict(told.answers.marks))
        self._reached = max(self._how_far(told), self._came_to)
        for step in range(self._reached + 1):
            self._draw_step(LookBack(step))
        self._show_steps()
        self._take_focus()

    def _draw_loose(self) -> None:
        """Show what was said to the run, and to no line of it."""
        comments = self._services.comments.of(self._run_id) if self._run_id else ()
        loose = [each for each in comments if not each.comment.anchor.startswith(STEP)]
        self._loose.show_comments(loose, names_around(self._services, self._run_id))

    def _how_far(self, told: RunDebrief) -> LookBack:
        """Where one had come when one left."""
        if self._services.commitments.of(self._run_id):
            return LookBack.COMMIT
        marks = len(told.answers.marks)
        if marks == len(told.rubric.checks):
            return LookBack.BESIDE
        return LookBack.MARK if marks else LookBack.REACT

    def _draw_step(self, step: LookBack) -> None:
        """Draw what a step shows, once one has come to it."""
        draws = {
            LookBack.FACTS: (self._facts, self._draw_facts),
            LookBack.BESIDE: (self._beside, self._draw_beside),
            LookBack.MOMENTS: (self._picture, self._draw_moments),
            LookBack.COMMIT: (self._commitment, self._draw_commitment),
        }
        if step in draws:
            self._shell.part(*draws[step])

    def _draw_facts(self) -> None:
        told = self._told
        if told is not None:
            comments = self._services.debriefs.comments(self._run_id)
            self._facts.show_run(told.view, self._services.practice.moves(), comments)

    def _draw_beside(self) -> None:
        told = self._told = self._services.debriefs.of(self._run_id)
        self._beside.show_gap(told.gap, as_shown(self._services, told.view))
        self._improve.show_debrief(told)

    def _draw_moments(self) -> None:
        told = self._told
        if told is None:
            return
        view = as_shown(self._services, told.view)
        self._picture.show_run(view)
        name = view.called
        comments = self._services.debriefs.comments(self._run_id)
        cards: list[QWidget] = []
        for moment in told.facts.moments:
            case_id, at = view.run.case_id, moment.step
            said = comments_as_shown(self._services, comments.get(at, ()), case_id)
            seen = replace(moment, said=view.steps[moment.step].said)
            card = MomentCard(self._shell, seen, name, said, self)
            card.again.connect(self._on_again)
            cards.append(card)
        none = self.tr("Nothing moved {name} much, for better or worse.").format(name=name)
        fill(self._moments, cards or [Body(none, self, tone="quiet")])

    def _draw_commitment(self) -> None:
        told = self._told
        if told is not None:
            case_id, rule = told.view.run.case_id, told.facts.rule
            self._commitment.show_owner(self._run_id, case_id, rule)

    def _show_steps(self) -> None:
        for step, section in self._sections.items():
            seen = step <= self._reached
            passed = step is LookBack.MARK and self._reached > LookBack.MARK
            section.setVisible(seen and not passed)  # marks do not change once the run is shown
        self._bar.show_step(self._reached, len(LookBack))
        set_focus_order(self)

    def _take_focus(self) -> None:
        """Bring the keys to what the step is for."""
        takes = {
            LookBack.REACT: self._react.take_focus,
            LookBack.MARK: self._marks.take_focus,
            LookBack.COMMIT: self._commitment.take_focus,
        }
        takes.get(self._reached, self._bar.take_focus)()

    # -- what the user does

    def _on_next(self) -> None:
        self.finish()
        if self._reached is LookBack.COMMIT:
            if self._commitment.conclude():
                self.leave()
            return
        if self._reached is LookBack.MARK and self._marks.open and not self._bar.is_sure():
            self._bar.ask_whether_to_skip(self._marks.open)
            return
        self._reached = LookBack(self._reached + 1)
        self._draw_step(self._reached)
        self._show_steps()
        self._take_focus()
        self._show_section()

    def _show_section(self) -> None:
        """Bring the step of now into sight, once it is laid out."""
        section = self._sections[self._reached]
        QTimer.singleShot(0, section, partial(self._page.show_top, section))

    def _on_said(self, word: object, surprise: object) -> None:
        keep = partial(self._services.debriefs.say, self._run_id, str(word), str(surprise))
        if self._shell.attempt(keep):
            self._react.settle()

    def _on_marked(self, check: object, mark: object) -> None:
        is_yes = mark if isinstance(mark, bool) else None
        self._bar.show_step(self._reached, len(LookBack))
        self._shell.attempt(
            partial(self._services.debriefs.mark, self._run_id, str(check), is_yes=is_yes)
        )

    def _on_comment_asked(self, step: object) -> None:
        title, label = self.tr("Comment on this line"), self.tr("What you want to say to it")
        dialog = TextDialog(self._shell, self, title, label, "")
        dialog.given.connect(partial(self._on_comment_given, step))
        dialog.open()

    def _on_comment_given(self, step: object, text: object) -> None:
        told = self._told
        if told is None or not isinstance(step, int) or not str(text).strip():
            return
        quote = transcribed(told.view.steps[step].said)
        anchor = f"{STEP}{step}"
        add = partial(self._services.comments.add, self._run_id, anchor, str(text), quote=quote)
        if (made := self._shell.guard(add)) is not None:
            remove = partial(self._services.comments.remove, made.comment.id)
            self._shell.toast(self.tr("Kept with the line."), partial(self._undo, remove))
            self._redraw_comments()

    def _undo(self, call: object) -> None:
        if callable(call) and self._shell.attempt(call):
            self._redraw_comments()

    def _redraw_comments(self) -> None:
        self._shell.part(self._loose, self._draw_loose)
        self._draw_step(LookBack.FACTS)
        if self._reached >= LookBack.MOMENTS:
            self._draw_step(LookBack.MOMENTS)
        set_focus_order(self)

    def _on_again(self, step: object) -> None:
        """That minute again: a run of its own from that line on."""
        if not isinstance(step, int):
            return
        view = self._shell.guard(partial(self._services.runs.branch, self._run_id, step))
        if view is not None:
            self._shell.go("roleplay", RolePlayRoute(run_id=view.run.id, minute=True))

    def _on_back_to_run(self) -> None:
        self._shell.go("roleplay", RolePlayRoute(run_id=self._run_id))

    def _on_send(self) -> None:
        self._shell.go("seal", SealRoute(SealedKind.RUN, self._run_id))

    def _on_compare(self) -> None:
        self._shell.go("run-compare", CompareRoute(self._run_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What goes through a page goes through this one."""
        if event.modifiers() or not scroll_by(self._page, event.key()):
            super().keyPressEvent(event)
