"""What a page reads and builds does not grow with all that there is: only with what is seen."""

from __future__ import annotations

import sys
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coach.clock import today
from coach.domain.talk.talk_log import TalkNote
from coach.ui.after.after_page import AfterPage
from coach.ui.cases.cases_page import CasesPage
from coach.ui.day.day_page import DayPage
from coach.ui.talk.lines.spoken import Spoken
from coach.ui.talk.talk_page import TalkPage
from coach.ui.today.today_page import TodayPage
from tests.bench.__main__ import ROWS, main
from tests.bench.cases import library, new_data_file
from tests.bench.growth import fill
from tests.bench.row import Row
from tests.ui.conftest import button
from tests.ui.steps import opened

PAGES = {"today": TodayPage, "cases": CasesPage}
FEW, TWICE = (50, 200, 60), (100, 400, 60)  # clients, cases, days around today


@pytest.fixture(scope="module")
def content():
    return library()


def work(page_class, content, shell, qtbot, size) -> tuple[int, int]:
    """How many statements a page asks for when it is shown again, and how many widgets it has."""
    with new_data_file(content) as (services, store):
        fill(services, store, size)
        page = page_class(services, shell)
        qtbot.addWidget(page)
        page.resize(980, 760)
        page.show()
        page.show_page()
        asked: list[str] = []
        store.connection.set_trace_callback(asked.append)
        page.show_page()
        page.grab()
        store.connection.set_trace_callback(None)
        shown = len([each for each in page.findChildren(QWidget) if each.isVisible()])
        page.close()  # it reads rows as it paints them, and the data file is closed next
        return len(asked), shown


@pytest.mark.parametrize("page_class", PAGES.values(), ids=PAGES)
def test_twice_as_many_cases_are_the_same_work(page_class, content, shell, qtbot):
    statements, widgets = work(page_class, content, shell, qtbot, FEW)
    more_statements, more_widgets = work(page_class, content, shell, qtbot, TWICE)
    assert statements < 200
    assert more_statements <= statements + 4
    assert more_widgets <= widgets + 8


@pytest.mark.parametrize(
    ("row", "status"),
    [
        (Row(3.0, "ms", None, 3.0), 0),
        (Row(3.1, "ms", None, 3.0), 1),
        (Row(9.0, "ms", 3.0, 3.0), 0),
        (Row(1.0, "ms", 3.01, 3.0), 1),
    ],
)
def test_the_bench_ends_with_1_where_a_row_is_over_its_limit(monkeypatch, capsys, row, status):
    monkeypatch.setitem(ROWS, "own", lambda: row)
    monkeypatch.setattr(sys, "argv", ["bench", "own"])
    assert main() == status
    assert ("IS OVER" in capsys.readouterr().out) is bool(status)


def test_the_lines_of_a_talk_are_laid_out_once_and_not_again_with_each(
    qtbot, monkeypatch, services, shell, case, answer
):
    asked = []
    height = Spoken.heightForWidth

    def counted(self: Spoken, width: int) -> int:
        asked.append(width)
        return height(self, width)

    monkeypatch.setattr(Spoken, "heightForWidth", counted)
    answer("payroll")
    for number in range(80):
        services.lines.add(case.id, "news", f"We agreed on step {number}.")
    page = TalkPage(services, shell)
    qtbot.addWidget(page)
    page.show()
    page.show_page(case.id)
    lines = len(shown(page, "line:"))
    assert lines > 80
    assert len(asked) < 20 * lines  # 9 each; where each line lays out all of them, 70 each


def shown(page: QWidget, name: str) -> list[QWidget]:
    """What of a name is built and seen."""
    return [each for each in page.findChildren(QWidget) if each.objectName().startswith(name)]


def more_by_key(qtbot, page: QWidget, name: str) -> QWidget:
    """Press the button that shows more; what has the keys after it."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    button(page, name).setFocus()  # which brings it into sight
    qtbot.keyClick(button(page, name), Qt.Key.Key_Space)
    return page.window().focusWidget()


def test_many_notes_are_shown_a_few_at_a_time_and_more_by_key(qtbot, services, shell, case, answer):
    answer("payroll")
    day = today(services.clock)
    for days in range(33):
        services.after.log(case.id, TalkNote(day - timedelta(days=days), held=False))
    page = opened(qtbot, DayPage(services, shell), case.id)
    first = shown(page, "delete-log:")
    assert len(first) == 10
    assert button(page, "logs-more").text() == "Show 20 more"
    there = more_by_key(qtbot, page, "logs-more")
    assert there is button(page, "logs-more")  # what a note has is a button that deletes it
    assert len(shown(page, "delete-log:")) == 30
    assert shown(page, "delete-log:")[:10] == first  # not made anew
    assert button(page, "logs-more").text() == "Show 3 more"
    there = more_by_key(qtbot, page, "logs-more")
    assert len(shown(page, "delete-log:")) == 33
    assert there is shown(page, "delete-log:")[30]
    assert not shown(page, "logs-more")[0].isVisible()


def test_many_reminders_are_shown_a_few_at_a_time_and_more_by_key(
    qtbot, services, shell, case, answer
):
    answer("payroll")
    for days in range(1, 46):
        day = today(services.clock) + timedelta(days=days)
        services.reminders.add(case.id, f"Ring them {days}", day)
    page = opened(qtbot, AfterPage(services, shell), case.id)
    rows = page.findChild(QWidget, "plan-open")
    first = shown(rows, "done:")
    assert len(first) == 20
    assert button(page, "plan-open-more").text() == "Show 20 more"
    there = more_by_key(qtbot, page, "plan-open-more")
    assert there is shown(rows, "done:")[20]
    assert shown(rows, "done:")[:20] == first  # not made anew
    assert button(page, "plan-open-more").text() == "Show 5 more"
