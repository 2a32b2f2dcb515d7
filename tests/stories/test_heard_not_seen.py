"""What is said by telephone or video takes nothing for granted that only a shared room has.

Whoever rings is not thanked for seeing anybody, sits at no table with them and cannot look at
them. Every situation is put by telephone and by video, to a friend and in business.
"""

from __future__ import annotations

import re

import pytest

from coach.content.checks.check import read_pack
from coach.domain.talk.talk import Tone
from coach.engine.rules.diagnosis import diagnose
from coach.engine.talk.context import context
from coach.paths import pack_folder
from tests.situations import SITUATIONS
from tests.talks import every_text, talk_of

PACK = read_pack(pack_folder())
IN_ONE_ROOM = re.compile(
    r"for seeing (me|us|the two)|at this table|in this room|(stand|get) up|your coat|my coat"
    r"|sitting here|your cup|(before|until) I go\b|touch your|shake hands"
    r"|to (your|their) face\b|half an hour held|papers on the table|\bbe early[.:]",
    re.IGNORECASE,
)
NOT_HEARD = re.compile(r"look at them", re.IGNORECASE)  # by video one can


def put(name: str, how: str, closeness: str, tone: Tone):
    """The talk of a situation, spoken in this way, with somebody this close."""
    diagnosis = diagnose(PACK.interview, SITUATIONS[name])
    told = {"contact": "Maud", "talk_place": "her office", "occasion": how}
    told |= {"closeness": closeness}
    known = context(diagnosis, PACK.talk.facts, told)
    asked = {fact.id: fact for fact in PACK.talk.facts}
    if not known.allows(asked["occasion"].when):
        return None
    return talk_of(PACK, diagnosis, told, tone)


WAYS = (
    ("phone", "friend", Tone.WARM),
    *(("phone", "business", tone) for tone in Tone),
    ("video", "business", Tone.WARM),
)


@pytest.mark.parametrize("name", SITUATIONS)
def test_nothing_takes_a_shared_room_for_granted(name: str) -> None:
    found = set()
    for how, closeness, tone in WAYS:
        talk = put(name, how, closeness, tone)
        for text in () if talk is None else every_text(talk):
            if IN_ONE_ROOM.search(text) or (how == "phone" and NOT_HEARD.search(text)):
                found.add(text)
    assert not found


def test_face_to_face_the_room_may_be_spoken_of() -> None:
    name = "PART: two promises to pay are broken"
    talk = put(name, "visit", "business", Tone.WARM)
    assert talk is not None
    assert any(IN_ONE_ROOM.search(text) for text in every_text(talk))
