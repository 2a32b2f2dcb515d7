"""Small models of the ear, made by hand."""

from __future__ import annotations

import math
from collections.abc import Mapping

from coach.domain.wording import Category, CategoryModel, LinearModel
from coach.engine.wording.wording_model import FIRST_SIGN, SHORT, ZERO

LABEL, THREAT = Category.LABEL, Category.THREAT


def model(
    words: Mapping[str, tuple[int, int]],
    letters: Mapping[str, tuple[int, int]] | None = None,
    *,
    low: float = -1.2,
    high: float = 1.2,
) -> LinearModel:
    """A model of labels and threats: its features with a weight for each, each telling 1.

    A sentence with one known word comes to its weight / 2 - 1/2.
    """
    one = math.sqrt(SHORT + 1)
    return LinearModel(
        tuple(CategoryModel(each, -0.5, one / 2, one / 4, low, high) for each in (LABEL, THREAT)),
        _table(words),
        _table(letters or {}),
    )


def _table(features: Mapping[str, tuple[int, int]]) -> str:
    return "\n".join(
        "".join(chr(ord(FIRST_SIGN) + number) for number in (*(ZERO + w for w in weights), 1))
        + feature
        for feature, weights in sorted(features.items())
    )
