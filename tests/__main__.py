"""Runs the tests, two at a time; whatever stands after `python -m tests` goes to pytest."""

from __future__ import annotations

import os
import sys

from coach.startup import drawing_fault

WORKERS = "2"  # the suite takes half the time; more would need more memory than small machines have
_ONE_AT_A_TIME = ("--onscreen", "--pdb", "--trace", "-s", "--capture=no", "--update-golden")


def arguments(given: list[str]) -> list[str]:
    """What pytest is called with: two workers, unless it is said otherwise or is of no use."""
    says = any(one.startswith(("-n", "--numprocesses", "--dist")) for one in given)
    if says or any(one in _ONE_AT_A_TIME or one.endswith("no:xdist") for one in given):
        return given
    return ["-n", WORKERS, *given]


def main() -> int:
    """Run pytest, unless Qt cannot draw here: then say what to install."""
    fault = drawing_fault()
    if fault:
        sys.stderr.write(f"tests: {fault}\n")
        return 2
    try:
        import pytest
    except ModuleNotFoundError:
        sys.stderr.write("tests: pytest is not installed; the README's test command installs it.\n")
        return 2
    if "--onscreen" not in sys.argv:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return pytest.main(arguments(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(main())
