"""What a page reads and builds does not grow with all that there is: only with what is seen."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QWidget

from coach.ui.pages.cases_page import CasesPage
from coach.ui.pages.today_page import TodayPage
from tests.bench.__main__ import ROWS, main
from tests.bench.cases import library, new_data_file
from tests.bench.growth import fill
from tests.bench.row import Row

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
