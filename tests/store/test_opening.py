"""Opening and making the data file."""

from __future__ import annotations

import stat
import subprocess
import sys

import pytest

from coach.errors import DataBehind, DataDamaged
from coach.store.file.opening import open_store
from coach.store.file.schema import Schema
from tests.store.conftest import add, journal

SETTINGS = {
    "journal_mode": "wal",
    "locking_mode": "exclusive",
    "synchronous": 2,  # FULL
    "secure_delete": 1,
    "foreign_keys": 1,
    "busy_timeout": 0,
    "temp_store": 2,  # memory: nothing is spilled in plain text
    "user_version": Schema().version,
}


@pytest.mark.parametrize("name", SETTINGS)
def test_the_connection_is_set_up_to_lose_nothing(store, name):
    assert store.row(f"PRAGMA {name}") == (SETTINGS[name],)


def test_the_sqlite_inside_has_no_wal_reset_bug(store):
    version = store.row("SELECT sqlite_version()")[0]
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_a_second_opening_finds_what_the_first_wrote(store, reopen):
    store.execute("INSERT INTO setting VALUES ('theme', 'dark')")
    assert reopen().rows("SELECT * FROM setting") == [("theme", "dark")]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_nobody_else_can_read_folder_file_or_key(store, paths):
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in (paths.data, paths.database, paths.data / "key", paths.data / "key-place")
    }
    assert modes == {"data": 0o700, "good-terms.db": 0o600, "key": 0o600, "key-place": 0o600}


def test_no_half_made_file_is_left_behind(store, paths):
    store.close()
    assert {path.name for path in paths.data.iterdir()} == {
        "good-terms.db",
        "good-terms.lock",
        "good-terms.watermark",
        "key",
        "key-place",
    }


def test_a_name_is_in_no_file_in_plain_text(store, paths):
    name = "Bräuer & Söhne, Halden"
    store.execute(
        "INSERT INTO client (id, name, created_at) VALUES ('1', ?, '2026')", (name * 200,)
    )
    written = [path.read_bytes() for path in paths.data.iterdir()]
    assert len(written) == 6  # data, journal, watermark, key, its place, lock
    for content in written:
        assert name.encode() not in content
        assert b"Halden" not in content
        assert b"SQLite format" not in content


def test_a_start_with_nothing_to_migrate_imports_no_heavy_part(store, paths):
    store.close()
    heavy = {
        "asyncio",
        "sqlite_utils",
        "keyring",
        "jinja2",
        "yaml",
        "pydantic",
        "cryptography",
        "json",
    }
    code = (
        "import sys; from pathlib import Path\n"
        "from coach.clock import system_clock; from coach.paths import user_paths\n"
        "from coach.store.file.opening import open_store\n"
        f"open_store(user_paths(Path({str(paths.data)!r})), system_clock).close()\n"
        "print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy.isdisjoint(done.stdout.split())


def test_the_journal_of_a_file_that_is_gone_is_not_run_over(paths, clock, store):
    store.close()
    paths.database.unlink()
    journal = paths.database.with_name(paths.database.name + "-wal")
    journal.write_bytes(b"what was said last")
    with pytest.raises(DataDamaged, match="journal"):
        open_store(paths, clock, keyring=False)
    assert journal.read_bytes() == b"what was said last"
    assert not paths.database.exists()


def test_a_folder_of_any_script_will_do(tmp_path, clock):
    from coach.paths import user_paths

    paths = user_paths(tmp_path / "Daten ümläut 数据 ?x=1#y 100%")
    open_store(paths, clock, keyring=False).close()
    assert paths.database.is_file()


LEFT = (
    "good-terms.db.01a2.new",
    "good-terms.db.01a2.new-wal",
    "key.0a1b2c3d4e5f6071.part",
    "key-place.0a1b2c3d4e5f6071.part",
)


def test_what_killed_starts_have_left_is_cleared_and_nothing_else(paths, reopen):
    reopen().close()
    paths.backups.mkdir()
    mine = [paths.data / "notes.new", paths.data / "my.part", paths.backups / "mine.part"]
    mine += [paths.data / "keynote.zip.part", paths.data / "key.part"]  # of a download
    mine.append(paths.backups / "good-terms-2.0.zip.part")
    left = [paths.data / name for name in LEFT]
    left.append(paths.backups / "good-terms-20260101T000000000000Z-v1.part")
    for path in (*left, *mine):
        path.write_text("half", encoding="utf-8")
    reopen()
    assert [path.name for path in left if path.exists()] == []
    assert all(path.exists() for path in mine)


@pytest.fixture
def mixed(paths, reopen):
    """Puts an older file beside the journal of a killed program; or a journal of another day."""

    def mix(later, *, is_older=True):
        store = reopen()
        add(store, "first")
        store.close()
        older = paths.database.read_bytes()
        store = reopen()
        for number in range(later):
            add(store, f"later {number} " + "x" * 400)
        early = journal(paths).read_bytes()
        store.close()
        store = reopen()
        add(store, "last")
        kept = {path: path.read_bytes() for path in paths.data.iterdir() if path.is_file()}
        store.close()
        for path, content in kept.items():
            path.write_bytes(content)
        if is_older:
            paths.database.write_bytes(older)
        else:
            journal(paths).write_bytes(early)
        return {path: path.read_bytes() for path in kept}

    return mix


@pytest.mark.parametrize("later", [1, 60])
def test_an_older_file_beside_a_newer_journal_is_said_and_not_called_damaged(
    mixed, paths, clock, later
):
    """With one change they can be read together, with many they hang together badly."""
    before = mixed(later)
    with pytest.raises(DataBehind, match="do not belong together: an older file was put") as error:
        open_store(paths, clock, keyring=False)
    assert "damaged" not in str(error.value)
    assert error.value.saved_until is not None
    assert {path: path.read_bytes() for path in before} == before


def test_a_damaged_file_beside_its_own_journal_is_still_called_damaged(mixed, paths, clock):
    mixed(60)
    content = bytearray(paths.database.read_bytes())
    content[-2000] ^= 1
    paths.database.write_bytes(content)
    with pytest.raises(DataDamaged):
        open_store(paths, clock, keyring=False)


def test_where_nothing_says_which_of_the_two_is_of_another_day_neither_is_named(
    mixed, paths, clock
):
    mixed(60)
    paths.watermark.unlink()
    with pytest.raises(DataBehind, match="one of them is of another day"):
        open_store(paths, clock, keyring=False)


def test_a_journal_of_another_day_beside_the_newest_file_is_said(mixed, paths, clock):
    mixed(60, is_older=False)
    with pytest.raises(DataBehind, match=r"the journal.* of another day"):
        open_store(paths, clock, keyring=False)
