"""Packs that were brought in: one of a name in use at most, their order, and the old copies."""

from __future__ import annotations

from datetime import timedelta

import pytest

from coach.domain.packs import KeptPack
from coach.store.tables.packs import KEPT_REMOVED, KeptPackTable, digest_of
from tests.store.conftest import NOON


@pytest.fixture
def table(store):
    return KeptPackTable(store)


def add(table, pack, version="1.0", minutes=0):
    """Brings one in; the reference of the copy."""
    ref, content = f"{pack} {version}", f"{pack} {version}".encode()
    now = NOON + timedelta(minutes=minutes)
    table.add(KeptPack(ref, pack, pack.title(), version, "ours", digest_of(content), now), content)
    return ref


def labels(packs):
    return [each.label for each in packs]


def test_packs_lie_above_each_other_as_they_came_and_a_new_version_keeps_the_place(table):
    for pack in ("one", "two", "three"):
        add(table, pack)
    add(table, "two", "2.0", minutes=1)
    assert labels(table.in_use()) == ["one 1.0", "two 2.0", "three 1.0"]
    assert labels(table.removed()) == ["two 1.0"]


def test_one_that_is_put_back_takes_the_place_of_the_one_in_use(table):
    add(table, "one")
    add(table, "two")
    add(table, "one", "2.0", minutes=1)
    (old,) = table.removed()
    table.put_back(old, NOON + timedelta(minutes=2))
    assert labels(table.in_use()) == ["one 1.0", "two 1.0"]
    assert labels(table.removed()) == ["one 2.0"]


def test_what_was_removed_comes_back_to_where_it_was(table):
    for pack in ("one", "two"):
        add(table, pack)
    table.remove("one", NOON + timedelta(minutes=1))
    assert labels(table.in_use()) == ["two 1.0"]
    table.put_back(table.removed()[0], NOON + timedelta(minutes=2))
    assert labels(table.in_use()) == ["one 1.0", "two 1.0"]


def test_of_each_pack_the_last_copies_are_kept(table):
    add(table, "other")
    table.remove("other", NOON)
    for number in range(KEPT_REMOVED + 3):
        add(table, "one", f"1.{number}", minutes=number)
    kept = [each for each in labels(table.removed()) if each.startswith("one")]
    assert kept == [f"one 1.{number}" for number in (4, 3, 2)]
    assert "other 1.0" in labels(table.removed())


def test_the_content_comes_back_whole_or_not_at_all(table, store):
    ref = add(table, "one")
    assert table.content(ref) == b"one 1.0"
    assert table.content("nobody") is None
    for damage in (b"", b"junk", table._store.row("SELECT content FROM kept_pack")[0][:-3]):
        store.execute("UPDATE kept_pack SET content = ?", (damage,))
        assert table.content(ref) is None


def test_content_that_is_whole_but_another_is_not_taken_for_it(table, store):
    one, two = add(table, "one"), add(table, "two")
    store.execute(
        "UPDATE kept_pack SET content = (SELECT content FROM kept_pack WHERE id = ?) WHERE id = ?",
        (one, two),
    )
    assert table.content(two) is None
