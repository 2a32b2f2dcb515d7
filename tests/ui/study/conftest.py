"""What the tests of studying share: a session over cards of a kind, and keys pressed in it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coach.domain.study.card import CardKind, Scope
from coach.ui.study.card_view import StudyText
from coach.ui.study.session_page import SessionPage
from coach.ui.study.study_route import StudyRoute
from tests.ui.steps import opened

K = Qt.Key


@dataclass
class HeldTicks:
    """Seconds that pass when they are told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        """The second it is held at."""
        return self.now


@pytest.fixture
def ticks(shell):
    shell.ticks = HeldTicks()
    return shell.ticks


@pytest.fixture
def begin(qtbot, services, shell, heard, ticks):
    """Opens a session: over all that is due, or over a route."""

    def begin(*kinds: CardKind, **route) -> SessionPage:
        scope = Scope(kinds=kinds, scripts=route.pop("scripts", ()))
        page = opened(qtbot, SessionPage(services, shell), StudyRoute(scope, **route))
        with qtbot.waitActive(page):
            page.activateWindow()
        return page

    return begin


@pytest.fixture
def keys(qtbot):
    """Presses keys where the keys are."""

    def press(page, *pressed, modifier=Qt.KeyboardModifier.NoModifier):
        for key in pressed:
            qtbot.keyClick(page.window().focusWidget() or page, key, modifier)

    return press


def shown(page, name):
    """The words of a label that is seen; empty where it is not."""
    label = page.findChild(QLabel, name)
    return label.text() if label.isVisibleTo(page) else ""


def front(page):
    """The front of the card that is asked; empty where none is."""
    text = page.findChild(StudyText, "card-front")
    return text.toPlainText() if text.isVisibleTo(page) else ""


def back(page):
    """The answer, where it is shown."""
    text = page.findChild(StudyText, "card-back")
    return text.toPlainText() if text.isVisibleTo(page) else ""
