"""The proof finds lines that take more for granted than the answers and facts carry."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.content.checks.check import read_pack
from coach.domain.pack import TalkContent
from coach.domain.rules.condition import All, Always, Given, Is, Not
from coach.domain.rules.proof import Carried, Claim
from coach.domain.talk.talk import (
    Fact,
    FactKind,
    LineClaim,
    PartText,
    Passage,
    ReactionText,
    Tone,
    Variant,
)
from coach.engine.proof.carried import CaseSearch, claims_carried
from coach.engine.rules.conditions import atoms, parse, with_facts
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.blanks import blanks_in
from coach.engine.talk.compose import compose
from coach.engine.talk.context import context
from tests.engine.interviews import VERDICTS, all_walks, conditions, interviews
from tests.engine.proof.conftest import faults

pytestmark = pytest.mark.timeout(300)

SMALL = Path(__file__).parents[2] / "files" / "packs" / "small"
FACTS = (
    Fact("sum", "The sum", "", "9 euros"),
    Fact("day", "The day", "", "Monday"),
    Fact("friend", "", "", "", FactKind.CHOICE, choices=(("yes", "A friend"), ("no", "None"))),
)
ASKED = st.one_of(
    conditions(outcomes=True),
    st.just(Given("sum")),
    st.just(Not(Given("day"))),
    st.just(Is("friend", ("yes",))),
    st.builds(lambda one: All((Given("day"), one)), conditions()),
)


@pytest.fixture(scope="session")
def small_pack():
    return read_pack(SMALL)


def reaction(when, *claims):
    return ReactionText("why", "Why?", "", ((Tone.WARM, "So."),), "", when, "", 5, claims=claims)


def claim(name, when):
    return LineClaim(name, f"It is {name}.", when, "")


def with_talk(pack, **changes):
    return replace(pack, talk=replace(pack.talk, **changes))


# -- by hand


def carried(pack, when, claimed):
    made = with_talk(pack, reactions=(reaction(parse(with_facts(when)), "so"),))
    return claims_carried(replace(made, claims=(claim("so", parse(with_facts(claimed))),)))


@pytest.mark.parametrize(
    ("when", "claimed"),
    [
        ("trouble is payment", "trouble is payment/size"),
        ("verdict is PART", "trouble is payment and tried is refused"),  # the only rule
        ("verdict is RESET", "conduct is rude"),
        ("verdict is RESET", "mode is boundary"),
        ("verdict is FIX", "flag our-failure"),
        ("flag our-failure", "trouble is ours"),
        ("tried is known", "trouble is not ours"),  # it is asked only then
        ("closeness is friend", "closeness"),
        ("years and not contact", "not contact"),
        ("always", "verdict is not PART or not flag safety-flag"),
        ("trouble is known", "conduct is not severe"),  # that has ended before
    ],
)
def test_what_the_answers_carry_is_carried(small_pack, when, claimed):
    count, found = carried(small_pack, when, claimed)
    assert found == ()
    assert count == Carried(1, 1, 1)


@pytest.mark.parametrize(
    ("when", "claimed", "answers", "facts"),
    [
        ("trouble is payment/size", "trouble is payment",
         {"conduct": "fine", "motive": "behaviour", "leaving": "stay", "trouble": "size",
          "tried": "refused"}, {}),
        ("verdict is REFER", "closeness is friend",
         {"conduct": "fine", "motive": "behaviour", "leaving": "stay", "trouble": "size",
          "tried": "refused"}, {}),
        ("conduct is severe and years", "not years", {"conduct": "severe", "motive": "behaviour"},
         {"years": "6"}),
        ("conduct is severe and closeness", "closeness is friend/business",
         {"conduct": "severe", "motive": "behaviour"}, {"closeness": "cordial"}),
    ],
)  # fmt: skip
def test_what_they_do_not_carry_is_shown_by_the_shortest(small_pack, when, claimed, answers, facts):
    _, (fault,) = carried(small_pack, when, claimed)
    assert (dict(fault.answers).keys(), dict(fault.facts)) == (answers.keys(), facts)
    for name in ("conduct", "trouble"):
        if name in answers and name in when:
            assert fault.answers[name] == answers[name]
    assert fault.claim is Claim.CARRIED
    assert fault.what == (
        "reactions/…/why.md, takes for granted what is not always so where it is said: "
        "'so', It is so."
    )


def test_a_text_that_names_no_claims_is_not_counted_and_one_that_names_none_is(small_pack):
    silent = with_talk(small_pack, reactions=(replace(reaction(Always()), claims=None),))
    stated = with_talk(small_pack, reactions=(reaction(Always()),))
    assert claims_carried(silent) == (Carried(0, 0, 0), ())
    assert claims_carried(stated) == (Carried(1, 0, 0), ())


def test_the_built_in_pack_is_carried_and_counted(pack, proof):
    assert not faults(proof, Claim.CARRIED)
    assert proof.carried.claims == len(
        {name for each in all_texts(pack) for name in each.claims or ()}
    )
    assert proof.carried.lines > 0


def all_texts(pack):
    for _, parts in pack.talk.parts:
        for part in parts:
            yield from part.wordings
    for letter in pack.talk.letters:
        yield from letter.variants
    yield from pack.talk.reactions
    yield from (step for plan in pack.plans for step in plan.steps)
    yield from (*pack.talk.prepare, *pack.talk.calm, *pack.talk.after.questions)
    yield from (*pack.talk.after.outcomes, *pack.talk.after.causes)


def test_every_place_that_can_claim_is_looked_at(small_pack):
    """A claim that is never true, made in each kind of text by itself, is found there."""
    never = (claim("so", Not(Always())),)
    talk, plan = small_pack.talk, small_pack.plans[0]
    verdict, (part, *more) = talk.parts[0]
    letter = replace_first(talk.letters, lambda one: replace(one, variants=tuple(
        replace(each, claims=("so",)) for each in one.variants)))  # fmt: skip
    line = replace(part, variants=tuple(replace(v, claims=("so",)) for v in part.variants))
    step = replace(plan, steps=(replace(plan.steps[0], claims=("so",)), *plan.steps[1:]))
    made = [
        with_talk(small_pack, parts=((verdict, (line, *more)), *talk.parts[1:])),
        with_talk(small_pack, reactions=(replace(talk.reactions[0], claims=("so",)),)),
        replace(small_pack, plans=(step, *small_pack.plans[1:])),
        with_talk(small_pack, letters=letter),
    ]
    for pack in made:
        _, found = claims_carried(replace(pack, claims=never))
        assert found, pack


def replace_first(items, change):
    return tuple(change(item) if not number else item for number, item in enumerate(items))


# -- agreement with brute force


def fillings():
    """Every way to fill in the facts."""
    for total, day, friend in product(("", "9 euros"), ("", "Monday"), ("", "yes", "no")):
        given = {"sum": total, "day": day, "friend": friend}
        yield {name: value for name, value in given.items() if value}


def settled(interview):
    """The interview without conditions that read what is settled only later."""
    asked, flags = set(), set()
    questions, rules = [], []

    def early(condition):
        known = (*asked, *flags)
        return Always() if any(atom.name not in known for atom in atoms(condition)) else condition

    for gate in interview.gates:
        for question in interview.questions_of(gate.id):
            questions.append(replace(question, when=early(question.when)))
            asked.add(question.id)
        for rule in interview.rules_of(gate.id):
            rules.append(replace(rule, when=early(rule.when)))
            flags |= {*rule.flags}
    return replace(interview, questions=tuple(questions), rules=tuple(rules))


def shortest(interview, says):
    """The size of the smallest case for which `says` is true, by trying them all."""
    sizes = [
        len(path.asked) + len(facts)
        for path in all_walks(interview)
        if path.verdict is not None
        for diagnosis in [diagnose(interview, path.answers)]
        for facts in fillings()
        if says(diagnosis, facts)
    ]
    return min(sizes, default=None)


def made_of(small_pack, interview, when):
    return replace(
        small_pack,
        interview=interview,
        plans=(),
        claims=(claim("so", when),),
        talk=TalkContent(parts=(), facts=FACTS, reactions=(), wording=()),
    )


@settings(max_examples=80)
@given(interview=interviews(), said=ASKED, claimed=ASKED)
def test_brute_force_agrees_on_a_text_and_its_claim(small_pack, interview, said, claimed):
    interview = settled(interview)
    pack = with_talk(made_of(small_pack, interview, claimed), reactions=(reaction(said, "so"),))

    def untrue(diagnosis, facts):
        case = context(diagnosis, FACTS, facts)
        return case.allows(said) and not case.allows(claimed)

    _, found = claims_carried(pack)
    assert [fault.size for fault in found] == [
        size for size in [shortest(interview, untrue)] if size is not None
    ]
    for fault in found:
        assert untrue(diagnose(interview, fault.answers), fault.facts)


WORDS = st.sampled_from(["Yes.", "At {{ sum }}.", "On {{ day }}.", "{{ sum }} on {{ day }}."])


@st.composite
def some_passages(draw):
    """One to three passages, each of a row or two of alternatives; one wording makes a claim."""
    passages = []
    count = draw(st.integers(1, 3))
    for number in range(count):
        variants = []
        for name in ("a", "b")[: draw(st.integers(1, 2))]:
            optional = draw(st.booleans())
            for each in range(1, draw(st.integers(1, 3)) + 1):
                own, text = draw(ASKED | st.just(Always())), draw(WORDS)
                blanks = tuple(Given(blank) for blank in blanks_in(text))
                variants.append(
                    Variant(name, text, All((own, *blanks)), "", None, "", (), number=each,
                            own=own, optional=optional, claims=())
                )  # fmt: skip
        when = draw(ASKED) if number < count - 1 else Always()
        passages.append(Passage(f"p{number}", when, "", tuple(variants)))
    at = draw(st.integers(0, count - 1))
    which = draw(st.integers(0, len(passages[at].variants) - 1))
    variants = [
        replace(each, claims=("so",)) if number == which else each
        for number, each in enumerate(passages[at].variants)
    ]
    passages[at] = replace(passages[at], variants=tuple(variants))
    variant = passages[at].variants[which]
    return tuple(passages), f"news/{passages[at].id}/{variant.line}#{variant.number}"


@settings(max_examples=40)
@given(
    interview=interviews(),
    made=some_passages(),
    claimed=ASKED,
    part=st.tuples(VERDICTS, ASKED | st.just(Always())),
    asked=st.sampled_from(["always", "flag red", "question-0 is a"]),
)
def test_composing_every_case_agrees_on_when_a_wording_of_a_passage_is_said(
    small_pack, interview, made, claimed, part, asked
):
    interview = settled(interview)
    (passages, template), (verdict, when) = made, part
    facts = (replace(FACTS[0], when=parse(asked)), *FACTS[1:])
    text = PartText("news", "", "", "", 0, "", "", (), when=when, passages=passages)
    talk = TalkContent(parts=((verdict, (text,)),), facts=facts, reactions=(), wording=())
    pack = replace(made_of(small_pack, interview, claimed), talk=talk)
    of = next(each for each in pack.verdicts if each.verdict is verdict)

    def untrue(diagnosis, given_facts):
        case = context(diagnosis, facts, given_facts)
        if diagnosis.verdict is not verdict or case.allows(claimed):
            return False
        composed = compose(talk, of, diagnosis, given_facts, tone=Tone.WARM, pack="")
        said = {line.template for part in composed.parts for line in part.lines}
        return f"{verdict.lower()}/{template}" in said

    _, found = claims_carried(pack)
    assert [fault.size for fault in found] == [
        size for size in [shortest(interview, untrue)] if size is not None
    ]
    for fault in found:
        assert untrue(diagnose(interview, fault.answers), fault.facts)


@settings(max_examples=60)
@given(
    interview=interviews(),
    verdict=VERDICTS,
    within=ASKED,
    others=st.lists(ASKED, min_size=1, max_size=5).map(tuple),
    few=st.integers(0, 3),
)
def test_brute_force_agrees_on_how_many_conditions_hold(
    small_pack, interview, verdict, within, others, few
):
    interview = settled(interview)
    pack = made_of(small_pack, interview, Always())

    def falls_short(diagnosis, facts):
        case = context(diagnosis, FACTS, facts)
        few_hold = sum(map(case.allows, others)) <= few
        return diagnosis.verdict is verdict and case.allows(within) and few_hold

    found = CaseSearch(pack, (within, *others)).may_be((within,), verdict, others, few)
    assert found is (shortest(interview, falls_short) is not None)
