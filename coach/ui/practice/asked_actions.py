# SPDX-License-Identifier: MIT
"""What can be done with what somebody is asked to practise, on any page that shows it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach.ui.practice.ask_dialog import AskDialog
from coach.ui.shell.discreet import NameMask, private_names
from coach.ui.shell.practice_routes import route_to

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.services.practice.assignments import Asked
    from coach.ui.practice.asked_list import AskedList
    from coach.ui.shell.shell import Shell


class AskedActions(QObject):
    """Carries out what a list asks for; `done` says that something has changed."""

    done = Signal()

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._shell, self._page = services, shell, page
        self._names = NameMask(services)

    def listen(self, rows: AskedList) -> None:
        """Carry out what these rows ask for."""
        rows.ticked.connect(self._on_ticked)
        rows.opened.connect(self._on_opened)
        rows.change_asked.connect(self._on_change_asked)

    def ask(self, person: str = "") -> None:
        """Open the window in which somebody is asked."""
        dialog = AskDialog(self._services, self._shell, self._page, person=person)
        dialog.kept.connect(self.done)
        dialog.open()

    def _on_opened(self, asked: Asked) -> None:
        self._shell.go(*route_to(asked.assignment))

    def _on_ticked(self, asked: Asked, done: bool) -> None:
        tick = self._services.assignments.tick
        key = asked.assignment.id
        if self._shell.attempt(partial(tick, key, done=done)) and done:
            private = private_names(self._services, asked.case_id)
            title = self._names.text(asked.title, private)
            self._shell.toast(
                self.tr("Done: {title}.").format(title=title), partial(self._untick, key)
            )
        self.done.emit()

    def _untick(self, key: str) -> None:
        self._shell.attempt(partial(self._services.assignments.tick, key, done=False))
        self.done.emit()

    def _on_change_asked(self, asked: Asked) -> None:
        dialog = AskDialog(self._services, self._shell, self._page, asked)
        dialog.kept.connect(self.done)
        dialog.removal_asked.connect(partial(self._on_removal_asked, asked))
        dialog.open()

    def _on_removal_asked(self, asked: Asked) -> None:
        key = asked.assignment.id
        if self._shell.attempt(partial(self._services.assignments.remove, key)):
            self._shell.toast(
                self.tr("{name} is not asked for it any more.").format(
                    name=self._names.name(asked.person)
                ),
                partial(self._bring_back, key),
            )
        self.done.emit()

    def _bring_back(self, key: str) -> None:
        self._shell.attempt(partial(self._services.assignments.bring_back, key))
        self.done.emit()
