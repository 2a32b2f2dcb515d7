"""The sentence that the user fears most: first, with the reply to what it is nearest to."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from coach.domain.pack import TalkContent
from coach.domain.rules.verdict import Verdict
from coach.domain.talk.coaching import PrepareStage, PrepareStep
from coach.domain.talk.talk import Fact, FactRole, ReactionText, Talk, Tone
from coach.engine.rules.conditions import parse
from coach.engine.rules.diagnosis import diagnose
from coach.engine.search.search_words import words_of
from coach.engine.talk.compose import LIKELIEST, asked_facts, compose, to_have_ready
from coach.engine.talk.context import context
from coach.engine.talk.feared import nearest, phrases_of, quoted
from tests.engine.talk.test_compose import TEXT


def known(name: str, says: str, *others: str, weight: int = 5, any_: bool = False) -> ReactionText:
    """A reaction that is said in several ways, and answered by its name."""
    reply = ((Tone.WARM, f"Reply to {name}."),)
    return ReactionText(
        name,
        says,
        "",
        reply,
        "",
        parse("always"),
        "always",
        weight,
        asked_as=others,
        answers_any=any_,
    )


HIRE = known("hire", "“Can’t you just hire somebody?”", "take on more people", "hire more people")
YEARS = known("years", "“After all these years?”", "we go back a long way")
BOSS = known("boss", "“What am I supposed to tell my boss?”", "my boss will kill me")
LAWYER = known("lawyer", "“You will hear from my lawyer.”", "they threaten to sue")
ANY = known("any", "Something else", weight=9, any_=True)
ALL = (YEARS, HIRE, BOSS, LAWYER)


@pytest.mark.parametrize(
    ("feared", "near"),
    [
        ("you could just hire somebody", HIRE),
        ("why don’t you just hire people", HIRE),
        ("after all those years you do this to me", YEARS),
        ("And what do I tell my boss tonight?", BOSS),
        ("You’ll be hearing from our lawyers!", LAWYER),
        ("I never want to see you at my daughter’s school again", None),
        ("What do I do now?", None),
        ("?!", None),
        ("", None),
    ],
)
def test_a_feared_sentence_finds_what_it_means(feared: str, near: ReactionText | None) -> None:
    assert nearest(feared, map(phrases_of, ALL)) == (near.id if near else "")


PHRASES = [(each.id, said) for each in ALL for said in (each.says, *each.asked_as)]


@given(st.sampled_from(PHRASES), st.text(" .,!?–\n", max_size=6))
def test_capitals_and_what_stands_around_change_nothing(
    known: tuple[str, str], around: str
) -> None:
    reaction, said = known
    assert nearest(f"{around}{said.upper()}{around}", map(phrases_of, ALL)) == reaction


@given(st.text(max_size=80))
def test_what_shares_no_word_with_any_is_near_none(feared: str) -> None:
    known = {word for _, said in PHRASES for word in words_of(said)}
    assume(not known & set(words_of(feared)))
    assert nearest(feared, map(phrases_of, ALL)) == ""


@pytest.mark.parametrize("typed", ["Why me?", "“Why me?”", '"Why me?"', " 'Why me?' "])
def test_it_stands_in_one_pair_of_quotation_marks(typed: str) -> None:
    assert quoted(typed) == "“Why me?”"


CONTENT = TalkContent(
    parts=((Verdict.FIX, ()),),
    facts=(
        Fact("client", "Client", "", ""),
        Fact("dread", "What you fear", "", "", role=FactRole.FEARED),
        Fact("truth", "Your true answer", "", "", role=FactRole.FEARED_REPLY),
    ),
    reactions=(*ALL, ANY),
    wording=(),
)


def talk(small, **facts: str) -> Talk:
    """The talk of a case that is to be fixed."""
    diagnosis = diagnose(small, {"wrong": "late", "told": "yes"})
    return compose(CONTENT, TEXT, diagnosis, facts, tone=Tone.WARM, pack="test 1.0")


def test_it_comes_first_in_the_users_words_with_the_reply_that_fits(small) -> None:
    first, *others = (made := talk(small, dread="can you not hire\nmore people")).reactions
    assert (first.says, first.reply) == ("“can you not hire more people”", "Reply to hire.")
    assert first.feared
    assert not any(each.feared for each in others)
    assert "hire" not in {each.id for each in (*made.reactions, *made.further)}


def test_what_nothing_answers_waits_for_the_users_own_answer(small) -> None:
    first = talk(small, dread="I never want to see you again").reactions[0]
    assert (first.says, first.reply) == ("“I never want to see you again”", "[your true answer].")


def test_a_true_answer_of_the_users_own_is_the_reply(small) -> None:
    made = talk(small, dread="Can you not hire more people?", truth=" We have tried since May ")
    assert made.reactions[0].reply == "We have tried since May."
    assert "hire" not in {each.id for each in (*made.reactions, *made.further)}
    assert talk(small, dread="I never want to see you", truth="Then so be it!").reactions[
        0
    ].reply == ("Then so be it!")


def test_an_answer_to_nothing_feared_is_not_said(small) -> None:
    assert talk(small, truth="We have tried since May.").reactions == talk(small).reactions


def test_what_was_told_stands_in_the_steps_that_ask_for_it(small) -> None:
    told = PrepareStep(
        "quiet", "Leave out {{ dread }}.", PrepareStage.DAY, parse("fact dread"), "fact dread"
    )
    always = PrepareStep("room", "A quiet room.", PrepareStage.SETTING)
    content = replace(CONTENT, prepare=(told, always), reactions=ALL)
    diagnosis = diagnose(small, {"wrong": "late", "told": "yes"})
    texts = [
        [step.text for step in to_have_ready(content, context(diagnosis, content.facts, given))]
        for given in ({"dread": "the figures"}, {})
    ]
    assert texts == [["Leave out the figures.", "A quiet room."], ["A quiet room."]]
    assert "dread" in {fact.id for fact in asked_facts(content, diagnosis, {})}


def test_what_answers_anything_is_not_listed_by_itself(small) -> None:
    made = talk(small)
    assert [each.id for each in (*made.reactions, *made.further)] == [each.id for each in ALL]
    assert len(made.reactions) <= LIKELIEST


def test_it_is_asked_for_where_there_is_an_answer_to_anything(small) -> None:
    diagnosis = diagnose(small, {"wrong": "late", "told": "yes"})
    assert {"dread", "truth"} <= {fact.id for fact in asked_facts(CONTENT, diagnosis, {})}
    without = replace(CONTENT, reactions=ALL)
    assert "dread" not in {fact.id for fact in asked_facts(without, diagnosis, {})}


USUAL = (
    "a an and any are as at be been but by can could did do does dont for from get go had has "
    "have he her him his how i if in into is it its just me more my no not now of on one or "
    "our out she so some than that the their them then there they this to up us was we were "
    "what when which who why will with would you your yours youve youre ive im ill "
)


@pytest.mark.parametrize("word", USUAL.split())
def test_a_word_that_is_in_every_sentence_brings_none_near(word: str) -> None:
    one = known("one", f"zebra {word}")
    assert nearest(word, map(phrases_of, (one, HIRE))) == ""
    assert nearest(f"zebra {word}", map(phrases_of, (one, HIRE))) == "one"


EVERYWHERE = (
    "a an and any are as at be been but by can could did do does dont for from get go had has have "
    "he her him his how i if in into is it its just me more my no not now of on one or our out she "
    "so some than that the their them then there they this to up us was we were what when which "
    "who why will with would you your yours youve youre ive im ill"
)


@pytest.mark.parametrize("word", [*EVERYWHERE.split(), "harbour"])
def test_a_word_that_stands_everywhere_leads_to_nothing_alone(word: str) -> None:
    phrases = [*map(phrases_of, (known("apple", f"{word} apple"), known("pear", "pear")))]
    assert nearest(word, phrases) == ("apple" if word == "harbour" else "")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("meetings", "meet"), ("meeting", "meet"), ("walked", "walk"), ("boxes", "box"),
        ("clients", "client"), ("quickly", "quick"), ("prices", "price"), ("agreed", "agree"),
        ("harbour", "harbour"),
    ],
)  # fmt: skip
def test_endings_do_not_tell_words_apart(said: str, meant: str) -> None:
    phrases = [*map(phrases_of, (known("one", f"{meant} apple"), known("pear", "pear")))]
    assert nearest(said, phrases) == "one"


@pytest.mark.parametrize(("said", "meant"), [("king", "k"), ("red", "r")])
def test_an_ending_leaves_three_letters(said: str, meant: str) -> None:
    phrases = [*map(phrases_of, (known("one", f"{meant} apple"), known("pear", "pear")))]
    assert nearest(said, phrases) == ""


@pytest.mark.parametrize(
    "typed", ["so be it", "“so be it”", " “so  be\nit” ", "'so be it'", "‘so be it’", '"so be it"']
)
def test_a_feared_sentence_stands_in_quotation_marks_once(typed: str) -> None:
    assert quoted(typed) == "“so be it”"
