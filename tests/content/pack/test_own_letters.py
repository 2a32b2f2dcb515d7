"""The letters of the pack, for whatever case: who gets one, and what it must never say."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.content.answers.answers import read_answers
from coach.content.library import ContentLibrary
from coach.domain.exit_date import ContractTerms, NoticeTo, Period, Unit
from coach.domain.papers.letters import LETTER_BLANKS, Letter, LetterKind
from coach.domain.rules.diagnosis import Diagnosis
from coach.domain.rules.verdict import Mode, ReferralPolicy, Verdict
from coach.domain.talk.talk import FactKind, Tone
from coach.engine.dates.dates import spoken
from coach.engine.papers.letters import letter, notice_asked
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.compose import asked_facts
from coach.engine.talk.context import context
from coach.paths import pack_folder

FILES = Path(__file__).parents[2] / "files"
PACK = ContentLibrary(pack_folder(), None)
V = Verdict
NO_MEETING = {V.PART_NOW, V.STOP, V.GATHER}
NO_NOTICE = {V.INVEST, V.STOP, V.GATHER}
REFERRALS = tuple(kind for kind in LetterKind if kind.value.startswith("referral"))
EXTRA = {
    "vendor": "Rowan and Page",
    "vendor_contact": "Mia Stone",
    "need_line": "the books and the wages",
    "talk_day": "Thursday, 10 December, at 10:00",
    "notice_term": "three months",
    "fit_line": "They look after firms of your size.",
    "disclosure": "We own a tenth of that firm.",
}
FACTS = {fact.id: fact.example for fact in PACK.talk.facts}
CHOICES = {fact.id for fact in PACK.talk.facts if fact.kind is FactKind.CHOICE}
NASTY = ["{{ client }}", "{% if x %}", "#", "“Ω” 'n' \"q\"", "\u202eabc", "🙂" * 40, "a" * 300]


@cache
def some_cases() -> list[Diagnosis]:
    """The stories of the test files, and cases drawn at random but each time the same."""
    chance = Random(5)
    calm = {"conduct": "fine", "demand": "never", "motive": "behaviour", "notice": "none"}
    told = [
        read_answers(path, PACK.interview, PACK.talk.facts).answers
        for folder in ("cases", "talks")
        for path in sorted((FILES / folder).glob("*.yaml"))
        if path.stem != "expected"
    ]
    drawn = [
        {
            each.id: chance.choice(each.options).id
            for each in PACK.interview.questions
            if chance.random() < 0.95
        }
        for _ in range(300)
    ]
    mixed = [{**answers, **(calm if number % 3 else {})} for number, answers in enumerate(drawn)]
    found = [diagnose(PACK.interview, answers) for answers in (*told, *mixed)]
    assert {case.verdict for case in found} == set(Verdict)
    return found


cases = st.deferred(lambda: st.sampled_from(some_cases()))


def written(case: Diagnosis, kind: LetterKind, facts=None, extra=None) -> Letter | None:
    return letter(
        PACK.talk,
        kind,
        case,
        FACTS if facts is None else facts,
        tone=Tone.WARM,
        extra=EXTRA if extra is None else extra,
    )


def text(found: Letter | None) -> str:
    return "\n".join(line.text for line in found.paragraphs) if found else ""


@settings(max_examples=300)
@given(case=cases)
def test_who_gets_which_letter(case):
    meeting, notice = written(case, LetterKind.MEETING), written(case, LetterKind.NOTICE)
    assert (meeting is None) == (case.verdict in NO_MEETING)
    silent = written(case, LetterKind.NOTICE, {**FACTS, "silent_on": "orders"})
    assert (silent is None) == (case.verdict in NO_NOTICE)
    assert (notice is None) == (case.verdict in NO_NOTICE - {V.INVEST})
    vendors = PACK.verdict(case.verdict).referral is ReferralPolicy.VENDORS
    barred = "safety-flag" in case.flags or case.answers.get("fit") == "request"
    assert {written(case, kind) is None for kind in REFERRALS} == {barred or not vendors}


@given(case=cases)
def test_no_two_letters_of_a_kind_fit_one_case(case):
    allowed = context(case, PACK.talk.facts, FACTS).allows
    fitting = Counter(each.kind for each in PACK.talk.letters if allowed(each.when))
    assert set(fitting.values()) <= {1}


@settings(max_examples=200)
@given(case=cases)
def test_a_meeting_request_asks_for_the_talk_as_it_is_held_and_keeps_the_news_back(case):
    found = text(written(case, LetterKind.MEETING)).lower()  # the example is a call
    if not found:
        return
    assert " with you" in found
    assert "may i ring you on" in found
    met = text(written(case, LetterKind.MEETING, {**FACTS, "occasion": "visit"})).lower()
    assert "could we meet on" in met or "could i see you on" in met
    for word in ("we have decided", "last day", "to end", "notice", "30 june", "new terms"):
        assert word not in found + met


@settings(max_examples=200)
@given(case=cases, facts=st.sets(st.sampled_from(sorted(FACTS))), extra=st.booleans())
def test_no_letter_has_a_gap_whatever_is_known(case, facts, extra):
    given_facts = {name: FACTS[name] for name in facts}
    for kind in LetterKind:
        found = written(case, kind, given_facts, EXTRA if extra else {})
        for line in found.paragraphs if found else ():
            assert line.text == line.text.strip() != ""
            assert not any(mark in line.text for mark in ("{", "}", " ,", " .", ".."))
            assert not re.search(r"\bNone\b(?! of)", line.text)


@given(case=cases, name=st.sampled_from(NASTY))
def test_no_name_breaks_a_letter(case, name):
    facts = {**FACTS, "client": name, "contact": name, "work": name}
    for kind in LetterKind:
        found = written(case, kind, facts, dict.fromkeys(LETTER_BLANKS, name))
        plain = written(case, kind)
        assert (found is None) == (plain is None)
        if found and plain:
            assert [line.id for line in found.paragraphs] == [line.id for line in plain.paragraphs]


@settings(max_examples=200)
@given(case=cases)
def test_no_letter_blames_apologises_for_the_decision_or_gives_law_advice(case):
    for kind in LetterKind:
        found = text(written(case, kind)).lower()
        for word in ("unfortunately", "regret", "legal advice", "your fault", "always", "maybe"):
            assert word not in found
        if "our-failure" not in case.flags and case.answers.get("reason") != "ours":
            assert "sorry" not in found


@settings(max_examples=200)
@given(case=cases)
def test_the_firm_does_not_hear_the_client_s_name_before_both_agree(case):
    found = text(written(case, LetterKind.REFERRAL_PROVIDER))
    assert FACTS["client"] not in found
    assert FACTS["contact"] not in found


def test_what_we_gain_is_said_in_every_letter_about_a_referral():
    case = next(each for each in some_cases() if written(each, LetterKind.REFERRAL_CLIENT))
    for kind in REFERRALS[:3]:
        assert EXTRA["disclosure"] in text(written(case, kind)), kind
        assert EXTRA["disclosure"] not in text(written(case, kind, extra={"vendor": "Rowan"}))


STRICT = [
    ("severe", "one-person", "not-told"),
    ("rude", "one-person", "not-told"),
    ("abusive", "one-person", "waiting"),
]


@pytest.mark.parametrize(("conduct", "source", "told"), STRICT)
def test_whoever_did_it_is_not_the_one_written_to(conduct, source, told):
    answers = {"conduct": conduct, "source": source, "told": told, "way-in": "wrong"}
    more = {"trouble": "people", "own-side": "clear", "raised": "not-yet", "motive": "behaviour"}
    case = diagnose(PACK.interview, {**answers, **more, "demand": "never", "decider": "me"})
    assert case.verdict is V.PART_NOW or case.mode is Mode.BOUNDARY
    for kind in (LetterKind.MEETING, LetterKind.NOTICE):
        found = written(case, kind)
        if found is None:
            continue
        assert found.paragraphs[0].text == f"Dear {FACTS['superior']},"
        without = {name: value for name, value in FACTS.items() if name != "superior"}
        assert FACTS["contact"] not in text(written(case, kind, without))


def test_a_suspension_names_the_day_that_was_given_and_no_other():
    answers = {"conduct": "severe", "source": "one-person", "told": "not-told"}
    case = diagnose(PACK.interview, answers)
    assert case.mode is Mode.SUSPEND
    day = spoken(date.fromisoformat(FACTS["by_when"]))
    assert f"in writing by {day}." in text(written(case, LetterKind.NOTICE))
    without = {name: value for name, value in FACTS.items() if name != "by_when"}
    assert "seven days" not in text(written(case, LetterKind.NOTICE, without))


def test_a_notice_of_parting_says_what_when_why_and_what_next():
    answers = {"way-in": "wrong", "conduct": "fine", "demand": "never", "motive": "behaviour"}
    more = {
        "tie": "term",
        "notice": "none",
        "trouble": "work",
        "working": "together",
        "own-side": "clear",
    }
    last = {"raised": "said-no", "deadline": "yes", "our-part": "clean", "decider": "me"}
    case = diagnose(PACK.interview, {**answers, **more, **last})
    assert case.verdict is V.PART
    found = written(case, LetterKind.NOTICE)
    assert found is not None
    assert [line.id.split("/")[1] for line in found.paragraphs] == [
        "greeting",
        "talk",
        "decision",
        "not-ended",
        "reason",
        "own-part",
        "work",
        "tie",
        "money",
        "files",
        "help",
        "thanks",
        "offer",
        "contact",
        "regards",
        "name",
    ]
    whole = text(found)
    for fact in ("work", "client", "our_reason", "open_work", "colleague", "me"):
        assert FACTS[fact] in whole
    assert whole.count("30 June 2026") == 3
    decision = found.paragraphs[2]
    assert decision.template.startswith("letters/notice-part/decision#")
    assert decision.because
    assert decision.sources


def test_a_notice_names_what_the_contract_asks_where_it_is_noted():
    answers = {"way-in": "parting", "conduct": "fine", "demand": "never", "motive": "behaviour"}
    more = {"tie": "term", "notice": "none", "trouble": "money", "money": "late"}
    last = {"pay-reason": "stalling", "pay-tried": "broken-twice", "still": "going"}
    case = diagnose(PACK.interview, {**answers, **more, **last, "own-side": "clear"})
    assert case.verdict is V.PART
    asked = notice_asked(ContractTerms(Period(3, Unit.MONTHS), NoticeTo.QUARTER_END))
    with_term = text(written(case, LetterKind.NOTICE, extra={"notice_term": asked}))
    assert (
        "notice of 3 months to the end of a quarter. Please take this letter as that" in with_term
    )
    assert "asks for notice" not in text(written(case, LetterKind.NOTICE, extra={}))


def test_a_notice_to_the_end_of_a_term_names_its_day():
    terms = ContractTerms(Period(1, Unit.MONTHS), NoticeTo.TERM_END, term_end=date(2027, 6, 30))
    assert notice_asked(terms) == "a month to the end of its term, 30 June 2027"
    assert not notice_asked(ContractTerms(notice_to=NoticeTo.MONTH_END))


FIRM_WORDS = re.compile(r"\b(we|our|us|ours|colleague|HR)\b", re.IGNORECASE)
OURS_TOGETHER = (
    "our work together", "our contract", "years of work", "of work together", "work together",
    "we agreed", "we named", "we talked", "we set", "we have talked", "we are level",
    "we will try", "we will sit", "we sit", "we can sit", "we will see", "we will find", "we meet",
    "each of us", "we can look",
)  # fmt: skip


def test_whoever_works_alone_is_no_firm_in_a_letter():
    told = [{**case.answers, "decider": "alone"} for case in some_cases()]
    alone = [diagnose(PACK.interview, answers) for answers in told]
    said = {
        line.text
        for case in alone
        if case.verdict is not V.HANDOVER  # it takes a colleague
        for kind in LetterKind
        for line in getattr(written(case, kind, {}, {}), "paragraphs", ())
    }
    assert len(said) > 100
    for text_of_line in said:
        kept = text_of_line
        for words in OURS_TOGETHER:
            kept = re.sub(words, "", kept, flags=re.IGNORECASE)
        assert not FIRM_WORDS.search(kept), text_of_line


def test_each_thing_of_the_pack_around_the_talk_fits_every_verdict():
    talk = PACK.talk
    assert len(talk.calm) >= 9
    assert len({each.id for each in talk.after.causes}) == 6
    assert [each.id for each in talk.after.surprises] == ["yes", "partly", "no"]
    checks = {
        check.id
        for verdict in PACK.verdicts
        for each in (verdict, *(verdict.in_mode(mode) for mode in Mode))
        for check in each.before
    }
    both = checks & {step.id for step in talk.prepare}
    assert not both, "a tick is kept by its id"
    for verdict in Verdict:
        assert len(talk.after.outcomes_of(verdict)) >= 3


@given(case=cases)
def test_what_a_letter_of_the_case_can_use_is_asked_for(case):
    asked = {fact.id for fact in asked_facts(PACK.talk, case, FACTS)}
    for kind in (LetterKind.MEETING, LetterKind.NOTICE):
        found = written(case, kind)
        if found:
            assert "me" in asked or "leader" in asked
            typed = {name: value for name, value in FACTS.items() if name not in CHOICES}
            named = {name for name, value in typed.items() if f" {value}." in text(found)}
            assert named <= asked | {"closeness"}


def test_a_letter_without_a_name_shows_that_it_lacks_one():
    signed = {**FACTS, "me": "Ana", "leader": ""}
    for diagnosis in some_cases()[:12]:
        for kind in LetterKind:
            for facts, end in ((signed, "Ana"), ({**signed, "me": ""}, "[your first name]")):
                found = letter(PACK.talk, kind, diagnosis, facts, tone=Tone.WARM, extra=EXTRA)
                if found is not None and found.paragraphs[-2].text == "Kind regards,":
                    assert found.paragraphs[-1].text == end


_PERIOD = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|fourteen|thirty|sixty|ninety|\d+)"
    r"(?: working)? (?:days|weeks|months)\b"
)


def test_no_letter_names_a_period_that_nobody_told():
    found = [
        (letter.id, variant.text)
        for letter in PACK.talk.letters
        for variant in letter.variants
        if _PERIOD.search(variant.text)
    ]
    assert not found
