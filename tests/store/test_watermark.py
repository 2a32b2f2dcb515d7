"""The count beside the data file asks for what was acknowledged, and accuses nobody falsely."""

from __future__ import annotations

import os
import shutil
import sys
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from coach.domain.case import Client
from coach.domain.recovery import Branch, Held, Way
from coach.errors import DataBehind
from coach.paths import user_paths
from coach.store.file.connection import Store
from coach.store.file.opening import open_store
from coach.store.file.recovery import _Readable
from coach.store.file.watermark import Watermark, WatermarkFile
from coach.store.tables.clients import ClientTable

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
OLD = Path(__file__).parents[1] / "files" / "databases"


def add(store, name):
    ClientTable(store).add(Client(name, name, "", NOON))


def clients(store):
    return [client.name for client in ClientTable(store).all()]


def test_the_disk_has_each_new_base_before_the_file_moves_on(paths, reopen, monkeypatch):
    """After a power cut the count may be old, but never of a base that the file has forgotten."""
    synced, fsync = [], os.fsync

    def noting(handle):
        synced.append(os.fstat(handle).st_ino)
        fsync(handle)

    store = reopen()
    add(store, "first")
    monkeypatch.setattr(os, "fsync", noting)
    add(store, "second")
    assert paths.watermark.stat().st_ino not in synced  # nobody waits for it at each step
    store.move_journal()
    assert paths.watermark.stat().st_ino in synced


def test_a_count_as_a_power_cut_leaves_it_accuses_nobody(paths, reopen):
    store = reopen()
    add(store, "first")
    store.move_journal()
    before = paths.watermark.read_bytes()  # the disk has it; of what follows it has the data only
    add(store, "second")
    store.close()
    paths.watermark.write_bytes(before)
    assert clients(reopen()) == ["first", "second"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_count_that_cannot_be_written_is_given_up_and_accuses_nobody(paths, reopen, monkeypatch):
    store = reopen()
    add(store, "first")
    store.close()
    opening = os.open

    def refusing(path, flags, *more):
        if Path(path) == paths.watermark and flags & os.O_WRONLY:
            raise PermissionError(13, "not yours")
        return opening(path, flags, *more)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refusing)
        for name in ("second", "third", "fourth"):  # each closing gives the file a new base
            add(reopen(), name)
        store = reopen()
        store.close()
    assert clients(reopen()) == ["first", "fourth", "second", "third"]


def test_a_slot_cut_short_by_a_full_disk_leaves_the_other_for_the_next(tmp_path, monkeypatch):
    file = WatermarkFile(tmp_path / "mark")
    for commits in (1, 2):
        file.write(Watermark(commits, "a" * 16, "", NOON))
    writing = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, content: writing(handle, content[:20]))
        for commits in (3, 4):
            file.write(Watermark(commits, "a" * 16, "", NOON))
    assert WatermarkFile(tmp_path / "mark").read().commits == 2


def test_a_count_in_another_form_asks_for_nothing(tmp_path):
    body = b"good-terms 22 7 abc".ljust(118)
    (tmp_path / "mark").write_bytes((body + b" %08x\n" % zlib.crc32(body)) * 2)
    assert WatermarkFile(tmp_path / "mark").read() is None


@pytest.mark.parametrize("version", [5, 6])
def test_killed_while_the_journal_of_an_update_is_moved_the_file_opens(
    tmp_path, clock, monkeypatch, version
):
    """The file itself has no count yet: all of the update lies in the journal."""
    paths, killed = user_paths(tmp_path / "data"), user_paths(tmp_path / "killed")
    paths.data.mkdir()
    shutil.copyfile(OLD / f"v{version}.db", paths.database)
    shutil.copyfile(OLD / f"v{version}.key", paths.data / "key")
    rows = Store.rows

    def as_it_lies(store, sql, values=()):
        if "wal_checkpoint" in sql and store.path == paths.database and not killed.data.exists():
            shutil.copytree(paths.data, killed.data)
        return rows(store, sql, values)

    monkeypatch.setattr(Store, "rows", as_it_lies)
    store = open_store(paths, clock, keyring=False)
    there = clients(store)
    store.close()
    assert killed.database.with_name("good-terms.db-wal").stat().st_size
    store = open_store(killed, clock, keyring=False)
    assert clients(store) == there
    store.close()


def test_a_newer_journal_beside_a_file_from_before_the_count_is_known(tmp_path, clock):
    paths = user_paths(tmp_path / "data")
    paths.data.mkdir()
    shutil.copyfile(OLD / "v5.db", paths.database)
    shutil.copyfile(OLD / "v5.key", paths.data / "key")
    store = open_store(paths, clock, keyring=False)
    add(store, "first")
    kept = {path.name: path.read_bytes() for path in paths.data.iterdir()}
    store.close()
    for name, content in kept.items():
        (paths.data / name).write_bytes(content)
    shutil.copyfile(OLD / "v5.db", paths.database)
    with pytest.raises(DataBehind):
        open_store(paths, clock, keyring=False)


def test_a_count_that_is_deleted_meanwhile_comes_back_with_its_branches(book, recovery, reopen):
    recovery.put_back(recovery.ways().backups[0].file)
    store = reopen()
    book.watermark.unlink()
    add(store, "late")
    known = WatermarkFile(book.watermark).read()
    assert [branch.way for branch in known.lineage] == [None, Way.PUT_BACK]
    assert known.saved == store.watermark().saved


@pytest.mark.parametrize("aside", ["two words", "two\nlines", "", "\x1c", "-"])
def test_no_words_of_a_branch_in_the_file_stop_a_start(book, recovery, reopen, aside):
    recovery.put_back(recovery.ways().backups[0].file)
    reopen().execute("UPDATE branch SET aside = ?", (aside,))
    for _ in range(2):
        assert clients(reopen()) == ["first"]
    reopen().close()
    assert recovery.ways().readable is not None


BASE, OTHER = "0123456789abcdef", "fedcba9876543210"
FIRST = Branch(BASE, 0, None, NOON)
NEXT = Branch(OTHER, 3, Way.BEGIN_ANEW, NOON, "aside-1")
MARK = Watermark(5, BASE, "", NOON, BASE, 4, lineage=(FIRST,), next=NEXT)


def test_how_the_count_stands_on_the_disk_is_for_ever(tmp_path):
    path = tmp_path / "count"
    count = WatermarkFile(path)
    count.write(MARK)
    assert sys.platform == "win32" or path.stat().st_mode & 0o777 == 0o600
    first, second, tail = (path.read_bytes()[a:b] for a, b in ((0, 128), (128, 256), (256, None)))
    assert first[:-10].decode().rstrip() == (
        f"good-terms 2 5 {BASE} - 2026-11-26T12:00:00.000000+00:00 {BASE} 4"
    )
    assert second == bytes(128)
    assert tail.decode().split("\n")[:-2] == [
        "good-terms branches 1",
        f"is {BASE} 0 - 2026-11-26T12:00:00.000000+00:00 -",
        f"next {OTHER} 3 begin-anew 2026-11-26T12:00:00.000000+00:00 aside-1",
    ]
    assert WatermarkFile(path).read() == MARK
    count.write(replace(MARK, commits=6))
    assert path.read_bytes()[:128] == first
    count.write(replace(MARK, commits=7))
    assert path.read_bytes()[128:256].decode().startswith("good-terms 2 6 ")
    assert WatermarkFile(path).read() == replace(MARK, commits=7)
    count.forget()
    assert WatermarkFile(path).read() is None


@pytest.mark.parametrize(
    ("base", "before", "commits", "fits", "covers"),
    [
        (BASE, "", 5, True, True),
        (BASE, "", 6, True, True),  # one commit ahead
        (BASE, "", 4, True, False),
        (OTHER, "", 9, False, False),
        (OTHER, BASE, 5, False, True),  # the file has just been moved on
    ],
)
def test_which_counts_belong_together(base, before, commits, fits, covers):
    file = Watermark(commits, base, before, NOON)
    assert MARK.fits(file) is fits
    assert file.covers(MARK) is covers
    assert replace(MARK, base=OTHER, before=BASE).fits(Watermark(1, BASE, "", NOON))
    assert not replace(MARK, before="").fits(Watermark(1, "", "", NOON))


def test_what_was_chosen_and_not_opened_yet_is_of_the_book_in_use():
    chosen = replace(MARK, base="")
    assert chosen.lineage_in_use == (FIRST, NEXT)
    assert MARK.lineage_in_use == (FIRST,)
    assert replace(chosen, next=None).lineage_in_use == (FIRST,)
    assert [
        each.begins_empty
        for each in (
            chosen, MARK, replace(chosen, next=None),
            replace(chosen, next=replace(NEXT, way=Way.GO_ON)),
        )
    ] == [True, False, False, False]  # fmt: skip


@pytest.mark.parametrize(
    ("mark", "with_journal", "last", "covers"),
    [
        (None, False, None, True),
        (MARK, False, None, True),
        (replace(MARK, in_use=True), False, None, False),  # it was killed: the journal is missed
        (replace(MARK, in_use=True), True, None, True),
        (None, True, MARK, False),
        (MARK, False, MARK, True),
        (replace(MARK, commits=4), True, MARK, False),
        (replace(MARK, commits=4), True, replace(MARK, base=""), True),  # it asks for nothing
    ],
)
def test_whether_a_file_that_can_be_read_holds_what_was_saved_last(
    mark, with_journal, last, covers
):
    found = _Readable(Held(BASE, 4, NOON, 1, 1), mark, with_journal=with_journal, whole=True)
    assert found.covers(last) is covers
