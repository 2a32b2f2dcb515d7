"""Damages and kills by the thousand, and how each ended.

python -m tests.faults [--quick] [--json] [--rounds N]

Ends with 1 where anything was lost in silence or written over.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.faults.damage import run
from tests.faults.kills import run_kills

ROUNDS, KILLS = 1000, 60
QUICK_ROUNDS, QUICK_KILLS = 200, 8


def main() -> int:
    """Run the damages and the kills; 0 when all held."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--quick", action="store_true", help="a fifth of it, within two minutes")
    parser.add_argument("--json", action="store_true", help="one object instead of a table")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rounds, kills = (QUICK_ROUNDS, QUICK_KILLS) if options.quick else (ROUNDS, KILLS)
    with tempfile.TemporaryDirectory() as folder:
        counts = run(Path(folder, "damage"), rounds, seed=options.seed)
        counts += run_kills(Path(folder, "kills"), kills, seed=options.seed)
    outcomes: Counter[str] = Counter()
    for (_, outcome), count in counts.items():
        outcomes[outcome] += count
    held = not outcomes.keys() - {"noticed", "harmless", "whole"}
    rows = [[fault, outcome, count] for (fault, outcome), count in sorted(counts.items())]
    if options.json:
        said = json.dumps({"holds": held, "outcomes": outcomes, "faults": rows}, indent=1)
    else:
        said = "\n".join(
            [f"{count:6} {outcome:9} {fault}" for fault, outcome, count in rows]
            + [", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))]
        )
    sys.stdout.write(f"{said}\n")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
