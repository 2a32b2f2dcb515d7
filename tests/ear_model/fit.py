"""Fitting: a logistic regression for each category, pruned and rounded to what a file may hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from coach.domain.wording import CategoryModel, LinearModel
from coach.engine.wording_model import FIRST_SIGN, ZERO, letter_features, word_features
from tests.ear_model.samples import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tests.ear_model.samples import Sample

STRENGTH = 10.0  # the inverse of the regularisation
LETTERS = 0.7  # of the letters beside the words
FEWEST = {"words": 2, "letters": 3}  # texts that a feature is in
BYTES = {"words": 520_000, "letters": 420_000}  # of a table
SEED = 20


@dataclass(frozen=True)
class Table:
    """Features of one kind: their names, and how telling each is."""

    names: list[str]
    telling: NDArray[np.float64]

    @property
    def idf(self) -> NDArray[np.float64]:
        """By how much each counts more the rarer it is."""
        return np.sqrt(self.telling)

    def kept(self, keep: NDArray[np.int64]) -> Table:
        """Those at these places."""
        return Table([self.names[number] for number in keep], self.telling[keep])


def counts(samples: Sequence[Sample], kind: str) -> list[Counter[str]]:
    """How often each sample has each feature."""
    return [Counter(_features(sample, kind)) for sample in samples]


def _features(sample: Sample, kind: str) -> Iterable[str]:
    for words in sample.sentences:
        if kind == "words":
            yield from word_features(words)
        else:
            for word in words:
                yield from letter_features(word)


def vocabulary(counted: Sequence[Counter[str]], fewest: int) -> Table:
    """The features that are in enough of the samples, in their order."""
    often = Counter[str]()
    for each in counted:
        often.update(each.keys())
    names = sorted(name for name, number in often.items() if number >= fewest)
    idf = np.log((1 + len(counted)) / (1 + np.array([often[name] for name in names]))) + 1
    return Table(names, np.clip(np.round(idf**2), 1, 2 * ZERO))


def matrix(counted: Sequence[Counter[str]], table: Table) -> csr_matrix:
    """The samples as the model sees them: counts times idf, over the root of what they tell."""
    places = {name: number for number, name in enumerate(table.names)}
    rows, columns, values = [], [], []
    for row, each in enumerate(counted):
        for name, number in each.items():
            if name in places:
                rows.append(row)
                columns.append(places[name])
                values.append(number)
    shape = (len(counted), len(table.names))
    found = csr_matrix((values, (rows, columns)), shape=shape, dtype=float)
    roots = np.sqrt(found @ table.telling)
    return (diags(1 / np.maximum(roots, 1e-9)) @ found @ diags(table.idf)).tocsr()


@dataclass(frozen=True)
class Weights:
    """What was fitted: a row for each category."""

    words: NDArray[np.float64]
    letters: NDArray[np.float64]
    bias: NDArray[np.float64]


def weights(
    words: csr_matrix, letters: csr_matrix, samples: Sequence[Sample], boost: NDArray[np.float64]
) -> Weights:
    """The weights of every category, fitted by itself on what is known of it."""
    both = hstack([words, LETTERS * letters]).tocsr()
    rows = []
    for number, category in enumerate(CATEGORIES):
        known = np.array([category.value not in each.unknown for each in samples])
        there = np.array([category.value in each.marks for each in samples])
        model = LogisticRegression(
            C=STRENGTH, class_weight="balanced", solver="liblinear", random_state=SEED, tol=1e-3
        )
        model.fit(both[known], there[known], sample_weight=boost[known, number])
        rows.append((model.coef_[0], model.intercept_[0]))
    found, bias = np.array([row for row, _ in rows]), np.array([bias for _, bias in rows])
    return Weights(found[:, : words.shape[1]], LETTERS * found[:, words.shape[1] :], bias)


def boosts(samples: Sequence[Sample]) -> NDArray[np.float64]:
    """How much each sample counts for each category."""
    return np.repeat([[each.weight] for each in samples], len(CATEGORIES), axis=1)


def fitted(samples: Sequence[Sample], boost: NDArray[np.float64]) -> LinearModel:
    """A model of a size that a file may have, without thresholds.

    Fitted once over all features, then once more over those that matter most.
    """
    tables, counted = {}, {}
    for kind, fewest in FEWEST.items():
        counted[kind] = counts(samples, kind)
        tables[kind] = vocabulary(counted[kind], fewest)
    found = _weights(tables, counted, samples, boost)
    for kind, table in tables.items():
        importance = np.abs(getattr(found, kind)).max(axis=0) * table.idf
        often = np.asarray((_there(counted[kind], table)).sum(axis=0)).ravel()
        tables[kind] = table.kept(_kept(table, importance * np.sqrt(often), BYTES[kind]))
    found = _weights(tables, counted, samples, boost)
    return _rounded(found, tables)


def _weights(
    tables: dict[str, Table],
    counted: dict[str, list[Counter[str]]],
    samples: Sequence[Sample],
    boost: NDArray[np.float64],
) -> Weights:
    matrices = [matrix(counted[kind], table) for kind, table in tables.items()]
    return weights(matrices[0], matrices[1], samples, boost)


def _there(counted: Sequence[Counter[str]], table: Table) -> csr_matrix:
    found = matrix(counted, table)
    found.data = np.ones_like(found.data)
    return found


def _kept(table: Table, importance: NDArray[np.float64], most: int) -> NDArray[np.int64]:
    """The features that matter most and have room together, in their order."""
    signs, room, keep = len(CATEGORIES) + 2, most, []
    for number in np.argsort(-importance, kind="stable"):
        room -= signs + len(table.names[number].encode())
        if room < 0:
            break
        keep.append(number)
    return np.array(sorted(keep), dtype=np.int64)


def _rounded(found: Weights, tables: dict[str, Table]) -> LinearModel:
    texts, steps = {}, {}
    for kind, table in tables.items():
        values = getattr(found, kind) * table.idf
        step = np.maximum(np.quantile(np.abs(values), 0.9995, axis=1), 1e-9) / ZERO
        signs = np.clip(np.round(values / step[:, None]), -ZERO, ZERO).astype(int) + ZERO
        rows = np.vstack([signs, table.telling.astype(int)]).T
        texts[kind] = "\n".join(
            "".join(chr(ord(FIRST_SIGN) + number) for number in row) + name
            for row, name in zip(rows, table.names, strict=True)
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
