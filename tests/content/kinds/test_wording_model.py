"""`wording/<language>.model`: what it is refused for, and what a pack is without it."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.content.kinds.locations import Faults
from coach.content.kinds.wording.wording_model import MOST_BYTES, read_model, written
from coach.domain.wording import MarkSource
from coach.engine.wording.checker import hear
from tests.models import model

MODEL, WORDING = "wording/en.model", "wording/en.yaml"
TEXT = written(model({"bent": (30, 0), "bent man": (9, 0)}, {"_be": (9, 0)}), "en")
SAID = """ear:
  perhaps:
    - category: label
      why: It sounds like a label.
      instead: Say what was done.
    - category: threat
      why: It sounds like a threat.
      instead: Say what follows.
"""
ODD = """
  - id: label-odd
    patterns: [you are odd]
    why: A label can only be denied.
    instead: Say what was done.
    source: [our-default]
    examples: {marked: [You are odd.], innocent: [You two are here.]}
"""


@pytest.fixture
def learned(small):
    """The small pack with a model."""
    wording = small.file(WORDING)
    wording.write_text(SAID + wording.read_text("utf-8").rstrip("\n") + ODD, encoding="utf-8")
    small.file(MODEL).write_text(TEXT, encoding="utf-8")
    return small


def test_a_pack_with_a_model_hears_by_it(learned):
    ear = read_pack(learned.folder).ear
    (mark,) = hear("He is a bent man.", ear)
    assert (mark.source, mark.why) == (MarkSource.MODEL, "It sounds like a label.")


def test_a_pack_without_the_file_is_as_before(learned):
    learned.file(MODEL).unlink()
    ear = read_pack(learned.folder).ear
    assert ear.model is None
    assert hear("He is a bent man.", ear) == ()
    assert len(hear("You are odd.", ear)) == 1


def test_what_is_written_is_read():
    faults = Faults()
    assert written(read_model(TEXT, MODEL, "en", faults), "en") == TEXT
    assert not len(faults)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("good-terms ear 1", "good-terms ear 2", 1, "does not begin with 'good-terms ear 1'"),
        ("language en", "language de", 2, "not for the language of the pack, 'en'"),
        ("category label", "category lable", 3, "'lable' is no category of a sentence"),
        ("category label", "category missing-ask", 3, "no category of a sentence"),
        ("category threat", "category label", 4, "'label' stands here twice"),
        ("bias=-0.5", "bias=x", 3, "'bias=x' should be 'bias=' and a number"),
        ("bias=-0.5", "bias=1e999", 3, "should be 'bias=' and a number"),
        (" high=1.2", "", 3, "A category has 5 numbers"),
        ("low=-1.2", "low=2", 3, "'low' is above 'high'"),
        ("words 2", "words", 5, "should stand 'words' and how many lines"),
        ("words 2", "words 9", 9, "has 4 lines, and should have 9"),
        ("bent\n", "\n", 6, "3 signs and a feature"),
        ("letters 1", "words 1", 8, "should stand 'letters'"),
        ("_be\n", "_be\nmore\n", 10, "Something stands behind the last table"),
    ],
)
def test_a_model_that_is_not_whole_is_refused_with_its_line(learned, old, new, line, says):
    learned.edit(MODEL, old, new)
    (fault,) = learned.faults()
    assert (fault.file, fault.line) == (MODEL, line)
    assert says in fault.what
    assert "Fit it anew" in fault.mend


def test_signs_and_order_are_checked(learned):
    rows = TEXT.split("\n")
    swapped = [*rows[:5], rows[6], rows[5], *rows[7:]]
    for lines, number, says in (
        (swapped, 7, "'bent' is not in its order"),
        ([*rows[:5], "~" + rows[5][1:], *rows[6:]], 6, "3 signs"),
    ):
        learned.file(MODEL).write_text("\n".join(lines), encoding="utf-8")
        (fault,) = learned.faults()
        assert fault.line == number
        assert says in fault.what


def test_a_model_is_a_megabyte_at_most():
    rows = "".join(f'NN"{"x" * 180}{number:05}\n' for number in range(6000))
    faults = Faults()
    text = TEXT.replace("words 2", "words 6002").replace("letters 1", f"{rows}letters 1")
    assert len(text) > MOST_BYTES
    assert read_model(text, MODEL, "en", faults) is None
    assert "larger than 1,000,000 bytes" in faults.all()[0].what


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ({"odd": (-30, 0)}, "The model speaks against 'label' in this example."),
        ({"are here": (30, 0), "here .": (30, 0)}, "The model marks this example as 'label'."),
    ],
)
def test_an_example_that_the_model_hears_otherwise_is_refused(learned, weights, says):
    learned.file(MODEL).write_text(written(model(weights), "en"), encoding="utf-8")
    (fault,) = learned.faults()
    assert fault.file == WORDING
    assert fault.what == says


def test_each_category_of_the_model_has_something_said_of_it(learned):
    learned.edit(WORDING, "category: threat", "category: label")
    assert {fault.what for fault in learned.faults()} == {
        "The category 'label' stands here twice.",
        "Nothing is said of sentences that the model marks as 'threat'.",
    }


def test_a_model_without_anything_said_is_refused(learned):
    learned.edit(WORDING, SAID, "")
    (fault,) = learned.faults()
    assert fault.what == "The pack has a model, and nothing to say of what it marks."
