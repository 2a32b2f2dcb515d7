"""The brief in its three forms."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.documents import brief_html, brief_markdown, brief_pdf
from coach.documents.brief import make_brief
from coach.documents.html import escaped
from coach.domain.plan import PlanStep
from coach.domain.verdict import Mode, ModeText, Verdict

NASTY = "<img src=x> *bold* [link](x) \u202eright to left 🙂 " + "long " * 10


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_markdown_is_as_agreed(case, steps, golden) -> None:
    text = brief_markdown(
        case.talk, case.diagnosis, case.text, case.facts, steps=steps, on="Thursday, 26 November"
    )
    golden("brief.md", text)


def test_html_is_as_agreed(case, steps, golden) -> None:
    golden("brief.html", brief_html(case.talk, case.diagnosis, case.text, case.facts, steps=steps))


def test_what_users_type_is_never_markup(case) -> None:
    facts = {"client": NASTY, "talk_place": NASTY}
    html = brief_html(case.talk, case.diagnosis, case.text, facts)
    assert "<img" not in html
    assert "🙂" in html
    text = brief_markdown(case.talk, case.diagnosis, case.text, facts)
    assert r"\<img src=x\> \*bold\* \[link\](x)" in text


def test_a_step_without_a_day_counts_from_the_talk_unless_its_date_was_given(case) -> None:
    steps = (PlanStep("look", 30, "Look again", "", on="review_day"),)
    text = brief_markdown(case.talk, case.diagnosis, case.text, case.facts, steps=steps)
    assert "30 days after" in text
    facts = {**case.facts, "review_day": "2027-01-14"}
    text = brief_markdown(case.talk, case.diagnosis, case.text, facts, steps=steps)
    assert "30 days after" not in text
    assert "Thursday, 14 January" in text


def test_a_talk_with_the_superior_is_headed_by_that_name_or_by_none(case) -> None:
    strict = replace(
        case.diagnosis,
        verdict=Verdict.RESET,
        mode=Mode.BOUNDARY,
        answers={"source": "one-person"},
    )
    own = ModeText(Mode.BOUNDARY, "A strict reset.", "A leader speaks.")
    text = replace(case.text, in_modes=(own,))
    brief = make_brief(case.talk, strict, text, case.facts)
    assert brief.about == ("Äpfel & Söhne <b>",)
    assert brief.meaning == ("A strict reset.", "You recommend; somebody else decides.")
    assert brief.channel == "A leader speaks."
    named = make_brief(case.talk, strict, text, {**case.facts, "superior": "Mrs Lindqvist"})
    assert named.about == ("Äpfel & Söhne <b>", "Mrs Lindqvist")
    assert make_brief(case.talk, case.diagnosis, text, case.facts).meaning[0] == case.text.meaning


def test_html_needs_nothing_from_elsewhere(case) -> None:
    html = brief_html(case.talk, case.diagnosis, case.text, case.facts)
    assert not re.search(r"\b(src|href|url|@import)\b", html)
    assert "Äpfel" not in html.split("</head>")[0]


@given(st.text())
def test_escaped_text_holds_no_markup(text: str) -> None:
    assert not re.search(r"[<>\"]", escaped(text))


def test_pdf_is_one_page_without_a_name_in_it(qapp, case) -> None:
    pdf = brief_pdf(brief_html(case.talk, case.diagnosis, case.text, case.facts))
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) == 1
    assert b"Brief" in pdf
    assert b"/Author ()" in pdf  # Qt writes it, empty


@pytest.mark.parametrize("times", [10, 200])
def test_pdf_of_a_long_talk_is_still_one_page(qapp, case, times: int) -> None:
    lines = [
        replace(each, text=f"{each.text} {NASTY * times}") for each in case.talk.parts[0].lines
    ]
    parts = (replace(case.talk.parts[0], lines=tuple(lines)), *case.talk.parts[1:])
    html = brief_html(replace(case.talk, parts=parts), case.diagnosis, case.text, case.facts)
    assert pages(brief_pdf(html)) == 1


def test_what_was_left_out_is_said_and_the_lines_are_never_left_out(case) -> None:
    from coach.documents.pdf import _SCALES, _versions

    html = brief_html(case.talk, case.diagnosis, case.text, case.facts)
    versions = list(_versions(html, len))  # as if every character took room
    noted = [re.findall(r"Left out[^<]*", each) for each in versions]
    first = len(_SCALES)
    assert noted[first] == ["Left out to fit the page: words to leave out."]
    assert noted[first + 1] == ["Left out to fit the page: words to leave out, further reactions."]
    assert "Words to leave out</h2>" in html
    assert "Words to leave out</h2>" not in versions[first]
    assert all("We will end our work" in each for each in versions)


def test_pdf_is_written_where_no_application_runs() -> None:
    code = (
        "from coach.documents import brief_pdf\n"
        "print(len(brief_pdf('<html><body><p class=\"quiet\">x</p></body></html>')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(ran.stdout) > 500
    assert not ran.stderr
