# SPDX-License-Identifier: MIT
"""What was set aside and does not open as it is: it can be put back, for when its key is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.domain.recovery import KeyBeside
from coach.ui.kit.basic.buttons import SecondaryButton
from coach.ui.kit.basic.labels import Body, Heading, Quiet
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.recovery.recovery_words import moment_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.recovery import Kept


class KeptGroup(QWidget):
    """Which of them; what is known of it; and the button that puts it back as it was."""

    asked = Signal(object)  # Path: the folder of what is to be put back

    def __init__(self, kept: Sequence[Kept], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = ChoiceField("set-aside", self)
        self._choice.setAccessibleName(self.tr("What was set aside"))
        for each in kept:
            label = self.tr("Set aside: {moment}").format(moment=moment_words(each.made))
            self._choice.addItem(label, each)
        self._says, self._where = Body("", self), Quiet("", self)
        self._choice.currentIndexChanged.connect(self._show_chosen)
        back = SecondaryButton(self.tr("Put it back as it was"), "take-back", parent=self)
        back.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 24)
        layout.setSpacing(8)
        head = Heading(self.tr("Or put back what was set aside"), self)
        for part in (head, self._choice, self._says, back, self._where):
            layout.addWidget(part)
        self._show_chosen()

    def _show_chosen(self) -> None:
        kept: Kept = self._choice.currentData()
        says = self._of_key()[kept.key]
        aside = self.tr("What is there now is set aside in turn, and nothing is deleted.")
        self._says.setText(f"{says} {aside}")
        self._where.setText(self.tr("Their folder is {folder}.").format(folder=kept.folder))

    def _of_key(self) -> dict[KeyBeside, str]:
        """What is known of files by the key that lies with them."""
        return {
            KeyBeside.NONE: self.tr(
                "These files are damaged: once they are back, you see again what can be done."
            ),
            KeyBeside.ELSEWHERE: self.tr(
                "These files do not open with the present key. If theirs is in a file, put it as "
                "“key” into their folder first; if a keyring has it, unlock that."
            ),
            KeyBeside.ANOTHER: self.tr(
                "These files do not open with the present key, nor with the file “key” in their "
                "folder. If you have their key, give that file another name and put the key in its "
                "place first."
            ),
            KeyBeside.THEIRS: self.tr(
                "These files do not open with the present key. Theirs lies with them in their "
                "folder, and comes back with them."
            ),
        }

    def _on_clicked(self) -> None:
        self.asked.emit(self._choice.currentData().folder)
