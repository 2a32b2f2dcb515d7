# SPDX-License-Identifier: MIT
"""`good-terms ear`: marks words in a text that may hurt or mislead."""

from __future__ import annotations

import json
from bisect import bisect_left
from time import perf_counter
from typing import TYPE_CHECKING

from coach.cli.streams import MOST_BYTES, Bar, read_given
from coach.cli.text import wrapped
from coach.domain.wording import MarkSource
from coach.engine.wording.checker import hear_text
from coach.errors import GoodTermsError

if TYPE_CHECKING:
    from coach.content.library import ContentLibrary
    from coach.domain.wording import Mark


def ear_text(content: ContentLibrary, name: str) -> str:
    """The marks of a file (`-`: of what is typed) for people to read.

    Raises:
        GoodTermsError: It cannot be read, is too large, or is not UTF-8.
    """
    text = _read(name)
    marks = _heard(content, text)
    if not marks:
        return "Nothing to mark."
    breaks = [place for place, sign in enumerate(text) if sign == "\n"]
    return "\n\n".join(_shown(mark, text, bisect_left(breaks, mark.start) + 1) for mark in marks)


def ear_json(content: ContentLibrary, name: str) -> str:
    """The same as a JSON list; `start` and `end` count the characters of the text as it is.

    A byte-order mark before it is no character of it.
    """
    marks = [
        {
            "category": mark.category,
            "source": mark.source,
            "start": mark.start,
            "end": mark.end,
            "why": mark.why,
            "instead": mark.instead,
            "heavy": [{"start": start, "end": end} for start, end in mark.heavy],
        }
        for mark in _heard(content, _read(name))
    ]
    return json.dumps(marks, ensure_ascii=False, indent=2)


def _shown(mark: Mark, text: str, line: int) -> str:
    words = " ".join(text[mark.start : mark.end].split())
    perhaps = "perhaps " if mark.source is MarkSource.MODEL else ""
    rows = [
        wrapped(f"“{words}”", f"line {line}, {perhaps}{mark.category}: ", "  "),
        wrapped(mark.why, "  why: "),
    ]
    if mark.heavy:
        heavy = (" ".join(text[start:end].split()) for start, end in mark.heavy)
        rows.append(wrapped(", ".join(f"“{each}”" for each in heavy), "  what weighs here: "))
    return "\n".join((*rows, wrapped(mark.instead, "  instead: ")))


def _heard(content: ContentLibrary, text: str) -> tuple[Mark, ...]:
    """The marks of a text; a long one shows on a terminal how far it is."""
    bar = Bar("Listening", perf_counter)
    try:
        return hear_text(text, content.ear, bar)
    finally:
        bar.close()


def _read(name: str) -> str:
    given = read_given(name, "The text")
    if len(given.raw) > MOST_BYTES:
        todo = "Give it one text at a time."
        raise GoodTermsError(f"The text in {given.said} is larger than 1 MB.", todo=todo)
    wide = given.raw.startswith((b"\xff\xfe", b"\xfe\xff"))  # as some editors on Windows save
    try:
        return given.raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = given.raw.count(b"\n", 0, error.start) + 1
        what = f"Line {line} of the text in {given.said} is not UTF-8."
        raise GoodTermsError(what, todo="Save it as UTF-8 text.") from None
