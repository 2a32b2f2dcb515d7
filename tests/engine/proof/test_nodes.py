"""What is known of conditions while only some of their names are, and what follows from it."""

from __future__ import annotations

import pytest

from coach.engine.proof.satisfy import ABSENT, FALSE, PRESENT, TRUE, AllOf, AnyOf, AtMost, Literal

OPEN = ABSENT | PRESENT
HELD = tuple(Literal(number, PRESENT) for number in range(3))
NOT_HELD = tuple(Literal(number, ABSENT) for number in range(3))
ROWS = (
    ([PRESENT, PRESENT, PRESENT], True, True, False),
    ([PRESENT, PRESENT, ABSENT], False, True, False),
    ([PRESENT, PRESENT, OPEN], None, True, False),
    ([PRESENT, OPEN, OPEN], None, True, None),
    ([PRESENT, OPEN, ABSENT], False, True, None),
    ([PRESENT, ABSENT, ABSENT], False, True, True),
    ([OPEN, OPEN, ABSENT], False, None, None),
    ([OPEN, ABSENT, ABSENT], False, None, True),
    ([OPEN, OPEN, OPEN], None, None, None),
    ([ABSENT, ABSENT, ABSENT], False, False, True),
)


@pytest.mark.parametrize(("left", "every", "some", "one"), ROWS)
def test_what_is_known(left, every, some, one) -> None:
    assert AllOf(HELD).truth(left) is every
    assert AnyOf(HELD).truth(left) is some
    assert AtMost(HELD, 1, NOT_HELD).truth(left) is one
    assert TRUE.truth(left) is True
    assert FALSE.truth(left) is False
    assert list(AnyOf((AllOf(HELD[:2]), HELD[2])).literals()) == list(HELD)


@pytest.mark.parametrize(
    ("node", "left", "can", "after"),
    [
        (AllOf(HELD), [OPEN, OPEN, PRESENT], True, [PRESENT, PRESENT, PRESENT]),
        (AllOf(HELD), [OPEN, ABSENT, OPEN], False, None),
        (AnyOf(HELD), [OPEN, OPEN, ABSENT], True, [OPEN, OPEN, ABSENT]),
        (AnyOf(HELD), [ABSENT, OPEN, ABSENT], True, [ABSENT, PRESENT, ABSENT]),
        (AnyOf(HELD), [ABSENT, ABSENT, ABSENT], False, None),
        (AnyOf(HELD), [PRESENT, OPEN, ABSENT], True, [PRESENT, OPEN, ABSENT]),
        (AtMost(HELD, 1, NOT_HELD), [PRESENT, OPEN, OPEN], True, [PRESENT, ABSENT, ABSENT]),
        (AtMost(HELD, 1, NOT_HELD), [OPEN, OPEN, OPEN], True, [OPEN, OPEN, OPEN]),
        (AtMost(HELD, 1, NOT_HELD), [PRESENT, PRESENT, OPEN], False, None),
        (AtMost(HELD, 0, NOT_HELD), [OPEN, OPEN, ABSENT], True, [ABSENT, ABSENT, ABSENT]),
    ],
)
def test_what_follows(node, left, can, after) -> None:
    now, changed = [*left], set[int]()
    assert node.require(now, changed) is can
    if after is not None:
        assert now == after
        assert changed == {at for at, value in enumerate(left) if value != after[at]}
