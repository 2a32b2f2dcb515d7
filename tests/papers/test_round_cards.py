"""The cards of a round on paper: what each says and in which order, and nobody else's secret."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.papers.paper import ROUND_PAPERS, BlockKind, PaperKind, PaperSize
from coach.domain.practice.rounds import (
    CardCheck,
    CardFail,
    CardPushBack,
    CardTrigger,
    CardWords,
    ClientCard,
    ObserverSheet,
    RepCard,
    RoundCards,
)
from coach.errors import GoodTermsError
from coach.papers.docx import paper_docx
from coach.papers.html import paper_html
from coach.papers.markdown import paper_markdown
from coach.papers.pdf import sheets
from coach.papers.round_cards import make_round_paper
from coach.papers.text import paper_text
from tests.papers.test_each_form import described

CARDS = RoundCards(
    RepCard(
        "The tree nursery",
        "You do the books of a nursery. You stand in the potting shed, and it rains.",
        "Mo knows the last day.",
        ("The books of this year are closed.", "You meant to ring in March."),
        (CardWords("The news", ("“We end on the thirty-first of March.”",)),),
    ),
    ClientCard(
        "Mo Field",
        "Owner of a nursery garden",
        "Mo has grown trees for thirty years.",
        "He has to find somebody before the tax is due.",
        "That a larger client has been found.",
        "Short sentences, and long looks.",
        "He wants to stop in autumn.",
        "Tell it once they have asked an open question.",
        "“I’d have stopped anyway.”",
        (CardTrigger(("just business", "nothing personal"), "It is what people say."),),
        ("A day that he can write down.",),
        "He gets up when he has been blamed twice.",
        "“I’ve got trees to see to.”",
        "Hurt",
        "You take it personally.",
        (
            CardPushBack("years", "“After six years?”", "As soon as the decision is out."),
            CardPushBack("who", "“Who does it now?”", "When they have given a day."),
        ),
    ),
    ObserverSheet(
        "An ending told face to face",
        (
            CardCheck("warned", "Says that something hard comes.", yes="“I’ve something hard.”"),
            CardCheck("held", "Says the same <line> again.", is_pressed=True),
        ),
        (CardFail("threat", "Threatens him.", "A threat ends the talk."),),
    ),
)
SECRETS = ("autumn", "stopped anyway", "After six years", "larger client", "blamed twice")


@pytest.mark.parametrize("kind", ROUND_PAPERS)
def test_each_card_in_each_form_is_as_agreed(golden, qapp, kind):
    paper = make_round_paper(kind, CARDS)
    golden(f"{kind.value}.md", paper_markdown(paper))
    golden(f"{kind.value}.txt", paper_text(paper))
    golden(f"{kind.value}.html", paper_html(paper))
    golden(f"{kind.value}.docx.txt", described(paper_docx(paper, PaperSize.A4)))


@pytest.mark.parametrize("kind", ROUND_PAPERS)
def test_each_card_is_printed(qapp, kind):
    assert sheets(make_round_paper(kind, CARDS), PaperSize.A4).pages


def test_the_card_for_practising_has_no_word_of_what_the_client_hides():
    said = paper_text(make_round_paper(PaperKind.REP_CARD, CARDS))
    assert not [secret for secret in SECRETS if secret in said]
    told = " ".join(paper_text(make_round_paper(PaperKind.CLIENT_CARD, CARDS)).split())
    assert not [secret for secret in SECRETS if secret not in told]


def test_the_clients_card_tells_the_situation_and_who_they_are():
    said = " ".join(paper_text(make_round_paper(PaperKind.CLIENT_CARD, CARDS)).split())
    assert CARDS.rep.scene in said
    assert "You play Mo Field. Whoever practises is “they” below." in said
    headings = [
        block.text
        for block in make_round_paper(PaperKind.CLIENT_CARD, CARDS).blocks
        if block.kind is BlockKind.HEADING
    ]
    assert not [each for each in headings if " you" in each]


def test_of_an_own_case_the_card_says_whom_one_plays():
    own = replace(CARDS, client=replace(CARDS.client, instead="Halden Tools"))
    said = " ".join(paper_text(make_round_paper(PaperKind.CLIENT_CARD, own)).split())
    assert "you are the client of Halden Tools, in the manner of Mo Field" in said
    assert "In the manner of" in paper_text(make_round_paper(PaperKind.REP_CARD, own))
    plain = paper_text(make_round_paper(PaperKind.CLIENT_CARD, CARDS))
    assert "Today you are" not in plain


def test_what_may_be_pushed_back_where_there_is_time_stands_apart():
    late = CardPushBack("late", "“And in June?”", "After the dates.")
    card = replace(CARDS.client, spare=(late,))
    said = paper_text(make_round_paper(PaperKind.CLIENT_CARD, replace(CARDS, client=card)))
    assert said.index("Push back: each") < said.index("if there is time") < said.index("in June?")
    assert "if there is time" not in paper_text(make_round_paper(PaperKind.CLIENT_CARD, CARDS))


def test_what_a_card_lacks_leaves_no_empty_heading():
    bare = RoundCards(RepCard("A"), ClientCard("Mo"), ObserverSheet("An ending"))
    for kind in ROUND_PAPERS:
        paper = make_round_paper(kind, bare)
        assert all(block.text or block.points or block.rows for block in paper.blocks[1:])


def test_signs_and_breaks_of_an_own_case_stay_on_their_line():
    rep = replace(CARDS.rep, title="A\n# <b>", known=("- one\n* two",))
    made = paper_markdown(make_round_paper(PaperKind.REP_CARD, replace(CARDS, rep=rep)))
    assert "\n# <b>" not in made.split("\n", 1)[1]


def test_there_is_no_other_paper_of_a_round():
    with pytest.raises(GoodTermsError, match="no such paper"):
        make_round_paper(PaperKind.BRIEF, CARDS)
