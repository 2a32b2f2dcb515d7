"""Fitting: a logistic regression for each category, pruned and rounded to what a file may hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from coach.domain.wording import CategoryModel, LinearModel
from coach.engine.wording.wording_model import (
    FIRST_SIGN,
    SHORT,
    ZERO,
    letter_features,
    word_features,
)
from tests.ear_model.samples import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tests.ear_model.samples import Sample

STRENGTH = 10.0  # the inverse of the regularisation
SHARED = 0.4  # of what speaks for any mark at all, in each category
LETTERS = 0.7  # of the letters beside the words
FEWEST = {"words": 2, "letters": 3}  # texts that a feature is in
BYTES = {"words": 520_000, "letters": 420_000}  # of a table
SEED = 20


class Counts(Struct, frozen=True):
    """How often each sample has each feature of a kind."""

    names: NDArray[np.str_]  # in their order
    table: csr_matrix  # a row for each sample

    def of(self, samples: NDArray[np.int64]) -> Counts:
        """Those of some samples."""
        return Counts(self.names, self.table[samples])


class Table(Struct, frozen=True):
    """Features of one kind: their places among the names, and how telling each is."""

    places: NDArray[np.int64]
    telling: NDArray[np.float64]

    @property
    def idf(self) -> NDArray[np.float64]:
        """By how much each counts more the rarer it is."""
        return np.sqrt(self.telling)

    def kept(self, keep: NDArray[np.int64]) -> Table:
        """Those at these places."""
        return Table(self.places[keep], self.telling[keep])


def counts(samples: Sequence[Sample]) -> dict[str, Counts]:
    """Of words and of letters, how often each sample has each feature."""
    return {kind: _counts([Counter(_features(each, kind)) for each in samples]) for kind in FEWEST}


def _counts(counted: Sequence[Counter[str]]) -> Counts:
    names = sorted(set[str]().union(*counted))
    places = {name: number for number, name in enumerate(names)}
    columns = [places[name] for each in counted for name in each]
    values = [number for each in counted for number in each.values()]
    ends = np.cumsum([0, *map(len, counted)])
    shape = (len(counted), len(names))
    return Counts(np.array(names), csr_matrix((values, columns, ends), shape=shape, dtype=float))


def _features(sample: Sample, kind: str) -> Iterable[str]:
    for words in sample.sentences:
        if kind == "words":
            yield from word_features(words)
        else:
            for word in words:
                yield from letter_features(word)


def _often(counted: Counts) -> NDArray[np.int64]:
    """In how many samples each feature is."""
    return np.bincount(counted.table.indices, minlength=len(counted.names))


def vocabulary(counted: Counts, fewest: int) -> Table:
    """The features that are in enough of the samples, in their order."""
    often = _often(counted)
    places = np.flatnonzero(often >= fewest)
    idf = np.log((1 + counted.table.shape[0]) / (1 + often[places])) + 1
    return Table(places, np.clip(np.round(idf**2), 1, 2 * ZERO))


def matrix(counted: Counts, table: Table) -> csr_matrix:
    """The samples as the model sees them: counts times idf, over the root of what they tell."""
    found = counted.table[:, table.places]
    roots = np.sqrt(found @ table.telling + SHORT)
    return (diags(1 / roots) @ found @ diags(table.idf)).tocsr()


class Weights(Struct, frozen=True):
    """What was fitted: a row for each category."""

    words: NDArray[np.float64]
    letters: NDArray[np.float64]
    bias: NDArray[np.float64]


def weights(
    words: csr_matrix, letters: csr_matrix, samples: Sequence[Sample], boost: NDArray[np.float64]
) -> Weights:
    """The weights of every category, fitted by itself on what is known of it.

    To each is added a part of those that tell any mark from none: what several categories half
    suspect is seldom innocent.
    """
    both = hstack([words, LETTERS * letters]).tocsr()
    there = np.array([[each.value in one.marks for each in CATEGORIES] for one in samples])
    known = np.array([[each.value not in one.unknown for each in CATEGORIES] for one in samples])
    any_there = there.any(axis=1)
    any_known = known.all(axis=1) | any_there
    shared = _row(both, any_there, any_known, boost.max(axis=1))
    columns = zip(there.T, known.T, boost.T, strict=True)
    found = np.array([SHARED * shared + _row(both, *each) for each in columns])
    many = words.shape[1]
    return Weights(found[:, :many], LETTERS * found[:, many:-1], found[:, -1])


def _row(
    table: csr_matrix,
    there: NDArray[np.bool_],
    known: NDArray[np.bool_],
    boost: NDArray[np.float64],
) -> NDArray[np.float64]:
    """What was fitted on the samples of which it is known; the bias last."""
    model = LogisticRegression(
        C=STRENGTH,
        class_weight="balanced",
        solver="liblinear",
        dual=True,
        tol=0.03,
        max_iter=2000,
        random_state=SEED,
    )
    model.fit(table[known], there[known], sample_weight=boost[known])
    return np.append(model.coef_[0], model.intercept_[0])


def boosts(samples: Sequence[Sample]) -> NDArray[np.float64]:
    """How much each sample counts for each category."""
    return np.repeat([[each.weight] for each in samples], len(CATEGORIES), axis=1)


def fitted(
    samples: Sequence[Sample], counted: dict[str, Counts], boost: NDArray[np.float64]
) -> LinearModel:
    """A model of a size that a file may have, without thresholds.

    Fitted once over all features, then once more over those that matter most.
    """
    tables = {kind: vocabulary(counted[kind], fewest) for kind, fewest in FEWEST.items()}
    found = _weights(tables, counted, samples, boost)
    for kind, table in tables.items():
        often = _often(counted[kind])[table.places]
        importance = np.abs(getattr(found, kind)).max(axis=0) * table.idf * np.sqrt(often)
        names = counted[kind].names[table.places]
        tables[kind] = table.kept(_kept(names, importance, BYTES[kind]))
    found = _weights(tables, counted, samples, boost)
    return _rounded(found, tables, counted)


def _weights(
    tables: dict[str, Table],
    counted: dict[str, Counts],
    samples: Sequence[Sample],
    boost: NDArray[np.float64],
) -> Weights:
    words, letters = (matrix(counted[kind], table) for kind, table in tables.items())
    return weights(words, letters, samples, boost)


def _kept(names: NDArray[np.str_], importance: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    """The features that matter most and have room together, in their order."""
    signs, room, keep = len(CATEGORIES) + 2, most, []
    for number in np.argsort(-importance, kind="stable"):
        room -= signs + len(str(names[number]).encode())
        if room < 0:
            break
        keep.append(number)
    return np.array(sorted(keep), dtype=np.int64)


def _rounded(found: Weights, tables: dict[str, Table], counted: dict[str, Counts]) -> LinearModel:
    texts, steps = {}, {}
    for kind, table in tables.items():
        values = getattr(found, kind) * table.idf
        step = np.maximum(np.quantile(np.abs(values), 0.9995, axis=1), 1e-9) / ZERO
        signs = np.clip(np.round(values / step[:, None]), -ZERO, ZERO).astype(int) + ZERO
        rows = np.vstack([signs, table.telling.astype(int)]).T
        texts[kind] = "\n".join(
            "".join(chr(ord(FIRST_SIGN) + number) for number in row) + name
            for row, name in zip(rows, counted[kind].names[table.places], strict=True)
        )
        steps[kind] = step
    categories = tuple(
        CategoryModel(
            category,
            float(f"{found.bias[number]:.6g}"),
            float(f"{steps['words'][number]:.6g}"),
            float(f"{steps['letters'][number]:.6g}"),
            0.0,
            0.0,
        )
        for number, category in enumerate(CATEGORIES)
    )
    return LinearModel(categories, texts["words"], texts["letters"])


def with_thresholds(model: LinearModel, low: Sequence[float], high: Sequence[float]) -> LinearModel:
    """The model with thresholds for its categories."""
    pairs = zip(model.categories, low, high, strict=True)
    return replace(
        model,
        categories=tuple(
            replace(each, low=float(f"{one:.6g}"), high=float(f"{other:.6g}"))
            for each, one, other in pairs
        ),
    )
