"""Where the questions of the mirror stand in the talk of each verdict."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.rules.diagnosis import Gap, Said
from coach.engine.talk.openings import with_own_words
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


TAKES = {
    "fix": "facts",
    "handover": "news",
    "invest": "us",
    "part-now": "conduct",
    "reprice": "value",
    "reset": "my-part",
    "save": "thank",
    "exit": "thank",
    "part": "reason",
    "refer": "reason",
}
FAULT, ALSO = "In May nobody rang back", "The March sum is open"


@pytest.mark.parametrize("name", sorted(TAKES))
def test_what_no_line_has_of_ones_own_ends_the_part_with_the_reason(pack, name):
    diagnosis, facts = talk_case(pack, name)
    facts = {**facts, "our_part": "", "also": ""}
    for tone in pack.info.tones:
        plain = talk_of(pack, diagnosis, facts, tone)
        talk = talk_of(pack, diagnosis, {**facts, "our_part": FAULT, "also": f" {ALSO} "}, tone)
        whole = " ".join(line.text for part in talk.parts for line in part.lines)
        assert whole.count(FAULT) == whole.count(ALSO) == 1
        part = next(each for each in talk.parts if each.id == TAKES[name])
        assert part.lines[-1].text == part.lines[-1].generated == f"{ALSO}."
        assert part.lines[-1].id == f"{part.id}/also"
        assert part.outline[-1].line == "also"
        added = {"also", "own-fault"}
        rest = [
            [each.id for each in part.lines if each.id.partition("/")[2] not in added]
            for part in talk.parts
        ]
        if not any("own-fault" not in each.id and FAULT in each.text for each in part.lines):
            assert rest == [[each.id for each in part.lines] for part in plain.parts]


def test_what_a_line_says_already_is_not_said_again(pack):
    diagnosis, facts = talk_case(pack, "part")
    facts = {**facts, "our_reason": f"{FAULT}.", "our_part": FAULT, "also": ""}
    talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
    assert not any(line.id.endswith("/own-fault") for part in talk.parts for line in part.lines)


def test_what_else_is_never_said_to_people_of_the_own_firm(pack):
    diagnosis, facts = talk_case(pack, "part")
    talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
    before = tuple(replace(part, id="recommend") for part in talk.parts[:1])
    assert with_own_words(before, {"recommend"}, FAULT, ALSO) == before
    assert with_own_words((), (), FAULT, ALSO) == ()


@pytest.mark.parametrize("name", ["gather", "stop"])
def test_what_a_case_is_not_asked_is_not_said_though_it_was_told_before(pack, name):
    diagnosis, facts = talk_case(pack, name)
    tone = pack.info.tones[0]
    told = {"our_part": FAULT, "also": ALSO, "feared": "Why me?", "feared_reply": "Because."}
    assert talk_of(pack, diagnosis, {**facts, **told}, tone) == talk_of(
        pack, diagnosis, facts, tone
    )
