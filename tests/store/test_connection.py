"""Transactions, and errors on the way through."""

from __future__ import annotations

import pytest
from sqlcipher3 import dbapi2

from coach.errors import DataUnreadable, DiskFull
from coach.store.file.connection import Store


def names(store):
    return [row[0] for row in store.rows("SELECT name FROM setting ORDER BY name")]


def put(store, *names):
    for name in names:
        store.execute("INSERT INTO setting VALUES (?, '')", (name,))


def put_and_fail(store, *names):
    with store.transaction():
        with store.transaction():
            put(store, *names)
        raise KeyError


def test_a_transaction_is_kept_whole(store):
    with store.transaction():
        put(store, "a", "b")
    assert names(store) == ["a", "b"]


def test_a_transaction_that_fails_leaves_nothing(store):
    with pytest.raises(KeyError):
        put_and_fail(store, "a", "b")
    assert names(store) == []
    put(store, "c")
    assert names(store) == ["c"]


def test_a_full_disk_in_a_transaction_takes_all_of_it_back(store):
    put(store, "before")
    limit = store.row("PRAGMA page_count")[0]
    store.execute(f"PRAGMA max_page_count = {limit}")
    with pytest.raises(DiskFull), store.transaction():
        put(store, "inside", "x" * 1_000_000)
    assert names(store) == ["before"]
    assert not store.connection.in_transaction


def test_a_fault_of_the_program_is_not_dressed_up_as_one_of_the_disk(store):
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        store.rows("SELECT * FROM no_table")


def test_closing_twice_does_nothing_and_what_was_written_stays(store, reopen):
    put(store, "before")
    store.close()
    store.close()
    assert names(reopen()) == ["before"]


def test_a_file_in_a_folder_that_is_not_there_cannot_be_read(tmp_path):
    with pytest.raises(DataUnreadable):
        Store(tmp_path / "nowhere" / "file.db", "0" * 64).rows("PRAGMA user_version")
