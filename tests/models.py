"""Small models of the ear, made by hand."""

from __future__ import annotations

from collections.abc import Mapping

from coach.domain.wording import Category, CategoryModel, LinearModel
from coach.engine.wording_model import FIRST_SIGN, ZERO

LABEL, THREAT = Category.LABEL, Category.THREAT


def model(
    words: Mapping[str, tuple[int, int]],
    letters: Mapping[str, tuple[int, int]] | None = None,
    *,
    low: float = -1.0,
    high: float = 1.0,
) -> LinearModel:
    """A model of labels and threats: its features with a weight for each, each telling 1."""
    return LinearModel(
        tuple(CategoryModel(each, -0.5, 0.5, 0.25, low, high) for each in (LABEL, THREAT)),
        _table(words),
        _table(letters or {}),
    )


def _table(features: Mapping[str, tuple[int, int]]) -> str:
    return "\n".join(
        "".join(chr(ord(FIRST_SIGN) + number) for number in (*(ZERO + w for w in weights), 1))
        + feature
        for feature, weights in sorted(features.items())
    )
