"""The files of a pack: which there are, within limits, and a fingerprint of them all."""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.locations import Faults

MOST_FILES = 3000
MOST_TOTAL = 32 * 1024 * 1024
_MOST_DEPTH = 6


class PackFile(Struct, frozen=True):
    """One file of a pack: its name with slashes, relative to the folder, and what it looks like."""

    name: str
    path: Path
    mode: int
    size: int
    changed: int  # modification time in nanoseconds
    closed: bool = False  # a folder in which nothing can be read

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders and the file name."""
        return tuple(self.name.split("/"))

    @property
    def stem(self) -> str:
        """The file name without what follows its last dot."""
        return self.path.stem


def list_files(folder: Path) -> list[PackFile]:
    """Every file below a folder by name, but for those whose names begin with a dot.

    Links to folders count as files here, so that nothing is read through them, and so do folders
    that cannot be read. One more than `MOST_FILES` are listed at most.
    """
    found: list[PackFile] = []
    for file in _walk(folder, "", _MOST_DEPTH):
        found.append(file)
        if len(found) > MOST_FILES:
            break
    return sorted(found, key=lambda file: file.name)


def _walk(folder: Path, prefix: str, depth: int) -> Iterator[PackFile]:
    for entry in _entries(folder) or ():
        if entry.name.startswith("."):
            continue
        name, path = prefix + entry.name, Path(entry.path)
        is_folder = bool(depth) and entry.is_dir(follow_symlinks=False)
        closed = is_folder and _entries(path) is None
        if is_folder and not closed:
            yield from _walk(path, name + "/", depth - 1)
        elif (found := _state(entry)) is not None:
            yield PackFile(
                name, path, found.st_mode, found.st_size, found.st_mtime_ns, closed=closed
            )


def _entries(folder: Path) -> list[os.DirEntry[str]] | None:
    """What is in a folder; None where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return None


def _state(entry: os.DirEntry[str]) -> os.stat_result | None:
    """The state of a file, or of a link that leads nowhere; None when it has just gone."""
    for follow in (True, False):
        with suppress(OSError):
            return entry.stat(follow_symlinks=follow)
    return None


def fingerprint(folder: Path, *more: str) -> str:
    """A digest of names, sizes and times of the files of a folder, and of `more`."""
    digest = hashlib.sha256()
    for word in more:
        digest.update(f"{word}\0".encode())
    for file in list_files(folder):
        line = f"{file.name}\0{file.size}\0{file.changed}\0"
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def readable_files(folder: Path, faults: Faults) -> list[PackFile] | None:
    """The files that may be read; None when there are too many, or a folder cannot be read.

    Links that lead out are faults.
    """
    files = list_files(folder)
    closed = [file for file in files if file.closed]
    for file in closed:  # what is in it would only seem to be missing
        todo = "Allow yourself to read it, or take it out of the pack."
        faults.add_line(file.name, 1, "This folder cannot be read.", todo)
    if closed:
        return None
    if len(files) > MOST_FILES:
        what = f"The pack has more than {MOST_FILES} files."
        faults.add_line(folder.name, 1, what, "Take out what does not belong to it.")
        return None
    if sum(file.size for file in files) > MOST_TOTAL:
        what = f"The pack is larger than {MOST_TOTAL // 1024 // 1024} MiB."
        faults.add_line(folder.name, 1, what, "Take out what does not belong to it.")
        return None
    root = folder.resolve()
    return [file for file in files if _may_read(file, root, faults)]


def _may_read(file: PackFile, root: Path, faults: Faults) -> bool:
    if file.path.is_symlink() and not _leads_inside(file.path, root):
        faults.add_line(
            file.name, 1, "This link leads out of the pack.", "Put the file itself here."
        )
        return False
    if not stat.S_ISREG(file.mode):
        faults.add_line(file.name, 1, "This is not a plain file.", "Take it out of the pack.")
        return False
    return True


def _leads_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False
