"""The ear on sentences: a set it was tuned on, and a golden one, written without knowing it."""

from __future__ import annotations

import sys

import pytest

from coach.domain.wording import OF_WHOLE_TALKS, Category
from tests.engine.ear_sets import FILES, entries, listen

LEAST = 0.9
GOLDEN = "golden.yaml"


@pytest.fixture(params=["development.yaml", GOLDEN])
def name(request):
    if not (FILES / request.param).exists():
        pytest.skip(f"{request.param} is not written yet")
    return request.param


def test_precision_and_recall(name, pack):
    heard = listen(name, pack.ear)
    sys.stdout.write(f"{name}: {heard.report()}\n")
    assert heard.precision >= LEAST, heard.report()
    assert heard.recall >= LEAST, heard.report()


def test_the_set_is_large_half_of_it_innocent_and_holds_every_category(name):
    texts = entries(name)
    innocent = sum(not marks for _, marks in texts)
    assert len(texts) >= 200
    assert 0.4 <= innocent / len(texts) <= 0.6
    marked = {mark for _, marks in texts for mark in marks}
    assert {each.value for each in set(Category) - OF_WHOLE_TALKS} <= marked
    assert len({text for text, _ in texts}) == len(texts)
