# SPDX-License-Identifier: MIT
"""What a page may ask of the window it lives in: go elsewhere, say something, catch an error."""

from __future__ import annotations

from enum import Flag, auto
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from coach.clock import system_ticks
from coach.errors import GoodTermsError
from coach.ui.kit.basic.host import Host, Note
from coach.ui.shell.outside import Outside
from coach.ui.shell.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QBoxLayout, QWidget

    from coach.clock import Ticks
    from coach.domain.dates import DateHabits
    from coach.errors import StoreError
    from coach.ui.kit.basic.icons import Icons
    from coach.ui.kit.basic.theme import Theme

T = TypeVar("T")


ADD = "+"  # asks the page of a list for a new entry; no id is like it


class Data(Flag):
    """What of all that is stored an action has changed: what shows that looks again."""

    ANSWERS = auto()  # to the questions of a case
    PLAN = auto()  # what is to be done and when: verdict, days, reminders, notes, what is closed
    CLIENTS = auto()  # clients and their people
    SETTINGS = auto()


class Route(NamedTuple):
    """A page to show, and what about."""

    page: str
    arg: object = None


class Prompting(NamedTuple):
    """The talk of a case to show in the prompter, to be held or to be rehearsed."""

    case_id: str
    rehearsal: bool = False
    inside: bool = False  # what is said to one's own people beforehand, in place of the talk
    script_id: str = ""  # a script of the library, in place of a talk


class Shell(Host):
    """The pages' way to the window; the window listens to its signals."""

    navigate = Signal(object)  # Route
    open_prompter = Signal(object)  # Prompting
    refused = Signal(object)  # GoodTermsError
    failed = Signal(object)  # GoodTermsError: the page could not be drawn
    updated = Signal(object)  # Data: what others may show has changed
    saving = Signal(object)  # `unsaved`, as it changes
    asked_again = Signal()  # the page is to be drawn once more
    asked_export = Signal()  # all that is stored is to be written to a file
    set_aside = Signal(object)  # QWidget: its fields go, with what was typed and not saved
    left_dialog = Signal(object)  # QDialog: it was left without saving
    restyled = Signal()  # theme or size of text was set anew

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        today: Callable[[], date],
        habits: DateHabits,
        parent: QObject | None = None,
        ticks: Ticks = system_ticks,
    ) -> None:
        """The way to a window; `ticks` says what second it is, for the rest see `Host`."""
        super().__init__(theme, icons, today, habits, parent)
        self.outside = Outside()
        self.ticks = ticks
        self._parts = Parts(self)
        self._saved: Path | None = None  # the file that was saved last
        self.unsaved: StoreError | None = None  # why the last change was not kept; None: it was

    def go(self, page: str, arg: object = None) -> None:
        """Show a page, by its name in PAGES."""
        self.navigate.emit(Route(page, arg))

    def prompt(self, case_id: str, *, rehearsal: bool = False, inside: bool = False) -> None:
        """Show the talk of a case in the prompter, or with `inside` what comes before it.

        A rehearsal is kept when it ends.
        """
        self.open_prompter.emit(Prompting(case_id, rehearsal, inside))

    def prompt_script(self, script_id: str) -> None:
        """Show a script of the library in the prompter; nothing of it is kept."""
        self.open_prompter.emit(Prompting("", script_id=script_id))

    def warn(self, text: str) -> None:
        """Say what is to be looked to; it stays until it is closed, or two pages on."""
        self.show_message.emit(Note(text, stays=True, alert=True))

    def saved(self, text: str, path: Path, more: str = "") -> None:
        """Say at the bottom that a file was saved; from there, and by keys, it can be opened.

        What there is `more` to say of it stands below, and stays until it is closed.
        """
        self._saved = path
        self.show_message.emit(Note(text, more=more, stays=bool(more), saved=path))

    def open_saved(self, folder: bool = False) -> None:  # noqa: FBT002 - a slot
        """Open the file that was saved last, or the folder that it is in.

        Where that cannot be, the user is told why.
        """
        if self._saved is None:
            self.hint(self.tr("You have saved no file since you opened the program."))
        else:
            self.attempt(partial(self._open, self._saved, folder=folder))

    def _open(self, path: Path, *, folder: bool) -> None:
        place = path.parent if folder else path
        if not place.exists():
            raise GoodTermsError(
                self.tr("{name} is not there any more.").format(name=place.name),
                todo=self.tr("Save it again."),
            )
        if not self.outside.open(place):
            raise GoodTermsError(
                self.tr("No program here opens {name}.").format(name=place.name),
                safe=self.tr("It is saved in {folder}.").format(folder=path.parent),
                todo=self.tr("Open it from there."),
            )

    def changed(self, what: Data) -> None:
        """Say which of the stored things have changed: the badge hangs on the plan."""
        self.updated.emit(what)

    def say_saving(self, unsaved: StoreError | None) -> None:
        """Say that changes are not kept, and why; or with None that they are again."""
        self.unsaved = unsaved
        self.saving.emit(unsaved)

    def restyle(self) -> None:
        """Say that the theme or the size of text was changed in the settings."""
        self.restyled.emit()

    def guard(self, call: Callable[[], T]) -> T | None:
        """What `call` returns; None when it refuses, after the user was told why."""
        try:
            return call()
        except GoodTermsError as error:
            self.refused.emit(error)
            return None

    def draw(self, call: Callable[[], object]) -> bool:
        """Whether a page could be drawn; where it could not, that is shown in its place.

        What cannot be read is never shown as if there were nothing.
        """
        try:
            call()
        except GoodTermsError as error:
            self.failed.emit(error)
            return False
        return True

    def part(self, part: QWidget | QBoxLayout, draw: Callable[[], object]) -> bool:
        """Whether a part of a page could be drawn; where it could not, that is shown in its place.

        The rest of the page is drawn without it (`coach.ui.shell.parts`).
        """
        return self._parts.draw(part, draw)

    def attempt(self, call: Callable[[], object]) -> bool:
        """Whether `call` went through; when it refuses the user is told why."""
        try:
            call()
        except GoodTermsError as error:
            self.refused.emit(error)
            return False
        return True
