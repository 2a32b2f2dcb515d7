"""A program whose interview is answered by keys for ever; it says what is saved after each key.

python -m tests.ui.answering DATA CACHE SEED    (run by test_kill.py, which kills it)
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coach.clock import system_clock
from coach.content.library import ContentLibrary
from coach.paths import pack_folder, user_paths
from coach.store.file.opening import open_store
from coach.store.tables.journal import JournalTable
from coach.ui.kit.basic.application import Application
from coach.ui.window.main_window import MainWindow
from tests.opened import build

ONE = int(Qt.Key.Key_1)


def main(data: Path, cache: Path, seed: int) -> None:
    """Press keys in one case after another; print "case answers" when the window is through."""
    chance = random.Random(seed)
    store = open_store(user_paths(data), system_clock, keyring=False)
    services = build(store, ContentLibrary(pack_folder(), cache), system_clock)
    app = Application()
    window = MainWindow(services, app.theme, app.icons)
    window.show()
    client = services.clients.add("Halden Tools")
    while True:
        case = services.cases.start(client.id)
        window.shell.go("interview", case.id)
        while window.page_name == "interview":
            QTest.keyClick(window.focusWidget() or window, key(chance))
            kept = JournalTable(store).of_case(case.id)
            print(case.id, *(f"{each.question}={each.value}" for each in kept), flush=True)  # noqa: T201


def key(chance: random.Random) -> Qt.Key:
    """A number, Enter, or now and then one step back."""
    if chance.random() < 0.1:
        return Qt.Key.Key_Backspace
    return chance.choice((Qt.Key.Key_Return, Qt.Key(ONE + chance.randrange(4))))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
