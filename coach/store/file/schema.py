"""The version of the tables, and how an older file is brought up to it.

At a start the version in the file is compared; sqlite-utils is imported only when it is behind.
"""

from __future__ import annotations

import logging
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.store.file.faults import from_sqlite, too_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from sqlite_utils.migrations import Migrations

    from coach.store.file.connection import Store


_LOG = logging.getLogger(__name__)


def _own_steps() -> Migrations:
    """The steps of this program; imports sqlite-utils."""
    with _sqlite_utils_on_sqlcipher():
        from coach.store.file.migrations.steps import migrations

    return migrations


class Schema(Struct, frozen=True):
    """A version of the tables and the steps that lead to it; one step for each version."""

    version: int = 18
    steps: Callable[[], Migrations] = _own_steps

    def pending(self, store: Store) -> bool:
        """Whether the file is older than this program.

        Raises:
            DataTooNew: It is newer.
        """
        found = version_of(store)
        if found > self.version:
            raise too_new(found, self.version)
        return found < self.version

    def migrate(self, store: Store) -> None:
        """Take every step that is pending, all of them or none."""
        steps = self.steps()
        with _sqlite_utils_on_sqlcipher():
            from sqlite_utils.db import Database
        from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

        before = version_of(store)
        db = Database(store.connection, recursive_triggers=False)
        try:
            with db.atomic():
                steps.apply(db)
                db.execute(f"PRAGMA user_version = {self.version}")
        except dbapi2.Error as error:
            raise from_sqlite(error) from error
        _LOG.info("tables brought from version %d to %d", before, self.version)


def version_of(store: Store) -> int:
    """The version of the tables in a file; 0 when there are none."""
    row = store.row("PRAGMA user_version")
    return int(row[0]) if row else 0


@contextmanager
def _sqlite_utils_on_sqlcipher() -> Iterator[None]:
    """While sqlite-utils is imported: SQLCipher takes the place of sqlite3, and pandas is not seen.

    sqlite-utils prefers `pysqlite3` where there is one, and catches that module's errors. It also
    imports numpy and pandas where they are installed, which would cost up to 200 ms.
    """
    import sqlcipher3

    seen: dict[str, ModuleType | None] = {
        "pysqlite3": sqlcipher3,
        "pysqlite3.dbapi2": sqlcipher3.dbapi2,
        "numpy": None,
        "pandas": None,
    }
    added = [name for name in seen if name not in sys.modules]
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules.update({name: seen[name] for name in added})
    try:
        yield
    finally:
        for name in added:
            del modules[name]
