# SPDX-License-Identifier: MIT
"""Asks for a comment on a moment, or for other words of one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.domain.practice.roleplay import transcribed
from coach.services.case.text import LONGEST
from coach.ui.kit.basic.labels import Quiet
from coach.ui.kit.fields.growing_edit import GrowingEdit
from coach.ui.shell.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coach.ui.shell.shell import Shell


class CommentDialog(FormDialog):
    """One field beneath the words that it is about.

    Args:
        shell: The way to the window.
        parent: What it stands over.
        quote: The words of the moment, as they may be seen; may be empty.
        text: What the comment says now.
        keep: Keeps what was typed, or refuses it.
    """

    def __init__(
        self,
        shell: Shell,
        parent: QWidget,
        quote: str,
        text: str,
        keep: Callable[[str], object],
    ) -> None:
        super().__init__(shell, parent)
        self._keep = keep
        self.setObjectName("comment-dialog")
        self.set_words(self.tr("Comment"), self.tr("Save"))
        if quote:
            self.fields.addWidget(Quiet(transcribed(quote), self))
        self._field = GrowingEdit("comment", self)
        self._field.set_most(LONGEST)
        self._field.setText(text)
        self.row(self.tr("What you want to say"), self._field)
        self._field.entered.connect(self.keep)
        self._field.setFocus()

    def save(self) -> bool:
        """Keep the comment; what was refused stays in the field."""
        kept = self.attempt(partial(self._saved, self._field.text()), self._field)
        return kept is not None

    def _saved(self, text: str) -> bool:
        self._keep(text)
        return True
