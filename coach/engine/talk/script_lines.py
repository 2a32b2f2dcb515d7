"""A script of the library as lines to say, one by one, out of its Markdown."""

from __future__ import annotations

import re

from coach.domain.record import Record

_PARAGRAPHS = re.compile(r"\n\s*\n")
_POINT = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_CUE = re.compile(r"^\*(?!\*)[^*]+\*$")
_MARKS = re.compile(r"(\*\*|__|\*|(?<!\w)_|_(?!\w))(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORDS_A_MINUTE = 130  # spoken calmly


class ScriptLine(Record):
    """A paragraph or a point, without marks; a cue is something to do in silence."""

    text: str
    cue: bool = False


def lines_of(markdown: str) -> tuple[ScriptLine, ...]:
    """The lines of a text in order; a paragraph that stands wholly in italics is a cue."""
    lines: list[ScriptLine] = []
    for paragraph in _PARAGRAPHS.split(markdown.strip()):
        for piece in _pieces(paragraph):
            cue = _CUE.match(piece) is not None
            text = plain(piece)
            if text:
                lines.append(ScriptLine(text, cue))
    return tuple(lines)


def plain(markdown: str) -> str:
    """A text on one line without the marks of Markdown; words in brackets stay in them."""
    text = " ".join(markdown.split())
    text = re.sub(r"^#+\s+", "", text)
    before = ""
    while before != text:  # one mark may lie within another
        before, text = text, _MARKS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)


def seconds_of(markdown: str) -> int:
    """How long a text takes to be said, in seconds; what is done in silence does not count."""
    words = sum(len(line.text.split()) for line in lines_of(markdown) if not line.cue)
    return round(words * 60 / _WORDS_A_MINUTE)


def _pieces(paragraph: str) -> list[str]:
    """A paragraph in one piece, or its points one by one."""
    pieces: list[str] = []
    for line in paragraph.splitlines():
        if _POINT.match(line) or not pieces:
            pieces.append(_POINT.sub("", line))
        else:
            pieces[-1] += f" {line.strip()}"
    return [piece.strip() for piece in pieces]
