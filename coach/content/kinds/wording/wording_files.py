"""`wording/<language>.yaml` and the files of `wording/<language>/`: one wording in many files."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from coach.content.kinds.layers import latest
from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.validate import only_keys

if TYPE_CHECKING:
    from coach.content.kinds.locations import Document, SourceLocation
    from coach.content.kinds.pack_reader import PackReader

_KEYS = ("words", "ear")


def read_wording_files(language: str, reader: PackReader) -> list[Document]:
    """The file of a language, then those of its folder: first in the order that it names.

    Each may hold `words` and `ear`; where there is no folder, the file must hold `words`. Those of
    a pack that adds to another come after the other's, and it may have none.
    """
    below = [] if reader.below is None else read_wording_files(language, reader.below)
    found = sorted(reader.own_documents(f"wording/{language}"), key=lambda each: each[0].name)
    beside = {file.stem: document for file, document in found}
    lists, also = ((), _KEYS) if beside or below else (("words",), ("ear",))
    first = reader.own_document(f"wording/{language}.yaml", *lists, also=also)
    order = _order(first, list(beside), reader)
    named = sorted(beside, key=lambda stem: order.index(stem) if stem in order else len(order))
    further = [document for stem in named if (document := beside[stem]) is not None]
    whole = [each for each in further if only_keys(each.place(), _KEYS, reader.faults)]
    return [*below, *whole] if first is None else [*below, first, *whole]


def words_in(files: list[Document]) -> list[SourceLocation]:
    """The entries of files; of a pack that adds to another, in the place of those with their id."""
    packs: dict[str, list[SourceLocation]] = {}
    for document in files:
        pack = document.file.partition("wording/")[0]
        packs.setdefault(pack, []).extend(document.items("words"))
    return reduce(latest, packs.values(), [])


def _order(first: Document | None, there: list[str], reader: PackReader) -> list[str]:
    """The files that `ear: order:` names; one that is not there is a fault."""
    if first is None:
        return []
    place = first.place("ear", "order")
    names = [str(each) for each in place.data] if isinstance(place.data, list) else []
    for number, name in enumerate(names):
        if name not in there:
            what = f"There is no file {first.file.removesuffix('.yaml')}/{name}.yaml."
            reader.faults.add(place.at(number), what, did_you_mean(name, there))
    return names
