"""The brief in its three forms."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.papers.paper import BlockKind, PaperSize
from coach.domain.plan import DatedStep, PlanStep
from coach.domain.rules.verdict import Mode, ModeText, Verdict
from coach.papers.brief import make_brief
from coach.papers.fit import _SCALES, versions
from coach.papers.html import escaped, paper_html
from coach.papers.markdown import paper_markdown
from coach.papers.pdf import paper_pdf
from tests.papers.conftest import Case

NASTY = "<img src=x> *bold* [link](x) \u202eright to left 🙂 " + "long " * 10


def brief_markdown(*args, **given) -> str:
    return paper_markdown(make_brief(*args, **given))


def brief_html(*args, **given) -> str:
    return paper_html(make_brief(*args, **given))


def brief_pdf(*args, size: PaperSize = PaperSize.A4, **given) -> bytes:
    return paper_pdf(make_brief(*args, **given), size)


def texts(paper, kind: BlockKind) -> list[str]:
    return [block.text for block in paper.blocks if block.kind is kind]


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_markdown_is_as_agreed(case, steps, golden) -> None:
    text = brief_markdown(
        case.talk,
        case.diagnosis,
        case.text,
        case.facts,
        steps=steps,
        about=case.about("Thursday, 26 November"),
    )
    golden("brief.md", text)


def test_html_is_as_agreed(case, steps, golden) -> None:
    args = (case.talk, case.diagnosis, case.text, case.facts)
    golden("brief.html", brief_html(*args, steps=steps, about=case.about()))


def test_what_users_type_is_never_markup(case) -> None:
    about = case.about(client=NASTY, talk_place=NASTY)
    html = brief_html(case.talk, case.diagnosis, case.text, case.facts, about=about)
    assert "<img" not in html
    assert "🙂" in html
    text = brief_markdown(case.talk, case.diagnosis, case.text, case.facts, about=about)
    assert r"\<img src=x\> \*bold\* \[link\](x)" in text


def test_a_step_without_a_day_counts_from_the_talk_unless_its_date_was_given(case) -> None:
    steps = (PlanStep("look", 30, "Look again", "", on="review_day"),)
    text = brief_markdown(case.talk, case.diagnosis, case.text, case.facts, steps=steps)
    assert "30 days after" in text
    facts = {**case.facts, "review_day": "2027-01-14"}
    text = brief_markdown(case.talk, case.diagnosis, case.text, facts, steps=steps)
    assert "30 days after" not in text
    assert "Thursday, 14 January" in text


def test_a_step_of_another_year_says_its_year(case) -> None:
    first, same, later = date(2026, 12, 3), date(2026, 12, 31), date(2027, 12, 3)
    steps = [DatedStep(f"s{day}", "Ring", "", day) for day in (first, same, later)]
    brief = make_brief(case.talk, case.diagnosis, case.text, case.facts, steps=steps)
    said = [point.lead for block in brief.blocks for point in block.points]
    assert [lead for lead in said if "December" in lead] == [
        "Thursday, 3 December",
        "Thursday, 31 December",
        "Friday, 3 December 2027",
    ]


def test_a_talk_with_the_superior_is_headed_by_that_name_or_by_none(case) -> None:
    strict = replace(
        case.diagnosis,
        verdict=Verdict.RESET,
        mode=Mode.BOUNDARY,
        answers={"source": "one-person"},
    )
    own = ModeText(Mode.BOUNDARY, "A strict reset.", "A leader speaks.")
    text = replace(case.text, in_modes=(own,))
    held = Case(case.talk, strict, text, case.facts)
    brief = make_brief(case.talk, strict, text, case.facts, about=held.about())
    assert brief.about == ("Äpfel & Söhne <b>",)
    assert texts(brief, BlockKind.TEXT) == [
        case.diagnosis.because,
        "A strict reset.",
        "You recommend; somebody else decides.",
    ]
    assert texts(brief, BlockKind.STRONG) == ["A leader speaks."]
    assert held.about(superior="Mrs Lindqvist") == ("Äpfel & Söhne <b>", "Mrs Lindqvist")
    assert case.about(superior="Mrs Lindqvist") == ("Äpfel & Söhne <b>", "Ana")
    usual = make_brief(case.talk, case.diagnosis, text, case.facts)
    assert texts(usual, BlockKind.TEXT)[:2] == [case.diagnosis.because, case.text.meaning]


def test_html_needs_nothing_from_elsewhere(case) -> None:
    html = brief_html(case.talk, case.diagnosis, case.text, case.facts)
    assert not re.search(r"\b(src|href|url|@import)\b", html)
    assert "Äpfel" not in html.split("</head>")[0]


@given(st.text())
def test_escaped_text_holds_no_markup(text: str) -> None:
    assert not re.search(r"[<>\"]", escaped(text))


def test_pdf_is_one_page_without_a_name_in_it(qapp, case) -> None:
    pdf = brief_pdf(case.talk, case.diagnosis, case.text, case.facts)
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == 1
    assert b"Brief" in pdf
    assert b"/Author ()" in pdf  # Qt writes it, empty


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
@pytest.mark.parametrize("times", [10, 200])
def test_pdf_of_a_long_talk_is_still_one_page(qapp, case, times: int, size: PaperSize) -> None:
    lines = [
        replace(each, text=f"{each.text} {NASTY * times}") for each in case.talk.parts[0].lines
    ]
    parts = (replace(case.talk.parts[0], lines=tuple(lines)), *case.talk.parts[1:])
    talk = replace(case.talk, parts=parts)
    assert pages(brief_pdf(talk, case.diagnosis, case.text, case.facts, size=size)) == 1


def test_what_was_left_out_is_said_and_the_lines_are_never_left_out(case) -> None:
    paper = make_brief(case.talk, case.diagnosis, case.text, case.facts)

    def height(version, look) -> float:  # as if every character took room
        return len(paper_html(version, look))

    found = [version for version, _ in versions(paper, PaperSize.A4, height)]
    notes = [texts(version, BlockKind.QUIET) for version in found]
    first = len(_SCALES)
    assert notes[0] == []
    assert notes[first] == ["Left out to fit the page: words to leave out."]
    assert notes[first + 1] == ["Left out to fit the page: words to leave out, checks."]
    assert "Words to leave out" in texts(paper, BlockKind.HEADING)
    assert "Words to leave out" not in texts(found[first], BlockKind.HEADING)
    assert all("We will end our work" in paper_markdown(each) for each in found)


def test_pdf_is_written_where_no_application_runs() -> None:
    code = (
        "from coach.papers.pdf import paper_pdf\n"
        "from coach.domain.papers.paper import Paper, PaperKind, PaperSize\n"
        "paper = Paper(PaperKind.BRIEF, 'Brief', 'x', (), one_page=True)\n"
        "print(len(paper_pdf(paper, PaperSize.A4)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(ran.stdout) > 500
    assert not ran.stderr
