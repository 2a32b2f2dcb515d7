"""The window: rail, keys, badge, errors."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget

from coach.errors import DataLocked, GoodTermsError
from coach.ui.shell.shell import Data
from coach.ui.window.error_page import ErrorPage
from coach.ui.window.find_dialog import FindDialog
from coach.ui.window.page_list import PAGES
from coach.ui.window.rail import Badge, Rail, RailButton
from coach.ui.window.toast import Toast
from tests.ui.conftest import button, out_of, texts
from tests.ui.room import settle


def test_the_rail_offers_what_is_there_and_nothing_else(window):
    words = [entry.item.title for entry in window.findChild(Rail).findChildren(RailButton)]
    assert words == [
        "Today",
        "Clients",
        "Cases",
        "Library",
        "Study",
        "Practice",
        "Referrals",
        "Find",
        "Help",
        "Settings",
    ]


@pytest.mark.parametrize(
    "name", ["today", "clients", "cases", "library", "study", "practice", "referrals", "settings"]
)
def test_the_rail_goes_to_its_pages(window, name):
    button(window, f"rail:{name}").click()
    assert window.page_name == name
    assert button(window, f"rail:{name}").isChecked()


def test_pages_are_made_when_they_are_first_shown(window):
    window.show_page("today")
    made = {type(child).__name__ for child in window.findChildren(object)}
    assert "VerdictPage" not in made


def test_the_title_never_names_a_client(window, case):
    window.show_page("interview", case.id)
    assert window.windowTitle() == "Good Terms"


def test_the_badge_counts_what_is_due(window, services, case):
    rail = window.findChild(Rail)
    window.show_page("today")
    badge = rail.findChild(Badge)
    assert badge.isHidden()
    services.reminders.add(case.id, "Ring", date(2026, 11, 26))
    for other in (Data.ANSWERS, Data.CLIENTS, Data.SETTINGS):
        window.shell.changed(other)
        assert badge.isHidden()
    window.shell.changed(Data.ANSWERS | Data.PLAN)
    assert (badge.isVisible(), badge.text()) == (True, "1")
    assert button(window, "rail:today").accessibleName() == "Today, 1 due"


def test_a_page_that_cannot_be_shown_leaves_the_one_before(window):
    window.show_page("cases")
    window.shell.go("interview", "no-such-case")
    assert window.page_name == "cases"
    assert window.findChild(Toast).isVisible()
    button(window, "toast-close").click()


def test_a_note_can_be_undone(qtbot, window):
    undone = []
    window.shell.toast("Removed.", lambda: undone.append(True))
    toast = window.findChild(Toast)
    assert toast.text() == "Removed."
    button(window, "toast-undo").click()
    assert undone == [True]
    assert not toast.isVisible()


def test_an_error_says_what_is_safe_and_what_to_do(window):
    error = GoodTermsError("It failed.", safe="All is kept.", todo="Try later.")

    def fail():
        raise error

    assert window.shell.guard(fail) is None
    shown = texts(window.findChild(Toast))
    assert all(part in shown for part in ("It failed.", "All is kept.", "Try later."))
    button(window, "toast-close").click()


def test_ctrl_k_finds_a_case_and_opens_it(qtbot, window, case):
    window.show_page("today")
    qtbot.waitActive(window)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = window.findChild(FindDialog)
    field = dialog.findChild(QLineEdit)
    qtbot.keyClicks(field, "late")
    assert "Late again" in dialog.findChild(QListWidget).item(0).text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.page_name == "interview"


def test_find_says_when_there_is_nothing(qtbot, window, case):
    window.open_find()
    dialog = window.findChild(FindDialog)
    qtbot.keyClicks(dialog.findChild(QLineEdit), "zzzz")
    assert "Nothing" in texts(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("number", [3, 12, 128])
@pytest.mark.parametrize(
    ("percent", "size"), [(200, (900, 600)), (200, (1180, 760)), (100, (640, 480))]
)
def test_the_badge_leaves_the_icon_to_be_seen_and_is_round(qapp, window, percent, size, number):
    """It was as wide as the icon below it, and square from some width on."""
    qapp.set_look("light", percent)
    window.resize(*size)
    rail = window.findChild(Rail)
    rail.set_badge(number)
    settle()
    entry, badge = button(window, "rail:today"), rail.findChild(Badge)
    icon = QRect(QPoint(), entry.iconSize())
    icon.moveCenter(entry.rect().center())
    box = QRect(badge.mapTo(entry, QPoint()), badge.size())
    over = box.intersected(icon)
    assert entry.rect().contains(box)
    assert 3 * over.width() * over.height() <= icon.width() * icon.height()
    drawn = badge.grab().toImage()
    ends = {drawn.pixelColor(x, 0).name() for x in (0, badge.width() - 1)}
    assert qapp.theme.tokens.accent.lower() not in ends
    assert drawn.pixelColor(1, badge.height() // 2).name() == qapp.theme.tokens.accent.lower()
    assert entry.toolTip().startswith(f"Today, {number} due")
    qapp.set_look("light", 100)


def test_a_narrow_window_keeps_its_icons(window):
    window.resize(660, 500)
    rail = window.findChild(Rail)
    assert rail.width() < 100
    assert button(window, "rail:cases").accessibleName() == "Cases"


@pytest.mark.parametrize(
    ("percent", "size"), [(200, (900, 600)), (150, (640, 480)), (100, (640, 480))]
)
def test_a_low_window_has_room_for_every_entry_of_the_rail(qapp, window, percent, size):
    qapp.set_look("light", percent)
    window.resize(*size)
    window.show_page("study")
    settle()
    rail = window.findChild(Rail)
    entries = sorted(rail.findChildren(RailButton), key=RailButton.y)
    for above, below in pairwise(entries):
        assert above.geometry().bottom() < below.y()
    for entry in entries:
        assert entry.height() >= entry.iconSize().height() + 4
        assert entry.geometry().bottom() <= rail.height()
    qapp.set_look("light", 100)


def test_the_error_page_says_all_and_offers_to_try_again(qtbot, qapp):
    page = ErrorPage(qapp.theme, qapp.icons)
    qtbot.addWidget(page)
    page.show()
    page.show_error(DataLocked("It is open.", safe="Your data is safe.", todo="Close the other."))
    assert all(part in texts(page) for part in ("It is open.", "is safe", "Close the other."))
    with qtbot.waitSignal(page.retried):
        button(page, "retry").click()
    with qtbot.waitSignal(page.left):
        button(page, "quit").click()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_every_page_can_be_looked_at(qapp, window, show, name, look, request):
    qapp.set_look(look, 100)
    show(name)
    for _ in range(2):  # the layouts settle, then what they moved
        qapp.sendPostedEvents()
    picture = window.grab()
    if folder := request.config.getoption("--screenshots"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        assert picture.save(str(Path(folder, f"{name}-{look}.png")))
    ground = window.palette().color(QPalette.ColorRole.Window)
    image = picture.toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, 1180, 7) for y in range(0, 760, 7)}
    assert ground.name() in seen
    assert len(seen) > 5
    qapp.set_look("light", 100)


@pytest.mark.parametrize("size", [(900, 100), (1280, 200), (900, 200)])
@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_no_page_needs_to_be_scrolled_sideways(qtbot, qapp, window, show, name, size):
    width, percent = size
    qapp.set_look("light", percent)
    window.resize(width, 600)
    show(name)
    columns = window.page(name).findChildren(object, "column")
    qtbot.waitUntil(lambda: all(one.width() <= one.parentWidget().width() for one in columns))
    assert window.width() == width
    assert not [beyond for one in columns for beyond in out_of(one)]
    qapp.set_look("light", 100)


def test_a_line_that_goes_keeps_its_room_while_the_pointer_is_there(window):
    window.show_page("clients")
    window.shell.toast("Removed.")
    toast, page = window.findChild(Toast), window.page("clients")
    QCursor.setPos(window.geometry().center())
    QApplication.processEvents()
    before = page.height()
    toast._timer.timeout.emit()  # its seconds are over
    QApplication.processEvents()
    assert not toast.isVisible()
    assert page.height() == before  # a click that is on its way arrives
    window.show_page("cases")
    window.show_page("clients")
    QApplication.processEvents()
    assert page.height() > before


def test_a_line_that_goes_leaves_its_room_where_nobody_points(window):
    window.show_page("clients")
    window.shell.toast("Removed.")
    toast, page = window.findChild(Toast), window.page("clients")
    QCursor.setPos(window.geometry().bottomRight() + QPoint(40, 40))
    QApplication.processEvents()
    before = page.height()
    toast._timer.timeout.emit()
    QApplication.processEvents()
    assert page.height() > before
