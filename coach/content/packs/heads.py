"""What a pack says of itself, read alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.kinds.base_pack import info_of, is_of_today
from coach.content.kinds.folder import readable_files
from coach.content.kinds.locations import Faults
from coach.content.kinds.pack_reader import PackReader
from coach.errors import ContentError

if TYPE_CHECKING:
    from coach.content.kinds.folder import Source
    from coach.domain.definition import PackInfo


def head_of(source: Source) -> PackInfo:
    """What a pack says of itself; it has tones where it stands alone.

    Raises:
        ContentError: That is faulty, or of a newer format.
    """
    faults = Faults()
    reader = PackReader(readable_files(source, faults) or [], faults)
    info = info_of(reader) if is_of_today(reader) else None
    if info is None:
        found = faults.all()
        count = "One fault" if len(found) == 1 else f"{len(found)} faults"
        what = f"The pack '{source.name}' cannot be used: {count}."
        raise ContentError(what, found, safe="Nothing of it was loaded.")
    return info.domain()
