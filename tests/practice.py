"""The small role-play of tests, with its client."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from coach.content.checks.check import read_pack
from tests.packs import SMALL

if TYPE_CHECKING:
    from coach.domain.practice.content import PracticeContent
    from coach.domain.practice.persona import LevelText

PRACTICE = Path(__file__).parent / "files" / "practice"


def with_practice(folder: Path) -> Path:
    """The small pack in a folder, with what is practised with in it."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    shutil.copytree(PRACTICE, folder, dirs_exist_ok=True)
    return folder


@lru_cache(maxsize=1)
def small_practice() -> PracticeContent:
    """One persona, one rubric and one role-play."""
    with TemporaryDirectory() as folder:
        return read_pack(with_practice(Path(folder) / "small")).practice


def level(name: str) -> LevelText:
    """A level by its name: "L3"."""
    return next(each for each in small_practice().levels if each.level == name)
