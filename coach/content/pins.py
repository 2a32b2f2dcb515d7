"""The part of a pack that a case is pinned to, small enough to be kept in the data file."""

from __future__ import annotations

import hashlib
import zlib

import msgspec

from coach.content.renamed import OLD_NAMES, under_names_of_today
from coach.domain.definition import Definition

MOST_BYTES = 16 * 1024 * 1024  # of the text; a pack's own files are far smaller


class PackedDefinition:
    """A definition as it is kept; `id` is the same for the same content, and for no other."""

    def __init__(self, definition: Definition) -> None:
        self._text = msgspec.json.encode(definition)
        self.id = hashlib.sha256(self._text).hexdigest()[:32]

    def content(self) -> bytes:
        """The definition as compressed JSON."""
        return zlib.compress(self._text, 6)


def unpacked(content: bytes) -> Definition | None:
    """The definition that was kept; None where this program cannot read it any more."""
    unpack = zlib.decompressobj()
    try:
        text = unpack.decompress(content, MOST_BYTES)
        return None if unpack.unconsumed_tail else _definition(text)
    except (zlib.error, msgspec.DecodeError, RecursionError):
        return None


def _definition(text: bytes) -> Definition:
    """The definition that a JSON text holds, under the names of today or older ones."""
    try:
        return msgspec.json.decode(text, type=Definition)
    except msgspec.ValidationError:
        data = under_names_of_today(msgspec.json.decode(text), OLD_NAMES)
        return msgspec.convert(data, Definition)
