"""The start imports nothing heavy when nothing has changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from coach.clock import system_clock
from coach.paths import user_paths
from tests.opened import open_services

HEAVY = ("sqlite_utils", "jinja2", "yaml", "pydantic", "docx", "docxtpl", "lxml", "tzlocal", "fsrs")
LATER = (  # what Today does without
    "coach.domain.pack",
    "coach.engine.rules.diagnosis",
    "coach.engine.talk.compose",
    "coach.ui.window.warm_up",
    "_strptime",
    "calendar",
    "logging.handlers",
    "unicodedata",
)
AFTER_PAINT = ("msgspec", "sqlcipher3", "filelock", "coach.store", "coach.content")
OPEN = """
import gc, sys
real, loaded = sys.stdout, []

class Out:  # notes what was loaded when the moment of the paint is written
    def write(self, text):
        loaded.extend(() if loaded else sys.modules)
        return real.write(text)

    def flush(self):
        real.flush()

sys.stdout = Out()
from coach.__main__ import main
status = main([])
sys.stdout = real
print(status, gc.isenabled(), gc.get_freeze_count(), *loaded)
"""


class Start(NamedTuple):
    """What the program was like when it was painted, and at its end."""

    modules: list[str]
    collects: bool  # garbage
    frozen: int  # objects that are never looked at for it


@pytest.fixture
def in_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A data folder that the program has opened before, with a case that is not finished."""
    monkeypatch.setenv("GOOD_TERMS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GOOD_TERMS_BENCH", "first-page")
    services = open_services(user_paths(), system_clock)
    services.cases.start(services.clients.add("Halden Tools").id)
    services.close()
    opened()


def opened() -> Start:
    """Open the window until it is painted."""
    ran = subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True, check=False)
    painted, rest = ran.stdout.splitlines()[:2]
    status, collects, frozen, *modules = rest.split()
    assert float(painted) > 0
    assert status == "0", ran.stderr
    return Start(modules, collects == "True", int(frozen))


def test_nothing_heavy_is_loaded_at_the_start(in_use: None) -> None:
    loaded = opened().modules
    assert "coach.ui.today.today_page" in loaded
    assert [name for name in (*HEAVY, *LATER) if name in loaded] == []


def test_the_data_are_not_touched_before_the_window_is_painted(
    in_use: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOD_TERMS_BENCH", "first-paint")
    assert [name for name in AFTER_PAINT if name in opened().modules] == []


def test_garbage_is_collected_after_the_start_and_what_the_start_made_never_looked_at(
    in_use: None,
) -> None:
    start = opened()
    assert start.collects
    assert start.frozen > 20_000


ENUMS = """
import enum
made, real = [], enum.EnumType.__new__

def new(metacls, name, *more, **options):
    made.append(name)
    return real(metacls, name, *more, **options)

enum.EnumType.__new__ = new
from coach.__main__ import main
main([])
print(*made)
"""


def test_no_styles_of_qt_are_brought_to_python_before_the_window_is_painted(
    in_use: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their enums alone, of 574 values, take a tenth of that time."""
    monkeypatch.setenv("GOOD_TERMS_BENCH", "first-paint")
    ran = subprocess.run([sys.executable, "-c", ENUMS], capture_output=True, text=True, check=True)
    made = ran.stdout.split()
    assert "AlignmentFlag" in made
    assert "StandardPixmap" not in made
