# SPDX-License-Identifier: MIT
"""One reminder: tick it off, put it off, move it, or go to its case."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from coach.domain.plan import Reminder, ReminderState
from coach.ui.kit.basic.buttons import IconButton
from coach.ui.kit.basic.labels import Body, Quiet, shorten

if TYPE_CHECKING:
    from coach.ui.shell.shell import Shell


class ReminderAction(StrEnum):
    """What can be done with a reminder."""

    DONE = "done"
    REOPEN = "reopen"
    SNOOZE = "snooze"
    MOVE = "move"
    DROP = "drop"
    OPEN = "open"


class ReminderRequest(Struct, frozen=True):
    """What the user wants done with a reminder; `days` counts for SNOOZE."""

    reminder: Reminder
    action: ReminderAction
    days: int = 0


class Around(Struct, frozen=True):
    """What a row shows beside the reminder's own words."""

    where: str  # the client and the step
    when: str  # "today"
    can_open: bool = True
    details: bool = True
    line: str | None = None  # what is shown in place of `where`, which ears are told all the same


class ReminderRow(QWidget):
    """A check box, what to do, where it belongs and when; the dots hold the rest."""

    wanted = Signal(object)  # ReminderRequest

    def __init__(
        self, reminder: Reminder, around: Around, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"reminder:{reminder.id}")
        self._reminder, self._can_open = reminder, around.can_open
        self._box = QCheckBox(self)
        self._box.setObjectName(f"done:{reminder.id}")
        self._box.setAccessibleName(self.tr("Done: {title}").format(title=reminder.title))
        self._box.setAccessibleDescription(f"{around.where} {around.when}")
        self._box.setChecked(reminder.state is ReminderState.DONE)
        self._more = IconButton(
            shell.icons.icon("ellipsis", "quiet"),
            self.tr("More for: {title}").format(title=reminder.title),
            f"more:{reminder.id}",
            self,
        )
        self._more.setToolTip(self.tr("Remind again, move, open"))
        self._lay_out(around)
        self._box.toggled.connect(self._on_box_toggled)
        self._more.clicked.connect(self._on_more_clicked)

    def _lay_out(self, around: Around) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 3, 0, 0)
        title = Body(self._reminder.title, self)
        if self._reminder.state is not ReminderState.OPEN:
            title.set_tone("quiet")
        words.addWidget(title)
        where = around.where if around.line is None else around.line
        if where:
            about = Quiet("", self)
            shorten(about, where)
            words.addWidget(about)
        if around.details and self._reminder.detail:
            words.addWidget(Quiet(self._reminder.detail, self))
        words.addStretch(1)  # a title alone keeps to the top, on the line of the box and the day
        when = Body(around.when, self)
        when.prefer_line()
        when.set_tone("quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(self._box, 0, top)
        layout.addLayout(words, 1)
        when.setContentsMargins(0, 3, 0, 0)
        layout.addWidget(when, 0, top)
        layout.addWidget(self._more, 0, top)

    def focus_box(self) -> None:
        """Bring the keys here."""
        self._box.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The same menu as behind the dots."""
        self._open_menu(event.globalPos())

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("reminder-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, wish in self._wishes():
            entry = QAction(text, menu)
            entry.setObjectName(name)
            entry.setData(wish)
            menu.addAction(entry)
        menu.triggered.connect(self._on_menu_triggered)
        menu.popup(place)

    def _wishes(self) -> list[tuple[str, str, ReminderRequest]]:
        reminder = self._reminder
        wishes = []
        if reminder.state is ReminderState.OPEN:
            in_days = (
                (1, self.tr("Remind me again in a &day")),
                (3, self.tr("Remind me again in &three days")),
                (7, self.tr("Remind me again in a &week")),
            )
            wishes = [
                (f"snooze-{days}", text, ReminderRequest(reminder, ReminderAction.SNOOZE, days))
                for days, text in in_days
            ]
            wishes += [
                (
                    "move",
                    self.tr("&Move to another day…"),
                    ReminderRequest(reminder, ReminderAction.MOVE),
                ),
                ("drop", self.tr("Not &needed"), ReminderRequest(reminder, ReminderAction.DROP)),
            ]
        else:
            wishes = [
                ("reopen", self.tr("Open &again"), ReminderRequest(reminder, ReminderAction.REOPEN))
            ]
        if self._can_open:
            wishes.append(
                ("open", self.tr("&Open the case"), ReminderRequest(reminder, ReminderAction.OPEN))
            )
        return wishes

    def _on_box_toggled(self, checked: bool) -> None:
        self.wanted.emit(
            ReminderRequest(
                self._reminder, ReminderAction.DONE if checked else ReminderAction.REOPEN
            )
        )

    def _on_more_clicked(self) -> None:
        self._open_menu(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _on_menu_triggered(self, entry: QAction) -> None:
        self.wanted.emit(entry.data())
