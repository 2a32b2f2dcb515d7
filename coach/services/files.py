"""Files that the user asks for: written whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from coach.errors import GoodTermsError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that no reader ever sees half of it; one that is there is replaced.

    A file that was there keeps its permissions, a link to it stays a link.

    Raises:
        GoodTermsError: It cannot be written; what was there before is still there.
    """
    path = Path(os.path.realpath(path))
    unfinished = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        if path.exists() and not path.is_file():  # a device or a pipe takes what it is given
            path.write_bytes(content)
            return
        with unfinished.open("xb") as file:
            if path.exists():
                unfinished.chmod(path.stat().st_mode & 0o777)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        raise GoodTermsError(
            "The disk is full, so the file was not written."
            if full
            else "The file could not be written there.",
            safe="What was there before is unchanged.",
            todo="Make room on the disk, or choose another place."
            if full
            else "Choose a folder that you may write to.",
        ) from error
