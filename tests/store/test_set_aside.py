"""What is set aside is whole, and comes back whole, whenever one is stopped."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from coach.errors import DataBehind, DataDamaged, DataGone, DiskFull, StoreError
from tests.faults.test_disk_full import room
from tests.store.conftest import add, journal, names, raise_damage


def stopped(*_args, **_more):
    """As where the program is killed at this call."""
    raise KeyboardInterrupt


def stop_at(monkeypatch, name, place):
    """Stop at the first rename, link or the like of `Path` that leads to a place."""
    call = getattr(Path, name)

    def stopping(path, *args, **more):
        if place in (path, *args):
            raise KeyboardInterrupt
        return call(path, *args, **more)

    monkeypatch.setattr(Path, name, stopping)


@pytest.mark.parametrize("where", ["journal", "database", "watermark"])
def test_taking_back_that_is_cut_short_is_done_again_and_brings_all_of_it(
    killed, recovery, reopen, monkeypatch, where
):
    aside = recovery.put_back(recovery.ways().backups[-1].file)
    assert names(reopen()) == ["first"]
    reopen().close()
    at = {"journal": journal(killed), "database": killed.database, "watermark": killed.watermark}
    stop_at(monkeypatch, "replace", at[where])
    with pytest.raises(KeyboardInterrupt):
        recovery.take_back(aside)
    monkeypatch.undo()
    if where == "journal":  # nothing was moved yet
        assert names(reopen()) == ["first"]
        reopen().close()
    else:
        with pytest.raises((DataBehind, DataDamaged)):
            reopen()
    recovery.take_back(aside)
    assert names(reopen()) == ["first", "second", "third"]
    assert not aside.exists()
    assert not list(killed.data.glob("*.back"))


def test_what_a_half_taken_back_choice_left_is_cleared_at_the_next_start(book, reopen):
    for name in ("good-terms.db", "good-terms.db-wal", "key", "key-place"):
        (book.data / f"{name}.back").write_bytes(b"half")
    assert names(reopen()) == ["first", "second"]
    assert not list(book.data.glob("*.back"))


def test_a_file_of_the_user_s_own_in_the_folder_stays_when_it_is_taken_back(book, recovery, reopen):
    aside = recovery.put_back(recovery.ways().backups[0].file)
    (aside / "key of the old laptop.txt").write_text("perhaps this one")
    recovery.take_back(aside)
    assert names(reopen()) == ["first", "second"]
    assert [path.name for path in aside.iterdir()] == ["key of the old laptop.txt"]
    assert aside not in [kept.folder for kept in recovery.ways().kept]
    reopen().close()
    before = book.database.read_bytes()
    with pytest.raises(StoreError):
        recovery.take_back(aside)
    assert book.database.read_bytes() == before


def test_setting_aside_that_is_cut_short_passes_for_nothing(book, recovery, reopen, monkeypatch):
    copyfile = shutil.copyfile

    def copied_then_killed(source, target):
        copyfile(source, target)
        monkeypatch.setattr(shutil, "rmtree", stopped)  # who is killed cleans up nothing
        raise KeyboardInterrupt

    monkeypatch.setattr(shutil, "copyfile", copied_then_killed)
    with pytest.raises(KeyboardInterrupt):
        recovery.begin_anew()
    monkeypatch.undo()
    assert list(book.set_aside.iterdir())
    assert recovery.ways().kept == ()
    assert names(reopen()) == ["first", "second"]
    assert not list(book.set_aside.iterdir())


def test_a_setting_aside_that_finds_no_room_leaves_no_half_of_it(book, recovery):
    """What lies there is taken for the files as they were, and fills the disk."""
    before = {path.name: path.read_bytes() for path in book.data.iterdir()}
    with room(book.database.stat().st_size // 2), pytest.raises(DiskFull):
        recovery.begin_anew()
    assert list((book.data / "set-aside").iterdir()) == []
    assert {name: (book.data / name).read_bytes() for name in before} == before


@pytest.fixture
def linked(book, tmp_path):
    """The data file is a link to one in another folder, as some keep it where it is copied."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    book.database.rename(elsewhere / "book.db")
    try:
        book.database.symlink_to(elsewhere / "book.db")
    except OSError:
        pytest.skip("no links here")
    return elsewhere


def test_the_journal_of_a_linked_file_is_watched_like_any_other(linked, book, recovery, reopen):
    store = reopen()
    add(store, "third")
    assert not store.is_whole
    kept = {path.name: path.read_bytes() for path in linked.iterdir()}
    assert set(kept) == {"book.db", "book.db-wal"}
    mark = book.watermark.read_bytes()
    store.close()
    assert set(linked.iterdir()) == {linked / "book.db"}
    kept["book.db-wal"] = kept["book.db-wal"][:-100]
    for name, content in kept.items():
        (linked / name).write_bytes(content)
    book.watermark.write_bytes(mark)
    with pytest.raises(DataBehind):
        reopen()
    assert {path.name: path.read_bytes() for path in linked.iterdir()} == kept
    recovery.go_on()
    assert names(reopen()) == ["first", "second"]
    assert book.database.is_symlink()


def test_in_place_of_a_link_comes_a_file_and_what_it_led_to_stays(linked, book, recovery, reopen):
    (linked / "book.db").write_bytes(b"spoiled" * 2000)
    (linked / "book.db-wal").write_bytes(b"spoiled, too")
    recovery.put_back(recovery.ways().backups[0].file)
    assert names(reopen()) == ["first"]
    assert not book.database.is_symlink()
    assert (linked / "book.db").read_bytes() == b"spoiled" * 2000
    assert (linked / "book.db-wal").read_bytes() == b"spoiled, too"


def test_after_damage_the_journal_of_a_linked_file_is_not_moved_either(linked, reopen):
    store = reopen()
    add(store, "third")
    with pytest.raises(DataDamaged), store.transaction():
        raise_damage(store)
    before = {path.name: path.read_bytes() for path in linked.iterdir()}
    store.close()
    assert {path.name: path.read_bytes() for path in linked.iterdir()} == before
    (linked / "book.db").rename(linked / "book.db.away")  # as a kill in the midst leaves it
    assert names(reopen()) == ["first", "second", "third"]


def test_a_link_to_what_is_not_there_is_a_file_that_is_gone(linked, reopen):
    (linked / "book.db").rename(linked / "other.db")
    with pytest.raises(DataGone):
        reopen()


@pytest.fixture
def linked_and_killed(linked, book, reopen):
    """The third client is in the journal beside the linked file."""
    store = reopen()
    add(store, "third")
    kept = {path.name: path.read_bytes() for path in linked.iterdir()}
    mark = book.watermark.read_bytes()
    store.close()
    for name, content in kept.items():
        (linked / name).write_bytes(content)
    book.watermark.write_bytes(mark)
    return book


def test_the_journal_of_a_linked_file_comes_back_with_it(linked_and_killed, recovery, reopen):
    aside = recovery.put_back(recovery.ways().backups[-1].file)
    assert names(reopen()) == ["first"]
    reopen().close()
    recovery.take_back(aside)
    assert names(reopen()) == ["first", "second", "third"]


def test_in_place_of_a_link_that_is_still_there_both_come_back(
    linked_and_killed, linked, recovery, reopen
):
    spoiled = bytearray((linked / "book.db-wal").read_bytes())
    spoiled[200] ^= 1
    (linked / "book.db-wal").write_bytes(spoiled)
    aside = recovery.go_on()
    assert linked_and_killed.database.is_symlink()
    recovery.take_back(aside)
    assert journal(linked_and_killed).read_bytes() == spoiled
    with pytest.raises(DataBehind):
        reopen()
    spoiled[200] ^= 1
    journal(linked_and_killed).write_bytes(spoiled)
    assert names(reopen()) == ["first", "second", "third"]


@pytest.mark.parametrize("way", ["put_back", "begin_anew"])
def test_a_file_that_the_disk_cannot_read_is_set_aside_as_it_is(
    killed, recovery, reopen, monkeypatch, way
):
    """Its bytes cannot be copied; a second name for them asks for none."""
    copyfile = shutil.copyfile
    before = {file: file.read_bytes() for file in (killed.database, journal(killed))}

    def failing(source, target):
        if source in before:
            raise OSError(errno.EIO, "the disk cannot read it")
        return copyfile(source, target)

    (backup,) = recovery.ways().backups
    monkeypatch.setattr(shutil, "copyfile", failing)
    aside = recovery.put_back(backup.file) if way == "put_back" else recovery.begin_anew()
    monkeypatch.undo()
    assert {file: (aside / file.name).read_bytes() for file in before} == before
    assert names(reopen()) == (["first"] if way == "put_back" else [])
