# SPDX-License-Identifier: MIT
"""The packs there are: what comes from where, and the way in and out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coach.domain.practice.sealed import SUFFIX
from coach.ui.kit.basic.at_work import AtWork
from coach.ui.kit.basic.background import Background
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton
from coach.ui.kit.basic.file_dialogs import file_dialog
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.fields.dates import whole_day
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_model import Row
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.packs.pack_actions import PackActions
from coach.ui.shell.pack_route import PackRoute
from coach.ui.shell.page import Page
from coach.ui.shell.refusal_card import RefusalCard

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from coach.domain.packs import KeptPack, PackPreview
    from coach.errors import GoodTermsError
    from coach.services.container import Services
    from coach.ui.kit.rows.row_table import RowAction
    from coach.ui.shell.shell import Shell

_BUILT_IN, _OWN = "built-in", "own"


class PacksPage(Page):
    """The built-in pack, those above it, and those that were taken out; a zip may be dropped."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "packs-page")
        self._removed: dict[str, KeptPack] = {}
        self._used: dict[str, KeptPack] = {}
        self._aside: dict[str, tuple[str, ...]] = {}
        self._own = (0, 0)  # scripts of the user's own, and versions of others
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Library"), "back", icon("arrow-left", "quiet"), self)
        self._import = PrimaryButton(self.tr("Import…"), "import-pack", icon("plus", "on_accent"))
        self._head = PageHead(shell.theme, self.tr("Packs"), self._import)
        self._says = Body(
            self.tr(
                "A pack brings scripts, replies and words, beside yours or in their place. You see "
                "what it would change before it does. Import a zip, or drop it here."
            )
        )
        self._says.set_tone("quiet")
        self._at_work = AtWork(self)
        self._refusal = RefusalCard(shell)
        self._table = RowTable("packs", self.tr("Packs"), shell)
        self._actions = PackActions(services, shell, self)
        self._reading = Background(self)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = self._page = ScrollPage(self)
        page.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._head, self._says, self._at_work, self._refusal, self._table):
            page.body.addWidget(part)
        page.body.addStretch(1)
        column_of(self, page)

    def _fit(self) -> None:
        """Let the list be as high as its rows: it is the page that scrolls."""
        self._table.setFixedHeight(self._table.verticalHeader().length() + 4)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._import.clicked.connect(self._on_import_clicked)
        self._table.opened.connect(self._on_opened)
        self._table.chosen.connect(self._on_chosen)
        self._table.acted.connect(self._on_acted)
        acts = {"export": self.tr("Export…"), "delete": self.tr("Remove")}
        self._table.set_menu(acts, self._menu_of)
        self._shell.theme.changed.connect(self._fit)
        self._actions.changed.connect(self._refresh)
        self._actions.refused.connect(partial(self._tell, self.tr("It was not removed")))
        self._actions.not_exported.connect(partial(self._tell, self.tr("Nothing was exported")))
        self._reading.ended.connect(partial(self._show_work, ""))
        self._reading.done.connect(self._on_read)
        self._reading.refused.connect(partial(self._tell, self.tr("It was not imported")))

    def leave(self) -> None:
        """Go back to the library."""
        self._shell.go("library")

    def show_page(self, arg: object = None) -> None:
        """Show the packs there are; the keys go to the one with the id `arg`."""
        if self.arrived():
            self._refusal.hide()
        self._refresh()
        if arg is not None:
            self._table.choose(str(arg))
        if not self._reading.is_running:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        self._shell.part(self._table, self._draw)

    def _draw(self) -> None:
        packs = self._services.packs
        self._used = {each.id: each for each in packs.in_use()}
        self._aside = packs.aside()
        self._removed = {each.ref: each for each in packs.removed()}
        self._own = packs.own_counts()
        self._practised = packs.own_practised()
        own = [_OWN] if any(self._own) or self._practised else []
        rows = [_BUILT_IN, *self._used.values(), *own, *self._removed.values()]
        self._table.show_items(rows, self._row)
        self._fit()

    def _row(self, item: object) -> Row:
        if item == _BUILT_IN:
            info = self._services.packs.built_in
            detail = self.tr("What ships with the program.")
            title = f"{info.title} {info.version}"
            return Row(_BUILT_IN, title, detail, self.tr("built in"))
        if item == _OWN:
            detail = self.tr("{scripts} of your own, {versions} of others in your words").format(
                scripts=self._own[0], versions=self._own[1]
            )
            if self._practised:
                form = self.tr("{scripts} · {count} personas and rubrics")
                detail = form.format(scripts=detail, count=self._practised)
            return Row(_OWN, self.tr("Your scripts"), detail, self.tr("not a pack yet"))
        kept = cast("KeptPack", item)
        title = f"{kept.title} {kept.version}"
        day = whole_day(kept.added_at.astimezone().date())
        detail = self.tr("{id} · imported on {day} · {licence}").format(
            id=kept.id, day=day, licence=kept.licence
        )
        if kept.removed_at is not None:
            return Row(kept.ref, title, detail, self.tr("removed"), icon="trash-2")
        if kept.id in self._aside:
            why = self.tr("It cannot be used as it is. Open it to see why.")
            return Row(kept.id, title, why, self.tr("set aside"), icon="circle-alert")
        return Row(kept.id, title, detail, self.tr("in use"))

    def _menu_of(self, row: str) -> dict[str, str]:
        if row in self._removed:
            return {"put-back": self.tr("Put back"), "export": self.tr("Export…")}
        if row in {_BUILT_IN, _OWN}:
            return {"export": self.tr("Export…")}
        return {"export": self.tr("Export…"), "delete": self.tr("Remove")}

    def _on_chosen(self) -> None:
        """The list does not scroll by itself: the page follows the keys."""
        row = self._table.visualRect(self._table.currentIndex())
        at = self._table.viewport().mapTo(self._page.column, row.center())
        self._page.ensureVisible(at.x(), at.y(), 0, row.height())

    def _on_opened(self, row: str) -> None:
        if row in self._removed:
            self._actions.put_back(row)
        elif row == _BUILT_IN:
            self._shell.go("library")
        elif row == _OWN:
            self._export_own()
        else:
            self._shell.go("pack", PackRoute(row))

    def _on_acted(self, act: RowAction) -> None:
        if act.act == "put-back":
            self._actions.put_back(act.row)
        elif act.act == "export" and act.row == _OWN:
            self._export_own()
        elif act.act == "export":
            self._actions.export(self._ref(act.row))
        elif act.row in self._used:
            self._refusal.hide()
            self._actions.remove(act.row)
        elif act.row == _BUILT_IN:
            self._shell.hint(self.tr("The built-in pack stays: the others lie above it."))
        elif act.row == _OWN:
            self._shell.hint(self.tr("Your scripts are removed one by one, in the library."))
        else:
            self._shell.hint(self.tr("This pack is removed already. Enter puts it back."))

    def _export_own(self) -> None:
        self._refusal.hide()
        self._actions.export_own()

    def _ref(self, row: str) -> str:
        """By what the service knows the pack of a row."""
        if row == _BUILT_IN:
            return ""
        return self._used[row].ref if row in self._used else row

    # -- bringing one in

    def _on_import_clicked(self) -> None:
        dialog = file_dialog(self, self.tr("Import a pack"), "pack-import-dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Packs (*.zip)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.read)
        dialog.open()

    def read(self, name: str) -> None:
        """Look at a pack beside the window; then it is shown, or why it was refused."""
        self._refusal.hide()
        reading = self._shell.guard(partial(self._services.packs.reading, Path(name)))
        if reading is None or self._reading.is_running:
            return
        self._reading.start(reading, changes=False)
        self._show_work(self.tr("Looking at the pack: it is checked whole…"))

    def _show_work(self, doing: str) -> None:
        self._import.setEnabled(not doing)
        self._at_work.tell(doing)

    def _on_read(self, preview: PackPreview) -> None:
        if self.isVisible():
            self._shell.go("pack", PackRoute(preview.id, preview))
        else:
            self._shell.hint(self.tr("The pack was looked at. Import it once more to see it."))

    def _tell(self, heading: str, error: GoodTermsError) -> None:
        self._refusal.tell(heading, error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file or folder; a sealed file is for the window."""
        files = _files(event)
        sealed = any(file.lower().endswith(SUFFIX) for file in files)
        if len(files) == 1 and not sealed and not self._reading.is_running:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        files = _files(event)
        if files:
            event.acceptProposedAction()
            self.read(files[0])


def _files(event: QDropEvent) -> list[str]:
    """The files and folders of this machine that are dragged."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
