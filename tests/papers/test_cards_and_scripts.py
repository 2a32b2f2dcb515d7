"""Cue card, full script, letters and hand-over pack."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from coach.domain.papers.letters import Letter, LetterKind
from coach.domain.papers.paper import HEADINGS, BlockKind, Paper, PaperFormat, PaperSize
from coach.domain.talk.talk import FactRole
from coach.errors import GoodTermsError
from coach.papers import write
from coach.papers.brief import make_brief
from coach.papers.cue_card import MOST_WORDS, make_cue_card
from coach.papers.hand_over import make_hand_over
from coach.papers.letter import make_letter
from coach.papers.markdown import paper_markdown
from coach.papers.pdf import paper_pdf
from coach.papers.script import make_script
from coach.papers.text import WIDTH, letter_text, paper_text
from tests.papers.conftest import line, part, talk

FACTS = {
    FactRole.CLIENT: "Halden Tools",
    FactRole.OPEN_WORK: "May accounts – half done, 12 June\nAudit file: with Ruth",
    FactRole.LAST_DAY: "30 June 2026",
    FactRole.THEY_OWE: "Invoice 2026-041 – 2,400 euros, due 30 June",
    FactRole.WE_OWE: "Fee for July – 1,200 euros",
    FactRole.FILES: "Audit file 2025 – our archive; Ledger – the blue folder",
    FactRole.ACCESS: "Tax portal – Ruth Adler",
    FactRole.CONTACTS: "Bo Lind – the yard, mornings",
    FactRole.SUCCESSOR: "Ruth Adler",
    FactRole.USER: "Ana",
    FactRole.TO_KNOW: "The gate is locked after five",
}
NAMES = ['O\'Brien "& Sons"', "{{ client }}", "{% for x in y %}", "ليس بعد", "🙏🏽 Ltd", "n" * 300]


def letter(*texts: str) -> Letter:
    lines = tuple(replace(line("n", number, text), because="") for number, text in enumerate(texts))
    return Letter(LetterKind.NOTICE, "Notice", "What I told you today", lines)


def parting():
    """A talk with all that a cue card is made of."""
    bridge = replace(
        part("bridge", "The bridge"),
        lines=(
            replace(line("bridge", 0, "We finish the May accounts."), id="bridge/open-work"),
            replace(line("bridge", 1, "Your files are ready."), id="bridge/files"),
        ),
    )
    hold = part("hold", "Hold the line", "The decision stands, and the last day is 30 June.")
    return replace(talk(), parts=(*talk().parts, bridge, hold))


def cues(paper: Paper) -> str:
    return " ".join(
        f"{point.lead} {point.text}" for block in paper.blocks for point in block.points
    )


def every(talk_of_case) -> tuple[Paper, ...]:
    """One of each paper that is not a brief."""
    case = talk_of_case
    return (
        make_cue_card(parting(), {FactRole.LAST_DAY: "2026-06-30"}),
        make_script(parting(), about=case.about("Thursday, 26 November")),
        make_letter(letter("Dear Ana,", "We will stop on 30 June 2026.", "Kind regards\nKim")),
        make_hand_over(FACTS, {}, pack="good-terms 1.0"),
    )


def test_each_paper_as_markdown_is_as_agreed(case, golden) -> None:
    for paper in every(case):
        golden(f"{paper.kind.value}.md", paper_markdown(paper))


def test_a_cue_card_is_one_small_page_of_at_most_sixty_words(qapp) -> None:
    paper = make_cue_card(parting(), {FactRole.LAST_DAY: "2026-06-30"})
    said = cues(paper)
    assert len(said.split()) <= MOST_WORDS
    for words in ("We will end our work with you", "30 June 2026", "The decision stands",
                  "We finish the May", "Your files", "Question 1?", "Answer 2."):  # fmt: skip
        assert words in said
    for size in (PaperSize.A4, PaperSize.LETTER):
        (page,) = PdfReader(BytesIO(paper_pdf(paper, size))).pages
        assert (page.mediabox.width, page.mediabox.height) == pytest.approx((297.6, 419.5), abs=1)
        assert "We will end our work" in " ".join(page.extract_text().split())


@given(
    st.lists(
        st.lists(st.text(min_size=1, max_size=200), min_size=1, max_size=6), min_size=1, max_size=9
    ),
    st.lists(st.text(min_size=1, max_size=300), max_size=6),
)
def test_no_talk_makes_a_cue_card_of_more_words(lines, replies) -> None:
    names = ("open", "news", "reason", "bridge", "hold", "terms", "close", "ask", "door")
    parts = tuple(
        part(name, name.title() * 9, *texts) for name, texts in zip(names, lines, strict=False)
    )
    reactions = tuple(
        replace(each, says=text, reply=text)
        for each, text in zip(talk().reactions, replies, strict=False)
    )
    whole = replace(talk(), parts=parts, reactions=reactions)
    paper = make_cue_card(whole, {FactRole.LAST_DAY: "2026-06-30"})
    assert len(cues(paper).split()) <= MOST_WORDS


@pytest.mark.parametrize("words", [4, 5, 9, 40])
def test_no_reaction_stands_on_a_cue_card_without_its_answer(words) -> None:
    long = replace(
        parting(),
        reactions=tuple(
            replace(each, says="What is it that you mean by that?", reply="Yes " * words)
            for each in talk().reactions
        ),
    )
    blocks = make_cue_card(long, {FactRole.LAST_DAY: "2026-06-30"}).blocks
    heads = [block.text for block in blocks]
    assert "If they say" in heads
    for point in blocks[heads.index("If they say") + 1].points:
        assert len(point.text.split()) >= min(words, 5)


def test_a_cue_card_says_nothing_to_whoever_finds_it(case) -> None:
    paper = make_cue_card(parting(), FACTS)
    shown = paper_text(paper)
    assert "Äpfel" not in shown
    assert "Part on good terms" not in shown
    assert paper.about == ()


def test_a_line_that_is_off_is_in_no_paper(case) -> None:
    first = talk().parts[1]
    off = replace(first, lines=tuple(replace(each, off=True) for each in first.lines))
    whole = replace(talk(), parts=(talk().parts[0], off))
    for paper in (make_cue_card(whole, {}), make_script(whole, about=case.about())):
        assert "We will end our work" not in paper_text(paper)


def test_a_script_has_every_line_and_reply_over_numbered_pages(qapp, case) -> None:
    lines = [f"This is line {number} of it." for number in range(120)]
    whole = replace(talk(), parts=(*talk().parts, part("more", "More", *lines)))
    paper = make_script(whole, about=case.about())
    for size in (PaperSize.A4, PaperSize.LETTER):
        pages = [page.extract_text() for page in PdfReader(BytesIO(paper_pdf(paper, size))).pages]
        assert len(pages) > 1
        for number, page in enumerate(pages, start=1):
            assert page.split()[-3:] == [str(number), "/", str(len(pages))]
        shown = " ".join(" ".join(pages).split())
        assert all(text in shown for text in lines)
        for words in ("Warn · 30 s", "Do: Do.", "Don’t: Don't.", "Answer 5.", "Trap: Arguing."):
            assert words in shown


def test_no_page_of_a_script_ends_with_a_heading(qapp, case) -> None:
    for extra in range(1, 40, 3):
        parts = [part(f"p{number}", f"Heading {number}", *["Some words."] * (extra % 7 + 1))
                 for number in range(extra)]  # fmt: skip
        paper = make_script(replace(talk(), parts=tuple(parts)))
        headings = {block.text for block in paper.blocks if block.kind in HEADINGS}
        reader = PdfReader(BytesIO(paper_pdf(paper, PaperSize.A4)))
        for page in reader.pages[:-1]:
            lines = [" ".join(each.split()) for each in page.extract_text().splitlines()]
            assert lines[-2] not in headings


def test_a_letter_holds_nothing_of_ours() -> None:
    paper = make_letter(letter("Dear Ana,", "- the May accounts\n- the audit file", "Kim"))
    assert letter_text(paper) == "Dear Ana,\n\n- the May accounts\n- the audit file\n\nKim\n"
    for form in (PaperFormat.MARKDOWN, PaperFormat.HTML, PaperFormat.TEXT):
        assert b"Good Terms" not in write(paper, form)


def test_a_hand_over_pack_is_a_table_for_each_heading(qapp) -> None:
    paper = make_hand_over(FACTS, {}, pack="good-terms 1.0")
    headings = [block.text for block in paper.blocks if block.kind is BlockKind.HEADING]
    assert headings == [
        "Open work",
        "Dates",
        "Money",
        "Files",
        "Access",
        "Contacts",
        "What to know",
    ]
    tables = [block for block in paper.blocks if block.kind is BlockKind.TABLE]
    assert tables[0].rows == (("May accounts", "half done, 12 June"), ("Audit file", "with Ruth"))
    assert tables[2].rows == (
        ("Owed to us", "Invoice 2026-041", "2,400 euros, due 30 June"),
        ("Owed by us", "Fee for July", "1,200 euros"),
    )
    assert tables[3].rows[1] == ("Ledger", "the blue folder")
    assert tables[5].rows[1] == ("Ruth Adler", "takes over from us")
    for table in tables:
        assert all(len(row) == len(table.columns) for row in table.rows)
    (page,) = PdfReader(BytesIO(paper_pdf(paper, PaperSize.A4))).pages
    assert "the blue folder" in " ".join(page.extract_text().split())


def test_no_row_of_a_hand_over_pack_stands_there_twice() -> None:
    facts = {FactRole.CONTACTS: "Ana: the boss\nAna: the boss\nJoe: the yard"}
    (table,) = [
        block
        for block in make_hand_over(facts, {}, pack="p").blocks
        if block.kind is BlockKind.TABLE
    ]
    assert [row[0] for row in table.rows] == ["Ana", "Joe"]


@pytest.mark.parametrize("they_owe", ["", "Invoice 7: 90 euros"])
def test_what_is_overdue_stands_once_in_the_longer_list_where_there_is_one(they_owe) -> None:
    facts = {FactRole.OVERDUE: "2,400 euros", FactRole.THEY_OWE: they_owe}
    paper = make_hand_over(facts, {}, pack="p")
    (table,) = [block for block in paper.blocks if block.kind is BlockKind.TABLE]
    short = ("Owed to us", "all that is overdue", "2,400 euros")
    assert table.rows == ((("Owed to us", "Invoice 7", "90 euros"),) if they_owe else (short,))


def test_what_is_missing_in_a_hand_over_pack_is_said() -> None:
    paper = make_hand_over({FactRole.FILES: "Ledger"}, {}, pack="p")
    assert "Nothing is noted yet on: open work, dates, money, access" in paper_text(paper)


@pytest.mark.parametrize(
    "fact", [FactRole.ACCESS, FactRole.TO_KNOW, FactRole.OPEN_WORK, FactRole.CLIENT]
)
def test_a_hand_over_pack_with_a_password_is_refused(fact: FactRole) -> None:
    with pytest.raises(GoodTermsError, match="“Who has what” holds what looks like a password"):
        make_hand_over({fact: "Portal, password: hunter2"}, {fact: "Who has what"}, pack="p")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_written_as_it_is_and_changes_nothing_else(qapp, case, name: str) -> None:
    papers = (
        make_script(parting(), about=case.about(client=name, contact=name)),
        make_hand_over({**FACTS, FactRole.CLIENT: name}, {}, pack="p"),
        make_letter(letter(f"Dear {name},", "We stop.")),
    )
    for paper in papers:
        text = paper_text(paper)
        assert re.sub(r"\s", "", name) in re.sub(r"\s", "", text)
        assert all(len(each) <= WIDTH for each in text.splitlines())
        for form in (PaperFormat.MARKDOWN, PaperFormat.HTML, PaperFormat.PDF, PaperFormat.WORD):
            assert write(paper, form)
        assert name not in paper.title


UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2060-\u206f\ufeff\ufffe]")


def with_everywhere(case, odd: str) -> tuple[Paper, ...]:
    """One of each paper, with a text in every place that a user can write to."""
    parts = tuple(
        part(each, odd, f"We {odd} end.") for each in ("open", "news", "hold", "bridge", "ask")
    )
    own = replace(line("bridge", 9, odd), is_added=True)
    parts = (*parts[:3], replace(parts[3], lines=(own,)), parts[4])
    reactions = tuple(replace(each, says=odd, reply=f"I {odd}.") for each in talk().reactions)
    whole = replace(talk(), parts=parts, reactions=reactions)
    about = case.about(odd, client=odd, contact=odd, talk_place=odd)
    return (
        make_brief(whole, case.diagnosis, case.text, case.facts, about=about),
        make_cue_card(whole, dict.fromkeys(FACTS, odd)),
        make_script(whole, about=about),
        make_letter(replace(letter(odd, f"- {odd}"), subject=odd), to=""),
        make_hand_over(dict.fromkeys(FACTS, odd), {}, pack="p"),
    )


@pytest.mark.parametrize(
    "odd", ["a\x00\x1b[31mb", "a\u202eb\u2066c", "a\r\nBcc: x\u2028b", "\ufeffa\ufffe"]
)
def test_no_paper_holds_a_sign_that_nobody_sees(case, odd: str) -> None:
    for paper in with_everywhere(case, odd):
        for form in (PaperFormat.MARKDOWN, PaperFormat.HTML, PaperFormat.TEXT):
            assert not UNSEEN.search(write(paper, form).decode()), (paper.kind, form)


def test_no_place_of_a_paper_takes_markup(case) -> None:
    for paper in with_everywhere(case, "<i>x</i> &amp; *x* | [x](y)"):
        html = write(paper, PaperFormat.HTML).decode()
        assert "&lt;i&gt;x&lt;/i&gt; &amp;amp; *x*" in html
        assert not re.search(r"<i>x|& |&amp; \*", html), paper.kind
        markdown = write(paper, PaperFormat.MARKDOWN).decode()
        assert r"\<i\>x\</i\> \&amp; \*x\* \| \[x\](y)" in markdown
        assert not re.search(r"(?<!\\)(?:<i|\*x| \| \[)", markdown), paper.kind


@given(st.text(min_size=1), st.text())
def test_plain_text_keeps_its_width_whatever_was_typed(one: str, other: str) -> None:
    paper = make_letter(letter(one, other))
    assert all(len(each) <= WIDTH for each in paper_text(paper).splitlines())
