"""The window over the shipped library, with the small role-play of tests to practise."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from coach.content.library import ContentLibrary
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from coach.ui.shell.practice_routes import RolePlayRoute
from tests.opened import build
from tests.practice import small_practice

K = Qt.Key
PLAY = "the-tree-nursery"


class Practised(ContentLibrary):
    """The shipped content, but for what is practised with."""

    practice = small_practice()


@dataclass
class HeldTicks:
    """Seconds that pass when they are told to."""

    now: float = 1000.0

    def __call__(self):
        """The second it is held at."""
        return self.now


@pytest.fixture
def content(content_cache):
    """The shipped content with the small role-play."""
    return Practised(pack_folder(), content_cache)


@pytest.fixture
def services(tmp_path, content, clock):
    """Every service, over a new data file."""
    store = open_store(user_paths(tmp_path / "data"), clock, keyring=False)
    services = build(store, content, clock)
    yield services
    services.close()


@pytest.fixture
def page(window, press):
    """The page of a role-play, at its scene."""
    window.show_page("roleplay", RolePlayRoute(PLAY))
    return window.page("roleplay")


@pytest.fixture
def type_(qtbot):
    """Types a text letter by letter, where the keys are at each."""

    def type_text(text):
        for letter in text:
            qtbot.keyClicks(QApplication.focusWidget(), letter)

    return type_text


@pytest.fixture
def said(services):
    """Says choices of a new run by their ids; its id."""

    def say(*choices, **begun):
        run_id = services.runs.begin(PLAY, **begun).run.id
        for choice in choices:
            services.runs.choose(run_id, choice)
        return run_id

    return say


def own_field(page):
    return page.findChild(QPlainTextEdit, "own-line")
