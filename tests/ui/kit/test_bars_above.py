"""The bars above the pages leave the pages their room, also in a small window with large text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from coach.domain.recovery import Branch, Choice, Way
from coach.services.settings.unsaved import Unsaved
from coach.ui.kit.bar_above import BarAbove
from coach.ui.kit.fields.fields import ChoiceField
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.recovery.recovered_bar import RecoveredBar
from coach.ui.recovery.recovery_panel import Recovered
from coach.ui.window.unsaved_bar import UnsavedBar
from tests.ui.conftest import THURSDAY_NOON, button

BRANCH = Branch("b" * 16, 3, Way.PUT_BACK, THURSDAY_NOON, "20261130")
ELIDED = Qt.TextElideMode.ElideRight
SAID = "The backup of Mon 30 November 2026, 05:20 is restored. Nothing is missing."


@pytest.fixture
def barred(qapp, qtbot, window, services, case):
    """Shows the list of cases below both bars, at a size and with a size of text."""

    def show(width, height, percent):
        window.resize(width, height)
        qapp.set_look("dark", percent)
        window.show_page("cases")
        texts = [Unsaved("A line", "talk", case.id, f"half a sentence, {n}") for n in range(3)]
        services.unsaved.keep(texts)
        window.offer_unsaved()
        choice = Choice(BRANCH, Path("/home/ruth/good-terms/set-aside/20261130"), 0, "")
        done = Recovered(choice.aside, SAID, tells_what_lacks=True)
        window.put_above(RecoveredBar(window.shell, choice, done, window))
        qtbot.waitExposed(window)
        qtbot.waitUntil(lambda: all(each.height() > 0 for each in window.findChildren(BarAbove)))
        return window.findChild(UnsavedBar), window.findChild(RecoveredBar)

    yield show
    qapp.set_look("light", 100)


def box(widget, window) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def test_in_a_small_window_with_large_text_each_is_one_line_and_the_page_has_its_room(
    qtbot, window, barred
):
    bars = barred(900, 600, 200)
    assert [bar.is_folded for bar in bars] == [True, True]
    qtbot.waitUntil(lambda: all(bar.height() * 6 < window.height() for bar in bars))
    new = button(window.page("cases"), "new-case")
    search = window.page("cases").findChild(QWidget, "cases-search")
    rows = window.findChild(RowTable)
    assert not box(new, window).intersects(box(search, window))
    assert not box(search, window).intersects(box(rows, window))
    assert new.height() >= new.sizeHint().height()
    assert rows.height() >= 40


def test_where_there_is_room_they_are_shown_whole(barred):
    bars = barred(1400, 1000, 100)
    assert [bar.is_folded for bar in bars] == [False, False]
    assert not any(bar.findChild(QWidget, f"turn:{bar.objectName()}").isVisible() for bar in bars)


def test_one_opens_by_its_button_and_folds_the_other(qtbot, window, barred):
    unsaved, recovered = barred(900, 600, 200)
    for bar, other in ((unsaved, recovered), (recovered, unsaved)):
        qtbot.mouseClick(button(bar, f"turn:{bar.objectName()}"), Qt.MouseButton.LeftButton)
        assert not bar.is_folded
        assert other.is_folded
    assert button(recovered, "take-back").isVisible()
    qtbot.mouseClick(button(recovered, "turn:recovered"), Qt.MouseButton.LeftButton)
    assert recovered.is_folded


def test_it_is_whole_again_once_the_window_is_high_enough(qtbot, window, barred):
    bars = barred(900, 480, 130)
    assert bars[1].is_folded
    window.resize(900, 1100)
    qtbot.waitUntil(lambda: not bars[1].is_folded)


def test_a_choice_that_has_no_room_ends_in_dots(qtbot):
    """It is drawn as the shortened words are, and not cut."""
    long = ChoiceField("long")
    long.addItem("Mon 30 November 2026, 05:20, 43 changes: 3 clients and 4 cases")
    short = ChoiceField("short")
    qtbot.addWidget(long)
    qtbot.addWidget(short)
    for field in (long, short):
        field.resize(200, 40)
        field.show()
    short.addItem(long.fontMetrics().elidedText(long.currentText(), ELIDED, long.room()))
    assert not long.whole()
    assert short.currentText().endswith("…")
    assert long.grab().toImage() == short.grab().toImage()
