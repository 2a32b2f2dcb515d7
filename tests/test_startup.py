"""What the program says where no window can be opened."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import coach
from coach import startup
from coach.startup import DRAWING, WINDOW, Installing, missing_libraries

NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
linux = pytest.mark.skipif(sys.platform != "linux", reason="about X11 and Wayland")


def opened(monkeypatch: pytest.MonkeyPatch, **environ: str) -> subprocess.CompletedProcess[str]:
    """The program started with this screen."""
    for name in NO_SCREEN:
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    return subprocess.run(
        [sys.executable, "-m", "coach"], check=False, capture_output=True, text=True
    )


@linux
@pytest.mark.parametrize(
    "screen",
    [
        {},
        {"DISPLAY": ":4242"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-4242"},
        {"DISPLAY": ":4242", "WAYLAND_DISPLAY": "wayland-4242", "XDG_RUNTIME_DIR": "/"},
        {"QT_QPA_PLATFORM": "xcb"},
    ],
)
def test_without_a_screen_one_sentence_names_the_terminal_interview(monkeypatch, screen) -> None:
    ran = opened(monkeypatch, **screen)
    assert ran.returncode == 2
    assert len(ran.stderr.splitlines()) == 1
    assert "good-terms interview" in ran.stderr


@linux
def test_an_unknown_platform_is_named(monkeypatch) -> None:
    ran = opened(monkeypatch, QT_QPA_PLATFORM="nonsense")
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "QT_QPA_PLATFORM=nonsense" in ran.stderr


def test_where_nothing_is_missing_nothing_is_said() -> None:
    assert missing_libraries((*DRAWING, *WINDOW), load=lambda file: file) == ""
    assert startup.drawing_fault() == ""


def lacks_three(file: str) -> None:
    """Loads all but three libraries."""
    if file in {"libEGL.so.1", "libxcb-xkb.so.1", "libxcb-shape.so.0"}:
        raise OSError(file)


@pytest.mark.parametrize(
    ("installing", "line"),
    [
        (
            Installing(("apt-get",), root=False, sudo=True),
            "'sudo apt-get update && sudo apt-get install -y libegl1 libxcb-shape0 libxcb-xkb1'.",
        ),
        (
            Installing(("apt-get",), root=True, sudo=True),
            "here; install them: 'apt-get update && apt-get install -y libegl1 ",
        ),
        (
            Installing(("apt-get",), root=False, sudo=False),
            "install them, as root: 'apt-get update && apt-get install -y libegl1 ",
        ),
        (
            Installing(("dnf",), root=False, sudo=True),
            "install them: 'sudo dnf install -y libglvnd-egl libxcb'.",
        ),
        (
            Installing((), root=False, sudo=False),
            "libxcb-xkb1' (Debian, Ubuntu) or 'dnf install -y libglvnd-egl libxcb' (Fedora).",
        ),
    ],
)
def test_missing_libraries_are_named_with_the_line_that_installs_them_here(
    installing: Installing, line: str
) -> None:
    said = missing_libraries((*DRAWING, *WINDOW), lacks_three, installing)
    assert line in said
    assert said.count("sudo") == line.count("sudo")
    assert "\n" not in said


@linux
def test_without_a_screen_the_missing_libraries_are_named_too(monkeypatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lacks_three)
    said = startup.window_fault({})
    assert "no screen" in said
    assert "libegl1" in said
    assert "good-terms interview" in said


def test_every_library_has_both_packages() -> None:
    libraries = (*DRAWING, *WINDOW)
    assert len({library.file for library in libraries}) == 18
    assert all(library.apt and library.dnf for library in libraries)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_crash_writes_no_memory_to_the_disk(tmp_path) -> None:
    """Less than a page is no core; one byte is, for Linux, none for a program that collects."""
    code = (
        "import os, resource, sys; most = resource.getrlimit(resource.RLIMIT_CORE)[1];"
        "resource.setrlimit(resource.RLIMIT_CORE, (most, most));"
        f"sys.path.insert(0, {str(Path(coach.__file__).parents[1])!r});"
        "from coach.__main__ import main; main(['questions']);"
        "found = resource.getrlimit(resource.RLIMIT_CORE)[0];"
        "asked = 1 if sys.platform == 'linux' and most else 0;"
        "print(found == asked, file=sys.stderr, flush=True); os.abort()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert ran.returncode == -signal.SIGABRT
    assert ran.stderr.startswith("True\n")
    assert list(tmp_path.iterdir()) == []
