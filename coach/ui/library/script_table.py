# SPDX-License-Identifier: MIT
"""The list of scripts: what a row says of one, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QCoreApplication, Qt

from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowAction, RowTable
from coach.ui.shell.discreet import NameMask
from coach.ui.shell.words import script_stage_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from coach.domain.talk.shelf import ScriptFit
    from coach.services.container import Services
    from coach.services.library.shelf import OpenCase, Shelved
    from coach.ui.shell.shell import Shell

translate = QCoreApplication.translate

FAVOURITE, READ = "favourite", "read"  # what can be done with a row
_KEYS = {Qt.Key.Key_F: FAVOURITE, Qt.Key.Key_U: READ}


class ListedScript(NamedTuple):
    """A script that is listed, and why it was found; empty where nothing was sought."""

    shelved: Shelved
    why: str = ""


class ScriptTable(RowTable):
    """Scripts; F keeps the row among the favourites, U says that it is unread."""

    def __init__(self, name: str, title: str, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(name, title, shell, parent)
        self._shown: dict[str, ListedScript] = {}
        self._titles: Mapping[str, str] = {}
        self.set_menu(dict.fromkeys((FAVOURITE, READ), ""), self._menu_of)

    @property
    def ids(self) -> tuple[str, ...]:
        """The scripts that are listed, in order."""
        return tuple(self._shown)

    def listed(self, script_id: str) -> Shelved | None:
        """One that is listed; None where it is not."""
        found = self._shown.get(script_id)
        return None if found is None else found.shelved

    def show_scripts(self, listed: Sequence[ListedScript], titles: Mapping[str, str]) -> None:
        """Show these scripts; `titles` are those of the situations that a row is to name."""
        self._shown = {each.shelved.script.id: each for each in listed}
        self._titles = titles
        self.show_items(tuple(self._shown.values()), self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a letter asks for with the row that has the keys."""
        act, current = _KEYS.get(Qt.Key(event.key())), self.current_id()
        if act and current and not event.modifiers():
            self.acted.emit(RowAction(act, current))
        else:
            super().keyPressEvent(event)

    def _row(self, item: object) -> Row:
        listed = cast("ListedScript", item)
        script, mark, fit = listed.shelved
        situation = self._titles.get(script.situation, "")
        parts = [listed.why, situation] if listed.why else [situation, script.use_when]
        if fit is not None:
            parts = [fit_words(fit), script.use_when]
        return Row(
            script.id,
            script.title,
            " · ".join(filter(None, parts)),
            script_stage_text(script.stage),
            strong=not mark.read,
            icon="star" if mark.favourite else "",
            said=mark_words(read=mark.read, favourite=mark.favourite),
        )

    def _menu_of(self, script_id: str) -> dict[str, str]:
        shelved = self.listed(script_id)
        if shelved is None:
            return {}
        mark = shelved.mark
        return {
            FAVOURITE: favourite_words(favourite=mark.favourite),
            READ: self.tr("Mark as unread") if mark.read else self.tr("Mark as read"),
        }


def favourite_words(*, favourite: bool) -> str:
    """What the menu and the button say of favourites, where a script is one or not."""
    if favourite:
        return translate("Scripts", "Take out of favourites")
    return translate("Scripts", "Add to favourites")


def mark_words(*, read: bool, favourite: bool) -> str:
    """What the look of a row means."""
    words = (
        "" if read else translate("Scripts", "unread"),
        translate("Scripts", "favourite") if favourite else "",
    )
    return ", ".join(filter(None, words))


def fit_words(fit: ScriptFit) -> str:
    """Why a script fits a case, in a few words; empty where only the verdict says so."""
    said = len(fit.reactions)
    if said == 1:
        likely = translate("Scripts", "answers one thing they may say")
    else:
        likely = translate("Scripts", "answers {count} things they may say").format(count=said)
    situation = translate("Scripts", "your situation") if fit.situation else ""
    return ", ".join(filter(None, (situation, likely if said else "")))


def case_words(services: Services, case: OpenCase) -> str:
    """An open case in one line, with names as they may be seen: its client, its title."""
    names = NameMask(services)
    private = services.talks.private_names(case.id) if names.hidden else ()
    title = names.text(case.title, [case.client, *private])
    return " · ".join(filter(None, (names.name(case.client), title)))
