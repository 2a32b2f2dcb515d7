# SPDX-License-Identifier: MIT
"""The rehearsals of a case, the latest first; each opens to its parts against their plan."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clock import today
from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.section import Section
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.filling import add, fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.prompter.part_bars import PartBars, PartTime
from coach.ui.prompter.rehearsal_words import compared_words, length_words, when_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.domain.talk.rehearsal import Rehearsal
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


_AT_FIRST, _MORE = 10, 20  # rehearsals


class RehearsalList(QWidget):
    """Shows them, and deletes one where that is asked; `changed` says so."""

    changed = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._section = Section(self.tr("Rehearsals so far"), parent=self)
        self._none = Body(
            self.tr(
                "None yet. Each one will be kept here with its times, such as “Mon, 18:10 · "
                "9:40 in all · 0:18 to the news”, so that you can see yourself getting to the "
                "point more quickly."
            ),
            tone="quiet",
        )
        self._none.setObjectName("no-rehearsals")
        self._rows = QVBoxLayout()
        self._case_id, self._shown = "", _AT_FIRST
        self._rehearsals: Sequence[Rehearsal] = ()
        self._plan: dict[str, int] = {}  # seconds of each part
        self._more = QuietButton("", "rehearsals-more", parent=self)
        self._more.clicked.connect(self._on_more_clicked)
        self._section.body.addWidget(self._none)
        self._section.body.addLayout(self._rows)
        self._section.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column_of(self, self._section)

    def show_case(self, case_id: str) -> None:
        """Show the rehearsals of a case, the latest one open; many a few at a time."""
        if case_id != self._case_id:
            self._case_id, self._shown = case_id, _AT_FIRST
        self._rehearsals = self._services.rehearsals.all(case_id)
        talk = self._services.talks.talk(case_id)
        self._plan = {part.id: part.seconds for part in talk.spoken}
        rows = self._built(0)
        self._offer_more()
        if rows:
            rows[0].set_open(True)
        fill(self._rows, rows)
        self._none.setVisible(not rows)
        self._section.set_count(str(len(self._rehearsals)) if rows else "")

    def _built(self, first: int) -> list[Disclosure]:
        """The rows from a number on, as far as they are shown."""
        shown = enumerate(self._rehearsals[first : self._shown], start=first + 1)
        return [
            self._row(each, _before(each, islice(self._rehearsals, n, None))) for n, each in shown
        ]

    def _offer_more(self) -> None:
        left = len(self._rehearsals) - self._shown
        self._more.setVisible(left > 0)
        self._more.set_text(self.tr("Show {count} more").format(count=min(left, _MORE)))

    def _on_more_clicked(self) -> None:
        first, self._shown = self._shown, self._shown + _MORE
        rows = self._built(first)
        add(self._rows, rows)
        self._offer_more()
        set_focus_order(self.window())
        rows[0].setFocus()

    def _row(self, rehearsal: Rehearsal, before: Rehearsal | None) -> Disclosure:
        now = today(self._services.clock)
        detail = "\n".join(
            filter(None, (length_words(rehearsal), compared_words(rehearsal, before)))
        )
        name = f"rehearsal:{rehearsal.id}"
        row = Disclosure(self._shell, name, when_words(rehearsal, now), detail, self)
        parts = [
            PartTime(part.title, part.seconds, self._plan.get(part.part))
            for part in rehearsal.parts
        ]
        row.body.addWidget(PartBars(self._shell.theme, parts, row))
        icon = self._shell.icons.icon("trash-2", "quiet")
        delete = QuietButton(self.tr("Delete"), f"delete-{name}", icon, row)
        delete.setAccessibleName(self.tr("Delete: {when}").format(when=when_words(rehearsal, now)))
        delete.clicked.connect(partial(self._on_delete_clicked, rehearsal))
        row.body.addWidget(delete, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _on_delete_clicked(self, rehearsal: Rehearsal) -> None:
        if self._shell.attempt(partial(self._services.rehearsals.remove, rehearsal)):
            self._shell.toast(self.tr("Deleted."), partial(self._put_back, rehearsal))
            self.changed.emit()

    def _put_back(self, rehearsal: Rehearsal) -> None:
        self._shell.attempt(partial(self._services.rehearsals.put_back, rehearsal))
        self.changed.emit()


def _before(rehearsal: Rehearsal, older: Iterable[Rehearsal]) -> Rehearsal | None:
    """The latest older one of the same talk: with the client, or with one's own side."""
    return next((each for each in older if each.inside == rehearsal.inside), None)
