"""`wording/<language>.yaml` and the files of `wording/<language>/`: one wording in many files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.locations import did_you_mean
from coach.content.kinds.validate import only_keys

if TYPE_CHECKING:
    from coach.content.kinds.locations import Document
    from coach.content.kinds.pack_reader import PackReader

_KEYS = ("words", "ear")


def read_wording_files(language: str, reader: PackReader) -> list[Document]:
    """The file of a language, then those of its folder: first in the order that it names.

    Each may hold `words` and `ear`; where there is no folder, the file must hold `words`.
    """
    found = sorted(reader.documents(f"wording/{language}"), key=lambda each: each[0].name)
    beside = {file.stem: document for file, document in found}
    lists, also = ((), _KEYS) if beside else (("words",), ("ear",))
    first = reader.document(f"wording/{language}.yaml", *lists, also=also)
    order = _order(first, list(beside), reader)
    named = sorted(beside, key=lambda stem: order.index(stem) if stem in order else len(order))
    further = [document for stem in named if (document := beside[stem]) is not None]
    whole = [each for each in further if only_keys(each.place(), _KEYS, reader.faults)]
    return whole if first is None else [first, *whole]


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
