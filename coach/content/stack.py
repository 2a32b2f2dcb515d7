"""The built-in pack with others above it, compiled as one; loaded only where there are others."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct
from msgspec.structs import replace

from coach import __version__
from coach.content.cache import FORMAT, CompiledPack, keep, place_of
from coach.content.kinds.folder import fingerprint
from coach.errors import ContentError, PackRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from coach.content.kinds.folder import PackArchive
    from coach.domain.pack import Pack

MOST_STACKS = 4  # that are kept compiled: taking a pack out, and putting it back, is at once
_ASIDE = "aside"
# What lies here no case is judged by, and no talk made of.
_QUIET = ("scripts/", "search/", "personas/", "rubrics/", "roleplays/")
_BESIDE = frozenset({"pack.yaml", "sources.yaml", "README.md", "LICENSE", "CHANGELOG.md"})


class PackLayer(Struct, frozen=True):
    """A pack that lies above the built-in one."""

    id: str
    label: str  # its id and version: "my-firm 1.0"
    digest: str  # of its zip: the same content has the same
    load: Callable[[], PackArchive]  # raises PackRefused where it is damaged


class CompiledStack(CompiledPack):
    """A pack with others above it; one that is damaged, or does not fit any more, is left aside.

    Args:
        folder: The lowest pack.
        cache: The folder to keep it all compiled in; None: nowhere.
        layers: What lies above it, from the lowest up.
    """

    def __init__(self, folder: Path, cache: Path | None, layers: tuple[PackLayer, ...]) -> None:
        super().__init__(folder, cache)
        self._layers, self._all = layers, cache
        self._left: dict[str, tuple[str, ...]] | None = None
        if cache is not None:
            digests = "\0".join(f"{layer.id} {layer.digest}" for layer in layers)
            stack = hashlib.sha256(digests.encode()).hexdigest()[:16]
            self._cache = cache / f"{place_of(folder)}-{stack}"

    @property
    def aside(self) -> dict[str, tuple[str, ...]]:
        """What is wrong with the packs that were left aside, by their ids.

        Raises:
            ContentError: The lowest pack is faulty.
        """
        if self._left is None:
            found = self._cached(_ASIDE)
            if found is None:
                self._compiled()
            else:
                self._left = cast("dict[str, tuple[str, ...]]", found)
        return self._left or {}

    def take(self, pack: Pack) -> None:
        """Keep what all of them come to, where whoever has checked them has it at hand."""
        layers = [(layer, layer.load()) for layer in self._layers]
        self._left, self._pack = {}, _labelled(pack, self._folder, layers)
        if self._cache is not None:
            keep(self._sections(self._pack), self._cache, self._fingerprint)

    def _print(self) -> str:
        digests = (word for layer in self._layers for word in (layer.id, layer.digest))
        return fingerprint(self._folder, str(FORMAT), __version__, *digests)

    def _type(self, name: str) -> Any:  # noqa: ANN401 - as above
        return dict[str, tuple[str, ...]] if name == _ASIDE else super()._type(name)

    def _read(self) -> Pack:
        pack, self._left = read_stack(self._folder, self._layers)
        return pack

    def _sections(self, pack: Pack) -> Iterator[tuple[str, object]]:
        yield from super()._sections(pack)
        yield _ASIDE, self._left
        if self._all is not None:
            self._forget_others(self._all)

    def _forget_others(self, cache: Path) -> None:
        """Delete what was compiled of other stacks, but for those that were compiled last."""
        from shutil import rmtree

        with suppress(OSError):
            kept = [each for each in cache.glob(f"{place_of(self._folder)}-*") if each.is_dir()]
            kept.sort(key=lambda each: each.stat().st_mtime, reverse=True)
            for old in kept[MOST_STACKS:]:
                if old != self._cache:
                    rmtree(old, ignore_errors=True)


def read_stack(
    folder: Path, layers: Sequence[PackLayer]
) -> tuple[Pack, dict[str, tuple[str, ...]]]:
    """The packs as one, and what is wrong with those that were left aside, by their ids.

    Raises:
        ContentError: The lowest pack is faulty.
    """
    aside: dict[str, tuple[str, ...]] = {}
    loaded: list[tuple[PackLayer, PackArchive]] = []
    for layer in layers:
        try:
            loaded.append((layer, replace(layer.load(), name=layer.label)))
        except PackRefused as error:
            aside[layer.id] = (error.what,)
    try:
        return _labelled(_read(folder, loaded), folder, loaded), aside
    except ContentError:
        if not loaded:
            raise
    fitting: list[tuple[PackLayer, PackArchive]] = []
    for layer, archive in loaded:
        try:
            _read(folder, [*fitting, (layer, archive)])
        except ContentError as error:
            aside[layer.id] = tuple(map(str, error.faults))
        else:
            fitting.append((layer, archive))
    return _labelled(_read(folder, fitting), folder, fitting), aside


def _labelled(pack: Pack, folder: Path, layers: Sequence[tuple[PackLayer, PackArchive]]) -> Pack:
    """The packs as one, under the name of the lowest and of those that a talk may be made of."""
    if not layers:
        return pack
    from coach.content.packs.heads import head_of

    info = head_of(folder)
    named = (layer.label for layer, archive in layers if _is_spoken(archive))
    version = " + ".join([info.version, *named])
    return replace(pack, info=replace(info, version=version))


def _read(folder: Path, layers: Sequence[tuple[PackLayer, PackArchive]]) -> Pack:
    from coach.content.checks.check import read_pack  # brings YAML and pydantic

    archives = [archive for _, archive in layers]
    if not archives:
        return read_pack(folder)
    return read_pack(archives[-1], base=folder, between=archives[:-1])


def _is_spoken(archive: PackArchive) -> bool:
    """Whether a pack holds more than scripts to read."""
    return any(not name.startswith(_QUIET) and name not in _BESIDE for name, _ in archive.files)
