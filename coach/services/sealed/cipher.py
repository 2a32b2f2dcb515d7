"""Bytes locked by a passphrase, and unlocked again; what cannot be is refused in one sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import SealRefused, WrongPassphrase
from coach.services.sealed import age_process
from coach.services.sealed.age_process import DAMAGED, DONE, MISSING, WRONG
from coach.translation import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES = 16 * 1024 * 1024  # of a sealed file; a long case has a hundredth of it
MOST_WORK = 21  # scrypt's N as a power of two: 2 GiB of memory; ours take 19 or 20
_MAGIC = b"age-encryption.org/"
_HEADER = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} (\d{1,2})\n")
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # of Windows


def lock(content: bytes, passphrase: str) -> bytes:
    """The content as a file of age's format; takes a second.

    Raises:
        SealRefused: This computer cannot do it.
    """
    status, found = _run("lock", passphrase, content)
    if status != DONE or not _HEADER.match(found):
        raise _cannot(status)
    return found


def unlock(content: bytes, passphrase: str) -> bytes:
    """What was locked; takes a second.

    Raises:
        WrongPassphrase: It was another one.
        SealRefused: It is no such file, too large, cut or changed, or this computer cannot do it.
    """
    refuse_header(content)
    status, found = _run("unlock", passphrase, content)
    if status == WRONG:
        raise WrongPassphrase(
            translate("Services", "This passphrase does not open the file."),
            translate(
                "Services",
                "Type it again, as it was given to you: capitals and blanks count. If it is the "
                "right one, the file was changed on its way: ask for it once more.",
            ),
            safe=translate("Services", "Nothing was opened, and you can try as often as you like."),
        )
    if status == DAMAGED:
        raise damaged()
    if status != DONE:
        raise _cannot(status)
    return found


def refuse_header(content: bytes) -> None:
    """Refuse what can be told to be no sealed file without its passphrase.

    Raises:
        SealRefused: It is empty, too large, something else, or asks for more than a computer has.
    """
    if not content:
        raise SealRefused(translate("Services", "This file is empty."), _again())
    if len(content) > MOST_BYTES:
        raise SealRefused(
            translate("Services", "This file is too large to be a sealed file."), _again()
        )
    if not content.startswith(_MAGIC):
        raise SealRefused(
            translate("Services", "This is no sealed file."),
            translate("Services", "Choose a file that ends in .goodterms."),
        )
    header = _HEADER.match(content)
    if header is None:
        raise _other_header(content)
    if int(header[1]) > MOST_WORK:
        raise SealRefused(
            translate("Services", "This file asks for more memory than it should need."), _again()
        )


def damaged() -> SealRefused:
    """The error for a file that is not as it was sealed."""
    return SealRefused(
        translate("Services", "This file is not as it was sealed: it was cut or changed."), _again()
    )


def _other_header(content: bytes) -> SealRefused:
    """The error for a file of age's that is not locked by a passphrase as ours are."""
    first, _, rest = content.partition(b"\n")
    if first != b"age-encryption.org/v1" and first.startswith(b"age-encryption.org/v"):
        return SealRefused(
            translate("Services", "A newer version of the program sealed this file."), _update()
        )
    if rest.startswith(b"-> ") and not rest.startswith(b"-> scrypt"):
        return SealRefused(
            translate("Services", "This file is locked by a key and not by a passphrase."),
            translate("Services", "Ask for one that Good Terms has sealed."),
        )
    return damaged()


def _again() -> str:
    return translate("Services", "Ask for the file once more.")


def _update() -> str:
    return translate("Services", "Bring your program up to date, then open the file again.")


def _cannot(status: int) -> SealRefused:
    if status == MISSING:
        return SealRefused(
            translate("Services", "Files cannot be sealed or opened on this computer."),
            translate(
                "Services",
                "A part of the program, pyrage, is not installed here. On Windows for Arm there is "
                "none: use another computer.",
            ),
        )
    return SealRefused(
        translate("Services", "This computer has not enough memory free to seal or open a file."),
        translate("Services", "Close some programs, then try again."),
    )


def _run(action: str, passphrase: str, content: bytes) -> tuple[int, bytes]:
    """How it ended, and what came of it; in this process only where no other can be started."""
    secret = passphrase.encode()
    sent = str(len(secret)).encode() + b"\n" + secret + content
    try:
        ended = subprocess.run(  # noqa: S603 - our own program, and nothing that somebody typed
            _command(action), input=sent, capture_output=True, check=False, creationflags=_NO_WINDOW
        )
    except OSError:
        return age_process.work(action, passphrase, content)
    return ended.returncode, ended.stdout


def _command(action: str) -> Sequence[str]:
    return (sys.executable, "-P", str(Path(age_process.__file__)), action)
