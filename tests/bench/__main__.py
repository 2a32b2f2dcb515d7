"""`python -m tests.bench [--json] [ROW …]`: measures, and compares with the limits.

The exit status is 1 where a row is over its limit.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

from tests.bench.compose import compose
from tests.bench.ear import ear
from tests.bench.find import find
from tests.bench.first_case import first_case
from tests.bench.growth import (
    cases_of_many,
    find_keys_of_many,
    find_of_many,
    talk_of_many,
    today_of_many,
)
from tests.bench.library import library_page, start_with_library
from tests.bench.page import answer_on_page, early_answer_on_page
from tests.bench.paper import brief
from tests.bench.replay import replay
from tests.bench.roleplays import open_role_play, typed_line, walk_role_plays
from tests.bench.scripts import find_scripts
from tests.bench.start import start, today
from tests.bench.study import next_card
from tests.bench.verdict import verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.row import Row

ROWS: dict[str, Callable[[], Row]] = {
    "start": start,
    "today": today,
    "first-case": first_case,
    "answer": answer_on_page,
    "early-answer": early_answer_on_page,
    "verdict": verdict,
    "replay": replay,
    "compose": compose,
    "brief": brief,
    "ear": ear,
    "find": find,
    "today-of-many": today_of_many,
    "cases-of-many": cases_of_many,
    "find-scripts": find_scripts,
    "find-of-many": find_of_many,
    "find-keys-of-many": find_keys_of_many,
    "talk-of-many": talk_of_many,
    "next-card": next_card,
    "library-page": library_page,
    "start-with-library": start_with_library,
    "walk-role-plays": walk_role_plays,
    "typed-line": typed_line,
    "open-role-play": open_role_play,
}


def main() -> int:
    """Measure the rows asked for, or all of them."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="write one JSON object")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of: {', '.join(ROWS)}")
    options = parser.parse_args()
    unknown = [name for name in options.rows if name not in ROWS]
    if unknown:
        parser.error(f"unknown row '{unknown[0]}'; there are: {', '.join(ROWS)}")
    found = {name: ROWS[name]() for name in options.rows or ROWS}
    rows = {name: asdict(row) for name, row in found.items()}
    lines = [_line(name, row) for name, row in found.items()]
    sys.stdout.write((json.dumps(rows, indent=2) if options.json else "\n".join(lines)) + "\n")
    return 0 if all(row.holds for row in found.values()) else 1


def _line(name: str, row: Row) -> str:
    ratio = "" if row.ratio is None else f", {row.ratio} × the reference"
    verdict = "holds" if row.holds else "IS OVER"
    return f"{name}: {row.value} {row.unit}{ratio} ({verdict} the limit {row.limit})"


if __name__ == "__main__":
    sys.exit(main())
