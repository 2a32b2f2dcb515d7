"""Where a part of a page cannot be shown, its place says why, and the rest stays of use."""

from __future__ import annotations

import pytest

from coach.errors import GoodTermsError
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.shell.missing_part import MissingPart
from coach.ui.window.main_window import MainWindow
from coach.ui.window.page_list import PAGES
from tests.ui.broken import is_refused, of_use, opened_world, words

WHY = "The disk has gone to sleep."
# Whom a page is about: without it there is no page.
SUBJECTS = {
    *("cases.case", "clients.client", "library.script", "received.received"),
    *("practice.persona", "practice.personas", "practice.rubric", "practice.rubrics"),
} | {f"own_scripts.{each}" for each in ("whose", "version_of")}


@pytest.fixture(scope="module")
def world(tmp_path_factory, content_cache):
    with opened_world(tmp_path_factory.mktemp("parts"), content_cache) as world:
        yield world


@pytest.fixture
def window(qtbot, qapp, world):
    qapp.set_look("light", 100)
    window = MainWindow(world.services, qapp.theme, qapp.icons)
    qtbot.addWidget(window)
    window.show()
    return window


def services_of(world):
    """Each service by its name, made."""
    kinds = type(world.services).__mro__
    found = {name: kind for each in kinds for name, kind in vars(each).items()}
    names = [name for name, kind in found.items() if type(kind).__name__ == "cached_property"]
    return {
        name: getattr(world.services, name)
        for name in names
        if not name.startswith("_") and name != "content"
    }


def called_by(show, world, monkeypatch):
    """The methods of services that a page calls itself, not through another service."""
    found, depth = {}, [0]

    def watched(name, method):
        def call(*args, **options):
            if not depth[0]:
                found[name] = method
            depth[0] += 1
            try:
                return method(*args, **options)
            finally:
                depth[0] -= 1

        return call

    with monkeypatch.context() as patch:
        for service, made in services_of(world).items():
            for each in dir(type(made)):
                if not each.startswith("_") and callable(getattr(type(made), each)):
                    patch.setattr(made, each, watched(f"{service}.{each}", getattr(made, each)))
        show()
    return sorted(found)


def rows(page):
    """What the rows of the tables of a page say, each drawn as when it is seen."""
    tables = [each for each in page.findChildren(RowTable) if each.isVisibleTo(page)]
    return "\n".join(
        table.model().row(number).spoken for table in tables for number in range(table.count())
    )


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_whatever_fails_the_rest_of_the_page_is_shown(window, world, page, monkeypatch):
    about = world.arg(page)

    def show():
        window.show_page(page, about)

    def fail(*_, **__):
        raise GoodTermsError(WHY, todo="Wake it.")

    show()
    faults = []
    for called in called_by(show, world, monkeypatch):
        service, method = called.split(".")
        with monkeypatch.context() as patch:
            patch.setattr(services_of(world)[service], method, fail)
            show()
            shown = window._stack.currentWidget()
            whole = is_refused(window)
            said = WHY in words(window) or WHY in rows(shown)
            useful = of_use(shown)
        if (whole and called not in SUBJECTS) or not said or not useful:
            faults.append((called, "whole" if whole else "", "" if said else "silent", len(useful)))
    assert not faults
    show()
    assert not is_refused(window)
    assert not [each for each in window.findChildren(MissingPart) if each.isVisible()]
