"""Where the questions of the mirror stand in the talk of each verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.domain.diagnosis import Gap, Said
from coach.engine.openings import with_also
from tests.talks import FILES, talk_case, talk_of

GAP = Gap("trouble", Said("trouble", "a", "It is so."), Said("trouble", "b", "It is not"), "How?")
SILENT = {"part-now", "stop"}  # they protect somebody
OPENS = {"exit": "thank", "save": "thank", "gather": "client"}


@pytest.mark.parametrize("name", sorted(file.stem for file in FILES.glob("*.yaml")))
def test_a_talk_opens_with_them_where_it_is_held_with_the_client(pack, name):
    diagnosis, facts = talk_case(pack, name)
    for tone in pack.info.tones:
        plain = talk_of(pack, diagnosis, facts, tone)
        talk = talk_of(pack, replace(diagnosis, gaps=(GAP, replace(GAP, opening=""))), facts, tone)
        asked = [part.id for part in talk.parts for line in part.lines if line.is_opening]
        assert asked == ([] if name in SILENT else [OPENS.get(name, "open")])
        left = [[each.id for each in part.lines if not each.is_opening] for part in talk.parts]
        assert left == [[each.id for each in part.lines] for part in plain.parts]


def test_it_says_what_each_would_say(pack):
    diagnosis, facts = talk_case(pack, "reset")
    talk = talk_of(pack, replace(diagnosis, gaps=(GAP,)), facts, pack.info.tones[0])
    line = next(line for part in talk.parts for line in part.lines if line.is_opening)
    assert line.because == (
        "You see it so: It is so. They would say: It is not. Ask before you go on."
    )
    assert line.text == line.generated == "How?"


def test_a_user_who_wrote_every_line_still_has_them_in_their_place(pack):
    diagnosis, facts = talk_case(pack, "reset")
    talk = talk_of(pack, replace(diagnosis, gaps=(GAP,)), facts, pack.info.tones[0])
    part = next(p for p in talk.parts if any(line.is_opening for line in p.lines))
    order = [variant.line for variant in part.outline]
    said = next(line for line in part.lines if not line.cue)
    assert order.index("mirror:trouble") == order.index(said.id.partition("/")[2]) + 1


@pytest.mark.parametrize("name", sorted(file.stem for file in FILES.glob("*.yaml")))
def test_what_else_they_should_hear_is_said_before_the_close(pack, name):
    diagnosis, facts = talk_case(pack, name)
    for tone in pack.info.tones:
        plain = talk_of(pack, diagnosis, facts, tone)
        talk = talk_of(pack, diagnosis, {**facts, "also": " The March sum is open "}, tone)
        line = talk.parts[-1].lines[0]
        assert line.text == line.generated == "The March sum is open."
        assert line.id == f"{talk.parts[-1].id}/also"
        assert talk.parts[-1].outline[0].line == "also"
        rest = [[each.id for each in part.lines if each != line] for part in talk.parts]
        assert rest == [[each.id for each in part.lines] for part in plain.parts]


def test_what_else_is_never_said_to_people_of_the_own_firm(pack):
    diagnosis, facts = talk_case(pack, "reset")
    talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
    before = tuple(replace(part, id="recommend") for part in talk.parts[:1])
    assert with_also(before, "The March sum is open.") == before
    assert with_also((), "The March sum is open.") == ()
