"""Without its key the data file is closed, and stays as it is."""

from __future__ import annotations

import pytest

from coach.errors import DataDamaged, KeyMissing
from coach.store.file.opening import open_store


def test_a_key_that_is_gone_is_said(data, clock, content_of):
    (data.data / "key").unlink()
    before = content_of(data.data)
    with pytest.raises(KeyMissing) as error:
        open_store(data, clock, keyring=False)
    assert error.value.safe
    assert error.value.todo
    assert content_of(data.data) == before


def test_a_keyring_that_is_gone_is_said(data, clock):
    (data.data / "key-place").write_text("keyring 01a1ff78\n")
    with pytest.raises(KeyMissing):
        open_store(data, clock)


def test_another_key_opens_nothing(data, clock, content_of):
    (data.data / "key").write_text("f" * 64)
    before = content_of(data.data)
    with pytest.raises(DataDamaged):
        open_store(data, clock, keyring=False)
    assert content_of(data.data) == before


def test_no_error_carries_the_key(data, clock):
    (data.data / "key").write_text("f" * 64)
    with pytest.raises(DataDamaged) as error:
        open_store(data, clock, keyring=False)
    chain, text = error.value, ""
    while chain is not None:
        text += repr(chain) + str(chain)
        chain = chain.__cause__ or chain.__context__
    assert "ffff" not in text
