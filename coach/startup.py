# SPDX-License-Identifier: MIT
"""What must hold before a window opens: a screen that answers, and the libraries Qt needs.

Qt ends the whole process ("Aborted") where either is missing; here it is said in one line instead.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.errors import visible
from coach.qt_loading import load_qt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

TERMINAL = "'good-terms interview' asks the same questions in the terminal"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class SystemLibrary(NamedTuple):
    """A library of the system that Qt loads, and the packages that bring it."""

    file: str
    apt: str
    dnf: str


DRAWING = (  # needed even where nothing is shown
    SystemLibrary("libGL.so.1", "libgl1", "libglvnd-glx"),
    SystemLibrary("libEGL.so.1", "libegl1", "libglvnd-egl"),
    SystemLibrary("libX11.so.6", "libx11-6", "libX11"),
    SystemLibrary("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    SystemLibrary("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    SystemLibrary("libfreetype.so.6", "libfreetype6", "freetype"),
    SystemLibrary("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    SystemLibrary("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
)
WINDOW = (  # needed for a window under X11 as well
    SystemLibrary("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    SystemLibrary("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    SystemLibrary("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    SystemLibrary("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    SystemLibrary("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    SystemLibrary("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    SystemLibrary("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    SystemLibrary("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    SystemLibrary("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    SystemLibrary("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)


def no_core_dumps() -> None:
    """Let no crash write the memory of the program, with names in it, to the disk.

    Linux hands a core to a program that collects them whatever the limit is, but for a limit of one
    byte (core_pattern with a pipe, `fs/coredump.c`); as a file that is too little for any.
    """
    try:
        import resource
    except ImportError:  # Windows writes none unless told to
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    least = 1 if sys.platform == "linux" and most else 0
    resource.setrlimit(resource.RLIMIT_CORE, (least, most))


def window_fault(environ: Mapping[str, str] = os.environ) -> str:
    """One sentence on why no window can be opened here, as far as can be told before Qt starts."""
    if not sys.platform.startswith("linux"):
        return qt_fault()
    if not any(environ.get(name) for name in _SCREENS):
        where = "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set."
        return _no_window(where, missing_libraries((*DRAWING, *WINDOW)))
    if not (environ.get("DISPLAY") or environ.get("QT_QPA_PLATFORM") or _wayland_there(environ)):
        return screen_fault(environ)
    return qt_fault()


def drawing_fault() -> str:
    """One line on why nothing can be drawn here, not even without a screen; empty when it can."""
    fault = qt_fault()
    if fault or not sys.platform.startswith("linux"):
        return fault
    from PySide6.QtCore import QLibrary, QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    plugin = QLibrary(str(folder / "libqoffscreen.so"))
    if plugin.load():
        return ""
    return missing_libraries((*DRAWING, *WINDOW)) or f"Qt cannot draw: {plugin.errorString()}"


def qt_fault() -> str:
    """One line when Qt cannot be loaded; empty when it can."""
    try:
        load_qt()
    except ModuleNotFoundError:
        return (
            "PySide6, which draws the window, is not installed: "
            "python -m pip install PySide6-Essentials"
        )
    except ImportError as error:
        return missing_libraries((*DRAWING, *WINDOW)) or f"Qt cannot be loaded: {error}"
    return ""


@contextmanager
def one_line_for_abort() -> Iterator[None]:
    """While the application starts: what Qt would abort for is said in one line; the exit is 2."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, _: object, __: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(f"good-terms: {screen_fault(os.environ)}\n")
            sys.stderr.flush()
            os._exit(2)  # Qt aborts as soon as this function returns

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def screen_fault(environ: Mapping[str, str]) -> str:
    """One line on why Qt could not open the screen that is named."""
    named = ", ".join(f"{name}={visible(environ[name])}" for name in _SCREENS if environ.get(name))
    where = f"The screen does not answer ({named})."
    return _no_window(where, missing_libraries((*DRAWING, *WINDOW)) or "Check that setting.")


def _no_window(where: str, mend: str) -> str:
    return " ".join(part for part in (where, mend, f"Meanwhile {TERMINAL}.") if part)


class Installing(NamedTuple):
    """How system packages are installed here."""

    tools: tuple[str, ...]  # the package managers there are, of those that we know
    root: bool  # whether the user may install without asking
    sudo: bool  # whether sudo is there to ask with

    @classmethod
    def here(cls) -> Installing:
        """What this machine has."""
        import shutil

        tools = tuple(tool for tool in ("apt-get", "dnf") if shutil.which(tool))
        root = hasattr(os, "geteuid") and os.geteuid() == 0
        return cls(tools, root, shutil.which("sudo") is not None)


def missing_libraries(
    libraries: Iterable[SystemLibrary] = DRAWING,
    load: Callable[[str], object] | None = None,
    installing: Installing | None = None,
) -> str:
    """The one line that installs what is missing of `libraries`; empty when nothing is.

    It is a line for this machine: with its package manager (or both that we know, where it has
    neither), and with sudo where that is there and needed.
    """
    import ctypes

    load = load or ctypes.CDLL
    missing = [library for library in libraries if not _loads(library.file, load)]
    if not missing:
        return ""
    here = installing or Installing.here()
    lines = " or ".join(_install_line(tool, missing, here) for tool in here.tools or _SYSTEMS)
    asked = "" if here.root or here.sudo else ", as root"
    return f"Qt needs system libraries that are missing here; install them{asked}: {lines}."


_SYSTEMS = {"apt-get": "Debian, Ubuntu", "dnf": "Fedora"}


def _install_line(tool: str, missing: Iterable[SystemLibrary], here: Installing) -> str:
    sudo = "sudo " if here.sudo and not here.root else ""
    names = (library.apt if tool == "apt-get" else library.dnf for library in missing)
    packages = " ".join(dict.fromkeys(names))
    update = f"{sudo}apt-get update && " if tool == "apt-get" else ""  # new machines have no lists
    system = "" if here.tools else f" ({_SYSTEMS[tool]})"
    return f"'{update}{sudo}{tool} install -y {packages}'{system}"


def _loads(file: str, load: Callable[[str], object]) -> bool:
    try:
        load(file)
    except OSError:
        return False
    return True


def _wayland_there(environ: Mapping[str, str]) -> bool:
    """Whether the compositor's socket is there; where it is not, its library complains aloud."""
    return Path(environ.get("XDG_RUNTIME_DIR", ""), environ.get("WAYLAND_DISPLAY", "")).is_socket()
