"""The brief of every verdict is one page on each sheet, whatever the names."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from coach.content.checks.check import read_pack
from coach.domain.papers.paper import PaperSize
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import FactKind, PartRole, Tone
from coach.engine.papers.papers import heads
from coach.engine.talk.compose import compose
from coach.papers.brief import MOST_OWN, make_brief
from coach.papers.docx import paper_docx
from coach.papers.html import escaped
from coach.papers.pdf import paper_pdf
from coach.paths import pack_folder
from tests.engine.papers.test_papers import diagnosis
from tests.talks import FILES, talk_case, talk_of

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


OWN_SENTENCE = 5  # words: what is told in so many is a sentence of the user's own


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
    said = words_in(brief(pack, verdict).blocks)
    assert 150 <= len(said.split()) <= MOST_OWN  # each fact is told, and what is told is not cut


def told_brief(pack, name: str, tone: Tone):
    """The talk of a whole case and its brief."""
    case, facts = talk_case(pack, name)
    text = next(text for text in pack.verdicts if text.verdict is case.verdict)
    talk = talk_of(pack, case, facts, tone)
    steps = next(plan for plan in pack.plans if plan.id == text.plan).steps
    return talk, make_brief(talk, case, text, facts, steps=steps)


def words_in(blocks) -> str:
    said = [block.text for block in blocks]
    said += [f"{point.lead} {point.text}" for block in blocks for point in block.points]
    return " ".join(" ".join(said).split())


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("name", [file.stem for file in sorted(FILES.glob("*.yaml"))])
def test_what_somebody_must_not_lose_at_the_door_stands_whole_in_the_brief(pack, name, tone):
    talk, paper = told_brief(pack, name, tone)
    shown = words_in(paper.blocks)
    must = {PartRole.NEWS, PartRole.TERMS, PartRole.CORE}
    for part in talk.spoken:
        spoken = [line for line in part.lines if not line.cue and len(line.text.split()) > 3]
        if part.role in must:
            assert all(line.text in shown for line in spoken), part.id
        elif part.role is PartRole.HOLD:
            assert not spoken or spoken[0].text in shown
    assert all(each.reply in shown for each in talk.reactions if each.feared)
    own = [
        each
        for part in talk.spoken
        for line in part.lines
        for each in line.told
        if each in line.text and not line.cue
    ]
    assert all(each in shown for each in own if len(each.split()) >= OWN_SENTENCE)
    assert len(shown.split()) <= MOST_OWN


def test_of_a_part_the_lines_that_are_theirs_come_before_ours(pack):
    talk, paper = told_brief(pack, "part", Tone.WARM)
    shown = words_in(paper.blocks)
    reason = next(part for part in talk.spoken if part.id == "reason")
    assert "41,700 euros, by the eighteenth of December" in shown
    assert "Nine of the last eleven invoices" in shown
    assert any(each in shown for line in reason.lines for each in line.told)
    assert "You’ll get back" not in shown


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
