"""One program at a time: a lock that the system drops when its holder ends, however it ends.

SQLite's own lock would let two programs that open the data file at the same moment refuse each
other. This one is taken before anything is opened or made, on a file that nothing is written to:
closing any handle of the data file would drop the locks that SQLite has on it (POSIX).
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from coach.store.faults import locked

if TYPE_CHECKING:
    from pathlib import Path

# The file system knows no such locks; SQLite's own is left then.
_NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})
_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})


class FileLock:
    """The lock on one file, held from the start until it is released."""

    def __init__(self, path: Path) -> None:
        """Take the lock; the file is made for its owner alone where it is not there, and stays.

        It must not be deleted: another program could be about to lock the one that is gone.

        Raises:
            DataLocked: It is held, by another program or by this one.
            OSError: The file cannot be opened.
        """
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return
            self.release()
            if error.errno in _HELD:
                raise locked() from error
            raise

    def release(self) -> None:
        """Let the next one have it; a second time does nothing."""
        handle, self._handle = self._handle, -1
        if handle >= 0:
            os.close(handle)  # this drops the lock


if sys.platform == "win32":
    import msvcrt

    _BYTE = 1 << 30  # far beyond the end, so that a copy of the folder can read the file

    def _lock(handle: int) -> None:
        os.lseek(handle, _BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
