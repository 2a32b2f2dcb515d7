"""The packs that another one adds to: the built-in one, and those that were added before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.folder import readable_files
from coach.content.kinds.models import FORMAT, PackModel, is_newer
from coach.content.kinds.pack_reader import PackReader
from coach.content.kinds.validate import Item, validated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.content.kinds.folder import Source
    from coach.content.kinds.locations import Faults

INFO = "pack.yaml"


def read_below(info: Item[PackModel], stack: Sequence[Source], faults: Faults) -> PackReader | None:
    """Reads the packs that `info` adds to; None, with a fault, where its pack is not among them.

    What is wrong in them is told under their names.

    Args:
        info: What the pack says of itself.
        stack: The packs that there are, from the lowest up.
        faults: Takes what is wrong.
    """
    reader, known = _readers(stack, faults)
    ids = [there.id for there in known]
    if reader is None or info.model.adds_to not in ids:
        what = f"There is no pack '{info.model.adds_to}' to add to."
        mend = f"It takes: {', '.join(ids)}." if ids else _CHECK
        faults.add(info.place.at("adds-to"), what, mend)
        return None
    if known[0].language != info.model.language:
        what = f"'{known[0].id}' is in another language, '{known[0].language}'."
        faults.add(info.place.at("language"), what, f"Write 'language: {known[0].language}'.")
        return None
    return reader


def _readers(
    stack: Sequence[Source], faults: Faults
) -> tuple[PackReader | None, tuple[PackModel, ...]]:
    """The reader of a stack, and what its packs say of themselves, as far as they can be read."""
    reader, known = None, list[PackModel]()
    for source in stack:
        files = readable_files(source, faults, named=True)
        reader = None if files is None else PackReader(files, faults, reader)
        there = None if reader is None else info_of(reader)
        if there is None:
            break
        known.append(there)
    return reader, tuple(known)


_CHECK = "Check the id."


def is_of_today(reader: PackReader) -> bool:
    """Whether this program can read a pack; a fault where only a newer one can."""
    document = reader.own_document(INFO)
    if document is None or not is_newer(form := document.place("format")):
        return True
    what = f"The pack is of format {form.data}; this version of Good Terms reads {FORMAT}."
    reader.faults.add(form, what, "Update Good Terms, then it can be used.")
    return False


def info_of(reader: PackReader) -> PackModel | None:
    """What a pack says of itself; None where that is faulty."""
    document = reader.own_document(INFO)
    if document is None:
        return None
    found = validated(PackModel, document.place(), reader.faults)
    return None if found is None else found.model


def with_tones(info: Item[PackModel], below: PackReader) -> Item[PackModel]:
    """What a pack says of itself, with the tones of the lowest one."""
    while below.below is not None:
        below = below.below
    there = info_of(below)
    tones = () if there is None else there.tones
    return Item(info.model.model_copy(update={"tones": tones}), info.place)
