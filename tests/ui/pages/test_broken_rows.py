"""No stored text, row or setting locks a page: each shows the rest, and names what is broken.

One window over one data file; rows are broken by SQL, as another version or a tool may leave them,
and mended again after the pages were shown.
"""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit, QPushButton

from coach.errors import DiskFull, GoodTermsError
from coach.store.file.reading import TEXT_MOST
from coach.ui.clients.client_dialog import ClientDialog
from coach.ui.window.main_window import MainWindow
from coach.ui.window.page_list import PAGES
from coach.ui.window.unread_notice import MOST_SHOWN
from tests.ui.broken import LONG, ODD, is_refused, notice, opened_world, says_missing, words
from tests.ui.conftest import CASE_PAGES

OVERVIEW = ("today", "clients", "client", "cases", "referrals", "settings")
AT_CASE = tuple(page for page in CASE_PAGES if page != "content-change")


@pytest.fixture(scope="module")
def world(tmp_path_factory, content_cache):
    with opened_world(tmp_path_factory.mktemp("broken"), content_cache) as world:
        yield world


@pytest.fixture
def window(qtbot, qapp, world):
    qapp.set_look("light", 100)
    window = MainWindow(world.services, qapp.theme, qapp.icons)
    qtbot.addWidget(window)
    window.show()
    return window


# What is broken, with which value, in which rows; and the pages that name it.
BROKEN = [
    ("case_file", "verdict", "SHRUG", "title = 'Prices'", ("today", "cases")),
    ("case_file", "changed_at", "yesterday", "title = 'Prices'", ("today", "cases")),
    ("case_file", "client_id", "nobody", "title = 'Prices'", ("today", "cases")),
    ("case_file", "talk_at", "25:99", "title = 'Prices'", ("today", "cases")),
    ("case_file", "heat", "boiling", "title = 'Prices'", ("today", "cases")),
    ("case_file", "pin", "lost-pin", "title <> 'Prices'", ("verdict", "talk", "review")),
    ("client", "created_at", "in spring", "name = 'Marsh Ltd'", ("clients",)),
    ("contact", "client_id", "nobody", "1", ()),
    ("reminder", "due", "2026-02-31", "title = 'Call Dana'", ("after",)),
    ("reminder", "due", "some day", "title = 'Call Dana'", ("today", "after")),
    ("reminder", "done_at", "never", "title = 'Call Dana'", ("today", "after")),
    ("vendor", "covers", "{", "name = 'Ash'", ("referrals",)),
    ("vendor", "price", "cheap", "name = 'Ash'", ("referrals",)),
    ("referral_need", "needs", "hr", "1", ("after",)),
    ("setting", "value", "purple", "name = 'theme'", ()),
    ("overrule", "verdict", "SHRUG", "1", ("today", "cases", "verdict")),
    ("overrule", "said_at", "", "1", ("verdict",)),
    ("position", "take", "third", "1", ("verdict",)),
    ("line_edit", "deed", "shout", "1", ("talk",)),
    ("rehearsal", "seconds", -1, "id = 'r1'", ("rehearse",)),
    ("rehearsal", "began_at", "dawn", "id = 'r1'", ("rehearse",)),
    ("talk_log", "day", "2026-02-31", "1", ("day",)),
    ("fact", "value", "2026-02-31", "fact = 'last_day'", ()),
    ("tick", "check", ODD, "1", ()),
    ("answer", "question", "not-asked-any-more", "position = 3", ()),
    ("answer", "value", "no-such-option", "position = 3", ()),
    ("answer", "of", 10**12, "position = 3", ("verdict", "talk", "after", "interview")),
]


@pytest.mark.parametrize(("damage", "naming"), [(each[:4], each[4]) for each in BROKEN])
def test_a_broken_row_locks_no_page_and_is_named(window, world, damage, naming):
    table, column, value, _ = damage
    named = column if column == "pin" else table
    with world.broken(*damage):
        for page in naming or AT_CASE:
            window.show_page(page, world.arg(page))
            assert not is_refused(window) or table == "answer", page
            if naming:
                assert f"({named}, " in notice(window), page
                assert str(value) not in notice(window) or value in ("", "lost-pin", -1)
            assert "Begin the first case" not in words(window)
    window.show_page("today")
    assert notice(window) == ""


def test_one_broken_case_leaves_the_other_on_today_and_cases(window, world):
    with world.broken("case_file", "verdict", "SHRUG", "title = 'Prices'"):
        for page in ("today", "cases"):
            window.show_page(page)
            assert "One case cannot be read. The rest is here." in notice(window)
        assert window.page("cases")._rows.table.count() == 2  # a row says that it cannot be read


def test_where_no_case_can_be_read_nobody_is_invited_to_begin_the_first(window, world):
    with world.broken("case_file", "verdict", "SHRUG", "1"):
        for page in ("today", "cases"):
            window.show_page(page)
            buttons = window._stack.currentWidget().findChildren(QPushButton, "first-case")
            assert not any(button.isVisible() for button in buttons)
            assert "2 entries cannot be read" in notice(window)


def test_the_button_shows_which_and_a_way_on(qtbot, window, world):
    with world.broken("case_file", "verdict", "SHRUG", "title = 'Prices'"):
        window.show_page("cases")
        button = window.findChild(QPushButton, "unread-which")
        backup = window.findChild(QPushButton, "unread-backup")
        assert not backup.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert f"A case, made on Thu 26 November 2026 (case_file, {world.other}, verdict)" in words(
            window
        )
        with qtbot.waitSignal(window.damaged) as heard:
            qtbot.mouseClick(backup, Qt.MouseButton.LeftButton)
        assert "so were the backups" in heard.args[0].safe


def test_what_was_opened_is_folded_on_a_page_with_other_rows(qtbot, window, world):
    with (
        world.broken("case_file", "verdict", "SHRUG", "title = 'Prices'"),
        world.broken("vendor", "covers", "{", "name = 'Ash'"),
    ):
        window.show_page("cases")
        qtbot.mouseClick(window.findChild(QPushButton, "unread-which"), Qt.MouseButton.LeftButton)
        window.show_page("cases")
        assert window.findChild(QPushButton, "unread-backup").isVisible()
        window.show_page("referrals")
        assert not window.findChild(QPushButton, "unread-backup").isVisible()


def test_more_than_a_few_are_counted(window, world):
    case = world.case
    for number in range(MOST_SHOWN + 1):
        world.store.rows(
            "INSERT INTO rehearsal VALUES (?, ?, 'dawn', 1, NULL)", (f"x{number}", case)
        )
    window.show_page("rehearse", case)
    assert notice(window).count("(rehearsal, ") == MOST_SHOWN
    assert "… and 1 more" in notice(window)
    world.store.rows("DELETE FROM rehearsal WHERE began_at = 'dawn'")


@pytest.mark.parametrize("page", AT_CASE)
def test_of_a_case_whose_answers_make_no_sense_the_rest_is_shown(window, world, page):
    with world.broken("answer", "kind", "guessed", "position = 3"):
        window.show_page(page, world.case)
        shown = window._stack.currentWidget()
        assert not is_refused(window)
        assert words(shown).count("This case cannot be read") == 1
        assert "Late again" in words(shown)  # the case is named, and its other pages can be gone to
    window.show_page(page, world.case)
    assert not says_missing(window)


def test_a_case_that_makes_no_sense_says_so_in_its_place_and_leads_back(qtbot, window, world):
    window.show_page("today")
    with world.broken("case_file", "verdict", "SHRUG", "title = 'Prices'"):
        window.show_page("verdict", world.other)
        assert is_refused(window)
        assert "This case cannot be read" in words(window)
        qtbot.mouseClick(window.findChild(QPushButton, "unread-back"), Qt.MouseButton.LeftButton)
        assert window.page_name == "cases"
        assert window.page("cases")._rows.table.count() == 2
    window.show_page("verdict", world.other)
    assert not is_refused(window)


def test_what_cannot_be_shown_can_be_exported(qtbot, window, world, tmp_path):
    path = tmp_path / "all.json"
    with world.broken("case_file", "verdict", "SHRUG", "title = 'Prices'"):
        window.show_page("cases")
        qtbot.mouseClick(window.findChild(QPushButton, "unread-which"), Qt.MouseButton.LeftButton)
        export = window.findChild(QPushButton, "unread-export")
        qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
        dialog = window.findChild(QFileDialog, "export-dialog")
        assert "Halden" not in dialog.selectedFiles()[0]
        dialog.fileSelected.emit(str(path))
        dialog.close()
    assert "Exported as all.json." in words(window)
    tables = json.loads(path.read_text("utf-8"))["tables"]
    assert "SHRUG" in [row["verdict"] for row in tables["case_file"]]
    assert {"client", "answer", "line_edit", "pin", "setting"} <= set(tables)
    assert not [name for name in tables if "_data" in name or name in {"watermark", "branch"}]


@pytest.mark.parametrize("most", [0, 1])
def test_a_long_note_is_shown_in_part_said_and_kept_when_the_name_is_changed(
    qtbot, window, world, most
):
    note = "".join(chr(97 + number % 26) for number in range(TEXT_MOST + most))
    with world.broken("client", "note", note, "name = 'Marsh Ltd'"):
        client = next(c.id for c in world.services.clients.clients() if c.name == "Marsh Ltd")
        window.show_page("client", client)
        said = "One text is too long to be shown whole; all of it is kept."
        assert (said in notice(window)) == bool(most)
        assert (f"{len(note):,} characters (client, {client}, note)" in notice(window)) == bool(
            most
        )
        window.findChild(QPushButton, "edit-client").click()
        dialog = window.findChild(ClientDialog)
        dialog.findChild(QLineEdit, "client-name").setText("Marsh & Sons")
        qtbot.mouseClick(dialog.findChild(QPushButton, "ok"), Qt.MouseButton.LeftButton)
        kept = world.store.rows("SELECT name, note FROM client WHERE id = ?", (client,))
        assert kept == [("Marsh & Sons", note)]


def test_a_long_name_is_not_cut_by_its_field(qtbot, window, world):
    name = "Marsh " * 100
    with world.broken("client", "name", name.strip(), "name = 'Marsh Ltd'"):
        client = next(c.id for c in world.services.clients.clients() if len(c.name) > 500)
        window.show_page("client", client)
        window.findChild(QPushButton, "edit-client").click()
        dialog = window.findChild(ClientDialog)
        dialog.findChild(QPlainTextEdit, "client-note").setPlainText("Calls on Fridays.")
        qtbot.mouseClick(dialog.findChild(QPushButton, "ok"), Qt.MouseButton.LeftButton)
        kept = world.store.rows("SELECT name FROM client WHERE id = ?", (client,))
        assert kept == [(name.strip(),)]


TEXTS = [
    ("case_file", "title"), ("client", "name"), ("client", "note"), ("contact", "name"),
    ("contact", "role"), ("fact", "value"), ("reminder", "title"), ("reminder", "detail"),
    ("vendor", "name"), ("vendor", "note"), ("vendor", "tie"), ("overrule", "reason"),
    ("overrule", "second"), ("rehearsal_part", "title"), ("talk_log", "reflection"),
    ("talk_log", "next_step"), ("talk_log", "reaction"), ("case_file", "talk_zone"),
    ("case_file", "reflection"), ("setting", "value"),
]  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("value", [ODD, LONG], ids=["odd", "long"])
def test_no_text_locks_a_page(window, world, value):
    from contextlib import ExitStack

    with ExitStack() as stack:
        for table, column in TEXTS:
            stack.enter_context(world.broken(table, column, value, "1"))
        for entry in PAGES:
            window.show_page(entry.name, world.arg(entry.name))
            assert not is_refused(window), entry.name
            longest = max(map(len, words(window).split("\n")), default=0)
            assert longest <= 25_000, entry.name


@pytest.mark.parametrize("page", ["today", "clients", "cases", "referrals"])
def test_a_read_that_fails_is_said_and_never_shown_as_emptiness(window, world, page, monkeypatch):
    window.show_page("settings")
    store, rows = world.store, world.store.rows

    def fail(sql, values=()):
        if "ORDER BY" in sql:
            raise GoodTermsError("The disk has gone to sleep.", todo="Wake it.")
        return rows(sql, values)

    monkeypatch.setattr(store, "rows", fail)
    window.show_page(page)
    assert "The disk has gone to sleep." in words(window)
    shown = window._stack.currentWidget().findChildren(QPushButton)
    assert not [
        each for each in shown if each.objectName().startswith("first-") and each.isVisible()
    ]
    monkeypatch.undo()
    window._on_retried()
    assert not is_refused(window)


def test_the_rest_of_today_is_shown_where_a_part_of_it_cannot(window, world, monkeypatch):
    def fail(*_):
        raise DiskFull("The disk is full.")

    monkeypatch.setattr(world.services.agenda, "next_talk", fail)
    window.show_page("today")
    assert window.page("today")._columns.isVisible()
    assert not is_refused(window)
    assert "The disk is full." in words(window)
