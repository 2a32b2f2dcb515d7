"""A round on its page, with time that passes only when it is told to."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from coach.domain.practice.rounds import Rater
from coach.services.practice.round_setup import RoundSetup

TWO = ((Rater.REP, "Ana"), (Rater.CLIENT, "Kim"))


@dataclass
class Ticks:
    """Seconds that pass when a test says so."""

    now: float = 1000.0

    def __call__(self) -> float:
        """The second it is."""
        return self.now


@pytest.fixture
def ticks(shell):
    """The seconds of the shell."""
    shell.ticks = Ticks()
    return shell.ticks


@pytest.fixture
def begun(services):
    """A round between Ana and Kim."""
    return services.rounds.begin(RoundSetup(people=TWO))


@pytest.fixture
def shown(qtbot, services, shell, ticks):
    """Shows a page of a class about something, as large as a usual window."""
    pages: list[QWidget] = []  # else one that no test keeps would go at once

    def show(kind, arg=None) -> QWidget:
        page = kind(services, shell)
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(980, 760)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.show_page(arg)
        return page

    return show


@pytest.fixture
def keys(qtbot):
    """Presses keys where the focus is."""

    def press(key, modifiers=None) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        if modifiers is None:
            qtbot.keyClick(target, key)
        else:
            qtbot.keyClick(target, key, modifiers)

    return press
