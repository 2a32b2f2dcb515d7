"""A script of the library on paper, and its cue card."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.domain.papers.paper import BlockKind, PaperFormat, PaperKind
from coach.domain.talk.script import ScriptPair
from coach.domain.talk.talk import Reaction
from coach.errors import GoodTermsError
from coach.papers.cue_card import MOST_WORDS, words_of
from coach.papers.formats import write
from coach.papers.library_script import LibraryScript
from coach.papers.make import make_script_paper
from coach.papers.text import paper_text
from coach.paths import pack_folder


@pytest.fixture(scope="module")
def content():
    return read_pack(pack_folder())


@pytest.fixture(scope="module")
def library(content):
    return content.library


def of(script, reactions=()):
    return LibraryScript(script, "They pay late", tuple(reactions), "good-terms 1.0")


def full(library):
    """A script with everything that there can be."""
    script = next(each for each in library.scripts if each.written)
    return replace(
        script,
        rule="Ask for one day.",
        settled_first=("Who signs.", "The sum."),
        pairs=(ScriptPair("Whenever.", "On Friday.", "A day."),),
        by_video="Look into the **lens**.",
        for_two="Speak to both.",
        alone="Say I.",
    )


REPLY = Reaction("why", "“Why now?”", "", "Because **it is** time.", "")


def test_everything_of_a_script_stands_in_it(library):
    script = full(library)
    text = " ".join(paper_text(make_script_paper(PaperKind.SCRIPT, of(script, [REPLY]))).split())
    for words in (
        script.title, "They pay late", "Ask for one day.", "[ ] Who signs.", "“Why now?”",
        "Because it is time.", "But like this: On Friday.", "What differs: A day.",
        "Look into the lens.", "Speak to both.", "Say I.", "In writing, afterwards",
        "Words in brackets are examples.",
    ):  # fmt: skip
        assert words in text, words
    assert "**" not in text


def test_a_script_without_all_of_that_has_no_empty_heading(library):
    script = replace(
        full(library), rule="", settled_first=(), pairs=(), by_video="", for_two="", alone="",
        written="", avoid=(), long="",
    )  # fmt: skip
    paper = make_script_paper(PaperKind.SCRIPT, of(script))
    headings = [each.text for each in paper.blocks if each.kind is BlockKind.HEADING]
    assert headings == ["Say"]


def test_a_bad_line_of_a_pair_is_not_said_twice(library):
    script = replace(full(library), avoid=("Whenever.", "Never mind."))
    text = paper_text(make_script_paper(PaperKind.SCRIPT, of(script)))
    assert text.count("Whenever.") == 1
    assert "Never mind." in text


def test_the_cue_card_of_every_script_has_sixty_words_at_most(library, content):
    known = {each.id: each for each in content.talk.reactions}
    for script in library.scripts:
        reactions = [
            Reaction(each.id, each.says, "", each.reply_in(), "")
            for each in map(known.get, script.reactions)
        ]
        paper = make_script_paper(PaperKind.CUE_CARD, of(script, reactions))
        assert words_of(p for each in paper.blocks for p in each.points) <= MOST_WORDS, script.id
        assert next(each.text for each in paper.blocks) == "Remember", script.id
        assert "Say" in {each.text for each in paper.blocks}, script.id


def test_a_script_is_written_in_every_form_but_as_a_letter(library):
    paper = make_script_paper(PaperKind.SCRIPT, of(full(library), [REPLY]))
    for form in PaperFormat:
        if form is not PaperFormat.MAIL:
            assert write(paper, form)


def test_a_paper_that_no_script_has_is_refused(library):
    with pytest.raises(GoodTermsError, match="no such paper"):
        make_script_paper(PaperKind.NOTICE, of(full(library)))


def test_a_script_of_ones_own_without_a_rule_has_a_card_without_an_empty_point(library):
    script = replace(full(library), rule="", focus="", reactions=())
    paper = make_script_paper(PaperKind.CUE_CARD, of(script))
    assert [each.text for each in paper.blocks if each.text] == ["Say"]
    assert all(point.text for each in paper.blocks for point in each.points)
