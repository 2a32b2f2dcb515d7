"""Qt is loaded with what was compiled in an earlier run, and `import` is Python's own after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.qt_loading import CompiledSources

LOAD = """
import sys
compiled = []
sys.addaudithook(lambda what, about: compiled.append(about[1]) if what == "compile" else None)
from coach.qt_loading import load_qt
load_qt()
print(sum(str(name).startswith("shibokensupport/") for name in compiled))
try:
    from PySide6.QtCore import QPoint
    QPoint("one", "two")
except TypeError as error:  # what is compiled there says what is wrong with a call
    print(error)
"""
PLAIN = """
import linecache, sys
from coach.qt_loading import import_plainly, load_qt
load_qt()
import_plainly()
from coach.clock import today
print(*(path for path in linecache.cache if "clock" in path))
"""
SPARED = """
import re, sys
built = []
plain = re.compile
re.compile = lambda pattern, flags=0: built.append(len(pattern)) or plain(pattern, flags)
from coach.qt_loading import load_qt
load_qt()
print("argparse" in sys.modules, any(size > 1000 for size in built))
from PySide6.QtCore import QPoint
try:
    QPoint("one", "two")
except TypeError as error:
    print(any(size > 1000 for size in built), error)
"""
NOTHING = "0"


def loaded(folder: Path, **environ: str) -> list[str]:
    """How many of PySide's sources were compiled, and what it says of a wrong call."""
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    ran = subprocess.run(
        [sys.executable, "-c", LOAD],
        env={**inherited, "PYTHONPYCACHEPREFIX": str(folder), **environ},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stderr == ""
    return ran.stdout.split("\n", 1)


def kept_in(folder: Path) -> Path:
    """The file that they are kept in."""
    (found,) = folder.rglob("shibokensupport.*")
    return found


def test_what_pyside_carries_as_text_is_compiled_once(tmp_path: Path) -> None:
    (number, wrong), again = loaded(tmp_path), loaded(tmp_path)
    assert int(number) > 5
    assert again == [NOTHING, wrong]
    assert "QPoint" in wrong


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1],
        lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:],
        lambda data: data[:0],
        lambda data: b"\0\0" + data[2:],  # another Python's
    ],
)
def test_a_damaged_file_counts_as_none_and_is_made_anew(tmp_path: Path, damage) -> None:
    whole = loaded(tmp_path)
    kept = kept_in(tmp_path)
    kept.write_bytes(damage(kept.read_bytes()))
    assert loaded(tmp_path) == whole
    assert loaded(tmp_path)[0] == NOTHING


def test_where_nothing_may_be_written_it_is_compiled_each_time(tmp_path: Path) -> None:
    whole = loaded(tmp_path / "kept")
    assert loaded(tmp_path / "none", PYTHONDONTWRITEBYTECODE="1") == whole
    assert not (tmp_path / "none").exists()
    (tmp_path / "file").touch()
    assert loaded(tmp_path / "file") == whole


def test_another_source_of_the_same_name_is_another(tmp_path: Path) -> None:
    file = tmp_path / "kept.pyc"
    first = CompiledSources(file)
    assert first.compile(b"1", "a.py", "eval").co_consts == (1,)
    first.keep()
    again = CompiledSources(file)
    assert again.compile(b"2", "a.py", "eval").co_consts == (2,)
    assert again.compile(b"1", "a.py", "eval").co_consts == (1,)


def test_what_pyside_makes_ready_for_later_waits_until_it_is_asked_for() -> None:
    """The writer of stubs is never needed; the expression that reads signatures is built then."""
    ran = subprocess.run([sys.executable, "-c", SPARED], check=True, capture_output=True, text=True)
    at_start, explained = ran.stdout.split("\n", 1)
    assert at_start == "False False"
    assert explained.startswith("True ")
    assert "xpos: int, ypos: int" in explained


def test_a_source_that_says_it_otherwise_is_taken_as_it_is() -> None:
    said = "\narglistParser = ArglistParser()\n"
    code = CompiledSources(None).compile(said.encode(), "parser.py", "exec")
    assert code.co_names == ("ArglistParser", "arglistParser")


def test_once_qt_is_loaded_no_source_of_ours_is_read() -> None:
    """PySide would read each, to see whether it names PySide."""
    ran = subprocess.run([sys.executable, "-c", PLAIN], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == ""
