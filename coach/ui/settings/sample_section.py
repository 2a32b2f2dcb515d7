# SPDX-License-Identifier: MIT
"""Sample cases, for somebody who has no client yet: added, and removed whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.ui.kit.basic.buttons import QuietButton, SecondaryButton
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.flow_layout import FlowLayout
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class SampleSection(Section):
    """Adds the samples, or removes them once it was asked twice: what was noted goes too."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Sample cases"), parent=parent)
        self._services, self._shell = services, shell
        self._says = Body("")
        self._add = SecondaryButton(self.tr("Add the sample cases"), "add-samples")
        self._remove = SecondaryButton(self.tr("Remove them…"), "remove-samples")
        self._sure = SecondaryButton(self.tr("Remove all of it"), "remove-samples-now")
        self._keep = QuietButton(self.tr("Keep them"), "keep-samples")
        row = FlowLayout()
        for button in (self._add, self._remove, self._sure, self._keep):
            row.addWidget(button)
        self.body.addWidget(self._says)
        self.body.addLayout(row)
        self._add.clicked.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        self._sure.clicked.connect(self._on_sure)
        self._keep.clicked.connect(self.show_kept)

    def show_kept(self) -> None:
        """Show whether they are there."""
        self._show(there=bool(self._services.samples.clients()))

    def first(self) -> QWidget:
        """What the keys go to: to add them, or to remove them."""
        return self._remove if self._add.isHidden() else self._add

    def _show(self, *, there: bool, asking: bool = False) -> None:
        none = self.tr(
            "{count} clients who never were, each with a case that waits for its talk. Look around "
            "in them, practise and study with them. They are marked, and go whole."
        ).format(count=len(self._services.content.samples))
        some = self.tr("They are among your clients and cases, each marked as a sample.")
        sure = self.tr(
            "Their cases go with all that you wrote in them, and cannot be brought back. Your own "
            "clients stay as they are."
        )
        self._says.setText(sure if asking else some if there else none)
        self._add.setVisible(not there)
        self._remove.setVisible(there and not asking)
        self._sure.setVisible(asking)
        self._keep.setVisible(asking)

    def _on_add(self) -> None:
        if self._shell.attempt(self._services.samples.add):
            self._shell.changed(Data.CLIENTS | Data.PLAN)
            self._shell.toast(self.tr("The sample cases are there. You find them under Cases."))
        self.show_kept()
        self._remove.setFocus()

    def _on_remove(self) -> None:
        self._show(there=True, asking=True)
        self._keep.setFocus()

    def _on_sure(self) -> None:
        if self._shell.attempt(self._services.samples.remove):
            self._shell.changed(Data.CLIENTS | Data.PLAN)
            self._shell.toast(self.tr("The sample cases are gone."))
        self.show_kept()
        self._add.setFocus()
