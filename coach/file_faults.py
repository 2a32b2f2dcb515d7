# SPDX-License-Identifier: MIT
"""Why a file cannot be read or written, and what to do, for each thing that systems say."""

from __future__ import annotations

import errno
import os
from pathlib import PurePath

from coach.errors import GoodTermsError, visible

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
LONGEST = 255  # bytes of a name, in all common file systems
_SHOWN = 60  # characters of a path that is too long


def cannot_read(name: str, error: Exception, what: str = "") -> GoodTermsError:
    """What to tell of a file that cannot be read.

    Args:
        name: The file as it was typed.
        error: What was raised.
        what: What kind of file it is, as a sentence begins: "The answers file".
    """
    kind = f"{what} " if what else ""
    why, todo = _why(name, error, _READ)
    return GoodTermsError(f"{kind}'{shown(name)}' cannot be read: {why}.", todo=todo)


def cannot_write(name: str, error: Exception) -> GoodTermsError:
    """What to tell of a file that cannot be written; what was there before is still there."""
    why, todo = _why(name, error, _WRITE)
    return GoodTermsError(
        f"'{shown(name)}' could not be written: {why}.", safe="Nothing was changed.", todo=todo
    )


def shown(name: str) -> str:
    """A path as it was typed, fit for a terminal; shortened where it is too long for a message."""
    return visible(name if len(name) <= 4 * _SHOWN else f"{name[:_SHOWN]}...")


def _why(name: str, error: Exception, told: dict[int, tuple[str, str]]) -> tuple[str, str]:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENAMETOOLONG:
        parts = PurePath(name).parts
        longest = max(parts, key=lambda part: len(os.fsencode(part)), default=name)
        count = len(os.fsencode(longest))
        if count <= LONGEST:
            return "the path is too long", "Choose a shorter one."
        why = f"the name '{visible(longest[:20])}...' is too long, {count} characters"
        return why, f"Choose one of {LONGEST} at most."
    if number in FULL:
        return "the disk is full there", "Make room on the disk, or choose another place."
    if isinstance(error, ValueError):
        return "no file can have this name", "Take the unusual character out of it."
    reason = getattr(error, "strerror", None) or "it is no file"
    return told.get(number or 0, (reason, told[0][1]))


def _told(
    otherwise: str, missing: tuple[str, str], denied: tuple[str, str]
) -> dict[int, tuple[str, str]]:
    """By the system's number why, and what to do; by 0 what to do where nothing else is known."""
    return {
        0: ("", otherwise),
        errno.ENOENT: missing,
        errno.ENOTDIR: missing,
        errno.EISDIR: ("it is a folder", "Name a file in it."),
        errno.EACCES: denied,
        errno.EPERM: denied,
        errno.EROFS: ("that disk can only be read", "Choose another place."),
        errno.ELOOP: ("it is a link to itself", "Name the file itself."),
    }


_READ = _told(
    "Name a file that can be read.",
    missing=("there is no such file", "Check the name and the folder."),
    denied=("you have no right to read it", "Ask its owner, or take a copy of your own."),
)
_WRITE = _told(
    "Choose another place.",
    missing=("there is no such folder", "Make the folder, or choose another place."),
    denied=("you have no right to write there", "Choose a folder that you may write to."),
)
