"""Thresholds, and how well a model hears: over pairs of text and category."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from coach.engine.wording.wording_model import Scorer
from tests.ear_model.samples import CATEGORIES, LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from coach.domain.wording import LinearModel
    from tests.ear_model.samples import Sample

PRECISION = 0.9  # that thresholds aim at, of whether a text is marked at all
COST = 2.0  # of a pattern's mark in vain, beside one that is right
OF_LINES = 0.5  # what one of the coach's own lines counts, of which there are many
_GRID = np.arange(-8.0, 4.01, 0.1)


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

    @property
    def weights(self) -> NDArray[np.float64]:
        """How much each counts."""
        return np.array([OF_LINES if each.writer == LINES else 1.0 for each in self.samples])

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

    A sentence without a pattern is marked from the same likelihood on in each category: the least
    with which `PRECISION` of what is marked should be. Of what patterns mark, that is kept which is
    worth its marks in vain.
    """
    written = found.only(lines=False)
    low = np.array([_low(found, number) for number in range(len(CATEGORIES))])
    slope, offsets = _likelihood(found)
    for odds in np.arange(-4.0, 4.0, 0.05):
        high = np.round((odds - offsets) / slope, 2)
        marked = written.marked(np.minimum(low, high), high)
        if at_all(marked, written.there)[0] >= PRECISION:
            break
    return list(np.minimum(low, high)), list(high)


def _likelihood(found: Judged) -> tuple[float, NDArray[np.float64]]:
    """By what a sum grows into the logarithm of odds, and what each category adds to that."""
    many = len(CATEGORIES)
    kinds = np.tile(np.hstack([np.eye(many), np.zeros((many, many))]), (len(found.samples), 1))
    hit = found.patterns.ravel()
    kinds[hit, many:] = kinds[hit, :many]
    features = np.hstack([found.sums.reshape(-1, 1), kinds])
    model = LogisticRegression(max_iter=500)
    model.fit(features, found.there.ravel(), np.repeat(found.weights, many))
    slope, *offsets = model.coef_[0]
    return float(slope), model.intercept_[0] + np.array(offsets[:many])


def _low(found: Judged, number: int) -> float:
    """The threshold of a category for what patterns mark that is worth most."""
    rows = found.patterns[:, number]
    sums, there = found.sums[rows, number], found.there[rows, number]
    worth = np.where(there, 1.0, -COST * found.weights[rows])
    raw = np.array([worth[sums >= limit].sum() for limit in _GRID])
    smooth = np.convolve(np.pad(raw, 2, mode="edge"), np.ones(5) / 5, mode="valid")  # no luck
    return float(_GRID[int(np.argmax(smooth))])


def at_all(marked: NDArray[np.bool_], there: NDArray[np.bool_]) -> tuple[float, float]:
    """The same over texts: whether they are marked at all, in whichever category."""
    return precision_recall(marked.any(axis=1), there.any(axis=1))


def precision_recall(marked: NDArray[np.bool_], there: NDArray[np.bool_]) -> tuple[float, float]:
    """How many of the marks are right, and how much of what is there is marked."""
    right = float((marked & there).sum())
    return right / max(1.0, float(marked.sum())), right / max(1.0, float(there.sum()))


def report(found: Judged, low: Sequence[float], high: Sequence[float]) -> str:
    """Precision and recall, over all and by category."""
    marked, there = found.marked(low, high), found.there
    many = Counter(each.writer for each in found.samples)
    rows = [f"{sum(many.values()):,} texts of {', '.join(sorted(many))}"]
    rows += [_row("at all", *(each.any(axis=1, keepdims=True) for each in (marked, there)))]
    rows += [_row("all", marked, there), _row("patterns alone", found.patterns, there)]
    rows += [
        _row(category.value, marked[:, [number]], there[:, [number]])
        for number, category in enumerate(CATEGORIES)
    ]
    return "\n".join(rows)


def _row(name: str, marked: NDArray[np.bool_], there: NDArray[np.bool_]) -> str:
    precision, recall = precision_recall(marked, there)
    return f"  {name:14} precision {precision:.2f}  recall {recall:.2f}  of {int(there.sum())}"
