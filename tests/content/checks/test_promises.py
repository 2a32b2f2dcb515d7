"""Promises of an interview: what they are refused for, and what they come to."""

from __future__ import annotations

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict

FILE = "interview/promises.yaml"
PROMISE = """promises:
  - id: no-exit-unsaid
    when: leaving is not final and not flag our-failure
    never: [EXIT]
    because: Nobody is seen off who has not said that they go.
    source: [our-default]
"""


def test_a_pack_needs_no_promises(small):
    assert read_pack(small.folder).interview.promises == ()


def test_a_promise_names_verdicts_that_are_never_given(small):
    small.file(FILE).write_text(PROMISE, encoding="utf-8")
    (promise,) = read_pack(small.folder).interview.promises
    assert promise.never == (Verdict.EXIT,)
    assert promise.when_text == "leaving is not final and not flag our-failure"


def test_or_it_names_those_that_alone_are_given(small):
    small.file(FILE).write_text(PROMISE.replace("never: [", "only: [SAVE, "), encoding="utf-8")
    (promise,) = read_pack(small.folder).interview.promises
    assert set(promise.never) == set(Verdict) - {Verdict.SAVE, Verdict.EXIT}


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("leaving is", "leavin is", "when:", "Did you mean 'leaving'?"),
        ("is not final", "is not finel", "when:", "Did you mean 'final'?"),
        ("our-failure", "our-failur", "when:", "Did you mean 'our-failure'?"),
        ("flag our-failure", "fact years", "when:", "Facts are not known"),
        ("    never: [EXIT]\n", "", "id:", "needs 'never' or 'only'"),
        ("never: [EXIT]", "never: [EXIT]\n    only: [SAVE]", "id:", "needs 'never' or 'only'"),
        ("[EXIT]", "[EXITS]", "never:", "'EXITS' is not allowed"),
        ("our-default", "our-defualt", "source:", "Unknown source"),
        ("    because: ", "    becuase: ", "becuase:", "Unknown key 'becuase'"),
        ("promises:", "promise:", "promise:", "Unknown key 'promise'"),
    ],
)
def test_a_promise_that_does_not_fit_is_refused(small, refused, old, new, line, says):
    small.file(FILE).write_text(PROMISE, encoding="utf-8")
    refused(FILE, old, new, line, says)


def test_a_promise_does_not_make_a_question_count(small):
    small.edit("interview/rules.yaml", "when: motive is trait and not", "when: not")
    text = PROMISE.replace("leaving is not final", "motive is trait")
    small.file(FILE).write_text(text, encoding="utf-8")
    (fault,) = small.faults()
    assert fault.what == "Nothing depends on the answer to 'motive'."
