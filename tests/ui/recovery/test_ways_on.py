"""After damage a person can go on in the window, without reading a manual."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from coach.domain.rules.heat import Heat
from coach.errors import DataDamaged, RowsUnreadable
from coach.store.file.faults import damaged
from coach.ui.talk.lines.line_editor import LineEditor
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.window.error_page import ErrorPage
from coach.ui.window.main_window import MainWindow
from tests.opened import open_services
from tests.ui.conftest import THURSDAY_NOON, button, texts, worked_case
from tests.ui.recovery.conftest import (
    EARLIER,
    begin_anew,
    clients,
    full_moment,
    settle,
    try_again_with,
)


def test_a_damaged_journal_is_said_and_one_goes_on_with_what_is_there(killed, program, qtbot):
    one = program()
    page = one.window
    assert isinstance(page, ErrorPage)
    said = texts(page)
    assert "What you saved last is not in your data file" in said
    assert "the journal beside it, which holds what you saved last, is damaged" in said
    assert "is missing" in said
    assert str(killed.backups) in said.replace("\u200b", "")  # where a line may break
    assert page.focusWidget() is button(page, "go-on")
    qtbot.keyClick(button(page, "go-on"), Qt.Key.Key_Return)
    settle(qtbot, one)
    assert isinstance(one.window, MainWindow)
    assert clients(one) == ["Brightwater", "Halden Tools"]
    assert "set-aside" in texts(one.window)
    assert "1 change that you saved after it is missing." in texts(one.window)


def test_a_backup_is_put_back_and_the_damaged_file_is_kept(book, program, qtbot):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    page = one.window
    assert "Thu 26 November 2026" in page.findChild(object, "backups").currentText()
    qtbot.mouseClick(button(page, "put-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    assert clients(one) == ["Halden Tools"]
    (aside,) = (book.data / "set-aside").iterdir()
    assert (aside / "good-terms.db").read_bytes() == b"spoiled" * 3000


def test_without_a_backup_one_begins_anew_and_the_file_is_kept(book, program, qtbot):
    for backup in book.backups.iterdir():
        backup.unlink()
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    assert "No backup" in texts(one.window)
    begin_anew(qtbot, one)
    assert clients(one) == []
    (aside,) = (book.data / "set-aside").iterdir()
    assert (aside / "good-terms.db").exists()


def test_a_backup_that_went_bad_is_refused_and_nothing_is_changed(book, program, qtbot):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    (backup,) = book.backups.iterdir()
    backup.write_bytes(backup.read_bytes()[:-100])
    qtbot.mouseClick(button(one.window, "put-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    assert isinstance(one.window, ErrorPage)
    assert "This backup cannot be read" in texts(one.window)
    assert book.database.read_bytes() == b"spoiled" * 3000


def test_damage_met_while_the_program_runs_is_said_in_place_of_the_pages(
    book, program, qtbot, monkeypatch
):
    monkeypatch.setattr("coach.store.file.opening.WHOLE_CHECK", 0)  # as if the file were large
    content = bytearray(book.database.read_bytes())
    content[-2000] ^= 1
    book.database.write_bytes(content)
    before = bytes(content)
    one = program()
    qtbot.waitUntil(lambda: isinstance(one.window, ErrorPage))
    settle(qtbot, one)
    assert "cannot be read" in texts(one.window)
    assert button(one.window, "put-back").isEnabled()
    # the day of this start may have been noted before; what is damaged stays as it is
    assert book.database.read_bytes()[-4096:] == before[-4096:]


def test_where_the_file_has_a_bad_page_the_backup_is_offered_and_nothing_that_fails(
    book, program, qtbot
):
    content = bytearray(book.database.read_bytes())
    content[-2000] ^= 1
    book.database.write_bytes(content)
    page = program().window
    assert isinstance(page, ErrorPage)
    assert page.findChild(QPushButton, "go-on") is None
    assert page.focusWidget() is button(page, "put-back")
    assert f"saved up to {full_moment(EARLIER)}" in texts(page)
    assert "1 change that you saved after it is missing." in texts(page)


@pytest.fixture
def without_journal(book):
    """Killed, and what was saved last has gone with its journal; it bore an earlier time."""

    def lose(moment):
        services = open_services(book, lambda: moment, keyring=False)
        services.clients.add("Orchard Print")
        kept = {path.name: path.read_bytes() for path in book.data.iterdir()}
        services.close()
        for name, content in kept.items():
            (book.data / name).write_bytes(content)
        book.database.with_name("good-terms.db-wal").unlink()
        return book

    return lose


@pytest.mark.parametrize("days", [-9, 0, 1600])
def test_what_is_missing_is_counted_whatever_the_clock_said(without_journal, program, days):
    without_journal(THURSDAY_NOON + timedelta(days=days))
    page = program().window
    assert isinstance(page, ErrorPage)
    told = [line for line in texts(page).splitlines() if "that you saved after it" in line]
    of_backup, of_file = told
    assert "1 change that you saved after it is missing." in of_file
    assert "2 changes that you saved after it are missing." in of_backup
    assert "Nothing is missing" not in texts(page)
    assert "the journal that was beside it is gone" in texts(page)


def test_a_backup_of_an_empty_book_is_never_taken_for_this_one(without_journal, program, qtbot):
    """It was begun after damage; then the files that had been set aside were put back."""
    book = without_journal(THURSDAY_NOON)
    one = program()
    begin_anew(qtbot, one)
    one._services.settings.my_name = "Dana"
    one.window.close()
    one.close()  # a backup of the empty book
    (aside,) = (book.data / "set-aside").iterdir()
    for path in aside.iterdir():
        path.replace(book.data / path.name)
    page = program().window
    chosen = page.findChild(object, "backups")
    assert "1 client and" in chosen.currentText()
    names = [chosen.itemText(number) for number in range(chosen.count())]
    others = [name for name in names if name.startswith("Another book")]
    assert others == names[-len(others) :]
    assert all("0 clients" in name for name in others)
    said = ""
    for number in range(len(names) - len(others), len(names)):
        chosen.setCurrentIndex(number)
        said += texts(page)
    assert "It is of another book. It is from after Thu 26 November 2026, 12:00" in said
    assert "when you started with an empty book" in said
    assert "It holds 1 change that the book in use does not hold. 3 changes of the book" in said


def test_an_older_file_is_not_recommended_where_a_backup_holds_more(book, program, qtbot):
    """As where an older data file was copied over the present one."""
    older = max(book.backups.iterdir()).read_bytes()
    one = program()
    one._services.clients.add("Orchard Print")
    one.window.close()
    one.close()
    book.database.write_bytes(older)
    page = program().window
    assert page.focusWidget() is button(page, "put-back")
    assert type(button(page, "put-back")).__name__ == "PrimaryButton"
    assert type(button(page, "go-on")).__name__ == "SecondaryButton"
    assert "Recommended: restore a backup" in texts(page)
    copies = page.findChild(object, "backups")
    assert "3 clients" in copies.currentText()
    for number, is_best in ((1, False), (0, True)):
        copies.setFocus()
        qtbot.keyClick(copies, Qt.Key.Key_Up if is_best else Qt.Key.Key_Down)
        assert copies.currentIndex() == number
        assert ("Recommended: restore a backup" in texts(page)) is is_best
        assert ("\nRestore a backup" in texts(page)) is not is_best
        kind = "PrimaryButton" if is_best else "SecondaryButton"
        assert type(button(page, "put-back")).__name__ == kind


@pytest.mark.parametrize(("hours", "wrong"), [(1, False), (2, True), (40_000, True), (-5, True)])
def test_a_backup_by_a_clock_that_was_wrong_says_so_in_the_list(book, program, hours, wrong):
    """Its day is to come, or lies before what was saved last in it."""
    (copy,) = book.backups.iterdir()
    made = THURSDAY_NOON + timedelta(hours=hours)
    stamp = f"good-terms-{made:%Y%m%dT%H%M%S%f}Z"
    copy.rename(copy.with_name(re.sub(r"good-terms-[0-9T]+Z", stamp, copy.name)))
    book.database.write_bytes(b"x" * 8192)
    chosen = program().window.findChild(object, "backups").currentText()
    assert ("the clock was wrong" in chosen) is wrong


def test_starting_empty_asks_and_no_leaves_all_as_it_is(book, program, qtbot):
    book.database.write_bytes(b"spoiled" * 3000)
    page = program().window
    ask = button(page, "begin-anew")
    ask.setFocus()
    qtbot.keyClick(ask, Qt.Key.Key_Return)
    assert page.focusWidget() is button(page, "begin-anew-no")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is button(page, "begin-anew-yes")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    qtbot.keyClick(button(page, "begin-anew-no"), Qt.Key.Key_Return)
    assert page.focusWidget() is button(page, "begin-anew")
    assert book.database.read_bytes() == b"spoiled" * 3000
    assert not (book.data / "set-aside").exists()


def test_trying_again_says_that_it_tried_and_keeps_the_keys_where_they_are(book, program, qtbot):
    book.database.write_bytes(b"spoiled" * 3000)
    one = program()
    page = one.window
    retry = button(page, "retry")
    retry.setFocus()
    qtbot.keyClick(retry, Qt.Key.Key_Return)
    settle(qtbot, one)
    assert "it is as before" in texts(page)
    assert page.focusWidget() is button(page, "retry")


def test_without_the_key_one_is_told_which_file_and_can_start_empty_and_go_back(
    book, program, qtbot
):
    key = (book.data / "key").read_bytes()
    (book.data / "key").unlink()
    before = book.database.read_bytes()
    one = program()
    said = texts(one.window).replace("\u200b", "")
    assert "“key”" in said
    assert str(book.data) in said
    begin_anew(qtbot, one)
    assert clients(one) == []
    qtbot.keyClick(button(one.window, "take-back"), Qt.Key.Key_Return)
    settle(qtbot, one)
    assert isinstance(one.window, ErrorPage)
    assert book.database.read_bytes() == before
    try_again_with(key, book, qtbot, one)
    assert clients(one) == ["Brightwater", "Halden Tools"]


def test_where_a_sound_file_is_left_for_a_backup_nothing_of_it_is_said_to_be_missing(
    book, program, qtbot
):
    one = program()
    one.window.shell.refused.emit(RowsUnreadable("A row.", safe="Safe.", todo="Choose."))
    qtbot.waitUntil(lambda: isinstance(one.window, ErrorPage))
    settle(qtbot, one)
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


def test_a_day_s_first_start_makes_a_backup_and_closing_another(book, program, qtbot):
    for backup in book.backups.iterdir():
        backup.unlink()
    one = program()
    qtbot.waitUntil(lambda: len(list(book.backups.glob("*.db"))) == 1)
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
    settle(qtbot, one)
    qtbot.mouseClick(button(one.window, "go-on"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    assert isinstance(one.window, MainWindow)
    assert "We stop in Ju" in [row.text for row in one._services.lines.rows(case_id)]


def test_where_damage_is_met_while_somebody_types_it_is_said_once_and_nothing_else(
    typing, book, qtbot
):
    one, _ = typing
    fault = damaged()
    one._services._context.store.note(fault)  # as the thread that reads the file whole does
    one.window.shell.refused.emit(fault)
    with qtbot.captureExceptions() as failed:
        qtbot.waitUntil(lambda: isinstance(one.window, ErrorPage))
        settle(qtbot, one)
        qtbot.wait(50)
    assert failed == []
    assert "cannot be read" in texts(one.window)


@pytest.fixture
def by_hand(book, program):
    """An older file was put in place, and the count beside it removed; a backup holds one more."""
    older = book.database.read_bytes()
    one = program()
    one._services.clients.add("Orchard Print")
    one.window.close()
    one.close()
    book.database.write_bytes(older)
    book.watermark.unlink()
    return book


BY_HAND = "An older data file was put in place of yours: a backup holds 1 change more."


def end(program):
    """Close the window, and the program."""
    program.window.close()
    program.close()


def test_an_older_file_put_in_place_by_hand_is_said_at_each_start_with_the_way_back(
    by_hand, program, qtbot
):
    for _ in range(2):
        one = program()
        assert "Orchard Print" not in clients(one)
        bar = one.window.findChild(QWidget, "recovered")
        assert BY_HAND in texts(bar)
        end(one)
    one = program()
    qtbot.keyClick(button(one.window, "see-backups"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(one.window, ErrorPage))
    settle(qtbot, one)
    assert "3 clients" in one.window.findChild(object, "backups").currentText()
    qtbot.mouseClick(button(one.window, "put-back"), Qt.MouseButton.LeftButton)
    settle(qtbot, one)
    assert "Orchard Print" in clients(one)
    assert BY_HAND not in texts(one.window)


def test_an_older_file_that_is_kept_is_said_no_more(by_hand, program, qtbot):
    one = program()
    qtbot.mouseClick(button(one.window, "keep-recovered"), Qt.MouseButton.LeftButton)
    end(one)
    assert program().window.findChild(QWidget, "recovered") is None


def test_in_a_small_window_the_ways_on_open_with_the_recommended_button_in_sight(
    book, program, qtbot, qapp
):
    book.database.write_bytes(b"no data" * 1000)
    one = program()
    page = one.window
    page.resize(900, 600)
    qapp.set_look("dark", 200)
    try:
        page.show_error(DataDamaged("It is damaged."), one._rescue())
        settle(qtbot, one)
        restore = button(page, "put-back")
        assert page.focusWidget() is restore
        qtbot.waitUntil(lambda: restore.visibleRegion().boundingRect().height() == restore.height())
    finally:
        qapp.set_look("light", 100)
