"""A pack from a zip or a folder, in memory, within limits; nothing is ever unpacked to a disk."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile

from coach.content.kinds.folder import MOST_FILES, MOST_TOTAL, PackArchive, readable_files
from coach.content.kinds.locations import Faults
from coach.content.kinds.pack_reader import BESIDE
from coach.content.kinds.reader import MOST_BYTES, read_text
from coach.content.kinds.unsafe import unsafe
from coach.content.packs.entry_names import refuse_kind, refuse_name, refuse_twins, told
from coach.errors import ContentError, PackRefused
from coach.file_faults import cannot_read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from zipfile import ZipInfo

MOST_ZIP = 16 * 1024 * 1024  # bytes of a zip that are read
MOST_RATIO = 100  # times its own size that a zip may come to; the built-in pack comes to 4
_RATIO_FROM = 256 * 1024  # bytes; below that nothing can do harm
_INFO = "pack.yaml"
_ENCRYPTED = 0x1 | 0x40 | 0x2000  # flags: a password, a strong one, a hidden list of files
_END, _END_SIZE = b"PK\x05\x06", 22  # what stands at the end of each zip, and its bytes at least
_CHUNK = 64 * 1024
_PACKED = (
    (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"), (b"BZh", "bzip2"), (b"\xfd7zXZ", "xz"), (b"\x28\xb5\x2f\xfd", "Zstandard"),
)  # fmt: skip
_TAR_AT, _TAR = 257, b"ustar"
_OF_SYSTEMS = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})  # what systems put beside files

_AGAIN = "Copy or download it once more."
_ANOTHER = "Do not use it; ask whoever sent it for another one."
_TEXTS_ONLY = "A pack holds texts alone: take out what does not belong to it."
_WHAT_IS_ONE = "Choose a zip that 'Export' wrote, or zip the folder that holds pack.yaml."


def read_source(path: Path) -> PackArchive:
    """The pack in a zip or in a folder, its names and sizes checked, its texts not yet.

    Raises:
        PackRefused: It is none, or is not to be trusted.
        ContentError: Files of the folder cannot be read.
        GoodTermsError: The file cannot be read.
    """
    try:
        if path.is_dir():
            return _of_folder(path)
        if path.exists() and not path.is_file():
            raise PackRefused(f"'{told(path.name)}' is no file.", _WHAT_IS_ONE)
        with path.open("rb") as file:
            raw = file.read(MOST_ZIP + 1)
    except (OSError, ValueError) as error:
        raise cannot_read(str(path), error, "The pack") from error
    return read_zip(raw, told(path.name))


def _of_folder(folder: Path) -> PackArchive:
    faults = Faults()
    files = readable_files(folder, faults)
    if files is None or len(faults):
        raise ContentError(
            f"The pack '{told(folder.name)}' cannot be read.",
            faults.all(),
            safe="Nothing of it was loaded.",
        )
    found = [(file.name, file.read(MOST_BYTES + 1)) for file in files]
    refuse_twins((name for name, _ in found), folder.name)
    for name, content in found:
        _refuse_content(name, content, folder.name)
    return _checked(folder.name, found)


def read_zip(raw: bytes, pack: str) -> PackArchive:
    """The pack in a zip.

    Args:
        raw: The zip.
        pack: What messages call it.

    Raises:
        PackRefused: It is none, or is not to be trusted.
    """
    if len(raw) > MOST_ZIP:
        what = f"'{pack}' is larger than {MOST_ZIP // 1024 // 1024} MiB."
        raise PackRefused(what, _TEXTS_ONLY)
    try:
        with ZipFile(BytesIO(raw)) as opened:
            entries = opened.infolist()
            _refuse_entries(entries, len(raw), pack)
            found = [
                (entry.filename, _content(opened, entry, pack))
                for entry in entries
                if not entry.is_dir()
            ]
    except (BadZipFile, LargeZipFile, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise _no_zip(raw, pack) from error
    return _checked(pack, _below_one_folder(found))


def _no_zip(raw: bytes, pack: str) -> PackRefused:
    """Why what is no whole zip cannot be read."""
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if 0 <= raw.rfind(_END) <= len(raw) - _END_SIZE:
            return PackRefused(f"'{pack}' is damaged: its parts do not fit together.", _AGAIN)
        return PackRefused(f"'{pack}' breaks off in the middle: its end is missing.", _AGAIN)
    if not raw:
        return PackRefused(f"'{pack}' is empty.", _AGAIN)
    return PackRefused(f"'{pack}' is no pack: it is no zip file.", _WHAT_IS_ONE)


def _refuse_entries(entries: list[ZipInfo], size: int, pack: str) -> None:
    """Refuse by what the list of files says, before anything is unpacked."""
    for entry in entries:
        refuse_name(entry.orig_filename, pack)
        refuse_kind(entry, pack)
        if entry.flag_bits & _ENCRYPTED:
            raise PackRefused(f"'{pack}' is locked with a password.", "Zip it without one.")
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            what = f"'{pack}' is packed in a way that Good Terms does not read."
            raise PackRefused(what, "Zip it in the usual way (deflate).")
    files = [entry for entry in entries if not entry.is_dir()]
    _refuse_sizes(files, size, pack)
    refuse_twins([entry.filename for entry in files], pack)


def _refuse_sizes(files: list[ZipInfo], size: int, pack: str) -> None:
    """Refuse what is too much, and what would come to far more than it is."""
    if len(files) > MOST_FILES:
        raise PackRefused(f"'{pack}' holds more than {MOST_FILES} files.", _TEXTS_ONLY)
    total = sum(entry.file_size for entry in files)
    if total > MOST_TOTAL:
        what = f"'{pack}' would come to more than {MOST_TOTAL // 1024 // 1024} MiB."
        raise PackRefused(what, _TEXTS_ONLY)
    for entry in files:
        if entry.file_size > MOST_BYTES:
            raise PackRefused(_too_large(entry.filename, pack), _TEXTS_ONLY)
    if total > max(_RATIO_FROM, size * MOST_RATIO) or _overlap(files, size):
        what = f"'{pack}' is made to fill a computer: unpacked it is {MOST_RATIO} times as large."
        raise PackRefused(what, _ANOTHER)


def _too_large(name: str, pack: str) -> str:
    return f"A file in '{pack}' is larger than 1 MiB: '{told(name)}'."


def _overlap(files: Iterable[ZipInfo], size: int) -> bool:
    """Whether files share what they are packed in, as in a bomb of a few bytes."""
    end = 0
    for entry in sorted(files, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + 30 + entry.compress_size
    return end > size


def _content(opened: ZipFile, entry: ZipInfo, pack: str) -> bytes:
    """What is in a file of a zip: as much as it says, and no more than is read at all."""
    damaged = PackRefused(
        f"'{pack}' is damaged: '{told(entry.filename)}' is not as it was packed.", _AGAIN
    )
    found = bytearray()
    try:
        with opened.open(entry) as file:
            while chunk := file.read(_CHUNK):
                found += chunk
                if len(found) > MOST_BYTES:
                    raise PackRefused(_too_large(entry.filename, pack), _TEXTS_ONLY)
    except (BadZipFile, zlib.error, EOFError) as error:
        raise damaged from error
    if len(found) != entry.file_size:
        raise damaged
    _refuse_content(entry.filename, bytes(found), pack)
    return bytes(found)


def _refuse_content(name: str, content: bytes, pack: str) -> None:
    """Refuse a file that is packed itself: what is in it would never be looked at.

    Raises:
        PackRefused: It is, or it is too large.
    """
    if len(content) > MOST_BYTES:
        raise PackRefused(_too_large(name, pack), _TEXTS_ONLY)
    kind = next((kind for begins, kind in _PACKED if content.startswith(begins)), "")
    if content[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        kind = "tar"
    if kind:
        what = f"'{pack}' holds another packed file ({kind}): '{told(name)}'."
        raise PackRefused(what, "Put the texts themselves into the pack.")


def _below_one_folder(found: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """The files from where pack.yaml is: many zip a folder itself, and not what is in it."""
    found = [(name, content) for name, content in found if not _is_of_system(name)]
    tops = {name.partition("/")[0] for name, _ in found}
    if len(tops) == 1 and all("/" in name for name, _ in found):
        return [(name.partition("/")[2], content) for name, content in found]
    return found


def _is_of_system(name: str) -> bool:
    """Whether a file is no part of a pack: hidden, or put there by a system."""
    return any(part.startswith(".") or part in _OF_SYSTEMS for part in name.split("/"))


def _checked(pack: str, found: list[tuple[str, bytes]]) -> PackArchive:
    """The pack, with pack.yaml, and with nothing in the texts beside it that could be run."""
    if _INFO not in {name for name, _ in found}:
        raise PackRefused(f"'{pack}' is no pack: there is no pack.yaml in it.", _WHAT_IS_ONE)
    faults = Faults()
    for name, content in found:
        if name in BESIDE and (text := read_text(content, name, faults)) is not None:
            for line, what, mend in unsafe(text, tags=False):
                faults.add_line(name, line + 1, what, mend)
    if len(faults):
        raise ContentError(
            f"The pack '{pack}' cannot be used.", faults.all(), safe="Nothing of it was loaded."
        )
    return PackArchive(pack, tuple(sorted(found)))


def zip_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files as a zip: the same bytes for the same files, on every computer and at any time.

    They are stored as they are: what deflate makes of them hangs on the library that does it.
    """
    from zipfile import ZipInfo

    target = BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as written:
        for name, content in sorted(files):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # else it would say on which system it was made
            entry.external_attr = 0o100644 << 16
            written.writestr(entry, content)
    return target.getvalue()
