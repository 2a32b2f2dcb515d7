"""The wheel holds everything and runs from an empty folder outside the checkout."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BOOKKEEPING = ROOT / "tests" / "files" / "cases" / "bookkeeping.yaml"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program installed from the wheel, beside the libraries that are here."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(site), str(wheel)], check=True, capture_output=True)
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", {"base": str(folder)}))


def run(installed: Path, empty: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in an empty folder, with nothing of the checkout in sight."""
    code = "import sys, coach.__main__ as m; print(m.__file__); sys.exit(m.main(sys.argv[1:]))"
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [installed / "python", "-P", "-c", code, *arguments],
        cwd=empty,
        env={**environ, "GOOD_TERMS_DATA": str(empty / "data")},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_wheel_holds_content_and_resources(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {
        f"coach/_data/{file.relative_to(ROOT).as_posix()}"
        for folder in ("scripts_library", "resources")
        for file in (ROOT / folder).rglob("*")
        if file.is_file()
    }
    assert "coach/_data/scripts_library/pack.yaml" in names
    assert shipped <= set(names)
    assert not [name for name in names if name.startswith(("tests/", ".ci/"))]


@pytest.mark.timeout(120)
def test_the_installed_program_runs_from_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    ran = run(installed, tmp_path, "check")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert str(ROOT) not in ran.stdout.splitlines()[0]
    ran = run(installed, tmp_path, "diagnose", str(BOOKKEEPING), "--json")
    assert json.loads(ran.stdout.partition("\n")[2])["verdict"] == "REPRICE"


def test_every_dependency_has_an_exact_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [
        *project["project"]["dependencies"],
        *project["build-system"]["requires"],
        *(name for group in project["dependency-groups"].values() for name in group),
    ]
    pinned = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8")
    names = {line.partition("==")[0] for line in pinned.splitlines() if "==" in line}
    assert {re.split(r"[<>=~!\[ ;]", name)[0].lower() for name in wanted} <= names


@pytest.mark.parametrize(("version", "refused"), [((3, 10, 13), True), ((3, 11, 0), False)])
def test_a_python_that_is_too_old_is_called_so(monkeypatch, version, refused) -> None:
    module = runpy.run_path(str(ROOT / ".ci" / "python_version.py"))
    hook = module["PythonVersion"](str(ROOT), {})
    monkeypatch.setattr(sys, "version_info", version)
    if not refused:
        assert hook.update({}) is None
        return
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; this is Python 3\.10\.13"):
        hook.update({})


def test_no_committed_file_names_a_registry() -> None:
    address = re.compile(r"(pypi|npmjs|pythonhosted)\.(org|com)|--(extra-)?index-url|--hash")
    files = [ROOT / "README.md", ROOT / "pyproject.toml", *(ROOT / ".ci").glob("*.*")]
    files.append(ROOT / ".ci" / "run")
    assert not [file.name for file in files if address.search(file.read_text(encoding="utf-8"))]


def test_the_checks_run_what_the_readme_prints() -> None:
    pattern = r"^python3 -m venv .* -m tests$"
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(pattern, readme, flags=re.MULTILINE)) == 1
    assert f"'{pattern}'" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
