"""Where the questions of the mirror stand in the talk of each verdict."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coach.domain.rules.diagnosis import Gap, ReadBack
from coach.domain.talk.talk import PartRole, Tone
from coach.engine.talk.own_words import OwnWords, with_own_words
from tests.talks import FILES, talk_case, talk_of

GAP = Gap(
    "trouble", ReadBack("trouble", "a", "It is so."), ReadBack("trouble", "b", "It is not"), "How?"
)
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


TAKES = {  # the part that takes the own fault, and the one that takes what else is to be said
    "fix": ("facts", "close"),
    "handover": ("benefit", "history"),
    "invest": ("us", "close"),
    "part-now": ("conduct", "conduct"),
    "reprice": ("value", "value"),
    "reset": ("my-part", "close"),
    "save": ("thank", "plan"),
    "exit": ("thank", "close"),
    "part": ("reason", "reason"),
    "refer": ("reason", "bridge"),
}
FAULT, ALSO = "In May nobody rang back", "The March sum is open"


@pytest.mark.parametrize("name", sorted(TAKES))
def test_what_no_line_has_of_ones_own_is_said_where_it_belongs(pack, name):
    diagnosis, facts = talk_case(pack, name)
    facts = {**facts, "our_part": "", "also": ""}
    facts.pop("also_place", "")
    for tone in pack.info.tones:
        plain = talk_of(pack, diagnosis, facts, tone)
        talk = talk_of(pack, diagnosis, {**facts, "our_part": FAULT, "also": f" {ALSO} "}, tone)
        whole = " ".join(line.text for part in talk.parts for line in part.lines)
        assert whole.count(f"{FAULT}.") == whole.count(f"{ALSO}.") == 1
        led = name in {"exit", "fix", "reset", "part", "part-now", "reprice"}
        for words, within in zip((FAULT, ALSO), TAKES[name], strict=True):
            part, line = next(
                (part, line) for part in talk.parts for line in part.lines if words in line.text
            )
            assert line.generated == line.text
            assert line.told
            if line.id.endswith(("/own-fault", "/also")):
                assert part.id == within
                # a fault is led in, and what else they should hear where it follows what happened
                assert line.text.startswith(words) is (line.id.endswith("/also") and not led)
        added = {"also", "also-two", "also-three", "not-ended", "own-fault"}
        rest = [
            [each.id for each in part.lines if each.id.partition("/")[2] not in added]
            for part in talk.parts
        ]
        if not any("own-fault" not in each.id and FAULT in each.text for each in lines_of(talk)):
            assert rest == [
                [each.id for each in part.lines if each.id.partition("/")[2] not in added]
                for part in plain.parts
            ]


MORE = frozenset({"also_two", "also_three"})


def lines_of(talk):
    return [line for part in talk.parts for line in part.lines]


def test_it_is_said_before_the_directions_that_end_its_part(pack):
    diagnosis, facts = talk_case(pack, "part")
    talk = talk_of(pack, diagnosis, {**facts, "our_part": FAULT}, pack.info.tones[0])
    reason = next(part for part in talk.parts if part.id == "reason")
    names = [line.id for line in reason.lines]
    assert not reason.lines[names.index("reason/own-fault") - 1].cue
    assert reason.lines[-1].cue
    assert [each.line for each in reason.outline].count("own-fault") == 1


def test_what_else_is_one_thing_more_where_it_has_nothing_to_do_with_the_rest(pack):
    diagnosis, facts = talk_case(pack, "fix")
    facts = {name: value for name, value in facts.items() if name not in MORE}
    talk = talk_of(pack, diagnosis, {**facts, "also": ALSO}, pack.info.tones[0])
    close = next(part for part in talk.parts if part.id == "close")
    assert [line.id for line in close.lines if not line.cue][-2] == "close/also"


def test_what_else_stands_beside_the_open_work_and_does_not_end_the_talk(pack):
    diagnosis, facts = talk_case(pack, "handover")
    talk = talk_of(pack, diagnosis, {**facts, "also": ALSO}, pack.info.tones[0])
    history = next(part for part in talk.parts if part.id == "history")
    ids = [line.id for line in history.lines]
    assert ids.index("history/also") == ids.index("history/open-points") + 1


def test_a_fact_without_words_to_lead_it_in_is_said_as_it_stands(pack):
    diagnosis, facts = talk_case(pack, "handover")
    bare = tuple(replace(fact, led_in=()) for fact in pack.talk.facts)
    content = replace(pack, talk=replace(pack.talk, facts=bare))
    talk = talk_of(content, diagnosis, {**facts, "also": ALSO}, pack.info.tones[0])
    assert f"{ALSO}." in [line.text for line in lines_of(talk)]


def test_what_a_line_says_already_is_not_said_again(pack):
    diagnosis, facts = talk_case(pack, "part")
    facts = {**facts, "our_reason": f"{FAULT}.", "our_part": FAULT, "also": ""}
    talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
    assert not any(line.id.endswith("/own-fault") for line in lines_of(talk))


def test_words_that_only_begin_other_words_of_the_talk_are_said(pack):
    diagnosis, facts = talk_case(pack, "part")
    reason = "The prices of March went out twice."
    facts = {**facts, "our_reason": reason, "our_part": "", "also": "The price"}
    talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
    assert any(reason in line.text for line in lines_of(talk))
    assert sum(line.text == "The price." for line in lines_of(talk)) == 1


def test_what_stands_in_both_fields_is_said_once(pack):
    diagnosis, facts = talk_case(pack, "part")
    facts = {**facts, "our_part": FAULT, "also": f"{FAULT}."}
    talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
    assert sum(line.text.count(FAULT) for line in lines_of(talk)) == 1


def test_what_else_is_never_said_to_people_of_the_own_firm(pack):
    diagnosis, facts = talk_case(pack, "part")
    talk = talk_of(pack, diagnosis, facts, pack.info.tones[0])
    inside = {"id": "recommend", "role": PartRole.BEFOREHAND}
    before = tuple(replace(part, **inside) for part in talk.parts[:1])
    variant = next(fact.led_in[0] for fact in pack.talk.facts if fact.id == "also")
    words = OwnWords(variant, ALSO, ALSO, {"recommend"})
    assert with_own_words(before, [words]) == before
    assert with_own_words((), [words]) == ()


@pytest.mark.parametrize("name", ["gather", "stop"])
def test_what_a_case_is_not_asked_is_not_said_though_it_was_told_before(pack, name):
    diagnosis, facts = talk_case(pack, name)
    tone = pack.info.tones[0]
    told = {"our_part": FAULT, "also": ALSO}
    assert talk_of(pack, diagnosis, {**facts, **told}, tone) == talk_of(
        pack, diagnosis, facts, tone
    )


PLACES = [
    ("exit", "happened", "thank"),
    ("exit", "still-open", "bridge"),
    ("fix", "one-more", "close"),
    ("handover", "one-more", "close"),
    ("part", "still-open", "bridge"),
    ("part", "one-more", "close"),
    ("part-now", "still-open", "terms"),
    ("reprice", "one-more", "close"),
    ("reset", "happened", "my-part"),
    ("save", "happened", "thank"),
    ("save", "one-more", "close"),
]


@pytest.mark.parametrize(("name", "place", "within"), PLACES)
def test_it_is_said_where_the_user_wants_it(pack, name, place, within):
    diagnosis, facts = talk_case(pack, name)
    for tone in pack.info.tones:
        talk = talk_of(pack, diagnosis, {**facts, "also": ALSO, "also_place": place}, tone)
        assert [part.id for part in talk.parts for line in part.lines if ALSO in line.text] == [
            within
        ]


def test_at_the_end_it_is_one_thing_more_before_the_goodbye(pack):
    diagnosis, facts = talk_case(pack, "part")

    def last_but_one(our_part: str) -> str:
        alone = {name: value for name, value in facts.items() if name not in MORE}
        told = {**alone, "our_part": our_part, "also": ALSO, "also_place": "one-more"}
        talk = talk_of(pack, diagnosis, told, Tone.WARM)
        close = next(part for part in talk.parts if part.id == "close")
        return [line.text for line in close.lines if not line.cue][-2]

    assert last_but_one("") == f"And one more thing. {ALSO}."
    # After an apology, leave is asked: it may be about them.
    assert last_but_one("I came late twice.") == f"And may I add one thing? {ALSO}."


def test_what_is_open_stands_beside_the_rest_that_is_open(pack):
    diagnosis, facts = talk_case(pack, "part")
    talk = talk_of(pack, diagnosis, {**facts, "also": ALSO, "also_place": "still-open"}, Tone.WARM)
    bridge = next(part for part in talk.parts if part.id == "bridge")
    ids = [line.id for line in bridge.lines]
    assert ids.index("bridge/also") == ids.index("bridge/open") + 1


def test_where_they_may_stay_leave_is_asked_for_what_else_is_to_be_said(pack):
    diagnosis, facts = talk_case(pack, "save")
    told = {**facts, "also": ALSO, "also_place": "", "their_share": ""}
    plan = next(
        part for part in talk_of(pack, diagnosis, told, Tone.WARM).parts if part.id == "plan"
    )
    said = [line.text for line in plan.lines]
    at = next(number for number, text in enumerate(said) if text.startswith(f"{ALSO}."))
    assert said[at - 2].endswith("I’m taking nothing back. May I say it?")
    assert said[at].endswith("my part stays mine.")
