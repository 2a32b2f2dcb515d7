# SPDX-License-Identifier: MIT
"""The composition root: the only module that knows every layer."""

from __future__ import annotations

import gc
import logging
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer, qVersion

from coach.clock import system_clock, today
from coach.crash import LastResort
from coach.errors import GoodTermsError, StoreError
from coach.log_file import log_refusal, logging_to
from coach.paths import user_paths
from coach.services.container import services_over
from coach.startup import one_line_for_abort
from coach.translation import translate_by
from coach.ui.kit.basic.application import Application
from coach.ui.kit.fields.dates import habits_of
from coach.ui.window.ending import EndRequests
from coach.ui.window.first_paint import after_first_paint, after_paint
from coach.ui.window.last_look import keep_look, keep_place, last_look, last_place
from coach.ui.window.main_window import MainWindow
from coach.ui.window.window_place import place_of, put, read_place

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coach.clock import Clock
    from coach.errors import DataDamaged
    from coach.paths import Paths
    from coach.services.container import Services
    from coach.store.file.recovery import Recovery
    from coach.ui.recovery.recovery_panel import Recovered
    from coach.ui.window.error_page import ErrorPage
    from coach.ui.window.warm_up import WarmUp

_LOG = logging.getLogger(__name__)
_LOOK_AGAIN = 100  # milliseconds between looks at whether the data file was read whole
_MINUTE = 60_000  # milliseconds; a machine that slept knows of the new day a minute after it wakes


class Program:
    """One run of the program: opens the data, shows the window, closes the data.

    Args:
        app: The one application.
        paths: The folders.
        clock: Says what time it is.
        look_every: Milliseconds between looks at whether a new day has begun.
    """

    def __init__(
        self, app: Application, paths: Paths, clock: Clock = system_clock, look_every: int = _MINUTE
    ) -> None:
        self._app, self._paths, self._clock = app, paths, clock
        self._day = today(clock)
        self._days = QTimer(interval=look_every)
        self._days.timeout.connect(self._on_days_timeout)
        self._services: Services | None = None
        self._upkeep = QTimer(interval=_LOOK_AGAIN)
        self._upkeep.timeout.connect(self._on_upkeep_timeout)
        self._warm_up: WarmUp | None = None
        self._done: Recovered | None = None  # what was chosen just now
        self._place = ""  # of the window, as it was kept in the cache
        self.window: QWidget | None = None

    def start(self) -> None:
        """Show the window, then open the data and show the first page, or say why it cannot be."""
        services = services_over(self._paths, self._clock)
        self._app.set_look(*last_look(self._paths.cache))
        window = self._window_over(services)
        self._place = last_place(self._paths.cache)
        put(window, read_place(self._place))
        self._show(window)
        after_first_paint(window, partial(self._open, services, window))

    def _window_over(self, services: Services) -> MainWindow:
        window = MainWindow(
            services,
            self._app.theme,
            self._app.icons,
            habits=habits_of(QLocale.system()),
        )
        window.shell.restyled.connect(self._restyle)
        for told in (window.shell.refused, window.shell.failed):
            told.connect(partial(_log_told, window))
        window.damaged.connect(self._on_damaged, Qt.ConnectionType.QueuedConnection)
        window.closing.connect(partial(self._keep_place, window))
        return window

    def _open(self, services: Services, window: MainWindow) -> None:
        error = self._refusal(services)
        if error is None:
            self._put_back(services, window)
            self._begin(window)
        else:
            _collect_from_now_on()
            self._show_error(error)

    def _begin(self, window: MainWindow) -> None:
        """Show the first page; what it does not need comes once it is painted.

        The page notes that the program is open today: after that, nobody knows what the time was
        when something was saved last.
        """
        said = self._said_of_clock(window)
        window.shell.go("today")
        self._offer_way_back(window)
        _collect_from_now_on()
        after_paint(window, partial(self._settle, window, said))

    def _settle(self, window: MainWindow, said: str) -> None:
        """Say what was said of the clock; read the data file whole, and copy it once a day."""
        services = self._services
        if services is None or self.window is not window:
            return
        _LOG.info("ready, with Qt %s", qVersion())
        aside = window.shell.guard(services.packs.said_of_aside)
        for told in filter(None, (said, aside)):
            window.shell.warn(told)
        window.offer_unsaved()
        self._days.start()
        upkeep = services.upkeep
        if upkeep is not None and window.shell.attempt(upkeep.start):
            self._upkeep.start()
        from coach.ui.window.warm_up import WarmUp  # noqa: PLC0415 - not for the start

        self._warm_up = WarmUp(services, window)
        self._warm_up.start()

    def _said_of_clock(self, window: MainWindow) -> str:
        """What is to be said of a clock that was set wrong, whose locks are put right; or ""."""
        services = self._services
        return "" if services is None else window.shell.guard(services.clock_check.mend) or ""

    def _on_upkeep_timeout(self) -> None:
        upkeep = None if self._services is None else self._services.upkeep
        if upkeep is not None and upkeep.is_running:
            return
        self._upkeep.stop()
        fault = None if upkeep is None else upkeep.finish()
        if fault is not None and isinstance(self.window, MainWindow):
            self.window.shell.refused.emit(fault)

    def _on_days_timeout(self) -> None:
        day = today(self._clock)
        if day != self._day and isinstance(self.window, MainWindow):
            self._day = day
            if said := self._said_of_clock(self.window):  # the day is another as it was set
                self.window.shell.warn(said)
            self.window.turn_over()

    def _on_damaged(self, error: DataDamaged) -> None:
        """What could not be read is said in place of the pages, once; nothing more is written.

        The pages go before their data: what is half typed is kept where the data file is sound.
        """
        if self._services is not None:
            page = self._error_page()
            self.close()
            page.show_error(error, self._rescue())

    def _put_back(self, services: Services, window: MainWindow) -> None:
        """Put the window where the data file says that it was, unless it is there already."""
        place = services.settings.window_place
        if place and place != self._place:
            put(window, read_place(place))

    def _keep_place(self, window: MainWindow) -> None:
        """Keep where the window is, once its data are open."""
        if self._services is not None and self.window is window:
            place = str(place_of(window))
            keep_place(self._paths.cache, place)
            with suppress(GoodTermsError):  # then the next start opens as this one did
                self._services.settings.window_place = place

    def _refusal(self, services: Services) -> StoreError | None:
        """Open the data; why it cannot be used, or None where it can."""
        try:
            services.open()
            self._services = services
            self._restyle()
        except StoreError as error:
            log_refusal(error)
            self.close()
            return error
        return None

    def close(self) -> None:
        """Close the data file, and copy it where something was saved."""
        for timer in (self._upkeep, self._days, self._warm_up):
            if timer is not None:
                timer.stop()
        self._warm_up = None
        services, self._services = self._services, None
        if services is not None:
            upkeep = services.upkeep
            if upkeep is not None:
                upkeep.finish()
            services.close()
            if upkeep is not None:
                upkeep.at_closing()  # what goes wrong is said at the next start, by the day's copy
            _LOG.info("closed")

    def ask_nothing(self) -> None:
        """Let the window close without a question: it is not the user who closes it."""
        if isinstance(self.window, MainWindow):
            self.window.ask_nothing()

    def _show(self, window: QWidget) -> None:
        self.ask_nothing()
        before, self.window = self.window, window
        if before is not None:
            window.setGeometry(before.geometry())
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _show_error(self, error: StoreError) -> None:
        self._error_page().show_error(error, self._rescue())

    def _error_page(self) -> ErrorPage:
        """The page for what went wrong, in place of the window."""
        from coach.ui.window.error_page import ErrorPage  # noqa: PLC0415 - hardly ever needed

        page = ErrorPage(self._app.theme, self._app.icons)
        page.setWindowTitle(self._app.applicationDisplayName())
        page.setMinimumSize(640, 480)
        page.retried.connect(partial(self._retry, page, again=True))
        page.recovered.connect(partial(self._on_recovered, page))
        page.left.connect(page.close)
        self._show(page)
        return page

    def _rescue(self) -> Recovery:
        from coach.store.file.recovery import Recovery  # noqa: PLC0415 - hardly ever needed

        return Recovery(self._paths, self._clock)

    def _on_recovered(self, page: ErrorPage, chosen: Recovered) -> None:
        """Open what was chosen; above the pages stands what it is, and the way back from it."""
        self._done = chosen if chosen.aside is not None else None
        self._retry(page)
        self._done = None

    def _offer_way_back(self, window: MainWindow) -> None:
        """Say above the pages what was chosen last, now or in an earlier run, and the way back."""
        services = self._services
        choice = None if services is None else window.shell.guard(services.recovered.choice)
        if services is not None and choice is not None:
            from coach.ui.recovery.recovered_bar import RecoveredBar  # noqa: PLC0415 - hardly ever needed

            bar = RecoveredBar(window.shell, choice, self._done, window)
            bar.taken_back.connect(self._take_back)
            backups = services.settings.show_backups
            bar.backups_wanted.connect(partial(window.shell.attempt, backups))
            bar.kept.connect(
                partial(window.shell.attempt, partial(services.recovered.keep, choice))
            )
            window.put_above(bar)

    def _take_back(self, aside: Path) -> None:
        """Put the files back that were there before the choice, and begin with them again."""
        page = self._error_page()  # the pages go before their data
        self.close()
        page.take_back(self._rescue(), aside)

    def _retry(self, page: ErrorPage, *, again: bool = False) -> None:
        """Try to open the data once more; the page stays until that is done."""
        services = services_over(self._paths, self._clock)
        error = self._refusal(services)
        if error is None:
            window = self._window_over(services)
            self._show(window)
            self._begin(window)
        else:
            tried = f"{self._clock().astimezone():%H:%M:%S}" if again else ""
            page.show_error(error, self._rescue(), tried)

    def _restyle(self) -> None:
        if self._services is not None:
            settings = self._services.settings
            self._app.set_look(settings.theme, settings.text_size)
            keep_look(self._paths.cache, settings.theme, settings.text_size)


def _collect_from_now_on() -> None:
    """Collect garbage again, which `coach.__main__` turned off: but never what the start has made.

    Nothing of that is garbage. To look at all of it once took a tenth of the way to the first page.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def _log_told(window: MainWindow, error: GoodTermsError) -> None:
    log_refusal(error, window.page_name, window.case_id())


def run(data: Path | None = None) -> int:
    """Run the window over the data in `data`, or in the user's own folder; the exit status."""
    paths = user_paths(data)
    with one_line_for_abort():
        app = Application()
    translate_by(QCoreApplication.translate)
    sys.excepthook = LastResort(paths.data, app.tell)
    with logging_to(paths.logs):
        return _run(app, Program(app, paths))


def _run(app: Application, program: Program) -> int:
    program.start()
    requests = EndRequests()
    requests.asked.connect(program.ask_nothing)
    requests.asked.connect(app.closeAllWindows)
    requests.asked.connect(app.quit)
    try:
        return app.exec()
    finally:
        requests.stop()
        program.close()
