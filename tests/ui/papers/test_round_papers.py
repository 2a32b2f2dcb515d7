"""The cards of a round on paper: seen, and saved as a file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.domain.papers.paper import PaperFormat, PaperKind
from coach.services.practice.round_setup import RoundSetup
from coach.ui.papers.paper_sheet import PaperSheet
from coach.ui.papers.round_papers_page import RoundPapersPage
from tests.ui.conftest import button
from tests.ui.steps import opened


@pytest.fixture
def begun(services):
    return services.rounds.begin(RoundSetup())


@pytest.fixture
def page(qtbot, services, shell, heard, begun):
    return opened(qtbot, RoundPapersPage(services, shell), begun.id)


def spoken(page):
    """What a screen reader says of the sheet, on one line."""
    return " ".join(page.findChild(PaperSheet).accessibleDescription().split())


def test_it_begins_with_the_card_for_practising_and_each_other_is_a_press_away(page, begun):
    cards = begun.cards
    assert " ".join(cards.rep.scene.split()) in spoken(page)
    assert cards.client.fact not in spoken(page)
    button(page, "tab:client-card").click()
    assert " ".join(cards.client.fact.split()) in spoken(page)
    button(page, "tab:observer-sheet").click()
    assert cards.sheet.checks[0].says in spoken(page)


@pytest.mark.parametrize("form", [PaperFormat.MARKDOWN, PaperFormat.WORD, PaperFormat.HTML])
def test_it_is_saved_whole(services, begun, tmp_path, form):
    path = tmp_path / f"card.{form.value}"
    services.round_papers.save(begun.id, PaperKind.CLIENT_CARD, form, path)
    assert path.stat().st_size > 500


def test_what_is_copied_is_the_paper_that_is_shown(services, page, begun):
    button(page, "tab:observer-sheet").click()
    assert services.round_papers.text(begun.id, PaperKind.OBSERVER_SHEET).split()[0] in spoken(page)


def test_esc_leads_back_to_the_round(qtbot, page, begun, heard):
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert heard.last == ("round", begun.id)


def test_without_a_round_it_leads_to_where_one_is_begun(qtbot, services, shell, heard):
    opened(qtbot, RoundPapersPage(services, shell), None)
    assert heard.last == ("round-setup", None)
