# SPDX-License-Identifier: MIT
"""Saves the brief of a case where the user says, as PDF, Markdown or HTML."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QStandardPaths, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from coach.services.talks import BriefForm

if TYPE_CHECKING:
    from coach.services.bundle import Services
    from coach.ui.shell import Shell


def documents_folder() -> str:
    """The user's folder for documents, or else the home folder; never the working folder."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = QStandardPaths.writableLocation(place)
    return folder if folder and Path(folder).is_dir() else str(Path.home())


def form_of(path: Path, chosen: BriefForm) -> BriefForm:
    """The form that the ending of a file names; the chosen one where it names none."""
    endings = {f".{form.value}": form for form in BriefForm} | {".htm": BriefForm.HTML}
    return endings.get(path.suffix.lower(), chosen)


class BriefSaver(QObject):
    """Asks for the form and the place, then writes the file."""

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._shell, self._page = services, shell, page
        self._case_id = ""
        self._form = BriefForm.PDF

    def ask(self, case_id: str, button: QWidget) -> None:
        """Open the menu of forms below a button."""
        self._case_id = case_id
        menu = QMenu(button)
        menu.setObjectName("brief-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, text in (
            (BriefForm.PDF, self.tr("&PDF, one page…")),
            (BriefForm.MARKDOWN, self.tr("&Markdown…")),
            (BriefForm.HTML, self.tr("&HTML…")),
        ):
            action = QAction(text, menu)
            action.setObjectName(f"brief:{form.value}")
            action.setData(form)
            menu.addAction(action)
        menu.triggered.connect(self._on_form_chosen)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_form_chosen(self, action: QAction) -> None:
        self._form = BriefForm(action.data())
        dialog = QFileDialog(self._page, self.tr("Save the brief"))
        dialog.setObjectName("brief-dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters(list(self._filters().values()))
        dialog.selectNameFilter(self._filters()[self._form])
        dialog.filterSelected.connect(partial(self._on_filter_selected, dialog))
        dialog.setDefaultSuffix(self._form.value)
        dialog.setDirectory(documents_folder())
        dialog.selectFile(self._services.talks.suggested_name(self._form))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        path, talks = Path(name), self._services.talks
        form = form_of(path, self._form)
        if self._shell.attempt(partial(talks.save_brief, self._case_id, form, path)):
            text = self.tr("Saved as {file} in {folder}.")
            folder = path.parent.name or str(path.parent)
            self._shell.toast(text.format(file=path.name, folder=folder))

    def _on_filter_selected(self, dialog: QFileDialog, chosen: str) -> None:
        """Follow another form that is chosen in the dialog itself."""
        for form, text in self._filters().items():
            if text == chosen:
                self._form = form
                dialog.setDefaultSuffix(form.value)

    def _filters(self) -> dict[BriefForm, str]:
        return {
            BriefForm.PDF: self.tr("PDF (*.pdf)"),
            BriefForm.MARKDOWN: self.tr("Markdown (*.md)"),
            BriefForm.HTML: self.tr("HTML (*.html)"),
        }
