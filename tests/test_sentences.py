"""What services, papers and the store say goes through one function that translators know."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

import pytest

import coach
from coach.clock import system_clock
from coach.errors import NotFound
from coach.paths import user_paths
from coach.translation import translate, translate_by
from tests.opened import open_services

# each with the context of its sentences; of the store, the modules that say something
LAYERS = {"services": "Services", "papers": "Papers", "store": "Store"}
SAYS = {"store": {"faults.py", "long_texts.py", "reading.py"}}  # the others speak SQL
TRANSLATES = {"translate", "QT_TRANSLATE_NOOP"}
WORDS = re.compile(
    r"[A-Za-z]{2,}[,:;]? +[A-Za-z{“]|[A-Za-z}”][,:;]? +[a-z]{2,}|^[A-Z][a-z]+[.!?]?$"
)
MARKUP = re.compile(r"<|\{ |-qt-|page-break|^SELECT |^%s of")
NO_SENTENCES = {  # names that Word and e-mail give, of kinds of letters, and words of the log
    *("is too long", "makes no sense", "Decrypt"),
    *("Strong Line", "List Bullet", "Check Box", "Table Grid", "Quiet", "Paper", "Heading"),
    *("Normal", "Title", "Subtitle", "To", "Subject", "Good Terms", "Co", "Cn", "Cc", "Cs", "Cf"),
}


def files(layer: str) -> list[Path]:
    """The modules of a layer."""
    found = (Path(coach.__file__).parent / layer).rglob("*.py")
    says = SAYS.get(layer)
    return sorted(file for file in found if says is None or file.name in says)


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Each call that says something: its name, and what stands for context and text."""
    for node in ast.walk(tree):
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if name in TRANSLATES and len(node.args) == 2:
            yield name, *node.args


def passed(tree: ast.Module) -> Iterator[ast.AST]:
    """What is no text of its own: what a translator gets, docstrings, types, parts of f-strings."""
    for _, *told in calls(tree):
        for each in told:
            yield from ast.walk(each)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield from (each.value for each in node.body[:1] if isinstance(each, ast.Expr))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "cast":
            yield node.args[0]
        elif isinstance(node, ast.AnnAssign):
            yield from ast.walk(node.annotation)
        elif isinstance(node, ast.JoinedStr):
            yield from (part for part in ast.walk(node) if part is not node)


def texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each text of a module that no translator gets, with its line; {} for a blank."""
    known = set(passed(tree))
    for node in ast.walk(tree):
        if node in known:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.JoinedStr):
            kept = (getattr(part, "value", "") for part in node.values)
            yield node.lineno, "".join(each if isinstance(each, str) else "{}" for each in kept)


@pytest.mark.parametrize("layer", LAYERS)
def test_no_sentence_is_said_past_the_translator(layer: str) -> None:
    strays = [
        f"{file.name}:{line}: {text}"
        for file in files(layer)
        for line, text in texts(ast.parse(file.read_text("utf-8")))
        if WORDS.search(text) and not MARKUP.search(text) and text not in NO_SENTENCES
    ]
    assert strays == []


def test_a_stray_would_be_seen() -> None:
    """Plain, with a blank in it, alone in a constant; but no docstring, key or type."""
    tree = ast.parse(
        '"""A docstring."""\nx: "A type" = {"key": "one-word"}\nTITLE = "Brief"\n'
        'def f(name):\n    """Says it."""\n    say(f"{name} is gone.")\n    say("Not there.")\n'
        '    say(translate("Services", "All is well."))\n'
    )
    found = [text for _, text in texts(tree) if WORDS.search(text)]
    assert found == ["Brief", "{} is gone.", "Not there."]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_sentence_is_found_for_translators(layer: str, tmp_path: Path) -> None:
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert lupdate is not None, "pyside6-lupdate comes with PySide6"
    made = tmp_path / "all.ts"
    command = [lupdate, *map(str, files(layer)), "-ts", str(made)]
    subprocess.run(command, check=True, capture_output=True, timeout=50)
    tree = ElementTree.parse(made)  # noqa: S314 - made just now
    found = {
        (context.findtext("name"), message.findtext("source"))
        for context in tree.iter("context")
        for message in context.iter("message")
    }
    said = {
        (ast.literal_eval(context), ast.literal_eval(text))
        for file in files(layer)
        for _, context, text in calls(ast.parse(file.read_text("utf-8")))
        if isinstance(text, ast.Constant)
    }
    assert len(said) > 50
    assert {context for context, _ in said} == {LAYERS[layer]}
    assert said == found


def test_blanks_of_a_sentence_have_names() -> None:
    """A translator has to know what stands in them, and may put them in another order."""
    for layer in LAYERS:
        for file in files(layer):
            for _, _, text in calls(ast.parse(file.read_text("utf-8"))):
                if isinstance(text, ast.Constant) and "{{" not in text.value:
                    names = [name for _, name, _, _ in Formatter().parse(text.value)]
                    assert all(name is None or name.isidentifier() for name in names), text.value


def test_a_refusal_is_said_in_the_language_of_the_window(tmp_path: Path) -> None:
    german = {"This case is not there any more.": "Diesen Fall gibt es nicht mehr."}
    services = open_services(user_paths(tmp_path / "data"), system_clock, keyring=False)
    translate_by(lambda context, text: german.get(text, text) if context == "Services" else "?")
    try:
        with pytest.raises(NotFound) as refused:
            services.cases.view("none")
    finally:
        translate_by(None)
        services.close()
    assert refused.value.what == "Diesen Fall gibt es nicht mehr."
    assert translate("Services", "As it is written.") == "As it is written."
