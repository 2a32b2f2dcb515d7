# SPDX-License-Identifier: MIT
"""Where the pages of sealed files are shown about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from coach.domain.practice.sealed import SealedKind


class SealRoute(Struct, frozen=True):
    """What is to be sealed: a case, a run or a round; or the comments on one that was received."""

    kind: SealedKind
    about: str  # its id
    answer: bool = False
