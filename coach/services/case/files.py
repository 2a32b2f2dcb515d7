"""Files that the user asks for: written whole or not at all."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from coach.errors import GoodTermsError
from coach.file_faults import cannot_write, shown
from coach.translation import translate

_WRITABLE = 0o222
_BINARY = getattr(os, "O_BINARY", 0)  # of Windows, which would change the ends of lines
_DESCRIPTOR = re.compile(r"(?:/dev|/proc/self)/fd/([0-9]+)")


def write_whole(path: Path, content: bytes, *, name: str = "") -> None:
    """Write a file so that no reader ever sees half of it; one that is there is replaced.

    A new file is for its owner alone; one that was there keeps its permissions, and a link to it
    stays a link. What may only be read is not replaced, though the folder would allow it: somebody
    has protected it.

    Args:
        path: Where; also a device, a pipe, or a descriptor by its name (/dev/fd/63).
        content: All of it.
        name: What messages call the file; else its own name.

    Raises:
        GoodTermsError: It cannot be written; what was there before is still there.
    """
    name = name or path.name
    try:
        number = _descriptor(path)
        if number is not None:
            with os.fdopen(os.dup(number), "wb") as stream:
                stream.write(content)
        elif path.exists() and not path.is_file():  # a device or a pipe takes what it is given
            path.write_bytes(content)
        else:
            _replace(Path(os.path.realpath(path)), content, name)
    except BrokenPipeError:
        raise  # whoever reads it has had enough
    except (OSError, ValueError) as error:
        raise cannot_write(name, error) from error


def _descriptor(path: Path) -> int | None:
    """The open file that a path stands for, as a shell names it in `>(...)`; None for a file."""
    found = _DESCRIPTOR.fullmatch(str(path))
    if found is not None:
        return int(found[1])
    return {"/dev/stdout": 1, "/dev/stderr": 2}.get(str(path))


def _replace(path: Path, content: bytes, name: str) -> None:
    there = path.stat().st_mode if path.exists() else None
    if there is not None and (not there & _WRITABLE or not os.access(path, os.W_OK)):
        raise GoodTermsError(
            translate("Services", "'{name}' can only be read, so it was not replaced.").format(
                name=shown(name)
            ),
            safe=translate("Services", "It is unchanged."),
            todo=translate("Services", "Choose another name, or allow writing to it first."),
        )
    unfinished = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(handle, "wb") as file:
            if there is not None:
                unfinished.chmod(there & 0o777)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise
