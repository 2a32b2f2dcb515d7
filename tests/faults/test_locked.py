"""One program at a time."""

from __future__ import annotations

import contextlib
import errno
import stat
import subprocess
import sys

import pytest

from coach.errors import DataDamaged, DataLocked
from coach.store.file.lock import lock_data
from coach.store.file.opening import open_store
from coach.store.tables.clients import ClientTable

OPEN_AND_WAIT = """
import sys
from pathlib import Path
from coach.clock import system_clock
from coach.paths import user_paths
from coach.store.file.opening import open_store
store = open_store(user_paths(Path(sys.argv[1])), system_clock, keyring=False)
print("open", flush=True)
sys.stdin.readline()
store.close()
"""

RACE = """
import sys
from pathlib import Path
from coach.clock import system_clock
from coach.errors import DataLocked
from coach.paths import user_paths
from coach.store.file import backups, connection, opening, schema
from sqlcipher3 import dbapi2
print("ready", flush=True)
sys.stdin.readline()
try:
    store = opening.open_store(user_paths(Path(sys.argv[1])), system_clock, keyring=False)
except DataLocked:
    print("DataLocked", flush=True)
else:
    print("open", flush=True)
    sys.stdin.readline()
    store.close()
"""


@pytest.fixture
def other_program(data):
    """Another process that has the data file open."""
    with subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, str(data.data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "open\n"
        yield process
        if process.poll() is None:
            process.communicate("\n")


def test_a_second_program_is_told_so_at_once(data, clock, other_program):
    with pytest.raises(DataLocked, match="already open") as error:
        open_store(data, clock, keyring=False)
    assert error.value.safe
    assert error.value.todo


def test_when_the_first_is_closed_the_second_opens(data, clock, other_program):
    with pytest.raises(DataLocked):
        open_store(data, clock, keyring=False)
    other_program.communicate("\n")
    store = open_store(data, clock, keyring=False)
    assert len(ClientTable(store).all()) == 100
    store.close()


def test_when_the_first_is_killed_the_second_opens(data, clock, other_program):
    other_program.kill()
    other_program.wait()
    open_store(data, clock, keyring=False).close()


def test_the_same_program_cannot_open_it_twice(open_data):
    open_data()
    with pytest.raises(DataLocked):
        open_data()


def test_two_programs_that_start_at_once_on_a_new_folder_agree(paths):
    """One makes the file, the other finds it in use; neither is hurt."""
    outcomes = race(paths.data, 2)
    assert sorted(outcomes) == ["DataLocked", "open"]
    left = {path.name for path in paths.data.iterdir()}
    names = {"good-terms.db", "good-terms.lock", "good-terms.watermark", "key", "key-place"}
    assert left == names


def test_of_programs_that_start_at_once_on_the_same_file_one_always_wins(data, open_data):
    for _ in range(5):
        assert sorted(race(data.data, 3)) == ["DataLocked", "DataLocked", "open"]
    assert len(ClientTable(open_data()).all()) == 100


def test_nothing_is_made_or_touched_while_another_program_holds_the_lock(paths, clock):
    """Not even where the other one has not come to opening the file yet."""
    paths.data.mkdir()
    lock = lock_data(paths.lock)
    with pytest.raises(DataLocked):
        open_store(paths, clock, keyring=False)
    assert [path.name for path in paths.data.iterdir()] == ["good-terms.lock"]
    lock.release()
    open_store(paths, clock, keyring=False).close()


def test_a_refused_file_is_free_again(data, clock):
    whole = data.database.read_bytes()
    data.database.write_bytes(b"")
    with pytest.raises(DataDamaged):
        open_store(data, clock, keyring=False)
    data.database.write_bytes(whole)
    open_store(data, clock, keyring=False).close()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_the_lock_is_for_its_owner_alone_and_nothing_is_written_to_it(data):
    assert stat.S_IMODE(data.lock.stat().st_mode) == 0o600
    assert data.lock.read_bytes() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")
@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOSYS])
def test_where_the_file_system_has_no_such_locks_the_files_own_one_is_left(
    data, open_data, monkeypatch, code
):
    def no_locks(*_):
        raise OSError(code, "no locks here")

    monkeypatch.setattr("fcntl.flock", no_locks)
    assert len(ClientTable(open_data()).all()) == 100
    with pytest.raises(DataLocked):
        open_data()


def race(folder, count):
    """What became of programs that open a folder at the same moment: "open", or their refusal."""
    with contextlib.ExitStack() as stack:
        programs = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", RACE, str(folder)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for _ in range(count)
        ]
        for program in programs:
            assert program.stdout.readline() == "ready\n"
        for program in programs:
            program.stdin.write("go\n")
            program.stdin.flush()
        outcomes = [program.stdout.readline().strip() for program in programs]
        for program in programs:
            program.communicate("\n")
    return outcomes
