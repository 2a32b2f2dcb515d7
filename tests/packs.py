"""Packs as tests read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.content.checks.check import read_pack
from coach.errors import ContentError

if TYPE_CHECKING:
    from pathlib import Path

    from coach.errors import Fault


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Every fault of a pack, by file and line; empty when it is sound."""
    try:
        read_pack(folder)
    except ContentError as error:
        return error.faults
    return ()
