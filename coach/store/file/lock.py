"""One program at a time: a lock that the system drops when its holder ends, however it ends.

SQLite's own lock would let two programs that open the data file at the same moment refuse each
other. This one is taken before anything is opened or made, on a file that nothing is written to:
closing any handle of the data file would drop the locks that SQLite has on it (POSIX).
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from coach.store.file.faults import locked

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

# The file system knows no such locks; SQLite's own is left then.
_NO_LOCKS = frozenset({errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL})


def lock_data(path: Path) -> BaseFileLock:
    """The lock on a file, held until its `release`; a second release does nothing.

    The file is made for its owner alone where it is not there, and stays: another program could be
    about to lock the one that is gone. Its folder is never made: one that is gone may be on a disk
    that was taken out. Where the file system has no locks, none is held: a file that stands for one
    would outlive a program that is killed.

    Raises:
        DataLocked: It is held, by another program or by this one.
        OSError: The file cannot be opened, or its folder is not there.
    """
    from filelock import FileLock, Timeout

    path.parent.stat()
    lock = FileLock(
        path,
        mode=0o600,
        blocking=False,
        thread_local=False,
        fallback_to_soft=False,
        preserve_lock_file=True,
    )
    try:
        lock.acquire()
    except Timeout as error:
        raise locked() from error
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return lock
