"""A pack of one's own with a new fact that names somebody: discreet mode hides it everywhere."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from coach.content.library import ContentLibrary
from coach.domain.papers.paper import PaperKind
from coach.domain.referral import ReferralNeed
from coach.domain.rules.heat import Heat
from coach.ui.kit.rows.row_table import RowTable
from coach.ui.papers.paper_sheet import PaperSheet
from coach.ui.papers.papers_page import PapersPage
from coach.ui.prompter.scenes import deck_of
from tests.services.referrals.test_referrals import VENDOR
from tests.ui.conftest import CASE_PAGES, button, texts
from tests.ui.steps import opened

SMALL = Path(__file__).parents[2] / "files" / "packs" / "small"
NAME = "Quinn Quokka"
FACT = """  - id: gatekeeper
    label: Who lets you in
    help: The name that you ask for at the gate.
    example: Bo Lind
    names: person
    reveals: client
"""
TOO_SMALL = {
    "conduct": "fine",
    "motive": "behaviour",
    "leaving": "stay",
    "trouble": "size",
    "tried": "refused",
}


def _insert(file: Path, before: str, text: str) -> None:
    whole = file.read_text(encoding="utf-8")
    assert before in whole
    file.write_text(whole.replace(before, text + before, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """A copy of the small pack that asks for one more name, and says it in talk and letter."""
    folder = tmp_path_factory.mktemp("own") / "small"
    shutil.copytree(SMALL, folder)
    _insert(folder / "talk/facts.yaml", "  - id: closeness", FACT)
    line = "## gate\nbecause: They know it.\n\nAsk for {{ gatekeeper }}, who knows.\n\n"
    _insert(folder / "talk/refer/news.md", "## wait", line)
    _insert(folder / "letters/ask.md", "## ask", line)
    step = "  - id: gate\n    text: Ring {{ gatekeeper }} first.\n    stage: before\n"
    step += "    when: fact gatekeeper\n    source: [our-default]\n"
    _insert(folder / "talk/prepare.yaml", "  - id: room", step)
    return ContentLibrary(folder, None)


@pytest.fixture
def named(services, case):
    """A case whose talk names somebody by the new fact, in discreet mode."""
    services.settings.discreet = True
    for question, option in TOO_SMALL.items():
        services.cases.answer(case.id, question, option)
        if services.cases.view(case.id).heat is not None:
            services.heat.set(case.id, Heat.COOL)
    services.talks.finish_first(case.id)
    services.talks.set_fact(case.id, "gatekeeper", NAME)
    services.cases.set_talk(case.id, date(2026, 11, 30), "10:00")
    services.cases.rename(case.id, f"{NAME} shouts")
    services.reminders.add(case.id, f"Ring {NAME}", date(2026, 11, 26), "Quokka knows the way")
    return case


@pytest.mark.parametrize("name", ["today", "clients", "cases", *CASE_PAGES])
def test_no_page_shows_the_name(window, named, name):
    window.show_page(name, named.id)
    lists = [each for each in window.findChildren(RowTable) if each.isVisible()]
    rows = [each.row(number).spoken for each in lists for number in range(each.count())]
    shown = "\n".join((texts(window), window.windowTitle(), *rows))
    assert "Quinn" not in shown
    assert "Quokka" not in shown


def test_the_talk_and_the_steps_before_it_say_initials(window, named):
    window.show_page("talk", named.id)
    assert "Ask for Q. Q., who knows." in texts(window)
    window.show_page("day", named.id)
    assert "Ring Q. Q. first." in texts(window)


def test_the_prompter_says_initials(services, named):
    deck = deck_of(services, named.id)
    said = " ".join(words.text for scene in deck.scenes for words in scene.lines)
    assert "Ask for Q. Q., who knows." in said
    assert NAME not in repr(deck)


def test_no_paper_on_the_screen_shows_the_name(qtbot, services, shell, heard, named):
    page = opened(qtbot, PapersPage(services, shell), named.id, width=1000)
    kinds = [each.kind for each in services.papers.kinds(named.id) if not each.refused]
    assert {PaperKind.BRIEF, PaperKind.SCRIPT, PaperKind.MEETING} <= set(kinds)
    found = []
    for kind in kinds:
        button(page, f"paper:{kind.value}").click()
        found.append(page.findChild(PaperSheet, "sheet").accessibleDescription())
    assert "Quokka" not in " ".join(found)
    assert any("Ask for Q. Q., who knows." in each for each in found)
    assert NAME in services.papers.text(named.id, PaperKind.SCRIPT)  # what is taken along has it


def test_no_firm_that_is_asked_reads_the_name(services, named):
    services.referrals.set_need(named.id, ReferralNeed(("thread",)))
    services.referrals.add(VENDOR)
    assert NAME not in services.papers.text(named.id, PaperKind.REFERRAL_PROVIDER)
