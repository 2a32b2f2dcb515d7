# SPDX-License-Identifier: MIT
"""Asks somebody to practise something by a day, or changes what was asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from coach.domain.practice.assignment import Task
from coach.domain.practice.persona import Level
from coach.services.practice.assignments import Wanted
from coach.ui.case.case_choices import case_choices
from coach.ui.kit.fields.choice_box import ChoiceBox
from coach.ui.kit.fields.date_field import DateField
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.practice.practice_words import task_text
from coach.ui.shell.discreet import NameMask, private_names
from coach.ui.shell.form_dialog import FormDialog
from coach.ui.shell.person_field import PersonField

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.services.practice.assignments import Asked
    from coach.ui.shell.shell import Shell


class AskDialog(FormDialog):
    """Who, what, how hard, by when; `asked` is what is to be changed, None to ask anew."""

    kept = Signal()

    def __init__(
        self,
        services: Services,
        shell: Shell,
        parent: QWidget,
        asked: Asked | None = None,
        person: str = "",
    ) -> None:
        super().__init__(shell, parent)
        self.setObjectName("ask-dialog")
        self._services, self._asked = services, asked
        self._names = NameMask(services)
        if asked is None:
            self.set_words(self.tr("Ask somebody to practise"), self.tr("Ask"))
            self._add_who(person)
            self._add_what()
        else:
            private = private_names(services, asked.case_id)
            title = self.tr("{title}, for {name}").format(
                title=self._names.text(asked.title, private), name=self._names.name(asked.person)
            )
            self.set_words(title, self.tr("Save"))
            self.offer_removal(self.tr("Take it back"))
        self._due = DateField("ask-due", self.tr("By when"), shell, self)
        self._due.set_day(None if asked is None else asked.assignment.due)
        self._due_row = self.row(
            self.tr("By when"),
            self._due,
            self.tr("A day before the talk it is for, or a week from now: “Friday”, “in 7 days”."),
        )
        note = "" if asked is None else asked.assignment.note
        self._note = self.line(
            "ask-note", self.tr("A word with it"), note, self.tr("What to look at, and why.")
        )
        (self._who if asked is None else self._due).setFocus()

    def _add_who(self, person: str) -> None:
        people, me = self._services.people.all(), self._services.assignments.me()
        names = {each.id: each.name for each in people}
        self._who, self._giver = (
            PersonField(name, self._names, self) for name in ("ask-who", "ask-giver")
        )
        self._who.put(names.get(person, ""))
        self._giver.put(names.get(me, ""))
        help_text = self.tr("A name; whoever is new is added to the list.")
        self.row(self.tr("Who"), self._who, help_text)
        help_text = self.tr(
            "Who asks. It stands with what is asked, so that each knows whose it is."
        )
        self.row(self.tr("From"), self._giver, help_text)
        for field in (self._who, self._giver):
            field.offer(names.values())

    def _add_what(self) -> None:
        self._task = ChoiceBox("ask-task", Task, task_text)
        self.row(self.tr("What"), self._task)
        self._what = ChoiceField("ask-what")
        self.row(self.tr("Which"), self._what)
        self._level = ChoiceField("ask-level")
        self._level.addItem(self.tr("as it is proposed"), "")
        for each in self._services.practice.levels():
            self._level.addItem(each.name, each.level.value)
        self._level_row = self.row(self.tr("How hard"), self._level)
        self._task.currentIndexChanged.connect(self._show_choices)
        self._show_choices()

    def _show_choices(self) -> None:
        task = self._task.chosen()
        self._what.clear()
        self._what.addItem(self.tr("whichever they like"), "")
        for key, text in self._choices_of(task):
            self._what.addItem(text, key)
        self._level_row.setVisible(task in (Task.ROLEPLAY, Task.ROUND))

    def _choices_of(self, task: Task) -> Iterator[tuple[str, str]]:
        practice = self._services.practice
        match task:
            case Task.ROLEPLAY:
                yield from ((each.id, practice.called(each)) for each in practice.roleplays())
            case Task.ROUND:
                yield from ((each.id, each.name) for each in practice.personas())
            case Task.SCRIPT:
                scripts = self._services.library.scripts()
                yield from ((each.id, each.title) for each in scripts)
            case Task.DRILL:
                yield from case_choices(self._services)

    def save(self) -> bool:
        """Ask for it; what cannot be is told beside its field."""
        if (day := self._due.day()) is None:
            self._due_row.refuse(self.tr("By when? Without a day it is easily forgotten."))
        named = self._asked is not None or self._is_named()
        if day is None or not named:
            return False
        if self._asked is not None:
            key, note = self._asked.assignment.id, self._note.text()
            change = partial(self._services.assignments.change, key, day, note)
            kept = self.attempt(change, self._due, {"A note": self._note}) is not None
        else:
            kept = self._give(day)
        if kept:
            self.kept.emit()
        return kept

    def _is_named(self) -> bool:
        """Whether anybody is named; where nobody is, that is told beside the field."""
        called = self._services.people.called
        return (
            bool(self._who.named().strip())
            or self.attempt(partial(called, ""), self._who) is not None
        )

    def _give(self, day: date) -> bool:
        called, giver = self._services.people.called, self._giver.named()
        person = self.attempt(partial(called, self._who.named()), self._who)
        by = self.attempt(partial(called, giver), self._giver) if giver.strip() else None
        if person is None or (by is None and giver.strip()):
            return False
        level = "" if self._level_row.isHidden() else str(self._level.currentData())
        wanted = Wanted(
            person.id,
            self._task.chosen(),
            str(self._what.currentData() or ""),
            Level(level) if level else None,
            self._note.text(),
            "" if by is None else by.id,
        )
        give = partial(self._services.assignments.give, wanted, day)
        return self.attempt(give, self._due, {"A note": self._note}) is not None
