# SPDX-License-Identifier: MIT
"""What today asks for: the next talk, what is due, what was missed or left, what comes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.clock import today
from coach.engine.after.agenda import Ask, count
from coach.ui.case.reminder_actions import ReminderActions
from coach.ui.kit.basic.buttons import PrimaryButton
from coach.ui.kit.basic.empty_state import EmptyState
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import short_day, whole_day
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.page import Page
from coach.ui.today.away_line import AwayLine
from coach.ui.today.case_tasks import CaseTaskList, Told
from coach.ui.today.commitment_list import CommitmentList
from coach.ui.today.next_talk_card import NextTalkCard
from coach.ui.today.study_line import StudyLine
from coach.ui.today.unfinished_cases import SHOWN, UnfinishedCases

if TYPE_CHECKING:
    from coach.domain.case import Case
    from coach.domain.plan import Reminder
    from coach.engine.after.agenda import Agenda
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class TodayPage(Page):
    """The first page: what to do now, and where each case stands."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "today-page")
        self._names = NameMask(services)
        self._show_missed = False
        self._actions = ReminderActions(services, shell, self)
        icon = shell.icons.icon("plus", "on_accent")
        self._new_case = PrimaryButton(self.tr("New case"), "new-case", icon)
        self._head = PageHead(shell.theme, "", self._new_case)
        self._next_talk = NextTalkCard(services, shell)
        self._cases: dict[str, Case | None] = {}  # those that are shown
        self._day = today(services.clock)
        self._due = CaseTaskList(shell, "due", self._where, self._told)
        self._missed = CaseTaskList(shell, "missed", self._where, self._told)
        self._upcoming = CaseTaskList(shell, "upcoming", self._where, self._told, details=False)
        self._away = AwayLine(shell)
        self._ends = UnfinishedCases(services, shell)
        self._study = StudyLine(shell)
        self._asked: StudyLine | None = None  # made when something is first asked for
        self._left: StudyLine | None = None  # made when a round was first left in the middle
        self._practice = CommitmentList(services, shell)
        self._nothing_due = Body(self.tr("Nothing is due today."))
        self._nothing_due.set_tone("quiet")
        self._empty: EmptyState | None = None  # made where there is no case
        self._lay_out()
        self._connect()

    def _show_empty(self, *, shown: bool) -> None:
        """Say what a case is where there is none, and offer the first."""
        if self._empty is None and shown:
            self._empty = self._make_empty()
            above = self._left or self._head  # what was begun comes before what may be
            self._body.insertWidget(self._body.indexOf(above) + 1, self._empty)
        if self._empty is not None:
            self._empty.setVisible(shown)

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            self.tr(
                "A case begins with one client and a knot in the stomach. Answer a few questions, "
                "and you will know what to do, what to say first, and what to do afterwards."
            ),
            self.tr("Begin the first case"),
            "first-case",
            example=self.tr(
                "For example: Halden Tools, a client for three years. They pay on time, and you "
                "still put off every call."
            ),
            primary=True,
            parent=self,
        )
        empty.offer(self.tr("Or look at samples first"), "add-samples")
        empty.asked.connect(self._on_new_case)
        empty.asked_other.connect(self._on_samples_asked)
        return empty

    def _lay_out(self) -> None:
        self._todo = Section(self.tr("To do"))
        for part in (self._due, self._nothing_due, self._away, self._missed):
            self._todo.body.addWidget(part)
        self._coming = Section(self.tr("Next 14 days"))
        self._coming.body.addWidget(self._upcoming)
        self._columns = Columns(self._shell.theme, shares=(3, 2))
        self._columns.left.addWidget(self._todo)
        self._columns.left.addWidget(self._ends)
        self._columns.left.addStretch(1)
        self._columns.right.addWidget(self._coming)
        self._columns.right.addStretch(1)
        page = ScrollPage(self)
        above = (self._head, self._next_talk, self._study, self._practice)
        for whole in (*above, self._columns):
            page.body.addWidget(whole)
        page.body.addStretch(1)
        self._body = page.body
        column_of(self, page)

    def _connect(self) -> None:
        self._new_case.clicked.connect(self._on_new_case)
        self._away.toggled.connect(self._on_away_toggled)
        self._ends.chosen.connect(self._shell.go)
        self._study.asked.connect(self._on_study)
        self._practice.changed.connect(self._refresh)
        self._actions.done.connect(self._refresh)
        for rows in (self._due, self._missed, self._upcoming):
            rows.wanted.connect(self._actions.carry_out)
            rows.chosen.connect(self._on_asked)

    def show_page(self, arg: object = None) -> None:  # noqa: ARG002 - every page takes one
        """Show what is stored now."""
        self._show_missed = False
        for rows in (self._due, self._missed, self._upcoming):
            rows.fold()
        self._shell.attempt(self._services.reminders.look_in)
        self._refresh()
        self._take_focus()

    def _take_focus(self) -> None:
        """Bring the keys to what comes first."""
        if self._left is not None and not self._left.isHidden():
            self._left.focus_first()
            return
        if self._empty is not None and not self._empty.isHidden():
            self._empty.button.setFocus()
            return
        waiting = (self._practice,) if self._practice.waits else ()
        for rows in (*waiting, self._due, self._missed, self._ends):
            if not rows.isHidden():
                rows.focus_first()
                return
        self._new_case.setFocus()

    def _refresh(self) -> None:
        self._shell.draw(self._draw)

    def _draw(self) -> None:
        self._day = today(self._services.clock)
        self._cases = {}
        self._head.set_title(whole_day(self._day))
        self._shell.part(self._next_talk, self._draw_talk)
        self._shell.part(self._study, self._draw_study)
        self._shell.part(self._practice, self._practice.show_due)
        if not self._shell.part(self._columns, self._draw_todo):
            self._show_empty(shown=False)  # it is not known whether there is nothing
            self._new_case.show()
        set_focus_order(self)

    def _draw_talk(self) -> None:
        self._next_talk.show_talk(self._services.agenda.next_talk(), self._day)

    def _draw_study(self) -> None:
        due = self._services.study_due
        self._study.say(due.sentence())
        asked = due.asked_sentence()
        if asked and self._asked is None:
            self._asked = StudyLine(self._shell, self, "practice", "theater")
            self._asked.asked.connect(self._on_asked_to_practise)
            self._body.insertWidget(self._body.indexOf(self._study) + 1, self._asked)
        if self._asked is not None:
            self._asked.say(asked)
        left = due.left_sentence()
        if left and self._left is None:
            self._left = StudyLine(self._shell, self, "round", "users", self.tr("Go on"))
            self._left.asked.connect(partial(self._shell.go, "round"))
            self._body.insertWidget(self._body.indexOf(self._head) + 1, self._left)
        if self._left is not None:
            self._left.say(left)

    def _draw_todo(self) -> None:
        cases = self._services.cases.has_any()
        self._show_empty(shown=not cases)
        self._new_case.setVisible(cases)
        self._columns.setVisible(cases)
        self._draw_agenda(self._services.agenda.today())

    def _draw_agenda(self, agenda: Agenda) -> None:
        missed = count(agenda.missed)
        shown = self._show_missed or not agenda.now
        self._due.show_groups(agenda.now)
        self._missed.show_groups(agenda.missed if shown else ())
        self._upcoming.show_groups(agenda.coming)
        self._away.show_count(missed, open_=shown)
        self._nothing_due.setVisible(not agenda.number)
        self._todo.set_count(str(agenda.number) if agenda.number else "")
        self._coming.setVisible(bool(agenda.coming))
        self._shell.part(self._ends, partial(self._draw_ends, agenda))

    def _draw_ends(self, agenda: Agenda) -> None:
        """Show what was left in the middle, but for what is asked for on this page already."""
        asked = {group.case_id for group in (*agenda.now, *agenda.missed)}
        planned = {group.case_id for group in agenda.coming}
        ends = self._services.unfinished.unfinished(asked, planned, SHOWN + 1)
        self._ends.show_ends([(end, self._where(end.case.id)) for end in ends])

    def _told(self, reminder: Reminder) -> Told:
        """A reminder as it may be shown, when it comes, and whose day is another, what that is."""
        case = self._case(reminder.case_id)
        shown = self._names.reminder(reminder, self._private(case) if case else ())
        when, again = short_day(reminder.shown_on, self._day), ""
        if reminder.again_on is not None:
            day = short_day(reminder.due, self._day)
            again = self.tr("reminded again; its day is {day}").format(day=day)
        return Told(shown, when, again)

    def _case(self, case_id: str) -> Case | None:
        if case_id not in self._cases:
            self._cases[case_id] = self._services.cases.find(case_id)
        return self._cases[case_id]

    def _private(self, case: Case) -> tuple[str, ...]:
        """The names that may not be seen now."""
        return self._services.talks.private_names(case.id) if self._names.hidden else ()

    def _where(self, case_id: str) -> str:
        case = self._case(case_id)
        if case is None:
            return ""
        client = self._names.name(case.client_name)
        title = self._names.text(case.title, self._private(case))
        return f"{client} · {title}" if title else client

    def _on_asked(self, ask: Ask, case_id: str) -> None:
        self._shell.go("second-take" if ask is Ask.SECOND_LOOK else "day", case_id)

    def _on_asked_to_practise(self) -> None:
        """Begin what is due; of several, they are shown to choose from."""
        from coach.ui.shell.practice_routes import route_to  # noqa: PLC0415 - not at the start

        asked = self._shell.guard(self._services.assignments.mine) or ()
        due = [each.assignment for each in asked if each.assignment.due <= self._day]
        self._shell.go(*(route_to(due[0]) if len(due) == 1 else ("practice",)))

    def _on_study(self) -> None:
        self._shell.go("study-session")

    def _on_samples_asked(self) -> None:
        from coach.ui.case.samples import add_samples  # noqa: PLC0415 - not for the start

        add_samples(self._services, self._shell)
        self.show_page()

    def _on_new_case(self) -> None:
        from coach.ui.case.new_case_dialog import NewCaseDialog  # noqa: PLC0415 - not for the start

        NewCaseDialog(self._services, self._shell, self).open()

    def _on_away_toggled(self, shown: bool) -> None:
        self._show_missed = shown
        self._refresh()
        if shown:
            self._missed.focus_first()
