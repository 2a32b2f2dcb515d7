# SPDX-License-Identifier: MIT
"""A case with other answers: what the what-if page is asked to show."""

from __future__ import annotations

from msgspec import Struct


class WhatIfRoute(Struct, frozen=True):
    """A case, and answers to try on a copy of it: pairs of question id and option id."""

    case_id: str
    changes: tuple[tuple[str, str], ...] = ()
