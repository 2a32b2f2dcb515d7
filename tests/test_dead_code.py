"""Nothing stands in the program that only tests would miss."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TOOLS = ("tests/ear_model", "tests/bench", "tests/faults")  # commands, which use the program too
ASKED = {"is_folded", "pixels"}  # what a widget shows, which only somebody who looks wants to know
BY_QT = {"clone"}  # overrides whose names do not show it
KEPT_BY_NAME = ("model_validator", "field_validator", "migrations")  # decorators that call it


class Definition(NamedTuple):
    """A function or a class by its name, and where it stands."""

    name: str
    where: str


class Names(ast.NodeVisitor):
    """The definitions of a module, and every name that is used outside its own definition."""

    def __init__(self, path: Path) -> None:
        self.defined: list[Definition] = []
        self.used: Counter[str] = Counter()
        self._within: list[str] = []
        self._path = path
        self.visit(ast.parse(path.read_text(encoding="utf-8")))

    def _define(self, node: ast.FunctionDef | ast.ClassDef) -> None:
        called = any(ast.unparse(each).startswith(KEPT_BY_NAME) for each in node.decorator_list)
        overrides = re.search(r"[a-z][A-Z]", node.name) and isinstance(node, ast.FunctionDef)
        if not (called or overrides or node.name.startswith("__")):
            where = f"{self._path.relative_to(ROOT)}:{node.lineno}"
            self.defined.append(Definition(node.name, where))
        self._within.append(node.name)
        self.generic_visit(node)
        self._within.pop()

    visit_FunctionDef = visit_ClassDef = _define  # noqa: N815 - ast's names

    def _use(self, name: str) -> None:
        if name not in self._within:
            self.used[name] += 1

    def visit_Name(self, node: ast.Name) -> None:
        """A name that is read, or given a value."""
        self._use(node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """A name behind a dot."""
        self._use(node.attr)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Names in texts, such as those of pages and of types that are only read."""
        if isinstance(node.value, str) and "\n" not in node.value:
            for name in re.findall(r"\w+", node.value):
                self._use(name)


def test_every_function_and_class_is_used_by_the_program_or_its_tools():
    program = [Names(path) for path in sorted((ROOT / "coach").rglob("*.py"))]
    files = (path for tool in TOOLS for path in sorted((ROOT / tool).rglob("*.py")))
    tools = [Names(path) for path in files if not path.name.startswith("test_")]
    used = sum((names.used for names in (*program, *tools)), Counter[str]())
    defined = [each for names in program for each in names.defined]
    assert len(defined) > 3000  # else it looked in the wrong place
    dead = [each for each in defined if not used[each.name] and each.name not in ASKED | BY_QT]
    assert [f"{each.where} {each.name}" for each in dead] == []


def test_a_function_that_nobody_calls_is_found(tmp_path, monkeypatch):
    file = tmp_path / "one.py"
    file.write_text("def alone():\n    return alone()\n\ndef called():\n    ...\n\ncalled()\n")
    monkeypatch.setattr("tests.test_dead_code.ROOT", tmp_path)
    found = Names(file)
    assert [each.name for each in found.defined if not found.used[each.name]] == ["alone"]
