"""Strict YAML: text only, no anchors, aliases, tags or equal keys; every value keeps its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml
from msgspec import Struct, field

from coach.content.kinds.locations import Data, Document, Faults, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 1024 * 1024
MOST_DEPTH = 12
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_HALVES = re.compile("[\ud800-\udfff]")
_BRACKETS = "A comma, a bracket or a quotation mark is missing here, or in the line above."
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
        faults.add_line(file, line, *_not_utf8(raw))
        return None
    if "\0" in text:
        faults.add_line(file, text.count("\n", 0, text.index("\0")) + 1, *_not_utf8(raw))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(raw: bytes) -> tuple[str, str]:
    """What a file is that holds no UTF-8, and what to do with it."""
    for begin, what, mend in _OTHER_FILES:
        if raw.startswith(begin):
            return f"This is not UTF-8 text, but {what}.", mend
    if raw[:200].count(b"\0") * 3 > len(raw[:200]):
        return "This is not UTF-8 text, but UTF-16.", _AS_UTF8
    return "This is not UTF-8 text.", _AS_UTF8


_AS_UTF8 = "Save the file as UTF-8: an editor asks for the encoding under 'Save as'."
_AS_TEXT = "Save it as plain text in UTF-8, or write it in a text editor."
_OTHER_FILES = (
    (b"\xff\xfe", "UTF-16", _AS_UTF8),
    (b"\xfe\xff", "UTF-16", _AS_UTF8),
    (b"PK", "a Word file, or another one that is packed", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old Word file", _AS_TEXT),
    (b"%PDF", "a PDF", _AS_TEXT),
    (b"SQLite format 3", "a database", _AS_TEXT),
)


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
        line, what, mend = _told(error, text)
        faults.add_line(file, line + first_line, f"This cannot be read: {what}.", mend)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # without libyaml, \U99999999 in quotes is no YAMLError
        faults.add_line(file, first_line, f"This cannot be read: {error}.", _QUOTE)
    if len(faults) > before:
        return None
    return Document(file, builder.root, builder.lines)


def _events(text: str) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)
    return events


def _told(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """The line of what the parser stumbled over, counted from 0, what it is, and the mend."""
    problem, context = error.problem or "it is no YAML", error.context or ""
    lines = text.rstrip().split("\n")  # the end of a file is behind its last line
    line = min(_line_of(error.problem_mark, _line_of(error.context_mark, 0)), len(lines) - 1)
    begun = _line_of(error.context_mark, line)
    if "quoted scalar" in context:
        what = "a quotation mark begins here that is never closed"
        return begun, what, "Close it, or take it out."
    row = lines[line]
    if "\t" in row.removesuffix(row.lstrip()) or "'\\t'" in problem:
        return line, "the line begins with a tab", "Put two spaces in place of the tab."
    if "could not find expected ':'" in problem:
        return begun, "there is no ':' in this line", "Write it as 'name: value'."
    return line, problem, _BRACKETS if "flow" in context else _QUOTE


def _line_of(mark: yaml.Mark | None, otherwise: int) -> int:
    return otherwise if mark is None else mark.line


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """Something after which reading on makes no sense."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line, self.what, self.mend = line, what, mend


class _Frame(Struct):
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
