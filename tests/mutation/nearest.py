"""Which tests run a line, the nearest first; measured once, with a context for each test."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from coverage import CoverageData

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TESTS = ("store", "papers", "services", "engine", "stories", "content", "cli")  # not the window's
SECONDS = 40.0  # of tests for one change, as they took when they were measured
SECONDS_OF_A_PACK = 5.0
SLOW = (0.2, 1.0, 5.0)  # seconds; a slow one may take the time of a hundred others
TESTS_EACH = 400
_DURATION = re.compile(r"^(\d+\.\d+)s (?:call|setup|teardown)\s+(tests/.+)$", re.MULTILINE)
_DEFINED = re.compile(r"^ *def (test_\w+)\(([^)]*)\)", re.MULTILINE)
_FAILED = re.compile(r"^(?:FAILED|ERROR) (tests/\S+)", re.MULTILINE)
_RC = "[run]\nsource =\n    {source}\nbranch = false\nparallel = false\ndata_file = {data}\n"


def measure(copy: Path, folder: Path, rooms: list[str], env: dict[str, str]) -> None:
    """Run the tests beneath the window once, and keep in a folder which lines each of them runs.

    A floor of tests that was measured there before is not measured again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for floor in TESTS:
        data = folder / f"{floor}.coverage"
        if not data.exists():
            rc = folder / f"{floor}.rc"
            rc.write_text(_RC.format(source="\n    ".join(rooms), data=data))
            quiet = ("-n", "0", "-q", "-p", "no:randomly", "--timeout", "900")
            cov = ("--cov", f"--cov-config={rc}", "--cov-context=test", "--cov-report=")
            every = ("--durations=0", "--durations-min=0.01", "-vv", f"tests/{floor}")
            line = [sys.executable, "-m", "pytest", *quiet, *cov, *every]
            with (folder / f"{floor}.log").open("w") as log:
                subprocess.run(line, cwd=copy, env=env, stdout=log, stderr=log, check=False)


class Nearest:
    """The tests that run lines of a module, as they were measured."""

    def __init__(self, copy: Path, folder: Path) -> None:
        self._copy = copy
        self._data = [CoverageData(str(each)) for each in sorted(folder.glob("*.coverage"))]
        for data in self._data:
            data.read()
        logs = sorted(folder.glob("*.log"))
        log = "\n".join(each.read_text(errors="replace") for each in logs)
        self._broken = set(_FAILED.findall(log))
        self._functions: dict[str, frozenset[int]] = {}
        self._reads_pack: dict[str, frozenset[str]] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)
        for seconds, test in _DURATION.findall(log):
            self._seconds[test] += float(seconds)

    def tests(self, path: str, lines: Iterable[int]) -> list[str]:
        """The tests that run some lines: quick ones before slow ones, of both the nearest first.

        For a line that runs at the import, those that run anything of its module. At most
        `SECONDS` of them; empty where no test runs them.
        """
        measured = [data.contexts_by_lineno(str(self._copy / path)) for data in self._data]
        wanted = set(lines) & self._within(path)
        contexts = {each for found in measured for line in wanted for each in found.get(line, ())}
        if not wanted:  # whichever test imports the module first would seem to be the one
            contexts = {each for found in measured for line in found.values() for each in line}
        return self._few(PurePath(path), self._named(contexts))

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


def distance(path: PurePath, test: PurePath) -> int:
    """How far a test stands from a module: 0 the same name, 1 the room, 2 the floor, 3 another."""
    room = path.parts[1:-1]
    if test.parts[1 : 1 + len(room)] == room:
        return 0 if path.stem in test.stem else 1
    return 2 if test.parts[1] == path.parts[1] else 3
