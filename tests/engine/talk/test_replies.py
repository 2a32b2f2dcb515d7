"""Replies with blanks: they say what the user told, and are not there where it was not told."""

from __future__ import annotations

import pytest

from coach.engine.talk.compose import asked_facts
from tests.talks import talk_case, talk_of

ROOM = "I could meet you at £150 a day"


def replies(pack, name, facts, tone):
    """What is answered to each sentence, by the reaction."""
    talk = talk_of(pack, talk_case(pack, name)[0], facts, tone)
    return {each.id: each.reply for each in (*talk.reactions, *talk.further)}


@pytest.mark.parametrize("smaller", ["", "the monthly accounts alone"])
def test_where_they_could_give_way_the_reply_says_it_and_elsewhere_none_does(pack, smaller):
    _, facts = talk_case(pack, "reprice")
    for tone in pack.info.tones:
        facts = {**facts, "smaller_scope": smaller, "give_way": ROOM}
        said = [reply for reply in replies(pack, "reprice", facts, tone).values() if ROOM in reply]
        assert len(said) == 1
        assert said[0].endswith(f"{ROOM}.")
        without = replies(pack, "reprice", {**facts, "give_way": ""}, tone)
        assert not any("{" in reply or "[" in reply for reply in without.values())


def test_a_day_in_a_reply_is_said_in_words(pack):
    _, facts = talk_case(pack, "gather")
    said = replies(pack, "gather", {**facts, "review_day": "2026-12-04"}, pack.info.tones[0])
    assert any("on the fourth of December" in reply for reply in said.values())


def test_what_a_reply_says_is_asked_for(pack):
    for name, fact in (("reprice", "give_way"), ("gather", "review_day")):
        asked = asked_facts(pack.talk, talk_case(pack, name)[0], {})
        assert fact in {each.id for each in asked}
