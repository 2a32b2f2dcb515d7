"""Which papers fit a verdict, when e-mails of them may go out, and what a referral letter says."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from coach.domain.papers.letters import LetterKind
from coach.domain.papers.paper import LETTERS, REFERRALS, PaperKind
from coach.domain.referral import Level, ReferralNeed, Size, Vendor, VendorKind
from coach.domain.rules.diagnosis import Confidence, Diagnosis, Measure
from coach.domain.rules.verdict import Mode, ReferralPolicy, Scope, Verdict
from coach.domain.talk.talk import Tone
from coach.engine.papers.letters import letter
from coach.engine.papers.papers import misfit, waits
from coach.engine.referral.referral_words import letter_blanks
from coach.engine.talk.compose import compose
from coach.engine.talk.facts import by_role, without_what_reveals
from coach.papers.cue_card import MOST_WORDS, make_cue_card, words_of

DAY = datetime(2026, 11, 26, 10)  # noqa: DTZ001 - wall time
VENDOR = Vendor(
    "v", "Fjord Threads", VendorKind.VENDOR, "Bo, bo@fjord.example", ("payroll", "tax"), Size.ANY,
    Level.ANY, ("bergen", "oslo"), ("norwegian",), (), Level.ANY, Level.ANY, "my sister owns it.",
    consent=True, outcome="", outcome_good=None, note="",
)  # fmt: skip
NEED = ReferralNeed(("payroll",), places=("oslo",), languages=("norwegian",))


def diagnosis(verdict: Verdict) -> Diagnosis:
    """A diagnosis that says nothing but its verdict."""
    return Diagnosis(
        verdict=verdict, mode=Mode.DECISION, scope=Scope.ACCOUNT, recommendation=False, rule="r",
        because="", causes=(), reasons=(), confidence=Confidence.SURE, confidence_because="",
        missing=(), barred=(), safeguards=(), constraints=(), alternatives=(), no_referral=(),
        flags=frozenset(), answers={},
    )  # fmt: skip


def test_kinds_of_letters_and_of_papers_have_the_same_names() -> None:
    assert {kind.value for kind in LETTERS} == {kind.value for kind in LetterKind}


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("kind", sorted(REFERRALS))
def test_nobody_is_passed_on_where_a_rule_forbids_it(verdict: Verdict, kind: PaperKind) -> None:
    barred = replace(diagnosis(verdict), no_referral=(Measure("m", "r", "They do not pay."),))
    for policy in ReferralPolicy:
        assert misfit(kind, barred, policy) == "Do not pass this client on. They do not pay."


def test_part_now_passes_nobody_on_and_meets_nobody() -> None:
    case = diagnosis(Verdict.PART_NOW)
    for kind in (*REFERRALS, PaperKind.MEETING):
        assert misfit(kind, case, ReferralPolicy.VENDORS)
    assert misfit(PaperKind.NOTICE, case, ReferralPolicy.NONE) == ""


@pytest.mark.parametrize("kind", list(PaperKind))
def test_what_tells_the_client_waits_for_the_day_of_the_talk(kind: PaperKind) -> None:
    case, before, after = diagnosis(Verdict.PART), DAY - timedelta(days=1), DAY + timedelta(days=1)
    tells = kind in LETTERS - {PaperKind.MEETING, PaperKind.REFERRAL_PROVIDER}
    assert bool(waits(kind, case, DAY, before)) == tells
    assert bool(waits(kind, case, None, before)) == tells
    assert waits(kind, case, DAY, DAY) == ""
    assert waits(kind, case, DAY, after) == ""
    assert bool(waits(kind, case, DAY, after, missed=True)) == tells
    assert waits(kind, diagnosis(Verdict.PART_NOW), None, before) == ""


def test_a_letter_says_what_fits_and_what_binds_us() -> None:
    assert letter_blanks(VENDOR, NEED) == {
        "vendor": "Fjord Threads",
        "vendor_contact": "Bo, bo@fjord.example",
        "need_line": "payroll in Oslo, in Norwegian",
        "fit_line": "They do payroll, work in Bergen and Oslo and speak Norwegian.",
        "disclosure": "There is a tie between Fjord Threads and us: my sister owns it.",
    }
    asked = letter_blanks(VENDOR, NEED, to_vendor=True)
    assert asked["fit_line"].startswith("You do payroll")
    assert asked["disclosure"].startswith("There is a tie between us, and I would tell them")
    empty = letter_blanks(replace(VENDOR, tie=" "), ReferralNeed(()))
    assert [empty[name] for name in ("need_line", "fit_line", "disclosure")] == [""] * 3


def test_no_provider_hears_who_the_client_is(pack) -> None:
    facts = {fact.id: f"Quokka {fact.id}" for fact in pack.talk.facts}
    kept = without_what_reveals(pack.talk.facts, facts)
    assert not {"client", "contact", "amount_due", "behaviour", "their_reason"} & set(kept)
    for verdict in (Verdict.REFER, Verdict.EXIT):
        asked = letter(
            pack.talk,
            LetterKind.REFERRAL_PROVIDER,
            diagnosis(verdict),
            kept,
            tone=Tone.WARM,
            extra=letter_blanks(VENDOR, NEED, to_vendor=True),
        )
        assert asked is not None
        said = " ".join(line.text for line in asked.paragraphs)
        assert "payroll in Oslo" in said
        assert "Quokka client" not in said
        assert "Quokka contact" not in said


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("tone", list(Tone))
def test_the_cue_card_of_every_verdict_has_sixty_words_at_most(pack, verdict, tone) -> None:
    text = next(text for text in pack.verdicts if text.verdict is verdict)
    for facts in ({}, {fact.id: fact.example for fact in pack.talk.facts if fact.example}):
        talk = compose(pack.talk, text, diagnosis(verdict), facts, tone=tone, pack="p")
        card = make_cue_card(talk, by_role(pack.talk.facts, facts))
        assert sum(words_of(block.points) for block in card.blocks) <= MOST_WORDS
        assert card.blocks[1].points[0].text
        assert card.blocks[-2].text == "If they say"
        assert 1 <= len(card.blocks[-1].points) <= 3  # as many as fit with their answers
