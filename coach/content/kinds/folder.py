"""The files of a pack, in a folder or in memory: which there are, within limits."""

from __future__ import annotations

import hashlib
import os
import stat
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.locations import Faults

MOST_FILES = 3000
MOST_TOTAL = 32 * 1024 * 1024
_MOST_DEPTH = 6


class PackArchive(Struct, frozen=True):
    """A pack in memory: what messages call it, and its files by name, sorted.

    Whoever makes one has checked the names, the count and the sizes (`coach.content.packs`).
    """

    name: str
    files: tuple[tuple[str, bytes], ...]


Source = Path | PackArchive  # what a pack is read from


class PackFile(Struct, frozen=True):
    """One file of a pack: its name with slashes, relative to the folder, and what it looks like."""

    name: str
    path: Path
    mode: int
    size: int
    changed: int  # modification time in nanoseconds
    closed: bool = False  # a folder in which nothing can be read
    pack: str = ""  # the folder of the pack, where messages have to name it
    raw: bytes | None = None  # what is in it, where it is in memory

    @property
    def shown(self) -> str:
        """What messages call it."""
        return f"{self.pack}/{self.name}" if self.pack else self.name

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders and the file name."""
        return tuple(self.name.split("/"))

    @property
    def stem(self) -> str:
        """The file name without what follows its last dot."""
        return self.path.stem

    def read(self, most: int) -> bytes:
        """The first `most` bytes of it.

        Raises:
            OSError: It cannot be read.
        """
        if self.raw is not None:
            return self.raw[:most]
        with self.path.open("rb") as opened:
            return opened.read(most)


def list_files(folder: Path) -> list[PackFile]:
    """Every file below a folder by name, but for those whose names begin with a dot.

    Links to folders count as files here, so that nothing is read through them, and so do folders
    that cannot be read. One more than `MOST_FILES` are listed at most.
    """
    return [
        PackFile(name, Path(path), state.st_mode, state.st_size, state.st_mtime_ns, closed=closed)
        for name, path, state, closed in _found(folder)
    ]


# Name, path, state, and whether it is closed: a start only asks whether a file has changed.
_Found = tuple[str, str, os.stat_result, bool]


def _found(folder: Path) -> list[_Found]:
    walk = _walk(_entries(folder) or [], "", _MOST_DEPTH)
    return sorted(islice(walk, MOST_FILES + 1), key=itemgetter(0))


def _walk(entries: list[os.DirEntry[str]], prefix: str, depth: int) -> Iterator[_Found]:
    for entry in entries:
        if entry.name.startswith("."):
            continue
        name, closed = prefix + entry.name, False
        if depth and entry.is_dir(follow_symlinks=False):
            inside = _entries(entry.path)
            if inside is not None:
                yield from _walk(inside, name + "/", depth - 1)
                continue
            closed = True
        state = _state(entry)
        if state is not None:
            yield name, entry.path, state, closed


def _entries(folder: Path | str) -> list[os.DirEntry[str]] | None:
    """What is in a folder; None where it cannot be read."""
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return None


def _state(entry: os.DirEntry[str]) -> os.stat_result | None:
    """The state of a file, or of a link that leads nowhere; None when it has just gone."""
    for follow in (True, False):
        try:
            return entry.stat(follow_symlinks=follow)
        except OSError:
            continue
    return None


def fingerprint(folder: Path, *more: str) -> str:
    """A digest of names, sizes and times of the files of a folder, and of `more`."""
    digest = hashlib.sha256()
    for word in more:
        digest.update(f"{word}\0".encode())
    for name, _, state, _ in _found(folder):
        line = f"{name}\0{state.st_size}\0{state.st_mtime_ns}\0"
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def readable_files(source: Source, faults: Faults, *, named: bool = False) -> list[PackFile] | None:
    """The files that may be read; None when there are too many, or a folder cannot be read.

    Links that lead out are faults. Those of a `named` pack are told with its name.
    """
    if isinstance(source, PackArchive):
        pack = source.name if named else ""
        return [
            PackFile(name, Path(name), stat.S_IFREG, len(raw), 0, pack=pack, raw=raw)
            for name, raw in source.files
        ]
    return _of_folder(source, faults, named=named)


def _of_folder(folder: Path, faults: Faults, *, named: bool) -> list[PackFile] | None:
    pack = folder.name if named else ""
    files = [replace(file, pack=pack) for file in list_files(folder)]
    closed = [file for file in files if file.closed]
    for file in closed:  # what is in it would only seem to be missing
        todo = "Allow yourself to read it, or take it out of the pack."
        faults.add_line(file.shown, 1, "This folder cannot be read.", todo)
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
            file.shown, 1, "This link leads out of the pack.", "Put the file itself here."
        )
        return False
    if not stat.S_ISREG(file.mode):
        faults.add_line(file.shown, 1, "This is not a plain file.", "Take it out of the pack.")
        return False
    return True


def _leads_inside(path: Path, root: Path) -> bool:
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False
