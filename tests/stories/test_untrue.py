"""Answers of which the program once made too much, too little, or something nobody had said.

Each file under `files/untrue` stands for a kind. What is tested here is what they come to: the
verdict and its mode, how sure it is, and what the answers bring with them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest

from coach.cli import main as cli
from coach.content.answers.answers import read_answers
from coach.content.checks.check import read_pack
from coach.domain.rules.diagnosis import Diagnosis
from coach.domain.rules.verdict import Check
from coach.domain.talk.talk import Talk, Tone
from coach.engine.after.plan import needed
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.context import context
from coach.engine.verdict.overrule import text_of
from coach.paths import pack_folder
from tests.talks import said, talk_case, talk_of

FILES = Path(__file__).parents[1] / "files" / "untrue"
PACK = read_pack(pack_folder())


class Right(NamedTuple):
    """What a file must come to."""

    verdict: str
    mode: str = "decision"
    scope: str = "account"
    sure: bool = True  # else fairly sure
    flags: frozenset[str] = frozenset()


RIGHT = {
    "complaint-anger": Right("STOP", sure=False, flags=frozenset({"over-complaint"})),
    "conflict": Right("REFER", flags=frozenset({"our-change", "rival"})),
    "demand-person": Right("PART-NOW", "suspend", flags=frozenset({"illegal"})),
    "fair-chance": Right("EXIT"),
    "finished-work": Right("FIX", sure=False, flags=frozenset({"work-over"})),
    "in-person": Right("EXIT"),
    "new-faces": Right("INVEST", "at-risk"),
    "no-longer-near": Right("RESET", flags=frozenset({"too-close"})),
    "no-time-to-mend": Right("REFER", scope="need", flags=frozenset({"cannot-deliver"})),
    "our-offence": Right("RESET", flags=frozenset({"our-offence"})),
    "owner-alone": Right("PART-NOW", "suspend"),
    "price-open": Right("SAVE", sure=False),
    "priced-history": Right("REPRICE"),
    "retire": Right("REFER", flags=frozenset({"our-change"})),
    "returned-debtor": Right("REPRICE", sure=False, flags=frozenset({"returned"})),
    "sexist": Right("RESET", "boundary", flags=frozenset({"boundary"})),
    "silent-debtor": Right("PART", flags=frozenset({"will-not-pay"})),
    "slow-open-sum": Right("REPRICE", sure=False),
}
# What was said of it once, and nobody had told: in no tone, in no line and no reply.
NEVER = {
    "complaint-anger": r"\bangry\b|\banger\b|furious",
    "conflict": r"\brivals?\b|competitor|compete|nothing to end",
    "demand-person": r"put that .* in writing to me, and withdraw",
    "fair-chance": r"fair chance|you gave us (a|the) chance|we promised|what we had promised",
    "finished-work": r"\bwe(’re| are) stopping|stop new work|end our (work|arrangement)|last day",
    "in-person": r"in person|to my face|face to face|told me yourself",
    "new-faces": r"all these years|as you know|you know me|we go back|remember when",
    "no-longer-near": r"\bprice|\bcharge|\bcost you|\binvoice|pay for",
    "no-time-to-mend": r"six weeks|trial|from now on (it|we)(’ll| will) be better",
    "our-offence": r"as of today|end (it|our work)|last day",
    "owner-alone": r"\bHR\b|colleague|my people|\bours?\b|a leader\b|none of us",
    "price-open": r"could not hold|couldn’t hold|goodbye|no time left",
    "priced-history": r"has grown|have grown|more than (when|it was)|than when we began|outgrown",
    "retire": r"start afresh|ring me, and we|come back to (me|us)|you’ll be back",
    "returned-debtor": r"\bwelcome\b|glad (that )?you(’re| are) back|good to have you back",
    "sexist": r"as of today|with effect from today|we(’re| are) stopping",
    "silent-debtor": r"you promised|your promise|you(’d| had) promised|(has|have) passed|excuse",
    "slow-open-sum": r"until you (decide|’ve decided|have decided),? (everything|we)",
}
IN_A_FIRM = ("HR", "leader", "manager", "colleague", "your people", "your firm", "in private")


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for all, so that the content is compiled once."""
    return tmp_path_factory.mktemp("untrue") / "data"


def of(name: str):
    """The diagnosis of a file."""
    found = read_answers(FILES / f"{name}.yaml", PACK.interview, PACK.talk.facts)
    assert not found.again
    return diagnose(PACK.interview, found.answers)


def test_every_file_has_its_right_value() -> None:
    assert {file.stem for file in FILES.glob("*.yaml")} == set(RIGHT)
    assert len(RIGHT) == 18


@pytest.mark.parametrize("name", RIGHT)
def test_it_comes_to_what_it_should(name: str, data: Path, capsys) -> None:
    file = FILES / f"{name}.yaml"
    assert cli.run(cli.parse(["--data", str(data), "diagnose", str(file), "--json"])) == 0
    found, right = json.loads(capsys.readouterr().out), RIGHT[name]
    assert (found["verdict"], found["mode"], found["scope"]) == right[:3]
    assert found["confidence"] == ("sure" if right.sure else "fairly sure")
    assert found["ignored"] == []
    assert right.flags <= of(name).flags


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("name", NEVER)
def test_nothing_is_said_that_nobody_told(name: str, tone: Tone) -> None:
    given = read_answers(FILES / f"{name}.yaml", PACK.interview, PACK.talk.facts).client
    talk = talk_of(PACK, of(name), given, tone)
    heard = [line.text for part in talk.parts for line in part.lines if not line.cue]
    heard += [each.reply for each in (*talk.reactions, *talk.further)]
    assert not [text for text in heard if re.search(NEVER[name], text)]


@pytest.mark.parametrize("tone", Tone)
def test_a_late_payer_is_asked_first_for_what_is_open(tone: Tone) -> None:
    given = read_answers(FILES / "slow-open-sum.yaml", PACK.interview, PACK.talk.facts).client
    lines = list(said(talk_of(PACK, of("slow-open-sum"), given, tone)))
    assert given["amount_due"] in " ".join(lines[: len(lines) // 2])


def test_where_only_money_is_open_nothing_is_ended_and_no_terms_are_made() -> None:
    found = of("finished-work")
    assert "sum-first" in {each.id for each in found.safeguards}


def test_two_rivals_hear_nothing_of_each_other() -> None:
    texts = {each.id: each.text for each in of("conflict").safeguards}
    assert texts["nothing-of-either"].startswith("Say nothing of either to the other")


def test_who_asked_for_a_wrong_is_not_whom_one_speaks_with() -> None:
    from coach.engine.talk.facts import spoken_to

    found = of("demand-person")
    other = spoken_to(PACK.talk.facts, context(found, PACK.talk.facts, {}))
    assert other is not None
    assert other.id == "superior"
    assert "not-to-them" in {each.id for each in found.safeguards}


@pytest.mark.parametrize("name", ["owner-alone", "retire"])
def test_whoever_works_alone_is_sent_to_nobody_in_a_firm(name: str) -> None:
    found = of(name)
    said = [each.text for each in found.safeguards] + [each.sentence for each in found.reasons]
    assert said
    assert not [(word, text) for text in said for word in IN_A_FIRM if word in text]


def test_nobody_is_swapped_for_who_they_are() -> None:
    found = of("sexist")
    assert "no-swap" in {each.id for each in found.safeguards}
    assert [bar.verdict for bar in found.barred] == ["HANDOVER"]


def test_an_old_debt_comes_before_new_work() -> None:
    assert "old-debt-first" in {each.id for each in of("returned-debtor").safeguards}


@pytest.mark.parametrize("without", ["also", "no", "dont-know"])
def test_only_a_wish_that_was_said_before_the_complaint_goes_on(without: str) -> None:
    answers = {**of("complaint-anger").answers, "without": without}
    assert diagnose(PACK.interview, answers).verdict == "STOP"
    answers["without"] = "before"
    assert diagnose(PACK.interview, answers).verdict != "STOP"


def test_what_is_left_when_nothing_else_is_the_case_is_never_sure() -> None:
    answers = {**of("conflict").answers, "change": "none", "last-touch": "recent"}
    del answers["successor"]
    found = diagnose(PACK.interview, answers)
    assert (found.verdict, found.rule) == ("INVEST", "nothing-to-end")
    assert found.confidence == "fairly sure"
    assert "No answer led to it" in found.confidence_because


@pytest.mark.parametrize("told", ["not-told", "only-them", "waiting", "dont-know"])
def test_what_is_ours_does_not_excuse_an_act_against_a_person(told: str) -> None:
    answers = {**of("our-offence").answers, "conduct": "harassing"}
    assert diagnose(PACK.interview, answers).verdict == "PART-NOW"
    answers = {**of("our-offence").answers, "told": told}
    assert diagnose(PACK.interview, answers).verdict == "PART-NOW"


def golden(name: str, tone: Tone = Tone.WARM, **facts: str) -> Talk:
    """The talk of a verdict's own answers file, with other facts."""
    diagnosis, given = talk_case(PACK, name)
    return talk_of(PACK, diagnosis, {**given, **facts}, tone)


@pytest.mark.parametrize("tone", Tone)
def test_whoever_was_named_is_named_when_they_ask_who_does_it(tone: Tone) -> None:
    def reply(**facts: str) -> str:
        talk = golden("refer", tone, **facts)
        heard = (*talk.reactions, *talk.further)
        return next(each.reply for each in heard if "who does it then" in each.says)

    assert reply().startswith("Larch and Bowen")
    assert "[" not in reply(provider="")


@pytest.mark.parametrize("tone", Tone)
def test_what_cuts_the_notice_short_is_not_said_to_be_respected(tone: Tone) -> None:
    told = {"told_how": "writing", "across": "new-face"}
    accepted = "Fair enough" if tone is Tone.PLAIN else "I respect that"
    assert accepted in " ".join(said(golden("exit", tone, **told)))
    short = golden("exit", tone, **told, their_notice="short")
    assert accepted not in " ".join(said(short))


@pytest.mark.parametrize("tone", Tone)
def test_a_favour_is_asked_once_the_handover_is_told(tone: Tone) -> None:
    ask = "tell two people in your network how we worked?"

    def where(across: str) -> list[str]:
        talk = golden("exit", tone, across=across)
        return [part.id for part in talk.parts for line in part.lines if ask in line.text]

    parts = [part.id for part in golden("exit", tone).parts]
    assert where("boss") == ["asks"]
    assert parts.index("asks") > parts.index("bridge")
    assert where("new-face") == ["thank"]  # who knows nothing yet has to hear it first


@pytest.mark.parametrize("tone", Tone)
def test_three_things_that_are_asked_for_stay_three(tone: Tone) -> None:
    talk = golden("part-now", tone)
    wanted = next(part for part in talk.parts if part.id == "condition")
    lines = [line.text for line in wanted.lines if not line.cue]
    assert len(lines) == 4  # and who sees to it
    assert "see that Mr Crane has no more to do with our people" in lines[0]


def test_a_share_of_theirs_comes_only_after_they_allowed_it() -> None:
    for name in ("their_share", "also"):
        facts = {
            "their_share": "",
            "also": "",
            "also_place": "",
            name: "You updated it yourselves.",
        }
        lines = list(said(golden("save", **facts)))
        at = next(number for number, text in enumerate(lines) if "updated it yourselves" in text)
        assert "May I say it?" in lines[at - 2]


def test_who_is_at_the_table_is_asked_for_no_call_that_a_colleague_makes() -> None:
    assert "who should Ruth speak to" in " ".join(said(golden("exit")))
    assert "who should I speak to about it" in " ".join(said(golden("exit", colleague="")))


@pytest.mark.parametrize("tone", Tone)
def test_who_fears_to_be_too_small_hears_of_size_in_neither_way(tone: Tone) -> None:
    diagnosis, given = talk_case(PACK, "handover")
    given = {**given, "feared": "", "feared_reply": ""}
    moved = {**diagnosis.answers, "way-in": "our-change", "change": "other-work"}
    grown = diagnose(PACK.interview, {**moved, "lighter": "none", "successor": "colleague"})

    def reply(found: Diagnosis) -> str:
        talk = talk_of(PACK, found, given, tone)
        heard = (*talk.reactions, *talk.further)
        return next(each.reply for each in heard if "not important enough" in each.says)

    assert grown.verdict == "HANDOVER"
    for answer in (reply(diagnosis), reply(grown)):
        assert "size" not in answer  # the direction beside it forbids it
        assert not answer.startswith(("You are", "No"))  # nor is it denied
        assert "at least as well as now" in answer


@pytest.mark.parametrize("tone", Tone)
def test_nothing_is_said_to_stay_that_nobody_checked(tone: Tone) -> None:
    lines = " ".join(said(golden("handover", tone, what_stays="")))
    assert "verything else stays" not in lines
    assert "verything else stays" not in " ".join(said(golden("handover", tone)))


@pytest.mark.parametrize("tone", Tone)
def test_whoever_was_harmed_is_promised_to_no_hearing(tone: Tone) -> None:
    talk = golden("part-now", tone, ask="", feared="", feared_reply="")
    heard = [*said(talk), *(each.reply for each in (*talk.reactions, *talk.further))]
    assert not [text for text in heard if re.search(r"hears? both", text)]


@pytest.mark.parametrize("tone", Tone)
def test_what_was_done_since_is_told_right_after_what_happened(tone: Tone) -> None:
    lines = list(said(golden("part-now", tone)))
    at = next(number for number, text in enumerate(lines) if "has been there since" in text)
    assert "locked the office door" in lines[at - 1]
    assert "September" in lines[at + 1]  # else “since” is heard as since September


@pytest.mark.parametrize("tone", Tone)
def test_a_harm_done_in_an_email_is_not_followed_by_another(tone: Tone) -> None:
    diagnosis, given = talk_case(PACK, "reset")
    ours = {**diagnosis.answers, "trouble": "people", "between": "ours"}
    lines = said(talk_of(PACK, diagnose(PACK.interview, ours), {**given, "promise": ""}, tone))
    assert not [text for text in lines if "what you’ve told me" in text and "tomorrow" in text]
    assert not [text for text in lines if "what you have told me" in text and "tomorrow" in text]


def alone(name: str) -> Diagnosis:
    """The diagnosis of a verdict's own answers file, for somebody who works alone."""
    diagnosis, _ = talk_case(PACK, name)
    return diagnose(PACK.interview, {**diagnosis.answers, "decider": "alone"})


def checks(found: Diagnosis) -> list[Check]:
    """What the verdict of a case says to do before the talk."""
    (text,) = (each for each in PACK.verdicts if each.verdict is found.verdict)
    case = context(found, PACK.talk.facts, {})
    return [each for each in text_of(found, text).before if case.allows(each.when)]


@pytest.mark.parametrize("name", ["invest", "gather", "stop"])
def test_the_plan_of_whoever_works_alone_needs_nobody_in_a_firm(name: str) -> None:
    def steps(found: Diagnosis) -> list[str]:
        (plan,) = (each for each in PACK.plans if each.id == name)
        return [f"{step.title} {step.detail}" for step in needed(plan, found)]

    found = alone(name)
    assert found.verdict == name.upper()
    texts = [*steps(found), *(each.text for each in checks(found))]
    words = {*IN_A_FIRM, "compliance", "leadership", "equals"} - {"in private"}
    assert not [(word, text) for text in texts for word in words if word in text]
    if name == "invest":
        assert [text for text in steps(found) if "plans for the next year" in text]
        in_firm = diagnose(PACK.interview, {**found.answers, "decider": "me"})
        assert [text for text in steps(in_firm) if "leadership" in text]


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("name", ["stop", "gather"])
def test_the_sentence_that_is_feared_has_its_reply_in_every_talk(name: str, tone: Tone) -> None:
    first = golden(name, tone, feared="Is it me?", feared_reply="No, and I’m glad you ask.")
    assert (first.reactions[0].says, first.reactions[0].reply) == (
        "“Is it me?”",
        "No, and I’m glad you ask.",
    )
    without = golden(name, tone, feared="Zebras gallop?", feared_reply="").reactions[0]
    assert without.feared
    assert without.reply


@pytest.mark.parametrize("tone", Tone)
def test_a_complaint_that_was_put_right_is_not_still_looked_into(tone: Tone) -> None:
    def heard(**facts: str) -> list[str]:
        return list(said(talk_of(PACK, of("complaint-anger"), facts, tone)))

    open_still, done = heard(), heard(mended="Both rooms were done again on Friday.")
    assert [text for text in open_still if "looking into" in text]
    assert not [text for text in done if "looking into" in text]
    assert len([text for text in done if "Both rooms were done again" in text]) == 1


@pytest.mark.parametrize("tone", Tone)
def test_what_is_offered_first_is_not_said_to_be_as_it_is(tone: Tone) -> None:
    diagnosis, given = talk_case(PACK, "reprice")
    answers = {**diagnosis.answers, "offer": "none"}
    facts = {**given, "new_terms": "750 a month for 10 hours", "smaller_scope": "5 hours for 450"}
    facts |= dict.fromkeys(("way_one", "way_two", "way_three"), "")
    found = diagnose(PACK.interview, answers)
    assert found.verdict == "REPRICE"
    (line,) = (text for text in said(talk_of(PACK, found, facts, tone)) if "750" in text)
    assert not re.search(r"as it is|stays|remains|leave everything", line)


@pytest.mark.parametrize("tone", Tone)
def test_whoever_may_not_pay_is_asked_about_no_invoice_there_may_not_be(tone: Tone) -> None:
    answers = {**alone("invest").answers, "trouble": "money", "money": "rumour"}
    found = diagnose(PACK.interview, answers)
    assert found.verdict == "GATHER"
    lines = " ".join(said(talk_of(PACK, found, {}, tone)))
    assert "how and when you pay" in lines
    assert "invoice" not in lines


def test_safety_is_asked_about_first_only_where_nobody_knows_what_was_done() -> None:
    def asked(found: Diagnosis) -> bool:
        return "safety-before-all" in [each.id for each in checks(found)]

    unknown = alone("gather")
    known = diagnose(PACK.interview, {**unknown.answers, "conduct": "fine"})
    assert asked(unknown)
    assert known.verdict == "GATHER"
    assert not asked(known)
