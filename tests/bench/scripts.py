"""`find-scripts`: what a key of a search takes over 100,000 scripts of the user's own.

Several texts are typed letter by letter: words of the library, the beginnings of others, slips, and
words that every script has. The reference is, in the same run and for the same keys, the bare query
of FTS5 with its own order by rank. The 95th percentile of the keys counts.
"""

from __future__ import annotations

import random
import time
from statistics import median, quantiles
from typing import TYPE_CHECKING

from coach.clock import system_clock
from coach.domain.talk.own_script import OwnText
from coach.store.file.times import stamp
from tests.bench.cases import library, new_data_file
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coach.content.library import ContentLibrary
    from coach.store.file.connection import Store

SCRIPTS = 100_000
LIMIT = 50.0  # milliseconds of a key
TIMES = 2.0  # the reference
ROUNDS = 3
_LENGTHS = {OwnText.TITLE: 6, OwnText.USE_WHEN: 14, OwnText.RULE: 9, OwnText.SHORT: 100,
            OwnText.LONG: 80, OwnText.WRITTEN: 40}  # fmt: skip
TYPED = (
    "client pays late",
    "price too high",
    "the last day",
    "depsoit",
    "they want to leave us",
    "handover",
    "zzzz",
)
_BARE = """
SELECT rowid FROM own_script_word WHERE own_script_word MATCH ? ORDER BY rank LIMIT 20
"""


def find_scripts() -> Row:
    """Milliseconds of the key at the 95th percentile, and how it stands to the bare query.

    Raises:
        AssertionError: It takes longer than one may.
    """
    content = library()
    with new_data_file(content) as (services, store):
        fill(store, content, SCRIPTS)
        services.find.find("warm")
        ours = _keys(store, services.find.find)
        bare = _keys(store, lambda text: _bare(store, text))
    found, reference = _p95(ours), _p95(bare)
    assert found < LIMIT, f"a key takes {found:.1f} ms"
    return Row(value=round(found, 1), unit="ms", ratio=round(found / reference, 2), limit=TIMES)


def fill(store: Store, content: ContentLibrary, scripts: int) -> None:
    """Scripts of the user's own, of runs of words of the library; the same each time."""
    situations = [each.id for each in content.library.situations]
    words = [word for each in content.library.scripts for word in each.short.split()]
    names = ", ".join(OwnText)
    marks = ", ".join("?" for _ in OwnText)
    now = stamp(system_clock())
    with store.transaction():
        store.connection.executemany(
            "INSERT INTO own_script (id, base, situation, stage, original, made_at, changed_at,"  # noqa: S608 - our own names
            f" {names}) VALUES (?, '', ?, 'news', '{{}}', ?, ?, {marks})",
            (
                (f"own-{number}", situations[number % len(situations)], now, now, *texts)
                for number, texts in zip(range(scripts), _texts(words), strict=False)
            ),
        )


def _texts(words: list[str]) -> Iterator[tuple[str, ...]]:
    chance = random.Random(11)
    while True:
        begins = {each: chance.randrange(len(words) - size) for each, size in _LENGTHS.items()}
        yield tuple(
            " ".join(words[begins[each] : begins[each] + size]) for each, size in _LENGTHS.items()
        )


def _bare(store: Store, text: str) -> None:
    words = text.split()
    match = " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'
    store.connection.execute(_BARE, (match,)).fetchall()


def _keys(store: Store, search: Callable[[str], object]) -> list[float]:
    """Milliseconds of each key: the median of its rounds; keys that end in a blank are left out.

    Before each a script is written, so that no row is known from the round before.
    """
    keys = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    return [
        median(_milliseconds(store, search, key) for _ in range(ROUNDS))
        for key in keys
        if not key.endswith(" ")
    ]


def _milliseconds(store: Store, search: Callable[[str], object], text: str) -> float:
    store.execute("UPDATE own_script SET stage = stage WHERE number = 1")
    began = time.perf_counter()
    search(text)
    return (time.perf_counter() - began) * 1000


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]
