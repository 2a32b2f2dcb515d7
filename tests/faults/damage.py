"""Data folders damaged in every way a disk, a sync program or a hand can damage them.

A book is kept as somebody keeps one, and its folder is copied at moments of its life: killed with a
journal, closed, killed again. Each damage takes such a copy, and the files of other moments, and
spoils it. What was acknowledged by the moment of the copy is known, so that each damage ends in one
of three ways: noticed (refused, nothing touched), harmless (all is there), or lost.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from coach.domain.case import Client
from coach.errors import StoreError
from coach.paths import user_paths
from coach.store.file.opening import WHOLE_CHECK, open_store
from coach.store.tables.clients import ClientTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.paths import Paths
    from coach.store.file.connection import Store

PAGE, HEAD = 4096, 32  # bytes of a page, and of the head of a journal
FRAME = PAGE + 24
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
FILE, JOURNAL, MARK = "good-terms.db", "good-terms.db-wal", "good-terms.watermark"


@dataclass(frozen=True)
class Moment:
    """A copy of the data folder, and the clients that had been acknowledged by then."""

    files: dict[str, bytes]
    clients: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether the program had been closed."""
        return not self.files.get(JOURNAL)


def moments(folder: Path, *, large: bool, seed: int = 0) -> list[Moment]:
    """Moments in the life of one book, oldest first; the key is in its folder."""
    chance, paths = random.Random(seed), user_paths(folder / "book")
    found: list[Moment] = []
    clients = 0
    ticking = NOON
    at_once = 15 if large else 1

    def clock() -> datetime:
        return ticking

    for _ in range(4):
        store = open_store(paths, clock, keyring=False)
        for _ in range(3):
            for _ in range(chance.randrange(1, 6)):
                ticking += timedelta(minutes=1)
                _write(store, clients, at_once, chance, ticking)
                clients += at_once
            found.append(Moment(_read(paths), _names(store)))
            if chance.random() < 0.4:
                store.move_journal()
        names = _names(store)
        store.close()
        found.append(Moment(_read(paths), names))
    return found


def _names(store: Store) -> tuple[str, ...]:
    return tuple(f"{client.name}: {client.note}" for client in ClientTable(store).all())


def _write(store: Store, number: int, at_once: int, chance: random.Random, at: datetime) -> None:
    """Add clients at once, each with a long note where they are many; edit an older one."""
    table, note = ClientTable(store), "Halden " * (2800 if at_once > 1 else 40)
    with store.transaction():
        for each in range(number, number + at_once):
            table.add(Client(f"client-{each:04}", f"{each}", f"{each} {note}", at))
    if number and chance.random() < 0.5:  # old pages change as well
        edited = chance.randrange(number)
        table.edit(f"client-{edited:04}", f"{edited}, {number} anew", f"{number} {note}")


def _read(paths: Paths) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths.data.iterdir()}


Damage = "Callable[[dict[str, bytes], list[Moment], random.Random], dict[str, bytes]]"


def flip(name: str) -> Callable[..., dict[str, bytes]]:
    """One bit of a file is another."""

    def spoil(files: dict[str, bytes], _: list[Moment], chance: random.Random) -> dict[str, bytes]:
        content = bytearray(files[name])
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        return files | {name: bytes(content)}

    return spoil


def cut(name: str) -> Callable[..., dict[str, bytes]]:
    """The end of a file is missing; often at the edge of a page or frame."""

    def spoil(files: dict[str, bytes], _: list[Moment], chance: random.Random) -> dict[str, bytes]:
        content = files[name]
        step = FRAME if name == JOURNAL else PAGE
        at = chance.randrange(len(content))
        if chance.random() < 0.5:
            at = at // step * step + (HEAD if name == JOURNAL else 0)
        return files | {name: content[:at]}

    return spoil


def zero(name: str) -> Callable[..., dict[str, bytes]]:
    """A page of a file is all noughts."""

    def spoil(files: dict[str, bytes], _: list[Moment], chance: random.Random) -> dict[str, bytes]:
        content = bytearray(files[name])
        at = chance.randrange(max(1, len(content) // PAGE)) * PAGE
        content[at : at + PAGE] = bytes(len(content[at : at + PAGE]))
        return files | {name: bytes(content)}

    return spoil


def swap(name: str) -> Callable[..., dict[str, bytes]]:
    """Two pages of a file, or two frames of a journal, have changed places."""

    def spoil(files: dict[str, bytes], _: list[Moment], chance: random.Random) -> dict[str, bytes]:
        head, step = (HEAD, FRAME) if name == JOURNAL else (0, PAGE)
        content = files[name]
        parts = [content[at : at + step] for at in range(head, len(content), step)]
        one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
        parts[one], parts[other] = parts[other], parts[one]
        return files | {name: content[:head] + b"".join(parts)}

    return spoil


def without(*names: str) -> Callable[..., dict[str, bytes]]:
    """Files are not there."""

    def spoil(files: dict[str, bytes], _: list[Moment], __: random.Random) -> dict[str, bytes]:
        return {other: content for other, content in files.items() if other not in names}

    return spoil


def of_another_moment(*names: str) -> Callable[..., dict[str, bytes]]:
    """Files of an older or a newer moment stand where those of this one were."""

    def spoil(
        files: dict[str, bytes], others: list[Moment], chance: random.Random
    ) -> dict[str, bytes]:
        other = chance.choice(others).files
        kept = {name: content for name, content in files.items() if name not in names}
        return kept | {name: other[name] for name in names if name in other}

    return spoil


OF_FILE: dict[str, Callable[..., dict[str, bytes]]] = {
    "file flipped": flip(FILE),
    "file cut": cut(FILE),
    "file zeroed": zero(FILE),
    "file swapped": swap(FILE),
    "file removed": without(FILE),
    "file of another moment": of_another_moment(FILE),
    "file and journal of another moment": of_another_moment(FILE, JOURNAL),
    "watermark flipped": flip(MARK),
    "watermark removed": without(MARK),
}
OF_JOURNAL: dict[str, Callable[..., dict[str, bytes]]] = {
    "journal flipped": flip(JOURNAL),
    "journal cut": cut(JOURNAL),
    "journal zeroed": zero(JOURNAL),
    "journal swapped": swap(JOURNAL),
    "journal removed": without(JOURNAL),
    "journal and watermark removed": without(JOURNAL, MARK),
}
OF_EITHER: dict[str, Callable[..., dict[str, bytes]]] = {
    "journal of another moment": of_another_moment(JOURNAL),
}


def outcome(files: dict[str, bytes], whole: set[tuple[str, ...]], folder: Path) -> str:
    """How a damaged folder ends: "noticed", "harmless", "lost", or "touched" where refused.

    Harmless is what holds exactly what was acknowledged at that moment, or at a later one: `whole`.
    """
    shutil.rmtree(folder, ignore_errors=True)
    paths = user_paths(folder / "data")
    paths.data.mkdir(parents=True)
    for name, content in files.items():
        (paths.data / name).write_bytes(content)
    try:
        store = open_store(paths, lambda: NOON, keyring=False)
    except StoreError:
        return "noticed" if _left(_read(paths)) == _left(files) else "touched"
    there = _there(store, paths)
    store.close()
    if there is None:
        return "noticed" if _read(paths)[FILE] == files[FILE] else "touched"
    return "harmless" if there in whole else "lost"


def _left(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a folder; an empty journal is none."""
    return {name: content for name, content in files.items() if content or name != JOURNAL}


def _there(store: Store, paths: Paths) -> tuple[str, ...] | None:
    """The clients of an open book; None where damage is met, as the program does it."""
    large = paths.database.stat().st_size > WHOLE_CHECK
    try:
        store.upkeep.start()  # the thread reads a large file whole
        fault = store.upkeep.finish()
        return None if large and fault is not None else _names(store)
    except StoreError:
        return None


def run(folder: Path, rounds: int, *, seed: int = 0) -> Counter[tuple[str, str]]:
    """Count `(damage, outcome)` over `rounds` damages, small and large, clean and unclean."""
    chance, counts = random.Random(seed), Counter[tuple[str, str]]()
    books = [
        moments(folder / name, large=name == "large", seed=seed) for name in ("small", "large")
    ]
    for number in range(rounds):
        book = books[number % 8 == 7]  # large ones take their time
        ways = OF_FILE | OF_EITHER
        moment = chance.choice(book)
        if not moment.clean:
            ways = ways | OF_JOURNAL
        name = chance.choice(sorted(ways))
        spoiled = ways[name](dict(moment.files), book, chance)
        whole = {later.clients for later in book[book.index(moment) :]}
        counts[name, outcome(spoiled, whole, folder / "spoiled")] += 1
    return counts
