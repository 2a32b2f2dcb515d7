# SPDX-License-Identifier: MIT
"""Above the pages, after something was put in place of the data file: what, and the way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coach.domain.recovery import KeyBeside
from coach.ui.kit.bar_above import BarAbove
from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.recovery.recovery_words import choice_words, lacks_words

if TYPE_CHECKING:
    from coach.domain.recovery import Choice
    from coach.ui.recovery.recovery_panel import Recovered
    from coach.ui.shell.shell import Shell


class RecoveredBar(BarAbove):
    """What was chosen, what it lacks, and the way back; it stays until it is kept."""

    taken_back = Signal(object)  # Path: the folder of the files of before
    backups_wanted = Signal()  # an older file was put here by hand: a backup holds more
    kept = Signal()

    def __init__(
        self, shell: Shell, choice: Choice, done: Recovered | None, parent: QWidget
    ) -> None:
        """For the choice that was made last; `done` says it where it was made just now."""
        super().__init__(shell, "life-buoy", parent, Body(self._says(choice, done)))
        self.setObjectName("recovered")
        self._shell = shell
        self._choice = choice
        self.words.addWidget(Quiet(self._more(choice), self))
        self.words.addWidget(self._buttons())

    @staticmethod
    def _says(choice: Choice, done: Recovered | None) -> str:
        """What was chosen, and what of before is not in it."""
        if done is None:
            return choice_words(choice)
        lacks = "" if done.tells_what_lacks else lacks_words(choice)
        return " ".join(filter(None, (done.says, lacks)))

    def _more(self, choice: Choice) -> str:
        """Where the files of before are, and what becomes of those of now."""
        if choice.aside is None:
            return self.tr(
                "Restore that one if you want it back: what is there now is set aside then, and "
                "nothing is deleted."
            )
        where = self.tr("What was there before is kept in {folder}.").format(folder=choice.aside)
        key = self._of_key(choice)
        since = self.tr("If you take this back, what you saved since then is set aside, not lost.")
        return " ".join(filter(None, (where, key, since)))

    def _of_key(self, choice: Choice) -> str:
        """What to do about a key that was lost, so that the files of before open again."""
        if choice.key_in not in {"", "file"}:
            return self.tr(
                "If its key is in your keyring again, take this back: the file opens with it."
            )
        if choice.key_in and choice.key is KeyBeside.ANOTHER:
            return self.tr(
                "If you find its key, give the file “key” in that folder another name and put the "
                "key there as “key”, then take this back: the file opens with it."
            )
        if choice.key_in:
            return self.tr(
                "If you find its key, put it as the file “key” into that folder, then take this "
                "back: the file opens with it."
            )
        return ""

    def _buttons(self) -> QWidget:
        aside = self._choice.aside
        if aside is None:
            back = SecondaryButton(self.tr("See the backups"), "see-backups", parent=self)
            back.clicked.connect(self.backups_wanted)
        else:
            back = SecondaryButton(self.tr("Take this back"), "take-back", parent=self)
            back.clicked.connect(partial(self.taken_back.emit, aside))
        keep = QuietButton(self.tr("Keep it"), "keep-recovered", parent=self)
        keep.clicked.connect(self._on_keep_clicked)
        row = QWidget(self)
        flow = FlowLayout(row)
        flow.addWidget(back)
        flow.addWidget(keep)
        return row

    def _on_keep_clicked(self) -> None:
        self.hide()
        self.kept.emit()
        says = self.tr("Kept. What was there before can still be restored: Settings, Backups.")
        self._shell.toast(says)
