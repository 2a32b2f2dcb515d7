"""`library-page` and `start-with-library`: a library of 1,000 scripts, painted, and at a start.

The scripts are those of the built-in pack under other names, installed as a pack of their own, and
a thousand more of the user's own.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from msgspec.structs import replace

from coach.domain.pack import Library
from tests.bench.cases import library, new_data_file
from tests.bench.row import Row
from tests.bench.scripts import fill
from tests.bench.start import PROGRAM, environment, prepare

if TYPE_CHECKING:
    from coach.content.library import ContentLibrary
    from coach.domain.talk.script import Script

SCRIPTS = 1000
PAGE = 100.0  # milliseconds
ADDS = 10.0  # milliseconds of a start
_MOMENT = {"GOOD_TERMS_BENCH": "first-page"}
ROUNDS, RUNS = 9, 21


def library_page() -> Row:
    """Milliseconds of work until the page of the library is painted, made anew each time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    content = _large(library())
    with new_data_file(content) as (services, store):
        fill(store, content, SCRIPTS)
        for script in islice(content.library.scripts, 100):
            services.shelf.opened(script.id)
        from coach.ui.library.library_page import LibraryPage
        from tests.bench.page import application, shell_over

        app = application()
        app.set_look("light", 100)
        gc.collect()
        gc.freeze()  # as the program does once it has started
        times = []
        for _ in range(ROUNDS + 1):
            began = time.process_time()  # what else the machine does is not the page's
            page = LibraryPage(services, shell_over(services))
            page.resize(980, 760)
            page.show_page()
            page.show()
            app.processEvents()
            page.grab()
            times.append(time.process_time() - began)
            page.close()
            page.deleteLater()
    found = round(median(times[1:]) * 1000, 1)
    return Row(value=found, unit="ms", ratio=None, limit=PAGE)


def start_with_library() -> Row:
    """Milliseconds of work that a start to the page Today takes more over a large library."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = (environment(Path(folder) / name) | _MOMENT for name in ("small", "large"))
        for environ in (small, large):
            prepare(environ)
        subprocess.run([sys.executable, "-c", _INSTALL], env=large, check=True)
        for environ in (small, large):  # reads everything into the system's cache
            _work(environ)
        turns = [(_work(small), _work(large)) for _ in range(RUNS)]
    adds = median(more - less for less, more in turns)
    return Row(value=round(adds * 1000, 1), unit="ms", ratio=None, limit=ADDS)


def _work(environ: dict[str, str]) -> float:
    """Seconds of the processor from starting the program to its first page.

    Where the system does not tell them, seconds of the clock.
    """
    began = time.monotonic()
    command = [sys.executable, *PROGRAM]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environ, stdout=pipe, stderr=subprocess.DEVNULL) as run:
        assert run.stdout is not None
        said = run.stdout.readline()
        told = Path(f"/proc/{run.pid}/schedstat")
        worked = int(told.read_text().split()[0]) / 1e9 if told.is_file() else 0.0
        run.communicate()
    return worked or float(said) - began


def large_scripts(content: ContentLibrary, count: int) -> list[Script]:
    """So many scripts, those of the pack again and again under other names."""
    named = enumerate(islice(cycle(content.library.scripts), count))
    return [
        replace(each, id=f"more-{number}", title=f"{each.title} {number}") for number, each in named
    ]


def _large(content: ContentLibrary) -> ContentLibrary:
    whole = content.library
    more = sorted(
        (*whole.scripts, *large_scripts(content, SCRIPTS - len(whole.scripts))),
        key=lambda each: [situation.id for situation in whole.situations].index(each.situation),
    )
    content.__dict__["library"] = Library(whole.situations, tuple(more), whole.blanks)
    return content


_INSTALL = f"""
from pathlib import Path
from tempfile import TemporaryDirectory
from coach.clock import system_clock
from coach.domain.definition import PackInfo
from coach.paths import user_paths
from tests.bench.library import large_scripts
from tests.bench.scripts import fill
from tests.opened import open_services
services = open_services(user_paths(), system_clock)
with TemporaryDirectory() as folder:
    path = Path(folder) / "more.zip"
    info = PackInfo("more", "More", "1.0", "en", "MIT", ())
    services.packs.export_scripts(large_scripts(services.content, {SCRIPTS}), path, info)
    services.packs.install(services.packs.reading(path)())
fill(services._context.store, services.content, {SCRIPTS})
assert len(services.library.scripts()) > {SCRIPTS}
services.close()
"""
