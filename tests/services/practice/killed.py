"""Marks a round without end, and says after each mark what stands there: to be killed.

python -m tests.services.practice.killed FOLDER
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from coach.domain.practice.rounds import Answer, Rater
from coach.paths import user_paths
from coach.services.practice.round_setup import RoundSetup
from coach.store.file.opening import open_store
from tests.opened import build
from tests.practice import small_practice
from tests.services.conftest import HeldClock, SmallContent


def main(folder: Path) -> None:
    """Begin a round, and mark it until somebody ends the process."""
    clock = HeldClock()
    store = open_store(user_paths(folder), clock, keyring=False)
    services = build(store, SmallContent(practice=small_practice()), clock)
    begun = services.rounds.begin(RoundSetup())
    checks = [check.id for check in begun.cards.sheet.checks]
    for number in count():
        check, yes = checks[number % len(checks)], number // len(checks) % 2 == 0
        services.rounds.keep_clock(begun.id, float(number))
        services.rounds.mark(
            begun.id, Rater.CLIENT, check, answer=Answer.YES if yes else Answer.NO, at=float(number)
        )
        sys.stdout.write(f"{number} {begun.id} {check} {yes}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
