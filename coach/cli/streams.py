# SPDX-License-Identifier: MIT
"""What goes into a command and what comes out: files as they were typed, `-`, and the streams."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.errors import GoodTermsError, visible
from coach.file_faults import cannot_read, cannot_write, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

STREAM = "-"  # the name of what is typed or piped in, and of the terminal or pipe that it goes to
TYPED = "standard input"
MOST_BYTES = 1024 * 1024
_OUT = frozenset({STREAM, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
_SLOW = 0.5  # seconds, after which a bar is shown
_WIDE = 30  # characters of the bar


class Given(NamedTuple):
    """A file that was named: how it was typed, and what is in it, a byte more than is allowed."""

    name: str
    raw: bytes

    @property
    def said(self) -> str:
        """What messages call it."""
        return TYPED if self.name == STREAM else f"'{shown(self.name)}'"


def read_given(name: str, what: str) -> Given:
    """The file that was named, or what is typed or piped in.

    Args:
        name: As it was typed; `-` for the standard input.
        what: What kind of file it is, as a sentence begins: "The answers file".

    Raises:
        GoodTermsError: It cannot be read; why, and what to do.
    """
    if name == STREAM:
        return Given(name, _typed())
    try:
        with Path(name).expanduser().open("rb") as file:
            return Given(name, file.read(MOST_BYTES + 1))
    except (OSError, ValueError, RuntimeError) as error:
        raise cannot_read(name, error, what) from None


def write_result(content: bytes) -> None:
    """Write to the standard output what must arrive as it is: UTF-8 whatever the terminal has."""
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None or (sys.stdout.isatty() and _is_text(content)):
        sys.stdout.write(content.decode())
    else:
        binary.write(content)
        binary.flush()


def complain(message: str) -> None:
    """Write to the error output; nothing that is quoted can steer the terminal."""
    print(visible(message, lines=True), file=sys.stderr)


def is_stream(name: str) -> bool:
    """Whether this is the standard output by one of its names."""
    return name in _OUT


def save(name: str, content: bytes) -> None:
    """Write a file whole or not at all; what is only to be read, or is a folder, is left alone.

    Raises:
        GoodTermsError: It cannot be written; why, and what to do.
    """
    from coach.services.case.files import write_whole

    if is_stream(name):
        write_result(content)
        return
    if name.endswith(("/", os.sep)):
        raise GoodTermsError(f"'{shown(name)}' is a folder.", todo="Name a file in it.")
    try:
        path = Path(name).expanduser()
        if path.is_dir():
            raise GoodTermsError(f"'{shown(name)}' is a folder.", todo="Name a file in it.")
        write_whole(path, content, name=name)
    except (OSError, ValueError, RuntimeError) as error:
        raise cannot_write(name, error) from None


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _typed() -> bytes:
    if sys.stdin.isatty():
        end = "Ctrl+Z and Enter" if os.name == "nt" else "Ctrl+D"
        print(f"Type or paste it, then press {end}.", file=sys.stderr)
    binary = getattr(sys.stdin, "buffer", None)
    if binary is None:
        return sys.stdin.read(MOST_BYTES + 1).encode(errors="replace")
    found: bytes = binary.read(MOST_BYTES + 1)
    return found


class Bar:
    """Shows on a terminal how far something has come, where it takes long; elsewhere nothing.

    Args:
        what: What is done, in a word or two: "Listening".
        clock: Seconds that go on.
        stream: Where it is shown; else the standard error.
    """

    def __init__(self, what: str, clock: Callable[[], float], stream: TextIO | None = None) -> None:
        self._what, self._clock = what, clock
        self._stream = sys.stderr if stream is None else stream
        self._begun = clock()
        self._shown = -1

    def __call__(self, done: float) -> None:
        """Show the fraction 0..1 that is done."""
        percent = int(done * 100)
        if percent == self._shown or self._clock() - self._begun < _SLOW:
            return
        if not self._stream.isatty():
            return
        filled = round(done * _WIDE)
        self._shown = percent
        self._stream.write(f"\r{self._what} [{'#' * filled}{'.' * (_WIDE - filled)}] {percent:3} %")
        self._stream.flush()

    def close(self) -> None:
        """Take the bar away, so that what follows begins a line of its own."""
        if self._shown >= 0:
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def forgive_odd_streams() -> None:
    """Show what a terminal cannot write as '?', and take what is no text so; fail on neither.

    What goes into a pipe or a file is UTF-8: a locale has no say in what another program reads.
    """
    if sys.stdin is None:  # closed before the start, as the output may be
        sys.stdin = io.StringIO()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream is sys.stdout and not stream.isatty():
            reconfigure(encoding="utf-8", errors="replace")
        else:
            reconfigure(errors="replace")


def hush() -> None:
    """Keep the interpreter from complaining about a reader that has gone (as `| head` does)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
