"""Data files of every released version, opened in the real window."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from coach.app import Program
from coach.domain.definition import Definition
from coach.paths import user_paths
from coach.ui.window.main_window import MainWindow
from coach.ui.window.page_list import PAGES
from tests.files.databases.make import frozen
from tests.ui.conftest import CASE_PAGES, SCRIPT_PAGES, texts
from tests.ui.practised import about_practice

OLD_FILES = Path(__file__).parents[2] / "files" / "databases"
VERSIONS = sorted((path.stem for path in OLD_FILES.glob("*.db")), key=lambda name: int(name[1:]))
LATER = datetime(2026, 11, 30, 12, tzinfo=UTC)
SAYS = {  # what a page must say of what the files hold
    "today": "Ring",
    "clients": "Brämer & Søn",
    "client": "Late again",
    "cases": "Late again",
    "referrals": "Fjord Threads",
    "review": "Who they are",
}


@pytest.fixture
def window(qtbot, qapp, tmp_path, request):
    """The window over the data file of a version."""
    paths = user_paths(tmp_path / "data")
    paths.data.mkdir(mode=0o700)
    shutil.copyfile(OLD_FILES / f"{request.param}.db", paths.database)
    shutil.copyfile(OLD_FILES / f"{request.param}.key", paths.data / "key")
    program = Program(qapp, paths, lambda: LATER)
    program.start()
    qtbot.waitUntil(lambda: getattr(program.window, "page_name", "") == "today", timeout=20_000)
    assert isinstance(program.window, MainWindow)
    yield program.window
    program.close()
    program.window.close()
    program.window.deleteLater()


def said(page) -> str:
    """All that a page shows: its words, and the rows of its lists."""
    role = Qt.ItemDataRole
    rows = [
        str(model.index(row, 0).data(role.AccessibleTextRole) or model.index(row, 0).data())
        for view in page.findChildren(QAbstractItemView)
        if view.isVisibleTo(page) and (model := view.model()) is not None
        for row in range(model.rowCount())
    ]
    return "\n".join((texts(page), *rows)).strip()


@pytest.mark.parametrize("window", VERSIONS, indirect=True)
def test_every_page_shows_what_an_older_version_wrote(window):
    refused = []
    window.shell.refused.connect(refused.append)
    script = window._services.library.scripts()[0].id
    about = {**dict.fromkeys(CASE_PAGES, "case-1"), **dict.fromkeys(SCRIPT_PAGES, script)}
    about |= {"client": "client-1", **about_practice(window._services)}
    for page in (each.name for each in PAGES):
        window.shell.go(page, about.get(page))
        assert not refused, page
        shown = window.page(window.page_name)
        assert shown.isVisible(), page
        assert SAYS.get(page, "") in said(shown), page
        assert len(said(shown)) > len("a page with a title alone"), page


def test_content_that_does_not_hold_together_is_none_to_draw_a_page_from(services):
    today = services.content
    whole = Definition(today.info, today.interview, today.verdicts)
    assert whole.is_whole
    assert not frozen().is_whole  # as in the files: a verdict is decided that says nothing
    assert not replace(whole, verdicts=whole.verdicts[1:]).is_whole
    without = replace(whole.interview, gates=whole.interview.gates[1:])
    assert not replace(whole, interview=without).is_whole
    assert not replace(whole, interview=replace(without, gates=())).is_whole
