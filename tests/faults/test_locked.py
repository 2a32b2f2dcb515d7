"""One program at a time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from coach.errors import DataLocked
from coach.store.clients import ClientTable
from coach.store.opening import open_store

OPEN_AND_WAIT = """
import sys
from pathlib import Path
from coach.clock import system_clock
from coach.paths import user_paths
from coach.store.opening import open_store
store = open_store(user_paths(Path(sys.argv[1])), system_clock, keyring=False)
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
    command = [sys.executable, "-c", OPEN_AND_WAIT, str(paths.data)]
    processes = [
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    done = [process.communicate("\n") for process in processes]
    for out, err in done:
        assert out == "open\n" or "DataLocked" in err, err
    assert any(out == "open\n" for out, _ in done)
    assert {path.name for path in paths.data.iterdir()} == {"good-terms.db", "key", "key-place"}
