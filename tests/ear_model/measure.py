"""Thresholds, and how well a model hears: over pairs of text and category."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coach.engine.wording_model import Scorer
from tests.ear_model.samples import CATEGORIES, LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from coach.domain.wording import LinearModel
    from tests.ear_model.samples import Sample

PRECISION = 0.8  # that thresholds aim at over all categories
OF_LINES = 0.5  # what a mark in vain costs in the coach's own lines, of which there are many
_GRID = np.arange(-6.0, 4.01, 0.1)


@dataclass(frozen=True)
class Judged:
    """Samples with the sums of a model that has seen none of them; a column for each category."""

    samples: Sequence[Sample]
    sums: NDArray[np.float64]

    def only(self, lines: bool) -> Judged:  # noqa: FBT001
        """The coach's own lines, or all but those."""
        rows = [row for row, each in enumerate(self.samples) if (each.writer == LINES) is lines]
        return Judged([self.samples[row] for row in rows], self.sums[rows])

    @property
    def there(self) -> NDArray[np.bool_]:
        """What should be marked."""
        return np.array([[c.value in each.marks for c in CATEGORIES] for each in self.samples])

    @property
    def patterns(self) -> NDArray[np.bool_]:
        """What patterns mark where there is no model."""
        found = [[c.value in each.by_patterns for c in CATEGORIES] for each in self.samples]
        return np.array(found)

    def marked(self, low: Sequence[float], high: Sequence[float]) -> NDArray[np.bool_]:
        """What is marked with these thresholds: by patterns, or else in the clearest category."""
        kept = self.patterns & (self.sums >= np.array(low))
        above = self.sums - np.array(high)
        clearest = above >= np.maximum(above.max(axis=1, keepdims=True), 0)
        return kept | (clearest & ~kept.any(axis=1, keepdims=True))


def judged(model: LinearModel, samples: Sequence[Sample]) -> Judged:
    """The sums of a model for each sample: of its sentences the highest."""
    scorer = Scorer(model)
    rows = [np.max([scorer.sums(words) for words in each.sentences], axis=0) for each in samples]
    return Judged(samples, np.array(rows))


def together(parts: Sequence[Judged]) -> Judged:
    """Several in one."""
    samples = [sample for part in parts for sample in part.samples]
    return Judged(samples, np.vstack([part.sums for part in parts]))


def thresholds(found: Judged) -> tuple[list[float], list[float]]:
    """Thresholds, low and high, for each category.

    A mark in vain costs as much of a right one as brings the precision over all to `PRECISION`.
    """
    written = found.only(lines=False)
    for cost in np.arange(0.2, 6.0, 0.1):
        pairs = [_best(found, number, float(cost)) for number in range(len(CATEGORIES))]
        low, high = [one for one, _ in pairs], [other for _, other in pairs]
        if precision_recall(written.marked(low, high), written.there)[0] >= PRECISION:
            break
    return low, high


def _best(found: Judged, number: int, cost: float) -> tuple[float, float]:
    """The thresholds of a category that are worth most."""
    sums, there = found.sums[:, number], found.there[:, number]
    patterns = found.patterns[:, number]
    lines = np.array([each.writer == LINES for each in found.samples])
    worth = np.where(there, 1.0, np.where(lines, -cost * OF_LINES, -cost))

    def gains(mask: NDArray[np.bool_]) -> NDArray[np.float64]:
        raw = np.array([worth[mask & (sums >= limit)].sum() for limit in _GRID])
        return np.convolve(np.pad(raw, 2, mode="edge"), np.ones(5) / 5, mode="valid")  # no luck

    high = float(_GRID[int(np.argmax(gains(~patterns)))])
    low = float(_GRID[int(np.argmax(gains(patterns)))])
    return min(low, high), high


def precision_recall(marked: NDArray[np.bool_], there: NDArray[np.bool_]) -> tuple[float, float]:
    """How many of the marks are right, and how much of what is there is marked."""
    right = float((marked & there).sum())
    return right / max(1.0, float(marked.sum())), right / max(1.0, float(there.sum()))


def report(found: Judged, low: Sequence[float], high: Sequence[float]) -> str:
    """Precision and recall, over all and by category."""
    marked, there = found.marked(low, high), found.there
    many = Counter(each.writer for each in found.samples)
    rows = [f"{sum(many.values()):,} texts of {', '.join(sorted(many))}"]
    rows += [_row("all", marked, there), _row("patterns alone", found.patterns, there)]
    rows += [
        _row(category.value, marked[:, [number]], there[:, [number]])
        for number, category in enumerate(CATEGORIES)
    ]
    return "\n".join(rows)


def _row(name: str, marked: NDArray[np.bool_], there: NDArray[np.bool_]) -> str:
    precision, recall = precision_recall(marked, there)
    return f"  {name:14} precision {precision:.2f}  recall {recall:.2f}  of {int(there.sum())}"
