"""The names in a zip: one that could leave its folder, or be another file elsewhere, is refused."""

from __future__ import annotations

import re
import stat
import unicodedata
from typing import TYPE_CHECKING

from coach.errors import PackRefused, visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from zipfile import ZipInfo

_LONGEST = 200  # characters of a name with its folders; those of packs have about 40
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_BAD_SIGNS = frozenset('<>:"|?*')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_REPARSE = 0x400  # of Windows: a link or a mount
_UNIX_FIELD = 0x000D  # of PKWARE: for links and devices it says where they lead
_UNIX_FIELD_HEAD = 12  # bytes of it that every file may have: times and owners

_ANOTHER = "Do not use it; ask whoever sent it for another one."
_ZIP_ANEW = "Zip the folder that holds pack.yaml anew, with the files themselves in it."


def told(name: str) -> str:
    """A name from a zip, fit for a message."""
    return visible(name if len(name) <= 60 else f"{name[:57]}...")


def refuse_name(name: str, pack: str) -> None:
    """Refuse a name that no file of a pack may have.

    Raises:
        PackRefused: It leads elsewhere, or some system cannot have such a file.
    """
    inside, quoted = f"'{pack}' holds", f"'{told(name)}'"
    if name.startswith("/"):
        raise PackRefused(f"{inside} a file for a place outside of it: {quoted}.", _ANOTHER)
    if _DRIVE.match(name):
        raise PackRefused(f"{inside} a file for another drive: {quoted}.", _ANOTHER)
    if "\\" in name:
        raise PackRefused(f"{inside} a name with a backslash: {quoted}.", _ANOTHER)
    parts = name.removesuffix("/").split("/")
    if ".." in parts:
        raise PackRefused(f"{inside} a file that climbs out of it: {quoted}.", _ANOTHER)
    if _CONTROL.search(name):
        raise PackRefused(f"{inside} a name with signs that cannot be seen: {quoted}.", _ANOTHER)
    if len(name) > _LONGEST:
        raise PackRefused(f"{inside} a name that is too long: {quoted}.", _ZIP_ANEW)
    if any(_is_odd(part) for part in parts):
        what = f"{inside} a name that not every computer can have: {quoted}."
        raise PackRefused(what, "Give that file another name.")


def _is_odd(part: str) -> bool:
    odd_end = part != part.strip() or part.endswith(".")
    return not part or odd_end or bool(_BAD_SIGNS & {*part}) or bool(_RESERVED.fullmatch(part))


def refuse_twins(names: Iterable[str], pack: str) -> None:
    """Refuse names that are one file here or on another computer.

    Raises:
        PackRefused: There are such.
    """
    seen: dict[str, str] = {}
    for name in names:
        key = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
        if key in seen:
            raise _twins(seen[key], name, pack)
        seen[key] = name
    for key in seen:
        above = key.rpartition("/")[0]
        while above:
            if above in seen:
                what = f"In '{pack}', '{told(seen[above])}' is both a file and a folder."
                raise PackRefused(what, _ANOTHER)
            above = above.rpartition("/")[0]


def _twins(one: str, other: str, pack: str) -> PackRefused:
    both = f"'{told(one)}' and '{told(other)}'"
    if one == other:
        return PackRefused(f"'{pack}' holds two files of one name: '{told(one)}'.", _ANOTHER)
    if one.casefold() == other.casefold():
        what = f"'{pack}' holds two names that differ only in capital letters: {both}."
        return PackRefused(what, "Many computers take them for one file: rename one of them.")
    what = f"'{pack}' holds two names that look alike, and are one on many computers: {both}."
    return PackRefused(what, "Rename one of them.")


def refuse_kind(entry: ZipInfo, pack: str) -> None:
    """Refuse what is no plain file: links of either kind, devices, pipes.

    Raises:
        PackRefused: It is one.
    """
    mode = entry.external_attr >> 16
    name = f"'{told(entry.filename)}'"
    if stat.S_ISLNK(mode) or entry.external_attr & _REPARSE:
        raise PackRefused(f"'{pack}' holds a link in place of a file: {name}.", _ZIP_ANEW)
    kind = stat.S_IFMT(mode)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise PackRefused(f"'{pack}' holds a device in place of a file: {name}.", _ANOTHER)
    if _leads_on(entry.extra):
        raise PackRefused(f"'{pack}' holds a second name for another file: {name}.", _ZIP_ANEW)


def _leads_on(extra: bytes) -> bool:
    """Whether an extra field says where a link, of either kind, leads."""
    while len(extra) >= 4:
        field, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        if field == _UNIX_FIELD and size > _UNIX_FIELD_HEAD:
            return True
        extra = extra[4 + size :]
    return False
