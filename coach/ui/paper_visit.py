# SPDX-License-Identifier: MIT
"""A paper of a case: what the page of papers may be asked to show first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain.paper import PaperKind


@dataclass(frozen=True, slots=True)
class PaperVisit:
    """A case, and the paper to begin with."""

    case_id: str
    kind: PaperKind
