"""The start imports nothing heavy when nothing has changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sqlite_utils", "jinja2", "yaml", "pydantic", "docx", "docxtpl", "lxml", "tzlocal")
OPEN = """
import sys
from coach.__main__ import main
status = main([])
print(status, *sys.modules)
"""


@pytest.fixture
def in_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A data folder that the program has opened before."""
    monkeypatch.setenv("GOOD_TERMS_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("GOOD_TERMS_BENCH", "first-page")
    opened()


def opened() -> list[str]:
    """Open the window until it is painted; the modules that were loaded then."""
    ran = subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True, check=False)
    painted, (status, *modules) = ran.stdout.splitlines()[0], ran.stdout.splitlines()[1].split()
    assert float(painted) > 0
    assert status == "0", ran.stderr
    return modules


def test_nothing_heavy_is_loaded_at_the_start(in_use: None) -> None:
    assert [name for name in HEAVY if name in opened()] == []
