# SPDX-License-Identifier: MIT
"""What is to be done, by case: the next thing of each, and the rest behind one button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.engine.after.agenda import Ask, count
from coach.ui.case.reminder_row import Around, ReminderRow
from coach.ui.case.second_looks import second_look_words
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.labels import Rule
from coach.ui.kit.layout.scroll_page import stay
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.plan import Reminder
    from coach.engine.after.agenda import CaseTasks, Task
    from coach.ui.shell.shell import Shell

WHOLE = 6  # so many things in all are shown without folding any
_AT_FIRST, _MORE = 10, 20  # cases
_INDENT = 28  # pixels, at 100 % text: the words of what was folded stand below the words above
_PADDING = 5  # of a button, before its words
_ICONS = {Ask.SECOND_LOOK: "moon", Ask.HOW_IT_WENT: "message-circle"}


class Told(Struct, frozen=True):
    """A reminder with its words as they may be shown."""

    reminder: Reminder
    when: str  # "today"
    again: str = ""  # where it comes again on another day than its own: what that is


class CaseTaskList(QWidget):
    """Cases, one below the other; only those that are seen are built.

    Args:
        shell: The way to the window.
        name: Its object name; the button for more cases is called `<name>-more`.
        where: How the case with an id is called.
        told: A reminder as it may be shown.
        details: Whether the details of reminders are shown.
    """

    wanted = Signal(object)  # ReminderRequest
    chosen = Signal(object, object)  # Ask, and the id of a case

    def __init__(
        self,
        shell: Shell,
        name: str,
        where: Callable[[str], str],
        told: Callable[[Reminder], Told],
        *,
        details: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._shell, self._where, self._told, self._details = shell, where, told, details
        self._shown = _AT_FIRST
        self._groups: Sequence[CaseTasks] = ()
        self._opened: set[str] = set()  # cases whose rest is shown
        self._rows: list[QWidget] = []  # what the keys can be on
        self._layout = column_of(self, gap=0)

    def fold(self) -> None:
        """Show no more than at first, the next time."""
        self._opened.clear()
        self._shown = _AT_FIRST

    def show_groups(self, groups: Sequence[CaseTasks]) -> None:
        """Show cases with what is to be done in each; the keys stay where they are."""
        self._groups = groups
        at, name = self._place_of_keys()
        if at is not None:
            stay(self)
        self.hide()  # so that all rows are laid out at once, and not again with each
        self._clear()
        whole = count(groups) <= WHOLE
        for number, group in enumerate(groups[: self._shown]):
            if number:
                self._layout.addWidget(Rule(self))
            self._add_group(group, whole=whole)
        if (left := len(groups) - self._shown) > 0:
            self._add_button(
                f"{self.objectName()}-more",
                self.tr("Show {count} more cases").format(count=min(left, _MORE)),
                self._on_more_clicked,
            )
        self.setVisible(bool(groups))
        if at is not None and self._rows:
            self._take_focus(self._named(name) or self._rows[min(at, len(self._rows) - 1)])

    def focus_first(self) -> None:
        """Bring the keys to the first row."""
        if self._rows:
            self._take_focus(self._rows[0])

    # -- the rows

    def _add_group(self, group: CaseTasks, *, whole: bool) -> None:
        where, rest = self._where(group.case_id), group.tasks[1:]
        self._add(self._row(group.first, where, shown=True))
        opened = whole or group.case_id in self._opened
        for task in rest if opened else ():
            self._add(self._row(task, where, shown=False), indent=not whole)
        if rest and not whole:
            words = self.tr("and {count} more").format(count=len(rest))
            fold = partial(self._on_fold_clicked, group.case_id)
            button = self._add_button(
                f"unfold:{group.case_id}", self.tr("Show less") if opened else words, fold
            )
            button.setAccessibleName(f"{button.text()}: {where}")

    def _row(self, task: Task, where: str, *, shown: bool) -> QWidget:
        if task.reminder is None:
            return self._ask_row(task, where)
        told = self._told(task.reminder)
        lines = [part for part in (where if shown else "", told.again) if part]
        around = Around(where, told.when, details=self._details, line=" · ".join(lines))
        row = ReminderRow(told.reminder, around, self._shell, self)
        row.wanted.connect(self.wanted)
        return row

    def _ask_row(self, task: Task, where: str) -> QWidget:
        ask = task.ask or Ask.HOW_IT_WENT
        how = self.tr("How did it go?")
        words = second_look_words() if ask is Ask.SECOND_LOOK else how
        icons = self._shell.icons
        row = RowButton(self._shell.theme, f"{ask.value}:{task.case_id}", words, where, self)
        row.shorten_detail()
        row.add_mark(icons.icon(_ICONS[ask], "accent"))
        row.add_mark(icons.icon("arrow-right", "quiet"), end=True)
        row.clicked.connect(partial(self.chosen.emit, ask, task.case_id))
        return row

    def _add(self, row: QWidget, *, indent: bool = False) -> None:
        if indent:
            margins = row.contentsMargins()
            margins.setLeft(self._shell.theme.px(_INDENT))
            row.setContentsMargins(margins)
        self._rows.append(row)
        self._layout.addWidget(row)
        row.show()  # at once: the keys may go there next

    def _add_button(self, name: str, words: str, then: Callable[[], None]) -> QuietButton:
        line = QWidget(self)
        beside = QHBoxLayout(line)
        px = self._shell.theme.px
        beside.setContentsMargins(px(_INDENT) - px(_PADDING), 0, 0, 6)
        button = QuietButton(words, name, parent=line)
        button.setProperty("small", "true")
        button.clicked.connect(then)
        beside.addWidget(button)
        beside.addStretch(1)
        self._rows.append(button)
        self._layout.addWidget(line)
        line.show()
        return button

    def _clear(self) -> None:
        self._rows = []
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    # -- the keys

    def _place_of_keys(self) -> tuple[int | None, str]:
        """The number and the name of the row that has the keys."""
        focus = self.window().focusWidget()
        for number, row in enumerate(self._rows):
            if focus is not None and (row is focus or row.isAncestorOf(focus)):
                return number, row.objectName()
        return None, ""

    def _named(self, name: str) -> QWidget | None:
        return next((row for row in self._rows if row.objectName() == name), None)

    def _take_focus(self, row: QWidget) -> None:
        if isinstance(row, ReminderRow):
            row.focus_box()
        else:
            row.setFocus()

    # -- what the user does

    def _on_fold_clicked(self, case_id: str) -> None:
        opening = case_id not in self._opened
        self._opened ^= {case_id}
        at, _name = self._place_of_keys()
        self.show_groups(self._groups)
        if opening and at is not None:
            self._take_focus(self._rows[at])  # where the button was, the first of the rest is now

    def _on_more_clicked(self) -> None:
        at, _name = self._place_of_keys()
        self._shown += _MORE
        self.show_groups(self._groups)
        if at is not None:
            self._take_focus(self._rows[at])
