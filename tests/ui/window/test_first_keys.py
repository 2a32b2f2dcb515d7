"""Where the keys are after going from any page to any other: on what the page is for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from coach.ui.case.case_header import CaseHeader, StepButton
from coach.ui.case.prepare_row import PrepareRow
from coach.ui.window.page_list import PAGES
from coach.ui.window.rail import Rail
from tests.ui.conftest import CASE_PAGES, SCRIPT_PAGES, button
from tests.ui.packs.previews import ROUTE as PACK_ROUTE
from tests.ui.practised import about_practice
from tests.ui.sealed.documents import arguments as sealed_pages

NAMES = [entry.name for entry in PAGES]
PARTS = 8  # of the tour: each has its time, and it grows with the square of the pages
WAYS = (CaseHeader, PrepareRow, Rail)  # they lead elsewhere


@pytest.fixture
def arguments(services, case, answer):
    """What each page is opened with."""
    answer("electrical-wholesale")
    arguments = dict.fromkeys(CASE_PAGES, case.id)
    scripts = dict.fromkeys(SCRIPT_PAGES, services.library.scripts()[0].id)
    scripts |= sealed_pages(services, case.id)
    arguments |= scripts | about_practice(services)
    return arguments | {"client": case.client_id, "pack": PACK_ROUTE}


def wrong(window, name) -> str:
    """What is wrong with where the keys are; empty where they are on what the page is for."""
    focused, page = QApplication.focusWidget(), window.page(name)
    if window.page_name != name:
        return f"is at {window.page_name}"
    if focused is None or not page.isAncestorOf(focused) or not focused.isVisible():
        return f"keys on {focused}"
    above: QWidget | None = focused
    while above is not None and above is not page:
        if isinstance(above, WAYS):
            return f"keys on {focused.objectName()} of {type(above).__name__}"
        above = above.parentWidget()
    return ""


def tour() -> list[str]:
    """A way through the pages that takes every pair of them once, one after the other."""
    left = {name: [other for other in NAMES if other != name] for name in NAMES}
    stack, way = [NAMES[0]], []
    while stack:  # Hierholzer: go on while there is a way, and put side trips in afterwards
        if left[stack[-1]]:
            stack.append(left[stack[-1]].pop())
        else:
            way.append(stack.pop())
    return way[::-1]


def test_the_tour_takes_every_pair():
    assert len(set(pairwise(tour()))) == len(NAMES) * (len(NAMES) - 1)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("part", range(PARTS))
def test_after_going_from_a_page_to_any_other_the_keys_are_on_what_it_is_for(
    window, press, arguments, part
):
    way, faults = tour(), []
    length = len(way) // PARTS + 1
    legs = way[part * length : (part + 1) * length + 1]
    window.shell.go(legs[0], arguments.get(legs[0]))
    for before, name in pairwise(legs):
        window.shell.go(name, arguments.get(name))
        if fault := wrong(window, name):
            faults.append(f"{before} -> {name}: {fault}")
    assert faults == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("first", ["interview", "verdict", "talk", "day", "after"])
def test_by_the_steps_and_the_rail_too(window, press, arguments, first):
    faults = []
    window.shell.go(first, arguments[first])
    steps = [step.objectName() for step in window.page(first).findChildren(StepButton)]
    for way in ("rail:today", "rail:cases", "rail:settings", *steps):
        window.shell.go(first, arguments[first])
        if not button(window, way).isEnabled():
            continue
        button(window, way).setFocus()
        press(Qt.Key.Key_Return)
        if fault := wrong(window, window.page_name):
            faults.append(f"{first} by {way}: {fault}")
    assert faults == []


def test_enter_on_prepare_after_the_words_prepares(window, press, arguments, case):
    window.shell.go("talk", case.id)
    button(window.page("talk"), "step:verdict").setFocus()
    press(Qt.Key.Key_Return)
    assert window.page_name == "verdict"
    button(window.page("verdict"), "prepare").setFocus()
    press(Qt.Key.Key_Return)
    assert window.page_name == "talk"
    assert wrong(window, "talk") == ""
    press(Qt.Key.Key_Return)
    assert window.page_name == "talk"
