"""A full disk: the last change is refused, everything before it is kept.

No test mounts a disk, so that anybody can run them: the file's own limit of pages makes SQLite say
"full" as a disk does, and the system's limit on the length of a file stops every other write.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.domain.case import Client
from coach.errors import DataUnreadable, DiskFull, GoodTermsError, StoreError
from coach.services.case.files import write_whole
from coach.store.file.faults import from_sqlite
from coach.store.file.opening import open_store
from coach.store.tables.clients import ClientTable


@contextmanager
def room(length):
    """While this lasts no file can be longer than so many bytes."""
    resource = pytest.importorskip("resource", reason="limits of POSIX")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def limit_pages(store, more):
    """Let the file grow by so many pages and no further."""
    store.execute(f"PRAGMA max_page_count = {store.row('PRAGMA page_count')[0] + more}")


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


def test_everything_acknowledged_before_is_kept(open_data, clock):
    store = open_data()
    limit_pages(store, 20)
    kept = add_until_full(store, clock)
    assert [client.id for client in ClientTable(store).all()] == kept
    store.close()
    assert [client.id for client in ClientTable(open_data()).all()] == kept


def test_with_room_again_the_work_goes_on(open_data, clock):
    store = open_data()
    limit_pages(store, 20)
    kept = add_until_full(store, clock)
    limit_pages(store, 20)
    ClientTable(store).add(Client("zz", "Room again", "", clock()))
    assert len(ClientTable(store).all()) == len(kept) + 1


def test_a_change_that_cannot_be_written_is_refused_and_nothing_before_it_lost(open_data, clock):
    store = open_data()
    ClientTable(store).add(Client("first", "Halden", "", clock()))
    with room(0), pytest.raises(StoreError) as error:
        ClientTable(store).add(Client("second", "Halden " * 1000, "", clock()))
    assert error.value.safe
    assert error.value.todo
    ClientTable(store).add(Client("third", "Halden", "", clock()))
    store.close()
    assert [client.id for client in ClientTable(open_data()).all()] == ["first", "third"]


@pytest.mark.parametrize("length", [0, 100, 4096, 8192, 40_960, 81_920])
def test_a_new_file_on_a_full_disk_leaves_nothing_half_made(paths, open_data, length):
    with room(length), pytest.raises(StoreError) as error:
        open_data()
    assert error.value.safe
    assert error.value.todo
    assert {path.name for path in paths.data.iterdir()} <= {"good-terms.lock", "key", "key-place"}
    open_data()


def test_a_journal_that_cannot_be_moved_into_the_file_stays(unclean, clock):
    with room(0), pytest.raises(StoreError):
        open_store(unclean, clock, keyring=False)
    store = open_store(unclean, clock, keyring=False)
    assert len(ClientTable(store).all()) == 103
    store.close()


def test_a_file_for_the_user_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "brief.html"
    path.write_bytes(b"an older one")
    with room(1_000_000), pytest.raises(GoodTermsError, match="disk is full"):
        write_whole(path, bytes(2_000_000))
    assert path.read_bytes() == b"an older one"
    assert [found.name for found in tmp_path.iterdir()] == ["brief.html"]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a disk without room")
def test_a_fault_of_input_and_output_where_there_is_no_room_is_a_full_disk(tmp_path):
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR
    assert isinstance(from_sqlite(error, Path("/proc")), DiskFull)
    assert isinstance(from_sqlite(error, tmp_path), DataUnreadable)


@pytest.mark.parametrize(("length", "kind"), [(1000, DiskFull), (1 << 20, DataUnreadable)])
def test_a_quota_is_a_full_disk_however_much_room_the_disk_has(tmp_path, length, kind):
    """SQLite calls a quota a fault of input and output; the disk itself has room."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = 778  # SQLITE_IOERR_WRITE
    with room(length):
        assert isinstance(from_sqlite(error, tmp_path), kind)
    assert list(tmp_path.iterdir()) == []
