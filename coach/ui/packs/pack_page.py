# SPDX-License-Identifier: MIT
"""One pack: what it adds, and what it puts in the place of what was, old beside new."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from coach.services.packs.words import said_of_changes
from coach.ui.kit.basic.at_work import AtWork
from coach.ui.kit.basic.background import Background
from coach.ui.kit.basic.buttons import PrimaryButton, QuietButton, SecondaryButton
from coach.ui.kit.basic.labels import Body, Lead, Quiet
from coach.ui.kit.basic.section import Section
from coach.ui.kit.layout.filling import add, fill
from coach.ui.kit.layout.flow_layout import FlowRow
from coach.ui.kit.layout.page_head import PageHead
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.kit.layout.stacked import column_of
from coach.ui.kit.rows.row_button import RowButton
from coach.ui.packs.change_view import ChangeView
from coach.ui.packs.pack_actions import PackActions
from coach.ui.shell.pack_route import PackRoute
from coach.ui.shell.page import Page
from coach.ui.shell.refusal_card import RefusalCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.domain.packs import KeptPack, PackChange, PackPreview
    from coach.errors import GoodTermsError
    from coach.services.container import Services
    from coach.ui.shell.shell import Shell

_OPEN = 3  # entries that are replaced: so many are shown open
_AT_ONCE = 60  # entries of a list that are drawn at a time


class PackPage(Page):
    """A pack in use, or one that was looked at and may be brought in."""

    def __init__(self, services: Services, shell: Shell) -> None:
        super().__init__(services, shell, "pack-page")
        self._route = PackRoute("")
        self._kept: KeptPack | None = None
        icon = shell.icons.icon
        self._back = QuietButton(self.tr("Packs"), "back", icon("arrow-left", "quiet"))
        self._head = PageHead(shell.theme)
        self._about = Quiet("")
        self._says = Lead("")
        self._says.setObjectName("pack-says")
        self._import = PrimaryButton(self.tr("Import"), "install-pack", icon("check", "on_accent"))
        self._drop = SecondaryButton(self.tr("Leave it"), "leave-pack")
        self._export = SecondaryButton(self.tr("Export…"), "export-pack", icon("download"))
        self._remove = SecondaryButton(self.tr("Remove"), "remove-pack", icon("trash-2"))
        self._at_work = AtWork(self)
        self._refusal = RefusalCard(shell)
        self._faults = Section(self.tr("Why it cannot be used"))
        self._replaced = Section(self.tr("In the place of what was"))
        self._added = Section(self.tr("Added"))
        self._actions = PackActions(services, shell, self)
        self._comparing = Background(self)
        self._page = ScrollPage(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = FlowRow(fills=True)
        for button in (self._import, self._drop, self._export, self._remove):
            tools.flow.addWidget(button)
        body = self._page.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._head, self._about, self._says, tools, self._at_work, self._refusal):
            body.addWidget(part)
        for section in (self._faults, self._replaced, self._added):
            body.addWidget(section)
        body.addStretch(1)
        column_of(self, self._page)

    def _connect(self) -> None:
        self._back.clicked.connect(self.leave)
        self._drop.clicked.connect(self.leave)
        self._import.clicked.connect(self._on_import_clicked)
        self._export.clicked.connect(self._on_export_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._actions.changed.connect(self._on_changed)
        self._actions.refused.connect(partial(self._tell, self.tr("It was not removed")))
        self._comparing.ended.connect(partial(self._at_work.tell, ""))
        self._comparing.done.connect(self._on_compared)
        self._comparing.refused.connect(self._on_not_compared)

    def leave(self) -> None:
        """Go back to the packs."""
        self._shell.go("packs", self._route.id or None)

    def show_page(self, arg: object = None) -> None:
        """Show the pack of a `PackRoute`."""
        route = arg if isinstance(arg, PackRoute) else PackRoute("")
        came = self.arrived()
        self._kept = None if route.preview is not None else self._in_use(route.id)
        if route.preview is None and self._kept is None:
            self.leave()
            return
        self._route = route
        self._show_buttons(before=route.preview is not None)
        if self._kept is not None:
            faults = self._services.packs.aside().get(route.id, ())
            self._show_faults(faults)
            self._show_kept(self._kept, faults)
        elif route.preview is not None:
            self._show_faults(())
            self._show(route.preview)
        if came:
            self._page.to_top()

    def _in_use(self, pack_id: str) -> KeptPack | None:
        return next((each for each in self._services.packs.in_use() if each.id == pack_id), None)

    def _show_buttons(self, *, before: bool) -> None:
        """Show what can be done before a pack is imported, or with one that is in use."""
        self._refusal.hide()
        for button in (self._import, self._drop):
            button.setVisible(before)
        for button in (self._export, self._remove):
            button.setVisible(not before)
        (self._import if before else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_kept(self, kept: KeptPack, faults: tuple[str, ...]) -> None:
        """Show a pack in use; what it changes is found out beside the window."""
        self._show_head(kept.title, kept.version, f"{kept.id} · {kept.licence}")
        self._says.setText("")
        self._show_changes(())
        if faults:
            self._says.setText(
                self.tr("It was set aside: nothing of it is used. Everything else works.")
            )
            return
        comparing = self._shell.guard(partial(self._services.packs.changes_of, kept.id))
        if comparing is not None and not self._comparing.is_running:
            self._at_work.tell(self.tr("Comparing it with what is below…"))
            self._comparing.start(comparing, changes=False)

    def _on_compared(self, found: PackPreview) -> None:
        if found.id == self._route.id and self._route.preview is None:
            self._show(found)

    def _on_not_compared(self, error: GoodTermsError) -> None:
        self._tell(self.tr("It cannot be compared"), error)

    def _show(self, preview: PackPreview) -> None:
        about = f"{preview.id} · {preview.licence}"
        if self._route.preview is not None:
            about = self.tr("{about} · not imported yet").format(about=about)
        self._show_head(preview.title, preview.version, about)
        said = said_of_changes(preview)
        if preview.version_before:
            before = self.tr("It takes the place of version {version}, which you have now.")
            said = f"{before.format(version=preview.version_before)} {said}"
        self._says.setText(said)
        self._show_changes(preview.changes)

    def _show_head(self, title: str, version: str, about: str) -> None:
        self._head.set_title(f"{title} {version}")
        self._about.setText(about)

    def _show_faults(self, faults: tuple[str, ...]) -> None:
        fill(self._faults.body, [Body(fault) for fault in faults[:_AT_ONCE]])
        self._faults.setVisible(bool(faults))

    def _show_changes(self, changes: tuple[PackChange, ...]) -> None:
        for section, shown in (
            (self._replaced, [change for change in changes if not change.is_added]),
            (self._added, [change for change in changes if change.is_added]),
        ):
            section.setVisible(bool(shown))
            section.set_count(str(len(shown)))
            fill(section.body, [])
            self._show_more(section, shown)

    def _show_more(self, section: Section, changes: list[PackChange]) -> None:
        """Draw the next entries of a list; the rest is asked for."""
        for change in changes[:_AT_ONCE]:
            view = ChangeView(self._shell, change, section)
            add(section.body, [view])
            if section is self._replaced and len(changes) <= _OPEN:
                view.show_open()
        rest = changes[_AT_ONCE:]
        if rest:
            text = self.tr("Show {number} more").format(number=min(len(rest), _AT_ONCE))
            more = QuietButton(text, "show-more", parent=section)
            more.clicked.connect(partial(self._on_more_clicked, section, more, rest))
            section.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more_clicked(self, section: Section, button: QWidget, rest: list[PackChange]) -> None:
        place = section.body.indexOf(button)
        section.body.removeWidget(button)
        button.hide()
        button.deleteLater()
        self._show_more(section, rest)
        item = section.body.itemAt(place)
        widget = None if item is None else item.widget()
        if widget is not None and (row := widget.findChild(RowButton)) is not None:
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_import_clicked(self) -> None:
        if self._route.preview is not None:
            self._actions.install(self._route.preview)

    def _on_export_clicked(self) -> None:
        if self._kept is not None:
            self._actions.export(self._kept.ref)

    def _on_remove_clicked(self) -> None:
        self._refusal.hide()
        self._actions.remove(self._route.id)

    def _on_changed(self) -> None:
        """The line at the bottom is said on the page of the packs, where it can be undone."""
        if self.isVisible():
            self.leave()

    def _tell(self, heading: str, error: GoodTermsError) -> None:
        self._refusal.tell(heading, error)
