"""`ear`: the marks of a text of 2,000 words; the median over texts of the library.

The ear remembers sentences; here it hears each for the first time.
"""

from __future__ import annotations

import re
import time
from statistics import median
from typing import TYPE_CHECKING

from coach.engine.wording.checker import hear_text
from tests.bench.cases import library
from tests.bench.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.pack import Library
    from coach.domain.wording import Wordings

LIMIT = 16.0  # one frame
WORDS = 2000
RUNS = 3  # of which the quickest counts: others use this machine too


def ear() -> Row:
    """Milliseconds from a new text to its marks, once the patterns are compiled."""
    content = library()
    texts = list(_texts(content.library))
    assert texts
    assert sum(len(hear_text(text, content.ear)) for text in texts) > len(texts)
    return Row(
        value=round(median(_seconds(text, content.ear) for text in texts) * 1000, 2),
        unit="ms",
        ratio=None,
        limit=LIMIT,
    )


def _texts(scripts: Library) -> Iterator[str]:
    """What the scripts say, and how it goes wrong, in pieces of so many words."""
    whole = " ".join(f"{each.short} {each.contrast} {each.written}" for each in scripts.scripts)
    words = whole.split()
    for start in range(0, len(words) - WORDS + 1, WORDS):
        yield " ".join(words[start : start + WORDS])


def _seconds(text: str, wordings: Wordings) -> float:
    return min(_once(_unheard(text, run), wordings) for run in range(RUNS))


def _unheard(text: str, run: int) -> str:
    """The text with one word more in each sentence, another one in every run."""
    return re.sub(r"(?<=\w)(?=[.!?] )", f" {'z' * (run + 1)}", text)


def _once(text: str, wordings: Wordings) -> float:
    began = time.perf_counter()
    hear_text(text, wordings)
    return time.perf_counter() - began
