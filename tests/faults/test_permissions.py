"""What may not be read or written is said in a sentence."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from coach.errors import DataUnreadable
from coach.paths import user_paths
from coach.store.file.opening import open_store
from tests.packs import faults_of

NOBODY = 65534
SMALL = Path(__file__).parents[1] / "files" / "packs" / "small"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


@pytest.fixture
def guest(tmp_path, clock):
    """Whoever runs the tests, if that is not root, to whom everything is permitted."""
    # a guest may not be allowed to read this Python: all modules are loaded before
    open_store(user_paths(tmp_path / "first"), clock, keyring=False).close()
    if os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    yield
    os.seteuid(0)
    os.setegid(0)


@pytest.fixture
def guests_folder(guest):
    """A folder of the guest's own, and its permissions to play with."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture
def guests_data(guests_folder, clock):
    """A closed data file of the guest's."""
    paths = user_paths(guests_folder / "data")
    open_store(paths, clock, keyring=False).close()
    return paths


def refused(paths, clock):
    with pytest.raises(DataUnreadable) as error:
        open_store(paths, clock, keyring=False)
    assert error.value.safe
    assert error.value.todo


def test_a_folder_that_may_only_be_read(guests_data, clock):
    before = guests_data.database.read_bytes()
    guests_data.data.chmod(0o500)
    refused(guests_data, clock)
    assert guests_data.database.read_bytes() == before


def test_a_file_that_may_only_be_read(guests_data, clock):
    before = guests_data.database.read_bytes()
    guests_data.database.chmod(0o400)
    refused(guests_data, clock)
    assert guests_data.database.read_bytes() == before


def test_a_file_that_may_not_be_read(guests_data, clock):
    guests_data.database.chmod(0o000)
    refused(guests_data, clock)


def test_a_key_that_may_not_be_read(guests_data, clock):
    (guests_data.data / "key").chmod(0o000)
    refused(guests_data, clock)


def test_a_folder_that_cannot_be_made(guests_folder, clock):
    guests_folder.chmod(0o500)
    refused(user_paths(guests_folder / "data"), clock)


def test_a_new_folder_that_may_only_be_read(guests_folder, clock):
    (guests_folder / "data").mkdir(mode=0o500)
    refused(user_paths(guests_folder / "data"), clock)
    assert list((guests_folder / "data").iterdir()) == []


def test_a_file_where_the_folder_should_be(tmp_path, clock):
    (tmp_path / "data").write_text("in the way")
    refused(user_paths(tmp_path / "data"), clock)


@pytest.fixture
def small():
    """The files of a small pack, read before somebody else looks at them."""
    found = (path for path in SMALL.rglob("*") if path.is_file())
    return {path.relative_to(SMALL): path.read_bytes() for path in found}


def test_a_folder_of_a_pack_that_cannot_be_read_is_named_and_nothing_else(small, guests_folder):
    pack = guests_folder / "small"
    for name, content in small.items():
        (pack / name).parent.mkdir(parents=True, exist_ok=True)
        (pack / name).write_bytes(content)
    (pack / "verdicts").chmod(0o000)
    (fault,) = faults_of(pack)
    assert (fault.file, fault.what) == ("verdicts", "This folder cannot be read.")
    assert fault.mend
