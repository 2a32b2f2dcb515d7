"""A data folder with a client in it, and a look at every byte of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.domain.case import Client
from coach.paths import user_paths
from coach.store.file.opening import open_store
from coach.store.tables.clients import ClientTable

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    return lambda: NOON


@pytest.fixture
def paths(tmp_path):
    return user_paths(tmp_path / "data")


@pytest.fixture
def open_data(paths, clock):
    """Opens the data file; what is open is closed after the test."""
    opened = []

    def open_now():
        opened.append(open_store(paths, clock, keyring=False))
        return opened[-1]

    yield open_now
    for store in opened:
        store.close()


@pytest.fixture
def data(paths, open_data, clock):
    """A closed data file with a hundred clients."""
    store = open_data()
    with store.transaction():
        for number in range(100):
            ClientTable(store).add(Client(f"client-{number:03}", "Halden " * 20, "", clock()))
    store.close()
    return paths


@pytest.fixture
def unclean(paths, open_data, clock, tmp_path):
    """A data folder as a killed program leaves it: the last clients are in the journal only."""
    store = open_data()
    with store.transaction():
        for number in range(100):
            ClientTable(store).add(Client(f"client-{number:03}", "Halden " * 20, "", clock()))
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for number in range(100, 103):
        ClientTable(store).add(Client(f"client-{number:03}", "Halden", "", clock()))
    killed = user_paths(tmp_path / "killed")
    killed.data.mkdir()
    for path in paths.data.iterdir():
        (killed.data / path.name).write_bytes(path.read_bytes())
    return killed


@pytest.fixture
def content_of():
    """The bytes of every file of a folder, by name."""

    def read(folder):
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    return read
