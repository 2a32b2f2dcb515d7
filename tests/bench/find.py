"""`find`: from a key in the dialog of Ctrl+K until what was found is painted; the slowest key.

Over 2,000 clients, each with a case. Several texts are typed letter by letter, and the last ones
have slips. There is no reference: a bare query of FTS5 takes almost no time beside it, and the same
dialog over ten cases is the reference of `find-keys-of-many`.
"""

from __future__ import annotations

import os
import time
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.cases import library, new_data_file
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.services.container import Services
    from coach.store.file.connection import Store

CLIENTS = 2000
LIMIT = 40.0  # milliseconds
ROUNDS = 5
TYPED = ("halden tools", "he pays late", "client 19", "overdue invioce", "brothres", "zzzzzz")


def find() -> Row:
    """Milliseconds of the slowest key."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with new_data_file(library()) as (services, store):
        _fill(services, store)
        slowest = max(_keys(services))
    return Row(value=round(slowest, 1), unit="ms", ratio=None, limit=LIMIT)


def _fill(services: Services, store: Store) -> None:
    names = ("Halden Tools", "Client Brothers", "Müller & Söhne", "Vale Dental", "O’Brien Dairy")
    with store.transaction():
        for number in range(CLIENTS):
            client = services.clients.add(f"{names[number % len(names)]} {number}")
            services.cases.start(client.id, f"Late again {number}")


def _keys(services: Services) -> list[float]:
    """Of each key of each text, the median of its rounds."""
    from PySide6.QtWidgets import QLineEdit

    from coach.ui.window.find_dialog import FindDialog
    from tests.bench.page import application, shell_over

    app = application()
    app.set_look("light", 100)
    dialog = FindDialog(services, shell_over(services))
    dialog.show()
    field = dialog.findChild(QLineEdit)

    def shown(text: str) -> None:
        field.setText(text)
        app.processEvents()
        dialog.grab()

    rounds = [[_seconds(partial(shown, text)) for text in keys()] for _ in range(ROUNDS + 1)][1:]
    found = [median(times) * 1000 for times in zip(*rounds, strict=True)]
    dialog.reject()
    return found


def keys() -> list[str]:
    """What stands in the field after each key; twice the same in turn would find nothing anew."""
    return [text[:length] for text in TYPED for length in range(1, len(text) + 1)]


def _seconds(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began
