"""`start` and `today`: from exec to the first painted window, and to its first page.

Both are compared with an empty PySide6 window, started in turns with the program.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.bench.row import Row

RUNS = 21
PROGRAM = ("-c", "import sys; from coach.__main__ import main; sys.exit(main())")
_EMPTY = ("-m", "tests.bench.empty_window")


def start() -> Row:
    """To the first paint of the window, which has its rail by then."""
    return _compared("first-paint", limit=1.4)


def today() -> Row:
    """To the page Today, drawn from a data folder that is in use."""
    return _compared("first-page", limit=2.2)


def _compared(moment: str, limit: float) -> Row:
    """The program until a moment and the empty window, in turns: medians of time and of ratio."""
    with tempfile.TemporaryDirectory() as folder:
        environ = environment(Path(folder)) | {"GOOD_TERMS_BENCH": moment}
        prepare(environ)
        for command in (_EMPTY, PROGRAM):  # reads everything into the system's cache
            seconds_to(command, environ)
        turns = [(seconds_to(_EMPTY, environ), seconds_to(PROGRAM, environ)) for _ in range(RUNS)]
    ratio = median(ours / empty for empty, ours in turns)
    ours = median(each for _, each in turns)
    return Row(value=round(ours * 1000, 1), unit="ms", ratio=round(ratio, 3), limit=limit)


def environment(folder: Path) -> dict[str, str]:
    """What programs run under; bytecode is kept, as it is where the program is installed."""
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {
        **inherited,
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        "GOOD_TERMS_DATA": str(folder / "data"),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }


def prepare(environ: dict[str, str]) -> None:
    """A data folder with a client and a case of which a few answers are given, and the content."""
    code = (
        "from tests.opened import open_services\n"
        "from coach.clock import system_clock\n"
        "from coach.paths import user_paths\n"
        "services = open_services(user_paths(), system_clock)\n"
        "case = services.cases.start(services.clients.add('Halden Tools').id).id\n"
        "for _ in range(3):\n"
        "    asked = services.cases.view(case).question\n"
        "    services.cases.answer(case, asked.id, asked.options[-1].id)\n"
        "services.close()\n"
    )
    subprocess.run([sys.executable, "-c", code], env=environ, check=True)


def seconds_to(command: tuple[str, ...], environ: dict[str, str]) -> float:
    """Seconds from starting a process to what it prints: the moment of its first paint."""
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, *command], env=environ, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise RuntimeError(f"{command} ended with {ran.returncode}: {ran.stderr}")
    return float(ran.stdout) - began
