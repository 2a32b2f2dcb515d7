"""Strict YAML: text only, no anchors, aliases, tags or equal keys; every value keeps its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from coach.content.places import Data, Document, Faults, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 12
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_QUOTE = "Put text that holds ': ' or ' #', or begins with a quote or a bracket, into quotes."


def read_text(raw: bytes, file: str, faults: Faults) -> str | None:
    """The text of a file; None, with a fault, when it is too large or not UTF-8."""
    if len(raw) > MOST_BYTES:
        faults.add_line(file, 1, "The file is larger than 1 MiB.", "Split it, or shorten it.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        faults.add_line(file, line, "This is not UTF-8 text.", "Save the file as UTF-8.")
        return None
    return text.replace("\r\n", "\n")


def read_yaml(text: str, file: str, faults: Faults, *, first_line: int = 1) -> Document | None:
    """The document that `text` holds; None, with every fault noted, when it cannot be used.

    Args:
        text: YAML; `first_line` is the line of `file` at which it begins.
        file: The name to show in faults.
        faults: Takes what is wrong.
        first_line: Line number of the first line of `text`.
    """
    odd = _UNPRINTABLE.search(text)
    if odd is not None:
        line = text.count("\n", 0, odd.start()) + first_line
        what = f"A character that is not text (U+{ord(odd[0]):04X})."
        faults.add_line(file, line, what, "Take it out.")
        return None
    builder = _Builder(file, first_line, faults)
    before = len(faults)
    try:
        for event in _events(text):
            builder.take(event)
    except _Refused as refused:
        faults.add_line(file, refused.line + first_line, refused.what, refused.mend)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark is not None else 0) + first_line
        faults.add_line(file, line, f"This cannot be read: {error.problem}.", _QUOTE)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # without libyaml, \U99999999 in quotes is no YAMLError
        faults.add_line(file, first_line, f"This cannot be read: {error}.", _QUOTE)
    if len(faults) > before:
        return None
    return Document(file, builder.root, builder.lines)


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
    return events


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """Something after which reading on makes no sense."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.what, self.mend = line, what, mend


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled."""

    data: list[Data] | dict[str, Data]
    path: tuple[Key, ...]
    key: str | None = None  # of a mapping: the key whose value comes next
    keys: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Turns the parser's events into plain data, without recursion."""

    def __init__(self, file: str, first_line: int, faults: Faults) -> None:
        self.root: Data = ""
        self.lines: dict[tuple[Key, ...], int] = {(): first_line}
        self._file, self._first, self._faults = file, first_line, faults
        self._stack: list[_Frame] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Fill in what one event brings."""
        line = event.start_mark.line if event.start_mark is not None else 0
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(line, "Aliases (*name) are not allowed.", "Write the text out.")
        if isinstance(event, yaml.NodeEvent):
            self._plain(event, line)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event.value, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], line)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._stack.pop()
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event, line)

    def _plain(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            what = f"Anchors (&{event.anchor}) are not allowed."
            self._fault(line, what, "Take it out; quote text that begins with '&'.")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._fault(line, f"Tags ({tag}) are not allowed.", "Quote text that begins with '!'.")

    def _document(self, event: yaml.DocumentStartEvent, line: int) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _Refused(line, "A second document begins here.", "Take out the '---'.")
        if event.version or event.tags:
            raise _Refused(line, "Directives (%) are not allowed.", "Take the line out.")

    def _fault(self, line: int, what: str, mend: str) -> None:
        self._faults.add_line(self._file, line + self._first, what, mend)

    def _scalar(self, value: str, line: int) -> None:
        if _HALVES.search(value):
            self._fault(line, "Half a character (\\uD800 to \\uDFFF).", "Write the character.")
        frame = self._stack[-1] if self._stack else None
        if frame is not None and isinstance(frame.data, dict) and frame.key is None:
            self._name(frame, value, line)
        else:
            self._put(value, line)

    def _name(self, frame: _Frame, key: str, line: int) -> None:
        if key in frame.keys:
            what = f"'{key[:60]}' stands here twice, first on line {frame.keys[key]}."
            self._fault(line, what, "Keep one of them.")
        frame.key = key
        frame.keys[key] = line + self._first
        self.lines[*frame.path, key] = line + self._first

    def _open(self, data: list[Data] | dict[str, Data], line: int) -> None:
        if len(self._stack) >= MOST_DEPTH:
            what = f"This is nested more than {MOST_DEPTH} deep."
            raise _Refused(line, what, "Nothing in a pack is that deep; mend the brackets.")
        self._stack.append(_Frame(data, self._put(data, line)))

    def _put(self, value: Data, line: int) -> tuple[Key, ...]:
        """Add a value to the innermost list or mapping; its path."""
        if not self._stack:
            self.root = value
            return ()
        frame = self._stack[-1]
        if isinstance(frame.data, list):
            path = (*frame.path, len(frame.data))
            self.lines[path] = line + self._first
            frame.data.append(value)
            return path
        if frame.key is None:
            mend = "A key is plain text. Put text that begins with a bracket into quotes."
            raise _Refused(line, "A list or mapping cannot be a key.", mend)
        path = (*frame.path, frame.key)
        frame.data[frame.key] = value
        frame.key = None
        return path
