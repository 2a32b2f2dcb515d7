"""The worked cases give their verdicts from the command line."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

import pytest
import yaml

from coach.cli import main as cli
from coach.content.checks.check import read_pack
from coach.engine.rules.interview import walk
from coach.paths import pack_folder

CASES = Path(__file__).parents[1] / "files" / "cases"
EXPECTED = yaml.safe_load((CASES / "expected.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all, so that the content is compiled once."""
    return tmp_path_factory.mktemp("cases") / "data"


def test_every_case_has_its_expectation() -> None:
    files = {file.stem for file in CASES.glob("*.yaml")} - {"expected"}
    assert files == set(EXPECTED)
    assert len(files) == 12


def test_the_median_case_needs_at_most_twelve_questions() -> None:
    interview = read_pack(pack_folder()).interview
    files = [CASES / f"{name}.yaml" for name in EXPECTED]
    given = [yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader) for file in files]  # noqa: S506
    asked = [len(walk(interview, case["answers"]).asked) for case in given]
    assert statistics.median(asked) <= 12
    assert max(asked) <= 20


@pytest.mark.parametrize("name", EXPECTED)
def test_a_worked_case_gives_its_verdict(name: str, data: Path, capsys) -> None:
    file = CASES / f"{name}.yaml"
    assert cli.run(cli.parse(["--data", str(data), "diagnose", str(file), "--json"])) == 0
    found = json.loads(capsys.readouterr().out)
    wanted = {
        key: EXPECTED[name][key] for key in ("verdict", "mode", "scope") if key in EXPECTED[name]
    }
    assert {key: found[key] for key in wanted} == wanted
    assert found["verdict"] not in EXPECTED[name]["harmful"]
    assert found["ignored"] == []
