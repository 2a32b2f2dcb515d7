# SPDX-License-Identifier: MIT
"""The firm's own Word template: which one is used, choosing another, going back to ours."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from coach.ui.kit.basic.buttons import QuietButton
from coach.ui.kit.basic.file_dialogs import file_dialog
from coach.ui.kit.basic.labels import Body, Quiet
from coach.ui.kit.disclosure import Disclosure
from coach.ui.kit.layout.stacked import column_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class TemplateSection(QWidget):
    """Closed until it is asked for."""

    def __init__(self, services: Services, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services, self._shell = services, shell
        icon = shell.icons.icon
        self._inner = Disclosure(shell, "template", self.tr("Your company’s Word template"))
        self._used = Body("", self)
        self._blanks = Quiet(
            self.tr(
                "A template is a Word file with blanks: {{\u00a0body\u00a0}} for the text, and if "
                "you like {{\u00a0title\u00a0}}, {{\u00a0about\u00a0}} and "
                "{{\u00a0footer\u00a0}}. Its fonts, its logo and its margins "
                "stay as they are."
            ),
            self,
        )
        choose, back = self.tr("Choose a Word file…"), self.tr("Go back to ours")
        self._choose = QuietButton(choose, "template-choose", icon("file-text", "quiet"), self)
        self._copy = QuietButton(
            self.tr("Save ours to start from…"), "template-copy", icon("download", "quiet"), self
        )
        self._back = QuietButton(back, "template-reset", icon("undo-2", "quiet"), self)
        for part in (self._used, self._blanks, self._choose, self._copy, self._back):
            self._inner.body.addWidget(part)
        column_of(self, self._inner)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._back.clicked.connect(self._on_back_clicked)

    def refresh(self) -> None:
        """Show which template is used now."""
        own = self._services.papers.template() is not None
        ours = self.tr("Word files are made with our plain template.")
        theirs = self.tr("Word files are made with your company’s template.")
        self._used.setText(theirs if own else ours)
        self._back.setVisible(own)

    def _on_choose_clicked(self) -> None:
        dialog = self._dialog(self.tr("Choose a Word template"), "template-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, name: str) -> None:
        put_back = self._services.papers.keep_template()
        if self._shell.attempt(partial(self._services.papers.set_template, Path(name))):
            self._shell.toast(
                self.tr("Word files will be made with this template from now on."),
                partial(self._put_back, put_back),
            )
        self.refresh()

    def _on_copy_clicked(self) -> None:
        dialog = self._dialog(self.tr("Save our Word template"), "template-copy-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("docx")
        dialog.selectFile("template.docx")
        dialog.fileSelected.connect(self._on_copy_placed)
        dialog.open()

    def _on_copy_placed(self, name: str) -> None:
        path = Path(name)
        if self._shell.attempt(partial(self._services.papers.save_own_template, path)):
            text = self.tr("Saved as {file}. Change it in Word, then choose it here.")
            self._shell.saved(text.format(file=path.name), path)

    def _on_back_clicked(self) -> None:
        put_back = self._services.papers.keep_template()
        self._services.papers.reset_template()
        text = self.tr("Word files will be made with our template again.")
        self._shell.toast(text, partial(self._put_back, put_back))
        self.refresh()
        self._choose.setFocus()

    def _put_back(self, put_back: Callable[[], None]) -> None:
        self._shell.attempt(put_back)
        self.refresh()

    def _dialog(self, title: str, name: str) -> QFileDialog:
        dialog = file_dialog(self.window(), title, name)
        dialog.setNameFilter(self.tr("Word (*.docx)"))
        return dialog
