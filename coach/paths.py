# SPDX-License-Identifier: MIT
"""Where things lie: the user's folders, the built-in pack and the resources."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PACKAGE = Path(__file__).resolve().parent


class Paths(NamedTuple):
    """The folders of one run of the program."""

    data: Path  # the data file, its key file and its lock
    cache: Path  # compiled content; may be deleted at any time
    backups: Path  # copies of the data file, outside `data`
    logs: Path  # what the program did, by kinds and ids; may be deleted at any time

    @property
    def database(self) -> Path:
        """The data file."""
        return self.data / "good-terms.db"

    @property
    def watermark(self) -> Path:
        """What was acknowledged last: numbers and a time (`coach.store.file.watermark`)."""
        return self.data / "good-terms.watermark"

    @property
    def set_aside(self) -> Path:
        """Where files that cannot be used are put when others take their place."""
        return self.data / "set-aside"

    def within(self, folder: Path) -> Paths:
        """The same folders for a data file that is only tried out, in a folder of its own."""
        return Paths(folder, self.cache, folder / "backups", self.logs)

    @property
    def lock(self) -> Path:
        """The empty file that is locked while the data file is open."""
        return self.data / "good-terms.lock"


def user_paths(data: Path | None = None) -> Paths:
    """The folders to use: `data` or GOOD_TERMS_DATA when given, else the system's own places.

    With a folder of one's own, the others lie beside it: `<data>-cache`, `<data>-backups`,
    `<data>-logs`.
    """
    chosen = data or (Path(env) if (env := os.environ.get("GOOD_TERMS_DATA")) else None)
    if chosen is not None:
        chosen = _whole(chosen)
        name, beside = chosen.name, chosen.parent
        cache, backups, logs = (beside / f"{name}-{what}" for what in ("cache", "backups", "logs"))
        return Paths(chosen, cache, backups, logs)
    import platformdirs  # not needed when a folder is given

    dirs = platformdirs.PlatformDirs("good-terms", appauthor=False)
    return Paths(
        dirs.user_data_path,
        dirs.user_cache_path,
        dirs.user_data_path.with_name("good-terms-backups"),
        dirs.user_log_path,
    )


def _whole(path: Path) -> Path:
    """The path from the root, without `~` and `..`; `~nobody` is a name like any other."""
    with suppress(RuntimeError):
        path = path.expanduser()
    return Path(os.path.normpath(path.absolute()))


def _shipped(name: str) -> Path:
    """A folder that ships with the program: inside the package when installed, else beside it."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def pack_folder() -> Path:
    """The folder of the built-in pack."""
    return _shipped("scripts_library")


def resources_folder() -> Path:
    """The folder of icons, themes and document templates."""
    return _shipped("resources")
