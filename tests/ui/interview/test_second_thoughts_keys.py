"""The verdict questioned by keys alone; and its pages with large letters in a small window."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from coach.content.library import ContentLibrary
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.paths import user_paths
from coach.store.file.opening import open_store
from coach.ui.verdict.what_if_route import WhatIfRoute
from coach.ui.window.main_window import MainWindow
from tests.opened import build
from tests.ui.conftest import button, out_of, texts

NUMBERS = [*range(Qt.Key.Key_1, Qt.Key.Key_9 + 1), Qt.Key.Key_0]
PACKS = Path(__file__).parents[2] / "files" / "packs"
OLD_ANSWERS = {
    "conduct": "fine",
    "motive": "behaviour",
    "leaving": "stay",
    "trouble": "size",
    "tried": "refused",
}


@pytest.fixture
def press(qtbot, window):
    """Presses keys where the keys are."""
    window.activateWindow()
    qtbot.waitActive(window)

    def press(*keys):
        for key in keys:
            qtbot.keyClick(QApplication.focusWidget() or window, key)

    return press


@pytest.fixture
def tab_to(press):
    """Goes on with Tab until something of this name has the keys."""

    def tab_to(name):
        for _ in range(80):
            if focused() == name:
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {name}")

    return tab_to


def choose(press, option):
    """Go to an entry of the list that has the keys."""
    box = QApplication.focusWidget()
    assert isinstance(box, QComboBox)
    press(Qt.Key.Key_Home)
    for _ in range(box.findData(option)):
        press(Qt.Key.Key_Down)
    assert box.currentData() == option


def focused():
    """The name of what has the keys."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else None


def close_note(window):
    button(window, "toast-close").click()


@pytest.fixture
def answered(answer):
    """A case that comes to RESET."""
    answer("marketing-agency")


@pytest.fixture
def slept_on(services, clock, case, answer):
    """A case answered in anger, the morning after."""
    answer("marketing-agency")
    services.heat.set(case.id, Heat.HOT)
    clock.now += timedelta(days=1)


def to_fix(services, case):
    """One answer that makes it FIX."""
    flip = next(f for f in services.cases.flips(case.id) if f.verdict is Verdict.FIX)
    return flip.changes[0]


def take_again(services, case, **other):
    """Answer the second take as the first, but for some."""
    while (take := services.heat.second_take(case.id)).question is not None:
        question = take.question.id
        services.heat.answer(case.id, question, other.get(question, take.chosen or "dont-know"))


@pytest.mark.usefixtures("answered")
def test_a_verdict_is_overruled_and_the_overruling_withdrawn(
    qtbot, services, window, press, tab_to, case
):
    window.shell.go("verdict", case.id)
    tab_to("overrule")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() == "own-verdict-choice")
    choose(press, Verdict.PART.value)
    tab_to("own-reason")
    qtbot.keyClicks(QApplication.focusWidget(), "I know them longer")
    press(Qt.Key.Key_Return)
    assert services.cases.diagnosis(case.id).verdict is Verdict.PART
    window.activateWindow()  # there is no window manager that does it
    qtbot.waitUntil(lambda: focused() == "withdraw")
    press(Qt.Key.Key_Return)
    assert services.cases.diagnosis(case.id).verdict is Verdict.RESET
    assert window.page("verdict").isAncestorOf(QApplication.focusWidget())
    close_note(window)


def test_the_second_take_is_gone_through_from_today_and_put_in_force(
    services, window, press, case, slept_on
):
    change = to_fix(services, case)
    window.shell.go("today")
    press(Qt.Key.Key_Return)
    assert window.page_name == "second-take"
    while (take := services.heat.second_take(case.id)).question is not None:
        question = take.question
        wanted = change.option if question.id == change.question else take.chosen
        options = [*(option.id for option in question.options), "dont-know"]
        press(NUMBERS[options.index(wanted)], Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert window.page_name == "verdict"
    assert services.cases.diagnosis(case.id).verdict is Verdict.FIX
    close_note(window)


def test_the_second_take_is_put_in_force_from_the_verdict(
    services, window, press, tab_to, case, slept_on
):
    change = to_fix(services, case)
    take_again(services, case, **{change.question: change.option})
    window.shell.go("verdict", case.id)
    tab_to("adopt-second-take")
    press(Qt.Key.Key_Return)
    assert services.cases.diagnosis(case.id).verdict is Verdict.FIX
    assert window.page("verdict").isAncestorOf(QApplication.focusWidget())
    close_note(window)


def test_the_copy_is_put_back_to_the_own_answers(services, window, press, tab_to, case, answer):
    answer("marketing-agency")
    change = to_fix(services, case)
    window.shell.go("what-if", WhatIfRoute(case.id))
    tab_to(f"suppose:{change.question}")
    choose(press, change.option)
    page = window.page("what-if")
    names = {each: services.content.verdict(each).name for each in (Verdict.FIX, Verdict.RESET)}
    assert names[Verdict.FIX] in page.findChild(object, "supposed-verdict").text()
    tab_to("reset")
    press(Qt.Key.Key_Return)
    assert names[Verdict.RESET] in page.findChild(object, "supposed-verdict").text()
    assert page.isAncestorOf(QApplication.focusWidget())


# -- large letters in a small window


@pytest.fixture
def small(qtbot, qapp, clock):
    """Makes a window of 900 by 600 with letters of twice the size."""

    def small(services):
        qapp.set_look("light", 200)
        window = MainWindow(services, qapp.theme, qapp.icons)
        qtbot.addWidget(window)
        window.resize(900, 600)
        window.show()
        return window

    yield small
    qapp.set_look("light", 100)


def fits(qtbot, window, name, arg):
    """Show a page; nothing of it may reach beyond its right edge."""
    window.show_page(name, arg)
    page = window.page(name)
    columns = [one for one in page.findChildren(object, "column") if one.isVisibleTo(page)]
    assert columns
    qtbot.waitUntil(lambda: all(one.width() <= one.parentWidget().width() for one in columns))
    assert window.width() == 900
    assert not [beyond for one in columns for beyond in out_of(one)]


def mirror_all(services, case):
    """Answer as the client would, each question otherwise than the user did."""
    for each in services.mirror.questions(case.id):
        other = next(o for o in each.question.options if o.id != each.mine.option)
        services.mirror.answer(case.id, each.question.id, other.id)


@pytest.mark.parametrize("name", ["today", "review", "mirror", "second-take", "what-if"])
def test_large_letters_fit_before_the_second_take(qtbot, services, small, case, slept_on, name):
    window = small(services)
    argument = {"what-if": WhatIfRoute(case.id, _opening(services, case)), "today": None}
    fits(qtbot, window, name, argument.get(name, case.id))


def _opening(services, case):
    """Changes that open a new question."""
    flip = next(f for f in services.cases.flips(case.id) if f.opens)
    return tuple((change.question, change.option) for change in flip.changes)


@pytest.mark.parametrize("name", ["verdict", "review", "mirror", "second-take", "what-if"])
def test_large_letters_fit_when_everything_was_questioned(
    qtbot, services, small, case, slept_on, name
):
    change = to_fix(services, case)
    mirror_all(services, case)
    take_again(services, case, **{change.question: change.option})
    services.overrules.overrule(case.id, Verdict.PART, "I know them longer than that")
    window = small(services)
    fits(qtbot, window, name, case.id)
    if name == "mirror":
        assert "differently" in texts(window.page(name))
    if name == "second-take":
        assert "The second take says something else" in texts(window.page(name))


def test_large_letters_fit_what_has_changed(qtbot, tmp_path, clock, small):
    def start(pack):
        store = open_store(user_paths(tmp_path / "other"), clock, keyring=False)
        return build(store, ContentLibrary(PACKS / pack, None), clock)

    before = start("frozen-1.0")
    case = before.cases.start(before.clients.add("Halden Tools").id)
    for question, option in OLD_ANSWERS.items():
        before.cases.answer(case.id, question, option)
    before.close()
    services = start("frozen-1.1")
    window = small(services)
    fits(qtbot, window, "content-change", case.id)
    assert "Verdict then:" in texts(window.page("content-change"))
    window.close()
    services.close()
