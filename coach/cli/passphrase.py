# SPDX-License-Identifier: MIT
"""The passphrase of a sealed file: asked at the terminal unseen, or read from a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.parser import file_name
from coach.cli.streams import is_stream
from coach.errors import GoodTermsError
from coach.file_faults import cannot_read

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.cli.parser import Parser

_MOST = 4096  # bytes of the file; a passphrase has 200 letters at most


def passphrase_argument(parser: Parser) -> None:
    """Add the option that says where the passphrase is read from."""
    said = "read the passphrase from the first line of this file; - reads the standard input"
    parser.add_argument("--passphrase-file", type=file_name, metavar="FILE", help=said)


def given_passphrase(file: str | None) -> str:
    """The passphrase of a file that is to be opened.

    Raises:
        GoodTermsError: There is none to be had.
    """
    found = _read(file) if file is not None else _ask("Passphrase: ")
    if not found.strip():
        raise GoodTermsError("The passphrase is empty.", safe="Nothing was opened.")
    return found


def new_passphrase(file: str | None, refuse: Callable[[str], None]) -> str:
    """The passphrase for a new file; at the terminal it is asked for twice.

    Args:
        file: Where it is read from; None asks.
        refuse: Refuses one that protects nothing.

    Raises:
        GoodTermsError: There is none to be had, it is refused, or it was typed in two ways.
    """
    if file is not None:
        found = _read(file)
        refuse(found)
        return found
    found = _ask("A passphrase for the file: ")
    refuse(found)
    if _ask("The same once more: ") != found:
        raise GoodTermsError("These two are not the same.", safe="Nothing was sealed.")
    return found


def _read(file: str) -> str:
    """The first line of a file, or of the standard input."""
    try:
        if is_stream(file):
            content = sys.stdin.readline(_MOST)
        else:
            with Path(file).open(encoding="utf-8-sig") as opened:
                content = opened.readline(_MOST)
    except (OSError, ValueError) as error:
        raise cannot_read(file, error) from None
    return content.rstrip("\r\n")


def _ask(prompt: str) -> str:
    """What is typed at the terminal, unseen.

    Raises:
        GoodTermsError: There is no terminal, or none that hides what is typed.
    """
    import getpass
    import warnings

    if not sys.stdin.isatty():
        raise GoodTermsError(
            "There is no terminal to type the passphrase at.",
            safe="Nothing was done.",
            todo="Name a file that holds it: --passphrase-file FILE, or - for the standard input.",
        )
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(prompt)
        except getpass.GetPassWarning:
            raise GoodTermsError(
                "This terminal would show the passphrase.",
                safe="Nothing was done.",
                todo="Name a file that holds it: --passphrase-file FILE.",
            ) from None
        except EOFError:
            raise GoodTermsError("No passphrase was typed.", safe="Nothing was done.") from None
