"""Runs the tests where nothing is shown; whatever stands after `python -m tests` goes to pytest."""

from __future__ import annotations

import os
import sys

from coach.startup import drawing_fault


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
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return pytest.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
