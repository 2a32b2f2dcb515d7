"""A full disk: the last change is refused, everything before it is kept."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coach.domain.case import Client
from coach.errors import DiskFull, GoodTermsError
from coach.paths import user_paths
from coach.services.files import write_whole
from coach.store.clients import ClientTable
from coach.store.opening import open_store


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte, where the tests may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux":
        pytest.skip("mounts a small disk with Linux' tmpfs")
    order = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(order, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run([shutil.which("umount"), str(disk)], check=True)


def add_until_full(store, clock):
    """The ids of the clients that were kept, until one was not."""
    kept = []
    for number in range(10_000):
        client = Client(f"client-{number:05}", "Halden " * 100, "", clock())
        try:
            ClientTable(store).add(client)
        except DiskFull:
            return kept
        kept.append(client.id)
    pytest.fail("the disk never filled")


def test_everything_acknowledged_before_is_kept(small_disk, clock):
    paths = user_paths(small_disk / "data")
    (small_disk / "ballast").write_bytes(bytes(200_000))
    store = open_store(paths, clock, keyring=False)
    kept = add_until_full(store, clock)
    assert [client.id for client in ClientTable(store).all()] == kept
    store.close()
    with pytest.raises(DiskFull):  # the journal could not be moved into the file
        open_store(paths, clock, keyring=False)
    (small_disk / "ballast").unlink()
    again = open_store(paths, clock, keyring=False)
    assert [client.id for client in ClientTable(again).all()] == kept
    again.close()


def test_with_room_again_the_work_goes_on(small_disk, clock):
    (small_disk / "ballast").write_bytes(bytes(600_000))
    store = open_store(user_paths(small_disk / "data"), clock, keyring=False)
    kept = add_until_full(store, clock)
    (small_disk / "ballast").unlink()
    ClientTable(store).add(Client("zz", "Room again", "", clock()))
    assert len(ClientTable(store).all()) == len(kept) + 1
    store.close()


@pytest.mark.parametrize("leave", [0, 4096, 8192, 40_960, 81_920])
def test_a_new_file_on_a_full_disk_leaves_nothing_half_made(small_disk, clock, leave):
    (small_disk / "data").mkdir()
    room = shutil.disk_usage(small_disk).free - leave
    (small_disk / "ballast").write_bytes(bytes(room))
    with pytest.raises(DiskFull) as error:
        open_store(user_paths(small_disk / "data"), clock, keyring=False)
    assert error.value.safe
    assert error.value.todo
    assert not (small_disk / "data" / "good-terms.db").exists()
    (small_disk / "ballast").unlink()
    open_store(user_paths(small_disk / "data"), clock, keyring=False).close()


def test_a_limit_of_pages_is_a_full_disk_too(open_data, clock):
    store = open_data()
    store.execute(f"PRAGMA max_page_count = {store.row('PRAGMA page_count')[0] + 20}")
    kept = add_until_full(store, clock)
    assert [client.id for client in ClientTable(store).all()] == kept


def test_a_file_for_the_user_is_written_whole_or_not_at_all(small_disk):
    path = Path(small_disk / "brief.html")
    path.write_bytes(b"an older one")
    with pytest.raises(GoodTermsError, match="disk is full"):
        write_whole(path, bytes(2_000_000))
    assert path.read_bytes() == b"an older one"
    assert [found.name for found in small_disk.iterdir()] == ["brief.html"]
