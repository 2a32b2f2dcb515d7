"""The stories and the paths of the built-in pack."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from coach.content.checks.check import read_pack
from coach.domain.rules.verdict import Verdict
from coach.domain.study.card import CardKind, CardRef
from coach.domain.talk.talk import Tone
from coach.engine.rules.diagnosis import diagnose
from coach.engine.study.cards import GAP, Deck
from coach.paths import pack_folder

PACK = read_pack(pack_folder())
DECK = Deck(
    PACK.library,
    PACK.talk,
    PACK.verdicts,
    PACK.interview,
    PACK.stories,
    frozenset(PACK.search.ignored),
)


def test_each_verdict_has_a_plain_story_and_a_warm_one():
    found = Counter(
        (diagnose(PACK.interview, story.answers).verdict, story.tone) for story in PACK.stories
    )
    wanted = {(verdict, tone) for verdict in Verdict for tone in (Tone.PLAIN, Tone.WARM)}
    assert wanted <= set(found)
    assert len(PACK.stories) >= 24


@pytest.mark.parametrize("story", PACK.stories, ids=lambda story: story.id)
def test_a_story_is_told_in_a_few_sentences_and_names_no_verdict(story):
    sentences = [each for each in story.told.replace("?", ".").split(". ") if each]
    assert 3 <= len(sentences) <= 8
    assert len(story.told.split()) <= 110
    names = {text.name.lower() for text in PACK.verdicts}
    assert not any(name in story.told.lower() for name in names)


def test_the_month_goes_on_from_the_week_and_holds_every_script_once():
    week, month = PACK.paths
    assert month.days[: len(week.days)] == week.days
    assert len(week.scripts) == 15
    assert Counter(month.scripts) == Counter(script.id for script in PACK.library.scripts)
    assert len(month.days) <= 23  # working days
    assert all(len(day.scripts) == 3 for day in month.days[:-1])


def test_no_day_is_called_like_another():
    titles = [day.title for day in PACK.paths[-1].days]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("ref", DECK.all(), ids=lambda ref: ref.id)
def test_every_card_has_both_faces(ref):
    card = DECK.card(ref)
    assert card.title
    assert card.task
    assert card.front.strip()
    assert card.back.strip()
    assert card.front != card.back
    assert "{{" not in card.front + card.back


def test_every_script_has_its_cards_and_none_is_made_twice():
    refs = DECK.all()
    assert len(set(refs)) == len(refs)
    kinds = Counter(ref.kind for ref in refs)
    scripts = len(PACK.library.scripts)
    assert kinds[CardKind.OPENING] == kinds[CardKind.RULE] == kinds[CardKind.FAULT] == scripts
    assert kinds[CardKind.REPLY] == len(PACK.talk.reactions)
    assert kinds[CardKind.STORY] == len(PACK.stories)
    assert kinds[CardKind.ORDER] == len(Verdict)


def test_a_rule_has_one_to_three_gaps_and_keeps_half_of_its_words():
    for script in PACK.library.scripts:
        card = DECK.card(CardRef(CardKind.RULE, script.id))
        line = card.front.split("\n")[-1]
        assert 1 <= line.count(GAP) <= 3
        assert line.count(GAP) * 2 < len(line.split()), line


def test_the_parts_of_a_talk_come_mixed_and_never_in_their_order():
    for verdict in Verdict:
        card = DECK.card(CardRef(CardKind.ORDER, verdict.value))
        assert sorted(card.mixed) == sorted(card.items)
        assert card.mixed != card.items
        assert len(card.items) >= 3
        assert all(one != other for one, other in pairwise(card.items))


def test_a_story_offers_its_verdict_among_five_likely_ones():
    for story in PACK.stories:
        card = DECK.card(CardRef(CardKind.STORY, story.id))
        verdict = DECK.diagnosis(story).verdict
        likely = [choice.verdict for choice in card.likely]
        assert verdict in likely
        assert len(set(likely)) == 5
        assert {choice.verdict for choice in card.choices} == set(Verdict)
