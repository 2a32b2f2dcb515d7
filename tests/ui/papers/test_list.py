"""The papers page: which papers there are, and what stands on them."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from coach.domain.papers.paper import PaperFormat, PaperKind, PaperSize
from coach.papers.pdf import sheets
from coach.ui.papers.paper_list import PaperRow
from coach.ui.papers.paper_sheet import page_picture
from coach.ui.papers.papers_page import PapersPage
from coach.ui.shell.paper_route import PaperRoute
from coach.ui.window.main_window import PAGES
from tests.ui.conftest import button, texts
from tests.ui.papers.conftest import said, sheet
from tests.ui.steps import opened


def chosen(page) -> str:
    return next(row.kind.value for row in page.findChildren(PaperRow) if row.isChecked())


def test_it_belongs_to_the_cases():
    assert [entry.rail for entry in PAGES if entry.name in {"papers", "dates"}] == ["cases"] * 2


def test_without_a_verdict_it_leads_to_the_questions(qtbot, services, shell, heard, case):
    page = opened(qtbot, PapersPage(services, shell), case.id)
    button(page, "to-interview").click()
    assert heard.last == ("interview", case.id)


def test_every_paper_is_there_with_what_it_is_for(services, page, case):
    offers = services.papers.kinds(case.id)
    assert {row.kind for row in page.findChildren(PaperRow)} == {each.kind for each in offers}
    for offer in offers:
        assert offer.title in texts(page)
        assert (offer.refused or offer.says) in texts(page)


def test_a_refused_paper_says_why_and_offers_nothing(page, services, case):
    button(page, "paper:referral-client").click()
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]
    refused = "Nobody who fits has agreed to be named to this client."
    assert shown.count(refused) > 1  # in the list, and in place of the preview
    assert not sheet(page).isVisible()
    for name in ("save-paper", "print-paper", "copy-paper", "draft-paper"):
        with pytest.raises(AssertionError):
            button(page, name)


def test_the_directory_is_one_button_away_where_nobody_fits(page, heard):
    button(page, "paper:referral-client").click()
    button(page, "to-directory").click()
    assert heard.last[0] == "referrals"


def test_the_arrow_keys_go_through_the_papers(qtbot, page, services, case):
    assert page.focusWidget().objectName() == "paper:brief"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert (chosen(page), page.focusWidget().objectName()) == ("cue-card", "paper:cue-card")
    assert "Cues" in said(page)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_End)
    assert chosen(page) == "referral-check"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Home)
    assert chosen(page) == "brief"
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Up)
    assert chosen(page) == "brief"


def test_tab_comes_to_the_list_once_and_then_to_the_actions(qtbot, page):
    names = []
    for _ in range(8):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        names.append(page.focusWidget().objectName())
    assert not [name for name in names if name.startswith("paper:")]
    assert names.index("save-paper") < names.index("print-paper") < names.index("sheet")


def test_it_opens_on_the_paper_that_was_asked_for(qtbot, page, case):
    page.show_page(PaperRoute(case.id, PaperKind.CUE_CARD))
    assert chosen(page) == "cue-card"
    button(page, "paper:script").click()
    page.show_page(case.id)
    assert chosen(page) == "script"


def test_another_case_begins_with_its_brief(page, services, case):
    button(page, "paper:script").click()
    other = services.cases.start(services.clients.add("Brightwater").id)
    page.show_page(other.id)
    page.show_page(case.id)
    assert chosen(page) == "brief"


def test_the_preview_has_the_pages_of_the_file(page, services, case):
    for kind in (PaperKind.BRIEF, PaperKind.SCRIPT, PaperKind.NOTICE):
        button(page, f"paper:{kind.value}").click()
        pdf = PdfReader(BytesIO(services.papers.write(case.id, kind, PaperFormat.PDF)))
        pages = len(pdf.pages)
        assert (f"{pages} pages" if pages > 1 else "1 page") in texts(page)


def test_a_page_is_a_white_sheet_of_its_shape_in_the_dark_too(qapp, page, services, case):
    qapp.set_look("dark", 100)
    made = sheets(services.papers.paper(case.id, PaperKind.BRIEF), PaperSize.A4)
    picture = page_picture(made, 0, 420)
    assert picture.pixelColor(2, 2) == QColor("white")
    assert picture.height() / picture.width() == pytest.approx(297 / 210, abs=0.01)
    inked = sum(
        picture.pixelColor(x, y).lightness() < 128
        for x in range(0, 420, 2)
        for y in range(0, picture.height(), 2)
    )
    assert inked > 500
    seen = page.grab().toImage()
    middle = sheet(page).mapTo(page, sheet(page).rect().topLeft())
    assert seen.pixelColor(middle.x() + 20, middle.y() + 20) == QColor("white")
    qapp.set_look("light", 100)


@pytest.mark.parametrize(("name", "shape"), [("a4", 297 / 210), ("letter", 279.4 / 215.9)])
def test_the_size_is_kept_and_shown(page, services, name, shape):
    button(page, "tab:letter").click()
    button(page, f"tab:{name}").click()
    assert services.papers.size() is PaperSize(name)
    shown = sheet(page).page_size(600)
    assert shown.height() / shown.width() == pytest.approx(shape, abs=0.01)


def test_the_cue_card_is_on_a_small_sheet_that_cannot_be_chosen(page):
    button(page, "paper:cue-card").click()
    assert "1 page · A6" in texts(page)
    with pytest.raises(AssertionError):
        button(page, "tab:letter")


def test_what_was_cut_to_fit_is_said(qtbot, page, services, case):
    for part in services.talks.talk(case.id).spoken:  # what carries a part in one's own words
        line = next(each for each in part.lines if not each.cue)
        services.lines.rewrite(case.id, line.id, "We said all of this before, and at length. " * 40)
    page.show_page(case.id)
    assert "Long texts were cut to fit the page." in texts(page)
    assert "1 page" in texts(page)


def test_where_not_all_own_lines_have_room_the_brief_says_where_they_are(page, services, case):
    part = services.talks.talk(case.id).spoken[1].id
    for number in range(20):
        services.lines.add(case.id, part, f"We said all of this before, {number} times at least.")
    rest = "The rest of what you told us is in the script."
    assert rest not in services.papers.text(case.id, PaperKind.BRIEF)
    for number in range(20, 90):
        services.lines.add(case.id, part, f"We said all of this before, {number} times at least.")
    assert rest in services.papers.text(case.id, PaperKind.BRIEF)


def test_a_paper_that_belongs_to_no_such_case_is_not_in_the_list(
    qtbot, services, shell, case, answer
):
    answer("fasteners")  # FIX: nothing is handed over, nobody is named
    page = opened(qtbot, PapersPage(services, shell), case.id)
    shown = {row.kind for row in page.findChildren(PaperRow)}
    own = {PaperKind.BRIEF, PaperKind.CUE_CARD, PaperKind.SCRIPT}
    assert shown == own | {PaperKind.MEETING, PaperKind.NOTICE}
    page.show_page(PaperRoute(case.id, PaperKind.REFERRAL_CLIENT))
    assert chosen(page) == "brief"
