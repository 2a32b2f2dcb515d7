# SPDX-License-Identifier: MIT
"""The last action that can be taken back: what it was, where it was done, and how long ago."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.container import Services
    from coach.ui.kit.basic.host import Note
    from coach.ui.shell.shell import Shell
    from coach.ui.window.toast import Toast

translate = QCoreApplication.translate

_PAGES = 2  # pages on, from which an action is past: as long as a line that stays may be read


class Place(NamedTuple):
    """A page, and the case that it shows; "" where it shows none."""

    page: str
    case_id: str


class LastAction:
    """Says whether Ctrl+Z may take the last action back at once, asks first, or leaves it alone.

    Nothing is undone unseen: at once only what belongs to the case or the page that is shown, or
    stands in the line at the bottom.
    """

    def __init__(self, services: Services, shell: Shell) -> None:
        self._services, self._shell = services, shell
        self._note: Note | None = None
        self._place = Place("", "")
        self._pages = 0

    @property
    def page(self) -> str:
        """The page that it was done on; "" for none."""
        return self._place.page

    def did(self, note: Note, place: Place) -> None:
        """Keep what was done, and where."""
        self._note, self._place, self._pages = note, place, 0

    def move_on(self) -> None:
        """Another page is shown: two pages on it is past."""
        self._pages += 1
        if self._pages >= _PAGES:
            self._note = None

    def forget(self) -> None:
        """It was taken back."""
        self._note = None

    def is_past(self) -> bool:
        """Whether there is nothing to take back any more."""
        return self._note is None

    def press(self, shown: Place, line: Toast, take_back: Callable[[], bool]) -> None:
        """Take it back and say so; what was done elsewhere is named first, for the next press."""
        if self._note is None:
            return
        if not line.offers_undo() and not self._belongs(shown):
            line.say(self._offer_words(self._note), take_back)
            return
        words = self._note.undone or translate("LastAction", "Undone: {action}").format(
            action=self._note.text
        )
        line.hide()
        if take_back() and not line.isVisible():
            line.say(words)

    def _belongs(self, shown: Place) -> bool:
        """Whether it was done to what is shown: to the same case, or on the same page."""
        if self._place.case_id or shown.case_id:
            return self._place.case_id == shown.case_id
        return self._place.page == shown.page

    def _offer_words(self, note: Note) -> str:
        """What would be taken back, and of which client, as names may be shown."""
        from coach.ui.shell.discreet import NameMask  # noqa: PLC0415 - not at the start

        case_id = self._place.case_id
        get = partial(self._services.cases.case, case_id)
        case = self._shell.guard(get) if case_id else None
        if case is None:
            return translate(
                "LastAction", "Ctrl+Z once more undoes what you did before: {action}"
            ).format(action=note.text)
        form = translate(
            "LastAction", "Ctrl+Z once more undoes what you did for {client}: {action}"
        )
        name = NameMask(self._services).name(case.client_name)
        return form.format(client=name, action=note.text)
