"""A program that answers interviews is killed at any moment; every answer it said is there."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from coach.clock import system_clock
from coach.errors import StoreError
from coach.paths import user_paths
from coach.store.file.opening import open_store
from coach.store.tables.journal import JournalTable

if TYPE_CHECKING:
    from coach.store.file.connection import Store

ROOT = Path(__file__).parents[2]


def start(data: Path, seed: int) -> subprocess.Popen[str]:
    """The program that answers, in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.answering", str(data), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_after(process: subprocess.Popen[str], lines: int) -> list[list[str]]:
    """Every line the program said before it was killed, `lines` or a few more."""
    assert process.stdout is not None
    assert process.stderr is not None
    with process:
        said = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        said += process.stdout  # `communicate` would not see what was read ahead
        assert process.stderr.read() == ""
    return [line.split() for line in said if line.endswith("\n")]


def missing(store: Store, said: list[list[str]]) -> list[str]:
    """The cases in which an answer is not there that had been acknowledged."""
    journal = JournalTable(store)
    gone = []
    for case_id, *answers in said:
        kept = [f"{entry.question}={entry.value}" for entry in journal.of_case(case_id)]
        if kept[: len(answers)] != answers:
            gone.append(case_id)
    return gone


def run_kills(folder: Path, kills: int, *, seed: int = 0) -> Counter[tuple[str, str]]:
    """Count `("killed", outcome)` over `kills` runs, several of them on one data folder."""
    chance, counts = random.Random(seed), Counter[tuple[str, str]]()
    said: list[list[str]] = []
    data = folder
    for number in range(kills):
        if number % 4 == 0:
            data, said = folder / f"book-{number}", []
            data.parent.mkdir(parents=True, exist_ok=True)
        said += kill_after(start(data, seed + number), chance.randrange(1, 60))
        try:
            store = open_store(user_paths(data), system_clock, keyring=False)
        except StoreError:
            counts["killed", "refused"] += 1
            continue
        sound = store.rows("PRAGMA quick_check") == [("ok",)]
        counts["killed", "lost" if missing(store, said) or not sound else "whole"] += 1
        store.close()
    return counts
