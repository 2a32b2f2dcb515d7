"""What a pack would change: read, checked together with what is there, and compared; no data file.

All of it may run in a thread of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from coach.content.stack import PackLayer
from coach.domain.packs import PackPreview
from coach.errors import NotFound, PackRefused
from coach.translation import translate

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
            raise no_pack(pack)
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
                translate(
                    "Services", "“{other}” needs this pack, and could not be used without it."
                ).format(other=lost[0]),
                translate("Services", "Remove “{other}” first.").format(other=lost[0]),
                safe=translate("Services", "Nothing was changed."),
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
            raise PackRefused(
                translate(
                    "Services", "“{title}” is the built-in pack, which is here already."
                ).format(title=info.title),
                translate(
                    "Services",
                    "To change it, give your copy an id of its own, write “adds-to: {own}” into "
                    "its pack.yaml, and import that.",
                ).format(own=own),
                safe=_unchanged(),
            )
        if info.tones:
            raise PackRefused(
                translate(
                    "Services",
                    "“{title}” stands alone: it does not say that it adds to another pack.",
                ).format(title=info.title),
                translate("Services", "Write “adds-to: {own}” into its pack.yaml.").format(own=own),
                safe=_unchanged(),
            )

    def _preview(self, archive: PackArchive, info: PackInfo) -> PackPreview:
        place = next((n for n, each in enumerate(self.layers) if each.id == info.id), None)
        below = self.layers if place is None else self.layers[:place]
        above = () if place is None else self.layers[place + 1 :]
        found = self._compared(archive, info, below)
        before = None if place is None else self.layers[place]
        if before is not None and before.digest == found.digest:
            what = translate("Services", "“{title}” {version} is here already, word for word.")
            raise PackRefused(
                what.format(title=info.title, version=info.version),
                translate("Services", "There is nothing to do."),
                safe=translate("Services", "Nothing was changed."),
            )
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
        from coach.content.checks.check import read_pack

        used = [each for each in below if each.id not in self.aside]
        between = [replace(each.load(), name=each.label) for each in used]
        pack = read_pack(archive, layer.label, base=self.built_in.folder, between=between)
        stack = (*below, layer, *above)
        if len(used) == len(stack) - 1:
            self._over(stack).take(pack)
            return
        lost = self._set_aside(stack, known=self.aside)
        if lost:
            what = translate("Services", "With this pack, “{other}” could not be used any more.")
            raise PackRefused(
                what.format(other=lost[0]),
                translate("Services", "Ask whoever wrote them, or remove that one first."),
                safe=_unchanged(),
            )

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


def no_pack(pack: str) -> NotFound:
    """The error where a pack is asked for that is not there."""
    return NotFound(
        translate("Services", "There is no pack “{pack}” here.").format(pack=pack),
        safe=translate("Services", "Nothing was changed."),
    )


def _unchanged() -> str:
    return translate("Services", "Nothing of it was loaded, and nothing changed.")
