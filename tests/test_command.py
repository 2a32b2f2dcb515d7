"""What `python -m tests` makes of its arguments."""

from __future__ import annotations

import pytest

from tests.__main__ import arguments


@pytest.mark.parametrize("given", [[], ["-q"], ["tests/ui"], ["-k", "today", "-x"]])
def test_two_workers_run_the_tests(given: list[str]) -> None:
    assert arguments(given) == ["-n", "2", *given]


@pytest.mark.parametrize(
    "given",
    [["-n", "4"], ["-n4"], ["--numprocesses=1"], ["-p", "no:xdist"], ["--pdb"], ["--onscreen"]],
)
def test_whoever_says_otherwise_is_heard(given: list[str]) -> None:
    assert arguments(given) == given
