"""The body of a role-play: each turn's quotes and choices, each ending, with the line of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from coach.content.kinds.locations import Document
from coach.content.kinds.markdown import flow, sections

if TYPE_CHECKING:
    from coach.content.kinds.locations import Data, Faults, Key
    from coach.content.kinds.markdown import Markdown, Section

_ENDING = "end:"
_SETTING = re.compile(r"(?P<key>[a-z]+):(?:\s+(?P<value>.*?))?\s*$")
_CONDITION = re.compile(r"if:?\s+(?P<value>.*?)\s*$")
_QUOTE = re.compile(r"\s{0,3}>\s?(?P<text>.*)$")
_CHOICE = re.compile(r"- (?P<text>.*)$")
_OF_CHOICE = re.compile(r"\s+- (?P<text>.*)$")
_KEYS = frozenset({"move", "goes", "tells", "takes", "if"})
_MEND = "A turn holds '> “what the client says”' and '- “what one says”' with '  - move: …' below."


class _Piece(Struct):
    """What is being read: its values, and the line of each."""

    line: int
    data: dict[str, Data] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def put(self, key: str, value: str, line: int) -> bool:
        """Set a value; whether it was not there before."""
        is_new = key not in self.data
        self.data[key], self.lines[key] = value, line
        return is_new

    def go_on(self, text: str) -> None:
        """Add to its text."""
        before = self.data.get("text", "")
        self.data["text"] = f"{before} {text}".strip()


def with_turns(page: Markdown, faults: Faults) -> Document:
    """The front matter with the turns and endings of the body under `turns` and `endings`."""
    front = page.front
    data = dict(front.data) if isinstance(front.data, dict) else {}
    lines = dict(front.lines)
    for key, pieces in _read(page, faults).items():
        if key in data:
            what = f"Unknown key '{key}'."
            faults.add(front.place(key), what, "Turns and endings stand below, under '## …'.")
        data[key] = [piece.data for piece in pieces]
        lines[key,] = pieces[0].line if pieces else page.line
        for number, piece in enumerate(pieces):
            lines |= {(key, number, *path): line for path, line in piece.lines.items()}
            lines[key, number] = piece.line
    return Document(front.file, data, lines, front.files)


def _read(page: Markdown, faults: Faults) -> dict[str, list[_Section]]:
    """The sections of the body as `turns` and `endings`; a fault where two have one name."""
    file = page.front.file
    found: dict[str, list[_Section]] = {"turns": [], "endings": []}
    seen: dict[str, int] = {}
    for section in sections(page, faults):
        is_end = section.name.startswith(_ENDING)
        name = section.name.removeprefix(_ENDING).strip()
        if name in seen:
            what = f"'{name}' stands here twice, first on line {seen[name]}."
            faults.add_line(file, section.line, what, "Give one of them another name.")
        seen.setdefault(name, section.line)
        read = _ending if is_end else _turn
        found["endings" if is_end else "turns"].append(read(file, name, section, faults))
    return found


class _Section(Struct):
    """A turn or ending as plain data, with the line of each value in it."""

    line: int
    data: dict[str, Data]
    lines: dict[tuple[Key, ...], int]


def _ending(file: str, name: str, section: Section, faults: Faults) -> _Section:
    """Settings right under the heading, then what happens."""
    piece, texts = _Piece(section.line), section.text.split("\n")
    number = 0
    for number, text in enumerate(texts):
        setting = _SETTING.match(text)
        if setting is None:
            break
        line = section.line + 1 + number
        if not piece.put(setting["key"], setting["value"] or "", line):
            _twice(file, line, setting["key"], faults)
    body = flow(texts[number:])
    data: dict[str, Data] = {"id": name, **piece.data}
    if body:
        data["text"] = body
    return _Section(section.line, data, {(key,): line for key, line in piece.lines.items()})


def _turn(file: str, name: str, section: Section, faults: Faults) -> _Section:
    reader = _TurnReader(file, faults)
    for number, text in enumerate(section.text.split("\n"), start=section.line + 1):
        reader.read(text.rstrip(), number)
    lines: dict[tuple[Key, ...], int] = {("id",): section.line}
    for key, pieces in (("lines", reader.quotes), ("choices", reader.choices)):
        for number, piece in enumerate(pieces):
            lines[key, number] = piece.line
            lines |= {(key, number, name): line for name, line in piece.lines.items()}
    data: dict[str, Data] = {
        "id": name,
        "lines": [piece.data for piece in reader.quotes],
        "choices": [piece.data for piece in reader.choices],
    }
    return _Section(section.line, data, lines)


class _TurnReader:
    """Reads a turn line by line: quotes until the first choice, each with its settings."""

    def __init__(self, file: str, faults: Faults) -> None:
        self._file, self._faults = file, faults
        self.quotes: list[_Piece] = []
        self.choices: list[_Piece] = []
        self._open: _Piece | None = None  # what the next line may go on with

    def read(self, text: str, line: int) -> None:
        """Take in one line of the file."""
        if not text.strip():
            self._open = None
        elif quote := _QUOTE.match(text):
            self._quote(quote["text"].strip(), line)
        elif choice := _CHOICE.match(text):
            self._open = _Piece(line)
            self._open.put("text", choice["text"].strip(), line)
            self.choices.append(self._open)
        elif setting := _OF_CHOICE.match(text):
            self._of_choice(setting["text"].strip(), line)
        elif self._open is not None and text.startswith(" ") and self._open in self.choices[-1:]:
            self._open.go_on(text.strip())
        else:
            what = f"This is no part of a turn: '{text.strip()[:40]}'."
            self._faults.add_line(self._file, line, what, _MEND)

    def _quote(self, text: str, line: int) -> None:
        if self.choices:
            what = "What the client says stands behind what one can say."
            self._faults.add_line(self._file, line, what, "Put it above the first choice.")
        if self._open is None or self._open not in self.quotes[-1:]:
            self._open = _Piece(line)
            self.quotes.append(self._open)
        if "text" not in self._open.data and (found := _settings_of(text)):
            if not self._open.put(*found, line):
                _twice(self._file, line, found[0], self._faults)
        elif text:
            self._open.lines.setdefault("text", line)
            self._open.go_on(text)

    def _of_choice(self, text: str, line: int) -> None:
        setting = _SETTING.match(text)
        if not self.choices:
            what = "This belongs to no choice."
            self._faults.add_line(self._file, line, what, "Put '- “what one says”' above it.")
        elif setting is None:
            mend = f"Below a choice stand: {', '.join(f'{key}:' for key in sorted(_KEYS))}."
            what = f"This is no setting of a choice: '{text[:40]}'."
            self._faults.add_line(self._file, line, what, mend)
        elif not self.choices[-1].put(setting["key"], setting["value"] or "", line):
            _twice(self._file, line, setting["key"], self._faults)


def _settings_of(text: str) -> tuple[str, str] | None:
    """The `if` or `takes:` that a line of a quote holds; None where it is said."""
    if condition := _CONDITION.match(text):
        return "if", condition["value"]
    setting = _SETTING.match(text)
    return (setting["key"], setting["value"] or "") if setting else None


def _twice(file: str, line: int, key: str, faults: Faults) -> None:
    faults.add_line(file, line, f"'{key}:' stands here twice.", "Keep one of them.")
