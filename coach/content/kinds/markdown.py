"""Markdown with front matter, the sections of a body, and the line blocks of a talk's part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.content.kinds.locations import Document, did_you_mean
from coach.content.kinds.reader import read_yaml
from coach.domain.talk.talk import Tone

if TYPE_CHECKING:
    from coach.content.kinds.locations import Faults, Key

_FENCE = "---"
_HEADING = re.compile(r"##\s+(?P<name>.+?)\s*$")
_TONE = re.compile(r"###\s+(?P<name>.+?)\s*$")
_SETTING = re.compile(r"(when|tone|cue|because|source|claims):(\s|$)")
_POINT = re.compile(r"(-|\*|\d+\.)\s")


class Section(Struct, frozen=True):
    """What stands under one `## heading`, up to the next."""

    name: str
    line: int  # of the heading
    text: str


class Markdown(Struct, frozen=True):
    """A file: its front matter, and its body with the line at which it begins."""

    front: Document
    body: str
    line: int


def read_markdown(text: str, file: str, faults: Faults) -> Markdown | None:
    """The front matter and body of a file; None, with faults, when the front matter is no good."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        faults.add_line(file, 1, "The front matter is missing.", "Begin the file with '---'.")
        return None
    ends = [n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE]
    if not ends:
        faults.add_line(file, 1, "The front matter has no end.", "Put '---' on a line after it.")
        return None
    end = ends[0]
    front = read_yaml("\n".join(lines[1:end]), file, faults, first_line=2)
    return None if front is None else Markdown(front, "\n".join(lines[end + 1 :]), end + 2)


def sections(markdown: Markdown, faults: Faults) -> list[Section]:
    """The sections of a body in order; text before the first is a fault."""
    lines = markdown.body.split("\n")
    heads = [(n, found) for n, line in enumerate(lines) if (found := _HEADING.match(line))]
    first = heads[0][0] if heads else len(lines)
    loose = next((n for n, line in enumerate(lines[:first]) if line.strip()), None)
    if loose is not None:
        what = "This text stands under no '## heading'."
        faults.add_line(markdown.front.file, markdown.line + loose, what, "Put one above it.")
    ends = [*(n for n, _ in heads[1:]), len(lines)][: len(heads)]
    return [
        Section(found["name"], markdown.line + n, "\n".join(lines[n + 1 : end]))
        for (n, found), end in zip(heads, ends, strict=True)
    ]


def line_block(file: str, section: Section, faults: Faults) -> Document | None:
    """A line of a talk: its settings up to the first empty line, then its text.

    The document has the keys `line` (the heading) and `text` beside the settings, and a key like
    `### plain` for each further tone.
    """
    lines = section.text.split("\n")
    empty = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    settings: Document | None = Document(file, {}, {})
    if empty:
        settings = read_yaml("\n".join(lines[:empty]), file, faults, first_line=section.line + 1)
    begin = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if begin and _SETTING.match(lines[begin]):
        what = f"The settings of '{section.name}' stand below an empty line."
        mend = "Put them right under the heading: else they are read as text."
        faults.add_line(file, section.line + 1 + begin, what, mend)
        return None
    if settings is None:
        return None
    texts = toned(file, lines[empty:], section.line + 1 + empty, "text", faults)
    more = {"line": (section.name, section.line), **texts}
    return with_keys(settings, more, faults, line=section.line)


def toned(
    file: str, lines: list[str], first: int, key: str, faults: Faults
) -> dict[str, tuple[str, int]]:
    """A text under `key`, and one under `### <tone>` for each such heading below, each flowed.

    With each stands the line at which it begins; `first` is the line of the file that `lines`
    begin with.
    """
    heads = [(n, found["name"]) for n, line in enumerate(lines) if (found := _TONE.match(line))]
    ends = [*(n for n, _ in heads), len(lines)]
    top = lines[: ends[0]]
    begins = next((n for n, line in enumerate(top) if line.strip()), 0)
    texts = {key: (flow(top), first + begins)}
    for (n, name), end in zip(heads, ends[1:], strict=True):
        heading = f"### {name}"
        if name not in set(Tone):
            mend = did_you_mean(name, [tone.value for tone in Tone])
            faults.add_line(file, first + n, f"There is no tone '{name[:60]}'.", mend)
        elif heading in texts:
            faults.add_line(file, first + n, f"'{heading}' stands here twice.", "Keep one.")
        else:
            texts[heading] = (flow(lines[n + 1 : end]), first + n)
    return texts


def with_keys(
    document: Document, more: dict[str, tuple[str, int]], faults: Faults, *, line: int = 1
) -> Document | None:
    """The document with further keys, each with its text and line; None when it is no mapping."""
    if not isinstance(document.data, dict):
        what = "These are not 'name: value' lines."
        faults.add(document.place(), what, "Write one setting on each line.")
        return None
    for key in more:
        if key in document.data:
            faults.add(document.place(key), f"Unknown key '{key}'.", "Take it out.")
    lines: dict[tuple[Key, ...], int] = {**document.lines, (): line}
    lines |= {(key,): at for key, (_, at) in more.items()}
    return Document(document.file, {**document.data, **{k: t for k, (t, _) in more.items()}}, lines)


def flow(lines: list[str]) -> str:
    """Paragraphs on one line each, with an empty line between them; list points keep their line."""
    text = ""
    gap = ""
    for line in (each.strip() for each in lines):
        if not line:
            gap = "\n\n" if text else ""
            continue
        text += ("\n" if gap == " " and _POINT.match(line) else gap) + line
        gap = " "
    return text
