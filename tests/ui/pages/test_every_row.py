"""Pages × tables × kinds of damage: whatever stands in a row, the rest is shown and it is named.

Nothing is listed here but what may hold any text. The tables and their columns are those of the
schema, the pages those of the window, and what a page reads is asked of SQLite while it is shown:
a new table, column or page is in it on its own.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QLineEdit

from coach.store.file.data_export import columns, tables
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.shell.missing_part import MissingPart
from coach.ui.window.main_window import MainWindow
from coach.ui.window.page_list import PAGES
from tests.opened import build
from tests.ui.broken import (
    LONG,
    NOW,
    ODD,
    is_refused,
    notice,
    of_use,
    opened_world,
    says_missing,
    words,
)
from tests.ui.conftest import CASE_PAGES

FIND = "find"  # no page, but it shows rows as one
SHOWN = (*(entry.name for entry in PAGES), FIND)
READ = 20  # the code of SQLite's authorizer for a column that is read
LONGEST = 25_000  # letters that a label may show
RUN_PAGES = {"roleplay", "run-debrief", "run-compare"}
KINDS = ("unknown", "lost", "odd", "long")  # enum, reference, letters, megabyte

# What says only that a row is in the trash or in force no more: whatever stands in it says so.
GONE = {"trashed_at", "withdrawn_at", "dismissed_at", "removed_at"}
# Columns in which any text makes sense: what users write, and ids of content, which may be gone.
ANY_TEXT = {
    "client": {"name", "note"},
    "contact": {"name", "role"},
    # a pin is followed, and then named, only where the case's own questions are needed
    "case_file": {"title", "pack", "talk_zone", "reflection", "pin", "pin_before"},
    "fact": {"fact", "value"},
    "tick": {"check", "ticked_at"},
    "answer": {"question", "value"},
    "reminder": {"plan", "step", "title", "detail"},
    "vendor": {"name", "contact", "tie", "outcome", "note"},
    "setting": {"name", "value"},
    "overrule": {"reason", "second"},
    "line_edit": {"line", "value", "base"},
    "rehearsal_part": {"part", "title"},
    "talk_log": {"reaction", "surprised", "outcome", "cause", "next_step", "reflection"},
    "pin": {"pack"},
    # a card hangs on what the library has, which may be gone; a plan is only compared with its case
    "study_card": {"card"},
    "study_log": {"card"},
    "study_plan": {"case_id"},
    "own_script": {
        "id",
        "base",
        "situation",
        "title",
        "use_when",
        "rule",
        "short",
        "long",
        "written",
        "changed_at",
    },
    "sample_client": {"client_id", "sample"},
    "script_mark": {"script"},  # a pack may be gone, and come back
    "kept_pack": {"title", "version", "licence"},
    # a scene, a client or a sheet may be of a pack that is gone: the cards were kept
    "practice_person": {"name"},
    "practice_round": {"roleplay", "persona", "rubric"},
    "round_event": {"what"},
    "round_note": {"text"},
    "round_answer": {"value"},
    # a comment may be about anything, also what is not here; what came is read out of its content
    "comment": {"id", "item", "anchor", "author", "body", "quote", "own"},
    "received": {"parcel", "made_at"},
    # a role-play and its choices may be gone with their pack, and a person with the list
    "practice_run": {"roleplay", "person", "parent", "pack", "case_id"},
    "practice_entry": {"choice", "typed", "run_id"},
    "run_debrief": {"word", "surprise"},
    "run_mark": {"check"},
    "commitment": {"owner", "text", "place"},
    "drill_answer": {"reaction"},
    # what is asked may be of a pack that is gone, and so may what one's own was begun from
    "own_practice": {"base"},
    "assignment": {"what", "note", "giver_id"},
}
# Numbers of which any makes sense: an entry is only compared with them, or they say yes or no.
ANY_NUMBER = {
    "case_file": {"prepared"},
    "reminder": {"moved", "retired"},
    "line_edit": {"of"},
    "rehearsal_part": {"position"},
    "talk_log": {"held"},
    "overrule": {"stands"},
    "vendor": {"consent", "outcome_good"},
    "script_mark": {"read", "favourite"},
    "own_script": {"number"},
    "kept_pack": {"position"},
}


@dataclass(frozen=True)
class Damage:
    """A value in one column of one row."""

    table: str
    column: str
    value: object
    row: tuple[object, ...]

    @property
    def must_be_named(self):
        """Whether the value makes no sense there, so that whoever reads it has to say so."""
        free = ANY_NUMBER if isinstance(self.value, int) else ANY_TEXT
        return self.column not in free.get(self.table, ())


class Book:
    """The data file, its rows and what is read of them."""

    def __init__(self, world):
        self.world, self.store = world, world.store
        self.store.rows("PRAGMA ignore_check_constraints = ON")
        self._read_by = {}
        self.columns = {table: columns(self.store, table) for table in tables(self.store)}
        refers = 'SELECT "from" FROM pragma_foreign_key_list(?)'
        self.refers = {
            table: {row[0] for row in self.store.rows(refers, (table,))} for table in self.columns
        }

    def read_by(self, page, show):
        """The columns that are read while a page is shown, by table."""
        if page not in self._read_by:
            self._read_by[page] = self._reads(show)
        return self._read_by[page]

    def _reads(self, show):
        found = {}
        cache = self.store._cache
        own = cache._noted.on_prepared  # a connection tells one alone

        def note(code, table, column, *rest):
            if code == READ and table in self.columns and column:
                found.setdefault(table, set()).add(column)
            return own(code, table, column, *rest)

        cache.clear()  # what was read before would not be read again
        self.store.connection.set_authorizer(note)
        try:
            show()
        finally:
            self.store.connection.set_authorizer(own)
        return found

    def content(self):
        """All that is stored, but for what says when something was looked at."""
        return {
            table: sorted(self.store.rows(f'SELECT * FROM "{table}"'), key=repr)  # noqa: S608
            for table in self.columns
            if table not in {"setting", "script_mark"}
        }

    def choices(self, table, kind, read):
        """Each column of a table that a page reads, with a value of a kind."""
        values = {
            "unknown": {"TEXT": "no-such-thing", "INTEGER": 10**12, "BLOB": b"junk"},
            "lost": {"TEXT": "nobody"},
            "odd": {"TEXT": ODD},
            "long": {"TEXT": LONG},
        }[kind]
        return [
            (name, values[sort])
            for name, sort in self.columns[table]
            if name in read
            and sort in values
            and name not in {"id", *GONE}
            and (table, name) != ("study_card", "card")  # its id: one of no source is set aside
            and (kind != "lost" or name in self.refers[table])
        ]

    def rows_of(self, table, page):
        """The rows of a table that a page may show: of its own case, else all but the subject's."""
        names = [name for name, _ in self.columns[table]]
        rows = self.store.rows(f'SELECT * FROM "{table}"')  # noqa: S608
        if page in CASE_PAGES:
            about = self.world.case
            key = "case_id" if "case_id" in names else "id" if table == "case_file" else ""
            own = [row for row in rows if key and row[names.index(key)] == about]
            return own or rows
        return rows

    def is_subject(self, damage, page):
        """Whether a page is about the row itself."""
        named = dict(zip((name for name, _ in self.columns[damage.table]), damage.row, strict=True))
        return (damage.table, named.get("id")) in {
            ("case_file", self.world.case if page in CASE_PAGES else None),
            ("client", self.world.client if page == "client" else None),
            ("practice_run", self.world.run if page in RUN_PAGES else None),
        }

    @contextmanager
    def broken(self, damage):
        """While inside, the row holds the value."""
        names = [name for name, _ in self.columns[damage.table]]
        same = " AND ".join(f'"{name}" IS ?' for name in names)
        after = tuple(
            damage.value if name == damage.column else value
            for name, value in zip(names, damage.row, strict=True)
        )
        table = damage.table
        self.store.rows(
            f'UPDATE "{table}" SET "{damage.column}" = ? WHERE {same}',  # noqa: S608
            (damage.value, *damage.row),
        )
        try:
            yield
        finally:
            self.store.rows(f'DELETE FROM "{table}" WHERE {same}', after)  # noqa: S608
            marks = ", ".join("?" for _ in names)
            self.store.rows(f'INSERT OR REPLACE INTO "{table}" VALUES ({marks})', damage.row)  # noqa: S608


@pytest.fixture(scope="module")
def book(tmp_path_factory, content_cache):
    with opened_world(tmp_path_factory.mktemp("rows"), content_cache) as world:
        yield Book(world)


def opened(qtbot, qapp, services):
    qapp.set_look("light", 100)
    window = MainWindow(services, qapp.theme, qapp.icons)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def window(qtbot, qapp, book):
    return opened(qtbot, qapp, book.world.services)


class Look:
    """Shows a page, and looks at what is seen."""

    def __init__(self, window, world, monkeypatch):
        self.window, self.world, self.monkeypatch = window, world, monkeypatch
        self.args = {page: world.arg(page) for page in SHOWN}
        # how many things wait is no part of a page: what it reads is named on Today and Cases
        monkeypatch.setattr(window, "refresh_badge", lambda: None)

    def show(self, page):
        """What is shown now: a page, or the dialog that finds."""
        if page != FIND:
            self.window.show_page(page, self.args[page])
            return self.window._stack.currentWidget()
        self.world.services.unread.clear()
        self.window.open_find()
        dialog = self.window.findChild(QDialog, "find-dialog")
        dialog.findChild(QLineEdit, "find-field").setText("late halden")
        return dialog

    def fault(self, page, damage, *, subject):
        """What is wrong with a page while a row is broken; empty for nothing."""
        seen, rows = [], self.world.store.rows

        def watched(sql, values=()):
            found = rows(sql, values)
            seen.extend(found)
            return found

        with self.monkeypatch.context() as patch:
            patch.setattr(self.world.store, "rows", watched)
            shown = self.show(page)
            listed = _listed(shown)
        try:
            return self._wrong(page, damage, shown, listed, seen, subject=subject)
        finally:
            _close(shown)

    def _wrong(self, page, damage, shown, listed, seen, *, subject):
        QCoreApplication.sendPostedEvents()  # rows are read, and named, as they come into sight
        said = "\n".join((words(self.window), listed, notice(self.window)))
        if page != FIND and is_refused(self.window) and not subject:
            return "the whole page is gone"
        if not of_use(shown):
            return "nothing can be done any more"
        if max(map(len, said.split("\n")), default=0) > LONGEST:
            return "more is shown than anybody can read"
        if "Begin the first case" in said:
            return "it looks empty"
        met = any(damage.value in row for row in seen)
        if met and damage.must_be_named and page != FIND and not _is_named(said, damage, shown):
            return "it is not named"
        return ""


def _listed(shown):
    found = [each for each in shown.findChildren(RowTable) if each.isVisibleTo(shown)]
    return "\n".join(
        table.model().row(number).spoken for table in found for number in range(table.count())
    )


def _is_named(said, damage, shown):
    """Whether a row is named by its table, or what hangs on it is said to be missing."""
    missing = [each for each in shown.findChildren(MissingPart) if each.isVisibleTo(shown)]
    return f"({damage.table}, " in said or "(pin, " in said or "cannot be read" in said or missing


@pytest.mark.timeout(120)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_in_a_row_the_rest_is_shown_and_it_is_named(
    window, book, kind, monkeypatch
):
    look, faults, turn = Look(window, book.world, monkeypatch), [], 0
    before = book.content()
    covered = set()
    for page in SHOWN:
        reads = book.read_by(page, lambda page=page: _close(look.show(page)))
        for table, read in sorted(reads.items()):
            choices, rows = book.choices(table, kind, read), book.rows_of(table, page)
            if not choices or not rows:
                continue
            turn += 1  # another column and another row each time
            column, value = choices[turn % len(choices)]
            damage = Damage(table, column, value, rows[turn % len(rows)])
            with book.broken(damage):
                wrong = look.fault(page, damage, subject=book.is_subject(damage, page))
            if wrong:
                faults.append((page, table, column, wrong))
            covered.add(table)
    assert not faults
    assert len(covered) >= (10 if kind == "lost" else 16)
    assert book.content() == before  # nobody has written over what was broken
    for page in SHOWN if kind == "lost" else ():
        shown = look.show(page)
        assert notice(window) == "", page
        assert not says_missing(shown), page
        _close(shown)


def _close(shown):
    if isinstance(shown, QDialog):
        shown.close()
        QCoreApplication.sendPostedEvents(shown, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("value", ["no-such-thing", ODD, LONG], ids=["unknown", "odd", "long"])
def test_whatever_stands_in_a_setting_every_page_is_shown(qtbot, qapp, book, value, monkeypatch):
    """The settings are read once, when the program starts."""
    rows = book.store.rows("SELECT * FROM setting")
    names = ("theme", "text-size", "my-name", "discreet", "last-open", "window-place")
    for name in {*names, *(row[0] for row in rows)}:
        book.store.rows("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
    services = build(book.store, book.world.services.content, lambda: NOW)
    book.world.services, before = services, book.world.services
    try:
        look = Look(opened(qtbot, qapp, services), book.world, monkeypatch)
        damage = Damage("setting", "value", value, ())
        faults = [(page, look.fault(page, damage, subject=False)) for page in SHOWN]
        assert [each for each in faults if each[1]] == []
        look.show("settings")
        assert "(setting, theme, value)" in notice(look.window)
    finally:
        book.world.services = before
        book.store.rows("DELETE FROM setting")
        for row in rows:
            book.store.rows("INSERT OR REPLACE INTO setting VALUES (?, ?)", row)
