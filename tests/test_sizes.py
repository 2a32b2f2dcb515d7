"""The house stays one of small pieces: files, functions and rooms that one can keep in mind.

Linters count branches another way: not the conditions within one, nor the loops of a comprehension.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MOST_LINES, MOST_IN_A_FUNCTION, MOST_BRANCHES, MOST_FILES = 400, 40, 10, 25
BRANCHES = (
    *(ast.If, ast.IfExp, ast.For, ast.While, ast.ExceptHandler),
    *(ast.comprehension, ast.Assert, ast.match_case),
)
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
APART = (*FUNCTION, ast.ClassDef)  # they are counted by themselves


class Function(NamedTuple):
    """A function, and where it stands."""

    name: str
    node: ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def lines(self) -> int:
        """From its first line to its last."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1

    @property
    def branches(self) -> int:
        """The ways through it: each condition, loop, case and error that is caught adds one."""
        return 1 + sum(map(_adds, _inside(self.node)))


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    left = [node]
    while left:
        inside = [each for each in ast.iter_child_nodes(left.pop()) if not isinstance(each, APART)]
        yield from inside
        left += inside


def _adds(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    return int(isinstance(node, BRANCHES))


def functions_of(path: Path) -> Iterator[Function]:
    """Every function of a module, also within others."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, FUNCTION):
            yield Function(f"{path.name}:{node.lineno} {node.name}", node)


@pytest.fixture(scope="module")
def modules():
    found = sorted((ROOT / "coach").rglob("*.py"))
    assert len(found) > 500  # else it looked in the wrong place
    return found


@pytest.fixture(scope="module")
def functions(modules):
    return [each for path in modules for each in functions_of(path)]


def test_no_file_is_too_long_to_be_read_at_once(modules):
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert [path.name for path, count in lines.items() if count > MOST_LINES] == []


def test_every_function_fits_on_a_screen(functions):
    assert [each.name for each in functions if each.lines > MOST_IN_A_FUNCTION] == []


def test_no_function_has_more_ways_through_it_than_one_can_follow(functions):
    assert [each.name for each in functions if each.branches > MOST_BRANCHES] == []


def test_no_room_is_too_full_to_find_a_file_by_its_name(modules):
    rooms = {path.parent for path in modules}
    full = {room.name for room in rooms if len(list(room.glob("*.py"))) > MOST_FILES}
    assert full == set()


def test_every_kind_of_branch_is_counted_and_a_function_within_by_itself(tmp_path):
    file = tmp_path / "one.py"
    file.write_text(
        "def outer(a, b):\n"
        "    if a and b or a:\n"  # 3
        "        return [x for x in a for y in b if y]\n"  # 2
        "    try:\n"
        "        return 1 if a else 2\n"  # 1
        "    except ValueError:\n"  # 1
        "        pass\n"
        "    def inner():\n"
        "        while a:\n"
        "            match b:\n"
        "                case 1: assert a\n"
        "                case _: pass\n"
    )
    counted = {each.node.name: (each.branches, each.lines) for each in functions_of(file)}
    assert counted == {"outer": (1 + 3 + 2 + 1 + 1, 12), "inner": (1 + 1 + 2 + 1, 5)}
