"""Composing a talk from content and a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.pack import TalkContent
from coach.domain.rules.condition import All, Condition, Given
from coach.domain.rules.verdict import ReferralPolicy, Verdict, VerdictText
from coach.domain.talk.talk import Fact, FactKind, PartText, ReactionText, Tone, Variant, Wording
from coach.engine.rules.conditions import parse
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.compose import asked_facts, compose

TEXT = VerdictText(
    verdict=Verdict.FIX,
    name="Fix it",
    short="Fix",
    meaning="",
    cause=None,
    channel="Face to face.",
    parts=("news",),
    plan="fix",
    referral=ReferralPolicy.NONE,
    before=(),
)

REPLIES = ((Tone.WARM, "I hear you."), (Tone.PLAIN, "I see."))


def variant(
    line: str, text: str, when: str = "always", *blanks: str, tone: Tone | None = None, number=1
):
    """A variant whose blanks are part of its condition, as the content reader makes it."""
    condition: Condition = All((parse(when), *(Given(blank) for blank in blanks)))
    because = f"Because {line}."
    return Variant(line, text, condition, when, tone, because, ("our-default",), number=number)


def reaction(
    reaction_id: str, weight: int, when: str = "always", likelier: str = ""
) -> ReactionText:
    """A reaction that says its own id."""
    more = ((parse(likelier), 5),) if likelier else ()
    return ReactionText(reaction_id, reaction_id, "", REPLIES, "", parse(when), when, weight, more)


CONTENT = TalkContent(
    parts=(
        (
            Verdict.FIX,
            (
                PartText(
                    id="news",
                    title="The news",
                    purpose="",
                    time="30 s",
                    seconds=30,
                    do="",
                    dont="",
                    variants=(
                        variant("ask", "Please pay by {{ by_when }}.", "wrong is late", "by_when"),
                        variant("ask", "Please pay soon.", "wrong is late", number=2),
                        variant("ask", "Please stop.", tone=Tone.PLAIN, number=3),
                        variant("ask", "Would you stop?", tone=Tone.WARM, number=3),
                        variant("friend", "You know me.", "closeness is friend"),
                    ),
                ),
                PartText("never", "", "", "", 0, "", "", (variant("x", "x", "told is yes"),)),
            ),
        ),
    ),
    facts=(
        Fact("client", "Client", "", ""),
        Fact("by_when", "By when", "", "", FactKind.DATE),
        Fact("closeness", "", "", "", FactKind.CHOICE, choices=(("friend", "A friend"),)),
        Fact("leader", "Leader", "", ""),
    ),
    reactions=(
        reaction("calm", 3),
        reaction("angry", 2, likelier="wrong is late"),
        reaction("never", 9, when="wrong is bad"),
    ),
    wording=(Wording("maybe", ("maybe",), "", "", parse("verdict is FIX")),),
)


@pytest.fixture
def late(small):
    """A diagnosis of FIX for a client that pays late."""
    return diagnose(small, {"harm": "no", "wrong": "late", "told": "no"})


def talk(diagnosis, tone=Tone.WARM, **facts):
    return compose(CONTENT, TEXT, diagnosis, facts, tone=tone, pack="small 1.0")


def lines(composed):
    return [line.text for part in composed.parts for line in part.lines]


def test_a_line_with_its_blank_given_is_filled_and_dates_are_spoken(late):
    assert lines(talk(late, by_when="2026-06-30")) == ["Please pay by the thirtieth of June 2026."]


def test_without_the_blank_the_next_wording_is_used(late):
    assert lines(talk(late)) == ["Please pay soon."]
    assert lines(talk(late, by_when="   ")) == ["Please pay soon."]


def test_tone_and_answers_choose_the_wording(small):
    bad = diagnose(small, {"harm": "no", "wrong": "bad", "told": "no"})
    assert lines(talk(bad)) == ["Would you stop?"]
    assert lines(talk(bad, tone=Tone.PLAIN)) == ["Please stop."]


def test_tones_of_one_section_have_one_template(small):
    bad = diagnose(small, {"harm": "no", "wrong": "bad", "told": "no"})
    templates = {
        talk(bad, tone=tone).parts[0].lines[0].template for tone in (Tone.WARM, Tone.PLAIN)
    }
    assert templates == {"fix/news/ask#3"}


def test_replies_follow_the_tone_and_else_are_the_first(late):
    replies = {tone: talk(late, tone=tone).reactions[0].reply for tone in Tone}
    assert replies == {Tone.WARM: "I hear you.", Tone.PLAIN: "I see.", Tone.FORMAL: "I hear you."}


def test_a_choice_of_the_user_can_add_a_line(late):
    assert lines(talk(late, closeness="friend"))[-1] == "You know me."


def test_a_part_without_lines_is_left_out(late):
    assert [part.id for part in talk(late).parts] == ["news"]


def test_a_line_knows_where_it_comes_from(late):
    (line,) = talk(late).parts[0].lines
    assert (line.id, line.template, line.when_text, line.because, line.sources) == (
        "news/ask",
        "fix/news/ask#2",
        "wrong is late",
        "Because ask.",
        ("our-default",),
    )


def test_reactions_come_likeliest_first_and_only_where_they_fit(late):
    assert [reaction.id for reaction in talk(late).reactions] == ["angry", "calm"]


def test_words_to_avoid_follow_the_verdict(small, late):
    assert [word.id for word in talk(late).avoid] == ["maybe"]
    well = diagnose(small, {"harm": "no", "wrong": "nothing"})
    invest = replace(TEXT, verdict=Verdict.INVEST)
    assert compose(CONTENT, invest, well, {}, tone=Tone.WARM, pack="").avoid == ()


def test_only_facts_that_a_line_can_use_are_asked(late):
    assert [fact.id for fact in asked_facts(CONTENT, late, {})] == ["by_when", "closeness"]
    assert talk(late, by_when="2026-06-30").open_facts == ("closeness",)


def test_a_template_in_a_name_stays_text(late):
    content = replace(
        CONTENT,
        parts=(
            (
                Verdict.FIX,
                (
                    replace(
                        CONTENT.parts[0][1][0],
                        variants=(variant("a", "{{ client }}", "always", "client"),),
                    ),
                ),
            ),
        ),
    )
    composed = compose(content, TEXT, late, {"client": "{{ 7 * 7 }}"}, tone=Tone.WARM, pack="")
    assert lines(composed) == ["{{ 7 * 7 }}"]


@given(st.dictionaries(st.sampled_from(["client", "by_when", "leader"]), st.text(max_size=300)))
def test_no_text_of_the_user_breaks_a_shipped_talk(pack, facts):
    answers = {"way-in": "wrong", "decider": "me", "conduct": "fine", "demand": "never"}
    diagnosis = diagnose(pack.interview, {**answers, "trouble": "quiet", "notice": "none"})
    text = next(text for text in pack.verdicts if text.verdict is diagnosis.verdict)
    composed = compose(pack.talk, text, diagnosis, facts, tone=Tone.WARM, pack="")
    assert composed.parts
    without = compose(pack.talk, text, diagnosis, {}, tone=Tone.WARM, pack="")
    assert not any("{" in line for line in lines(without))
