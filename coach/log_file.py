# SPDX-License-Identifier: MIT
"""The log: what the program did, for whoever has to find out why something went wrong.

It holds times, versions, kinds of errors, places in the program, ids and counts. Nothing that
somebody wrote is in it, no name and no folder: of an error the kind is logged and never its
message, and what should be an id is logged only where it looks like one of ours.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coach import __version__
from coach.crash import places
from coach.errors import ContentError, StoreError, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper
    from pathlib import Path

    from coach.errors import GoodTermsError

MOST_BYTES, KEPT = 256 * 1024, 2  # of one file, and how many full ones are kept beside it
NAME = "good-terms.log"
_PROGRAM = "coach"  # the logger above those of all our modules
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::\d{1,9})?")
_GRAVE = (StoreError, Unreadable, ContentError)


def as_id(text: str) -> str:
    """An id as the log shows it; "?" for what is none: a damaged row may hold anything there."""
    return text if _ID.fullmatch(text) else "?"


def log_refusal(error: GoodTermsError, page: str = "", shown: str = "") -> None:
    """Log what the user was told: its kind, and where in the program it came from.

    Args:
        error: What was told; its words stay out.
        page: The page on which it was met.
        shown: The id of what that page shows.
    """
    grave = logging.ERROR if isinstance(error, _GRAVE) else logging.INFO
    *_, last = ("?", *places(error.__traceback__))
    where = "".join(f" {word}" for word in (page and f"on {page}", shown and as_id(shown)) if word)
    logging.getLogger(__name__).log(grave, "%s%s from %s", type(error).__name__, where, last)


class LogFile(logging.Handler):
    """Writes what our modules log into a file of its own folder, which the first line makes.

    A file that is full gets another name, and the oldest goes. Where nothing can be written, the
    program goes on without a log.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.INFO)
        self._folder = folder
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; the first one says which program this is."""
        if self._file is None:
            self._file = _opened(self._folder)
            python = sys.version.split()[0]
            said = f"start: good-terms {__version__}, Python {python}, {sys.platform}"
            self._file.handle(logging.makeLogRecord({"name": _PROGRAM, "msg": said, **_INFO}))
        self._file.handle(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()


_INFO = {"levelno": logging.INFO, "levelname": "INFO"}


@contextmanager
def logging_to(folder: Path) -> Iterator[None]:
    """While this lasts, what our modules log is written into a folder."""
    logger, handler = logging.getLogger(_PROGRAM), LogFile(folder)
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        handler.close()


def _opened(folder: Path) -> logging.Handler:
    """What writes into the folder; where it cannot be written to, what drops everything."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - not at the start

    class Quietly(RotatingFileHandler):
        """A full disk, or a file that somebody else has open, stops nobody."""

        def _open(self) -> TextIOWrapper:
            """The file, for its owner alone: also one that comes after a full one."""
            return open(self.baseFilename, "a", encoding="utf-8", opener=_for_owner)

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
            """Say nothing: the terminal is not the user's."""

    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made = Quietly(folder / NAME, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
    made.setFormatter(_Lines())
    return made


def _for_owner(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


class _Lines(logging.Formatter):
    """Times in UTC; of an error that is logged whole, the kind and the places alone."""

    converter = staticmethod(time.gmtime)

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")

    def formatException(self, ei: object) -> str:  # noqa: N802, ARG002 - logging's name
        """Nothing: a message may hold what the user wrote."""
        return ""
