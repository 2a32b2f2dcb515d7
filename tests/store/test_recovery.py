"""After damage: nothing is deleted, and there is a way on."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.recovery import Way
from coach.errors import (
    DataBehind,
    DataDamaged,
    DataGone,
    DataLocked,
    DataUnreadable,
    StoreError,
)
from coach.paths import user_paths
from coach.store.file.backups import (
    copy_at_rest,
)
from coach.store.file.connection import Store
from coach.store.file.faults import from_sqlite
from coach.store.file.opening import open_store
from coach.store.file.recovery import Recovery
from coach.store.file.watermark import WatermarkFile
from coach.store.tables.settings import SettingTable
from tests.store.conftest import NOON, add, journal, key_of, names, raise_damage


def test_a_backup_takes_the_place_of_a_damaged_file_which_is_set_aside(book, recovery, reopen):
    spoiled = b"spoiled" * 2000
    book.database.write_bytes(spoiled)
    with pytest.raises(DataDamaged):
        reopen()
    (backup,) = recovery.ways().backups
    aside = recovery.put_back(backup.file)
    assert (aside / "good-terms.db").read_bytes() == spoiled
    assert names(reopen()) == ["first"]


def test_a_damaged_journal_is_known_and_one_can_go_on_without_it(killed, recovery, reopen):
    before = killed.database.read_bytes()
    spoiled = bytearray(journal(killed).read_bytes())
    spoiled[100] ^= 1
    journal(killed).write_bytes(spoiled)
    with pytest.raises(DataBehind) as error:
        reopen()
    assert error.value.saved_until == NOON
    ways = recovery.ways()
    assert ways.best is Way.GO_ON
    assert ways.missing(ways.readable) == 1
    aside = recovery.go_on()
    assert (aside / "good-terms.db-wal").read_bytes() == spoiled
    assert (aside / "good-terms.db").read_bytes() == before
    assert names(reopen()) == ["first", "second"]


def test_a_journal_of_another_day_is_known_and_left_out(killed, recovery, reopen, clock):
    old = journal(killed).read_bytes()
    store = reopen()
    add(store, "fourth")
    store.close()
    journal(killed).write_bytes(old)
    with pytest.raises(DataBehind):
        reopen()
    recovery.go_on()
    assert names(reopen()) == ["first", "second", "third", "fourth"]


def test_a_file_that_was_not_closed_and_is_alone_says_that_something_is_gone(
    killed, recovery, reopen
):
    """As where somebody copied the data file alone while the program ran."""
    journal(killed).unlink()
    killed.watermark.unlink()
    with pytest.raises(DataBehind) as error:
        reopen()
    assert error.value.saved_until is None
    ways = recovery.ways()
    assert ways.missing(ways.readable) is None  # nobody knows how much
    recovery.go_on()
    assert names(reopen()) == ["first", "second"]
    reopen().close()
    killed.watermark.unlink()
    assert names(reopen()) == ["first", "second"]  # it was closed


def test_what_is_saved_after_an_older_state_was_restored_is_a_branch(killed, recovery, reopen):
    """The fuller state of before holds more and lacks less than nothing of what came after."""
    reopen().close()
    full = copy_at_rest(killed.database, key_of(killed), killed.backups, NOON)
    oldest = min(recovery.ways().backups, key=lambda each: each.held.saved)
    recovery.put_back(oldest.file)
    store = reopen()
    assert (names(store), store.watermark().saved) == (["first"], 1)
    add(store, "instead")
    assert store.watermark().saved == 2
    store.close()
    copy_at_rest(killed.database, key_of(killed), killed.backups, NOON)
    killed.database.write_bytes(b"spoiled" * 2000)
    ways = recovery.ways()
    assert (ways.missing(ways.backups[0].held), ways.best) == (0, Way.PUT_BACK)
    held = next(each.held for each in ways.backups if each.file == full)
    assert (ways.missing(held), ways.beyond(held), ways.is_in_line(held)) == (1, 2, False)
    parted, is_before = ways.parting(held)
    assert (parted.way, is_before) == (Way.PUT_BACK, True)


def test_going_on_without_what_is_lost_skips_no_number(killed, recovery, reopen):
    """A copy that holds the same is not said to be older."""
    journal(killed).unlink()
    recovery.go_on()
    store = reopen()
    assert store.watermark().saved == len(names(store)) == 2
    store.close()
    copy = copy_at_rest(killed.database, key_of(killed), killed.backups, NOON)
    ways = recovery.ways()
    held = next(each.held for each in ways.backups if each.file == copy)
    assert (ways.missing(held), ways.missing(ways.readable)) == (0, 0)
    older = next(each.held for each in ways.backups if each.held.saved == 1)
    assert ways.missing(older) == 1


def test_after_a_choice_was_taken_back_its_backup_lacks_what_was_lost(killed, recovery, reopen):
    journal(killed).unlink()
    aside = recovery.go_on()
    store = reopen()
    add(store, "instead")
    add(store, "and more")
    upkeep = store.upkeep
    store.close()
    assert upkeep.at_closing() is None
    recovery.take_back(aside)
    with pytest.raises(DataBehind):
        reopen()
    ways = recovery.ways()
    assert ways.missing(ways.readable) == 1
    assert all(ways.missing(each.held) for each in ways.backups)
    fullest = max(ways.backups, key=lambda each: each.held.saved).held
    assert (ways.missing(fullest), ways.beyond(fullest)) == (1, 2)
    parted, is_before = ways.parting(fullest)
    assert (parted.way, is_before) == (Way.GO_ON, False)


def test_to_go_on_with_a_sound_file_changes_nothing(book, recovery):
    before = {path.name: path.read_bytes() for path in book.data.iterdir()}
    assert recovery.go_on() is None
    assert {path.name: path.read_bytes() for path in book.data.iterdir()} == before


def test_what_the_program_notes_for_itself_is_no_change_that_one_misses(book, reopen, recovery):
    store = reopen()
    before = store.watermark()
    SettingTable(store).note("window-place", "1 2 3 4")
    after = store.watermark()
    assert (after.saved, after.at) == (before.saved, before.at)
    assert after.commits > before.commits
    assert not store.has_changed
    SettingTable(store).set("theme", "dark")
    assert store.watermark().saved == before.saved + 1


def test_a_file_from_before_books_had_names_is_of_one_book_with_its_copies(tmp_path, clock):
    """The copy that the update made is of the same book, and all in it counts."""
    paths = user_paths(tmp_path / "old")
    paths.data.mkdir()
    old = Path(__file__).parents[1] / "files" / "databases"
    shutil.copyfile(old / "v7.db", paths.database)
    shutil.copyfile(old / "v7.key", paths.data / "key")
    store = open_store(paths, clock, keyring=False)
    SettingTable(store).set("theme", "light")
    book, saved = store.watermark().book, store.watermark().saved
    store.close()
    (backup,) = Recovery(paths, clock, keyring=False).ways().backups
    assert backup.held.book == book
    assert backup.held.saved == saved - 1


def test_a_backup_does_not_get_the_journal_of_the_file_before_it(killed, recovery, reopen):
    journal(killed).unlink()
    with pytest.raises(DataBehind):
        reopen()
    recovery.put_back(recovery.ways().backups[0].file)
    assert names(reopen()) == ["first"]


def test_a_file_that_is_gone_is_never_an_empty_book(book, recovery, reopen):
    book.database.unlink()
    with pytest.raises(DataGone):
        reopen()
    assert not book.database.exists()
    recovery.put_back(recovery.ways().backups[0].file)
    assert names(reopen()) == ["first"]


def test_one_can_begin_anew_and_the_old_file_is_kept(book, recovery, reopen):
    book.database.write_bytes(b"spoiled" * 2000)
    aside = recovery.begin_anew()
    assert (aside / "good-terms.db").read_bytes() == b"spoiled" * 2000
    assert names(reopen()) == []


def test_beginning_anew_that_is_cut_short_loses_nothing(killed, recovery, reopen, monkeypatch):
    before = {path.name: path.read_bytes() for path in killed.data.iterdir() if path.is_file()}
    unlink = Path.unlink

    def refusing(path, *arguments, **options):
        if path == killed.database:
            raise OSError(errno.EIO, "the disk does not answer")
        unlink(path, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refusing)
        with pytest.raises(StoreError):
            recovery.begin_anew()
    assert {name: (killed.data / name).read_bytes() for name in before} == before
    assert names(reopen()) == ["first", "second", "third"]


def test_a_damaged_backup_is_not_offered(book, recovery):
    (backup,) = recovery.ways().backups
    content = bytearray(backup.file.read_bytes())
    content[-10] ^= 1
    backup.file.write_bytes(content)
    assert recovery.ways().backups == ()


def test_a_copy_of_a_newer_program_is_not_offered(book, recovery):
    """Put back it would be refused, and without a way on."""
    (backup,) = recovery.ways().backups
    newer = Store(backup.file, key_of(book))
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    assert recovery.ways().backups == ()


def test_a_file_with_a_bad_page_is_no_way_on_and_none_is_offered(book, recovery, reopen):
    """To go on with it would end in the same refusal."""
    content = bytearray(book.database.read_bytes())
    content[-2000] ^= 1
    book.database.write_bytes(content)
    with pytest.raises(DataDamaged):
        reopen()
    assert recovery.ways().readable is None
    with pytest.raises(DataDamaged):
        recovery.go_on()
    assert not (book.data / "set-aside").exists()


def test_what_was_saved_last_is_known_to_the_ways_on(book, recovery, reopen):
    assert (recovery.ways().saved, recovery.ways().saved_at) == (2, NOON)
    WatermarkFile(book.watermark).forget()
    assert recovery.ways().saved is None


def test_what_a_backup_holds_and_until_when(book, recovery):
    (backup,) = recovery.ways().backups
    readable = recovery.ways().readable
    assert backup.made == NOON
    assert (backup.held.saved, backup.held.until) == (1, NOON)
    assert (backup.held.clients, backup.held.cases) == (1, 0)
    assert (readable.saved, readable.until) == (2, NOON)
    assert (readable.clients, readable.cases) == (2, 0)
    assert recovery.ways().missing(backup.held) == 1
    assert recovery.ways().missing(recovery.ways().readable) == 0


def test_nothing_is_put_back_while_the_program_is_open(book, recovery, reopen):
    ways = recovery.ways()
    reopen()
    with pytest.raises(DataLocked):
        recovery.put_back(ways.backups[0].file)


def test_nothing_is_written_once_damage_was_met(book, reopen):
    store = reopen()
    add(store, "third")  # it is in the journal
    with pytest.raises(DataDamaged), store.transaction():
        raise_damage(store)
    before, said = book.database.read_bytes(), journal(book).read_bytes()
    with pytest.raises(DataDamaged):
        add(store, "fourth")
    store.close()
    assert book.database.read_bytes() == before
    assert journal(book).read_bytes() == said
    assert names(reopen()) == ["first", "second", "third"]


def test_a_file_that_was_being_closed_after_damage_is_found_again(book, reopen):
    book.database.rename(book.database.with_name("good-terms.db.away"))
    assert names(reopen()) == ["first", "second"]


def test_a_copy_at_rest_is_a_backup_like_any_other(book, recovery):
    made = copy_at_rest(book.database, key_of(book), book.backups, NOON + timedelta(days=1))
    assert recovery.ways().backups[0].file == made
    assert not list(book.backups.glob("*.part"))


def test_an_old_copy_that_cannot_be_deleted_does_not_undo_the_new_one(book, monkeypatch):
    key = key_of(book)
    monkeypatch.setattr("coach.store.file.backups.KEEP_LAST", 2)
    for hours in (1, 2):  # of one day, long ago: the first is not needed any more
        copy_at_rest(book.database, key, book.backups, NOON - timedelta(days=30, hours=-hours))
    unlink = Path.unlink

    def refusing(path, *arguments, **options):
        if path.suffix == ".db":
            raise PermissionError(errno.EACCES, "not yours")
        unlink(path, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refusing)
        for hours in (1, 2):
            made = copy_at_rest(book.database, key, book.backups, NOON + timedelta(hours=hours))
            assert made.exists()
    assert len(list(book.backups.iterdir())) == 5
    copy_at_rest(book.database, key, book.backups, NOON + timedelta(hours=3))
    assert len(list(book.backups.iterdir())) == 4  # now they have gone


def test_no_copy_is_made_of_a_damaged_file(book):
    content = bytearray(book.database.read_bytes())
    content[-10] ^= 1
    book.database.write_bytes(content)
    with pytest.raises(DataDamaged):
        copy_at_rest(book.database, key_of(book), book.backups, NOON + timedelta(days=1))
    assert len(list(book.backups.iterdir())) == 1


def test_a_copy_that_is_put_back_does_not_open_with_the_journal_of_the_file_before(
    killed, recovery, reopen, monkeypatch
):
    """As where the program is killed right after the copy took the name of the file."""

    def killed_here(*_args, **_more):
        raise KeyboardInterrupt

    (backup,) = recovery.ways().backups
    monkeypatch.setattr(type(journal(killed)), "unlink", killed_here)
    with pytest.raises(KeyboardInterrupt):
        recovery.put_back(backup.file)
    monkeypatch.undo()
    with pytest.raises((DataBehind, DataDamaged)):
        reopen()
    assert journal(killed).exists()


@pytest.mark.parametrize(
    ("code", "kind"),
    [(266, DataDamaged), (522, DataDamaged), (8458, DataDamaged), (1034, DataUnreadable)],
    ids=["read", "short read", "file system damaged", "sync"],
)
def test_a_disk_that_cannot_read_the_file_is_damage_and_has_ways_on(tmp_path, code, kind):
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    found = from_sqlite(error, tmp_path)
    assert type(found) is kind
    assert found.safe
    assert found.todo


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_key_that_may_not_be_read_is_said(book, recovery):
    (book.data / "key").unlink()
    (book.data / "key").mkdir()  # it is there, and nobody can read it, not even root
    with pytest.raises(StoreError):
        recovery.ways()
