"""The files of the built-in pack can be read and edited in any editor."""

from __future__ import annotations

import pytest

from coach.paths import pack_folder

LONGEST = 200
FILES = sorted(
    path for path in pack_folder().rglob("*") if path.suffix in {".md", ".yaml"} and path.is_file()
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(pack_folder())))
def test_no_line_is_too_long_to_read(path):
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [number for number, line in enumerate(lines, 1) if len(line) > LONGEST] == []
