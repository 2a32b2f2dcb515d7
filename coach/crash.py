# SPDX-License-Identifier: MIT
"""The last resort: an error nobody caught is said in plain words, and reported without client data.

A report holds the kind of the error and the places it passed through, never its message, and no
value of any variable: those may hold what the user wrote.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach import __version__
from coach.errors import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

_ROOT = Path(__file__).resolve().parents[1]
_LOG = logging.getLogger(__name__)


class LastResort:
    """What `sys.excepthook` is set to.

    Args:
        folder: Where the report goes, when that folder is there; None keeps no report.
        tell: Shows the user the sentences; left out, they go to the terminal.
    """

    def __init__(self, folder: Path | None, tell: Callable[[str], None] | None = None) -> None:
        self._file = None if folder is None else folder / "error-report.txt"
        self._tell = tell
        self._telling = False

    def __call__(
        self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say what happened, what is safe, and where the report is."""
        if issubclass(kind, KeyboardInterrupt):
            return
        report = "\n".join(_report(kind, trace)) + "\n"
        _LOG.critical("nobody caught this:\n%s", report.rstrip())
        said = self._sentences(kind, kept=self._keep(report))
        sys.stderr.write(f"good-terms: {said}\n{report}")
        if self._tell is not None and not self._telling:
            self._telling = True
            try:
                self._tell(said)
            finally:
                self._telling = False

    def _sentences(self, kind: type[BaseException], *, kept: bool) -> str:
        where = f" A report without client data is in {visible(str(self._file))}." if kept else ""
        return (
            f"Something went wrong that should not ({kind.__name__}). "
            f"What was saved before is safe.{where} "
            "Close the program and open it again."
        )

    def _keep(self, report: str) -> bool:
        if self._file is None or not self._file.parent.is_dir():
            return False
        try:
            self._file.unlink(missing_ok=True)  # an older one may be open to others
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(report)
        except OSError:
            return False
        return True


def _report(kind: type[BaseException], trace: TracebackType | None) -> Iterator[str]:
    yield f"good-terms {__version__}, Python {sys.version.split()[0]}, {sys.platform}"
    yield f"{kind.__module__}.{kind.__qualname__} at:"
    yield from (f"  {place}" for place in places(trace))


def places(trace: TracebackType | None) -> Iterator[str]:
    """The places that an error passed through, as "module:line in function", the last one last."""
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{_module(code.co_filename)}:{trace.tb_lineno} in {code.co_name}"
        trace = trace.tb_next


def _module(file: str) -> str:
    """A source file by its module, without the folders of this machine."""
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return ".".join(path.relative_to(_ROOT).with_suffix("").parts)
    return path.name
