"""Packs as tests read them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from coach.content.checks.check import read_pack
from coach.errors import ContentError

if TYPE_CHECKING:
    from coach.errors import Fault


SMALL = Path(__file__).parent / "files" / "packs" / "small"


def small_base(folder: Path) -> Path:
    """The small pack under the name of the built-in one, so that what adds to that adds to it."""
    base = Path(shutil.copytree(SMALL, folder / "base"))
    info = base / "pack.yaml"
    named = info.read_text("utf-8").replace("id: small", "id: good-terms", 1)
    info.write_text(named.replace("A small pack for tests", "Good Terms"), "utf-8")
    situations = base / "scripts" / "situations.yaml"
    more = "".join(
        f"  - id: {name}\n    title: {name}\n    summary: For tests.\n"
        for name in ("late-payment", "abuse")
    )
    situations.write_text(situations.read_text("utf-8") + more, "utf-8")
    reactions = base / "reactions"
    (reactions / "money-next-week.md").write_text((reactions / "why-now.md").read_text("utf-8"))
    return base


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Every fault of a pack, by file and line; empty when it is sound."""
    try:
        read_pack(folder)
    except ContentError as error:
        return error.faults
    return ()
