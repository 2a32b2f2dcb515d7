# SPDX-License-Identifier: MIT
"""`good-terms ear`: marks words in a text that may hurt or mislead."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli_text import wrapped
from coach.engine.wording import hear_text
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from coach.content.library import ContentLibrary
    from coach.domain.wording import Mark

MOST_BYTES = 1024 * 1024


def ear_text(content: ContentLibrary, name: str) -> str:
    """The marks of a file (`-`: of what is typed) for people to read.

    Raises:
        GoodTermsError: It cannot be read, is too large, or is not UTF-8.
    """
    text = _read(name)
    marks = hear_text(text, content.ear)
    if not marks:
        return "Nothing to mark."
    return "\n\n".join(_shown(mark, text) for mark in marks)


def ear_json(content: ContentLibrary, name: str) -> str:
    """The same as a JSON list; `start` and `end` count the characters of the text as it is."""
    marks = [
        {
            "category": mark.category,
            "start": mark.start,
            "end": mark.end,
            "why": mark.why,
            "instead": mark.instead,
        }
        for mark in hear_text(_read(name), content.ear)
    ]
    return json.dumps(marks, ensure_ascii=False, indent=2)


def _shown(mark: Mark, text: str) -> str:
    line = text.count("\n", 0, mark.start) + 1
    words = " ".join(text[mark.start : mark.end].split())
    return "\n".join(
        (
            wrapped(f"“{words}”", f"line {line}, {mark.category}: ", "  "),
            wrapped(mark.why, "  why: "),
            wrapped(mark.instead, "  instead: "),
        )
    )


def _read(name: str) -> str:
    try:
        raw = _typed() if name == "-" else _bytes(Path(name))
    except OSError as error:
        what = f"'{name}' cannot be read: {error.strerror or 'it is no file'}."
        raise GoodTermsError(what, todo="Name a text file, or - for what is typed.") from None
    except ValueError:  # a null character in the name
        raise GoodTermsError("This is no name of a file.", todo="Name a text file.") from None
    if len(raw) > MOST_BYTES:
        todo = "Give it one text at a time."
        raise GoodTermsError("The text is larger than 1 MB.", todo=todo)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        what = f"Line {line} of the text is not UTF-8."
        raise GoodTermsError(what, todo="Save it as UTF-8 text.") from None


def _bytes(path: Path) -> bytes:
    with path.expanduser().open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _typed() -> bytes:
    binary = getattr(sys.stdin, "buffer", None)
    if binary is None:
        return sys.stdin.read(MOST_BYTES + 1).encode(errors="replace")
    found: bytes = binary.read(MOST_BYTES + 1)
    return found
