# SPDX-License-Identifier: MIT
"""What can be done with a pack: export it, take it out, put it back; each can be undone."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from coach.errors import ContentError, GoodTermsError
from coach.ui.kit.basic.background import Background
from coach.ui.kit.basic.file_dialogs import file_dialog
from coach.ui.shell.shell import Data

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coach.domain.packs import KeptPack, PackPreview
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell


class PackActions(QObject):
    """Does it over the services, and says at the bottom what was done."""

    changed = Signal()  # there are other packs now
    refused = Signal(object)  # GoodTermsError: the pack could not be taken out
    not_exported = Signal(object)  # ContentError: what is wrong with what was to be written

    def __init__(self, services: Services, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._services, self._shell, self._page = services, shell, page
        self._removing = ""
        self._work = Background(self)
        self._work.done.connect(self._on_may_go)
        self._work.refused.connect(self.refused)

    def install(self, preview: PackPreview) -> None:
        """Take a pack that was looked at into use."""
        before = self._shell.guard(partial(self._services.packs.install, preview))
        if before is None:
            return
        self._tell()
        named = {"title": preview.title, "version": preview.version}
        self._shell.toast(
            self.tr("Imported: {title} {version}.").format(**named),
            partial(self._take_back, preview.id, before),
            undone=self.tr("Undone: the library is as it was."),
        )

    def remove(self, pack: str) -> None:
        """Take a pack out of use, once it is sure that the others can do without it."""
        removing = self._shell.guard(partial(self._services.packs.removing, pack))
        if removing is not None and not self._work.is_running:
            self._removing = pack
            self._work.start(removing, changes=False)

    def put_back(self, ref: str) -> None:
        """Take a copy of a pack into use again."""
        kept = self._shell.guard(partial(self._services.packs.put_back, ref))
        if kept is not None:
            self._tell()
            named = {"title": kept.title, "version": kept.version}
            self._shell.toast(self.tr("{title} {version} is in use again.").format(**named))

    def export(self, ref: str) -> None:
        """Ask for a file, and write a pack into it as a zip."""
        name = self._shell.guard(partial(self._services.packs.suggested_name, ref))
        if name is not None:
            self._ask_where(name, partial(self._services.packs.export, ref))

    def export_own(self) -> None:
        """Ask for a file, and write the user's own scripts into it as a pack."""
        name = self._shell.guard(self._services.packs.suggested_own_name)
        if name is not None:
            self._ask_where(name, self._services.packs.export_own)

    def _ask_where(self, name: str, write: Callable[[Path], None]) -> None:
        dialog = file_dialog(self._page, self.tr("Export a pack"), "pack-export-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(self.tr("Packs (*.zip)"))
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(name)
        dialog.fileSelected.connect(partial(self._on_export_selected, write))
        dialog.open()

    def _on_export_selected(self, write: Callable[[Path], None], name: str) -> None:
        path = Path(name)
        try:
            write(path)
        except ContentError as error:  # every fault has its place on the page
            self.not_exported.emit(error)
        except GoodTermsError as error:
            self._shell.refused.emit(error)
        else:
            self._shell.saved(self.tr("Exported as {file}.").format(file=path.name), path)

    def _on_may_go(self) -> None:
        kept: KeptPack | None = self._shell.guard(
            partial(self._services.packs.remove, self._removing)
        )
        if kept is None:
            return
        self._tell()
        self._shell.toast(
            self.tr("Removed: {title}.").format(title=kept.title),
            partial(self._bring_back, kept.ref),
            undone=self.tr("Undone: the pack is in use again."),
        )

    def _take_back(self, pack: str, before: str) -> None:
        self._shell.attempt(partial(self._services.packs.take_back, pack, before))
        self._draw_again()

    def _bring_back(self, ref: str) -> None:
        self._shell.attempt(partial(self._services.packs.put_back, ref))
        self._draw_again()

    def _draw_again(self) -> None:
        """It was undone from whatever page is shown: that one shows what there is now."""
        self._shell.changed(Data.PLAN)
        self._shell.asked_again.emit()

    def _tell(self) -> None:
        """What the program says is other now: plans and what is due may be, too."""
        self._shell.changed(Data.PLAN)
        self.changed.emit()
