"""A program whose cards are answered by keys for ever; it says what is kept after each key.

python -m tests.ui.study.answering DATA CACHE SEED    (run by test_killed.py, which kills it)
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.clock import system_clock
from coach.content.library import ContentLibrary
from coach.domain.study.card import Scope
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from coach.store.tables.study import StudyTable
from coach.ui.kit.basic.application import Application
from coach.ui.study.study_route import StudyRoute
from coach.ui.window.main_window import MainWindow
from tests.opened import build

KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2)


def main(data: Path, cache: Path, seed: int) -> None:
    """Press keys in a session; print how often each card was answered, after each key."""
    chance = random.Random(seed)
    store = open_store(user_paths(data), system_clock, keyring=False)
    services = build(store, ContentLibrary(pack_folder(), cache), system_clock)
    app = Application()
    window = MainWindow(services, app.theme, app.icons)
    window.show()
    services.settings.study_new = 999
    window.shell.go("study-session", StudyRoute(Scope()))
    while True:
        QTest.keyClick(window.focusWidget() or window, chance.choice(KEYS))
        kept = sorted((each.card, each.reviews) for each in StudyTable(store).all())
        print(*(f"{card}={reviews}" for card, reviews in kept), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
