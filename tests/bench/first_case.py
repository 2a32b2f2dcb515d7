"""`first-case`: from choosing a case until its page is painted, first of all after a start.

The window was opened on Today and came to rest (`coach.ui.window.warm_up`); then a case goes on
where it stands: in the middle of the interview, at its verdict, or in its talk. The slowest of
these, each in a process of its own, because what a page needs is loaded when it is first shown.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.cases import library, worked_cases
from tests.bench.row import Row
from tests.bench.start import environment

LIMIT = 150.0
RUNS = 7
LOOK = 100  # milliseconds between looks at whether the window rests
PAGES = ("interview", "verdict", "talk")


def first_case() -> Row:
    """Milliseconds, of the slowest page; the median of its runs."""
    with tempfile.TemporaryDirectory() as folder:
        environ = environment(Path(folder))
        ids = _prepare(environ)
        found = []
        for page in PAGES:
            _opened(page, ids[page], environ)  # what is compiled and kept at the first start
            found.append(median(_opened(page, ids[page], environ) for _ in range(RUNS)))
    return Row(value=round(max(found) * 1000, 1), unit="ms", ratio=None, limit=LIMIT)


def _prepare(environ: dict[str, str]) -> dict[str, str]:
    """A data folder with a case for each page; their ids."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.first_case"],
        env=environ,
        capture_output=True,
        text=True,
        check=True,
    )
    begun, finished = ran.stdout.split()
    return {page: begun if page == "interview" else finished for page in PAGES}


def _opened(page: str, case_id: str, environ: dict[str, str]) -> float:
    """Seconds until a case is painted, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.first_case", page, case_id]
    ran = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    return float(ran.stdout)


def make_cases() -> None:
    """Write a case in the middle of its questions and one with a verdict; say their ids."""
    from coach.clock import system_clock
    from coach.paths import user_paths
    from tests.opened import open_services

    services = open_services(user_paths(), system_clock)
    answers = worked_cases(library())[0]
    for given in (list(answers.items())[:3], answers.items()):
        case = services.cases.start(services.clients.add("Halden Tools").id)
        for question, option in given:
            services.cases.answer(case.id, question, option)
        services.talks.finish_first(case.id)
        sys.stdout.write(f"{case.id}\n")
    services.close()


def open_case(page: str, case_id: str) -> int:
    """Open the program, wait until it rests, go to a case, and say how many seconds that took."""
    from PySide6.QtCore import QTimer

    from coach.app import Program
    from coach.paths import user_paths
    from coach.ui.kit.basic.application import Application
    from coach.ui.window.first_paint import after_paint
    from coach.ui.window.main_window import MainWindow
    from coach.ui.window.warm_up import WarmUp

    app = Application()
    program = Program(app, user_paths())
    program.start()

    def fail(*error: object) -> None:
        sys.__excepthook__(*error)  # type: ignore[arg-type]
        app.exit(1)

    sys.excepthook = fail

    def choose() -> None:
        window = program.window
        assert isinstance(window, MainWindow)
        assert window.page_name == "today"
        began = time.perf_counter()

        def painted() -> None:
            taken = time.perf_counter() - began
            assert window.page_name == page
            sys.stdout.write(f"{taken}\n")
            app.quit()

        window.shell.go(page, case_id)
        after_paint(window, painted)

    def look() -> None:
        assert program.window is not None
        warm_up = program.window.findChild(WarmUp)
        if warm_up is not None and not warm_up.isActive():
            looks.stop()
            choose()

    looks = QTimer(interval=LOOK)
    looks.timeout.connect(look)
    looks.start()
    status = app.exec()
    program.close()
    return status


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if len(sys.argv) == 3:
        from coach.qt_loading import import_plainly, load_qt

        load_qt()  # as the program does
        import_plainly()
        sys.exit(open_case(*sys.argv[1:]))
    make_cases()
