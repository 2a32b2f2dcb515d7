"""The compiled cache: a pack as JSON, one file a section, so that a start parses no YAML.

Each file begins with a line that holds a fingerprint of the pack's folder and a checksum of what
follows. Whatever does not fit is compiled again from the pack; a cache that cannot be read or
written costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec

from coach import __version__
from coach.content.kinds.folder import fingerprint
from coach.domain.definition import Definition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from coach.domain.pack import Pack

FORMAT = 28  # another one whenever a class of the domain gains or loses a field


class CompiledPack:
    """A pack by its sections, from the cache where that is sound, else from its files.

    Args:
        folder: The pack.
        cache: The folder to keep the compiled pack in; None: keep it nowhere.
        base: The pack that it may add to.
    """

    def __init__(self, folder: Path, cache: Path | None, base: Path | None = None) -> None:
        self._folder, self._base = folder, base
        self._cache = None if cache is None else cache / place_of(folder)
        self._pack: Pack | None = None

    def section(self, name: str) -> Any:
        """A section of the pack.

        Raises:
            ContentError: The pack is faulty.
        """
        if self._pack is not None:
            return getattr(self._pack, name)
        found = self._cached(name)
        return getattr(self._compiled(), name) if found is None else found

    @cached_property
    def _fingerprint(self) -> str:
        return self._print()

    def _print(self) -> str:
        """What all that the pack is made of looks like now."""
        return _fingerprint(self._folder, self._base)

    def _type(self, name: str) -> Any:
        """The type of a section."""
        return _type_of(name)

    def _read(self) -> Pack:
        """The pack from its own files.

        Raises:
            ContentError: It is faulty.
        """
        from coach.content.checks.check import read_pack  # brings YAML and pydantic

        return read_pack(self._folder, base=self._base)

    def _sections(self, pack: Pack) -> Iterator[tuple[str, object]]:
        """What is kept of it, by its names."""
        for name in pack.__struct_fields__:
            yield name, getattr(pack, name)

    def _cached(self, name: str) -> object | None:
        if self._cache is None:
            return None
        try:
            raw = (self._cache / f"{name}.json").read_bytes()
            head, _, body = raw.partition(b"\n")
            if head != _head(self._fingerprint, body):
                return None
            found: object = msgspec.json.decode(body, type=self._type(name))
        except (OSError, msgspec.DecodeError, RecursionError):
            return None
        return found

    def _compiled(self) -> Pack:
        """Read the pack's own files, and keep what they come to."""
        self._pack = self._read()
        # a pack that was being edited meanwhile is not kept
        if self._cache is not None and self._print() == self._fingerprint:
            keep(self._sections(self._pack), self._cache, self._fingerprint)
        return self._pack


def _type_of(section: str) -> Any:
    """The type of a section; those that a case is pinned to are known without the whole pack."""
    known = get_type_hints(Definition)
    if section in known:
        return known[section]
    from coach.domain.pack import Pack  # not at a start

    return get_type_hints(Pack)[section]


def place_of(folder: Path) -> str:
    """The name of a pack's folder in the cache."""
    digest = hashlib.sha256(os.fsencode(folder.absolute())).hexdigest()
    return f"content-{digest[:16]}"


def _fingerprint(folder: Path, base: Path | None = None) -> str:
    below = () if base is None else (fingerprint(base),)
    return fingerprint(folder, str(FORMAT), __version__, *below)


def _head(fingerprinted: str, body: bytes) -> bytes:
    checksum = hashlib.sha256(body).hexdigest()
    return f"good-terms {FORMAT} {fingerprinted} {checksum}".encode()


def keep(sections: Iterable[tuple[str, object]], cache: Path, fingerprinted: str) -> None:
    """Keep the sections of a pack in a folder, under its fingerprint, as far as that can be."""
    try:
        cache.mkdir(parents=True, exist_ok=True)
        for name, content in sections:
            body = msgspec.json.encode(content)
            _write(cache / f"{name}.json", _head(fingerprinted, body) + b"\n" + body)
    except OSError:
        return  # the next start compiles again


def _write(path: Path, raw: bytes) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(raw)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
