"""The brief of every verdict is one page on each sheet, whatever the names."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from coach.content.checks.check import read_pack
from coach.domain.papers.paper import PaperSize
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import FactKind, Tone
from coach.engine.papers.papers import heads
from coach.engine.talk.compose import compose
from coach.papers.brief import MOST, make_brief
from coach.papers.docx import paper_docx
from coach.papers.html import escaped
from coach.papers.pdf import paper_pdf
from coach.paths import pack_folder
from tests.engine.papers.test_papers import diagnosis

SHEETS = {PaperSize.A4: (595, 842), PaperSize.LETTER: (612, 792)}


@pytest.fixture(scope="module")
def pack():
    return read_pack(pack_folder())


def brief(pack, verdict: Verdict, name: str = ""):
    text = next(text for text in pack.verdicts if text.verdict is verdict)
    facts = {
        fact.id: name if name and fact.kind is FactKind.TEXT else fact.example
        for fact in pack.talk.facts
        if fact.example
    }
    case = diagnosis(verdict)
    talk = compose(pack.talk, text, case, facts, tone=Tone.WARM, pack="good-terms 1.0")
    plan = next(plan for plan in pack.plans if plan.id == text.plan)
    about = heads(pack.talk.facts, case, facts, "Thursday, 26 November, 10:00")
    return make_brief(talk, case, text, facts, steps=plan.steps, about=about)


@pytest.mark.parametrize("size", SHEETS)
@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_brief_of_a_verdict_is_one_page(qapp, pack, verdict, size) -> None:
    (page,) = PdfReader(BytesIO(paper_pdf(brief(pack, verdict), size))).pages
    assert (page.mediabox.width, page.mediabox.height) == pytest.approx(SHEETS[size], abs=1)
    shown = " ".join(page.extract_text().split())
    assert "What to say" in shown
    assert shown.endswith("This is not legal advice.")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_brief_is_short_enough_for_a_last_look(pack, verdict) -> None:
    blocks = brief(pack, verdict).blocks
    said = [block.text for block in blocks]
    said += [f"{point.lead} {point.text}" for block in blocks for point in block.points]
    assert 150 <= len(" ".join(said).split()) <= MOST


@pytest.mark.parametrize("size", SHEETS)
@pytest.mark.parametrize("name", ["Å" * 300, "ليس بعد الآن " * 20, "🙏🏽" * 99, "{{ x }} <b>" * 30])
def test_no_name_is_too_long_for_the_page(qapp, pack, name, size) -> None:
    paper = brief(pack, Verdict.PART, name)
    (page,) = PdfReader(BytesIO(paper_pdf(paper, size))).pages
    shown = " ".join(page.extract_text().split())
    assert shown.endswith("This is not legal advice.")
    assert paper_docx(paper, size)


@pytest.mark.parametrize(("letters", "parts"), [(1000, 1), (1001, 2), (100_000, 100)])
def test_a_word_of_no_sane_length_may_be_broken_on_a_page(letters, parts) -> None:
    shown = escaped("&" * letters)
    assert [len(part) for part in shown.split("\u200b")][:-1] == [5 * 1000] * (parts - 1)
    assert shown.replace("\u200b", "") == "&amp;" * letters
    assert escaped("a b " * letters) == "a b " * letters
