"""What the sections of a page need not say: `because` and `source`, said once above them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from coach.content.kinds.locations import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.content.kinds.locations import Data, Faults, Key, SourceLocation

MOST_ALIKE = 2  # sections that may give one reason before it belongs in the front matter
TOLD_ABOVE = "told-above"  # in place of what the front matter lacks: that is told there


class Heirs(Struct, frozen=True):
    """What the sections of a page have from above where they say none of their own.

    That is what the first section of their name says, else the front matter: its `because`, or
    what it has under `reason`, and its `source`.

    Args:
        front: The front matter.
        name: The key under which a section has its name; the variants of a line share theirs.
        reason: The key of the front matter that is a reason too; empty: none.
    """

    front: Document
    name: str
    reason: str = ""

    def filled(self, sections: Sequence[Document | None], faults: Faults) -> list[Document | None]:
        """The settings of each section with what it inherits; None for one that is none.

        A section that says the same again is a fault, and so is a reason that many give where the
        front matter gives none.
        """
        heads: dict[str, Document] = {}
        for section in filter(None, sections):
            heads.setdefault(section.place().text(self.name), section)
        if not self.front.place("because").data:
            _often(list(heads.values()), faults)
        first = {name: self._filled(head, None, faults) for name, head in heads.items()}
        return [each and self._of(each, heads, first, faults) for each in sections]

    def _of(
        self,
        section: Document,
        heads: dict[str, Document],
        first: dict[str, Document],
        faults: Faults,
    ) -> Document:
        name = section.place().text(self.name)
        if heads[name] is section:
            return first[name]
        return self._filled(section, first[name], faults)

    def _filled(self, section: Document, first: Document | None, faults: Faults) -> Document:
        data: dict[str, Data] = dict(section.data) if isinstance(section.data, dict) else {}
        lines: dict[tuple[Key, ...], int] = dict(section.lines)
        above = {"because": self._above("because", first), "source": self._above("source", first)}
        for key, place in above.items():
            if key in data:
                whose = "front matter" if first is None else "first section of this name"
                _again(section.place(key), place, whose, faults)
            elif place.data:
                data[key], lines[key,] = place.data, place.line
            elif key == "source" or self.reason:
                data[key] = TOLD_ABOVE
        return Document(section.file, data, lines)

    def _above(self, key: str, first: Document | None) -> SourceLocation:
        if first is not None:
            return first.place(key)
        own = self.front.place(key)
        return own if own.data or key == "source" else self.front.place(self.reason)


def _again(own: SourceLocation, above: SourceLocation, whose: str, faults: Faults) -> None:
    """Note what is said again although it is inherited."""
    if above.data and _listed(own.data) == _listed(above.data):
        what = f"'{own.path[-1]}' is the same as in the {whose}, on line {above.line}."
        faults.add(own, what, "Take it out here: it holds from there.")


def _listed(value: Data) -> list[str]:
    return [" ".join(str(each).split()) for each in (value if isinstance(value, list) else [value])]


def _often(sections: Sequence[Document], faults: Faults) -> None:
    """Note a reason that more than a few sections give."""
    reasons = [section.place().text("because") for section in sections]
    for reason, count in Counter(filter(None, reasons)).items():
        if count > MOST_ALIKE:
            place = sections[reasons.index(reason)].place("because")
            mend = "Write it once, as 'because:' in the front matter, and take it out of them."
            faults.add(place, f"{count} sections give this reason.", mend)
