# SPDX-License-Identifier: MIT
"""The ways on from a data file that cannot be used: each says what it brings, and what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.errors import DataBehind, GoodTermsError
from coach.ui.dates import full_day
from coach.ui.widgets.buttons import QuietButton, SecondaryButton
from coach.ui.widgets.fields import ChoiceField
from coach.ui.widgets.labels import Body, Heading, Quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path


class Copy(Protocol):
    """A backup: the file, when it was made, until when it holds what was saved (UTC), or all."""

    @property
    def file(self) -> Path: ...  # noqa: D102
    @property
    def made(self) -> datetime: ...  # noqa: D102
    @property
    def until(self) -> datetime: ...  # noqa: D102
    @property
    def is_all(self) -> bool: ...  # noqa: D102


class Ways(Protocol):
    """What there is to go on with."""

    @property
    def backups(self) -> Sequence[Copy]: ...  # noqa: D102
    @property
    def readable(self) -> datetime | None: ...  # noqa: D102
    @property
    def is_all(self) -> bool: ...  # noqa: D102
    @property
    def saved(self) -> datetime | None: ...  # noqa: D102


class Rescue(Protocol):
    """What can be done; each gives the folder in which the files of before are kept."""

    @property
    def backup_folder(self) -> Path: ...  # noqa: D102
    def ways(self) -> Ways: ...  # noqa: D102
    def put_back(self, backup: Path) -> Path: ...  # noqa: D102
    def go_on(self) -> Path: ...  # noqa: D102
    def begin_anew(self) -> Path: ...  # noqa: D102


class RecoveryPanel(QWidget):
    """Go on with what is there, put a backup back, or begin anew; nothing is ever deleted."""

    recovered = Signal(object)  # Path: where the files of before are
    refused = Signal(object)  # GoodTermsError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rescue: Rescue | None = None
        self._ways: Ways | None = None
        self._saved: datetime | None = None
        self._go_on = SecondaryButton(self.tr("Go on with it"), "go-on", parent=self)
        self._go_on_head = Heading(self.tr("Go on with what can be read"), self)
        self._go_on_says = Body("", self)
        self._head = Heading(self.tr("Restore a backup"), self)
        self._copies = ChoiceField("backups", self)
        self._copies.setAccessibleName(self.tr("The backup to restore"))
        self._copy_says = Body("", self)
        self._put_back = SecondaryButton(self.tr("Restore it"), "put-back", parent=self)
        self._where = Quiet("", self)
        self._anew_head = Heading(self.tr("Or start with an empty book"), self)
        self._anew_says = Body(
            self.tr("The present file is set aside; nothing in it is deleted."), self
        )
        self._anew = QuietButton(self.tr("Set it aside and start empty"), "begin-anew", parent=self)
        self._lay_out()
        self._copies.currentIndexChanged.connect(self._show_copy)
        self._go_on.clicked.connect(self._on_go_on)
        self._put_back.clicked.connect(self._on_put_back)
        self._anew.clicked.connect(self._on_begin_anew)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        groups = (
            (self._go_on_head, self._go_on_says, self._go_on),
            (self._head, self._copies, self._copy_says, self._put_back, self._where),
            (self._anew_head, self._anew_says, self._anew),
        )
        for group in groups:
            for part in group:
                layout.addWidget(part)
            layout.addSpacing(16)

    def show_ways(self, error: GoodTermsError, rescue: Rescue) -> None:
        """Look for what there is to go on with, and show it."""
        self._rescue = rescue
        try:
            self._ways = rescue.ways()
        except GoodTermsError as refusal:
            self._ways = None
            self.refused.emit(refusal)
            return
        self._saved = error.saved_until if isinstance(error, DataBehind) else self._ways.saved
        self._show_go_on()
        self._copies.clear()
        for copy in self._ways.backups:
            made = self.tr("made on {moment}").format(moment=_moment(copy.made))
            self._copies.addItem(made, copy)
        some = bool(self._ways.backups)
        for part in (self._copies, self._copy_says, self._put_back):
            part.setVisible(some)
        folder = str(rescue.backup_folder)
        self._where.setText(
            self.tr("Your backups are in {folder}.").format(folder=folder)
            if some
            else self.tr("No backup that can be opened was found in {folder}.").format(
                folder=folder
            )
        )
        self._show_copy()

    def first_button(self) -> QWidget | None:
        """The button for what brings back most; None where there is nothing to go on with."""
        if self._ways is None:
            return None
        if self._go_on.isVisibleTo(self):
            return self._go_on
        return self._put_back if self._ways.backups else None

    def _show_go_on(self) -> None:
        until = self._ways.readable if self._ways else None
        for part in (self._go_on_head, self._go_on_says, self._go_on):
            part.setVisible(until is not None)
        if until is not None:
            self._go_on_says.setText(
                self._missing(until, is_all=self._ways is not None and self._ways.is_all)
            )

    def _show_copy(self) -> None:
        copy = self._copies.currentData()
        self._copy_says.setText(
            "" if copy is None else self._missing(copy.until, is_all=copy.is_all)
        )

    def _missing(self, until: datetime, *, is_all: bool) -> str:
        """What a state has, and what it lacks."""
        has = self.tr("Everything you saved up to {moment} is there.")
        saved = self._saved
        if is_all or saved is None or until >= saved:  # the last: by a clock that was wrong
            lacks = self.tr("What you saved after that is missing.")
            nothing = self.tr("Nothing is missing.")
            return " ".join((has.format(moment=_moment(until)), nothing if is_all else lacks))
        exact = _moment(until) == _moment(saved)  # they are but seconds apart
        lacks = self.tr("What you saved after that, up to {moment}, is missing.")
        pairs = ((has, until), (lacks, saved))
        return " ".join(words.format(moment=_moment(at, exact=exact)) for words, at in pairs)

    def _on_go_on(self) -> None:
        if self._rescue is not None:
            self._do(self._rescue.go_on)

    def _on_put_back(self) -> None:
        copy, rescue = self._copies.currentData(), self._rescue
        if rescue is not None and copy is not None:
            self._do(lambda: rescue.put_back(copy.file))

    def _on_begin_anew(self) -> None:
        if self._rescue is not None:
            self._do(self._rescue.begin_anew)

    def _do(self, way: Callable[[], Path]) -> None:
        try:
            aside = way()
        except GoodTermsError as error:
            self.refused.emit(error)
        else:
            self.recovered.emit(aside)


def _moment(moment: datetime, *, exact: bool = False) -> str:
    """A moment where the user sits: "Thu 26 November 2026, 14:02", or with seconds."""
    local = moment.astimezone()
    form = QCoreApplication.translate("Recovery", "{day}, {time}")
    return form.format(
        day=full_day(local.date()), time=f"{local:%H:%M:%S}" if exact else f"{local:%H:%M}"
    )
