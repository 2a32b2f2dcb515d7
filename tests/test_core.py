"""The core runs where Qt is not installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BOOKKEEPING = Path(__file__).parent / "files" / "cases" / "bookkeeping.yaml"
WITHOUT_QT = """
import importlib, pkgutil, sys

class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocker())
import coach
for layer in ("domain", "engine", "content", "store", "services", "papers", "cli"):
    package = importlib.import_module(f"coach.{layer}")
    for module in pkgutil.walk_packages(package.__path__, f"coach.{layer}."):
        importlib.import_module(module.name)
from coach.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *arguments], check=False, capture_output=True, text=True
    )


def test_every_module_of_the_core_imports_and_a_diagnosis_is_made_without_qt() -> None:
    ran = run("diagnose", str(BOOKKEEPING), "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["verdict"] == "REPRICE"


def test_without_qt_a_pdf_says_what_is_missing() -> None:
    ran = run("brief", str(BOOKKEEPING), "--format", "pdf")
    assert ran.returncode == 2
    assert "PySide6" in ran.stderr
    assert ran.stderr.count("\n") == 1
