"""A damaged file is noticed and left exactly as it is."""

from __future__ import annotations

import random
import sqlite3

import pytest

from coach.errors import DataDamaged
from coach.store.file.opening import open_store
from coach.store.tables.clients import ClientTable


def refused(paths, clock):
    """The refusal; it says three things."""
    with pytest.raises(DataDamaged) as error:
        open_store(paths, clock, keyring=False)
    assert error.value.what
    assert error.value.safe
    assert error.value.todo
    return error.value


def spoil_random_bytes(file):
    file.write_bytes(random.Random(1).randbytes(60_000))


def spoil_text(file):
    file.write_text("not a data file at all\n" * 500)


def spoil_cut_page(file):
    file.write_bytes(file.read_bytes()[:-4096])


def spoil_cut_middle(file):
    file.write_bytes(file.read_bytes()[:10_000])


def spoil_one_byte(file):
    file.write_bytes(file.read_bytes()[:1])


def spoil_emptied(file):
    file.write_bytes(b"")


def spoil_zero_page(file):
    content = bytearray(file.read_bytes())
    content[4096:8192] = bytes(4096)
    file.write_bytes(content)


def spoil_swapped_pages(file):
    content = file.read_bytes()
    file.write_bytes(content[:4096] + content[8192:12288] + content[4096:8192] + content[12288:])


def spoil_another_program(file):
    file.unlink()
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE secret (text)")
    other.commit()
    other.close()


WAYS = [value for name, value in list(globals().items()) if name.startswith("spoil_")]


@pytest.mark.parametrize("spoil", WAYS, ids=lambda way: way.__name__[6:])
def test_a_damaged_file_is_refused_and_not_touched(data, clock, content_of, spoil):
    spoil(data.database)
    before = content_of(data.data)
    refused(data, clock)
    assert content_of(data.data) == before
    assert not data.backups.exists()


def test_every_flipped_bit_is_noticed(data, clock, content_of):
    whole = data.database.read_bytes()
    chance = random.Random(7)
    for _ in range(40):
        spoiled = bytearray(whole)
        spoiled[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        data.database.write_bytes(spoiled)
        refused(data, clock)
        assert data.database.read_bytes() == spoiled


def test_after_a_kill_a_damaged_file_and_its_journal_are_not_touched(unclean, clock, content_of):
    """What was said last lies in the journal: it must not be moved into a damaged file."""
    whole = unclean.database.read_bytes()
    chance = random.Random(7)
    noticed = 0
    for _ in range(20):
        spoiled = bytearray(whole)
        spoiled[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        unclean.database.write_bytes(spoiled)
        before = content_of(unclean.data)
        try:
            store = open_store(unclean, clock, keyring=False)
        except DataDamaged:
            noticed += 1
            assert content_of(unclean.data) == before
        else:  # the flipped page lies in the journal too: nothing is lost
            assert len(ClientTable(store).all()) == 103
            store.close()
            for name, content in before.items():
                (unclean.data / name).write_bytes(content)
    assert noticed > 10


def test_after_a_kill_a_sound_file_opens_with_everything(unclean, clock):
    store = open_store(unclean, clock, keyring=False)
    assert len(ClientTable(store).all()) == 103
    store.close()


def test_a_page_damaged_while_open_is_noticed_when_it_is_read(data, open_data, monkeypatch):
    """As in a large file, which is not read whole at the start."""
    monkeypatch.setattr("coach.store.file.opening.WHOLE_CHECK", 0)
    content = bytearray(data.database.read_bytes())
    content[-2000] ^= 1
    data.database.write_bytes(content)
    store = open_data()
    with pytest.raises(DataDamaged):
        store.rows("PRAGMA quick_check")


def test_a_folder_in_place_of_the_file_is_refused(data, clock):
    from coach.errors import DataUnreadable

    data.database.unlink()
    data.database.mkdir()
    with pytest.raises(DataUnreadable):
        open_store(data, clock, keyring=False)
    assert data.database.is_dir()
