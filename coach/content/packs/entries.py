"""The entries of a pack as people read them, and those of the packs below that they stand for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from coach.content.kinds.folder import PackFile, readable_files
from coach.content.kinds.locations import Faults
from coach.content.kinds.markdown import read_markdown
from coach.content.kinds.pack_reader import BESIDE
from coach.content.kinds.reader import MOST_BYTES, read_text, read_yaml
from coach.domain.packs import PackChange, PackField

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.content.kinds.folder import Source
    from coach.content.kinds.locations import Data

_INFO = "pack.yaml"
_LISTS = frozenset({"interview", "talk", "wording", "search"})  # folders whose YAML files are lists
_LISTS_BELOW = frozenset(
    {
        "scripts/situations.yaml",
        "personas/hearing.yaml",
        "personas/levels.yaml",
        "personas/moves.yaml",
    }
)
_HEADING = re.compile(r"(?m)^##\s+(.+?)\s*$")
_TITLES = ("title", "name", "says", "label", "text", "words", "id")
_WHOLE = "whole"  # the id of an entry that is all of its file


class Key(NamedTuple):
    """By what an entry takes the place of another."""

    kind: str
    id: str


class Entry(NamedTuple):
    """Something that a pack says: its title, and what it says under which names."""

    title: str
    fields: dict[str, str]


class PackEntries:
    """The entries of one pack; a file is read when one of it is asked for.

    Args:
        source: The pack, which has been checked.
        label: What the pack is called.
    """

    def __init__(self, source: Source, label: str) -> None:
        self.label = label
        self._faults = Faults()  # of nobody: all of this was checked
        self._read: dict[str, dict[Key, Entry]] = {}
        self._source = source

    @cached_property
    def _files(self) -> dict[str, list[PackFile]]:
        """The files by what of them is an entry: a file of its own, or the kind of a list."""
        found: dict[str, list[PackFile]] = {}
        for file in readable_files(self._source, self._faults) or []:
            if file.name != _INFO and file.name not in BESIDE:
                found.setdefault(_group(file), []).append(file)
        return found

    def all(self) -> Iterator[tuple[str, Key, Entry]]:
        """Every entry with its key, and the group of files that it is found by."""
        for group, files in self._files.items():
            for file in files:
                for key, entry in self._of(file).items():
                    yield group, key, entry

    def find(self, group: str, key: Key) -> Entry | None:
        """The entry with a key; None where the pack has none."""
        for file in self._files.get(group, ()):
            if (entry := self._of(file).get(key)) is not None:
                return entry
        return None

    def _of(self, file: PackFile) -> dict[Key, Entry]:
        if file.name not in self._read:
            text = read_text(file.read(MOST_BYTES + 1), file.name, self._faults) or ""
            self._read[file.name] = dict(_entries(file, text, self._faults))
        return self._read[file.name]


def changes(above: PackEntries, below: Sequence[PackEntries]) -> tuple[list[PackChange], int]:
    """What a pack changes, and how many of its entries say what is said already.

    Args:
        above: The pack.
        below: Those that it comes above, from the lowest up.
    """
    found, same = list[PackChange](), 0
    for group, key, entry in above.all():
        there = (
            (pack.label, old)
            for pack in reversed(below)
            if (old := pack.find(group, key)) is not None
        )
        label, before = next(there, ("", Entry("", {})))
        names = dict.fromkeys([*entry.fields, *before.fields])
        fields = tuple(
            PackField(name, before.fields.get(name, ""), entry.fields.get(name, ""))
            for name in names
        )
        if label and not any(field.is_changed for field in fields):
            same += 1
        else:
            found.append(PackChange(key.kind, key.id, entry.title or key.id, fields, label))
    return found, same


def _group(file: PackFile) -> str:
    """By what the files are found in which the same entry may stand."""
    folder = file.parts[0]
    if _is_list(file):
        return f"{folder}/*" if folder == "wording" else file.name
    return file.name if folder == "talk" else f"{folder}/{file.path.name}"


def _is_list(file: PackFile) -> bool:
    if not file.name.endswith(".yaml"):
        return False
    return len(file.parts) == 1 or file.parts[0] in _LISTS or file.name in _LISTS_BELOW


def _entries(file: PackFile, text: str, faults: Faults) -> Iterator[tuple[Key, Entry]]:
    if file.name.endswith(".md"):
        yield Key(file.parts[0], _id(file)), _page(text, file.name, faults)
    elif not file.name.endswith(".yaml"):
        yield Key(file.parts[0], file.stem), Entry(file.stem, {"text": _counted(text)})
    else:
        document = read_yaml(text, file.name, faults)
        data = {} if document is None or not isinstance(document.data, dict) else document.data
        if _is_list(file):
            yield from _listed(file, data)
        else:
            yield Key(file.parts[0], _id(file)), _entry(data)


def _id(file: PackFile) -> str:
    """The id of a file; of a part of a talk with its verdict's, for each verdict has its own."""
    inside = file.parts[0] == "talk" and len(file.parts) > 2
    return f"{file.parts[1]}/{file.stem}" if inside else file.stem


def _counted(text: str) -> str:
    return f"{len(text):,} signs that only the program reads"


def _listed(file: PackFile, data: dict[str, Data]) -> Iterator[tuple[Key, Entry]]:
    """The entries of the lists of a file; what is no such list is one entry."""
    rest: dict[str, Data] = {}
    for name, value in data.items():
        of_ids = isinstance(value, list) and all(
            isinstance(each, dict) and "id" in each for each in value
        )
        if of_ids and isinstance(value, list):
            for each in value:
                assert isinstance(each, dict)
                yield Key(name, str(each["id"])), _entry(each)
        else:
            rest[name] = value
    if rest:
        yield Key(file.stem, _WHOLE), Entry("", _fields(rest))


def _entry(data: dict[str, Data]) -> Entry:
    title = next((value for key in _TITLES if isinstance(value := data.get(key), str)), "")
    return Entry(title, _fields(data))


def _fields(data: dict[str, Data]) -> dict[str, str]:
    return {_word(key): told(value) for key, value in data.items() if key != "id"}


def _page(text: str, name: str, faults: Faults) -> Entry:
    page = read_markdown(text, name, faults)
    data = {} if page is None or not isinstance(page.front.data, dict) else page.front.data
    found = _entry(data)
    pieces = _HEADING.split("" if page is None else page.body)
    fields = dict(found.fields)
    if pieces[0].strip():
        fields["Text"] = pieces[0].strip()
    for heading, body in zip(pieces[1::2], pieces[2::2], strict=True):
        label, number = _word(heading), 2
        while label in fields:  # variants of a line have one name
            label, number = f"{_word(heading)} ({number})", number + 1
        fields[label] = body.strip()
    return Entry(found.title, fields)


def _word(key: str) -> str:
    """A key in words: "Use when"."""
    plain = key.replace("_", " ").replace("-", " ").strip()
    return f"{plain[:1].upper()}{plain[1:]}"


def told(value: Data, indent: str = "") -> str:
    """A value as lines that anybody can read."""
    if isinstance(value, dict):
        return "\n".join(
            f"{indent}{_word(key)}: {_beside(each, indent)}" for key, each in value.items()
        )
    if isinstance(value, list):
        return "\n".join(f"{indent}• {_beside(each, indent).lstrip()}" for each in value)
    return str(value).strip()


def _beside(value: Data, indent: str) -> str:
    """A value that stands behind a name: a text there, else below and further in."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(map(str, value))
    return f"\n{told(value, indent + '   ')}"
