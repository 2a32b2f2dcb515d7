"""Which tests run a line, the nearest first; measured once, with a context for each test.

Beside them stand the tests that no measured line leads to: those that read the code as text, and
those, of the window too, in which the very words stand that were changed.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from coverage import CoverageData

if TYPE_CHECKING:
    from collections.abc import Iterable

TESTS = ("store", "papers", "services", "engine", "stories", "content", "cli")  # not the window's
SECONDS = 40.0  # of tests for one change, as they took when they were measured
SECONDS_OF_A_PACK = 5.0
SLOW = (0.2, 1.0, 5.0)  # seconds; a slow one may take the time of a hundred others
TESTS_EACH = 400
_DURATION = re.compile(r"^(\d+\.\d+)s (?:call|setup|teardown)\s+(tests/.+)$", re.MULTILINE)
_DEFINED = re.compile(r"^ *def (test_\w+)\(([^)]*)\)", re.MULTILINE)
_FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+)", re.MULTILINE)
_AGAIN = "again-"
_SHARE = "share of a processor: "  # on a busy machine a test takes longer than it works
_READ_CODE = ("tests/test_sentences.py",)  # every text of services, papers and the store
_BLANK = re.compile(r"\{[^}]*\}")
_TELLING = 12  # letters of words that do not stand in a test by chance
_SPEAKING = 6  # tests at most
_RC = "[run]\nsource =\n    {source}\nbranch = false\nparallel = false\ndata_file = {data}\n"


def measure(copy: Path, folder: Path, rooms: list[str], env: dict[str, str]) -> None:
    """Run the tests beneath the window once, and keep in a folder which lines each of them runs.

    A floor of tests that was measured there before is not measured again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for floor in TESTS:
        if not (folder / f"{floor}.coverage").exists():
            _measure(copy, folder, floor, rooms, env, [f"tests/{floor}"])


def measure_again(
    root: Path, copy: Path, folder: Path, rooms: list[str], env: dict[str, str]
) -> None:
    """Bring the tests of a checkout into its copy, and measure those that changed since.

    Of the code nothing is brought: other lines ask for measuring anew.
    """
    changed = [each for each in _tests(root) if _is_other(root / each, copy / each)]
    for path in (root / "tests").rglob("*"):
        there = copy / path.relative_to(root)
        if path.is_file() and "__pycache__" not in path.parts and _is_other(path, there):
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, there)
    if changed:
        number = len(list(folder.glob(f"{_AGAIN}*.coverage"))) + 1
        name = f"{_AGAIN}{number:03}"
        (folder / f"{name}.files").write_text("\n".join(changed))
        _measure(copy, folder, name, rooms, env, changed)


def _tests(root: Path) -> list[str]:
    found = (path for floor in TESTS for path in (root / "tests" / floor).rglob("test_*.py"))
    return sorted(path.relative_to(root).as_posix() for path in found)


def _is_other(path: Path, there: Path) -> bool:
    return not there.exists() or path.read_bytes() != there.read_bytes()


def _measure(
    copy: Path, folder: Path, name: str, rooms: list[str], env: dict[str, str], tests: list[str]
) -> None:
    data, rc = folder / f"{name}.coverage", folder / f"{name}.rc"
    rc.write_text(_RC.format(source="\n    ".join(rooms), data=data))
    quiet = ("-n", "0", "-q", "-p", "no:randomly", "--timeout", "900")
    cov = ("--cov", f"--cov-config={rc}", "--cov-context=test", "--cov-report=")
    every = ("--durations=0", "--durations-min=0.01", "-vv", *tests)
    line = [sys.executable, "-m", "pytest", *quiet, *cov, *every]
    before, began = os.times(), time.monotonic()
    with (folder / f"{name}.log").open("w") as log:
        subprocess.run(line, cwd=copy, env=env, stdout=log, stderr=log, check=False)
        after = os.times()
        busy = sum(after[2:4]) - sum(before[2:4])
        log.write(f"\n{_SHARE}{busy / max(time.monotonic() - began, 0.1):.3f}\n")


class Nearest:
    """The tests that run lines of a module, as they were measured."""

    def __init__(self, copy: Path, folder: Path) -> None:
        self._copy = copy
        self._data: list[tuple[CoverageData, frozenset[str]]] = []
        newer: set[str] = set()  # files of tests that were measured again
        again = sorted(folder.glob(f"{_AGAIN}*.coverage"), reverse=True)
        first = [folder / f"{floor}.coverage" for floor in TESTS]
        for path in (*again, *filter(Path.exists, first)):
            data = CoverageData(str(path))
            data.read()
            self._data.append((data, frozenset(newer)))
            if path in again:
                newer.update(path.with_suffix(".files").read_text().splitlines())
        self._functions: dict[str, frozenset[int]] = {}
        self._reads_pack: dict[str, frozenset[str]] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._broken: set[str] = set()
        for path in sorted(folder.glob("*.log")):
            log = path.read_text(errors="replace")
            self._broken |= set(_FAILED.findall(log))
            share = float(log.rpartition(_SHARE)[2]) if _SHARE in log else 1.0
            for seconds, test in _DURATION.findall(log):
                self._seconds[test] += float(seconds) * share

    def tests(self, path: str, lines: Iterable[int]) -> list[str]:
        """The tests that run some lines: quick ones before slow ones, of both the nearest first.

        For a line that runs at the import, those that run anything of its module. At most
        `SECONDS` of them; empty where no test runs them.
        """
        measured = [self._contexts(path, *each) for each in self._data]
        wanted = set(lines) & self._within(path)
        contexts = {each for found in measured for line in wanted for each in found.get(line, ())}
        if not wanted:  # whichever test imports the module first would seem to be the one
            contexts = {each for found in measured for line in found.values() for each in line}
        return self._few(PurePath(path), self._named(contexts))

    def beside(self, words: str) -> list[str]:
        """The tests that no line leads to, where words were changed; empty where none were."""
        if not words:
            return []
        longest = max(_BLANK.split(words), key=len)
        return [*_READ_CODE, *(self._speaking(longest) if len(longest) >= _TELLING else ())]

    def _speaking(self, words: str) -> list[str]:
        """The tests, of the window too, in which words stand as they are."""
        found: list[str] = []
        for path in sorted((self._copy / "tests").rglob("test_*.py")):
            text = path.read_text(encoding="utf-8")
            if words in text:
                file = path.relative_to(self._copy).as_posix()
                found += [f"{file}::{name}" for name in _functions_with(words, text)]
        return found[:_SPEAKING]

    def _contexts(
        self, path: str, data: CoverageData, newer: frozenset[str]
    ) -> dict[int, list[str]]:
        found = data.contexts_by_lineno(str(self._copy / path))
        return {
            line: [each for each in tests if each.partition("::")[0] not in newer]
            for line, tests in found.items()
        }

    def _within(self, path: str) -> frozenset[int]:
        """The lines of a module that stand in its functions."""
        if path not in self._functions:
            tree = ast.parse((self._copy / path).read_text(encoding="utf-8"))
            found = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef))
            lines = (range(each.body[0].lineno, (each.end_lineno or 0) + 1) for each in found)
            self._functions[path] = frozenset(line for each in lines for line in each)
        return self._functions[path]

    def _named(self, contexts: set[str]) -> set[str]:
        """Tests by their ids; what set up one alone may have served the others of its file."""
        found: set[str] = set()
        set_up: defaultdict[str, set[str]] = defaultdict(set)
        for context in filter(None, contexts):
            test, _, phase = context.rpartition("|")
            if phase == "run":
                found.add(test)
            else:
                set_up[test.partition("::")[0]].add(test)
        for file, tests in set_up.items():
            found |= tests if len(tests) > 1 else {file}
        there = {each for each in found if (self._copy / each.partition("::")[0]).exists()}
        return there - self._broken

    def _few(self, path: PurePath, tests: set[str]) -> list[str]:
        cheapest: dict[str, float] = {}
        for test in tests:
            file = test.partition("::")[0]
            cheapest[file] = min(cheapest.get(file, SECONDS), self._cost(test))

        def rank(test: str) -> tuple[int, int, float, str, float]:
            file = test.partition("::")[0]
            how_slow = sum(self._cost(test) >= each for each in SLOW)
            return how_slow, distance(path, PurePath(file)), cheapest[file], file, self._cost(test)

        taken: list[str] = []
        seconds = 0.0
        for test in sorted(tests, key=rank):
            if not taken or seconds + self._cost(test) <= SECONDS:
                seconds += self._cost(test)
                taken.append(test)
        return taken[:TESTS_EACH]

    def _cost(self, test: str) -> float:
        file, _, name = test.partition("::")
        if name:
            slow = name.partition("[")[0].rpartition("::")[2] in self._packed(file)
            return self._seconds.get(test, 0.0) + SECONDS_OF_A_PACK * slow
        return sum(
            seconds for each, seconds in self._seconds.items() if each.startswith(f"{test}::")
        )

    def _packed(self, file: str) -> frozenset[str]:
        """The tests of a file that read the whole pack, which is measured with the first alone."""
        if file not in self._reads_pack:
            text = (self._copy / file).read_text(encoding="utf-8")
            found = frozenset(name for name, given in _DEFINED.findall(text) if "pack" in given)
            self._reads_pack[file] = found
        return self._reads_pack[file]


def _functions_with(words: str, text: str) -> list[str]:
    """The names of the tests of a file in which words stand."""
    tests = (each for each in ast.parse(text).body if isinstance(each, ast.FunctionDef))
    return [
        each.name
        for each in tests
        if each.name.startswith("test_") and words in (ast.get_source_segment(text, each) or "")
    ]


def distance(path: PurePath, test: PurePath) -> int:
    """How far a test stands from a module: 0 the same name, 1 the room, 2 the floor, 3 another."""
    room = path.parts[1:-1]
    if test.parts[1 : 1 + len(room)] == room:
        return 0 if path.stem in test.stem else 1
    return 2 if test.parts[1] == path.parts[1] else 3
