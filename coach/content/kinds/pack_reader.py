"""The files of a pack, taken by name or by folder, and those that nobody asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.fields import is_id
from coach.content.kinds.layers import joined
from coach.content.kinds.markdown import Markdown, read_markdown
from coach.content.kinds.reader import MOST_BYTES, read_text, read_yaml
from coach.content.kinds.unsafe import note_unsafe, unsafe
from coach.content.kinds.validate import only_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.content.kinds.folder import PackFile
    from coach.content.kinds.locations import Document, Faults

OF_PATTERNS = frozenset({"personas/hearing.yaml"})  # beside all that lies in wording/
BESIDE = frozenset({"README.md", "LICENSE", "CHANGELOG.md"})


class PackReader:
    """Takes files out of a pack, by name or by folder, and remembers which nobody asked for.

    Args:
        files: Those of the pack.
        faults: Takes what is wrong.
        below: Reads the pack that this one adds to: what this one lacks comes from there.
    """

    def __init__(
        self, files: list[PackFile], faults: Faults, below: PackReader | None = None
    ) -> None:
        self.faults = faults
        self.below = below
        self._files = {file.name: file for file in files}
        self._taken: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether there is a file with this name, here or below."""
        return name in self._files or (self.below is not None and self.below.has(name))

    def optional(self, name: str, *lists: str, also: tuple[str, ...] = ()) -> Document | None:
        """The file that `document` gives, where the pack has it."""
        return self.document(name, *lists, also=also) if self.has(name) else None

    def document(self, name: str, *lists: str, also: tuple[str, ...] = ()) -> Document | None:
        """The YAML file with this name, which holds just these lists, and may hold `also`."""
        below = None
        if self.below is not None and (name not in self._files or self.below.has(name)):
            below = self.below.document(name, *lists, also=also)
        if name not in self._files and below is not None:
            return below
        own = self.own_document(name, *lists, also=also, part=below is not None)
        return own if own is None or below is None else joined(below, own, lists)

    def own_document(
        self, name: str, *lists: str, also: tuple[str, ...] = (), part: bool = False
    ) -> Document | None:
        """A file of this pack itself; a `part` of one below need not have each of the lists.

        One that is missing is a fault where nothing lies below.
        """
        if name not in self._files:
            if self.below is None:
                self.faults.add_line(name, 1, "This file is missing.", "Write it.")
            return None
        document = self._document(self._files[name])
        keys = (*lists, *also)
        if document is None or (keys and not only_keys(document.place(), keys, self.faults)):
            return None
        for key in lists:
            if not part or document.place(key).data:
                self._list(document, key)
        return document

    def whole(self, name: str, *lists: str) -> Document | None:
        """An optional YAML file that is one whole: one of this pack takes the place of another."""
        if name in self._files:
            return self.own_document(name, *lists)
        return None if self.below is None else self.below.whole(name, *lists)

    def own_documents(self, folder: str) -> Iterator[tuple[PackFile, Document | None]]:
        """The YAML files of this pack itself right in a folder."""
        for file in list(self.own(folder, ".yaml", 1)):
            yield file, self._document(file)

    def documents(self, folder: str, depth: int = 1) -> Iterator[tuple[PackFile, Document | None]]:
        """The YAML files `depth` levels below a folder."""
        for file in self._in(folder, ".yaml", depth):
            yield file, self._document(file)

    def pages(self, folder: str, depth: int = 1) -> Iterator[tuple[PackFile, Markdown | None]]:
        """The Markdown files `depth` levels below a folder."""
        for file in self._in(folder, ".md", depth):
            text = self._text(file)
            yield file, None if text is None else self._page(text, file)

    def text(self, name: str) -> str | None:
        """The text of the file with this name; None where the pack has none, or it is no text."""
        if name in self._files:
            return self._text(self._files[name])
        return None if self.below is None else self.below.text(name)

    def left_over(self) -> None:
        """Note the files that nothing has read."""
        for name in self._files:
            if name not in self._taken and name not in BESIDE:
                what = "Nothing reads this file."
                self.faults.add_line(name, 1, what, "Check its name and folder, or take it out.")

    def _in(self, folder: str, ending: str, depth: int) -> Iterator[PackFile]:
        """The files of this pack, and of the one below those that these do not stand for."""
        yield from self.own(folder, ending, depth)
        if self.below is not None:
            top = folder.partition("/")[0]
            mine = {_stands_for(file) for file in self._files.values() if file.parts[0] == top}
            for file in self.below._in(folder, ending, depth):  # noqa: SLF001 - of its own kind
                if _stands_for(file) not in mine:
                    yield file

    def own(self, folder: str, ending: str, depth: int) -> Iterator[PackFile]:
        """The files of this pack itself at some depth in a folder, that nobody has taken."""
        above = tuple(folder.split("/"))
        for file in self._files.values():
            rest = file.parts[len(above) :] if file.parts[: len(above)] == above else ()
            if len(rest) == depth and file.name.endswith(ending) and file.name not in self._taken:
                self._named_by_id(file)
                yield file

    def _named_by_id(self, file: PackFile) -> None:
        if not is_id(file.stem):
            mend = "Use small letters and digits with hyphens: 'of-two-words'."
            self.faults.add_line(file.shown, 1, "The name of this file is no id.", mend)

    def _page(self, text: str, file: PackFile) -> Markdown | None:
        page = read_markdown(text, file.shown, self.faults)
        if page is None:
            return None
        note_unsafe(page.front, self.faults)
        for line, what, mend in unsafe(page.body):
            self.faults.add_line(file.shown, page.line + line, what, mend)
        return page

    def _document(self, file: PackFile) -> Document | None:
        text = self._text(file)
        found = None if text is None else read_yaml(text, file.shown, self.faults)
        if found is not None:  # in patterns <name> is a set of words
            has_patterns = file.parts[0] == "wording" or file.name in OF_PATTERNS
            note_unsafe(found, self.faults, tags=not has_patterns)
        return found

    def _list(self, document: Document, key: str) -> None:
        place = document.place(key)
        if not isinstance(place.data, list):
            self.faults.add(
                place, f"The list '{key}:' is missing.", "Write its entries after '- '."
            )

    def _text(self, file: PackFile) -> str | None:
        self._taken.add(file.name)
        try:
            raw = file.read(MOST_BYTES + 1)
        except OSError:
            mend = "Check its permissions."
            self.faults.add_line(file.shown, 1, "This file cannot be read.", mend)
            return None
        return read_text(raw, file.shown, self.faults)


def _stands_for(file: PackFile) -> str:
    """By what a file takes the place of one below: its id, in a talk with the verdict's."""
    return file.name if file.parts[0] == "talk" else f"{file.parts[0]}/{file.path.name}"
