"""What a pack would change: read, checked together with what is there, and compared; no data file.

All of it may run in a thread of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.content.stack import PackLayer
from coach.domain.packs import PackPreview
from coach.errors import ContentError, NotFound, PackRefused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from coach.content.kinds.folder import PackArchive
    from coach.content.library import ContentLibrary
    from coach.domain.definition import PackInfo


class Looking(NamedTuple):
    """Looks at packs beside those that are there."""

    built_in: ContentLibrary
    layers: tuple[PackLayer, ...]  # with their content at hand
    aside: Mapping[str, tuple[str, ...]]  # those of them that cannot be used as it is

    def read(self, path: Path) -> PackPreview:
        """The pack in a zip or a folder; for what is raised see `PackService.reading`."""
        from coach.content.packs.archive import read_source

        archive = read_source(path)
        info = self._info(archive)
        self._refuse(info)
        return self._preview(archive, info)

    def kept(self, pack: str) -> PackPreview:
        """A pack that is there.

        Raises:
            NotFound: It is not.
            PackRefused: It is damaged.
        """
        number = next((n for n, each in enumerate(self.layers) if each.id == pack), None)
        if number is None:
            raise NotFound(f"There is no pack '{pack}' here.", safe="Nothing was changed.")
        archive = self.layers[number].load()
        info = self._info(archive)
        return self._compared(archive, info, self.layers[:number])

    def without(self, pack: str) -> None:
        """Make sure that the others can do without a pack.

        Raises:
            PackRefused: One of them adds to it.
        """
        rest = tuple(each for each in self.layers if each.id != pack)
        lost = self._set_aside(rest, known=self.aside)
        if lost:
            raise PackRefused(
                f"“{lost[0]}” needs this pack, and could not be used without it.",
                f"Remove “{lost[0]}” first.",
                safe="Nothing was changed.",
            )

    def _info(self, archive: PackArchive) -> PackInfo:
        from coach.content.packs.heads import head_of

        return head_of(archive)

    def _refuse(self, info: PackInfo) -> None:
        """Refuse a pack that has no place above the built-in one.

        Raises:
            PackRefused: It is that one, or it stands alone.
        """
        own = self.built_in.info.id
        if info.id == own:
            what = f"“{info.title}” is the built-in pack, which is here already."
            todo = f"To change it, give your copy an id of its own and write 'adds-to: {own}'."
            raise PackRefused(what, f"{todo} Then import that.")
        if info.tones:
            what = f"“{info.title}” stands alone: it does not say that it adds to another pack."
            raise PackRefused(what, f"Write 'adds-to: {own}' into its pack.yaml.")

    def _preview(self, archive: PackArchive, info: PackInfo) -> PackPreview:
        place = next((n for n, each in enumerate(self.layers) if each.id == info.id), None)
        below = self.layers if place is None else self.layers[:place]
        above = () if place is None else self.layers[place + 1 :]
        found = self._compared(archive, info, below)
        before = None if place is None else self.layers[place]
        if before is not None and before.digest == found.digest:
            what = f"“{info.title}” {info.version} is here already, word for word."
            raise PackRefused(what, "There is nothing to do.", safe="Nothing was changed.")
        layer = PackLayer(info.id, info.label, found.digest, lambda: archive)
        self._check(archive, layer, below, above)
        version = "" if before is None else before.label.removeprefix(f"{before.id} ")
        return replace(found, version_before=version)

    def _check(
        self,
        archive: PackArchive,
        layer: PackLayer,
        below: tuple[PackLayer, ...],
        above: tuple[PackLayer, ...],
    ) -> None:
        """Check a pack together with the others; that they come to is kept compiled.

        Raises:
            ContentError: It has faults.
            PackRefused: With it another pack could not be used any more.
        """
        stack = (*below, layer, *above)
        lost = self._set_aside(stack, known={**self.aside, layer.id: ()})
        faults = self._over(stack).aside.get(layer.id)
        if faults is not None:
            self._tell(archive, layer, below)
        if lost:
            raise PackRefused(
                f"With this pack, “{lost[0]}” could not be used any more.",
                "Ask whoever wrote them, or remove that one first.",
            )

    def _tell(self, archive: PackArchive, layer: PackLayer, below: tuple[PackLayer, ...]) -> None:
        """Raise the faults of a pack, each with its place."""
        from coach.content.checks.check import read_pack

        used = (each for each in below if each.id not in self.aside)
        between = [replace(each.load(), name=each.label) for each in used]
        read_pack(archive, layer.label, base=self.built_in.folder, between=between)
        raise ContentError(f"The pack '{layer.label}' cannot be used.", ())

    def _set_aside(self, stack: tuple[PackLayer, ...], known: Collection[str]) -> tuple[str, ...]:
        """The labels of packs that could not be used in a stack, beside those that are `known`."""
        aside = self._over(stack).aside
        return tuple(each.label for each in stack if each.id in aside and each.id not in known)

    def _over(self, stack: tuple[PackLayer, ...]) -> ContentLibrary:
        return self.built_in.over(stack)

    def _compared(
        self, archive: PackArchive, info: PackInfo, below: tuple[PackLayer, ...]
    ) -> PackPreview:
        from coach.content.packs.archive import zip_of
        from coach.content.packs.entries import PackEntries, changes
        from coach.store.tables.packs import digest_of

        lower = [PackEntries(self.built_in.folder, self.built_in.info.title)]
        used = (layer for layer in below if layer.id not in self.aside)
        lower += [PackEntries(layer.load(), layer.label) for layer in used]
        found, same = changes(PackEntries(archive, info.label), lower)
        content = zip_of(archive.files)
        return PackPreview(
            info.id,
            info.title,
            info.version,
            info.licence,
            digest_of(content),
            content,
            tuple(found),
            same,
        )
