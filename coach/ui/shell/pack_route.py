# SPDX-License-Identifier: MIT
"""A pack to look at: one that is there, or one that may be brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coach.domain.packs import PackPreview


class PackRoute(NamedTuple):
    """A pack in use, by its id; or with `preview` one that is not brought in yet."""

    id: str
    preview: PackPreview | None = None
