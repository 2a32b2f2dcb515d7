# SPDX-License-Identifier: MIT
"""What the pages of practising may be asked to show."""

from __future__ import annotations

from typing import NamedTuple


class RoundRoute(NamedTuple):
    """A round to be set up: what it is to be about, as far as that is known."""

    case_id: str = ""
    roleplay: str = ""
    persona: str = ""
