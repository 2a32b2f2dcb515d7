"""After damage a person can go on in the window, without reading a manual."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coach.app import Program
from coach.domain.heat import Heat
from coach.errors import RowsUnreadable
from coach.paths import user_paths
from coach.services.bundle import open_services
from coach.store.backups import back_up
from coach.store.faults import damaged
from coach.ui.dates import full_day
from coach.ui.error_page import ErrorPage
from coach.ui.main_window import MainWindow
from coach.ui.widgets.line_editor import LineEditor
from coach.ui.widgets.talk_line import TalkLineBlock
from tests.ui.conftest import THURSDAY_NOON, button, stays, texts, worked_case

EARLIER = THURSDAY_NOON - timedelta(hours=3)


def full_moment(moment):
    """A moment as the page says it."""
    local = moment.astimezone()
    return f"{full_day(local.date())}, {local:%H:%M}"


@pytest.fixture
def paths(tmp_path):
    return user_paths(tmp_path / "data")


@pytest.fixture
def program(qtbot, qapp, paths):
    """Starts the program over the data folder; it is closed at the end."""
    made = []

    def start() -> Program:
        program = Program(qapp, paths, lambda: THURSDAY_NOON)
        made.append(program)
        program.start()
        qtbot.waitUntil(
            lambda: (
                isinstance(program.window, ErrorPage)
                or getattr(program.window, "page_name", "") == "today"
            )
        )
        return program

    yield start
    for program in made:
        program.close()
        if program.window is not None:
            program.window.close()
            program.window.deleteLater()


@pytest.fixture
def book(paths):
    """Two clients; the first is in a backup too."""
    now = EARLIER
    services = open_services(paths, lambda: now, keyring=False)
    services.clients.add("Halden Tools")
    now = THURSDAY_NOON
    key = (paths.data / "key").read_text().strip()
    back_up(services._desk.store, key, paths.backups, THURSDAY_NOON)
    services.clients.add("Brightwater")
    services.close()
    return paths


@pytest.fixture
def killed(book):
    """As a killed program leaves it: a third client is in the journal, one byte of which is bad."""
    services = open_services(book, lambda: THURSDAY_NOON, keyring=False)
    services.clients.add("Orchard Print")
    kept = {path.name: bytearray(path.read_bytes()) for path in book.data.iterdir()}
    services.close()
    kept["good-terms.db-wal"][200] ^= 1
    for name, content in kept.items():
        (book.data / name).write_bytes(content)
    return book


def clients(program):
    return sorted(client.name for client in program._services.clients.clients())


def test_a_damaged_journal_is_said_and_one_goes_on_with_what_is_there(killed, program, qtbot):
    one = program()
    page = one.window
    assert isinstance(page, ErrorPage)
    said = texts(page)
    assert "What you saved last is not in your data file" in said
    assert "is missing" in said
    assert str(killed.backups) in said.replace("\u200b", "")  # where a line may break
    assert page.focusWidget() is button(page, "go-on")
    qtbot.keyClick(button(page, "go-on"), Qt.Key.Key_Return)
    assert isinstance(one.window, MainWindow)
    assert clients(one) == ["Brightwater", "Halden Tools"]
    assert "set-aside" in texts(one.window)
    assert stays(one.window)


def test_a_backup_is_put_back_and_the_damaged_file_is_kept(book, program, qtbot):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    page = one.window
    assert "made on Thu 26 November 2026" in page.findChild(object, "backups").currentText()
    qtbot.mouseClick(button(page, "put-back"), Qt.MouseButton.LeftButton)
    assert clients(one) == ["Halden Tools"]
    (aside,) = (book.data / "set-aside").iterdir()
    assert (aside / "good-terms.db").read_bytes() == b"spoiled" * 3000


def test_without_a_backup_one_begins_anew_and_the_file_is_kept(book, program, qtbot):
    for backup in book.backups.iterdir():
        backup.unlink()
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    assert "No backup" in texts(one.window)
    qtbot.mouseClick(button(one.window, "begin-anew"), Qt.MouseButton.LeftButton)
    assert clients(one) == []
    (aside,) = (book.data / "set-aside").iterdir()
    assert (aside / "good-terms.db").exists()


def test_a_backup_that_went_bad_is_refused_and_nothing_is_changed(book, program, qtbot):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    (backup,) = book.backups.iterdir()
    backup.write_bytes(backup.read_bytes()[:-100])
    qtbot.mouseClick(button(one.window, "put-back"), Qt.MouseButton.LeftButton)
    assert isinstance(one.window, ErrorPage)
    assert "This backup cannot be read" in texts(one.window)
    assert book.database.read_bytes() == b"spoiled" * 3000


def test_damage_met_while_the_program_runs_is_said_in_place_of_the_pages(
    book, program, qtbot, monkeypatch
):
    monkeypatch.setattr("coach.store.opening.WHOLE_CHECK", 0)  # as if the file were large
    content = bytearray(book.database.read_bytes())
    content[-2000] ^= 1
    book.database.write_bytes(content)
    before = bytes(content)
    one = program()
    qtbot.waitUntil(lambda: isinstance(one.window, ErrorPage))
    assert "cannot be read" in texts(one.window)
    assert button(one.window, "put-back").isEnabled()
    assert book.database.read_bytes() == before


def test_where_the_file_has_a_bad_page_the_backup_is_offered_and_nothing_that_fails(
    book, program, qtbot
):
    content = bytearray(book.database.read_bytes())
    content[-2000] ^= 1
    book.database.write_bytes(content)
    page = program().window
    assert isinstance(page, ErrorPage)
    assert not page.findChild(QPushButton, "go-on").isVisible()
    assert page.focusWidget() is button(page, "put-back")
    saved = full_moment(THURSDAY_NOON)
    assert f"Everything you saved up to {full_moment(EARLIER)} is there." in texts(page)
    assert f"What you saved after that, up to {saved}, is missing." in texts(page)


def test_what_is_but_seconds_apart_is_said_with_seconds(book, program):
    services = open_services(book, lambda: THURSDAY_NOON + timedelta(seconds=7), keyring=False)
    services.clients.add("Orchard Print")
    kept = {path.name: path.read_bytes() for path in book.data.iterdir()}
    services.close()
    for name, content in kept.items():
        (book.data / name).write_bytes(content)
    book.database.with_name("good-terms.db-wal").unlink()
    page = program().window
    assert isinstance(page, ErrorPage)
    told = [line for line in texts(page).splitlines() if "is missing" in line]
    noon = full_moment(THURSDAY_NOON)
    assert told[0] == (
        f"Everything you saved up to {noon}:00 is there. "
        f"What you saved after that, up to {noon}:07, is missing."
    )
    assert f"{full_moment(EARLIER)} is there" in told[1]


def test_no_wrong_clock_makes_what_is_missing_look_complete(book, program):
    """What was saved last bears an earlier time than what is there."""
    services = open_services(book, lambda: EARLIER - timedelta(days=9), keyring=False)
    services.clients.add("Orchard Print")
    kept = {path.name: path.read_bytes() for path in book.data.iterdir()}
    services.close()
    for name, content in kept.items():
        (book.data / name).write_bytes(content)
    book.database.with_name("good-terms.db-wal").unlink()
    page = program().window
    assert isinstance(page, ErrorPage)
    assert "Nothing is missing" not in texts(page)
    assert texts(page).count("What you saved after that") == 2


def test_where_a_sound_file_is_left_for_a_backup_nothing_of_it_is_said_to_be_missing(
    book, program, qtbot
):
    one = program()
    one.window.shell.refused.emit(RowsUnreadable("A row.", safe="Safe.", todo="Choose."))
    qtbot.waitUntil(lambda: isinstance(one.window, ErrorPage))
    page = one.window
    assert button(page, "go-on").isVisible()
    assert "Nothing is missing." in texts(page)


def test_a_backup_that_cannot_be_made_is_said_and_the_work_goes_on(book, program, qtbot):
    for backup in book.backups.iterdir():
        backup.unlink()
    book.backups.rmdir()
    book.backups.write_text("in the way")
    one = program()
    qtbot.waitUntil(lambda: "No backup could be made" in texts(one.window))
    said = texts(one.window).replace("\u200b", "")
    assert str(book.backups) in said
    assert "cannot be read" not in said
    one._services.clients.add("Orchard Print")
    assert "Orchard Print" in clients(one)


def test_a_day_s_first_start_makes_a_backup_and_closing_another(book, program):
    for backup in book.backups.iterdir():
        backup.unlink()
    one = program()
    one.close()
    assert len(list(book.backups.iterdir())) == 1  # nothing was saved since


@pytest.fixture
def typing(book, program, qtbot, worked):
    """The program with a line of a talk half rewritten; and the line's id."""
    services = open_services(book, lambda: THURSDAY_NOON, keyring=False)
    case = services.cases.start(services.clients.clients()[0].id, "Late again")
    while (question := services.cases.view(case.id).question) is not None:
        services.cases.answer(case.id, question.id, worked.get(question.id, "dont-know"))
        if services.cases.view(case.id).heat is not None:
            services.heat.set(case.id, Heat.COOL)
    services.talks.finish_first(case.id)
    line = next(
        line
        for part in services.talks.talk(case.id).parts
        for line in part.lines
        if part.id == "news" and not line.cue
    )
    services.close()
    one = program()
    qtbot.waitUntil(lambda: not one._upkeep.isActive())
    one.window.show_page("talk", case.id)
    qtbot.waitActive(one.window)
    block = one.window.findChild(TalkLineBlock, f"line:{line.id}")
    block.setFocus()
    qtbot.keyClick(block, Qt.Key.Key_E)
    editor = one.window.findChild(LineEditor, f"edit:{line.id}")
    editor.setPlainText("")
    qtbot.keyClicks(editor, "We stop in Ju")
    return one, case.id


@pytest.fixture
def worked():
    return worked_case("payroll")


def test_what_is_half_typed_is_kept_before_a_backup_is_chosen(typing, book, qtbot):
    one, case_id = typing
    one.window.shell.refused.emit(RowsUnreadable("A row.", safe="Safe.", todo="Choose."))
    qtbot.waitUntil(lambda: isinstance(one.window, ErrorPage))
    qtbot.mouseClick(button(one.window, "go-on"), Qt.MouseButton.LeftButton)
    assert isinstance(one.window, MainWindow)
    assert "We stop in Ju" in [row.text for row in one._services.lines.rows(case_id)]


def test_where_damage_is_met_while_somebody_types_it_is_said_once_and_nothing_else(
    typing, book, qtbot
):
    one, _ = typing
    fault = damaged()
    one._services._desk.store.note(fault)  # as the thread that reads the file whole does
    one.window.shell.refused.emit(fault)
    with qtbot.captureExceptions() as failed:
        qtbot.waitUntil(lambda: isinstance(one.window, ErrorPage))
        qtbot.wait(50)
    assert failed == []
    assert "cannot be read" in texts(one.window)
