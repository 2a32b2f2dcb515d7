"""Words is calm: many lines in sight, tools only beside the line in hand, a head that folds."""

from __future__ import annotations

import re
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from coach.ui.talk.head_fold import HeadFold
from coach.ui.talk.lines.line_tools import LineTools
from coach.ui.talk.lines.part_block import PartBlock
from coach.ui.talk.lines.talk_line import TalkLineBlock
from coach.ui.talk.lines.talk_lines import TalkLines
from tests.ui.conftest import button, texts
from tests.ui.talk.lines.conftest import KEY, block, part, press, tool

NOTCH = 120  # of a wheel


@pytest.fixture
def lines(window, services, case, answer):
    """The lines of a talk with a day, in the whole window."""
    answer("payroll")
    services.cases.set_talk(case.id, date(2026, 12, 10), "10:00")
    window.resize(1180, 760)
    window.show_page("talk", case.id)
    QApplication.processEvents()
    return window.page("talk").findChild(TalkLines)


@pytest.fixture
def bar(lines):
    return lines.scroll_page.verticalScrollBar()


def settle() -> None:
    """Let what was posted be laid out, until nothing more follows."""
    for _ in range(6):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def turn(lines, notches: int) -> None:
    """Turn the wheel over the lines; towards oneself is negative, and scrolls down."""
    target = lines.scroll_page.viewport()
    middle = QPointF(target.rect().center())
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        middle,
        target.mapToGlobal(middle),
        QPoint(),
        QPoint(0, NOTCH * notches),
        *none,
        False,  # noqa: FBT003 - Qt's own signature
    )
    QApplication.sendEvent(target, event)
    settle()


def point_at(block) -> None:
    """Move the pointer onto a line."""
    middle = QPointF(block.rect().center())
    where = block.mapToGlobal(middle)
    QApplication.sendEvent(block, QEnterEvent(middle, where, where))


def point_away(block) -> None:
    """Move the pointer off a line."""
    QApplication.sendEvent(block, QEvent(QEvent.Type.Leave))


def seen_whole(lines):
    """The lines that are seen whole."""
    view = lines.scroll_page.viewport()
    return [
        block
        for block in lines.blocks
        if view.rect().contains(QRect(block.mapTo(view, QPoint(0, 0)), block.size()))
    ]


def places(lines):
    return [(b.mapTo(lines, QPoint(0, 0)), b.size()) for b in lines.blocks]


@pytest.mark.parametrize("folded", [False, True])
def test_eight_sentences_are_in_sight(lines, bar, folded):
    settle()
    if folded:
        turn(lines, -1)
    assert lines.window().findChild(HeadFold).is_folded is folded
    said = " ".join(b.line.text for b in seen_whole(lines))
    assert len(re.findall(r"[.!?](?= |$)", said)) >= 8


def test_no_line_has_tools_until_one_is_in_hand(qtbot, lines):
    tools = lines.findChildren(LineTools)
    assert len(tools) == 1
    assert not tools[0].isVisible()
    qtbot.mouseClick(lines.blocks[1], Qt.MouseButton.LeftButton)
    assert tools[0].isVisible()
    stops = [each for each in lines.blocks if each.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [lines.blocks[1]]


def test_nothing_moves_when_the_pointer_goes_over_the_lines(lines):
    settle()
    before, tools = places(lines), lines.findChild(LineTools)
    for each in lines.blocks:
        point_at(each)
        settle()
        assert places(lines) == before
        assert tools.isVisible()
        assert button(tools, f"rewrite:{each.line.id}").isVisible()
        point_away(each)
        assert not tools.isVisible()


def test_the_tools_stand_beside_their_line_over_no_words(qtbot, lines):
    tools, view = lines.findChild(LineTools), lines.scroll_page.viewport()
    for each in (lines.blocks[0], lines.blocks[3], lines.blocks[-1]):
        lines.reach(each.line.id)
        settle()
        strip = QRect(tools.mapTo(view, QPoint(0, 0)), tools.size())
        line = QRect(each.mapTo(view, QPoint(0, 0)), each.size())
        assert strip.left() > line.right()
        assert strip.top() <= max(line.bottom(), 4)
        assert strip.bottom() >= line.top()
        assert view.rect().contains(strip)


def test_tools_that_have_the_keys_stay_when_the_pointer_goes_elsewhere(qtbot, page, first):
    lock = tool(qtbot, page, "lock", first.id)
    lock.setFocus()
    other = page.findChildren(TalkLineBlock)[0]
    point_at(other)
    assert lock.isVisible()
    assert lock.objectName() == f"lock:{first.id}"
    qtbot.keyClick(lock, KEY.Key_Space)
    assert lock.accessibleName() == "Unlock"


def test_letters_work_also_where_a_tool_has_the_keys(qtbot, services, page, case, first):
    tool(qtbot, page, "lock", first.id).setFocus()
    qtbot.keyClick(page.focusWidget(), KEY.Key_H)
    assert next(each for each in services.lines.rows(case.id) if each.id == first.id).off


def test_the_coachs_words_come_back_by_a_key(qtbot, services, page, case, first):
    services.lines.rewrite(case.id, first.id, "We stop.")
    page.show_page(case.id)
    press(qtbot, page, first.id, KEY.Key_B)
    assert block(page, first.id).line.text == first.text


def test_what_a_part_is_for_is_shown_by_a_key_or_a_click(qtbot, services, page, case, first):
    news = page.findChild(PartBlock, "part:news")
    what = part(services, case, "news")
    assert what.purpose not in texts(news)
    press(qtbot, page, first.id, KEY.Key_D)
    for text in (what.purpose, what.do, what.dont):
        assert text in texts(news)
    button(page, "how:news").click()
    assert what.purpose not in texts(news)


def test_the_head_folds_as_one_scrolls_and_comes_back_at_the_top(qtbot, window, lines, bar):
    head = window.findChild(HeadFold)
    assert head.isVisible()
    turn(lines, -2)
    assert bar.value() > 0
    assert not head.isVisible()
    turn(lines, 20)
    assert bar.value() == 0
    assert head.isVisible()


def test_the_head_comes_back_for_whoever_scrolls_up_a_good_way(window, lines, bar):
    head = window.findChild(HeadFold)
    turn(lines, -12)
    assert not head.isVisible()
    turn(lines, 1)
    assert not head.isVisible()
    turn(lines, 4)
    assert bar.value() > 0
    assert head.isVisible()


@pytest.mark.parametrize("notches", [-1, -2, -3, -40])
def test_folding_decides_nothing_about_itself(window, lines, bar, notches):
    settle()
    head, said = window.findChild(HeadFold), []
    head.folded.connect(said.append)
    turn(lines, notches)
    assert said == [True]
    for _ in range(5):
        settle()
    assert said == [True]
    assert not head.isVisible()


def test_a_talk_with_little_to_scroll_keeps_its_head(window, lines, bar):
    head = window.findChild(HeadFold)
    for height in range(1400, 3400, 100):
        window.resize(1180, height)
        settle()
        if bar.maximum() < head.height() + 80:
            break
    turn(lines, -40)
    assert bar.value() == bar.maximum()
    assert head.isVisible()


def test_the_keys_bring_the_head_back(qtbot, window, lines):
    head = window.findChild(HeadFold)
    turn(lines, -2)
    button(window.page("talk"), "prepare:talk").setFocus()
    assert head.isVisible()
    turn(lines, -2)
    button(window.page("talk"), "show-head").click()
    assert head.isVisible()
    assert head.isAncestorOf(window.focusWidget())
    turn(lines, -2)
    assert head.isVisible()  # it has the keys


def test_home_brings_the_head_back(qtbot, window, lines):
    lines.reach(lines.blocks[0].line.id)
    settle()
    qtbot.keyClick(lines.blocks[0], KEY.Key_End)
    settle()
    assert window.findChild(HeadFold).is_folded
    qtbot.keyClick(lines.blocks[-1], KEY.Key_Home)
    assert not window.findChild(HeadFold).is_folded


@pytest.mark.parametrize("percent", [100, 150])
def test_the_tools_are_in_sight_in_a_small_window(qapp, window, lines, percent):
    qapp.set_look("light", percent)
    window.resize(900, 600)
    settle()
    tools = lines.findChild(LineTools)
    for each in (lines.blocks[0], lines.blocks[4], lines.blocks[-1]):
        lines.reach(each.line.id)
        settle()
        room = lines.scroll_page.viewport().visibleRegion().boundingRect().height()
        seen = tools.visibleRegion().boundingRect().height()
        assert seen >= min(tools.height(), room - 8)  # else one scrolls, or goes to it by Tab
    qapp.set_look("light", 100)
