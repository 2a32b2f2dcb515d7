# SPDX-License-Identifier: MIT
"""The window: the rail, the page that is shown, and a line at the bottom."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coach.clock import system_ticks, today
from coach.domain.dates import BRITISH
from coach.errors import ContentError, DataDamaged
from coach.ui.kit.basic.application import TITLE
from coach.ui.kit.basic.focus import focus_first, has_keys
from coach.ui.kit.layout.stacked import row_of
from coach.ui.shell.shell import ADD, Data, Route, Shell
from coach.ui.window.dropped_files import DroppedFiles
from coach.ui.window.last_action import LastAction, Place
from coach.ui.window.leaving import Leaving
from coach.ui.window.page_list import OWN_UNDO, PAGES, PromptedPage, TypedPage
from coach.ui.window.rail import Rail, RailItem
from coach.ui.window.unreadable import Instead

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from coach.clock import Ticks
    from coach.domain.dates import DateHabits
    from coach.errors import GoodTermsError, StoreError
    from coach.services.container import Services
    from coach.ui.kit.basic.host import Note
    from coach.ui.kit.basic.icons import Icons
    from coach.ui.kit.basic.theme import Theme
    from coach.ui.prompter.opener import PrompterOpener
    from coach.ui.shell.shell import Prompting
    from coach.ui.window.help_sheet import HelpSheet
    from coach.ui.window.page_list import Page
    from coach.ui.window.toast import Toast

FULL_RAIL = 800  # pixels of window, at 100 % text, from which the rail shows its words

_ENTRIES = {entry.name: entry for entry in PAGES}
_LAST = "settings"
_PROMPTED = frozenset({"talk", "dates", "papers", "rehearse", "day"})  # there F11 prompts
_REMEMBERED = frozenset({"client", "case"})  # a script sees to it itself


class MainWindow(QMainWindow):
    """Shows one page at a time; its title is always the program's name."""

    damaged = Signal(object)  # DataDamaged: nothing more can be read or written
    closing = Signal()

    def __init__(
        self,
        services: Services,
        theme: Theme,
        icons: Icons,
        ticks: Ticks = system_ticks,
        habits: DateHabits = BRITISH,
    ) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(640, 480)
        self.resize(1180, 760)
        self._services = services
        self.shell = Shell(theme, icons, partial(today, services.clock), habits, self, ticks)
        services.tell_saving(self.shell.say_saving)
        self._pages: dict[str, QWidget] = {}
        self._now = ""
        self._rail = Rail(theme, icons, self._rail_items(), self)
        self._stack = QStackedWidget(self)
        middle = QWidget(self)
        layout = row_of(middle, self._rail, gap=0)
        self._beside = QVBoxLayout()  # the page, and below it what is said
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        layout.addLayout(self._beside, 1)
        self.setCentralWidget(middle)
        self._said: Toast | None = None
        self._help: HelpSheet | None = None  # made when it is first asked for
        self._opener: PrompterOpener | None = None  # made when there is first something to prompt
        self._instead = Instead(self.shell, services, self._stack, self._beside, self)
        self._wanted = Route("today")
        self._action = LastAction(services, self.shell)
        self._leaving = Leaving(services, self.shell, self._pages, self.put_above, self)
        self.offer_unsaved = self._leaving.begin
        DroppedFiles(self.shell, self)
        self._connect()

    def _connect(self) -> None:
        self.shell.navigate.connect(self._on_navigate)
        self.shell.show_message.connect(self._on_show_message)
        self.shell.refused.connect(self._on_refused)
        self.shell.saving.connect(self._on_saving)
        self.shell.failed.connect(self._on_failed)
        self.shell.asked_again.connect(self._on_retried)
        self._instead.retried.connect(self._on_retried)
        self.shell.open_prompter.connect(self._on_open_prompter)
        self.shell.updated.connect(self.refresh_badge)
        self.shell.theme.changed.connect(self._fit_rail)
        self._rail.chosen.connect(self._on_rail_chosen)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._shortcut("Ctrl+K", self.open_find)
        self._shortcut("F11", self._on_prompter_key)
        self._undo = self._shortcut("Ctrl+Z", self._on_undo)
        self._new_case = self._shortcut("Ctrl+N", self._on_new_case)
        self._shortcut("F1", self.open_help)
        self._shortcut("Ctrl+O", self.shell.open_saved)
        self._shortcut("Ctrl+Shift+O", partial(self.shell.open_saved, folder=True))
        for item in self._rail_items():
            if item.page and item.key:
                self._shortcut(item.key.replace(" ", "+"), partial(self._on_rail_chosen, item.name))

    def _shortcut(self, keys: str, then: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(then)
        return shortcut

    def _rail_items(self) -> list[RailItem]:
        find = RailItem("find", self.tr("Find"), "search", below=True, key="Ctrl K", page=False)
        help_ = RailItem("help", self.tr("Help"), "circle-help", below=True, key="F1", page=False)
        items = [
            RailItem(
                entry.name,
                QCoreApplication.translate("Pages", str(entry.title)),
                entry.icon,
                below=entry.name == _LAST,
                key="" if entry.name == _LAST else f"Ctrl {number}",
            )
            for number, entry in enumerate((page for page in PAGES if not page.rail), start=1)
        ]
        return [*items[:-1], find, help_, items[-1]]

    @property
    def page_name(self) -> str:
        """The name of the page that is shown; empty before the first."""
        return self._now

    def page(self, name: str) -> QWidget:
        """A page by its name; it is made when it is first asked for."""
        if name not in self._pages:
            module, class_name = _ENTRIES[name].where.split(":")
            make = cast(
                "Callable[[Services, Shell], QWidget]",
                getattr(import_module(f"coach.ui.{module}"), class_name),
            )
            self._pages[name] = make(self._services, self.shell)
            self._stack.addWidget(self._pages[name])
        return self._pages[name]

    def show_page(self, name: str, arg: object = None) -> None:
        """Show a page; where it refuses, the page before stays and the reason is told."""
        wanted = self._wanted = Route(name, arg)
        if self._said is not None:
            self._said.move_on()
        page, before = self.page(name), self._stack.currentWidget()
        self._leaving.goes_to(name, arg)
        self._stack.setCurrentWidget(page)
        show = cast("Page", page).show_page
        if not self._instead.shown(page, partial(show, arg), before):
            return
        if self._wanted is not wanted:
            return  # the page has sent us on, and that one is shown
        if name != self._now:
            self._action.move_on()
        self._now = name
        self._undo.setEnabled(name not in OWN_UNDO)
        self._new_case.setEnabled(name != "client")  # there a button has Ctrl+N
        if self._help is not None:
            self._help.hide()
        self._rail.mark(_ENTRIES[name].rail or name)
        self.refresh_badge()
        self._remember(name)
        if arg == ADD:
            self._wanted = Route(name)  # coming back to the page adds nothing more

    def case_id(self) -> str:
        """The case that is shown; empty where none is."""
        from coach.ui.shell.paper_route import PaperRoute  # noqa: PLC0415 - not at the start

        if not self._now or _ENTRIES[self._now].rail != "cases":
            return ""
        arg = self._wanted.arg
        return arg.case_id if isinstance(arg, PaperRoute) else str(arg or "")

    def _remember(self, name: str) -> None:
        """Remember a client, a case or a script that was opened, for the finding."""
        kind = "case" if _ENTRIES[name].rail == "cases" else name
        ref = self.case_id() if kind == "case" else self._wanted.arg
        if kind in _REMEMBERED and isinstance(ref, str) and ref:
            self.shell.attempt(lambda: self._services.find.opened(kind, ref))

    def refresh_badge(self, what: Data = Data.PLAN) -> None:
        """Show how many things wait today, as many as Today lists, where the plan has changed."""
        if Data.PLAN not in what:
            return
        number = self.shell.guard(self._services.waiting)
        if number is not None:  # else it stays: what cannot be read is not nothing
            self._rail.set_badge(number)

    def put_above(self, bar: QWidget) -> None:
        """Let something stand above every page."""
        self._beside.insertWidget(0, bar)
        bar.show()

    def turn_over(self) -> None:
        """A new day has begun: show Today as it is now, and count what is due."""
        if self.page_name == "today":
            self.show_page("today")
        elif self.page_name:
            self.refresh_badge()

    def open_find(self) -> None:
        """Open the dialog that finds anything."""
        from coach.ui.window.find_dialog import FindDialog  # noqa: PLC0415 - on first use

        dialog = FindDialog(self._services, self.shell, self, self.case_id())
        dialog.chosen.connect(self._on_navigate)
        dialog.open()

    def open_help(self) -> None:
        """Show over the page what it is for and which keys it has; once more closes it."""
        from coach.ui.window.help_sheet import HelpSheet  # noqa: PLC0415 - on first use

        if self._help is None:
            self._help = HelpSheet(self.shell, self._stack)
        if self._help.isVisible():
            self._help.close_sheet()
        elif self._now:
            title = QCoreApplication.translate("Pages", str(_ENTRIES[self._now].title))
            self._help.open_for(self._now, title)

    def changeEvent(self, event: QEvent) -> None:
        """Look again at what is due when the window comes to the front."""
        super().changeEvent(event)
        seen = self.isVisible() and self.isActiveWindow()
        if event.type() == QEvent.Type.ActivationChange and seen and self.page_name:
            self.refresh_badge()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail shrink where there is little room."""
        super().resizeEvent(event)
        self._fit_rail()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, where nothing needs them for itself, go to the ends of the page."""
        from coach.ui.kit.layout.scroll_page import scroll_to_end  # noqa: PLC0415 - not at the start

        page = self._stack.currentWidget()
        if page is None or not scroll_to_end(page, event.key()):
            super().keyPressEvent(event)

    def ask_nothing(self) -> None:
        """Let closing go through whatever cannot be kept: it is not the user who closes."""
        self._leaving.ask_nothing()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, or say once that it cannot be; leave nothing running."""
        refusal = self._leaving.refusal()
        if refusal is not None:
            self._toast().refuse(refusal)
            event.ignore()
            return
        self.closing.emit()
        if self._opener is not None:
            self._opener.close()
        if self._said is not None:
            self._said.hide()
        super().closeEvent(event)

    def _toast(self) -> Toast:
        """The line at the bottom, made when there is first something to say."""
        from coach.ui.window.toast import Toast  # noqa: PLC0415 - not for the first paint

        if self._said is None:
            self._said = Toast(self.shell.theme, self.shell.icons, self)
            self._said.asked_open.connect(self.shell.open_saved)
            self._beside.addWidget(self._said)
        return self._said

    def _fit_rail(self) -> None:
        self._rail.set_compact(self.width() < self.shell.theme.across(FULL_RAIL))

    def _on_navigate(self, route: Route) -> None:
        self.show_page(route.page, route.arg)
        self._focus_page()

    def _focus_page(self) -> None:
        """Give the keys to the page, where it has not put them itself on what it is for."""
        page = self._stack.currentWidget()
        if page is not None and not has_keys(page):
            focus_first(page)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keep the keys on the page when what had them is gone."""
        gone = now is None or (before is not None and not before.isVisible())
        if gone and self.isActiveWindow() and QApplication.activePopupWidget() is None:
            self._focus_page()

    def _on_show_message(self, note: Note) -> None:
        if note.undo is not None:
            self._action.did(note, self._place)
        self._toast().say_note(note, self._take_back if note.undo is not None else None)

    @property
    def _place(self) -> Place:
        return Place(self.page_name, self.case_id())

    def _take_back(self) -> bool:
        """Take the last action back, and show it on the page that is seen."""
        elsewhere = self._action.page != self.page_name
        self._action.forget()
        if not self.shell.undo():
            return False
        if elsewhere and self.page_name:
            self._on_navigate(self._wanted)
        return True

    def _on_prompter_key(self) -> None:
        """On the page of its day the talk is held; wherever else it is rehearsed."""
        if isinstance(page := self._pages.get(self._now), PromptedPage):
            page.prompt()
        elif self._now in _PROMPTED and (case_id := self.case_id()):
            cast("TypedPage", self.page(self._now)).finish()  # so that it is prompted
            self.shell.prompt(case_id, rehearsal=self._now != "day")
        else:
            self.shell.hint(
                self.tr("The prompter opens from a talk, or from a script of the library.")
            )

    def _on_open_prompter(self, about: Prompting) -> None:
        from coach.ui.prompter.opener import PrompterOpener  # noqa: PLC0415 - on first use

        if self._opener is None:
            self._opener = PrompterOpener(self._services, self.shell, self)
            self._opener.left.connect(self._on_retried)
        self._opener.open(about)

    def _on_new_case(self) -> None:
        from coach.ui.case.new_case_dialog import NewCaseDialog  # noqa: PLC0415 - on first use

        if self._now:
            NewCaseDialog(self._services, self.shell, self).open()

    def _on_undo(self) -> None:
        """The same as the button of the line at the bottom, also when that has gone."""
        if self._action.is_past():
            self.shell.hint(self.tr("There is nothing to undo here."))
        else:
            self._action.press(self._place, self._toast(), self._take_back)

    def _on_refused(self, error: GoodTermsError) -> None:
        if isinstance(error, DataDamaged):
            self.damaged.emit(error)
        elif isinstance(error, ContentError):
            self._on_failed(error)
        else:
            self._toast().refuse(error, lasts=error is self.shell.unsaved)

    def _on_saving(self, unsaved: StoreError | None) -> None:
        """Nothing is said to be unsaved any more once changes are kept again."""
        if unsaved is None and self._said is not None and self._said.lasts:
            self._said.say(self.tr("Saving works again."))

    def _on_failed(self, error: GoodTermsError) -> None:
        """Say in place of the page why it cannot be shown."""
        if isinstance(error, DataDamaged):
            self.damaged.emit(error)
            return
        page = self._wanted.page
        rail = _ENTRIES[page].rail
        self._rail.mark(rail or page)
        self._instead.show_error(error, back="" if page == "today" else rail or "today")

    def _on_retried(self) -> None:
        self._on_navigate(self._wanted)

    def _on_rail_chosen(self, name: str) -> None:
        if name == "find":
            self.open_find()
        elif name == "help":
            self.open_help()
        else:
            self.shell.go(name)
