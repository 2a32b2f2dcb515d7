"""The packs of the data file as layers above the built-in one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.store.tables.packs import KeptPackTable
from coach.translation import translate

if TYPE_CHECKING:
    from coach.content.kinds.folder import PackArchive
    from coach.content.stack import PackLayer
    from coach.domain.packs import KeptPack
    from coach.errors import PackRefused
    from coach.store.file.connection import Store


def layers_of(store: Store, *, at_once: bool = False) -> tuple[PackLayer, ...]:
    """The packs in use, from the lowest up; each is read when what it says is first needed.

    Args:
        store: The data file.
        at_once: Read them now, so that another thread may use them.
    """
    table = KeptPackTable(store)
    kept = table.in_use()
    if not kept:
        return ()
    from coach.content.stack import PackLayer

    return tuple(
        PackLayer(
            each.id,
            each.label,
            each.digest,
            partial(_unzipped, table.content(each.ref), each)
            if at_once
            else partial(_loaded, table, each),
        )
        for each in kept
    )


def _loaded(table: KeptPackTable, kept: KeptPack) -> PackArchive:
    return _unzipped(table.content(kept.ref), kept)


def _unzipped(content: bytes | None, kept: KeptPack) -> PackArchive:
    from coach.content.packs.archive import read_zip

    if content is None:
        raise damaged(kept.title)
    return read_zip(content, kept.label)


def damaged(title: str) -> PackRefused:
    """The error for a pack of which not all is kept that was."""
    from coach.errors import PackRefused

    return PackRefused(
        translate("Services", "The pack “{title}” is damaged where it is kept.").format(
            title=title
        ),
        translate("Services", "Import it again from its file."),
        safe=translate("Services", "Everything else can be used."),
    )
