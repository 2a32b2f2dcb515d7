"""Names of files that would steer a terminal: they are shown, and steer nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from coach.errors import visible
from coach.file_faults import LONGEST
from coach.paths import pack_folder
from tests.cli.test_main import BOOKKEEPING

ROOT = Path(__file__).parents[2]
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eyaml\x7f\x08"
LINES = "a\nb\r\u2028c.yaml"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names that Windows refuses")


@pytest.fixture(scope="session")
def data(tmp_path_factory):
    """One data folder for all, so that the content is compiled once."""
    return tmp_path_factory.mktemp("names") / "data"


@pytest.fixture
def said(data, tmp_path):
    """Runs a command in the folder of the test; all that it says, which steers no terminal."""

    def run(*arguments, typed="q\n"):
        ran = subprocess.run(
            [sys.executable, "-m", "coach", *arguments, "--data", str(data)],
            check=False,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
            input=typed.encode(),
        )
        text = (ran.stdout + ran.stderr).decode()
        steers = {sign for sign in text if unicodedata.category(sign) in {"Cc", "Zl", "Zp"}}
        assert steers <= {"\n"}
        assert "\u202e" not in text
        return text

    return run


@pytest.mark.parametrize("name", [EVIL, LINES], ids=["controls", "lines"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["diagnose", "{name}"],
        ["ear", "{name}"],
        ["check", "{name}"],
        ["prove", "{name}"],
        ["brief", "{name}", "--format", "md"],
        ["brief", str(BOOKKEEPING), "--format", "md", "-o", "{name}/brief.md"],
        ["brief", str(BOOKKEEPING), "--format", "md", "-o", "{name}/"],
        ["interview", "--save", "{name}/answers.yaml"],
        ["diagnose", "x", "{name}"],
        ["diagnose", "--{name}"],
        ["{name}"],
        ["brief", "x", "--format", "{name}"],
        ["find", "--kind", "{name}", "x"],
    ],
    ids=" ".join,
)
def test_a_name_is_said_and_steers_nothing(said, arguments, name):
    text = said(*(each.replace("{name}", name) for each in arguments))
    assert visible(name)[:4] in text


@pytest.mark.parametrize("name", [EVIL, LINES], ids=["controls", "lines"])
def test_a_file_that_is_there_is_named_so_too(said, tmp_path, name):
    (tmp_path / name).write_text("answers:\n  nothing: known\n")
    assert visible(name) + ":2: Unknown question" in said("diagnose", name)
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    assert f"The folder '{visible(name)}' is no pack" in said("check", name)
    assert f"'{visible(name)}' is a folder" in said(
        "brief", str(BOOKKEEPING), "--format", "md", "-o", name
    )


def test_answers_that_are_kept_are_said_to_be_there(said, tmp_path):
    assert f"Your answers are in '{visible(EVIL)}'." in said("interview", "--save", EVIL)
    text = said("interview", "--save", EVIL)
    assert f"Going on from '{visible(EVIL)}': 0 answers are there." in text
    assert (tmp_path / EVIL).is_file()


def test_faults_of_a_pack_name_its_files_so(said, tmp_path):
    shutil.copytree(pack_folder(), tmp_path / "pack")
    (tmp_path / "pack" / "scripts" / f"{EVIL}.md").write_text("none of ours")
    assert visible(EVIL) in said("check", "pack")


def test_a_name_that_is_too_long_is_shortened_and_steers_nothing(said):
    assert "\\x1b" in said("diagnose", EVIL * (LONGEST // 8))


def test_a_new_file_is_for_its_owner_alone_and_one_that_is_there_stays_as_it_was(said, tmp_path):
    before = os.umask(0)
    try:
        (tmp_path / "shared.md").write_text("an older one")
        (tmp_path / "shared.md").chmod(0o644)
        for name in ("new.md", "shared.md"):
            said("brief", str(BOOKKEEPING), "--format", "md", "-o", name)
        said("interview", "--save", "answers.yaml", typed="1\nq\n")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"new.md": 0o600, "shared.md": 0o644, "answers.yaml": 0o600}
