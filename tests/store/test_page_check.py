"""One sound page tells whether a key is the one of a file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from coach.errors import DataDamaged, DataOfAnotherKey
from coach.store.file.page_check import key_fits

OLD = Path(__file__).parents[1] / "files" / "databases"
VERSIONS = sorted((path.stem for path in OLD.glob("*.db")), key=lambda name: int(name[1:]))


def key_of(version):
    return (OLD / f"{version}.key").read_text().strip()


@pytest.mark.parametrize("version", VERSIONS)
def test_the_key_of_a_file_fits_and_no_other_does(version):
    file = OLD / f"{version}.db"
    assert key_fits(file, key_of(version)) is True
    other = VERSIONS[VERSIONS.index(version) - 1]
    assert key_fits(file, key_of(other)) is False


def test_one_sound_page_is_enough(tmp_path):
    content = bytearray((OLD / "v9.db").read_bytes())
    spoiled = random.Random(1).randbytes(len(content))
    file = tmp_path / "file"
    file.write_bytes(content[:16] + spoiled[16:8192] + content[8192:12288] + spoiled[12288:])
    assert key_fits(file, key_of("v9")) is True
    file.write_bytes(content[:16] + spoiled[16:])
    assert key_fits(file, key_of("v9")) is False


def test_where_the_beginning_of_a_file_is_gone_a_backup_tells(tmp_path):
    content = bytes(4096) + (OLD / "v9.db").read_bytes()[4096:]
    (tmp_path / "file").write_bytes(content)
    assert key_fits(tmp_path / "file", key_of("v9")) is False
    assert key_fits(tmp_path / "file", key_of("v9"), (OLD / "v9.db",)) is True


def test_of_a_file_that_cannot_be_read_nothing_is_known(tmp_path):
    assert key_fits(tmp_path / "none", key_of("v9")) is None


def test_a_file_of_another_key_is_told_from_one_with_a_bad_page(paths, reopen):
    reopen().close()
    content = bytearray(paths.database.read_bytes())
    content[100] ^= 1  # of the first page, where a wrong key fails too
    paths.database.write_bytes(content)
    with pytest.raises(DataDamaged) as error:
        reopen()
    assert type(error.value) is DataDamaged
    content[100] ^= 1
    paths.database.write_bytes(content)
    key = (paths.data / "key").read_text()
    (paths.data / "key").write_text("0f" * 32)
    with pytest.raises(DataOfAnotherKey):
        reopen()
    (paths.data / "key").write_text(key)
    reopen()
