"""What the records of the domain have in common."""

from __future__ import annotations

from typing import dataclass_transform

from msgspec import Struct, field


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True, forbid_unknown_fields=True, tag=True, tag_field="@", gc=False):
    """A record: it is never changed, and is equal to another that holds the same.

    Encoded it is an object with the name of its class under `@`. Decoding is strict: what does not
    fit its types, or is unknown, is refused; only a field that has a default may be left out, so
    that what an older program kept still opens.
    """
