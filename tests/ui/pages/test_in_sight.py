"""A decision is never taken by a button that is not in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from coach.ui.kit.basic.buttons import Button, PrimaryButton, SecondaryButton
from coach.ui.kit.basic.labels import Body
from coach.ui.kit.layout.scroll_page import ScrollPage
from coach.ui.window.page_list import PAGES
from tests.ui.conftest import button, texts
from tests.ui.interview.test_second_thoughts import take_again


@pytest.fixture
def large(qapp, window):
    """The window, small, with the largest text."""
    window.resize(900, 600)
    qapp.set_look("light", 200)
    yield window
    qapp.set_look("light", 100)


def seen(widget: QWidget) -> bool:
    """Whether the better part of a widget, or all that fits, is in the window."""
    above, box = widget.parentWidget(), widget.rect()
    while above is not None:
        if isinstance(above, QScrollArea):
            view = above.viewport()
            box = QRect(widget.mapTo(view, QPoint(0, 0)), widget.size())
            least = min(box.height(), view.height())
            if box.intersected(view.rect()).height() * 2 <= least:
                return False
        above = above.parentWidget()
    return True


def to_far_end(widget: QWidget) -> None:
    """Scroll a widget as far out of sight as its page lets it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            bar = above.verticalScrollBar()
            for end in (bar.minimum(), bar.maximum()):
                bar.setValue(end)
                if not seen(widget):
                    return
        above = above.parentWidget()


@pytest.mark.timeout(180)
@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_enter_brings_a_button_into_sight_before_it_presses_it(qtbot, large, show, name):
    show(name)
    page = large.page(name)
    large.activateWindow()
    qtbot.waitActive(large)
    if name != "roleplay":  # begins with what is said now, below all that was
        assert not any(map(scrolled, page.findChildren(ScrollPage))), "it opens below its title"
    first = QApplication.focusWidget()  # what the first Enter would press
    if isinstance(first, Button) and not seen(first):
        press_unseen(qtbot, first)
    for each in page.findChildren(PrimaryButton):
        if each.isVisibleTo(page) and each.isEnabled():
            each.setFocus()
            to_far_end(each)
            if not seen(each):
                press_unseen(qtbot, each)
    assert large.page_name == name


def scrolled(area: ScrollPage) -> bool:
    """Whether a page is scrolled down; of what scrolls on it, as a list does, that is not asked."""
    above = area.parentWidget()
    while above is not None and not isinstance(above, ScrollPage):
        above = above.parentWidget()
    return above is None and area.isVisible() and area.verticalScrollBar().value() > 0


def press_unseen(qtbot, button: QWidget) -> None:
    """Press a button that is not seen: it comes into sight, and no more."""
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    assert seen(button), button.objectName()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_second_press_presses(qtbot, shell, key):
    page = ScrollPage()
    page.resize(300, 200)
    for _ in range(30):
        page.body.addWidget(Body("One line", page))
    below = SecondaryButton("Decide", "decide", parent=page)
    page.body.addWidget(below)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    assert not seen(below)
    with qtbot.assertNotEmitted(below.clicked):
        qtbot.keyClick(below, key)
    assert seen(below)
    with qtbot.waitSignal(below.clicked):
        qtbot.keyClick(below, key)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_second_take_is_decided_in_sight(qapp, services, window, answer, percent):
    case = answer("marketing-agency")
    take_again(services, case, trouble="process", notice="back", motive="trait")
    window.resize(900, 600)
    qapp.set_look("light", percent)
    window.shell.go("second-take", case.id)
    page = window.page("second-take")
    assert "The second take says something else" in texts(page)
    for name in ("adopt", "keep-first"):
        shown = button(page, name)
        assert seen(shown)
        assert shown.visibleRegion().boundingRect().size() == shown.size(), name
    qapp.set_look("light", 100)


@pytest.mark.parametrize("name", ["second-take", "mirror"])
def test_continue_is_in_sight_at_every_question(qtbot, qapp, window, show, name):
    window.resize(900, 600)
    qapp.set_look("light", 200)
    show(name)
    shown = button(window.page(name), "continue")
    assert shown.visibleRegion().boundingRect().size() == shown.size()
    qapp.set_look("light", 100)
