"""A Python that has imported what the tests need of others, and is forked for each change.

Of our own nothing is imported before the fork: what was changed is read anew each time.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from types import FrameType

OTHERS = (
    "cryptography.hazmat.primitives.ciphers.aead", "docxtpl", "filelock", "hypothesis.strategies",
    "jinja2.sandbox", "keyring", "msgspec", "pydantic", "pypdf", "pytest",
    "PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtPrintSupport", "rapidfuzz", "sqlcipher3",
    "sqlite_utils", "tzlocal", "wakepy", "yaml",
)  # fmt: skip
BUSY = 20  # times as long as the processor needs, before something is said to wait for ever


class Ran(NamedTuple):
    """How a run of pytest ended: its exit status, None where its time was up; what it printed."""

    status: int | None
    printed: str


class Warm:
    """Runs pytest in forks of one process that stands in a folder."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.mutation.warm"],
            cwd=folder,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def run(self, arguments: list[str], seconds: int) -> Ran:
        """Run pytest with these arguments, for so many seconds of the processor at most."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([arguments, seconds]) + "\n")
        self._process.stdin.flush()
        return Ran(*json.loads(self._process.stdout.readline()))


def _time_up(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def _fork(arguments: list[str], seconds: int) -> Ran:
    with tempfile.TemporaryFile() as out:
        child = os.fork()
        if not child:
            os.setpgid(0, 0)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
            status = 70
            try:
                import pytest

                status = int(pytest.main(arguments))
            except BaseException:  # noqa: BLE001 - a child that goes on would be a second parent
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        status = _ended(child, seconds)
        out.seek(0)
        return Ran(status, out.read().decode(errors="replace"))


def _ended(child: int, seconds: int) -> int | None:
    signal.alarm(seconds * BUSY)
    try:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except TimeoutError:
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return None
    else:
        return None if status in (-signal.SIGXCPU, -signal.SIGKILL) else status
    finally:
        signal.alarm(0)


def main() -> None:
    """Import what is others'; then run what is asked for, a line each."""
    for name in OTHERS:
        importlib.import_module(name)
    signal.signal(signal.SIGALRM, _time_up)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_fork(*json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
