# SPDX-License-Identifier: MIT
"""A paper of a case: what the page of papers may be asked to show first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coach.domain.papers.paper import PaperKind


class PaperRoute(NamedTuple):
    """A case, and the paper to begin with."""

    case_id: str
    kind: PaperKind
