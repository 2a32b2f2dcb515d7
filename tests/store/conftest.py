"""Folders, a clock that stands still, and an open data file."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.paths import user_paths
from coach.store.opening import open_store

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def clock():
    return lambda: NOON


@pytest.fixture
def paths(tmp_path):
    return user_paths(tmp_path / "data")


@pytest.fixture
def reopen(paths, clock):
    """Opens the data file with the key in a file; closes it after the test."""
    opened = []

    def open_again(**options):
        for store in opened:
            store.close()
        opened.append(open_store(paths, clock, keyring=False, **options))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


@pytest.fixture
def store(reopen):
    return reopen()
