# SPDX-License-Identifier: MIT
"""One entry of a pack: what it says, and where it takes the place of another, old beside new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.services.packs.words import kind_word
from coach.ui.kit.basic.labels import Body, Label, Quiet
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.columns import Columns
from coach.ui.kit.layout.filling import add
from coach.ui.shell.words import first_capital

if TYPE_CHECKING:
    from coach.domain.packs import PackChange, PackField
    from coach.ui.shell.shell import Shell

_LONGEST = 4000  # characters of a field that are drawn
_SIDE_BY_SIDE = 520  # pixels, at 100 % text


class ChangeView(Disclosure):
    """A row with the entry's kind and title; what it says is drawn when it is first opened."""

    def __init__(self, shell: Shell, change: PackChange, parent: QWidget | None = None) -> None:
        detail = f"{first_capital(kind_word(change.kind))} · {change.id}"
        if not change.is_added:
            of = self.tr("takes the place of the one in {pack}").format(pack=change.replaces)
            detail = f"{detail} · {of}"
        super().__init__(shell, f"change:{change.kind}/{change.id}", change.title, detail, parent)
        self._shell, self._change, self._drawn = shell, change, False
        self.toggled.connect(self._on_toggled)

    def show_open(self) -> None:
        """Be open from the start."""
        self.set_open(True)
        self._on_toggled(now_open=True)

    def _on_toggled(self, now_open: object) -> None:
        if now_open and not self._drawn:
            self._drawn = True
            for field in self._change.fields:
                if field.is_changed:
                    add(self.body, [self._field(field)])

    def _field(self, field: PackField) -> QWidget:
        """What a field says; old and new side by side where there is room."""
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        name = Body(field.name, shown)
        name.set_strong(True)
        column.addWidget(name)
        if self._change.is_added:
            column.addWidget(_text(field.after, shown))
            return shown
        sides = Columns(self._shell.theme, shown, shares=(1, 1), narrow=_SIDE_BY_SIDE)
        for side, head, text in (
            (sides.left, self.tr("As it was"), field.before),
            (sides.right, self.tr("With this pack"), field.after),
        ):
            side.setSpacing(2)
            side.addWidget(Quiet(head, shown))
            side.addWidget(_text(text or self.tr("Nothing."), shown))
            side.addStretch(1)
        column.addWidget(sides)
        return shown


def _text(text: str, parent: QWidget) -> Label:
    """A text as it is written, to read and to take along."""
    long = len(text) > _LONGEST
    label = Body(f"{text[:_LONGEST]}…" if long else text, parent)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
