"""`python -m tests.mutation --sample 300 --seed 1`: would a test notice?

Draws places by lot in the engine, services, store and papers, changes one at a time in a copy of
the checkout, and runs the tests that run the changed line, the nearest first. Prints each change
and what became of it; at the end how many were caught. First it measures which tests run which
lines, which takes some minutes; with `--work DIR` this is kept for the next time, when only the
tests that changed since are measured again.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.mutation.warm import Warm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.mutation.changes import Change
    from tests.mutation.nearest import Nearest

ROOT = Path(__file__).parents[2]
ROOMS = ("coach/engine", "coach/services", "coach/store", "coach/papers")
COPIED = ("coach", "tests", "scripts_library", "resources", ".ci")
SECONDS_AT_MOST = 60  # of the processor; the tests that are chosen take less than half of it
QUIET = (
    "-n", "0", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "--no-header",
    "--tb=no", "-rfE", "--timeout", "0", "-W", "ignore:Module already imported",
)  # fmt: skip
FILES_FIRST = 3
CAUGHT = ("caught", "endless")
FAILED = ("FAILED", "ERROR", "ImportError while loading conftest")


class Outcome(NamedTuple):
    """What became of a change: caught, survived, untested (no test runs the line) or endless."""

    said: str
    by: str = ""  # the test that caught it


def copy_to(copy: Path) -> None:
    """Make a copy of the checkout whose files may be changed."""
    for name in COPIED:
        shutil.rmtree(copy / name, ignore_errors=True)
        skipped = shutil.ignore_patterns("__pycache__", ".hypothesis")
        shutil.copytree(ROOT / name, copy / name, ignore=skipped)
    for path in ROOT.iterdir():
        if path.is_file() and not path.name.startswith(".coverage"):
            shutil.copy2(path, copy / path.name)


def environment(copy: Path) -> dict[str, str]:
    """What tests run under: the copy comes first."""
    return os.environ | {
        "PYTHONPATH": str(copy),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTEST_DEBUG_TEMPROOT": str(copy.parent),  # other runs of pytest clear up among theirs
    }


@contextmanager
def changed(path: Path, change: Change) -> Iterator[None]:
    """A module as it is changed; afterwards what Python compiled of it before is good again."""
    was = path.stat()
    path.write_text(change.after, encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(change.before, encoding="utf-8")
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def nearest_files(tests: list[str]) -> tuple[list[str], list[str]]:
    """The tests of the first few files, and the others."""
    files = dict.fromkeys(each.partition("::")[0] for each in tests)
    first = frozenset([*files][:FILES_FIRST])
    ahead = [each for each in tests if each.partition("::")[0] in first]
    return ahead, [each for each in tests if each.partition("::")[0] not in first]


class Tests:
    """Runs the nearest tests of a change, but for those that fail without it."""

    def __init__(self, warm: Warm, nearest: Nearest) -> None:
        self._warm, self._nearest = warm, nearest
        self._sound: dict[str, bool] = {}

    def of(self, change: Change) -> list[str]:
        """The tests that run the changed lines, the nearest first."""
        tests = self._nearest.tests(change.path, change.lines)
        return [each for each in tests if self._sound.get(each, True)]

    def tried(self, path: Path, change: Change) -> Outcome:
        """What becomes of a change: its tests are run until one fails that does not without it."""
        outcome = self._first(path, change, lambda: self.of(change))
        if outcome.said in CAUGHT or not change.words:
            return outcome
        found = self._nearest.beside(change.words)
        beside = self._first(path, change, lambda: [x for x in found if self._sound.get(x, True)])
        return beside if beside.said == "caught" else outcome  # slow ones may have had no time

    def _first(self, path: Path, change: Change, of: Callable[[], list[str]]) -> Outcome:
        while tests := of():
            with changed(path, change):
                outcome = self._in_turn(tests)
            if outcome.said != "caught" or self._is_sound(outcome.by):
                return outcome
        return Outcome("untested")

    def _in_turn(self, tests: list[str]) -> Outcome:
        """The nearest files first: to import all of them takes longer than most tests do."""
        outcome = Outcome("untested")
        for some in filter(None, nearest_files(tests)):
            outcome = self._run(some)
            if outcome.said != "survived":
                break
        return outcome

    def _is_sound(self, failed: str) -> bool:
        test = failed.partition(" ")[2].partition(" - ")[0]
        if "::" in test and test not in self._sound:
            self._sound[test] = self._run([test]).said == "survived"
        return self._sound.get(test, True)

    def _run(self, tests: list[str]) -> Outcome:
        status, printed = self._warm.run([*QUIET, *tests], SECONDS_AT_MOST)
        if status is None:
            return Outcome("endless")
        if status == pytest.ExitCode.OK:
            return Outcome("survived")
        by = next((each for each in printed.splitlines() if each.startswith(FAILED)), None)
        if by is None:  # nothing is said to be caught that no test is known to have caught
            raise RuntimeError(printed)
        return Outcome("caught", by)


def run(options: argparse.Namespace, work: Path) -> int:
    """Draw, change, test, and say what became of each; 1 where too few were caught."""
    from tests.mutation.changes import sample
    from tests.mutation.nearest import Nearest, measure, measure_again

    copy, folder = work / "copy", work / "lines"
    if options.measure:
        shutil.rmtree(folder, ignore_errors=True)
    if not folder.exists():
        copy_to(copy)
    env = environment(copy)
    measure(copy, folder, list(ROOMS), env)
    measure_again(ROOT, copy, folder, list(ROOMS), env)
    env["PYTHONDONTWRITEBYTECODE"] = "1"  # nothing compiled of a change is found later
    nearest = Nearest(copy, folder)
    counted: Counter[str] = Counter()
    by_kind: Counter[tuple[str, bool]] = Counter()
    changes = sample(copy, options.rooms, options.leave_out, options.sample, options.seed)
    with Warm(copy, env) as warm:
        tests = Tests(warm, nearest)
        for number, change in enumerate(changes, start=1):
            began = time.monotonic()
            outcome = tests.tried(copy / change.path, change)
            counted[outcome.said] += 1
            by_kind[change.kind, outcome.said in CAUGHT] += 1
            took = f"{len(tests.of(change))} tests {time.monotonic() - began:.0f} s"
            place = f"{change.path}:{change.lines.start} ({change.kind})"
            say(f"{number:4} {outcome.said:9}{place} {took}", change.diff)
            if outcome.by:
                say(f"    {outcome.by:.150}")
    return report(counted, by_kind, options.at_least)


def say(*lines: str) -> None:
    """Write lines at once: a run takes an hour, and what is there is read meanwhile."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def report(counted: Counter[str], by_kind: Counter[tuple[str, bool]], at_least: float) -> int:
    """Write the counts; 1 where fewer were caught than asked for."""
    for kind in sorted({kind for kind, _ in by_kind}):
        caught, missed = by_kind[kind, True], by_kind[kind, False]
        say(f"{kind:18}{caught:5} of {caught + missed}")
    caught, total = sum(counted[each] for each in CAUGHT), counted.total()
    say(" · ".join(f"{said} {number}" for said, number in counted.most_common()))
    say(f"caught {caught} of {total}: {100 * caught / max(1, total):.1f} %")
    return int(100 * caught < at_least * total)


def main() -> int:
    """Read the command line, and do it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sample", type=int, default=300, metavar="N", help="changes to make")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws other places")
    parser.add_argument("--work", type=Path, help="a folder that keeps the copy and the measuring")
    parser.add_argument("--measure", action="store_true", help="copy and measure anew")
    parser.add_argument("--leave-out", action="append", default=[], metavar="ROOM")
    parser.add_argument("--at-least", type=float, default=85, metavar="PERCENT")
    parser.add_argument("rooms", nargs="*", default=list(ROOMS), metavar="ROOM")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # what is changed is put right first
    if options.work is not None:
        return run(options, options.work.resolve())
    with tempfile.TemporaryDirectory(prefix="mutation-") as work:
        return run(options, Path(work))


if __name__ == "__main__":
    sys.exit(main())
