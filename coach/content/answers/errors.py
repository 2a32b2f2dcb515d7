"""Slips of people who write an answers file for the first time, each with the line mended.

YAML says of most of them something else, on another line. So the lines are looked at as they
stand, with the ids of the interview at hand, once the parser or the structure has found a fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from coach.content.kinds.locations import Faults, folded

PARTS = ("answers", "client")
_LONGEST = 60  # characters of a line that are shown
_NAME = r"(?P<name>[^\s:=\uff1a#'\"]+(?: [^\s:=\uff1a#'\"]+)*?)"
_WITH_COLON = re.compile(_NAME + r"\s*:(?:\s+(?P<value>.*))?")
_NO_BLANK = re.compile(_NAME + r":(?P<value>[^\s/].*)")
_WIDE = re.compile(_NAME + r"\s*[\uff1a\ufe55\ua789]\s*(?P<value>.*)")
_EQUALS = re.compile(_NAME + r"\s*(?:=>|:=|->|\u2192|=)\s*(?P<value>.*)")
_WORDS = re.compile(r"(?P<name>\S+)(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"[-*\u2022\u2013]\s+(?P<rest>.*)")
_CURLY = re.compile("[\u2018-\u201f\u00ab\u00bb]")
_SPECIAL = "@`%[]{},"  # that plain text cannot begin with in YAML


class Known(Struct, frozen=True):
    """The ids that an answers file can use: of questions with their options, and of facts."""

    options: Mapping[str, frozenset[str]]
    facts: frozenset[str]

    def name(self, text: str) -> str:
        """The id that a text stands for, or the part of the file; empty where it is none."""
        meant = folded(text)
        for name in (*PARTS, *self.options, *self.facts):
            if folded(name) == meant:
                return name
        return ""

    def pair(self, name: str, value: str) -> str:
        """`name: value` as it is written rightly; of a fact without the value."""
        whole = self.name(name) or name
        if whole in PARTS and not value:
            return f"{whole}:"
        if whole not in self.options:
            return f'{whole}: "..."' if whole in self.facts else f"{whole}: {value}".rstrip()
        options = {folded(option): option for option in self.options[whole]}
        return f"{whole}: {options.get(folded(value), value.strip())}"[:_LONGEST]


class _Line(Struct):
    number: int
    indent: str
    body: str


_Look = Callable[["FieldErrors", _Line], tuple[str, str] | None]
_RUN_ON = frozenset({"fence", "tab", "blank", "item", "bare", "uneven"})
_SHOWN_LINES = 8  # numbers of lines with the same slip


class FieldErrors:
    """Finds the slips in a text; each kind that runs on is told once, with the lines it is in.

    Args:
        text: The whole file.
        known: The ids that it may use.
        broken: Whether it could not be read as YAML at all; else only what is sure is told.
    """

    def __init__(self, text: str, known: Known, *, broken: bool) -> None:
        self._known, self._broken = known, broken
        self._first: dict[str, int] = {}  # line of each part
        self._part = ""  # the last `answers:` or `client:` that was met
        self._indent: int | None = None  # of the first line in it
        self._flow = text.lstrip()[:1] in {"{", "["}  # as JSON is written
        self._lines = [
            _Line(number, raw[: len(raw) - len(raw.lstrip())], raw.strip())
            for number, raw in enumerate(text.split("\n"), start=1)
            if raw.strip() and not raw.lstrip().startswith("#")
        ]
        self._found: dict[str, list[tuple[int, str, str]]] = {}

    def note(self, file: str, faults: Faults) -> bool:
        """Note what was found; whether there was anything."""
        for line in [] if self._flow else self._lines:
            self._look(line)
        for several in self._found.values():
            number, what, mend = several[0]
            more = [str(each[0]) for each in several[1:]]
            also = ""
            if more:
                rest = len(more) - _SHOWN_LINES
                numbers = ", ".join(more[:_SHOWN_LINES]) + (f" and {rest} more" * (rest > 0))
                also = f" The same holds for line{'s' * (len(more) > 1)} {numbers}."
            faults.add_line(file, number, what, mend + also)
        return bool(self._found)

    def _look(self, line: _Line) -> None:
        for kind, field_error in self._LOOKS:
            found = field_error(self, line)
            if found is not None:
                alone = kind if kind in _RUN_ON else f"{kind}{line.number}"
                self._found.setdefault(alone, []).append((line.number, *found))
                break
        self._remember(line)

    def _remember(self, line: _Line) -> None:
        name = self._known.name(line.body.rstrip(":").strip())
        if name in PARTS and not line.indent:
            self._part, self._indent = name, None
        elif self._indent is None and self._part and line.indent:
            self._indent = len(line.indent)

    # -- one look each: what is wrong and the mend, or None

    def _fence(self, line: _Line) -> tuple[str, str] | None:
        if not line.body.startswith("```"):
            return None
        return "A line of ``` is no part of an answers file.", "Take it out."

    def _tab(self, line: _Line) -> tuple[str, str] | None:
        if "\t" not in line.indent or not self._broken:
            return None
        what = "This line begins with a tab, which is not allowed here."
        return what, f"Put two spaces in place of the tab: '  {self._whole(line.body)}'."

    def _blank(self, line: _Line) -> tuple[str, str] | None:
        if not line.indent.strip(" \t"):
            return None
        what = "This line begins with unusual spaces, as word processors and web pages use"
        return f"{what}.", f"Type ordinary spaces in their place: '  {self._whole(line.body)}'."

    def _item(self, line: _Line) -> tuple[str, str] | None:
        found = _ITEM.fullmatch(line.body)
        if found is None or not self._names(found["rest"]):
            return None
        what = "This line begins with a dash, as in a list."
        return what, f"Take the dash out: '  {self._whole(found['rest'])}'."

    def _no_blank(self, line: _Line) -> tuple[str, str] | None:
        found = _NO_BLANK.fullmatch(line.body)
        if found is None or not self._is_id(found["name"]):
            return None
        return "A space is missing after the colon.", self._write(line, found)

    def _wide(self, line: _Line) -> tuple[str, str] | None:
        found = _WIDE.fullmatch(line.body)
        if found is None or not self._is_id(found["name"]):
            return None
        return "This is not the colon on your keyboard, though it looks like one.", self._write(
            line, found
        )

    def _equals(self, line: _Line) -> tuple[str, str] | None:
        found = _EQUALS.fullmatch(line.body)
        if found is None or not self._is_id(found["name"]):
            return None
        return "Only a ':' can stand between name and value.", self._write(line, found)

    def _no_colon(self, line: _Line) -> tuple[str, str] | None:
        found = _WORDS.fullmatch(line.body)
        if found is None or _WITH_COLON.fullmatch(line.body):
            return None
        name = self._known.name(found["name"])
        value = (found["value"] or "").strip(" ->\u2013\u2014")
        if not name or not self._is_meant(name, value):
            return None
        pair = self._known.pair(name, value)
        return "The colon is missing.", f"Write it as '{line.indent}{pair}'."

    def _is_meant(self, name: str, value: str) -> bool:
        """Whether a name, and what stands behind it, was meant as an entry."""
        if name in PARTS:
            return not value
        options = {folded(each) for each in self._known.options.get(name, ())}
        return folded(value) in options or bool(self._broken and value)

    def _is_meant_option(self, name: str, found: re.Match[str]) -> bool:
        """Whether a value without its curly marks is an option: in a text they are right."""
        options = {folded(each) for each in self._known.options.get(name, ())}
        return folded(_CURLY.sub("", found["value"] or "")) in options

    def _open_quote(self, line: _Line) -> tuple[str, str] | None:
        found = _WITH_COLON.fullmatch(line.body)
        value = (found["value"] or "").strip() if found else ""
        mark = value[:1]
        if not self._broken or mark not in {'"', "'"}:
            return None
        inner = value[1:].replace("\\" + mark, "").replace("''", "")
        if mark not in inner:
            return f"The quotation mark ({mark}) that begins here is never closed.", (
                "Close it at the end of the line, or take it out."
            )
        if mark == "'" and inner.count(mark) > 1:
            what = "The apostrophe in this text ends it too early."
            return what, 'Put the text into double quotation marks: "...".'
        return None

    def _colon_in_text(self, line: _Line) -> tuple[str, str] | None:
        name, value = self._unquoted(line) if self._broken else ("", "")
        if not value:
            return None
        if name in PARTS and self._names(value):
            indented = f"  {self._whole(value)}"
            return f"'{name}:' stands alone in its line.", f"Write below it: '{indented}'."
        if name in self._known.options and value in {"?", "-"}:
            mend = f"Write it as '{line.indent}{name}: dont-know'."
            return "This alone is no answer.", mend
        if not _needs_marks(name, value):
            return None
        what = "This cannot be read: text with ': ' or ' #' in it, or with @ or the like first,"
        return f"{what} needs quotation marks.", f"Write it as '{line.indent}{name}: \"...\"'."

    def _unquoted(self, line: _Line) -> tuple[str, str]:
        """The name and the value of an entry; no value where it has none or one in quotes."""
        found = _WITH_COLON.fullmatch(line.body)
        if found is None:
            return "", ""
        value = (found["value"] or "").strip()
        name = self._known.name(found["name"]) or found["name"]
        return name, "" if value[:1] in {'"', "'"} else value

    def _not_indented(self, line: _Line) -> tuple[str, str] | None:
        name = self._named(line.body)
        if line.indent or not name or name in PARTS:
            return None
        right = "client" if name in self._known.facts else "answers"
        mended = f"'  {self._whole(line.body)}'"
        if self._part:
            what = f"This line is not indented, so it does not belong to '{self._part}:'."
            where = "" if self._part == right else f" below '{right}:'"
            return what, f"Write it{where} with two spaces before it: {mended}."
        what = f"There is no '{right}:' above this line."
        return what, f"Write '{right}:' in a line of its own, and below it {mended}."

    def _twice(self, line: _Line) -> tuple[str, str] | None:
        name = self._named(line.body)
        if line.indent or name not in PARTS:
            return None
        first = self._first.setdefault(name, line.number)
        if first == line.number:
            return None
        what = f"'{name}:' stands here twice, first on line {first}."
        return what, "Put what is below it under the first one, and take this line out."

    def _curly(self, line: _Line) -> tuple[str, str] | None:
        found = _WITH_COLON.fullmatch(line.body)
        name = self._known.name(found["name"]) if found else ""
        value = (found["value"] or "") if found and self._is_meant_option(name, found) else ""
        if found is None or not name or not _CURLY.search(found["name"] + value):
            return None
        what = "Quotation marks of a word processor count as letters here."
        pair = self._known.pair(found["name"], _CURLY.sub("", value))
        return what, f"Write it without them: '{line.indent}{pair}'."

    def _uneven(self, line: _Line) -> tuple[str, str] | None:
        if not self._broken or self._indent is None or not line.indent:
            return None
        if len(line.indent) == self._indent or not self._named(line.body):
            return None
        what = f"This line is indented by {len(line.indent)}, and those above it by {self._indent}."
        pair = self._whole(line.body)
        return what, f"Begin all of them alike: '{' ' * self._indent}{pair}'."

    # -- what a line holds

    def _is_id(self, name: str) -> bool:
        return bool(self._known.name(name))

    def _named(self, body: str) -> str:
        """The id that a line `name: value` begins with; empty where it begins with none."""
        found = _WITH_COLON.fullmatch(body)
        return self._known.name(found["name"]) if found else ""

    def _names(self, body: str) -> bool:
        """Whether a text begins with an id, rightly written or not."""
        found = _NO_BLANK.fullmatch(body) or _WITH_COLON.fullmatch(body) or _EQUALS.fullmatch(body)
        return found is not None and self._is_id(found["name"])

    def _whole(self, body: str) -> str:
        """A line `name: value` as it is written rightly, without what is before it."""
        for shape in (_WITH_COLON, _NO_BLANK, _WIDE, _EQUALS, _WORDS):
            found = shape.fullmatch(body)
            if found is not None and self._is_id(found["name"]):
                return self._known.pair(found["name"], found["value"] or "")
        return body[:_LONGEST]

    def _write(self, line: _Line, found: re.Match[str]) -> str:
        return f"Write it as '{line.indent}{self._known.pair(found['name'], found['value'])}'."

    _LOOKS: tuple[tuple[str, _Look], ...] = (
        ("twice", _twice),
        ("fence", _fence),
        ("tab", _tab),
        ("blank", _blank),
        ("item", _item),
        ("no-blank", _no_blank),
        ("wide", _wide),
        ("equals", _equals),
        ("curly", _curly),
        ("no-colon", _no_colon),
        ("quote", _open_quote),
        ("colon", _colon_in_text),
        ("bare", _not_indented),
        ("uneven", _uneven),
    )


def _needs_marks(name: str, value: str) -> bool:
    """Whether a text can be read only between quotation marks."""
    odd = value[0] in _SPECIAL and name not in PARTS
    return odd or re.search(r":(?:\s|$)| #", value) is not None
