# SPDX-License-Identifier: MIT
"""The notes of how talks went, the latest first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.talk.talk import FEARED
from coach.ui.kit.basic.buttons import IconButton, QuietButton
from coach.ui.kit.basic.card import Card
from coach.ui.kit.basic.focus import set_focus_order
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.fields.dates import full_day
from coach.ui.kit.layout.filling import add, fill
from coach.ui.kit.layout.stacked import column_of
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coach.domain.talk.coaching import MissedCause, Outcome, Surprise
    from coach.domain.talk.talk_log import TalkLog, TalkNote
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_AT_FIRST, _MORE = 10, 20  # notes


class LogList(QWidget):
    """Shows them, and throws one away where that is asked; hidden while there is none."""

    changed = Signal()

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        self._names = NameMask(services)
        self._case_id = ""
        self._private: tuple[str, ...] = ()
        self._section = Section(self.tr("How it went"), parent=self)
        self._logs: Sequence[TalkLog] = ()
        self._built = _AT_FIRST
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self._more = QuietButton("", "logs-more", parent=self)
        self._more.clicked.connect(self._on_more_clicked)
        self._section.body.addLayout(self._cards)
        self._section.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column_of(self, self._section)

    def show_case(self, case_id: str) -> None:
        """Show the notes of a case; many a few at a time."""
        if case_id != self._case_id:
            self._case_id, self._built = case_id, _AT_FIRST
        self._private = self._services.talks.private_names(case_id)
        self._logs = self._services.after.logs(case_id)
        fill(self._cards, [self._card(log) for log in self._logs[: self._built]])
        self._offer_more()
        self.setVisible(bool(self._logs))

    def _offer_more(self) -> None:
        left = len(self._logs) - self._built
        self._more.setVisible(left > 0)
        self._more.set_text(self.tr("Show {count} more").format(count=min(left, _MORE)))

    def _on_more_clicked(self) -> None:
        first, self._built = self._built, self._built + _MORE
        cards = [self._card(log) for log in self._logs[first : self._built]]
        add(self._cards, cards)
        self._offer_more()
        set_focus_order(self.window())
        if self._more.isHidden() and (delete := cards[0].findChild(IconButton)):
            delete.setFocus()  # until then they stay: two presses of a key delete nothing

    def _card(self, log: TalkLog) -> Card:
        note, card = log.note, Card(self, margin=16)
        held = self.tr("it took place") if note.held else self.tr("it did not take place")
        title = f"{full_day(note.day)} · {held}"
        heading = Body(title, card)
        heading.set_strong(True)
        icon = self._shell.icons.icon("trash-2", "quiet")
        name = self.tr("Delete the note of {day}").format(day=full_day(note.day))
        delete = IconButton(icon, name, f"delete-log:{log.id}", card)
        delete.clicked.connect(partial(self._on_delete_clicked, log.id))
        row = QHBoxLayout()
        row.addWidget(heading, 1)
        row.addStretch(0)
        row.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        for text in self._lines(note):
            card.body.addWidget(Body(self._shown(text), card))
        if note.reflection:
            card.body.addWidget(Quiet(self.tr("For you alone"), card))
            card.body.addWidget(Body(self._shown(note.reflection), card, tone="quiet"))
        return card

    def _lines(self, note: TalkNote) -> Iterator[str]:
        """Every answer that was given, also to what is not asked in this case any more."""
        talk, after = self._services.content.talk, self._services.after.choices(self._case_id)
        if note.reaction:
            yield self.tr("First reaction: {text}").format(text=self._reaction(note.reaction))
        if note.surprised:
            surprised = _text(talk.after.surprises, note.surprised)
            yield self.tr("Surprised? {text}").format(text=surprised)
        if note.outcome:
            yield _text((*after.outcomes, *talk.after.outcomes), note.outcome)
        if note.cause:
            yield _text((*after.causes, *talk.after.causes), note.cause)
        if note.next_step and note.next_on is not None:
            form = self.tr("Next: {step} ({day})")
            yield form.format(step=note.next_step, day=full_day(note.next_on))

    def _reaction(self, chosen: str) -> str:
        """What they said first: of the content, or the sentence that the user feared most."""
        if chosen == FEARED:
            return self._services.after.feared(self._case_id) or self.tr("what you feared most")
        reactions = self._services.content.talk.reactions
        return next((each.says for each in reactions if each.id == chosen), _plain(chosen))

    def _shown(self, text: str) -> str:
        return self._names.text(text, self._private)

    def _on_delete_clicked(self, log_id: str) -> None:
        if self._shell.attempt(partial(self._services.after.remove, log_id)):
            self._shell.toast(self.tr("Deleted."), partial(self._restore, log_id))
            self._tell()

    def _restore(self, log_id: str) -> None:
        self._shell.attempt(partial(self._services.after.restore, log_id))
        self._tell()

    def _tell(self) -> None:
        self._shell.changed(Data.PLAN)
        self.changed.emit()


def _text(choices: Iterable[Outcome | Surprise | MissedCause], chosen: str) -> str:
    """What was chosen, in its words; where the content has it no more, in those of its id."""
    return next((each.text for each in choices if each.id == chosen), _plain(chosen))


def _plain(chosen: str) -> str:
    """The words of an id: "agreed-with-date" as "Agreed with date"."""
    return chosen.replace("-", " ").capitalize()
