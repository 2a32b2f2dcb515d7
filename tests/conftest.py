"""What every test runs under: no screen, no folders or keyring of the user."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import settings

if "--onscreen" not in sys.argv:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"  # wherever the tests run, noon of the clock they hold is noon
if hasattr(time, "tzset"):
    time.tzset()
# A busy machine is no failure. The same code meets the same examples: a rare one that is new would
# stop somebody whose change has no part in it. `--hypothesis-profile=explore` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile("steady")
GOLDEN = Path(__file__).parent / "files" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options: write golden files anew, to be reviewed as prose; show or picture the windows."""
    parser.addoption("--update-golden", action="store_true", help="write tests/files/golden anew")
    parser.addoption("--onscreen", action="store_true", help="show the windows under test")
    parser.addoption("--screenshots", metavar="DIR", help="keep a picture of every page in DIR")


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test, and no program it starts, sees the user's own data folder, keyring or screen."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("GOOD_TERMS_DATA", str(home / "data"))
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")  # no screen is kept awake by a test
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Our own application for every test that needs one: there can be only one in a process."""
    from coach.ui.kit.basic.application import Application

    return Application


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compares a text with a golden file, or writes it anew with --update-golden."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare
