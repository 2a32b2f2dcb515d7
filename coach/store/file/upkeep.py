"""What is done for the data file beside the user's work: it is read whole, and copied once a day.

Both happen in a thread that reads the file alone. Meanwhile the file is at rest: what is said goes
into the journal, which nobody moves. A file that is not whole is not copied, so that no bad copy
ever thins out a good one.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from coach.errors import StoreError
from coach.store.file.backups import check, copy_at_rest, has_copy_of, held_by
from coach.store.file.faults import from_os
from coach.store.file.lock import lock_data

if TYPE_CHECKING:
    from pathlib import Path

    from coach.clock import Clock
    from coach.store.file.connection import Store


class Upkeep:
    """The care for one open data file.

    Args:
        store: The open file.
        key: What opens it.
        folder: Where the backups go.
        lock: The file that whoever has the data file open holds.
        clock: Says what time it is; a day is the user's own.
        read_whole: Whether the file still has to be read whole: it was too large for the start.
    """

    def __init__(
        self, store: Store, key: str, folder: Path, lock: Path, clock: Clock, *, read_whole: bool
    ) -> None:
        self.folder = folder
        self._lock = lock
        self._store, self._key, self._clock = store, key, clock
        self._read_whole = read_whole
        self._thread: Thread | None = None
        self._fault: StoreError | None = None

    @property
    def is_running(self) -> bool:
        """Whether the thread is at work."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin to read the file whole, and to copy it where today has no copy yet."""
        due = self._is_due()
        if self._thread is not None or not (due or self._read_whole):
            return
        self._store.move_journal()
        if not self._store.is_whole:  # no room to move it: the file alone is no book
            return
        self._store.is_at_rest = True
        self._thread = Thread(target=self._work, args=(due,), name="upkeep", daemon=True)
        self._thread.start()

    def finish(self) -> StoreError | None:
        """Wait for the thread; what it found wrong, once, or None.

        After damage nothing more is written to the file.
        """
        if self._thread is None:
            return None
        self._thread.join()
        self._thread, fault = None, self._fault
        self._fault = None
        self._store.is_at_rest = False
        if fault is not None:
            self._store.note(fault)
        return fault

    def at_closing(self) -> StoreError | None:
        """Copy the closed file, unless nothing was saved since the last copy; what went wrong.

        A program that has opened it meanwhile writes to it, and makes its own copies.
        """
        self.finish()
        if not self._store.has_changed or not self._store.is_whole:
            return None
        try:
            lock = lock_data(self._lock)
        except StoreError as error:
            return error
        except OSError as error:
            return from_os(error)
        try:
            self._work(copy=True)
        finally:
            lock.release()
        return self._fault

    def _work(self, copy: bool) -> None:  # noqa: FBT001 - a thread hands it over by position
        try:
            if copy:
                copy_at_rest(self._store.path, self._key, self.folder, self._clock())
            else:
                check(self._store.path, self._key)
        except StoreError as error:
            self._fault = error

    def _is_due(self) -> bool:
        day = self._clock().astimezone().date()
        return not has_copy_of(day, self.folder, held_by(self._store))
