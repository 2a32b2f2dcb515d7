# SPDX-License-Identifier: MIT
"""What the window shows above a page, or in its place, where something could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from coach.errors import ContentError, GoodTermsError, RowsUnreadable, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

    from coach.services.container import Services
    from coach.ui.shell.shell import Shell
    from coach.ui.window.error_page import ErrorPage
    from coach.ui.window.unread_notice import Unread, UnreadNotice, UnreadPage


class Instead(QObject):
    """Makes these widgets when they are first needed, which is hardly ever."""

    retried = Signal()
    met = Signal()  # something that cannot be read, also by what reads as it is scrolled to

    def __init__(
        self,
        shell: Shell,
        services: Services,
        stack: QStackedWidget,
        beside: QVBoxLayout,
        parent: QWidget,
    ) -> None:
        """For a window.

        Args:
            shell: The pages' way to the window.
            services: They know what could not be read.
            stack: Of the pages.
            beside: Where the pages lie, to put a line above them.
            parent: The window.
        """
        super().__init__(parent)
        self._shell, self._services = shell, services
        self._stack, self._beside, self._window = stack, beside, parent
        self._back = ""
        self._notice: UnreadNotice | None = None
        self._page: UnreadPage | None = None
        self._faulty: ErrorPage | None = None
        shell.asked_export.connect(self._on_export_asked)
        self.met.connect(self._on_met, Qt.ConnectionType.QueuedConnection)  # never while one paints

    def shown(self, page: QWidget, show: Callable[[], object], before: QWidget | None) -> bool:
        """Whether a page could be shown; what of it could not be read is said above it.

        Where it is refused, the page before stays and the reason is told. One whose own subject
        makes no sense, or that was there already, is not left half drawn: its place says why.
        """
        self._services.unread.clear()
        self._services.unread.told = self._on_told
        try:
            show()
        except GoodTermsError as error:
            if isinstance(error, Unreadable) or before is None or before is page:
                self._shell.failed.emit(error)
                return False
            if self._stack.currentWidget() is page:
                self._stack.setCurrentWidget(before)
            self._shell.refused.emit(error)
            return False
        finally:
            self.tell(self._services.unread.all())
        return True

    def _on_told(self) -> None:
        if isValid(self):  # the services may outlive the window
            self.met.emit()

    def _on_met(self) -> None:
        self.tell(self._services.unread.all())

    def tell(self, rows: Sequence[Unread]) -> None:
        """Say above the page what of it could not be read."""
        if self._notice is None and rows:
            from coach.ui.window.unread_notice import UnreadNotice  # noqa: PLC0415 - hardly ever needed

            self._notice = UnreadNotice(self._shell, self._stack.parentWidget())
            self._notice.asked_backup.connect(self._on_backup_asked)
            self._beside.insertWidget(0, self._notice)
        if self._notice is not None:
            self._notice.show_rows(rows)

    def show_error(self, error: GoodTermsError, *, back: str) -> None:
        """Say in place of the page why it cannot be shown; `back` is the page to go back to."""
        self._back = back
        page = self._faulty_page() if isinstance(error, ContentError) else self._unread_page()
        self._stack.setCurrentWidget(page)
        if page is self._faulty:
            self._faulty.show_error(error)
        elif self._page is not None:
            self._page.show_error(error, back=bool(back))

    def _faulty_page(self) -> ErrorPage:
        from coach.ui.window.error_page import ErrorPage  # noqa: PLC0415 - hardly ever needed

        if self._faulty is None:
            self._faulty = ErrorPage(self._shell.theme, self._shell.icons)
            self._faulty.retried.connect(self.retried)
            self._faulty.left.connect(self._window.close)
            self._stack.addWidget(self._faulty)
        return self._faulty

    def _unread_page(self) -> UnreadPage:
        from coach.ui.window.unread_notice import UnreadPage  # noqa: PLC0415 - hardly ever needed

        if self._page is None:
            self._page = UnreadPage(self._shell)
            self._page.retried.connect(self.retried)
            self._page.left.connect(self._on_left)
            self._stack.addWidget(self._page)
        return self._page

    def _on_export_asked(self) -> None:
        from coach.ui.window.data_export import Export  # noqa: PLC0415 - hardly ever needed

        Export(self._services, self._shell, self._window).ask()

    def _on_left(self) -> None:
        self._shell.go(self._back)

    def _on_backup_asked(self) -> None:
        self._shell.refused.emit(
            RowsUnreadable(
                self.tr("Something in your data file makes no sense to this version."),
                safe=self.tr("It was left exactly as it is, and so were the backups."),
                todo=self.tr("Put a backup back, or try again to go on as before."),
            )
        )
