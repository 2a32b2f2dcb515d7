"""Beside the user's work the file is read whole, and copied once a day."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.case import Client
from coach.errors import BackupNotMade, DataDamaged, DataLocked, StoreError
from coach.store.file.backups import has_copy_of, held_by
from coach.store.file.opening import open_store
from coach.store.file.recovery import Recovery
from coach.store.tables.clients import ClientTable
from tests.faults.test_disk_full import room

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
    assert (backup.held.saved, backup.held.until) == (1, NOON)


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


def test_closing_makes_no_folder_where_the_data_were_moved_away(opened, paths):
    store = opened()
    ClientTable(store).add(Client("a", "Halden Tools", "", NOON))
    store.close()
    away = paths.data.rename(paths.data.with_name("away"))
    assert isinstance(store.upkeep.at_closing(), StoreError)
    assert not paths.data.exists()
    assert (away / paths.database.name).exists()


def test_a_start_while_the_closing_copy_is_made_is_told_to_wait(opened, paths, monkeypatch):
    told = []
    copyfile = shutil.copyfile

    def meanwhile(source, target):
        with pytest.raises(DataLocked) as error:
            opened()
        told.append(error.value.todo)
        copyfile(source, target)

    monkeypatch.setattr("coach.store.file.backups.shutil.copyfile", meanwhile)
    store = opened()
    add(store, "Halden")
    store.close()
    assert store.upkeep.at_closing() is None
    assert ["try again in a moment" in todo for todo in told] == [True]
    assert len(copies(paths)) == 1


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
    monkeypatch.setattr("coach.store.file.opening.WHOLE_CHECK", 0)
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
    assert isinstance(fault, BackupNotMade)
    assert str(paths.backups) in fault.what
    add(store, "and more")


def test_a_disk_that_spoils_the_copy_does_not_stop_the_work(opened, paths, monkeypatch):
    """The data file is sound: it is not said to be damaged, and goes on being written."""

    def spoiling(source, target):
        content = bytearray(source.read_bytes())
        content[-2000] ^= 1
        target.write_bytes(content)

    monkeypatch.setattr("coach.store.file.backups.shutil.copyfile", spoiling)
    store = opened()
    add(store, "Halden")
    store.upkeep.start()
    assert isinstance(store.upkeep.finish(), BackupNotMade)
    assert copies(paths) == []
    add(store, "and more")
    store.close()
    assert len(ClientTable(opened()).all()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_no_room_for_a_copy_is_not_said_to_stop_the_saving(opened, paths):
    store = opened()
    add(store, "Halden " * 5000)
    store.move_journal()
    size = paths.database.stat().st_size
    with room(size // 2):
        store.upkeep.start()
        fault = store.upkeep.finish()
    assert isinstance(fault, BackupNotMade)
    assert "full" in fault.what
    assert copies(paths) == []


def test_a_copy_of_a_wrong_clock_s_day_does_not_ask_for_one_at_each_start(opened, paths, day):
    for moment in (NOON + timedelta(days=1500), NOON, NOON + timedelta(hours=1)):
        day.now = moment
        store = opened()
        store.upkeep.start()
        assert store.upkeep.finish() is None
        store.close()
    assert len(copies(paths)) == 2


def test_no_half_of_a_book_is_copied(opened, paths, monkeypatch):
    """Where the disk has no room to move the journal, the file alone lacks what was said last."""
    store = opened()
    add(store, "Halden")
    monkeypatch.setattr(type(store), "move_journal", lambda _store, **_more: None)
    assert not store.is_whole
    store.upkeep.start()
    assert not store.upkeep.is_running
    assert copies(paths) == []


@pytest.mark.parametrize(
    "name", ["good-terms-99999999T999999999999Z-v7.db", "good-terms-20261340T000000000000Z-v7.db"]
)
def test_a_file_whose_name_bears_no_time_is_none_of_ours_and_stays(opened, paths, name):
    paths.backups.mkdir(parents=True, exist_ok=True)
    (paths.backups / name).write_bytes(b"somebody's own")
    store = opened()
    store.upkeep.start()
    store.upkeep.finish()
    assert has_copy_of(NOON.astimezone().date(), paths.backups, held_by(store))
    assert (paths.backups / name).read_bytes() == b"somebody's own"
