# SPDX-License-Identifier: MIT
"""How practice goes with one person: by check and by move, with what others said to a moment."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clock import today
from coach.domain.practice.roleplay import transcribed
from coach.engine.practice.progress import Kind, Trend
from coach.engine.study.cards import check_source
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import focus_first, set_focus_order
from coach.ui.kit.basic.labels import Body, Lead, Quiet
from coach.ui.kit.basic.pictures import Column
from coach.ui.kit.basic.pictures import Columns as ColumnPicture
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of, stack
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.practice.asked_actions import AskedActions
from coach.ui.practice.asked_list import AskedList
from coach.ui.practice.progress_parts import (
    CheckRow,
    GapSection,
    attempt_words,
    move_words,
    row_words,
    share_words,
    trend_title,
)
from coach.ui.shell.discreet import NameMask, names_around
from coach.ui.shell.page import Page
from coach.ui.shell.practice_routes import ProgressRoute

if TYPE_CHECKING:
    from coach.engine.practice.progress import Attempt
    from coach.services.container import Services
    from coach.services.practice.progress import MoveProgress, Progress, Remark
    from coach.ui.shell.shell import Shell

_NAME = 18  # letters of a name that are seen
_SHOWN = 12  # attempts in a picture, and in the list below it
_MOST_MOVES = 5  # of each kind
_MOST_REMARKS = 8


class ProgressPage(Page):
    """`show_page` takes a `ProgressRoute`; None shows whoever sits here."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "progress-page")
        self._names = NameMask(services)
        self._person, self._chosen = "", False  # whether nobody was chosen
        self._found: Progress | None = None  # since it was drawn last
        self._actions = AskedActions(services, shell, self)
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Practice"), "back", icon("arrow-left", "quiet"))
        self._who = ChoiceField("progress-who", self, shortest=_NAME)
        self._who.setAccessibleName(self.tr("Whose practice"))
        self._head = PageHead(shell.theme, self.tr("How practice goes"), self._who)
        self._lead = Lead("")
        self._lead.setObjectName("progress-lead")
        self._empty = self._make_empty()
        self._picture = ColumnPicture(
            shell.theme, "attempt-picture", self.tr("What was done of what was due, by attempt")
        )
        self._attempts = Section(self.tr("Attempts"))
        self._legend = Quiet(
            self.tr("In a hundred checks that were due. Hatched: for two, as the others marked it.")
        )
        self._list = QVBoxLayout()
        learn = self.tr("Put on cards in Study")
        self._learn = QuietButton(learn, "learn-stuck", icon("graduation-cap", "quiet"))
        self._trends = {
            Trend.STUCK: Section(trend_title(Trend.STUCK), self._learn),
            Trend.BETTER: Section(trend_title(Trend.BETTER)),
        }
        self._others = Disclosure(shell, "other-checks", self.tr("All other checks"))
        self._gap = GapSection(shell.theme)
        self._moves = Section(self.tr("Moves, alone"))
        self._remarks = Section(self.tr("Said to a moment"))
        self._asked = Section(self.tr("Asked"))
        self._rows = AskedList(services, shell, "asked-of-person", self)
        self._columns = Columns(shell.theme, shares=(3, 2), narrow=760)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self.tr(
                "After the first finished attempt this page shows what got better and what is "
                "stuck, check by check. It compares nobody with anybody else."
            ),
            self.tr("Practise now"),
            "first-attempt",
            example=self.tr("For example: “Said the date unasked: 1 of 4 times, then 3 of 3.”"),
            primary=True,
        )

    def _lay_out(self) -> None:
        self._list.setSpacing(2)
        stack(self._attempts.body, self._picture, self._legend)
        self._attempts.body.addLayout(self._list)
        self._asked.body.addWidget(self._rows)
        trends = [*self._trends.values(), self._others]
        stack(self._columns.left, self._attempts, *trends)
        self._columns.left.addStretch(1)
        stack(self._columns.right, self._asked, self._remarks, self._gap, self._moves)
        self._columns.right.addStretch(1)
        stack(self._page.body, self._back, self._head, self._lead, self._empty, self._columns)
        self._page.body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._empty.asked.connect(self.leave)
        self._who.activated.connect(self._on_who_chosen)
        self._learn.clicked.connect(self._on_learn)
        self._actions.listen(self._rows)
        self._actions.done.connect(self._refresh)

    def leave(self) -> None:
        """Go back to practice."""
        self._shell.go("practice")

    # -- what is shown

    def show_page(self, arg: object = None) -> None:
        """Show how it goes with one person."""
        self._person = arg.person if isinstance(arg, ProgressRoute) else ""
        self._chosen = False
        self._refresh()
        self._page.to_top()
        if not self._empty.isHidden():
            self._empty.button.setFocus()
        elif not self._who.isHidden():
            self._who.setFocus()
        else:
            focus_first(self._columns)

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        part = self._shell.part
        self._found = None
        part(self._who, self._draw_who)
        part(self._lead, self._draw_lead)
        part(self._attempts, self._draw_attempts)
        part(self._others, self._draw_checks)
        part(self._gap, self._draw_gap)
        part(self._moves, self._draw_moves)
        part(self._remarks, self._draw_remarks)
        part(self._asked, self._draw_asked)
        set_focus_order(self)

    def _progress(self) -> Progress:
        if self._found is None:
            self._found = self._services.progress.of(self._person)
        return self._found

    def _draw_who(self) -> None:
        people = self._services.people.with_gone()
        me = self._services.assignments.me()
        if not self._person:
            self._person = me if self._chosen else self._services.progress.latest()
        self._who.clear()
        if not me:
            self._who.addItem(self.tr("without a name"), "")
        for each in people:
            self._who.addItem(self._names.name(each.name), each.id)
        self._who.setCurrentIndex(max(self._who.findData(self._person), 0))
        self._who.setVisible(bool(people))

    def _draw_lead(self) -> None:
        found = self._progress()
        there = bool(found.attempts)
        self._empty.setVisible(not there)
        self._columns.setVisible(there or bool(self._of_person()))
        count = len(found.attempts)
        better, stuck = (
            sum(each.line.trend is trend for each in found.checks)
            for trend in (Trend.BETTER, Trend.STUCK)
        )
        form = self.tr("{count} attempts. Checks that got better: {better}. Stuck: {stuck}.")
        if count == 1:
            form = self.tr("One attempt so far. From the second on, this says what got better.")
        self._lead.setText(form.format(count=count, better=better, stuck=stuck))
        self._lead.setVisible(there)

    def _draw_attempts(self) -> None:
        shown = self._progress().attempts[-_SHOWN:]
        marked = [each for each in shown if each.share is not None]
        self._attempts.setVisible(bool(shown))
        self._picture.setVisible(bool(marked))
        self._legend.setVisible(bool(marked))
        self._picture.show_columns([_column(each) for each in marked], most=100)
        fill(self._list, [self._attempt_row(each) for each in reversed(shown)])

    def _attempt_row(self, attempt: Attempt) -> RowButton:
        seen = attempt._replace(with_whom=tuple(map(self._names.name, attempt.with_whom)))
        title, detail = row_words(seen)
        row = RowButton(self._shell.theme, f"attempt:{attempt.id}", title, detail, self)
        icon = "users" if attempt.kind is Kind.ROUND else "user-round"
        row.lead_on(self._shell.icons, icon)
        row.clicked.connect(partial(self._open, attempt))
        return row

    def _open(self, attempt: Attempt) -> None:
        page = "round-debrief" if attempt.kind is Kind.ROUND else "run-debrief"
        self._shell.go(page, attempt.id)

    def _draw_checks(self) -> None:
        checks, theme = self._progress().checks, self._shell.theme
        for trend, section in self._trends.items():
            rows = [CheckRow(theme, each, self) for each in checks if each.line.trend is trend]
            fill(section.body, rows)
            section.setVisible(bool(rows))
        rest = [each for each in checks if each.line.trend not in self._trends]
        rest.sort(key=lambda each: each.line.trend is Trend.HELD)
        fill(self._others.body, [CheckRow(theme, each, self) for each in rest])
        self._others.setVisible(bool(rest))

    def _draw_gap(self) -> None:
        self._gap.show_attempts(self._progress().attempts[-_SHOWN:])

    def _draw_moves(self) -> None:
        moves = self._progress().moves
        helped = [each for each in moves if each.text.helps][:_MOST_MOVES]
        hurt = [each for each in moves if not each.text.helps][:_MOST_MOVES]
        parts: list[QWidget] = []
        for title, found in (
            (self.tr("What helps, as a rule"), helped),
            (self.tr("What hurts, as a rule"), hurt),
        ):
            if found:
                parts.append(self._strong(title))
                parts += [self._move(each) for each in found]
        fill(self._moves.body, parts)
        self._moves.setVisible(bool(parts))

    def _strong(self, text: str) -> Body:
        label = Body(text, self)
        label.set_strong(True)
        return label

    def _move(self, move: MoveProgress) -> Body:
        label = Body(move_words(move), self)
        label.setToolTip(move.text.rule)
        return label

    def _draw_remarks(self) -> None:
        remarks = self._progress().remarks[:_MOST_REMARKS]
        fill(self._remarks.body, [self._remark(each) for each in remarks])
        self._remarks.setVisible(bool(remarks))

    def _remark(self, remark: Remark) -> RowButton:
        said, attempt = remark.comment, remark.attempt
        author = self._names.name(said.author) or self.tr("somebody")
        private = names_around(self._services, attempt.id)
        text, quote = (self._names.text(words, private) for words in (said.text, said.quote))
        quote = f"{transcribed(quote)} · " if quote else ""
        detail = f"{quote}{author} · {attempt_words(attempt)}"
        row = RowButton(self._shell.theme, f"remark:{said.id}", text, detail, self)
        row.add_mark(self._shell.icons.icon("message-square-text", "quiet"), 18)
        row.clicked.connect(partial(self._open, attempt))
        return row

    def _of_person(self) -> list[object]:
        if not self._person:
            return []
        return [*self._services.assignments.of_person(self._person)]

    def _draw_asked(self) -> None:
        asked = self._services.assignments.of_person(self._person) if self._person else ()
        waiting = [each for each in asked if each.assignment.done is None]
        done = [each for each in asked if each.assignment.done is not None][-_MOST_MOVES:]
        self._rows.show_asked([*waiting, *reversed(done)], today(self._services.clock))
        self._asked.setVisible(bool(asked))

    def _on_learn(self) -> None:
        """Put what sticks on cards: what misses the check, and a better line."""
        found = (each.line for each in self._progress().checks if each.line.trend is Trend.STUCK)
        sources = [check_source(line.rubric, line.check) for line in found]
        since, study = self._services.clock(), self._services.study
        count = self._shell.guard(partial(study.learn_checks, sources))
        if count is None:
            return
        words = self.tr("One card is in Study now.")
        if count != 1:
            words = self.tr("{count} cards are in Study now.").format(count=count)
        back = partial(study.unlearn_checks, sources, since)
        self._shell.toast(words, partial(self._shell.attempt, back))

    def _on_who_chosen(self) -> None:
        self._person, self._chosen = str(self._who.currentData() or ""), True
        self._refresh()


def _column(attempt: Attempt) -> Column:
    share = round(100 * (attempt.share or 0.0))
    day = attempt.at.astimezone().date()
    return Column(
        value=share,
        shown=f"{share}",
        label=f"{day.day}/{day.month}",
        words=f"{attempt_words(attempt)}: {share_words(attempt)}",
        marked=attempt.kind is Kind.ROUND,
    )
