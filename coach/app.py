# SPDX-License-Identifier: MIT
"""The composition root: the only module that knows every layer."""

from __future__ import annotations

import gc
import sys
from functools import partial
from typing import TYPE_CHECKING

from coach.clock import system_clock
from coach.crash import LastResort
from coach.errors import StoreError
from coach.paths import user_paths
from coach.services.bundle import services_over
from coach.ui.application import Application
from coach.ui.first_paint import after_first_paint
from coach.ui.last_look import keep_look, last_look
from coach.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coach.clock import Clock
    from coach.errors import GoodTermsError
    from coach.paths import Paths
    from coach.services.bundle import Services


class Program:
    """One run of the program: opens the data, shows the window, closes the data."""

    def __init__(self, app: Application, paths: Paths, clock: Clock = system_clock) -> None:
        self._app, self._paths, self._clock = app, paths, clock
        self._services: Services | None = None
        self.window: QWidget | None = None

    def start(self) -> None:
        """Show the window, then open the data and show the first page, or say why it cannot be."""
        services = services_over(self._paths, self._clock)
        self._app.set_look(*last_look(self._paths.cache))
        window = MainWindow(services, self._app.theme, self._app.icons)
        window.shell.restyled.connect(self._restyle)
        self._show(window)
        after_first_paint(window, partial(self._open, services, window))

    def _open(self, services: Services, window: MainWindow) -> None:
        try:
            services.open()
        except StoreError as error:
            self._show_error(error)
            return
        finally:
            gc.enable()  # off since the start, of which nothing is garbage
        self._services = services
        self._restyle()
        window.shell.go("today")

    def close(self) -> None:
        """Close the data file."""
        if self._services is not None:
            self._services.close()
            self._services = None

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        if before is not None:
            window.setGeometry(before.geometry())
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _show_error(self, error: GoodTermsError) -> None:
        from coach.ui.error_page import ErrorPage  # noqa: PLC0415 - hardly ever needed

        if isinstance(self.window, ErrorPage):
            self.window.show_error(error)
            return
        self._app.set_look("system", 100)
        page = ErrorPage(self._app.theme, self._app.icons)
        page.setWindowTitle(self._app.applicationDisplayName())
        page.resize(1180, 760)
        page.retried.connect(self.start)
        page.left.connect(page.close)
        page.show_error(error)
        self._show(page)

    def _restyle(self) -> None:
        if self._services is not None:
            settings = self._services.settings
            self._app.set_look(settings.theme, settings.text_size)
            keep_look(self._paths.cache, settings.theme, settings.text_size)


def run(data: Path | None = None) -> int:
    """Run the window over the data in `data`, or in the user's own folder; the exit status."""
    paths = user_paths(data)
    app = Application()
    sys.excepthook = LastResort(paths.data, app.tell)
    program = Program(app, paths)
    program.start()
    try:
        return app.exec()
    finally:
        program.close()
