"""The compiled cache saves time and never anything else: no fault of it reaches the user."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coach.content.cache import CompiledPack
from coach.content.checks.check import read_pack
from coach.content.library import ContentLibrary
from coach.domain.pack import Pack
from coach.errors import ContentError

HEAVY = ("yaml", "pydantic", "jinja2", "sqlite_utils", "PySide6")
START = """
import json, sys
from pathlib import Path
from coach.content.library import ContentLibrary
library = ContentLibrary(Path(sys.argv[1]), Path(sys.argv[2]))
found = [library.info, library.interview, library.verdicts, library.talk, library.plans,
         library.library, library.sources]
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
"""


def start(folder: Path, cache: Path) -> set[str]:
    """The modules that a program has loaded after it asked for everything."""
    done = subprocess.run(
        [sys.executable, "-c", START, str(folder), str(cache)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return set(json.loads(done.stdout))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder for the cache, which is not there yet."""
    return tmp_path / "cache"


def compiled(cache: Path, section: str = "interview") -> Path:
    """The file of a section."""
    (found,) = cache.rglob(f"{section}.json")
    return found


def title(folder: Path, cache: Path | None) -> str:
    """Something to read from a pack."""
    return ContentLibrary(folder, cache).info.title


def test_a_start_with_unchanged_content_loads_neither_yaml_nor_pydantic_nor_jinja(small, cache):
    assert {"yaml", "pydantic"} <= start(small.folder, cache)
    assert not start(small.folder, cache) & set(HEAVY)


def test_every_section_comes_from_the_cache_as_it_was_read(small, cache):
    pack = read_pack(small.folder)
    for _ in range(2):
        compiled = CompiledPack(small.folder, cache)
        for section in Pack.__struct_fields__:
            assert compiled.section(section) == getattr(pack, section)


def test_a_changed_file_is_compiled_again(small, cache):
    assert title(small.folder, cache) == "A small pack for tests"
    small.edit("pack.yaml", "A small pack for tests", "Another title")
    assert title(small.folder, cache) == "Another title"
    assert not start(small.folder, cache) & set(HEAVY)


def test_a_file_changed_to_the_same_length_is_compiled_again(small, cache):
    assert title(small.folder, cache) == "A small pack for tests"
    found = small.file("pack.yaml").stat()
    small.edit("pack.yaml", "A small", "A great")
    os.utime(small.file("pack.yaml"), ns=(found.st_atime_ns, found.st_mtime_ns + 1))
    assert title(small.folder, cache) == "A great pack for tests"


def test_a_new_and_a_removed_file_are_noticed(small, cache):
    title(small.folder, cache)
    small.file("reactions/more.md").write_bytes(small.file("reactions/why-now.md").read_bytes())
    assert len(ContentLibrary(small.folder, cache).talk.reactions) == 2
    small.file("reactions/more.md").unlink()
    assert len(ContentLibrary(small.folder, cache).talk.reactions) == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"\xff\xfe\x00",
        b"good-terms 1 x y\n{}",
        b"[" * 100_000,
    ],
)
def test_a_corrupt_cache_is_compiled_again(small, cache, raw):
    title(small.folder, cache)
    for path in cache.rglob("*.json"):
        path.write_bytes(raw)
    assert title(small.folder, cache) == "A small pack for tests"
    assert not start(small.folder, cache) & set(HEAVY)


def test_a_flipped_bit_anywhere_in_the_cache_is_noticed(small, cache):
    title(small.folder, cache)
    path = compiled(cache, "info")
    whole = path.read_bytes()
    for at in range(0, len(whole), 13):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert title(small.folder, cache) == "A small pack for tests"
        assert path.read_bytes() == whole


def test_a_cache_cut_short_is_compiled_again(small, cache):
    expected = ContentLibrary(small.folder, cache).interview
    path = compiled(cache)
    path.write_bytes(path.read_bytes()[:-20])
    assert ContentLibrary(small.folder, cache).interview == expected


def test_a_section_that_is_gone_is_compiled_again(small, cache):
    title(small.folder, cache)
    compiled(cache, "plans").unlink()
    assert len(ContentLibrary(small.folder, cache).plans) == 2
    assert compiled(cache, "plans").is_file()


def test_a_cache_with_a_right_checksum_and_a_wrong_shape_is_compiled_again(small, cache):
    from coach.content.cache import _fingerprint, _head

    title(small.folder, cache)
    body = b'{"@":"PackInfo","id":"other"}'
    head = _head(_fingerprint(small.folder), body)
    compiled(cache, "info").write_bytes(head + b"\n" + body)
    assert title(small.folder, cache) == "A small pack for tests"


def test_a_folder_where_the_cache_should_be_written_may_be_a_file(small, cache):
    cache.write_text("in the way", encoding="utf-8")
    assert title(small.folder, cache) == "A small pack for tests"
    assert cache.read_text(encoding="utf-8") == "in the way"


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such rights there")
def test_a_cache_that_cannot_be_written_is_done_without(small, cache):
    cache.mkdir()
    cache.chmod(0o500)
    try:
        assert title(small.folder, cache) == "A small pack for tests"
    finally:
        cache.chmod(0o700)


def test_without_a_cache_folder_everything_is_read_from_the_files(small):
    assert title(small.folder, None) == "A small pack for tests"


def test_nothing_but_whole_files_is_left_in_the_cache(small, cache):
    title(small.folder, cache)
    names = {path.name for path in cache.rglob("*") if path.is_file()}
    assert names == {f"{section}.json" for section in Pack.__struct_fields__}


def test_two_packs_share_a_cache_and_do_not_mix(small, cache, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(small.folder, other)
    small.edit("pack.yaml", "id: small", "id: first")
    for _ in range(2):
        assert CompiledPack(small.folder, cache).section("info").id == "first"
        assert CompiledPack(other, cache).section("info").id == "small"
    assert not start(other, cache) & set(HEAVY)


def test_a_faulty_pack_is_refused_also_when_it_was_sound_before(small, cache):
    title(small.folder, cache)
    small.edit("pack.yaml", "licence: MIT", "licence:")
    with pytest.raises(ContentError) as caught:
        title(small.folder, cache)
    assert caught.value.faults[0].file == "pack.yaml"
