"""The ear on sentences: two sets it was tuned on, and one held out, on which it was not.

Of the held-out set nothing but totals is ever shown, so that nobody tunes on it by accident.
"""

from __future__ import annotations

import sys

import pytest

from coach.domain.wording import OF_WHOLE_TALKS, Category
from tests.engine.ear_sets import FILES, entries, listen

LEAST = 0.9
HELD_OUT = "held_out.yaml"
LARGE = {"development.yaml": 900, "golden.yaml": 300, HELD_OUT: 150}


@pytest.fixture(params=LARGE)
def name(request):
    assert (FILES / request.param).exists()
    return request.param


def test_precision_and_recall(name, pack):
    heard = listen(name, pack.ear)
    report = heard.totals() if name == HELD_OUT else heard.report()
    precision, recall = heard.precision, heard.recall  # no sentence in what a failure shows
    sys.stdout.write(f"{name}: {report}\n")
    assert precision >= LEAST, report
    assert recall >= LEAST, report


def test_the_set_is_large_half_of_it_innocent_and_holds_every_category(name):
    texts = entries(name)
    many, different = len(texts), len({text for text, _ in texts})
    innocent = sum(not marks for _, marks in texts) / many
    marked = {mark for _, marks in texts for mark in marks}
    lacking = {each.value for each in set(Category) - OF_WHOLE_TALKS} - marked
    assert many >= LARGE[name]
    assert different == many
    assert 0.4 <= innocent <= 0.6
    assert lacking == set()


def test_the_held_out_set_shares_no_sentence_with_the_others():
    held_out = {text for text, _ in entries(HELD_OUT)}
    shared = sum(
        text in held_out for name in LARGE for text, _ in entries(name) if name != HELD_OUT
    )
    assert shared == 0


def test_totals_show_no_sentence(pack):
    heard = listen("development.yaml", pack.ear)
    texts = [text for text, _ in entries("development.yaml")]
    totals = heard.totals()
    assert "precision" in totals
    assert not any(text in totals for text in texts)
