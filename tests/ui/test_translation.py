"""Every sentence of the window is found by the tool that makes a file for translators."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import coach.ui

COACH = Path(coach.ui.__file__).parents[1]
LOWER = ("services", "papers")  # their sentences come before users as well
FILES = sorted(Path(coach.ui.__file__).parent.rglob("*.py"))
SAYS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}  # where the sentence stands in each


def calls(files=FILES):
    """Each call that says a sentence: its file, its name, and what stands for the sentence."""
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in SAYS and len(node.args) > SAYS[name]:
                yield file, name, node.args[SAYS[name]]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The sentences that lupdate finds."""
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert lupdate is not None, "pyside6-lupdate comes with PySide6"
    made = tmp_path_factory.mktemp("ts") / "all.ts"
    command = [lupdate, *map(str, FILES), "-ts", str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=50)
    tree = ElementTree.parse(made)  # noqa: S314 - made just now
    return {message.findtext("source") for message in tree.iter("message")}


def test_every_sentence_of_the_window_is_found_for_translators(found):
    said = {told.value for _, _, told in calls() if isinstance(told, ast.Constant)}
    assert len(said) > 1000
    assert said == found


def test_an_apostrophe_has_one_form_in_every_sentence():
    """The typographic one, as in the talks; straight marks stand around what is typed."""
    lower = [file for floor in LOWER for file in sorted((COACH / floor).rglob("*.py"))]
    said = [(file, told.value) for file, _, told in calls(lower) if isinstance(told, ast.Constant)]
    said += [(file, told.value) for file, _, told in calls() if isinstance(told, ast.Constant)]
    straight = re.compile(r"\w'(?:\w|(?=[\s.,;:!?]))")
    assert [(file.name, text) for file, text in said if straight.search(text)] == []


def test_what_is_no_sentence_where_it_is_said_was_marked_where_it_is_written():
    """A variable is translated only in files, or of contexts, whose sentences are marked."""
    marked = {file for file, name, _ in calls() if name == "QT_TRANSLATE_NOOP"}
    open_ = [
        file.name
        for file, name, told in calls()
        if name != "QT_TRANSLATE_NOOP" and not isinstance(told, ast.Constant) and file not in marked
    ]
    assert sorted(open_) == ["fitted_text.py", "main_window.py", "main_window.py", "unsaved_bar.py"]


def test_a_function_named_tr_is_the_one_of_a_widget():
    """A function of one's own would give sentences the wrong context, and none at run time."""
    own = [
        file.name
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name in {"tr", "_tr"}
    ]
    assert own == []
