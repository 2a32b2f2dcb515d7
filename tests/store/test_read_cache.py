"""What was read is not read again until it has changed, and never a moment longer."""

from __future__ import annotations

import gc
import weakref
from contextlib import contextmanager

import pytest
from sqlcipher3 import dbapi2

from coach.domain.case import Client
from coach.store.file.connection import Store
from coach.store.tables.clients import ClientTable
from coach.store.tables.settings import SettingTable

SETTINGS = "SELECT name, value FROM setting ORDER BY name"


@contextmanager
def statements(store):
    """What SQLite is told to run inside."""
    told = []
    store.connection.set_trace_callback(told.append)
    yield told
    store.connection.set_trace_callback(None)


def test_what_was_read_is_not_read_again(store):
    SettingTable(store).set("theme", "dark")
    first = store.rows(SETTINGS)
    with statements(store) as told:
        assert store.rows(SETTINGS) == first
        assert store.rows("SELECT value FROM setting WHERE name = ?", ("theme",)) == [("dark",)]
    assert told == ["SELECT value FROM setting WHERE name = 'theme'"]


def test_another_value_is_another_statement(store):
    SettingTable(store).set("theme", "dark")
    SettingTable(store).set("sheet", "a4")
    read = "SELECT value FROM setting WHERE name = ?"
    assert store.rows(read, ("theme",)) == [("dark",)]
    assert store.rows(read, ("sheet",)) == [("a4",)]


def test_what_a_caller_does_to_its_rows_changes_nothing(store):
    SettingTable(store).set("theme", "dark")
    store.rows(SETTINGS).clear()
    store.rows(SETTINGS).clear()
    assert store.rows(SETTINGS) == [("theme", "dark")]


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO setting VALUES ('sheet', 'a4')",
        "INSERT OR REPLACE INTO setting VALUES ('theme', 'light')",
        "REPLACE INTO setting VALUES ('theme', 'light')",
        "UPDATE OR IGNORE setting SET value = 'light'",
        "UPDATE \"setting\" SET value = 'light'",
        "DELETE FROM setting WHERE name = 'theme'",
        "DELETE FROM setting",
        "WITH one AS (SELECT 'light' AS value) UPDATE setting SET value = one.value FROM one",
    ],
)
def test_each_way_to_write_is_seen_at_once(store, change):
    SettingTable(store).set("theme", "dark")
    before, version = store.rows(SETTINGS), store.version
    store.execute(change)
    now = store.rows(SETTINGS)
    assert now != before
    assert now == store.connection.execute(SETTINGS).fetchall()
    assert store.version != version


def test_a_write_past_the_store_is_seen(store):
    SettingTable(store).set("theme", "dark")
    assert store.rows(SETTINGS) == [("theme", "dark")]
    store.connection.execute("UPDATE setting SET value = 'light'")
    assert store.rows(SETTINGS) == [("theme", "light")]


def test_what_is_written_is_seen_inside_its_transaction_and_gone_after_a_rollback(store):
    SettingTable(store).set("theme", "dark")
    assert store.rows(SETTINGS) == [("theme", "dark")]
    inside = []

    def write_and_fail():
        with store.transaction():
            store.execute("UPDATE setting SET value = 'light'")
            inside.append((store.rows(SETTINGS), store.version))
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert inside[0][0] == [("theme", "light")]
    assert store.version != inside[0][1]
    assert store.rows(SETTINGS) == [("theme", "dark")]


def test_what_the_driver_had_prepared_before_is_seen_too(store):
    """Of a statement that it knows from elsewhere the driver tells no tables again."""
    change = "UPDATE setting SET value = 'light'"
    for statement in (change, "BEGIN", "ROLLBACK"):
        store.connection.execute(statement)
    SettingTable(store).set("theme", "dark")
    assert store.rows(SETTINGS) == [("theme", "dark")]
    store.rows("BEGIN")
    store.rows(change)
    assert store.rows(SETTINGS) == [("theme", "light")]
    store.rows("ROLLBACK")
    assert store.rows(SETTINGS) == [("theme", "dark")]


def test_after_a_fault_all_is_read_anew(store):
    SettingTable(store).set("theme", "dark")
    store.rows(SETTINGS)
    with pytest.raises(dbapi2.OperationalError):
        store.rows("SELECT no_such_column FROM setting")
    with statements(store) as told:
        store.rows(SETTINGS)
    assert told == [SETTINGS]


def test_what_goes_with_a_row_is_seen_to_be_gone(full):
    """Rows that a cascade deletes are of tables that the statement does not name."""
    parts = "SELECT count(*) FROM rehearsal_part"
    full.execute("PRAGMA foreign_keys = ON")
    assert full.row(parts) == (4,)
    full.execute("DELETE FROM rehearsal WHERE id = 'a'")
    assert full.row(parts) == (2,)


def test_what_triggers_keep_is_found_as_it_is_now(store, clock):
    words = "SELECT words FROM findable WHERE kind = 'client'"
    terms = "SELECT term FROM findable_term"
    assert (store.rows(words), store.rows(terms)) == ([], [])
    ClientTable(store).add(Client("a", "Halden Tools", "", clock()))
    assert "Halden" in str(store.rows(words))
    assert "halden" in str(store.rows(terms))
    ClientTable(store).add(Client("b", "Marsh", "", clock()))
    assert "marsh" in str(store.rows(terms))


def test_another_table_leaves_what_was_read(store, clock):
    SettingTable(store).set("theme", "dark")
    store.rows(SETTINGS)
    ClientTable(store).add(Client("a", "Halden Tools", "", clock()))
    with statements(store) as told:
        store.rows(SETTINGS)
    assert told == []


def test_many_rows_are_not_kept(store):
    with store.transaction():
        for number in range(501):
            store.execute("INSERT INTO setting VALUES (?, '')", (f"{number:04}",))
    store.rows(SETTINGS)
    with statements(store) as told:
        store.rows(f"{SETTINGS} LIMIT 500")
        store.rows(f"{SETTINGS} LIMIT 500")
        store.rows(SETTINGS)
    assert told == [f"{SETTINGS} LIMIT 500", SETTINGS]


def test_of_many_statements_the_latest_are_kept(store):
    read = "SELECT value FROM setting WHERE name = ?"
    for number in range(257):
        store.rows(read, (str(number),))
    with statements(store) as told:
        store.rows(read, ("256",))
        store.rows(read, ("1",))
        store.rows(read, ("0",))
    assert len(told) == 1


def test_a_new_column_is_read(store):
    assert store.rows("SELECT * FROM setting") == []
    SettingTable(store).set("theme", "dark")
    assert store.rows("SELECT * FROM setting") == [("theme", "dark")]
    store.execute("ALTER TABLE setting ADD COLUMN more TEXT")
    assert store.rows("SELECT * FROM setting") == [("theme", "dark", None)]


def test_what_a_known_statement_changes_besides_is_seen_once_it_does(full):
    """A cascade that is turned on, and a trigger that is made, after the statement was prepared."""
    parts, gone = "SELECT count(*) FROM rehearsal_part", "DELETE FROM rehearsal WHERE id = ?"
    full.execute(gone, ("nobody",))
    full.execute("PRAGMA foreign_keys = ON")
    assert full.row(parts) == (4,)
    full.execute(gone, ("a",))
    assert full.row(parts) == (2,)
    change, settings = "UPDATE client SET name = ?", "SELECT count(*) FROM setting"
    full.execute(change, ("",))
    full.execute(
        "CREATE TRIGGER kept AFTER UPDATE ON client BEGIN DELETE FROM setting WHERE name = 'a'; END"
    )
    assert full.row(settings) == (2,)
    full.execute(change, ("more",))
    assert full.row(settings) == (1,)


def test_after_a_statement_that_was_stopped_all_is_read_anew(store):
    """Whoever presses Ctrl+C may do so when a rollback has run and nobody was told of it."""
    SettingTable(store).set("theme", "dark")
    store.rows("BEGIN")
    store.rows("UPDATE setting SET value = 'light'")
    assert store.rows(SETTINGS) == [("theme", "light")]
    store._cache.find("ROLLBACK", ())
    store.connection.execute("ROLLBACK")
    assert store.rows(SETTINGS) == [("theme", "dark")]


def test_what_was_read_goes_with_its_store(tmp_path):
    """The driver, in which nothing is collected, does not keep the rows of a closed file."""
    opened = Store(tmp_path / "file.db", "ab" * 32)
    opened.execute("CREATE TABLE client (name TEXT)")
    opened.rows("SELECT name FROM client")
    cache = weakref.ref(opened._cache)
    opened.close()
    del opened
    gc.collect()
    assert cache() is None
