"""Cards by themselves: ids, first words, gaps and mixed orders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.pack import Library, TalkContent
from coach.domain.rules.interview import Interview
from coach.domain.study.card import CardKind, CardRef
from coach.domain.talk.script import Script, ScriptPair, ScriptStage, Situation
from coach.engine.study.cards import (
    GAP,
    LEAST_SECONDS,
    MOST_SECONDS,
    Deck,
    first_words,
    mixed,
    seconds_aloud,
    spoken,
    with_gaps,
)

PAIRS = (ScriptPair("Whatever.", "By Friday.", "A day."), ScriptPair("Sorry!", "I see.", "Once."))


def script(script_id="call", **changes):
    fields = {
        "situation": "late", "stage": ScriptStage.OPEN, "title": "The call",
        "use_when": "They pay late.", "not_when": "They said why.", "short": "I ring about it.",
        "long": "", "avoid": ("Sorry!",), "reactions": (), "written": "", "focus": "Ask.",
        "contrast": "Hi, only me.", "contrast_why": "It hides.", "verdicts": ("FIX",),
        "sources": (), "rule": "Ask one open question.", "pairs": PAIRS, **changes,
    }  # fmt: skip
    return Script(id=script_id, **fields)


def deck(*scripts):
    library = Library((Situation("late", "Late", ""),), scripts)
    return Deck(library, TalkContent((), (), (), ()), (), Interview((), (), ()), ())


def kinds(found):
    return [ref.kind for ref in found.of_script("call")]


def test_a_card_is_called_by_its_kind_and_its_source():
    assert CardRef(CardKind.OPENING, "call").id == "opening:call"
    assert deck(script()).ref("opening:call") == CardRef(CardKind.OPENING, "call")


@pytest.mark.parametrize("name", ["opening:gone", "shout:call", "opening", "", "order:PART", "::"])
def test_an_id_that_the_library_lacks_is_no_card(name):
    assert deck(script()).ref(name) is None


def test_what_a_script_says_changes_no_id():
    before, after = deck(script()), deck(script(title="Another", short="Hello.", rule="Listen."))
    assert before.all() == after.all()


def test_a_script_has_no_card_for_what_it_does_not_say():
    of_all = [
        *(CardKind.OPENING, CardKind.RULE, CardKind.INSTEAD, CardKind.FAULT, CardKind.ALOUD),
    ]
    assert kinds(deck(script())) == of_all
    assert CardKind.INSTEAD not in kinds(deck(script(pairs=())))
    assert CardKind.FAULT not in kinds(deck(script(contrast="")))
    assert CardKind.RULE not in kinds(deck(script(rule="", focus="")))
    assert CardKind.RULE in kinds(deck(script(rule="")))  # what to practise stands for it
    written = kinds(deck(script(stage=ScriptStage.WRITTEN)))
    assert CardKind.ALOUD not in written
    assert CardKind.OPENING in written


def test_one_line_that_hurts_is_asked_at_a_time_and_each_in_its_turn():
    cards = deck(script())
    ref = CardRef(CardKind.INSTEAD, "call")
    fronts = [cards.card(ref, turn).front for turn in range(3)]
    assert "Whatever." in fronts[0]
    assert "Sorry!" in fronts[1]
    assert fronts[2] == fronts[0]
    asked = cards.card(ref, 1)
    assert asked.back == "“I see.”\n\nOnce."
    assert [note.label for note in asked.notes] == ["“Whatever.”"]


def test_a_card_to_say_aloud_asks_for_the_rule_and_each_line_to_avoid():
    card = deck(script()).card(CardRef(CardKind.ALOUD, "call"))
    assert card.checks == (
        "You kept to the rule: Ask one open question.",
        "You managed without: “Sorry!”",
    )
    assert card.seconds == LEAST_SECONDS
    long = deck(script(short="word " * 900)).card(CardRef(CardKind.ALOUD, "call"))
    assert long.seconds == MOST_SECONDS


def test_a_greeting_alone_is_no_beginning():
    said = first_words("Good morning.\n\n*Pause.*\n\nI am ringing about the bill. It is late.")
    assert said == "Good morning. I am ringing about the bill. It is late."
    long = "There are eleven words in this sentence that somebody may say aloud. No more."
    assert first_words(long) == long.split(". ", maxsplit=1)[0] + "."


def test_what_is_spoken_has_no_directions_and_no_headings():
    assert spoken("**First**\n\nHello.\n\n*Pause.*\n\nIt is *your* turn.") == (
        "Hello.\n\nIt is *your* turn."
    )


def test_the_seconds_are_those_of_somebody_who_looks_for_words():
    assert seconds_aloud("word " * 130) == 60


def test_gaps_stand_for_the_longest_words_and_never_for_small_ones():
    assert with_gaps("Ask one open question.") == f"Ask one open {GAP}."
    assert with_gaps("Ask one open question.", {"question"}) == f"Ask one {GAP} question."
    assert with_gaps("They’d miss it.", {"they"}) == f"They’d {GAP} it."
    assert GAP in with_gaps("Go on.")  # where all are small, one of them goes


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, min_size=2, max_size=12), st.text())
def test_what_is_mixed_is_the_same_things_in_another_order_each_time(items, seed):
    found = mixed(items, seed)
    assert sorted(found) == sorted(items)
    assert found != tuple(items)
    assert found == mixed(items, seed)


@pytest.mark.parametrize(
    ("words", "gaps"), [(1, 1), (4, 1), (5, 1), (9, 1), (10, 2), (14, 2), (15, 3), (40, 3)]
)
def test_one_word_in_five_is_a_gap_and_three_are_the_most(words, gaps):
    assert with_gaps(" ".join(f"word{chr(97 + n % 26)}" for n in range(words))).count(GAP) == gaps


@pytest.mark.parametrize(
    ("sentence", "quiet", "shown"),
    [
        ("You can ask a lot of them now.", (), f"You can ask a lot of {GAP} now."),
        ("Ask for one now, why not.", (), f"{GAP} for one now, why not."),  # none has four letters
        ("Then name what they said aloud.", (), f"Then name what they said {GAP}."),
        ("Name that last date here, once.", (), f"{GAP} that last date here, once."),
        ("They'd ask once.", {"theyd"}, f"They'd ask {GAP}."),
        ("They’d ask once.", {"they"}, f"They’d ask {GAP}."),
        ("Them and them.", {"them", "and"}, f"{GAP} and them."),  # where all say nothing
    ],
)
def test_which_words_are_gaps(sentence, quiet, shown):
    assert with_gaps(sentence, quiet) == shown


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("", ""),
        ("*Pause.*", ""),
        ("One two three. Four.", "One two three. Four."),
        (f"{'word ' * 10}eleven. Twelve. More.", f"{'word ' * 10}eleven. Twelve."),
        (f"{'word ' * 11}twelve. More.", f"{'word ' * 11}twelve."),
        ("“Why now?” she asks.\n\n**Wait.**\n\nThen\nsay it.", "“Why now?” she asks. Then say it."),
        ("It is 3.5 days: that is all.", "It is 3.5 days: that is all."),
    ],
)
def test_the_first_words_are_whole_sentences_of_twelve_words_or_more(text, first):
    assert first_words(text) == first


@pytest.mark.parametrize(
    ("words", "seconds"), [(10, 15), (32, 15), (34, 16), (130, 60), (389, 180), (391, 180)]
)
def test_the_clock_of_a_card_has_a_quarter_to_three_minutes(words, seconds):
    card = deck(script(short="word " * words)).card(CardRef(CardKind.ALOUD, "call"))
    assert card.seconds == seconds
