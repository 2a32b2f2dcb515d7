"""The pack that another one adds to, named by `adds-to` in its `pack.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.folder import readable_files
from coach.content.kinds.models import PackModel
from coach.content.kinds.pack_reader import PackReader
from coach.content.kinds.validate import Item, validated

if TYPE_CHECKING:
    from pathlib import Path

    from coach.content.kinds.locations import Faults

INFO = "pack.yaml"


def read_below(info: Item[PackModel], base: Path | None, faults: Faults) -> PackReader | None:
    """Reads the pack that `info` adds to; None, with a fault, where that is not `base`.

    What is wrong in it is told under the name of its folder.
    """
    files = None if base is None else readable_files(base, faults, named=True)
    reader = None if files is None else PackReader(files, faults)
    there = None if reader is None else info_of(reader)
    if reader is None or there is None or there.id != info.model.adds_to:
        what = f"There is no pack '{info.model.adds_to}' to add to."
        mend = f"It takes: {there.id}." if there is not None else "Check the id."
        faults.add(info.place.at("adds-to"), what, mend)
        return None
    if there.language != info.model.language:
        what = f"'{there.id}' is in another language, '{there.language}'."
        faults.add(info.place.at("language"), what, f"Write 'language: {there.language}'.")
        return None
    return reader


def info_of(reader: PackReader) -> PackModel | None:
    """What a pack says of itself; None where that is faulty."""
    document = reader.document(INFO)
    found = None if document is None else validated(PackModel, document.place(), reader.faults)
    return None if found is None else found.model


def with_tones(info: Item[PackModel], below: PackReader) -> Item[PackModel]:
    """What a pack says of itself, with the tones of the one below."""
    there = info_of(below)
    tones = () if there is None else there.tones
    return Item(info.model.model_copy(update={"tones": tones}), info.place)
