"""Every key of the help, on every page with and without content: it does something, or says why."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.exceptions import TimeoutError as QtBotTimeoutError

from coach.ui.prompter.window import Prompter
from coach.ui.window.help_sheet import HelpSheet
from coach.ui.window.help_texts import everywhere, page_help
from coach.ui.window.page_list import PAGES
from coach.ui.window.toast import Toast
from tests.ui.conftest import CASE_PAGES, SCRIPT_PAGES, texts
from tests.ui.practised import about_practice

NAMES = [entry.name for entry in PAGES]
OF_CASES = [name for name in NAMES if name in CASE_PAGES]
# what the focus, a row or a field has to be there for; other tests press these where they work
OF_THE_FOCUS = re.compile(
    r"Enter|Space|Tab|Home|End|Esc|Del|F2|F4|Alt|[↑↓←→…–]|\b[EHLWABDRCSNPUYO]\b|\b[0-9]$|1–"
)
SINGLE = {"?", "J", "F", "G", "Backspace"}


def keys_of(name):
    """The keys that the help names for a page, but for those of what has the focus."""
    rows = (*everywhere(), *page_help(name).keys)
    found = {key for row in rows for key in re.split(r", ", row.keys)}
    digits = {f"Ctrl+{number}" for number in range(1, 7)}
    kept = {key for key in found if key.startswith("Ctrl+") and "…" not in key}
    functions = {key for key in found if re.fullmatch(r"F1|F11", key)} | {"F11"}
    return sorted(kept | functions | digits | (found & SINGLE))


def seen(window):
    """All that somebody at the screen can tell of the window now."""
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    words = [texts(each) for each in tops]
    marks = [
        (each.objectName(), each.text(), each.isEnabled(), each.isChecked())
        for each in window.findChildren(QAbstractButton)
        if each.isVisible()
    ]
    focus = QApplication.focusWidget()
    name = None if focus is None else (type(focus), focus.objectName(), focus.accessibleName())
    return window.page_name, len(tops), words, marks, name


def press(qtbot, window, keys):
    """Press keys as they are written in the help."""
    chord = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or window
    qtbot.keyClick(target, chord.key(), chord.keyboardModifiers())


def changes(qtbot, window, before) -> bool:
    """Whether something else is seen soon; a button that a key presses is let go a little later."""
    try:
        qtbot.waitUntil(lambda: seen(window) != before, timeout=400)
    except QtBotTimeoutError:
        return False
    return True


def tidy(window):
    """Close what a key has opened."""
    for top in QApplication.topLevelWidgets():
        if isinstance(top, QDialog) and top.isVisible():
            top.reject()
        elif isinstance(top, Prompter) and top.isVisible():
            top.close()
    for each in (*window.findChildren(HelpSheet), *window.findChildren(Toast)):
        each.hide()


def asks(window) -> bool:
    """Whether a question is shown."""
    return any(each.isVisible() for each in window.findChildren(QLabel, "question"))


def silent_keys(qtbot, window, name, arg):
    """The keys after which nothing is to be seen."""
    silent = []
    own = {f"Ctrl+{n}": each for n, each in enumerate([e.name for e in PAGES if not e.rail], 1)}
    for keys in keys_of(name):
        window.show_page(name, arg)
        if keys in SINGLE and not asks(window):
            continue  # the page says why nothing is asked
        qtbot.waitActive(window)
        page: QWidget = window.page(window.page_name)
        if not page.isAncestorOf(QApplication.focusWidget()):
            page.setFocus()
        before, at = seen(window), window.page_name
        press(qtbot, window, keys)
        if own.get(keys) != at and not changes(qtbot, window, before):
            silent.append(keys)
        tidy(window)
    return silent


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", NAMES)
def test_with_content(qtbot, window, services, show, name):
    show(name)
    arg = window._wanted.arg
    assert silent_keys(qtbot, window, name, arg) == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [each for each in NAMES if each not in {*OF_CASES, "client"}])
def test_with_nothing_stored(qtbot, window, services, name):
    script = services.library.scripts()[0].id if name in SCRIPT_PAGES else None
    arg = about_practice(services).get(name, script)
    assert silent_keys(qtbot, window, name, arg) == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", OF_CASES)
def test_in_a_case_that_has_just_begun(qtbot, window, case, name):
    assert silent_keys(qtbot, window, name, case.id) == []


@pytest.mark.parametrize("name", ["clients", "cases", "referrals"])
def test_in_the_trash_and_where_nothing_is_found(qtbot, window, services, case, name):
    services.clients.trash(services.clients.add("Vik Ltd").id)
    window.show_page(name)
    window.page(name)._search.setText("zzzz")
    for keys in ("Ctrl+N", *(("Ctrl+Shift+N",) if name == "clients" else ())):
        qtbot.waitActive(window)
        before = seen(window)
        press(qtbot, window, keys)
        assert changes(qtbot, window, before), keys
        tidy(window)


def test_the_table_leaves_out_only_keys_of_what_has_the_focus():
    rows = [*everywhere(), *(row for name in NAMES for row in page_help(name).keys)]
    pressed = {key for name in NAMES for key in keys_of(name)}
    for row in rows:
        for key in row.keys.split(", "):
            assert key in pressed or OF_THE_FOCUS.search(key), key
