# SPDX-License-Identifier: MIT
"""What is done with a paper: saved, printed, copied, opened as a draft. Nothing is ever sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.ui.kit.basic.file_dialogs import file_dialog
from coach.ui.kit.basic.labels import Body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog

    from coach.domain.papers.paper import Paper, PaperSize
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class Wanted(Struct, frozen=True):
    """A paper, of a case or of a script, and the ways in which it is made."""

    kind: PaperKind
    paper: Callable[[], Paper]
    text: Callable[[], str]
    save: Callable[[PaperFormat, Path], None]
    draft_file: Callable[[], Path] | None = None  # a letter as a file for the mail program


def form_of(path: Path, chosen: PaperFormat, offered: Sequence[PaperFormat]) -> PaperFormat:
    """The form that the ending of a file names; the chosen one where it names none."""
    endings = {f".{form.value}": form for form in offered}
    if PaperFormat.HTML in offered:
        endings[".htm"] = PaperFormat.HTML
    return endings.get(path.suffix.lower(), chosen)


class PaperActions(QObject):
    """Asks where a file should go, shows what will be printed, and says what was done."""

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._shell, self._page = services, shell, page
        self._form = PaperFormat.PDF  # the last one chosen

    def save(self, wanted: Wanted, forms: Sequence[PaperFormat]) -> None:
        """Ask for a place and a form, and write the file."""
        form = self._form if self._form in forms else forms[0]
        self._ask(wanted, tuple(forms), form)

    def print_(self, wanted: Wanted, size: PaperSize) -> None:
        """Show the pages as the printer will have them; from there they are printed."""
        paper = self._shell.guard(wanted.paper)
        if paper is None:
            return
        from PySide6.QtPrintSupport import (  # noqa: PLC0415 - looks for printers
            QPrinter,
            QPrintPreviewDialog,
        )

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper.title)
        printer.setCreator("Good Terms")
        dialog = QPrintPreviewDialog(printer, self._page)
        dialog.setObjectName("print-preview")
        dialog.setWindowTitle(self.tr("Print"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(partial(_keep, printer))  # it must outlive the dialog
        _leave_out_layout(dialog)
        self._tell_unseen(dialog, paper)
        dialog.paintRequested.connect(partial(self._on_paint_requested, paper, size))
        dialog.resize(self._page.window().size().boundedTo(dialog.screen().availableSize()))
        dialog.open()

    def _tell_unseen(self, dialog: QPrintPreviewDialog, paper: Paper) -> None:
        """Say below the pages which letters no font of this machine has: they print as boxes."""
        unseen = partial(self._services.papers.unseen, paper, self.tr("in print"))
        text, layout = self._shell.guard(unseen), dialog.layout()
        if text and layout is not None:
            note = Body(text, dialog)
            note.setObjectName("unseen-letters")
            note.setContentsMargins(12, 4, 12, 8)
            layout.addWidget(note)

    def copy(self, wanted: Wanted) -> None:
        """Put the plain text on the clipboard."""
        text = self._shell.guard(wanted.text)
        if text is not None:
            QGuiApplication.clipboard().setText(text)
            self._shell.toast(
                self.tr("Copied as plain text. Other programs can read what you copy.")
            )

    def open_draft(self, wanted: Wanted) -> None:
        """Hand a letter to the mail program as a draft, or save it as one where none answers."""
        path = None if wanted.draft_file is None else self._shell.guard(wanted.draft_file)
        if path is None:
            return
        if self._shell.outside.open(path):
            self._shell.toast(
                self.tr("The draft opens in your mail program. Nothing was sent."),
                more=self.tr("If nothing opens, save it as an e-mail draft, and open that there."),
            )
            return
        self._shell.hint(self.tr("No mail program answered. Save the draft, and open it there."))
        self._ask(wanted, (PaperFormat.MAIL,), PaperFormat.MAIL)

    def _ask(self, wanted: Wanted, forms: tuple[PaperFormat, ...], form: PaperFormat) -> None:
        names = self._filters()
        dialog = file_dialog(self._page, self.tr("Save the paper"), "paper-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([names[each] for each in forms])
        dialog.selectNameFilter(names[form])
        dialog.setDefaultSuffix(form.value)
        dialog.selectFile(self._services.papers.suggested_name(wanted.kind, form))
        dialog.filterSelected.connect(partial(self._on_filter_selected, dialog, wanted.kind))
        dialog.fileSelected.connect(partial(self._on_file_selected, dialog, wanted, forms))
        dialog.open()

    def _on_filter_selected(self, dialog: QFileDialog, kind: PaperKind, chosen: str) -> None:
        """Follow another form that is chosen in the dialog; a name of ours takes its ending."""
        form = self._form_named(chosen)
        papers = self._services.papers
        ours = {papers.suggested_name(kind, each) for each in PaperFormat}
        dialog.setDefaultSuffix(form.value)
        if all(Path(name).name in ours for name in dialog.selectedFiles()):
            dialog.selectFile(papers.suggested_name(kind, form))

    def _on_file_selected(
        self, dialog: QFileDialog, wanted: Wanted, forms: tuple[PaperFormat, ...], name: str
    ) -> None:
        path = Path(name)
        form = form_of(path, self._form_named(dialog.selectedNameFilter()), forms)
        if self._shell.attempt(partial(wanted.save, form, path)):
            self._form = form
            note = self._unseen(wanted) if form is PaperFormat.PDF else ""
            self._say_saved(path, note, draft=form is PaperFormat.MAIL)

    def _unseen(self, wanted: Wanted) -> str:
        """What to tell of letters in a PDF that no font of this machine has; empty for none."""
        paper = self._shell.guard(wanted.paper)
        return "" if paper is None else self._services.papers.unseen(paper)

    def _say_saved(self, path: Path, note: str, *, draft: bool) -> None:
        saved = self.tr("Saved as {file} in {folder}.")
        unsent = self.tr("Saved as {file} in {folder}. Nothing was sent.")
        folder = path.parent.name or str(path.parent)
        text = (unsent if draft else saved).format(file=path.name, folder=folder)
        self._shell.saved(text, path, more=note)

    def _on_paint_requested(self, paper: Paper, size: PaperSize, printer: QPrinter) -> None:
        self._shell.guard(partial(self._services.papers.print_on, paper, size, printer))

    def _form_named(self, name: str) -> PaperFormat:
        found = (form for form, text in self._filters().items() if text == name)
        return next(found, PaperFormat.PDF)

    def _filters(self) -> dict[PaperFormat, str]:
        return {
            PaperFormat.PDF: self.tr("PDF (*.pdf)"),
            PaperFormat.WORD: self.tr("Word (*.docx)"),
            PaperFormat.MARKDOWN: self.tr("Markdown (*.md)"),
            PaperFormat.TEXT: self.tr("Plain text (*.txt)"),
            PaperFormat.HTML: self.tr("HTML (*.html)"),
            PaperFormat.MAIL: self.tr("E-mail draft (*.eml)"),
        }


def _leave_out_layout(dialog: QPrintPreviewDialog) -> None:
    """Take out what the sheet of a paper decides; the number of the zoom fits its field."""
    for action in dialog.findChildren(QAction):
        if action.text() in {"Portrait", "Landscape", "Page setup"}:
            action.setVisible(False)
    dialog.setStyleSheet("QComboBox QLineEdit { border: none; padding: 0; min-height: 0 }")


def _keep(_printer: QPrinter, _result: int) -> None:
    """Holds a printer until the dialog that uses it is done."""
