# SPDX-License-Identifier: MIT
"""The window: the rail, the page that is shown, and a line at the bottom."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from coach.ui.application import TITLE
from coach.ui.shell import Shell
from coach.ui.widgets.rail import Rail, RailItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from coach.errors import GoodTermsError
    from coach.services.bundle import Services
    from coach.ui.icons import Icons
    from coach.ui.shell import Note, Visit
    from coach.ui.theme import Theme
    from coach.ui.widgets.toast import Toast

FULL_RAIL = 800  # pixels of window, at 100 % text, from which the rail shows its words


class Page(Protocol):
    """What the window asks of a page."""

    def show_page(self, arg: object = None) -> None:
        """Draw everything anew, about `arg`."""


class PageEntry(NamedTuple):
    """A page: its name, its title, its icon and its class, which is loaded when first shown."""

    name: str
    title: object  # as QT_TRANSLATE_NOOP gives it
    icon: str
    where: str  # "module:Class" in coach.ui.pages
    rail: str = ""  # the entry of the rail that it belongs to, where that is another


PAGES = (
    PageEntry("today", QT_TRANSLATE_NOOP("Pages", "Today"), "house", "today_page:TodayPage"),
    PageEntry(
        "clients", QT_TRANSLATE_NOOP("Pages", "Clients"), "building-2", "clients_page:ClientsPage"
    ),
    PageEntry(
        "client",
        QT_TRANSLATE_NOOP("Pages", "Client"),
        "building-2",
        "client_page:ClientPage",
        "clients",
    ),
    PageEntry("cases", QT_TRANSLATE_NOOP("Pages", "Cases"), "notebook-pen", "cases_page:CasesPage"),
    PageEntry(
        "interview",
        QT_TRANSLATE_NOOP("Pages", "Understand"),
        "notebook-pen",
        "interview_page:InterviewPage",
        "cases",
    ),
    PageEntry(
        "verdict",
        QT_TRANSLATE_NOOP("Pages", "Verdict"),
        "notebook-pen",
        "verdict_page:VerdictPage",
        "cases",
    ),
    PageEntry(
        "review",
        QT_TRANSLATE_NOOP("Pages", "All answers"),
        "notebook-pen",
        "review_page:ReviewPage",
        "cases",
    ),
    PageEntry(
        "mirror",
        QT_TRANSLATE_NOOP("Pages", "Mirror"),
        "notebook-pen",
        "mirror_page:MirrorPage",
        "cases",
    ),
    PageEntry(
        "second-take",
        QT_TRANSLATE_NOOP("Pages", "Second take"),
        "notebook-pen",
        "second_take_page:SecondTakePage",
        "cases",
    ),
    PageEntry(
        "content-change",
        QT_TRANSLATE_NOOP("Pages", "What changed"),
        "notebook-pen",
        "content_change_page:ContentChangePage",
        "cases",
    ),
    PageEntry(
        "what-if",
        QT_TRANSLATE_NOOP("Pages", "What if"),
        "notebook-pen",
        "what_if_page:WhatIfPage",
        "cases",
    ),
    PageEntry(
        "talk", QT_TRANSLATE_NOOP("Pages", "Talk"), "notebook-pen", "talk_page:TalkPage", "cases"
    ),
    PageEntry(
        "after",
        QT_TRANSLATE_NOOP("Pages", "After"),
        "notebook-pen",
        "after_page:AfterPage",
        "cases",
    ),
    PageEntry(
        "library", QT_TRANSLATE_NOOP("Pages", "Library"), "library", "library_page:LibraryPage"
    ),
    PageEntry(
        "script",
        QT_TRANSLATE_NOOP("Pages", "Script"),
        "library",
        "script_page:ScriptPage",
        "library",
    ),
    PageEntry(
        "referrals",
        QT_TRANSLATE_NOOP("Pages", "Referrals"),
        "signpost",
        "referrals_page:ReferralsPage",
    ),
    PageEntry(
        "settings", QT_TRANSLATE_NOOP("Pages", "Settings"), "settings", "settings_page:SettingsPage"
    ),
)
_ENTRIES = {entry.name: entry for entry in PAGES}
_LAST = "settings"


class MainWindow(QMainWindow):
    """Shows one page at a time; its title is always the program's name."""

    def __init__(self, services: Services, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(640, 480)
        self.resize(1180, 760)
        self._services = services
        self.shell = Shell(theme, icons, self)
        self._pages: dict[str, QWidget] = {}
        self._now = ""
        self._rail = Rail(theme, icons, self._rail_items(), self)
        self._stack = QStackedWidget(self)
        middle = QWidget(self)
        layout = QHBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        self._said: Toast | None = None
        self._connect()

    def _connect(self) -> None:
        self.shell.went.connect(self._on_went)
        self.shell.noted.connect(self._on_noted)
        self.shell.refused.connect(self._on_refused)
        self.shell.updated.connect(self.refresh_badge)
        self.shell.theme.changed.connect(self._fit_rail)
        self._rail.chosen.connect(self._on_rail_chosen)
        find = QShortcut(QKeySequence("Ctrl+K"), self)
        find.activated.connect(self.open_find)

    def _rail_items(self) -> list[RailItem]:
        find = RailItem("find", self.tr("Find"), "search", below=True, key="Ctrl K", page=False)
        items = [
            RailItem(
                entry.name,
                QCoreApplication.translate("Pages", str(entry.title)),
                entry.icon,
                below=entry.name == _LAST,
            )
            for entry in PAGES
            if not entry.rail
        ]
        return [*items[:-1], find, items[-1]]

    @property
    def page_name(self) -> str:
        """The name of the page that is shown."""
        return self._now

    def page(self, name: str) -> QWidget:
        """A page by its name; it is made when it is first asked for."""
        if name not in self._pages:
            module, class_name = _ENTRIES[name].where.split(":")
            make = cast(
                "Callable[[Services, Shell], QWidget]",
                getattr(import_module(f"coach.ui.pages.{module}"), class_name),
            )
            self._pages[name] = make(self._services, self.shell)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def show_page(self, name: str, arg: object = None) -> None:
        """Show a page; where it refuses, the page before stays and the reason is told."""
        page, before = self.page(name), self._stack.currentWidget()
        self._stack.setCurrentWidget(page)
        show = cast("Page", page).show_page
        if not self.shell.attempt(lambda: show(arg)):
            if before is not None:
                self._stack.setCurrentWidget(before)
            return
        self._now = name
        self._rail.mark(_ENTRIES[name].rail or name)
        self.refresh_badge()

    def refresh_badge(self) -> None:
        """Show how many reminders are due."""
        due = self.shell.guard(self._services.reminders.due)
        self._rail.set_badge(len(due or ()))

    def open_find(self) -> None:
        """Open the dialog that finds anything."""
        from coach.ui.dialogs.find_dialog import FindDialog  # noqa: PLC0415 - on first use

        dialog = FindDialog(self._services, self.shell, self)
        dialog.chosen.connect(self._on_went)
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        """Look again at what is due when the window comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._now:
            self.refresh_badge()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail shrink where there is little room."""
        super().resizeEvent(event)
        self._fit_rail()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing running."""
        if self._said is not None:
            self._said.hide()
        super().closeEvent(event)

    def _toast(self) -> Toast:
        """The line at the bottom, made when there is first something to say."""
        from coach.ui.widgets.toast import Toast  # noqa: PLC0415 - not for the first paint

        if self._said is None:
            self._said = Toast(self.shell.theme, self.shell.icons, self._stack)
        return self._said

    def _fit_rail(self) -> None:
        self._rail.set_compact(self.width() < self.shell.theme.px(FULL_RAIL))

    def _on_went(self, visit: Visit) -> None:
        self.show_page(visit.page, visit.arg)
        self._focus_page()

    def _focus_page(self) -> None:
        """Give the keys to the page, where it has not taken them itself."""
        page, focused = self._stack.currentWidget(), self.focusWidget()
        if page is None or (focused is not None and page.isAncestorOf(focused)):
            return
        widget = page.nextInFocusChain()
        while widget is not None and widget is not page and page.isAncestorOf(widget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            widget = widget.nextInFocusChain()

    def _on_noted(self, note: Note) -> None:
        self._toast().say(note.text, note.undo)

    def _on_refused(self, error: GoodTermsError) -> None:
        self._toast().refuse(error)

    def _on_rail_chosen(self, name: str) -> None:
        if name == "find":
            self.open_find()
        else:
            self.show_page(name)
