# SPDX-License-Identifier: MIT
"""The ways on from a data file that cannot be used: each says what it brings, and what it lacks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.domain.recovery import Way
from coach.errors import BackupsWanted, GoodTermsError, KeyMissing
from coach.ui.dates import full_day
from coach.ui.widgets.buttons import Button, PrimaryButton, SecondaryButton
from coach.ui.widgets.fields import ChoiceField
from coach.ui.widgets.labels import Body, Heading, Quiet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from coach.domain.recovery import Backup, Held, Ways


class Rescue(Protocol):
    """What can be done; each gives the folder in which the files of before are kept."""

    @property
    def backup_folder(self) -> Path: ...  # noqa: D102
    def ways(self) -> Ways: ...  # noqa: D102
    def put_back(self, backup: Path) -> Path: ...  # noqa: D102
    def go_on(self) -> Path | None: ...  # noqa: D102
    def begin_anew(self) -> Path: ...  # noqa: D102
    def take_back(self, aside: Path) -> Path: ...  # noqa: D102


class Recovered(NamedTuple):
    """What was chosen: where the files of before are, and what there is now."""

    aside: Path | None  # None: nothing had to be changed
    says: str


class RecoveryPanel(QWidget):
    """Go on with what is there, put a backup back, or begin anew; nothing is ever deleted.

    One way is recommended, for a reason that is said: the one that brings back most. It stands
    first, and its button alone is filled.
    """

    recovered = Signal(object)  # Recovered
    refused = Signal(object)  # GoodTermsError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rescue: Rescue | None = None
        self._ways: Ways | None = None
        self._first: Button | None = None
        self._copies: ChoiceField | None = None  # made with what there is to choose from
        self._copy_says: Body | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_ways(self, error: GoodTermsError, rescue: Rescue) -> None:
        """Look for what there is to go on with, and show it."""
        self._rescue, self._first = rescue, None
        try:
            self._ways = ways = rescue.ways()
        except GoodTermsError as refusal:
            self._ways = None
            self._put()
            self.refused.emit(refusal)
            return
        groups = []
        if not isinstance(error, KeyMissing):
            groups = [self._copies_group(ways, rescue, wanted=isinstance(error, BackupsWanted))]
            if ways.readable is not None and not isinstance(error, BackupsWanted):
                at = 0 if ways.best is Way.GO_ON else 1
                groups.insert(at, self._go_on_group(ways, ways.readable))
        groups.append(self._anew_group(no_key=isinstance(error, KeyMissing)))
        self._put(*groups)

    def first_button(self) -> QWidget | None:
        """The button for what brings back most; None where there is nothing to go on with."""
        return self._first

    def _put(self, *groups: QWidget) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for group in groups:
            self._layout.addWidget(group)
            group.show()

    def _group(self, *parts: QWidget) -> QWidget:
        group = QWidget(self)
        layout = QVBoxLayout(group)
        layout.setContentsMargins(0, 0, 0, 24)
        layout.setSpacing(8)
        for part in parts:
            layout.addWidget(part)
        return group

    def _button(self, text: str, name: str, *, best: bool) -> Button:
        button = (PrimaryButton if best else SecondaryButton)(text, name, parent=self)
        if best:
            self._first = button
        return button

    def _head(self, text: str, *, best: bool) -> Heading:
        form = self.tr("Recommended: {way}") if best else "{way}"
        return Heading(form.format(way=text[0].lower() + text[1:] if best else text), self)

    def _go_on_group(self, ways: Ways, readable: Held) -> QWidget:
        best = ways.best is Way.GO_ON
        head = self._head(self.tr("Go on with what is there now"), best=best)
        button = self._button(self.tr("Go on with it"), "go-on", best=best)
        button.clicked.connect(self._on_go_on)
        why = self.tr("It was tried on a copy, and opens.")
        says = " ".join((_held(readable), _missing(ways, readable), why))
        reason = self.tr("No backup holds more.") if best and ways.missing(readable) else ""
        return self._group(head, Body(" ".join(filter(None, (says, reason))), self), button)

    def _copies_group(self, ways: Ways, rescue: Rescue, *, wanted: bool) -> QWidget:
        self._copies = self._copy_says = None
        some, best = bool(ways.backups), ways.best is Way.PUT_BACK and not wanted
        head = self._head(self.tr("Restore a backup"), best=best)
        form = (
            self.tr("Your backups are in {folder}.")
            if some
            else self.tr("No backup that can be opened was found in {folder}.")
        )
        where = Quiet(form.format(folder=rescue.backup_folder), self)
        if not some:
            return self._group(head, where)
        copies = self._copies = ChoiceField("backups", self)
        copies.setAccessibleName(self.tr("The backup to restore"))
        says = self._copy_says = Body("", self)
        for copy in ways.backups:
            copies.addItem(_label(ways, copy), copy)
        copies.currentIndexChanged.connect(self._show_copy)
        button = self._button(self.tr("Restore it"), "put-back", best=best)
        button.clicked.connect(self._on_put_back)
        self._show_copy()
        return self._group(head, copies, says, button, where)

    def _chosen(self) -> Backup | None:
        chosen: Backup | None = None if self._copies is None else self._copies.currentData()
        return chosen

    def _anew_group(self, *, no_key: bool) -> QWidget:
        says = self.tr("The present file is set aside; nothing in it is deleted.")
        if no_key:
            says = self.tr(
                "If the key is lost for good, nobody can read your clients and cases again. The "
                "file is set aside as it is, in case the key is found."
            )
        head = Heading(self.tr("Or start with an empty book"), self)
        ask = SecondaryButton(self.tr("Set it aside and start empty…"), "begin-anew", parent=self)
        sure = self._question()
        ask.clicked.connect(partial(self._ask_anew, ask, sure))
        return self._group(head, Body(says, self), ask, sure)

    def _question(self) -> QWidget:
        """What is asked before an empty book is begun; No has the focus."""
        yes = SecondaryButton(self.tr("Yes, start empty"), "begin-anew-yes", parent=self)
        no = SecondaryButton(self.tr("No"), "begin-anew-no", parent=self)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (no, yes):
            buttons.addWidget(button)
        buttons.addStretch(1)
        sure = QWidget(self)
        layout = QVBoxLayout(sure)
        layout.setContentsMargins(0, 0, 0, 0)
        says = self.tr("Start empty? None of your clients and cases will be in the new book.")
        layout.addWidget(Body(says, sure))
        layout.addLayout(buttons)
        yes.clicked.connect(self._on_begin_anew)
        no.clicked.connect(partial(self._answer_no, sure))
        sure.hide()
        return sure

    def _ask_anew(self, ask: QWidget, sure: QWidget) -> None:
        sure.show()
        no = sure.findChild(Button, "begin-anew-no")
        if no is not None:
            no.setFocus()
        ask.hide()

    def _answer_no(self, sure: QWidget) -> None:
        ask = self.findChild(Button, "begin-anew")
        if ask is not None:
            ask.show()
            ask.setFocus()
        sure.hide()

    def _show_copy(self) -> None:
        copy, says = self._chosen(), self._copy_says
        if copy is None or says is None or self._ways is None:
            return
        made = ""
        if copy.is_set_aside:
            form = self.tr("It was set aside on {moment}, when something else took its place.")
            made = form.format(moment=_moment(copy.made))
        parts = (made, _held(copy.held), _missing(self._ways, copy.held))
        says.setText(" ".join(filter(None, parts)))

    def _on_go_on(self) -> None:
        rescue, ways = self._rescue, self._ways
        if rescue is not None and ways is not None and ways.readable is not None:
            says = self.tr("You go on with what was there.")
            self._do(rescue.go_on, " ".join((says, _missing(ways, ways.readable))))

    def _on_put_back(self) -> None:
        copy, rescue, ways = self._chosen(), self._rescue, self._ways
        if rescue is not None and copy is not None and ways is not None:
            form = self.tr("The backup of {moment} is restored.")
            says = " ".join((form.format(moment=_moment(copy.made)), _missing(ways, copy.held)))
            self._do(partial(rescue.put_back, copy.file), says)

    def _on_begin_anew(self) -> None:
        if self._rescue is not None:
            self._do(self._rescue.begin_anew, self.tr("This is an empty book."))

    def _do(self, way: Callable[[], Path | None], says: str) -> None:
        try:
            aside = way()
        except GoodTermsError as error:
            self.refused.emit(error)
        else:
            self.recovered.emit(Recovered(aside, says))


def _label(ways: Ways, copy: Backup) -> str:
    """A copy in one line, by which it is told from the others."""
    form = "{moment} · {holds}"
    if ways.is_other(copy.held):
        form = _tr("Another book: {moment} · {holds}")
    elif copy.is_set_aside:
        form = _tr("Set aside: {moment} · {holds}")
    return form.format(moment=_moment(copy.made), holds=_holds(copy.held))


def _holds(held: Held) -> str:
    clients = _tr("1 client") if held.clients == 1 else _tr("{count} clients")
    cases = _tr("1 case") if held.cases == 1 else _tr("{count} cases")
    return _tr(" and ").join((clients.format(count=held.clients), cases.format(count=held.cases)))


def _held(held: Held) -> str:
    """What a file holds: "It holds 1 client and 1 case: all that you saved up to Thu 26 ..."."""
    if not held.saved:
        return _tr("It holds {what}.").format(what=_holds(held))
    form = _tr("It holds {what}: all that you saved up to {moment}.")
    return form.format(what=_holds(held), moment=_moment(held.until))


def _missing(ways: Ways, held: Held) -> str:
    """What a file lacks, by the count of changes: no clock is asked."""
    if ways.is_other(held):
        return _tr("It is of another book, not of the one that was here.")
    count = ways.missing(held)
    if count is None:
        return _tr("Whether you saved something after that is not known.")
    if count == 0:
        return _tr("Nothing is missing.")
    if count == 1:
        return _tr("1 change that you saved after it is missing.")
    return _tr("{count} changes that you saved after it are missing.").format(count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Recovery", text)


def _moment(moment: datetime) -> str:
    """A moment where the user sits: "Thu 26 November 2026, 14:02"."""
    local = moment.astimezone()
    return _tr("{day}, {time}").format(day=full_day(local.date()), time=f"{local:%H:%M}")
