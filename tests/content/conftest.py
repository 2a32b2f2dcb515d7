"""A small pack that is sound, as a copy that a test may break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from coach.errors import Fault
from tests.packs import faults_of

SMALL = Path(__file__).parents[1] / "files" / "packs" / "small"


@dataclass(frozen=True)
class Copy:
    """A copy of the small pack."""

    folder: Path

    def file(self, name: str) -> Path:
        """One of its files, in a folder that is there."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence of a text, which must be there."""
        text = self.file(name).read_text(encoding="utf-8")
        assert old in text
        self.file(name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def line(self, name: str, text: str) -> int:
        """The number of the first line that holds a text."""
        lines = self.file(name).read_text(encoding="utf-8").splitlines()
        return next(number for number, line in enumerate(lines, start=1) if text in line)

    def faults(self) -> tuple[Fault, ...]:
        """What the check finds."""
        return faults_of(self.folder)


@pytest.fixture
def small(tmp_path: Path) -> Copy:
    """A copy of the small pack to break."""
    shutil.copytree(SMALL, tmp_path / "small")
    return Copy(tmp_path / "small")


@pytest.fixture(scope="session")
def small_folder() -> Path:
    """The small pack itself, only to read."""
    return SMALL


@pytest.fixture
def refused(small: Copy) -> Callable[[str, str, str, str, str], None]:
    """Makes one edit; its fault must be named at a line that holds `line`, with a mend."""

    def edited(file: str, old: str, new: str, line: str, says: str) -> None:
        small.edit(file, old, new)
        found = [fault for fault in small.faults() if says in f"{fault.what} {fault.mend}"]
        assert found, small.faults()
        lines = small.file(file).read_text(encoding="utf-8").split("\n")
        assert any(fault.file == file and line in lines[fault.line - 1] for fault in found), found
        assert all(fault.mend for fault in found)

    return edited
