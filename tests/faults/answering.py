"""A program that answers interviews for ever and says each answer once it is saved.

python -m tests.faults.answering DATA SEED    (run by test_kill.py, which kills it)
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from coach.clock import system_clock
from coach.paths import user_paths
from coach.store.file.opening import open_store
from tests.opened import build
from tests.services.conftest import SmallContent


def main(data: Path, seed: int) -> None:
    """Answer, undo and redo; print "case entries" after each, when the service has returned."""
    chance = random.Random(seed)
    store = open_store(user_paths(data), system_clock, keyring=False)
    services = build(store, SmallContent(), system_clock)
    client = services.clients.add("Halden Tools")
    while True:
        case = services.cases.start(client.id)
        for entries in range(1, 12):
            step(services, case.id, chance)
            kept = services.cases._case_reader.entries(case.id)
            print(case.id, *(f"{each.question}={each.value}" for each in kept), flush=True)  # noqa: T201
            if len(kept) < entries:
                break


def step(services, case_id: str, chance: random.Random) -> None:
    """One step of somebody who changes their mind now and then."""
    view = services.cases.view(case_id)
    if view.question is None or (view.can_undo and chance.random() < 0.3):
        services.cases.undo(case_id)
    else:
        option = chance.choice(view.question.options).id
        services.cases.answer(case_id, view.question.id, option)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
