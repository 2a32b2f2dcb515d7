# SPDX-License-Identifier: MIT
"""The talk that comes next: with whom, when, and how far its preparation is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.chip import Chip
from coach.ui.kit.basic.labels import Body, Subtitle
from coach.ui.kit.fields.dates import in_days, long_day, weekday
from coach.ui.kit.layout.filling import fill
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.shell.discreet import NameMask

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.case import Case
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_WEEK = 7


class NextTalkCard(Card):
    """Shows the case whose talk is nearest; hidden where none is dated."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self._case_id, self._page = "", "talk"
        self._when = Body("", self)
        self._when.set_tone("quiet")
        self._what = Subtitle("", self)
        self._chips = FlowLayout()
        self._open = SecondaryButton(self.tr("Open"), "open-next-talk", parent=self)
        self._open.clicked.connect(self._on_open_clicked)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._when)
        words.addWidget(self._what)
        words.addLayout(self._chips)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)

    def show_talk(self, case: Case | None, day: date) -> None:
        """Show the talk of a case, seen from a day; None hides the card."""
        self.setVisible(case is not None)
        if case is not None and case.talk_on is not None:
            self._show(case, case.talk_on, day)

    def _show(self, case: Case, on: date, day: date) -> None:
        self._case_id, self._page = case.id, "day" if on == day else "talk"
        self._when.setText(self.tr("Next talk · {when}").format(when=in_days(on, day)))
        near = (on - day).days < _WEEK
        person, where = self._services.talks.meets(case.id)
        private = self._services.talks.private_names(case.id) if self._names.hidden else ()
        when = " ".join(filter(None, (weekday(on) if near else long_day(on), case.talk_at)))
        what = (self._who(case, person), when, self._names.text(where, private))
        self._what.setText(", ".join(filter(None, what)))
        self._open.setAccessibleDescription(self._what.text())
        self._show_chips(case)

    def _who(self, case: Case, person: str) -> str:
        client = self._names.name(case.client_name)
        if not person:
            return client
        text = self.tr("{contact} at {client}")
        return text.format(contact=self._names.name(person), client=client)

    def _show_chips(self, case: Case) -> None:
        fill(self._chips, [self._chip(text, done=done) for text, done in self._marks(case)])

    def _marks(self, case: Case) -> Iterator[tuple[str, bool]]:
        """What is ready, and what is not yet."""
        diagnosis = self._services.cases.diagnosis(case.id)
        if diagnosis is None:
            yield self.tr("questions still open"), False
            return
        verdict = self._services.content.verdict(diagnosis.verdict).in_mode(diagnosis.mode)
        yield verdict.short, True
        facts = self._services.talks.facts(case.id)
        told = sum(1 for fact in facts if fact.value)
        text = self.tr("talk: blanks {told} of {all}").format(told=told, all=len(facts))
        whole = told == len(facts)
        yield self.tr("talk") if whole else text, whole
        if before := self._services.prepare.before(case.id):
            done = sum(item.done for item in before)
            text = self.tr("{done} of {all} done before").format(done=done, all=len(before))
            yield text, done == len(before)

    def _chip(self, text: str, *, done: bool) -> Chip:
        icon = self._shell.icons.icon("check" if done else "circle", "quiet")
        return Chip(self._shell.theme, text, icon, self)

    def _on_open_clicked(self) -> None:
        self._shell.go(self._page, self._case_id)
