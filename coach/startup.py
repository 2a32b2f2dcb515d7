# SPDX-License-Identifier: MIT
"""What must hold before a window opens: a screen that answers, and the libraries Qt needs.

Qt ends the whole process ("Aborted") where either is missing; these checks say it in one line.
They load only what Qt would load a moment later.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

TERMINAL = "good-terms interview"


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


def window_fault(environ: Mapping[str, str] = os.environ) -> str:
    """One sentence on why no window can be opened here; empty when one can."""
    if not sys.platform.startswith("linux"):
        return qt_fault()
    return screen_fault(environ) or qt_fault() or platform_fault(environ)


def drawing_fault() -> str:
    """One line on why nothing can be drawn here, not even without a screen; empty when it can."""
    fault = qt_fault()
    if fault or not sys.platform.startswith("linux"):
        return fault
    return platform_fault({"QT_QPA_PLATFORM": "offscreen"})


def screen_fault(environ: Mapping[str, str]) -> str:
    """One sentence when there is no screen, or it does not answer; empty when there is one."""
    if not _platforms(environ):
        return (
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): "
            f"use '{TERMINAL}', which asks the same questions in the terminal."
        )
    if _answering(environ):
        return ""
    named = " and ".join(
        f"{name}={environ[name]}" for name in ("DISPLAY", "WAYLAND_DISPLAY") if environ.get(name)
    )
    return (
        f"The screen does not answer ({named or 'DISPLAY is not set'}): "
        f"check that setting, or use '{TERMINAL}', which asks the same questions in the terminal."
    )


def qt_fault() -> str:
    """One line when Qt cannot be loaded; empty when it can."""
    try:
        import_module("PySide6.QtWidgets")
    except ModuleNotFoundError:
        return (
            "PySide6, which draws the window, is not installed: "
            "python -m pip install PySide6-Essentials"
        )
    except ImportError as error:
        return missing_libraries((*DRAWING, *WINDOW)) or f"Qt cannot be loaded: {error}"
    return ""


def platform_fault(environ: Mapping[str, str]) -> str:
    """One line when Qt's part for this kind of screen cannot be loaded; empty when it can."""
    from PySide6.QtCore import QLibrary, QLibraryInfo

    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms")
    error = ""
    for name in _answering(environ):
        plugin = QLibrary(str(folder / f"libq{name}.so"))
        if plugin.load():
            return ""
        known = Path(plugin.fileName()).exists()
        error = plugin.errorString() if known else f"it has no platform '{name}' (QT_QPA_PLATFORM)"
    return missing_libraries((*DRAWING, *WINDOW)) or f"Qt cannot open a window here: {error}"


def missing_libraries(
    libraries: Iterable[SystemLibrary] = DRAWING,
    load: Callable[[str], object] | None = None,
) -> str:
    """The one line that installs what is missing of `libraries`; empty when nothing is."""
    import ctypes

    load = load or ctypes.CDLL
    missing = [library for library in libraries if not _loads(library.file, load)]
    if not missing:
        return ""
    apt = " ".join(dict.fromkeys(library.apt for library in missing))
    dnf = " ".join(dict.fromkeys(library.dnf for library in missing))
    return (
        "Qt needs system libraries that are missing here; install them with "
        f"'sudo apt-get install -y {apt}' (Debian, Ubuntu) or 'sudo dnf install -y {dnf}' (Fedora)."
    )


def _loads(file: str, load: Callable[[str], object]) -> bool:
    try:
        load(file)
    except OSError:
        return False
    return True


def _platforms(environ: Mapping[str, str]) -> list[str]:
    """The platforms that Qt will try, in its order; none when there is no screen."""
    named = environ.get("QT_QPA_PLATFORM", "").split(";")
    chosen = [name.split(":")[0].strip() for name in named if name.strip()]
    if chosen:
        return ["wayland" if name.startswith("wayland") else name for name in chosen]
    screens = (("wayland", "WAYLAND_DISPLAY"), ("xcb", "DISPLAY"))
    return [platform for platform, variable in screens if environ.get(variable)]


def _answering(environ: Mapping[str, str]) -> list[str]:
    """The platforms whose screen answers; those that show nothing on a screen always do."""
    answers = {"xcb": _x11_answers, "wayland": _wayland_answers}
    named = _platforms(environ)
    return [name for name in named if name not in answers or answers[name](environ)]


def _x11_answers(environ: Mapping[str, str]) -> bool:
    """Whether the X server that DISPLAY names lets us in; True also where only a library lacks."""
    import ctypes

    display = environ.get("DISPLAY", "").encode()
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    """Whether the compositor that WAYLAND_DISPLAY names lets us in."""
    import ctypes

    socket = Path(environ.get("XDG_RUNTIME_DIR", ""), environ.get("WAYLAND_DISPLAY", ""))
    if not socket.is_absolute() or not socket.is_socket():
        return False
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    display = wayland.wl_display_connect(str(socket).encode())
    if not display:
        return False
    wayland.wl_display_disconnect(ctypes.c_void_p(display))
    return True
