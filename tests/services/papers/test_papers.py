"""Which papers a case may have, what never goes out too early, and files of them."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document
from msgspec.structs import replace
from pypdf import PdfReader

from coach.domain.papers.letters import LetterKind, LetterText
from coach.domain.papers.paper import CASE_PAPERS, REFERRALS, PaperFormat, PaperKind, PaperSize
from coach.domain.referral import ReferralNeed
from coach.domain.rules.heat import Heat
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.talk import Fact, FactRole
from coach.domain.talk.talk_log import TalkNote
from coach.engine.rules.conditions import parse
from coach.errors import CoolingOff, GoodTermsError, NotFound
from tests.services.conftest import FACTS, TALK, SmallContent, variant
from tests.services.referrals.test_referrals import VENDOR

CANARY = "Quokka"
ADDRESS = "hello@fjord.example"


def text(kind: LetterKind, *variants) -> LetterText:
    return LetterText(kind.value, kind, kind.value.title(), f"About {kind.value}", variants)


LETTER_TEXTS = (
    text(LetterKind.MEETING, variant("ask", "I would like half an hour with you.")),
    text(
        LetterKind.NOTICE,
        variant("end", "We end on {{ last_day }}.", "fact last_day"),
        variant("end", "We end."),
    ),
    text(
        LetterKind.REFERRAL_PROVIDER,
        variant("who", "It is {{ client }}.", "fact client"),
        variant("ask", "They need {{ need_line }}. {{ fit_line }}", "fact need_line"),
        variant("free", "A plain no is fine."),
    ),
    text(LetterKind.REFERRAL_CLIENT, variant("name", "I thought of {{ vendor }}.", "fact vendor")),
)


@pytest.fixture
def content() -> SmallContent:
    roles = (FactRole.ACCESS, FactRole.FILES, FactRole.OPEN_WORK)
    facts = (*FACTS, *(Fact(each.replace("-", "_"), each, "", "", role=each) for each in roles))
    return SmallContent(talk=replace(TALK, facts=facts, letters=LETTER_TEXTS))


@pytest.fixture
def parting(say):
    """The case comes to PART, which refers to vendors."""
    say(harm="no", wrong="bad", told="yes")


@pytest.fixture
def vendor(services, case, parting):
    """A vendor who agreed to be named."""
    services.referrals.set_need(case.id, ReferralNeed(("thread",)))
    return services.referrals.add(replace(VENDOR, contact=f"Bo, {ADDRESS}"))


def offers(services, case):
    return {offer.kind: offer for offer in services.papers.kinds(case.id)}


def test_without_a_verdict_there_is_no_paper(services, case):
    assert services.papers.kinds(case.id) == ()
    with pytest.raises(GoodTermsError, match="no verdict yet"):
        services.papers.paper(case.id, PaperKind.SCRIPT)
    with pytest.raises(NotFound):
        services.papers.kinds("none")


def test_every_paper_is_offered_or_says_why_not(services, case, parting):
    found = offers(services, case)
    assert set(found) == set(CASE_PAPERS)
    for offer in found.values():
        assert bool(offer.forms) != bool(offer.refused)
        assert offer.title
        assert offer.says
    assert PaperFormat.MAIL in found[PaperKind.MEETING].forms
    assert PaperFormat.MAIL not in found[PaperKind.BRIEF].forms


def test_the_notice_may_be_prepared_but_is_no_draft_before_the_day_of_the_talk(
    services, case, clock, parting
):
    assert "Set the day" in offers(services, case)[PaperKind.NOTICE].waits
    services.cases.set_talk(case.id, date(2026, 11, 28))
    offer = offers(services, case)[PaperKind.NOTICE]
    assert (offer.refused, offer.waits) == ("", "Written after the talk, the same day.")
    assert PaperFormat.MAIL not in offer.forms
    assert services.papers.write(case.id, PaperKind.NOTICE, PaperFormat.TEXT)
    for draft in (
        lambda: services.papers.draft(case.id, PaperKind.NOTICE),
        lambda: services.papers.write(case.id, PaperKind.NOTICE, PaperFormat.MAIL),
    ):
        with pytest.raises(GoodTermsError, match="Written after the talk, the same day"):
            draft()
    clock.pass_days(2)
    assert offers(services, case)[PaperKind.NOTICE].waits == ""
    draft = services.papers.draft(case.id, PaperKind.NOTICE)
    assert b"Subject: About notice" in draft
    assert b"We end." in draft
    assert b"X-Unsent: 1" in draft


def test_the_notice_is_no_draft_before_the_hour_of_the_talk(services, case, clock, parting):
    talk = clock().astimezone() + timedelta(hours=1)
    services.cases.set_talk(case.id, talk.date(), f"{talk:%H:%M}")
    assert offers(services, case)[PaperKind.NOTICE].waits
    clock.pass_days(2 / 24)
    assert offers(services, case)[PaperKind.NOTICE].waits == ""


def test_the_notice_waits_on_where_the_talk_did_not_happen(services, case, clock, parting):
    day = date(2026, 11, 26)
    services.cases.set_talk(case.id, day)
    log = services.after.log(case.id, TalkNote(day, held=False))
    assert "did not happen" in offers(services, case)[PaperKind.NOTICE].waits
    with pytest.raises(GoodTermsError, match="did not happen"):
        services.papers.draft(case.id, PaperKind.NOTICE)
    assert services.papers.draft(case.id, PaperKind.MEETING)  # asks for a new day
    services.after.remove(log.id)
    assert offers(services, case)[PaperKind.NOTICE].waits == ""
    services.after.restore(log.id)
    clock.pass_days(1)
    services.after.log(case.id, TalkNote(date(2026, 11, 27), held=True))
    assert services.papers.draft(case.id, PaperKind.NOTICE)


def test_the_request_for_a_meeting_may_go_out_before(services, case, parting):
    services.cases.set_talk(case.id, date(2026, 12, 28))
    assert b"half an hour" in services.papers.draft(case.id, PaperKind.MEETING)


def test_where_safety_is_at_stake_the_notice_need_not_wait_and_nobody_is_met(services, case, say):
    say(harm="yes")
    found = offers(services, case)
    assert found[PaperKind.NOTICE].waits == ""
    assert PaperFormat.MAIL in found[PaperKind.NOTICE].forms
    assert "Nobody meets them" in found[PaperKind.MEETING].refused
    for kind in REFERRALS:
        assert "Do not pass this client on" in found[kind].refused


@pytest.mark.parametrize("answers", [{"wrong": "nothing"}, {"wrong": "late", "told": "no"}])
def test_nothing_is_handed_over_where_the_work_stays(services, case, say, answers):
    say(harm="no", **answers)
    found = offers(services, case)
    assert "stays where it is" in found[PaperKind.HAND_OVER].refused
    with pytest.raises(GoodTermsError, match="stays where it is"):
        services.papers.write(case.id, PaperKind.HAND_OVER, PaperFormat.TEXT)
    assert "anybody else" in found[PaperKind.REFERRAL_CLIENT].refused


def test_where_facts_are_missing_there_is_nothing_for_the_client(services, case, say):
    say(harm="dont_know", wrong="nothing")
    assert services.cases.case(case.id).verdict is Verdict.GATHER
    found = offers(services, case)
    for kind in (PaperKind.NOTICE, PaperKind.MEETING, PaperKind.CUE_CARD):
        assert found[kind].refused
    assert found[PaperKind.BRIEF].forms


def test_only_whoever_agreed_is_named_to_the_client(services, case, vendor):
    services.cases.set_talk(case.id, date(2026, 11, 26))
    assert "Fjord Threads" in services.papers.text(case.id, PaperKind.REFERRAL_CLIENT, vendor.id)
    services.referrals.edit(replace(vendor, consent=False))
    assert services.papers.vendors(case.id, PaperKind.REFERRAL_CLIENT) == ()
    assert "agreed" in offers(services, case)[PaperKind.REFERRAL_CLIENT].refused
    with pytest.raises(GoodTermsError, match="agreed to be named"):
        services.papers.text(case.id, PaperKind.REFERRAL_CLIENT, vendor.id)


def test_a_provider_is_asked_without_the_client_s_name(services, case, vendor):
    services.referrals.edit(replace(vendor, consent=False))
    said = services.papers.text(case.id, PaperKind.REFERRAL_PROVIDER, vendor.id)
    assert said == "They need thread. You do thread.\n\nA plain no is fine.\n"
    draft = services.papers.draft(case.id, PaperKind.REFERRAL_PROVIDER, vendor.id)
    assert f"To: {ADDRESS}".encode() in draft
    assert b"Halden" not in draft


def test_a_vendor_of_another_case_is_not_named(services, case, vendor):
    with pytest.raises(GoodTermsError, match="agreed to be named"):
        services.papers.text(case.id, PaperKind.REFERRAL_CLIENT, "another")


def test_a_parked_case_has_no_papers_till_the_morning(services, case, parting, clock):
    services.heat.set(case.id, Heat.HOT)
    assert all("waits until" in offer.refused for offer in services.papers.kinds(case.id))
    for kind in PaperKind:
        with pytest.raises(CoolingOff):
            services.papers.write(case.id, kind, PaperFormat.MARKDOWN)
    clock.pass_days(1)
    assert services.papers.write(case.id, PaperKind.SCRIPT, PaperFormat.MARKDOWN)


def test_a_password_is_refused_as_it_is_typed_and_is_in_no_paper(services, case, parting):
    services.talks.set_fact(case.id, "access", "Tax portal – Ruth Adler")
    with pytest.raises(GoodTermsError, match="“access” holds what looks like a password") as no:
        services.talks.set_fact(case.id, "access", "Tax portal, password: hunter2")
    assert "hunter2" not in str(no.value)
    assert "Ruth Adler" in services.papers.text(case.id, PaperKind.HAND_OVER)


def test_a_password_that_was_kept_before_is_refused_when_it_is_written(services, case, parting):
    table = services.talks._case_reader.table
    for fact in ("access", "last_day"):
        table.set_fact(case.id, fact, "password: hunter2", services.clock())
    for form in (PaperFormat.PDF, PaperFormat.WORD, PaperFormat.TEXT):
        with pytest.raises(GoodTermsError, match="looks like a password"):
            services.papers.write(case.id, PaperKind.HAND_OVER, form)
    # a day that is none counts as not given
    assert "hunter2" not in services.papers.text(case.id, PaperKind.NOTICE)


def test_the_pack_asks_for_its_own_facts_and_the_talk_does_not(services, case, parting):
    services.talks.set_fact(case.id, "files", "Ledger – the blue folder")
    asked = {
        each.fact.id: each.value for each in services.papers.facts(case.id, PaperKind.HAND_OVER)
    }
    assert asked["files"] == "Ledger – the blue folder"
    assert "access" in asked
    assert not {each.fact.id for each in services.talks.facts(case.id)} & {"files", "access"}
    assert services.papers.facts(case.id, PaperKind.BRIEF) == ()


def test_the_pack_asks_for_nothing_that_does_not_fit_the_case(services, content, case, parting):
    late = Fact("owed", "Owed", "", "", role=FactRole.THEY_OWE, when=parse("wrong is late"))
    bad = Fact("owing", "Owing", "", "", role=FactRole.WE_OWE, when=parse("wrong is bad"))
    content.talk = replace(content.talk, facts=(*content.talk.facts, late, bad))
    asked = {each.fact.id for each in services.papers.facts(case.id, PaperKind.HAND_OVER)}
    assert "owing" in asked
    assert "owed" not in asked


def test_the_pack_says_nothing_that_does_not_fit_the_case(services, content, case, parting):
    late = Fact("owed", "Owed", "", "", role=FactRole.THEY_OWE, when=parse("wrong is late"))
    bad = Fact("owing", "Owing", "", "", role=FactRole.WE_OWE, when=parse("wrong is bad"))
    content.talk = replace(content.talk, facts=(*content.talk.facts, late, bad))
    services.talks.set_fact(case.id, "owed", "Invoice 7")
    services.talks.set_fact(case.id, "owing", "Fee for July")
    said = services.papers.text(case.id, PaperKind.HAND_OVER)
    assert "Fee for July" in said
    assert "Invoice 7" not in said


def test_no_thought_of_the_user_is_in_any_paper(qapp, services, client, case, vendor):
    services.cases.set_talk(case.id, date(2026, 11, 26))
    services.after.log(case.id, TalkNote(date(2026, 11, 26), held=True, reflection=CANARY))
    services.clients.edit(client.id, "Halden Tools", CANARY)
    services.cases.rename(case.id, CANARY)
    services.cases.close(case.id, CANARY)
    services.cases.reopen(case.id)
    services.referrals.edit(replace(vendor, note=CANARY, outcome=CANARY))
    services.overrules.overrule(case.id, Verdict.REFER, CANARY)
    services.overrules.withdraw(case.id)
    written = 0
    for kind, offer in offers(services, case).items():
        for form in offer.forms:
            data = services.papers.write(case.id, kind, form, vendor_id=vendor.id)
            written += 1
            for piece in pieces(data, form):
                assert CANARY.encode() not in piece
                assert CANARY.encode("utf-16-be") not in piece
                assert str(services.settings.data_folder).encode() not in piece
    assert written > 30


def test_why_the_verdict_is_the_user_s_own_stands_in_no_paper(qapp, services, case, parting):
    services.cases.set_talk(case.id, date(2026, 11, 26))
    services.overrules.overrule(case.id, Verdict.EXIT, CANARY, CANARY)
    assert CANARY in " ".join(services.talks.talk(case.id).notes)
    held = {
        kind
        for kind, offer in offers(services, case).items()
        for form in offer.forms
        for piece in pieces(services.papers.write(case.id, kind, form), form)
        if CANARY.encode() in piece
    }
    assert held == set()


def pieces(data: bytes, form: PaperFormat):
    """All that is in a file, unpacked."""
    if form is PaperFormat.WORD:
        with zipfile.ZipFile(BytesIO(data)) as package:
            yield from (package.read(name) for name in package.namelist())
    elif form is PaperFormat.PDF:
        reader = PdfReader(BytesIO(data))
        yield repr(reader.metadata).encode()
        yield " ".join(page.extract_text() for page in reader.pages).encode()
    yield data


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LETTER])
def test_each_paper_in_each_form_says_its_words(qapp, services, case, parting, size, tmp_path):
    services.papers.set_size(size)
    services.talks.set_fact(case.id, "open_work", "the May accounts")
    words = {
        PaperKind.BRIEF: "This is the news.",
        PaperKind.CUE_CARD: "This is the news.",
        PaperKind.SCRIPT: "This is the news.",
        PaperKind.NOTICE: "We end.",
        PaperKind.HAND_OVER: "the May accounts",
    }
    for kind, said in words.items():
        for form in offers(services, case)[kind].forms:
            path = tmp_path / services.papers.suggested_name(kind, form)
            assert "Halden" not in path.name
            services.papers.save(case.id, kind, form, path)
            assert said in shown(path), (kind, form)
        assert said in services.papers.text(case.id, kind)


def shown(path) -> str:
    """The text of a paper, whatever it is written as."""
    if path.suffix == ".pdf":
        reader = PdfReader(BytesIO(path.read_bytes()))
        found = " ".join(page.extract_text() for page in reader.pages)
    elif path.suffix == ".docx":
        body = Document(path).element.body
        found = " ".join(each.text or "" for each in body.iter() if each.tag.endswith("}t"))
    else:
        found = path.read_text("utf-8")
    return " ".join(found.split())


def test_the_sheet_is_kept(services, again, case):
    assert services.papers.size() is PaperSize.A4
    services.papers.set_size(PaperSize.LETTER)
    assert again().papers.size() is PaperSize.LETTER
    with pytest.raises(GoodTermsError, match="A4 or Letter"):
        again().papers.set_size(PaperSize.A6)


def test_a_template_of_one_s_own_is_kept_used_and_given_up(services, case, parting, tmp_path):
    document = Document()
    document.add_paragraph("Halden letterhead")
    document.add_paragraph("{{ body }}")
    document.save(tmp_path / "own.docx")
    assert services.papers.template() is None
    services.papers.set_template(tmp_path / "own.docx")
    (tmp_path / "own.docx").unlink()
    written = tmp_path / "notice.docx"
    services.papers.save(case.id, PaperKind.NOTICE, PaperFormat.WORD, written)
    assert "Halden letterhead" in shown(written)
    services.papers.reset_template()
    services.papers.reset_template()
    assert services.papers.template() is None
    services.papers.save(case.id, PaperKind.NOTICE, PaperFormat.WORD, written)
    assert "Halden letterhead" not in shown(written)


def test_a_template_that_cannot_be_used_changes_nothing(services, tmp_path):
    path = tmp_path / "own.docx"
    for content in (b"no", b""):
        path.write_bytes(content)
        with pytest.raises(GoodTermsError, match="not a Word file"):
            services.papers.set_template(path)
    assert services.papers.template() is None


def test_a_paper_of_ours_is_no_draft(services, case, parting):
    with pytest.raises(GoodTermsError, match="no letter"):
        services.papers.draft(case.id, PaperKind.BRIEF)
