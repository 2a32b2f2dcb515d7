"""Beside the user's work the file is read whole, and copied once a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.case import Client
from coach.errors import DataDamaged, DataLocked, DiskFull, StoreError
from coach.store.clients import ClientTable
from coach.store.opening import open_store
from coach.store.recovery import Recovery

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


class Day:
    """A clock that is set by hand."""

    now = NOON

    def __call__(self):
        """The moment it is set to."""
        return self.now


@pytest.fixture
def day():
    return Day()


@pytest.fixture
def opened(paths, day):
    """Opens the data file over the clock that is set by hand; closes it after the test."""
    stores = []

    def open_now():
        stores.append(open_store(paths, day, keyring=False))
        return stores[-1]

    yield open_now
    for store in stores:
        store.upkeep.finish()
        store.close()


def add(store, name):
    ClientTable(store).add(Client(name, name, "", NOON))


def copies(paths):
    return sorted(path.name for path in paths.backups.glob("*"))


def test_the_first_opening_of_a_day_makes_one_copy(opened, paths, day):
    for hours in (0, 3, 9):
        day.now = NOON + timedelta(hours=hours)
        store = opened()
        store.upkeep.start()
        assert store.upkeep.finish() is None
        store.close()
    assert len(copies(paths)) == 1
    day.now = NOON + timedelta(days=1)
    store = opened()
    store.upkeep.start()
    assert store.upkeep.finish() is None
    assert len(copies(paths)) == 2
    assert all(name.endswith(".db") for name in copies(paths))


def test_closing_copies_what_was_saved_and_only_then(opened, paths, day):
    store = opened()
    store.close()
    assert store.upkeep.at_closing() is None
    assert copies(paths) == []
    store = opened()
    add(store, "Halden")
    store.close()
    assert store.upkeep.at_closing() is None
    assert len(copies(paths)) == 1
    (backup,) = Recovery(paths, day, keyring=False).ways().backups
    assert backup.until == NOON


def test_closing_copies_nothing_that_another_program_has_open(opened, paths):
    store = opened()
    add(store, "Halden")
    store.close()
    again = opened()
    assert isinstance(store.upkeep.at_closing(), DataLocked)
    assert copies(paths) == []
    again.close()
    assert store.upkeep.at_closing() is None
    assert len(copies(paths)) == 1
    opened().close()  # the lock is free again


def test_what_is_said_while_the_copy_is_made_is_kept(opened, paths, day):
    store = opened()
    add(store, "before")
    store.upkeep.start()
    add(store, "meanwhile")
    assert store.upkeep.finish() is None
    store.close()
    assert [client.name for client in ClientTable(opened()).all()] == ["before", "meanwhile"]


@pytest.fixture
def large(opened, paths, monkeypatch):
    """A file that is too large to be read whole at the start, with one bad page at its end."""
    store = opened()
    for number in range(20):
        add(store, f"{number} " + "Halden " * 3000)
    store.close()
    monkeypatch.setattr("coach.store.opening.WHOLE_CHECK", 0)
    content = bytearray(paths.database.read_bytes())
    content[-2000] ^= 1
    paths.database.write_bytes(content)
    return bytes(content)


def test_damage_in_a_large_file_is_found_in_the_background(opened, paths, large):
    store = opened()
    store.upkeep.start()
    assert isinstance(store.upkeep.finish(), DataDamaged)
    with pytest.raises(DataDamaged):
        add(store, "more")
    store.close()
    assert store.upkeep.at_closing() is None
    assert paths.database.read_bytes() == large
    assert copies(paths) == []  # no copy of a damaged file, and no half of one


def test_where_no_copy_can_be_made_it_is_said_and_the_work_goes_on(opened, paths):
    paths.backups.parent.mkdir(parents=True, exist_ok=True)
    paths.backups.write_text("in the way")
    store = opened()
    add(store, "Halden")
    store.upkeep.start()
    fault = store.upkeep.finish()
    assert isinstance(fault, StoreError)
    assert not isinstance(fault, DataDamaged | DiskFull)
    add(store, "and more")


def test_no_half_of_a_book_is_copied(opened, paths, monkeypatch):
    """Where the disk has no room to move the journal, the file alone lacks what was said last."""
    store = opened()
    add(store, "Halden")
    monkeypatch.setattr(type(store), "move_journal", lambda _store: None)
    assert not store.is_whole
    store.upkeep.start()
    assert not store.upkeep.is_running
    assert copies(paths) == []
