"""What the tests of the page of the day share."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from coach.ui.day.day_page import DayPage
from tests.ui.conftest import texts
from tests.ui.steps import opened

TODAY = date(2026, 11, 26)
K = Qt.Key


@pytest.fixture
def decided(answer, case):
    """The case with its verdict."""
    return answer("payroll")


@pytest.fixture
def make(qtbot, services, shell, decided, case):
    """Shows the page, with the talk on a day or on none."""

    def make(on=None, at=""):
        if on is not None:
            services.cases.set_talk(case.id, on, at)
        return opened(qtbot, DayPage(services, shell), case.id, width=1180)

    return make


@pytest.fixture
def keys(qtbot):
    """Presses keys where the keys are."""

    def keys(page, *pressed):
        qtbot.waitActive(page)
        for key in pressed:
            qtbot.keyClick(page.focusWidget(), key)

    return keys


def asks(page) -> bool:
    return "Did it take place?" in texts(page)


def focused(page) -> str:
    return page.focusWidget().objectName()
