"""The part of a pack that a case is pinned to, small enough to be kept in the data file."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass

from coach.content.codec import decoder, encode
from coach.domain.pack import Definition

MOST_BYTES = 16 * 1024 * 1024  # of the text; a pack's own files are far smaller


@dataclass(frozen=True, slots=True)
class PackedDefinition:
    """A definition as it is kept; `id` is the same for the same content, and for no other."""

    id: str
    content: bytes


def packed(definition: Definition) -> PackedDefinition:
    """A definition as compressed JSON."""
    text = json.dumps(encode(definition), ensure_ascii=False, separators=(",", ":")).encode()
    return PackedDefinition(hashlib.sha256(text).hexdigest()[:32], zlib.compress(text, 6))


def unpacked(content: bytes) -> Definition | None:
    """The definition that was kept; None where this program cannot read it any more."""
    unpack = zlib.decompressobj()
    try:
        text = unpack.decompress(content, MOST_BYTES)
        if unpack.unconsumed_tail:
            return None
        found: Definition = decoder(Definition)(json.loads(text))
    except (zlib.error, ValueError, TypeError, LookupError, RecursionError):
        return None
    return found
